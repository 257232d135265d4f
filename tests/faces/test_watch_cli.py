"""The verb `watch`: one round over a site of this machine, with its digest and its alerts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.faces.cli import app
from stub import serving

TOLD = "Le Mali a expulsé lundi l'ambassadeur de France, a annoncé le ministère malien des Affaires étrangères."


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_one_round(lang: str, tmp_path: Path) -> None:
    """A list of feeds is read, a page about two states is coded, and the digest says so in the language that is asked for."""
    with serving() as site:
        item = f"<item><title>Rappel</title><link>{site.url}/1</link><pubDate>Mon, 07 Apr 2025 10:00:00 +0000</pubDate></item>"
        site.pages["/feed"] = (200, {}, f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{item}</channel></rss>'.encode())
        site.pages["/1"] = (200, {"content-type": "text/html; charset=utf-8"}, f"<html><body><article><h1>Rappel</h1><p>{TOLD}</p><p>{TOLD}</p></article></body></html>".encode())
        opml = tmp_path / "feeds.opml"
        opml.write_text(f'<opml version="2.0"><body><outline text="Le Fleuve" xmlUrl="{site.url}/feed"/></body></opml>', "utf-8")
        asked = ["watch", str(opml), "--once", "--allow-private", "--pause", "0", "--ledger", str(tmp_path / "ledger"), "--lang", lang]
        done = CliRunner().invoke(app, asked)
        assert done.exit_code == 0, done.output
        assert ("articles nouveaux" if lang == "fr" else "new articles") in done.output.replace("\u00a0", " ")
        again = json.loads(CliRunner().invoke(app, [*asked, "--json"]).output)
    assert (again["read"], again["new"], again["failing"]) == (1, 0, [])


@pytest.mark.parametrize(("given", "words"), [(["none.opml"], "cannot be read"), (["https://a.example", "--tell", "weather"], "--tell knows")])
def test_wrong_usage(given: list[str], words: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["watch", *given, "--once", "--ledger", str(tmp_path / "ledger")])
    assert done.exit_code == 2
    assert words in done.output

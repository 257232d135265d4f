"""Texts that would be more than texts, addresses that would be more than addresses, and ledgers that change or hold nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from importlib import import_module
from math import inf
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from press import press
from serving import CHROMIUM, served
from starlette.testclient import TestClient

from dragoman.faces.web import shelf
from dragoman.faces.web.app import create
from dragoman.faces.web.guards import Options
from dragoman.ledger import store
from dragoman.ledger.book import Ledger
from dragoman.records import Coding
from fakes import article, characterisation, event

HOME = "http://127.0.0.1:8377"
SCRIPTS = (
    "<script>document.title='run'</script>", "<img src=x onerror=\"document.title='run'\">", "\"><svg onload=\"document.title='run'\">", "'-document.title='run'-'", "{{ 7 * 7 }}{% raw %}",
    "</title><script>document.title='run'</script>", "javascript:document.title='run'", "\u202egnp.exe\u202c \u2066x", "]]><!--", "<a href=javascript:alert(1)>",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in which every text that can be is hostile."""
    ledger = Ledger.open(tmp_path_factory.mktemp("hostile") / "ledger", create=True)
    rows = []
    for n, script in enumerate(SCRIPTS * 2):
        told = article(f"{script} Bamako a accusé Washington, numéro {n}.", outlet=script, title=script, published=f"2025-{n % 12 + 1:02}-05")
        told = replace(told, url=f"javascript:document.title='run'//{n}", credit=script)
        made = event(told, ("ACCUSE", "CONSULT")[n % 2], n % 3, start=f"2025-{n % 12 + 1:02}-04", speaker=script, condition=script, confidence=0.9)
        rows.append((told, Coding(told.id, "fr", (made,), (characterisation(told, label=script),))))
    with ledger.writing():
        ledger.add(rows, "<b>fake</b>")
    return ledger.folder


@pytest.fixture(scope="module")
def paths(hostile: Path) -> list[str]:
    ledger = Ledger.open(hostile)
    events = ledger.events()
    fixed = ["/fr/", "/fr/?q=<script>alert(1)</script>", "/fr/pair/MLI/USA", "/fr/review", "/fr/sources", "/fr/method", "/fr/commitments", "/fr/pair/<script>/x", "/fr/sources?outlet=<script>"]
    return fixed + [f"/fr/incident/{e.id}" for e in events[:4]] + [f"/fr/article/{e.article}" for e in events[:10]]


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def test_text_is_never_more(hostile: Path, paths: list[str]) -> None:
    """Every tag and attribute of a page is ours; marks that turn the writing direction are gone, and no text is taken for a template."""
    client = TestClient(create(hostile), base_url=HOME)
    for path in paths:
        text = client.get(path).text
        tags = Tags(text).found
        assert not {"iframe", "object", "embed", "base", "style"} & {tag for tag, _ in tags}, path
        assert not [name for _, attrs in tags for name in attrs if name.startswith("on") or name == "style"], path
        assert all(attrs["href"].startswith(("/", "#")) for _, attrs in tags if "href" in attrs), path
        assert all(re.fullmatch(r"/(fr|en)/pair/[A-Z]{3}/[A-Z]{3}/[a-z]+\.svg\?[^\"<>]*", attrs.get("src", "")) for tag, attrs in tags if tag == "img"), path
        assert all(re.fullmatch(r"/static/[a-z]+\.js", attrs.get("src", "")) for tag, attrs in tags if tag == "script"), path
        assert not set("\u202e\u2066\x1b") & set(text), path
    assert "{{ 7 * 7 }}" in client.get("/fr/sources").text


@pytest.mark.skipif(not CHROMIUM.exists(), reason="no chromium: the pages are not looked at")
def test_nothing_runs(hostile: Path, paths: list[str]) -> None:
    """In a browser none of it runs."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with served(hostile) as site, playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page()
        page.set_default_timeout(400_000)
        said: list[str] = []
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("console", lambda m: said.append(m.text) if "Security Policy" in m.text else None)
        for path in paths:
            page.goto(site + path)
            assert page.title() != "run", path
        assert said == []
        browser.close()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a small ledger, of which nothing is drawn: an address that nobody has asked for yet would be drawn for seconds."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(import_module("dragoman.faces.web.reading"), "drawn", lambda figure, id: "")
        with TestClient(create(press(tmp_path_factory.mktemp("small") / "ledger", months=8), Options()), base_url=HOME, raise_server_exceptions=False) as client:
            yield client


ODD = st.one_of(st.text(max_size=40), st.sampled_from(["", "0", "-1", "1e9", "99999999999", "2026-13", "2026-02-30", "٢٠٢٦", "1'--", "' OR 1=1", "\x00", "%", "../..", "a" * 300, "1,2,3,4", "NaN"]))
NAMES = ("from", "to", "quad", "min", "page", "order", "q", "sort", "kind", "state", "rule", "pair", "at", "outlet", "mask", "done")
PAGES = ("/fr/", "/fr/pair/FRA/DZA", "/fr/pair/FRA/DZA.json", "/fr/pair/FRA/DZA.csv", "/fr/pair/FRA/DZA/words.json", "/fr/pair/FRA/DZA/mirror.svg", "/en/commitments", "/en/signals", "/en/review", "/en/sources", "/en/data", "/en/method", "/en/corrections", "/en/pairs.csv")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(path=st.sampled_from(PAGES), query=st.dictionaries(st.sampled_from(NAMES), ODD, max_size=4))
def test_every_parameter(small: TestClient, path: str, query: dict[str, str]) -> None:
    """Whatever stands in an address, the answer is a page or says what is wrong with it."""
    assert small.get(path, params={name: value.encode("utf-8", "replace").decode() for name, value in query.items()}).status_code in (200, 404, 422)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(page=st.sampled_from(["pair/{}/DZA", "pair/FRA/{}", "incident/{}", "article/{}", "pair/FRA/DZA/{}.json", "{}"]), name=ODD)
def test_every_name(small: TestClient, page: str, name: str) -> None:
    """The same of names in the path."""
    from urllib.parse import quote

    assert small.get(f"/fr/{page.format(quote(name.encode('utf-8', 'replace'), safe=''))}").status_code in (200, 307, 404, 422)


def test_empty_ledger(tmp_path: Path) -> None:
    """A ledger without articles has pages that say what to do."""
    ledger = Ledger.open(tmp_path / "ledger", create=True)
    with ledger.writing():
        pass
    client = TestClient(create(ledger.folder), base_url=HOME)
    for path in ("", "commitments", "signals", "review", "sources", "data", "method", "corrections"):
        assert client.get(f"/en/{path}").status_code == 200, path
    assert "dragoman read" in client.get("/en/").text
    assert client.get("/en/pair/MLI/USA").status_code == 404


def test_ledger_that_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read while the page is open is on the next page where it costs little, and nothing costs much here; a correction of another process is in any case."""
    monkeypatch.setattr(shelf, "ALONE", inf)
    monkeypatch.setattr(store, "CHEAP", inf)
    folder = press(tmp_path / "ledger", months=4)
    with TestClient(create(folder), base_url=HOME) as client:
        before = len(client.get("/en/pair/FRA/DZA.json").json()["incidents"])
        press(folder, months=6)
        after = client.get("/en/pair/FRA/DZA.json").json()["incidents"]
        assert len(after) > before
        from dragoman.desk import Desk

        desk = Desk.open(folder)
        desk.correct([desk.corrected("reject", id, "another") for id in after[0]["events"]])
        assert len(client.get("/en/pair/FRA/DZA.json").json()["incidents"]) == len(after) - 1
        assert client.get(f"/en/incident/{after[0]['best']}").status_code == 410

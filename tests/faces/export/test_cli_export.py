"""`dragoman export --to`: files, folders, standard output, and one sentence for what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from dragoman.desk import Desk
from dragoman.faces.cli import app

runner = CliRunner()


def run(desk: Desk, *words: str) -> tuple[int, str, str]:
    """What the verb gives."""
    done = runner.invoke(app, ["export", "--ledger", str(desk.folder), "--lang", "en", *words])
    return done.exit_code, done.stdout, done.stderr


def test_to(sample: Desk, tmp_path: Path) -> None:
    """A format goes where it is sent, with the choice that was made."""
    code, out, _ = run(sample, "--to", "polecat", "--pair", "Algérie", "fr", "--min-sources", "1", "-o", str(tmp_path / "x.tsv"))
    assert code == 0 and "x.tsv" in out and (tmp_path / "x.tsv").read_text().startswith("Event ID\t")
    code, out, _ = run(sample, "--to", "plover", "--pair", "DZA", "FRA", "--since", "2025-04", "--until", "2025-04", "--text", "none", "-o", "-")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and rows and not any("text" in row for row in rows)
    code, out, _ = run(sample, "--to", "csv", "-o", "-", "--include-machine")
    assert code == 0 and out.splitlines()[0].startswith("event_id,") and out.splitlines()[0].endswith(",machine")


def test_wrong(sample: Desk, tmp_path: Path) -> None:
    """Exit code 2 and one sentence."""
    for words, told in (
        (("--to", "excel", "-o", "-"), "there are csv"),
        (("--pair", "DZA", "FRA", "-o", "x.dragoman"), "needs a format"),
        (("-o", str(tmp_path / "x.tsv")), "ends in .dragoman"),
        (("--to", "csv", "--pair", "Mali", "Atlantis", "-o", "-"), "Atlantis"),
        (("--to", "polecat", "--include-machine", "-o", "-"), "no place"),
        (("--to", "csv", "--text", "all", "-o", "-"), "'quote' or 'none'"),
    ):
        code, _, said = run(sample, *words)
        assert code == 2 and told in said and said.count("\n") == 1, words

"""The page of formats: every format and every column is on it, and its lines of Python run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.desk import Desk
from dragoman.faces.export import deliver, gdelt, icews, polecat, tables
from dragoman.faces.export.formats import FORMATS
from dragoman.faces.export.selection import Selection

PAGE = (Path(__file__).parents[3] / "docs" / "formats.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
#: what the blocks call the files that they read
FILES = {
    "csv": "native", "parquet": "parquet", "polecat": "polecat.tsv", "plover": "plover.jsonl", "icews": "icews.tsv", "gdelt": "gdelt", "graphml": "network.graphml", "ics": "promises.ics",
    "csl": "articles.csl.json", "jsonld": "events.jsonld", "stix": "events.stix.json",
}  # fmt: skip


def test_all_is_there() -> None:
    """Each format is named in a heading; each column stands on the page; our own with type and meaning."""
    headings = " ".join(re.findall(r"^## (.*)$", PAGE, re.MULTILINE))
    assert all(f"`{name}`" in headings for name in FORMATS)
    assert all(f"`{name}`" in PAGE for name in (*polecat.COLUMNS, *icews.COLUMNS, *gdelt.EVENTS, *gdelt.MENTIONS))
    assert all(f"| `{c.name}` | {c.kind} | {c.meaning} |" in PAGE for c in (*tables.EVENTS, *tables.TELLINGS, *tables.SOURCES))


@pytest.fixture(scope="module")
def place(sample: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the blocks read."""
    folder = tmp_path_factory.mktemp("page")
    for name, target in FILES.items():
        deliver.export(name, Selection(sample), folder / target)
    return folder


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_block(number: int, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A block runs, and prints something."""
    monkeypatch.chdir(place)
    exec(compile(BLOCKS[number], f"block {number}", "exec"), {})
    assert capsys.readouterr().out.strip()

"""What holds of every format: the same ledger gives the same bytes, no quotation goes out where none may, what was there stays where writing fails."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dragoman.desk import Desk
from dragoman.errors import UsageError
from dragoman.faces.export import deliver
from dragoman.faces.export.formats import FORMATS
from dragoman.faces.export.selection import Choice, Selection, choice
from dragoman.faces.messages import Messages
from dragoman.ledger.book import Ledger

PAIR = ("DZA", "FRA")


def content(made: Path) -> bytes:
    """All bytes of an export, without the wrapping of files that pack them."""
    files = sorted(made.rglob("*")) if made.is_dir() else [made]
    return b"\n".join(_unpacked(path) for path in files)


def _unpacked(path: Path) -> bytes:
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as file:
            return b"\n".join(file.read(name) for name in file.namelist())
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        return repr(pq.read_table(path).to_pylist()).encode()
    return path.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_same_bytes(name: str, desk: Desk) -> None:
    """Two exports of one ledger, each by a desk of its own, are one and the same to the byte."""
    made = []
    for _ in range(2):
        with deliver.payload(name, Selection(Desk(Ledger.open(desk.folder)), Choice())) as path:
            made.append(path.read_bytes())
    assert made[0] == made[1] and made[0]


@pytest.mark.parametrize("name", FORMATS)
def test_no_quotation(name: str, sample: Desk, tmp_path: Path) -> None:
    """Without text no sentence of an article goes out, nor the words for an actor or a condition; a headline does, by which an article is cited."""
    selection = Selection(sample, choice(PAIR, text="none"))
    target = tmp_path / name if FORMATS[name].main else tmp_path / f"x{FORMATS[name].suffix}"
    deliver.export(name, selection, target)
    out = content(target).decode("utf-8", "replace")
    whole = list(Selection(sample, choice(PAIR)))
    titles = {s.title for found in whole for s in found.sources.values() if s.title}
    for found in whole:
        for event in found.events:
            for role, quote in event.quotes.items():
                if len(quote.text.split()) > 3 and not any(quote.text.rstrip(".") in title for title in titles):
                    assert quote.text not in out and quote.text[:40] not in out.replace("\r\n ", ""), (role, quote.text)


@pytest.mark.parametrize("name", FORMATS)
def test_words(name: str) -> None:
    """Each format says what it is for in both languages, has a suffix and a media type."""
    assert all(Messages(lang)(f"format.{name}") for lang in ("fr", "en"))
    assert FORMATS[name].suffix.startswith(".") and "/" in FORMATS[name].media


@pytest.mark.parametrize("name", FORMATS)
def test_empty(name: str, sample: Desk, tmp_path: Path) -> None:
    """A choice of nothing is written too."""
    with deliver.payload(name, Selection(sample, choice(PAIR, since="1700", until="1701"))) as path:
        assert path.stat().st_size > 0 or FORMATS[name].suffix == ".jsonl"


def test_min_sources(sample: Desk) -> None:
    """Of an export of at least two sources, each incident has two; there are fewer of them, but some."""
    some, whole = (list(Selection(sample, choice(min_sources=n))) for n in (2, 1))
    assert 0 < len(some) < len(whole)
    assert all(len(found.incident.origins) > 1 for found in some)


def test_wrong_choices(sample: Desk, tmp_path: Path) -> None:
    """A wrong format, text, pair or place is one sentence; what was there before stays."""
    with pytest.raises(UsageError, match="there are csv"):
        deliver.export("excel", Selection(sample), tmp_path / "x")
    for wrong in ({"text": "some"}, {"min_sources": 0}, {"pair": ("Mali", "MLI")}, {"pair": ("Mali", "Atlantis")}, {"since": "hier"}):
        with pytest.raises(UsageError):
            choice(**wrong)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="these have: csv"):
        deliver.export("polecat", Selection(sample, choice(machine=True)), tmp_path / "x.tsv")
    (tmp_path / "file").write_text("was here")
    with pytest.raises(UsageError, match="cannot be written there"):
        deliver.export("csv", Selection(sample, choice(PAIR)), tmp_path / "file" / "below")
    assert (tmp_path / "file").read_text() == "was here"


def test_places(sample: Desk, tmp_path: Path) -> None:
    """A folder that is there takes a file under a name that says what it is; several files go into a folder or a zip."""
    selection = Selection(sample, choice(PAIR))
    assert deliver.export("polecat", selection, tmp_path) == [tmp_path / "dragoman-polecat-DZA-FRA.tsv"]
    assert [p.name for p in deliver.export("csv", selection, tmp_path / "new")] == ["CITATION.cff", "README.md", "datapackage.json", "events.csv", "sources.csv", "tellings.csv"]
    (made,) = deliver.export("csv", selection, tmp_path / "all.zip")
    with zipfile.ZipFile(made) as file:
        assert file.namelist() == ["CITATION.cff", "README.md", "datapackage.json", "events.csv", "sources.csv", "tellings.csv"]
        assert file.read("events.csv") == (tmp_path / "new" / "events.csv").read_bytes()

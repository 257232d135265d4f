"""Object storage: what lies there is read as files of this disk are, and what cannot be is a sentence."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import fsspec
import pytest

from dragoman import flow
from dragoman.documents.read import files, read
from dragoman.ledger.book import Ledger
from dragoman.options import FlowOptions, ReadOptions
from dragoman.records import Article, Refusal
from fakes import make
from made import response, warc_gz

FRENCH = "Le gouvernement malien a rappelé son ambassadeur à Alger, a annoncé lundi le ministère des Affaires étrangères."
PAGE = f"<html><body><article><h1>Un rappel</h1><p>{FRENCH}</p><p>Alger a regretté ce rappel, selon une source diplomatique.</p></article></body></html>"


@pytest.fixture
def store() -> Iterator[fsspec.AbstractFileSystem]:
    """A store in memory with a text, an archive and a file that is not to be read."""
    made = fsspec.filesystem("memory")
    made.pipe({"/press/b.txt": FRENCH.encode(), "/press/more/a.warc.gz": warc_gz(response("https://fleuve.example/1", PAGE.encode())), "/press/.hidden": b"x"})
    yield made
    made.rm("/", recursive=True)


def test_a_folder_of_a_store(store: fsspec.AbstractFileSystem) -> None:
    """Its files by name, each with its address as its source."""
    assert list(files(["memory://press"])) == ["memory:///press/b.txt", "memory:///press/more/a.warc.gz"]
    found = list(read(["memory://press"]))
    assert [a.source for a in found if isinstance(a, Article)] == ["memory:///press/b.txt", "memory:///press/more/a.warc.gz record 1"]


def test_one_file_and_a_file_of_this_disk(store: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, "utf-8")
    assert [isinstance(a, Article) for a in read(["memory://press/b.txt", f"file://{tmp_path}/a.txt"])] == [True, True]


@pytest.mark.parametrize(
    ("url", "words"),
    [("memory://nothing/here", "there is no such file"), ("https://a.example/x", "dragoman watch"), ("http://169.254.169.254/", "dragoman watch"), ("s3://bucket/x", r"dragoman\[s3\]"), ("gs://bucket/x", r"dragoman\[gcs\]"),
     ("zip://x::memory://y", "only object storage")],
)  # fmt: skip
def test_what_cannot_be_read(url: str, words: str, store: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not there, pages of the web, a driver that is not installed."""
    monkeypatch.setitem(sys.modules, "s3fs", None)
    monkeypatch.setitem(sys.modules, "gcsfs", None)
    (refusal,) = read([url])
    assert isinstance(refusal, Refusal)
    assert re.search(words, refusal.reason), refusal.reason


def test_a_file_that_is_too_large(store: fsspec.AbstractFileSystem) -> None:
    """Refused before it is fetched."""
    store.pipe("/press/large.txt", b"x" * 5000)
    (refusal,) = read(["memory://press/large.txt"], ReadOptions(max_bytes=1000))
    assert isinstance(refusal, Refusal) and "larger than" in refusal.reason


def test_parts_are_asked_where_they_lie(store: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    """An archive of a store is read into a ledger, its parts are copied to the store, and DuckDB asks them there."""
    run = flow.read(["memory://press"], Ledger.open(tmp_path / "ledger", create=True), FlowOptions(), make=make)
    assert (run.counts["new"], run.inputs) == (2, ("memory://press",))
    store.put(str(tmp_path / "ledger" / "parts"), "/lake/parts", recursive=True)
    asked = duckdb.connect()
    asked.register_filesystem(store)
    assert asked.sql("SELECT type, count(*) FROM read_parquet('memory://lake/parts/*/events.parquet') GROUP BY ALL").fetchall() == [("CONSULT", 2)]

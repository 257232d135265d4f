"""Older parts, texts that are not kept, coding anew, compaction, a ledger in a file: nothing is lost on the way."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dragoman import flow
from dragoman.desk import Desk
from dragoman.errors import LedgerError
from dragoman.ledger import parts
from dragoman.ledger.book import Ledger
from dragoman.ledger.keeping import KEEPS
from dragoman.ledger.rows import VERSION
from dragoman.options import CodeOptions, FlowOptions
from dragoman.records import Article, Coding
from fakes import FakeCoder, article, event

SAMPLES = Path(__file__).parent / "samples"


def kept(folder: Path, *texts: str, keep: str = "full") -> Ledger:
    """A ledger of these texts, each in a part of its own."""
    ledger = Ledger.open(folder, create=True)
    with ledger.writing():
        for text in texts:
            told = article(text)
            ledger.add([(told, Coding(told.id, "fr", (event(told),)))], "fake+1", keep)  # type: ignore[arg-type]
    return ledger


@pytest.mark.parametrize("sample", sorted(p.name for p in SAMPLES.iterdir()))
def test_older_ledgers(tmp_path: Path, sample: str) -> None:
    """A ledger of any older version is read as it is, and brought to this version by the first who writes, with the same answers."""
    folder = tmp_path / sample
    shutil.copytree(SAMPLES / sample, folder)
    before = Ledger.open(folder)
    told = (before.events(), before.articles(), before.characterisations(), before.refusals())
    assert [e.type for e in told[0]] == ["SANCTION", "SANCTION"]
    assert [c.credit for c in before.prints([a.id for a in told[1]])] == ["AFP", None]

    with before.writing():
        pass
    after = Ledger.open(folder)
    assert (after.events(), after.articles(), after.characterisations(), after.refusals()) == told
    assert {parts.version(p) for p in parts.listed(folder / "parts")} == {VERSION}
    assert json.loads((folder / "ledger.json").read_text())["version"] == VERSION
    assert [c.credit for c in after.prints([a.id for a in told[1]])] == ["AFP", None]


@pytest.mark.parametrize("keep", KEEPS)
def test_kept_text(tmp_path: Path, keep: str) -> None:
    """Whatever is kept of a text, every quote can be shown, and copies are known."""
    text = "Bamako a expulsé l'ambassadeur. Le reste du texte n'est cité nulle part, mais il y est."
    told = article(text)
    sentence = text.index(".") + 1
    quoted = event(told)
    quoted = replace(quoted, quotes={role: replace(q, end=min(q.end, sentence), text=q.text[:sentence]) for role, q in quoted.quotes.items()})
    ledger = Ledger.open(tmp_path, create=True)
    with ledger.writing():
        ledger.add([(told, Coding(told.id, "fr", (quoted,)))], "fake+1", keep)  # type: ignore[arg-type]

    (found,) = ledger.events()
    assert {role: q.text for role, q in found.quotes.items()} == {role: q.text for role, q in quoted.quotes.items()}
    there = ledger.article(told.id)
    assert there is not None
    assert {"no": "", "quotes": text[:sentence] + " " * (len(text) - sentence), "full": text}[keep] == there.text
    assert len(ledger.prints([told.id])[0].sketch.hashes) > 5


class Other(FakeCoder):
    """The coder after a change of packs: another category, and some articles without an event."""

    fingerprint = "fake+2"

    def code_all(self, articles: Iterable[Article]) -> Iterator[Coding]:
        for told in articles:
            yield Coding(told.id, told.lang, () if "7" in told.text else (event(told, "ACCUSE"),))


def other(options: CodeOptions) -> Other:
    """The other coder, as `flow` asks for one."""
    return Other()


def test_again(tmp_path: Path) -> None:
    """Kept articles are coded anew, what changed is said, the old parts go, and a second time nothing is left to do."""
    ledger = kept(tmp_path, *(f"Article {n} de la série." for n in range(10)))
    changes, without = flow.again(ledger, FlowOptions(), make=other)

    assert (changes.altered, changes.gone, changes.added, changes.same, without) == (9, 1, 0, 0, 0)
    assert {e.type for e in Ledger.open(tmp_path).events()} == {"ACCUSE"}
    assert len(ledger.articles()) == 10
    assert {p.name for p in (tmp_path / "parts").iterdir()} == {p.name for p in parts.listed(tmp_path / "parts")}
    assert len(parts.listed(tmp_path / "parts")) == 1
    assert flow.again(ledger, FlowOptions(), make=other)[0].altered == 0


def test_again_is_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the new coding is whole the old one holds; a run that was cut off is taken up where it stood."""
    monkeypatch.setattr(flow, "SHARD", 4)
    ledger = kept(tmp_path, *(f"Article {n} de la série." for n in range(10)))
    coded: list[str] = []

    class Cut(Other):
        def code_all(self, articles: Iterable[Article]) -> Iterator[Coding]:
            for told in articles:
                if len(coded) == 6:
                    raise KeyboardInterrupt
                coded.append(told.id)
                yield from super().code_all([told])

    with pytest.raises(KeyboardInterrupt):
        flow.again(ledger, FlowOptions(), make=lambda options: Cut())
    assert {e.type for e in Ledger.open(tmp_path).events()} == {"CONSULT"}
    coded.clear()

    class Counting(Other):
        def code_all(self, articles: Iterable[Article]) -> Iterator[Coding]:
            rows = list(articles)
            coded.extend(a.id for a in rows)
            yield from super().code_all(rows)

    flow.again(ledger, FlowOptions(), make=lambda options: Counting())
    assert len(coded) == 6
    assert {e.type for e in Ledger.open(tmp_path).events()} == {"ACCUSE"}


def test_text_that_is_not_kept_keeps_its_coding(tmp_path: Path) -> None:
    """An article without its text cannot be coded anew, and says so; what is known of it stays."""
    ledger = kept(tmp_path, "Un fait.", keep="no")
    changes, without = flow.again(ledger, FlowOptions(), make=other)
    assert (changes.altered, without) == (0, 1)
    assert [e.type for e in ledger.events()] == ["CONSULT"]


def test_compaction(tmp_path: Path) -> None:
    """Fewer parts, the same answers; a reader that is open goes on."""
    ledger = kept(tmp_path, *(f"Article {n} de la série." for n in range(30)))
    reader = Ledger.open(tmp_path)
    before = (reader.events(), reader.articles())
    assert len(parts.listed(tmp_path / "parts")) == 30
    with ledger.writing():
        assert ledger.compact() == 1
    assert (reader.events(), reader.articles()) == before
    assert (Ledger.open(tmp_path).events(), Ledger.open(tmp_path).articles()) == before


def test_one_file_and_back(tmp_path: Path) -> None:
    """A ledger in one file, read into an empty ledger, is the same ledger, corrections and runs with it."""
    ledger = kept(tmp_path / "a", "Un fait.", "Deux faits.")
    desk = Desk(ledger)
    desk.correct([desk.corrected("confirm", ledger.events()[0].id, "a")])
    ledger.export(tmp_path / "all.dragoman")

    back = Ledger.open(tmp_path / "b", create=True)
    flow.read([tmp_path / "all.dragoman"], back, FlowOptions())
    assert (back.events(), back.articles(), back.corrections()) == (ledger.events(), ledger.articles(), ledger.corrections())


def test_two_ledgers_merge(tmp_path: Path) -> None:
    """Reading another ledger's folder puts its parts and corrections to ours; an article of both counts once."""
    ours, theirs = kept(tmp_path / "a", "Un fait.", "Deux faits."), kept(tmp_path / "b", "Deux faits.", "Trois faits.")
    desk = Desk(theirs)
    desk.correct([desk.corrected("reject", e.id, "b") for e in theirs.events()[:1]])
    flow.read([tmp_path / "b"], ours, FlowOptions())
    assert len(ours.articles()) == 3
    assert len(ours.events()) == 2


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 torn"])
def test_a_file_that_is_no_ledger(tmp_path: Path, content: bytes) -> None:
    """Such a file gives one sentence, and ours is as it was."""
    ledger = kept(tmp_path / "a", "Un fait.")
    (tmp_path / "x.dragoman").write_bytes(content)
    with pytest.raises(LedgerError, match=r"x\.dragoman"):
        flow.read([tmp_path / "x.dragoman"], ledger, FlowOptions())
    assert len(ledger.events()) == 1


def test_a_hostile_file(tmp_path: Path) -> None:
    """Paths that lead out of the ledger are not followed."""
    with zipfile.ZipFile(tmp_path / "x.dragoman", "w") as bundle:
        bundle.writestr("ledger.json", json.dumps({"version": VERSION}))
        bundle.writestr("../../evil.txt", "x")
        bundle.writestr("parts/../../evil.txt", "x")
    ledger = Ledger.open(tmp_path / "inner" / "a", create=True)
    flow.read([tmp_path / "x.dragoman"], ledger, FlowOptions())
    assert not list(tmp_path.rglob("evil.txt"))


def test_read_only_ledger(tmp_path: Path) -> None:
    """A ledger that cannot be written can be read: what is a cache is left out."""
    ledger = kept(tmp_path, "Un fait.")
    (tmp_path / ".seen.json").unlink(missing_ok=True)
    (tmp_path / ".seen.json").mkdir()
    assert len(Ledger.open(tmp_path).events()) == len(ledger.events()) == 1


def test_checksums_are_kept_and_not_summed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that was found whole is not read again to be summed, until its files change."""
    kept(tmp_path, "Un fait.")
    Ledger.open(tmp_path).events()
    summed: list[Path] = []
    real = parts._sum
    monkeypatch.setattr(parts, "_sum", lambda path: summed.append(path) or real(path))
    Ledger.open(tmp_path).events()
    assert not summed
    (path,) = (tmp_path / "parts").glob("*/events.parquet")
    pq.write_table(pq.read_table(path), path, compression="none")
    ledger = Ledger.open(tmp_path)
    assert ledger.events() == []
    assert summed
    assert len(ledger.damaged()) == 1



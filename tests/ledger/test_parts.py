"""Parts hold records as they were, whole or not at all."""

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import LedgerError, NewerLedgerError
from dragoman.ledger import parts
from dragoman.ledger.book import Ledger
from dragoman.records import Article, Coding, Refusal
from fakes import FakeCoder, article, characterisation, event

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


def kept(folder: Path, *shard: tuple[Article, Coding]) -> Ledger:
    """A ledger that holds a shard."""
    ledger = Ledger.open(folder, create=True)
    with ledger.writing():
        ledger.add(shard, "fake+1")
    return ledger


@given(
    text=texts, outlet=st.none() | texts, confidence=st.floats(0, 1), start=st.none() | st.sampled_from(["2026", "2026-02", "2026-02-05"])
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_record_to_part_and_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, outlet: str | None, confidence: float, start: str | None
) -> None:
    """What comes out of a part equals what went in, quotes and all."""
    told = article(text, outlet=outlet)
    coding = Coding(
        told.id, "fr", (event(told, confidence=confidence, start=start),), (characterisation(told),), (Refusal("code", told.id, text),)
    )

    ledger = kept(tmp_path_factory.mktemp("ledger"), (told, coding))

    assert told == ledger.article(told.id)
    assert list(coding.events) == ledger.events()
    assert list(coding.characterisations) == ledger.characterisations()
    assert list(coding.refusals) == ledger.refusals()


def test_lone_surrogates(tmp_path: Path) -> None:
    """A character that no file can hold becomes another one of the same length, so that quotes stay true."""
    told = article("a\ud800b 😀 fin")

    ledger = kept(tmp_path, (told, Coding(told.id, "fr", (event(told),))))

    (found,) = ledger.events()
    assert found.quotes["sentence"].text == "a\ufffdb 😀 fin"
    assert ledger.article(told.id).text[found.quotes["trigger"].start : found.quotes["trigger"].end] == found.quotes["trigger"].text


def test_same_article_twice(tmp_path: Path) -> None:
    """An article that is kept is not kept again, in another shard or in the same one."""
    one, two = article("Un fait."), article("Deux faits.")
    shard = [(told, Coding(told.id, "fr", (event(told),))) for told in (one, two)]
    ledger = kept(tmp_path, *shard, *shard)
    before = sorted(path.name for path in (tmp_path / "parts").iterdir())

    ledger = kept(tmp_path, *reversed(shard))

    assert before == sorted(path.name for path in (tmp_path / "parts").iterdir())
    assert 2 == ledger.summary().articles == ledger.summary().events


def test_two_ledgers_put_together(tmp_path: Path) -> None:
    """Parts of two ledgers make one; an article of both counts once."""
    one, two = article("Un fait."), article("Deux faits.")
    codings = {told: Coding(told.id, "fr", (event(told),)) for told in (one, two)}
    kept(tmp_path / "a", (one, codings[one]))
    ledger = kept(tmp_path / "b", (one, codings[one]), (two, codings[two]))
    for part in (tmp_path / "a" / "parts").iterdir():
        part.rename(tmp_path / "b" / "parts" / part.name)

    assert (ledger.summary().articles, ledger.summary().events, len(ledger.articles())) == (2, 2, 2)


def test_odd_folder_names(tmp_path: Path) -> None:
    """Spaces, accents, quotes and wildcards in the path are nothing special."""
    told = article("Un fait.")

    ledger = kept(tmp_path / "l'été [2026] *", (told, Coding(told.id, "fr", (event(told),))))

    assert len(ledger.events()) == 1


def test_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full gives one sentence; what was kept stays whole and no half part is left."""
    one, two = article("Un fait."), article("Deux faits.")
    ledger = kept(tmp_path, (one, Coding(one.id, "fr", (event(one),))))
    write = pq.write_table

    def full(table: object, where: Path, **options: object) -> None:
        if "characterisations" in str(where):
            raise OSError(errno.ENOSPC, "No space left on device")
        write(table, where, **options)

    monkeypatch.setattr(pq, "write_table", full)
    with pytest.raises(LedgerError, match="the disk is full"), ledger.writing():
        ledger.add([(two, Coding(two.id, "fr", (event(two),)))], "fake+1")

    assert [one] == Ledger.open(tmp_path).articles()
    assert len(list((tmp_path / "parts").iterdir())) == 1


def test_newer_ledger(tmp_path: Path) -> None:
    """A ledger of a later version is refused, not guessed at."""
    (tmp_path / "ledger.json").write_text(json.dumps({"version": 99}))

    with pytest.raises(NewerLedgerError, match="version 99"):
        Ledger.open(tmp_path)


def test_newer_part(tmp_path: Path) -> None:
    """So is a part of a later version in an older ledger."""
    told = article("Un fait.")
    ledger = kept(tmp_path, (told, Coding(told.id, "fr")))
    (path,) = (tmp_path / "parts").glob("*/events.parquet")
    table = pq.read_table(path)
    pq.write_table(table.replace_schema_metadata({"dragoman": "99"}), path)

    with pytest.raises(NewerLedgerError):
        ledger.__class__.open(tmp_path).events()


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"version": "x"}', "\x00"])
def test_ledger_file_that_is_none(tmp_path: Path, content: str) -> None:
    """A ledger.json that says nothing is named."""
    (tmp_path / "ledger.json").write_text(content)

    with pytest.raises(LedgerError, match=r"ledger\.json"):
        Ledger.open(tmp_path)


def _rewritten(path: Path) -> None:
    path.write_bytes(b"not parquet")


def _one_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def _gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("damage", [_rewritten, _one_bit, _gone])
def test_damaged_part(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """A part that cannot be read is named, with what to do; the rest works; the next writer sets it aside, and its articles can be read again."""
    told, other = article("Un fait."), article("Deux faits.")
    kept(tmp_path, (told, Coding(told.id, "fr", (event(told),))))
    (path,) = (tmp_path / "parts").glob("*/events.parquet")
    kept(tmp_path, (other, Coding(other.id, "fr", (event(other),))))
    damage(path)

    ledger = Ledger.open(tmp_path)
    assert [e.article for e in ledger.events()] == [other.id]
    (said,) = ledger.damaged()
    assert re.search(r"events\.parquet.*damaged", said)
    ledger = kept(tmp_path, (told, Coding(told.id, "fr", (event(told),))))
    assert len(ledger.events()) == 2
    assert [p.name for p in ledger.set_aside()] == [path.parent.name]


def test_foreign_files(tmp_path: Path) -> None:
    """Files of others in the folder are left alone."""
    told = article("Un fait.")
    ledger = kept(tmp_path, (told, Coding(told.id, "fr", (event(told),))))
    (tmp_path / "parts" / "notes.txt").write_text("mine")
    (tmp_path / "runs").mkdir(exist_ok=True)
    (tmp_path / "runs" / "x.json").write_text("not json")

    assert (len(ledger.events()), ledger.runs()) == (1, [])


def test_two_writers(tmp_path: Path) -> None:
    """The second writer is told who the first is; a reader is not disturbed."""
    ledger = Ledger.open(tmp_path, create=True)
    with ledger.writing():
        with pytest.raises(LedgerError, match=rf"process {os.getpid()} is writing"), Ledger.open(tmp_path).writing():
            pass
        assert Ledger.open(tmp_path).events() == []


KILLED = """
import sys, time
sys.path[:0] = {paths!r}
import pyarrow.parquet as pq
from fakes import article, event
from dragoman.ledger.book import Ledger
from dragoman.records import Coding
write = pq.write_table
def slow(table, where, **options):
    write(table, where, **options)
    if "deux" in sys.argv[1:] and "events" in str(where):
        print("in the middle", flush=True)
        time.sleep(60)
ledger = Ledger.open({folder!r})
with ledger.writing():
    pq.write_table = slow
    told = article("Deux faits.")
    ledger.add([(told, Coding(told.id, "fr", (event(told),)))], "fake+1")
"""


def test_kill_in_the_middle_of_a_part(tmp_path: Path) -> None:
    """A writer killed half way through a part leaves nothing of it to see, and no lock; the next one sweeps up."""
    one, two = article("Un fait."), article("Deux faits.")
    ledger = kept(tmp_path, (one, Coding(one.id, "fr", (event(one),))))
    script = KILLED.format(paths=[p for p in sys.path if p], folder=str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", script, "deux"], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None and writer.stdout.readline() == "in the middle\n"
        writer.send_signal(signal.SIGKILL)
    time.sleep(0.05)

    assert [one] == ledger.articles()
    assert len(parts.listed(tmp_path / "parts")) == 1
    ledger = kept(tmp_path, (two, next(FakeCoder().code_all([two]))))
    assert ledger.summary().articles == 2
    assert all(path.name.startswith("pt_") for path in (tmp_path / "parts").iterdir())

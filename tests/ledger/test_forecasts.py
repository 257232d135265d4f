"""The archive of forecasts and the questions on what comes next: lines only added, nothing lost or told twice, nothing known before it was published."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dragoman.desk import Desk
from dragoman.errors import InputError, LedgerError, UsageError
from dragoman.ledger import forecasts, journal
from dragoman.ledger.book import Ledger
from dragoman.records import Article, Coding, Event, Forecast
from fakes import article, event

ONE = Forecast("fo_1", "DZA", "FRA", "material conflict", 30, "2025-06-30", 0.25, 0.1, 9, "coder+1")
TWO = Forecast("fo_2", "DZA", "FRA", "material conflict", 90, "2025-06-30", 0.5, 0.2, 9)
KINDS = ("CONSULT", "ACCUSE", "SANCTION")
START = date(2025, 1, 1)


def day(n: int) -> str:
    """The day so many days after the first of the year."""
    return (START + timedelta(n)).isoformat()


def press(days: range, a: str = "MLI", b: str = "USA") -> list[tuple[Article, Coding]]:
    """An article for each of these days, with an act of that day between two."""
    told = [(n, article(f"Article {n} sur {a} et {b} et ce qui se dit de leurs affaires numéro {n * 7}.", published=day(n), outlet=f"Titre {n % 5}")) for n in days]
    return [(t, Coding(t.id, "fr", (event(t, KINDS[n // 5 % 3], actor=(a,), recipient=(b,), start=day(n), end=day(n)),))) for n, t in told]


def ledger(folder: Path, *shards: list[tuple[Article, Coding]]) -> Ledger:
    """A ledger of these articles."""
    made = Ledger.open(folder, create=True)
    with made.writing():
        for shard in shards:
            made.add(shard, "fake+1")
    return made


def everybody(days: range) -> list[tuple[Article, Coding]]:
    """The press on four pairs."""
    return [row for n, (a, b) in enumerate((("MLI", "USA"), ("MLI", "FRA"), ("DZA", "FRA"), ("RUS", "UKR"))) for row in press(range(days.start + n, days.stop, 5), a, b)]


def test_kept_once_and_in_order(tmp_path: Path) -> None:
    """What is issued is there as it was; of one pair, kind, horizon and day the first holds; nothing issued makes no file."""
    book = ledger(tmp_path)
    book.issue([])
    assert not (tmp_path / forecasts.NAME).exists()
    book.issue([ONE, TWO, replace(ONE, probability=0.9)])
    book.issue([TWO])
    assert book.forecasts() == [ONE, TWO]
    assert len((tmp_path / forecasts.NAME).read_text().splitlines()) == 2


def test_torn_last_line(tmp_path: Path) -> None:
    """A line that a killed writer left half written is passed over, and goes when the next is added; a bad one elsewhere is named."""
    ledger(tmp_path).issue([ONE])
    path = tmp_path / forecasts.NAME
    whole = path.read_bytes()
    for cut in (1, 20, len(whole) - 2):
        path.write_bytes(whole + whole[:cut])
        assert forecasts.listed(tmp_path) == [ONE]
        forecasts.append(tmp_path, [TWO])
        assert forecasts.listed(tmp_path) == [ONE, TWO]
    path.write_bytes(whole.rstrip(b"\n"))  # as an editor leaves it
    forecasts.append(tmp_path, [TWO])
    assert forecasts.listed(tmp_path) == [ONE, TWO]
    path.write_bytes(b'{"id": 3}\n' + whole)
    with pytest.raises(InputError, match="line 1: this is no forecast"):
        forecasts.listed(tmp_path)


@pytest.mark.parametrize("bad", ['"probability": 1.5', '"horizon": 0', '"kind": 7', '"baseline": "much"', '"a": null'])
def test_what_is_no_forecast(tmp_path: Path, bad: str) -> None:
    """A probability above one, no days, and what is no text are named with their line."""
    ledger(tmp_path).issue([ONE, TWO])
    path = tmp_path / forecasts.NAME
    first, second = path.read_text().splitlines()
    key = bad.split(":")[0]
    parts = [bad if part.strip().startswith(key) else part for part in first.strip("{}").split(", ")]
    path.write_text("{" + ", ".join(parts) + "}\n" + second + "\n")
    with pytest.raises(InputError, match="line 1"):
        forecasts.listed(tmp_path)


def test_a_later_version_adds_keys(tmp_path: Path) -> None:
    """Keys that this version does not know are left aside."""
    ledger(tmp_path).issue([ONE])
    path = tmp_path / forecasts.NAME
    path.write_text(path.read_text().replace('{"id"', '{"colour": "red", "id"'))
    assert forecasts.listed(tmp_path) == [ONE]


def test_one_writer(tmp_path: Path) -> None:
    """Who does not have the lock cannot add."""
    book = ledger(tmp_path)
    with book.writing(), pytest.raises(LedgerError, match="is writing"):
        Ledger.open(tmp_path).issue([ONE])


def test_kept_means_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is asked to keep a line before it counts as kept, with the whole line written."""
    sizes = []
    monkeypatch.setattr(journal.os, "fsync", lambda handle: sizes.append(os.fstat(handle).st_size))
    journal.append(tmp_path / "lines.jsonl", ['{"n": 1}'])
    assert sizes == [9]


WRITER = """
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
from dragoman.ledger import journal
for n in range(100_000):
    journal.append(Path({path!r}), ['{{"n": %d, "text": "%s"}}' % (n, "x" * 5000)] * 3)
    print(n, flush=True)
"""


def test_kill_leaves_whole_lines(tmp_path: Path) -> None:
    """A writer killed at any moment leaves the lines that it had kept, whole, and a file that goes on."""
    root, path = Path(__file__).resolve().parents[2], tmp_path / "lines.jsonl"
    for wait in range(5):
        script = WRITER.format(paths=[str(root / "src")], path=str(path))
        path.unlink(missing_ok=True)
        with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            for _ in range(3 + wait):
                done = running.stdout.readline()
            os.kill(running.pid, signal.SIGKILL)
        rows = journal.listed(path, lambda row: int(row["n"]), "line")
        assert rows[: 3 * int(done) + 3] == [n for n in range(int(done) + 1) for _ in range(3)]
        journal.append(path, ['{"n": -1}'])
        assert journal.listed(path, lambda row: int(row["n"]), "line") == [*rows, -1]


def test_merged_and_bundled(tmp_path: Path) -> None:
    """Forecasts go into a file with the ledger, and two ledgers put together have both, each once."""
    one, two = ledger(tmp_path / "one", press(range(2))), ledger(tmp_path / "two", press(range(4)))
    one.issue([ONE])
    two.issue([ONE, TWO])
    two.export(tmp_path / "two.dragoman")
    with one.writing():
        one.merge(tmp_path / "two.dragoman")
    assert one.forecasts() == [ONE, TWO]


def test_acts_of_every_pair(tmp_path: Path) -> None:
    """One row for all that tell the same of two, with its first publication; both who act together are a pair; what is unsure, denied, old or undated is none."""
    told = [article(f"Version {n} du même fait.", published=day(n), outlet=f"Titre {n}") for n in (5, 3)] + [article("Sans date.", published=None), article("Ancien.", published="2019-01-01")]
    kinds: list[tuple[str, dict[str, object]]] = [
        ("CONSULT", {"actor": ("MLI:GOV", "USA"), "recipient": ("MLI",)}), ("AID", {"actor": ("MLI",), "recipient": ("USA:MIL", "FRA")}),
        ("ACCUSE", {"status": "negated"}), ("REJECT", {"confidence": 0.3}),
    ]  # fmt: skip
    book = ledger(tmp_path, [(t, Coding(t.id, "fr", tuple(event(t, kind, n, start=day(1), **values) for n, (kind, values) in enumerate(kinds)))) for t in told])
    rows = [tuple(row[key] for key in ("a", "b", "type", "start", "published")) for row in book.acts("2024-01-01", 0.5)]
    assert rows == [("FRA", "MLI", "AID", day(1), day(3)), ("MLI", "USA", "AID", day(1), day(3)), ("MLI", "USA", "CONSULT", day(1), day(3))]


def test_what_pairs_are_told_to_do(tmp_path: Path) -> None:
    """One row for all that tell the same of a pair that is asked for, with how many outlets do; the same from what is settled."""
    told = [article(f"Version {n} du même fait.", published=day(n), outlet=f"Titre {n}") for n in (3, 5, 9)]
    rows = [event(t, "AID", n, start=day(1), actor=("MLI",), recipient=("USA:MIL", "FRA"), confidence=0.4 if n == 2 else 0.7) for n, t in enumerate(told)]
    book = ledger(tmp_path, [(t, Coding(t.id, "fr", (row,))) for t, row in zip(told, rows, strict=True)])
    ask = lambda *pairs: [(row["a"], row["b"], row["type"], row["start"], row["outlets"]) for row in book.told(pairs, day(7), 0.5)]  # noqa: E731
    wanted = [("MLI", "USA", "AID", day(1), 2)]
    assert ask(("USA", "MLI")) == wanted
    assert ask(("FRA", "USA")) == []
    book.settle()
    assert ask(("USA", "MLI")) == wanted
    assert book.told([("USA", "MLI")], day(4), 0.5)[0]["outlets"] == 1


def test_what_all_pairs_share_follows_the_ledger(tmp_path: Path) -> None:
    """Variances and the last day that was read are those of the ledger as it is, though the desk was opened before."""
    book, desk = ledger(tmp_path, everybody(range(60))), Desk.open(tmp_path)
    before = desk.findings(desk.pair("USA", "MLI")).relation.variances
    assert before == desk.findings(desk.pair("USA", "MLI")).relation.variances
    with book.writing():
        book.add([(t, Coding(t.id, "fr", tuple(event(t, kind, n, start=day(n), actor=("USA",), recipient=("MLI",)) for n, kind in enumerate(["AID", "ASSAULT"] * 20, 60)))) for t in [article("Une longue liste.", published=day(150), outlet="Titre 9")]], "fake+1")
    after = desk.findings(desk.pair("USA", "MLI")).relation.variances
    assert after != before
    assert after == Desk.open(tmp_path).findings(desk.pair("USA", "MLI")).relation.variances


def test_outlook_and_what_becomes_of_it(tmp_path: Path) -> None:
    """An outlook is kept when asked and only then; it is scored once the press has been read past its window."""
    book = ledger(tmp_path, everybody(range(200)))
    desk = Desk.open(tmp_path)
    found = desk.outlook(desk.pair("USA", "MLI"), day(205))
    assert found.issued == day(198)
    assert not found.few
    assert desk.track_record().issued == 0
    kept = desk.outlook(desk.pair("USA", "MLI"), day(205), keep=True)
    assert kept == found
    number = sum(c.probability is not None and c.climatology is not None for c in found.chances)
    assert number > 0
    record = Desk.open(tmp_path).track_record()
    assert (record.issued, record.waiting, record.scored) == (number, number, 0)
    with book.writing():
        book.add(everybody(range(200, 240)), "fake+1")
    record = Desk.open(tmp_path).track_record()
    thirty = sum(c.probability is not None and c.climatology is not None and c.horizon == 30 for c in found.chances)
    assert (record.waiting, record.scored) == (number - thirty, thirty)
    assert 0 < record.came <= thirty


def test_nothing_published_later_is_known(tmp_path: Path) -> None:
    """The outlook of a day is the same when more has been read since, even where it tells of earlier days or of the same acts."""
    ledger(tmp_path / "then", everybody(range(100)))
    late = [(t, Coding(t.id, "fr", (event(t, "ASSAULT", start=day(90), end=day(90)),))) for t in [article("Un récit tardif de ce qui fut fait en hiver.", published=day(150))]]
    ledger(tmp_path / "now", everybody(range(100)), everybody(range(100, 180)), late)
    then, now = Desk.open(tmp_path / "then"), Desk.open(tmp_path / "now")
    issued = then.outlook(then.pair("MLI", "USA"), "2030-01-01").issued
    assert then.outlook(then.pair("MLI", "USA")) == now.outlook(now.pair("MLI", "USA"), issued)
    assert now.outlook(now.pair("MLI", "USA"), issued) != now.outlook(now.pair("MLI", "USA"), "2030-01-01")


def test_the_period_looked_at_changes_nothing(tmp_path: Path) -> None:
    """A dossier of one month has the outlook of the whole pair."""
    ledger(tmp_path, everybody(range(100)))
    desk = Desk.open(tmp_path)
    assert desk.outlook(desk.pair("MLI", "USA", "2025-02", "2025-02")) == desk.outlook(desk.pair("MLI", "USA"))


def test_refused(tmp_path: Path) -> None:
    """No outlook of one entity, none of a day that is none, and none is kept from a press that is old."""
    ledger(tmp_path, everybody(range(100)))
    desk = Desk.open(tmp_path)
    with pytest.raises(UsageError, match="needs a pair"):
        desk.outlook(desk.state("MLI"))
    with pytest.raises(UsageError, match="must be a date"):
        desk.outlook(desk.pair("MLI", "USA"), "soon")
    with pytest.raises(UsageError, match="read newer ones"):
        desk.outlook(desk.pair("MLI", "USA"), day(120), keep=True)
    assert not (tmp_path / forecasts.NAME).exists()


def test_empty_and_undated_ledgers(tmp_path: Path) -> None:
    """Nothing read, or nothing with a date, gives an outlook without figures."""
    ledger(tmp_path / "empty")
    told = article("Sans date.", published=None)
    ledger(tmp_path / "undated", [(told, Coding(told.id, "fr", (event(told),)))])
    for name in ("empty", "undated"):
        desk = Desk.open(tmp_path / name)
        found = desk.outlook(desk.pair("MLI", "USA"))
        assert (found.n, found.few) == (0, True)
        assert desk.scenarios(desk.pair("MLI", "USA")) == []
        assert desk.track_record().issued == 0


def test_scenarios(tmp_path: Path) -> None:
    """A condition in the press is listed with what became of it."""
    told = article("Washington reprendra son aide à condition que Bamako libère les otages américains de Kidal.", published=day(3))
    words = "à condition que Bamako libère les otages américains de Kidal"
    freed = article("Bamako a libéré deux otages américains à Kidal.", published=day(30))
    events: list[tuple[Article, Event]] = [(told, event(told, "AGREE", condition=words)), (freed, event(freed, "RETREAT", trigger="a libéré", start=day(29), end=day(29)))]
    ledger(tmp_path, [(t, Coding(t.id, "fr", (e,))) for t, e in events], everybody(range(40)))
    desk = Desk.open(tmp_path)
    (found,) = desk.scenarios(desk.pair("MLI", "USA"))
    assert (found.condition, found.state) == (words, "met")
    (before,) = desk.scenarios(desk.pair("MLI", "USA"), day(20))
    assert before.state == "not met so far"

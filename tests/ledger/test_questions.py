"""The questions give the right records, whatever the precision of their dates."""

from pathlib import Path

import pytest

from dragoman.desk import Desk, latest
from dragoman.errors import UsageError
from dragoman.ledger.book import Ledger, _spent
from dragoman.records import Coding, Event
from fakes import article, characterisation, event

TOLD = article("Reçu à Bamako.")
EVENTS = (
    event(TOLD, "CONSULT", 0, actor=("USA",), recipient=("MLI",), start="2026-02-02", end="2026-02-02"),
    event(TOLD, "AID", 1, actor=("USA:MIL",), recipient=("MLI:MIL",), start="2025-09", end=None),
    event(TOLD, "COOPERATE", 2, actor=("MLI", "USA"), recipient=(), start="2012", end="2020"),
    event(TOLD, "ACCUSE", 3, actor=("FRA",), recipient=("MLI", "USA"), start="2026-01-01", end=None),
    event(TOLD, "SANCTION", 4, actor=("USA",), recipient=("MLI",), start=None, end=None, status="negated"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    ledger = Ledger.open(tmp_path, create=True)
    with ledger.writing():
        ledger.add([(TOLD, Coding(TOLD.id, "fr", EVENTS, (characterisation(TOLD),)))], "fake+1")
    return Desk.open(tmp_path)


def types(events: tuple[Event, ...]) -> list[str]:
    return [e.type for e in events]


def test_pair(desk: Desk) -> None:
    """A pair has what one does to the other and what both do together, by date, undated last; not what a third does to both."""
    dossier = desk.pair("USA", "MLI")

    assert types(dossier.events) == ["COOPERATE", "AID", "CONSULT", "SANCTION"]
    assert types(desk.pair("MLI:GOV", "USA").events) == types(dossier.events)
    assert dossier.by_status == {"actual": 3, "negated": 1}
    assert len(dossier.characterisations) == 1
    assert {TOLD.id} == set(dossier.sources)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2026", None, ["CONSULT", "SANCTION"]),
        ("2026-02-02", "2026-02-02", ["CONSULT"]),
        ("2026-02-03", None, ["SANCTION"]),
        ("2025-09-15", "2025", ["AID"]),
        ("2015", "2015", ["COOPERATE"]),
        (None, "2011", []),
    ],
)
def test_period(desk: Desk, since: str | None, until: str | None, expected: list[str]) -> None:
    """A date of less precision stands for all of its days; an undated event lies where it was published."""
    assert expected == types(desk.pair("MLI", "USA", since, until).events)


def test_state_pairs_event_article(desk: Desk) -> None:
    """One entity, all pairs, one event, one article."""
    assert len(desk.state("MLI").events) == 5
    assert (desk.pairs()[0].a, desk.pairs()[0].b, desk.pairs()[0].events) == ("MLI", "USA", 4)
    assert EVENTS[1] == desk.event(EVENTS[1].id)[0]
    assert (desk.article(TOLD.id)[0], desk.article(TOLD.id)[1].events) == (TOLD, EVENTS)


def test_what_is_not_there(desk: Desk) -> None:
    """A wrong id or a pair of one gives a sentence."""
    with pytest.raises(UsageError, match="no such event"):
        desk.event("ev_0")
    with pytest.raises(UsageError, match="no such article"):
        desk.article("ar_0")
    with pytest.raises(UsageError, match="two different"):
        desk.pair("MLI", "MLI")


def test_reader_sees_what_a_writer_adds(desk: Desk, tmp_path: Path) -> None:
    """An open desk answers from the parts that are there when it is asked."""
    assert desk.summary().articles == 1
    other = article("Un autre fait.")
    ledger = Ledger.open(tmp_path)
    with ledger.writing():
        ledger.add([(other, Coding(other.id, "fr"))], "fake+1")

    assert desk.summary().articles == 2


def test_latest() -> None:
    """The last of a list by date are the last dated ones; undated ones only fill up."""
    by_date = (EVENTS[2], EVENTS[1], EVENTS[0], EVENTS[4])

    assert (EVENTS[1], EVENTS[0]) == latest(by_date, 2)
    assert by_date == latest(by_date, None) == latest(by_date, 9)


def test_alignment_and_network(desk: Desk) -> None:
    """A state's partners before and after a day, and the network of a year, from the incidents of the ledger; a day that is none is a sentence."""
    found = desk.alignment("MLI", "2020")
    assert found.split == "2020-01-01"
    assert [(s.partner, s.n, s.change) for s in found.words.shifts] == [("FRA", (0, 1), None), ("USA", (0, 1), None)]
    assert desk.alignment(desk.state("MLI"), "2020") == found
    assert [(e.a, e.b, e.deed, e.mean) for e in desk.network(2025).edges] == [("MLI", "USA", True, 10.0)]
    assert desk.network(1999).nodes == {}
    with pytest.raises(UsageError, match="must be a date"):
        desk.alignment("MLI", "soon")


@pytest.mark.parametrize(("since", "until", "expected"), [(None, None, 1), ("2026-02-08", None, 1), ("2026-02-09", None, 0), (None, "2026-02-01", 0), ("2026-02", "2026", 1)])
def test_reading(desk: Desk, since: str | None, until: str | None, expected: int) -> None:
    """What was read by week and outlet; a week counts where a day of it lies in the period."""
    assert desk.reading(since, until) == [("2026-02-02", "Le Pont", "fr", 1)][:expected]


def test_the_same_text_is_one_object(desk: Desk) -> None:
    """What events have in common is held once, since a rich pair has ten thousand of them; each row is let go as its event is made."""
    events = desk.pair("USA", "MLI").events
    assert len({id(code) for e in events for code in (*e.actor, *e.recipient) if code == "MLI"}) == 1
    assert len({id(e.status) for e in events if e.status == "actual"}) == len({id(role) for e in events for role in e.quotes if role == "sentence"}) == 1
    rows = [{"n": 1}, {"n": 2}]
    assert [(row["n"], len(rows)) for row in _spent(rows)] == [(1, 1), (2, 0)]

"""The search over events: each filter alone, corrections over it, and pages that cover all once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.desk import Desk
from dragoman.ledger.book import Ledger
from dragoman.ledger.searching import fits
from dragoman.options import Search
from dragoman.records import Coding
from fakes import article, event

TOLD = article("L’Élysée a reçu l'émissaire à Bamako, dit-on.", published="2026-02-05", outlet="Le Pont")
OTHER = article("Bamako received the envoy 100% of the time; o'clock_1.", lang="en", published="2026-03-01", outlet="The Meridian")
NEWEST = article("Rien à dire.", published=None, outlet=None)
EVENTS = (
    event(TOLD, "CONSULT", 0, actor=("FRA:GOV",), recipient=("MLI",), start="2026-02-02", end=None),
    event(TOLD, "SANCTION", 1, actor=("USA",), recipient=("MLI:GOV",), start=None, end=None, status="negated"),
    event(OTHER, "CONSULT", 0, actor=("MLI",), recipient=("USA",), start="2026-02", end=None),
    event(NEWEST, "ACCUSE", 0, actor=("FRA",), recipient=("DZA",), start=None, end=None, status="future"),
)


@pytest.fixture(scope="module", params=[0, 2, 3], ids=["parts", "settled in part", "settled"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of which nothing is settled, some, or all."""
    where = tmp_path_factory.mktemp("searching")
    ledger = Ledger.open(where, create=True)
    for n, a in enumerate((TOLD, OTHER, NEWEST), 1):
        with ledger.writing():
            ledger.add([(a, Coding(a.id, a.lang, tuple(e for e in EVENTS if e.article == a.id)))], "fake+1")
        if n == request.param:
            ledger.settle()
    return where


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        (Search(), [1, 0, 2, 3]),
        (Search("elysee emissaire"), [1, 0]),
        (Search("l'élysée"), [1, 0]),
        (Search("BAMAKO"), [1, 0, 2]),
        (Search("bamako envoy"), [2]),
        (Search("100%"), [2]),
        (Search("o'clock_1"), [2]),
        (Search("o'clockx1"), []),
        (Search(a="MLI"), [1, 0, 2]),
        (Search(a="MLI", b="USA"), [1, 2]),
        (Search(types=("CONSULT", "ACCUSE")), [0, 2, 3]),
        (Search(statuses=("negated",)), [1]),
        (Search(outlet="The Meridian"), [2]),
        (Search(since="2026-02-03"), [1, 2]),
        (Search(until="2026-02-01"), [2]),
        (Search("bamako", "FRA", types=("CONSULT",), since="2026"), [0]),
    ],
)
def test_filters(folder: Path, search: Search, expected: list[int]) -> None:
    """Words whatever their case and accents, parties, categories, statuses, outlet and period; what Python says of each event is the same."""
    found, total = Desk.open(folder).found(search)
    assert [e.id for e, _ in found] == [EVENTS[n].id for n in expected]
    assert total == len(expected)
    sources = Ledger.open(folder).sources()
    assert {e.id for e in EVENTS if fits(e, sources[e.article], search)} == {EVENTS[n].id for n in expected}


@pytest.mark.parametrize("most", [1, 2, 3])
def test_pages(folder: Path, most: int) -> None:
    """Pages after each other hold all events once, in one order, those of one day too."""
    desk, got, after = Desk.open(folder), [], None
    while True:
        rows, total = desk.found(Search(), most, after)
        assert total == 4
        if not rows:
            break
        got += [e.id for e, _ in rows]
        event, source = rows[-1]
        after = (event.start or source.published or "", event.id)
    assert got == [EVENTS[n].id for n in (1, 0, 2, 3)]


def test_corrections(tmp_path: Path) -> None:
    """What a correction changed is found by what it says now, what it rejected not at all, and the number follows."""
    ledger = Ledger.open(tmp_path, create=True)
    with ledger.writing():
        ledger.add([(a, Coding(a.id, a.lang, tuple(e for e in EVENTS if e.article == a.id))) for a in (TOLD, OTHER)], "fake+1")
    desk = Desk.open(tmp_path)
    desk.correct([desk.corrected("set", EVENTS[0].id, "a", field="type", after="THREATEN"), desk.corrected("reject", EVENTS[1].id, "a")])

    assert [e.id for e, _ in desk.found(Search(types=("THREATEN",)))[0]] == [EVENTS[0].id]
    assert [e.id for e, _ in desk.found(Search(types=("CONSULT",)))[0]] == [EVENTS[2].id]
    rows, total = desk.found(Search(), 1)
    assert ([e.id for e, _ in rows], total) == ([EVENTS[0].id], 2)
    assert desk.found(Search(), 5, ("2026-02-02", EVENTS[0].id)) == ([desk.event(EVENTS[2].id)], 2)
    assert desk.found(Search(), 5, ("0000", "")) == ([], 2)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(), who=st.none() | st.text(), kinds=st.lists(st.text()), outlet=st.none() | st.text(max_size=20))
def test_anything(folder: Path, words: str, who: str | None, kinds: list[str], outlet: str | None) -> None:
    """Whatever is typed is a value, never SQL: SQL and Python find the same."""
    search = Search(words, who or None, types=tuple(kinds), outlet=outlet)
    ledger = Ledger.open(folder)
    rows, total = ledger.found(search, 10)
    sources = ledger.sources()
    assert {e.id for e in rows} == {e.id for e in EVENTS if fits(e, sources[e.article], search)}
    assert total == len(rows)


def test_many_ask_at_once(folder: Path) -> None:
    """Readers who ask at the same time get the same as one after another, from what is settled too."""
    ledger = Ledger.open(folder)
    with ThreadPoolExecutor(12) as readers:
        found = list(readers.map(lambda n: ([e.id for e in ledger.found(Search(), 5)[0]], len(ledger.events("MLI", "USA", "2025"))), range(48)))
    assert found == [found[0]] * 48 and len(found[0][0]) == 4

"""The answers: every row has its words, pages give all and nothing twice, and what is asked with nonsense is told so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from press import press

from dragoman.desk import Desk
from dragoman.errors import UsageError
from dragoman.faces import answers
from dragoman.faces.answers.paging import read, told
from dragoman.faces.plain import plain
from dragoman.ledger.book import Ledger


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return press(tmp_path_factory.mktemp("answers") / "ledger")


@pytest.fixture(scope="module")
def desk(folder: Path) -> Desk:
    return Desk.open(folder)


def test_incidents_rest_on_words(desk: Desk) -> None:
    """Every incident has the sentence of its best event, with the offsets at which the article has it."""
    dossier = desk.pair("FRA", "DZA")
    found = answers.incidents(dossier, limit=500)

    assert found.total == len(found.items) == len(dossier.incidents)
    assert found.next is None
    for row in found.items:
        assert row.evidence is not None and row.evidence.id in row.events
        text = desk.article(row.evidence.article)[0].text
        assert text[row.evidence.start : row.evidence.end] == row.evidence.sentence
        assert row.evidence.trigger in row.evidence.sentence
        assert row.independent == len(row.origins)


@pytest.mark.parametrize("newest", [False, True])
@pytest.mark.parametrize("limit", [1, 5, 7, 100])
def test_pages_cover_all_once(desk: Desk, limit: int, newest: bool) -> None:
    """Page after page, forwards or backwards, every incident comes once, in order."""
    dossier = desk.pair("FRA", "DZA")
    ids, cursor = [], None
    while True:
        found = answers.incidents(dossier, limit=limit, cursor=cursor, newest=newest)
        ids += [row.id for row in found.items]
        if (cursor := found.next) is None:
            break
    wanted = [i.id for i in dossier.incidents]
    assert ids == (wanted[::-1] if newest else wanted)


def test_filters(desk: Desk) -> None:
    """A filter leaves what it names, each part on its own."""
    dossier = desk.pair("FRA", "DZA")
    quads = answers.incidents(dossier, answers.Chosen(quads=frozenset({3, 4})), limit=500).items
    assert quads and {row.quad for row in quads} == {3, 4}
    types = answers.incidents(dossier, answers.Chosen(types=frozenset({"AGREE"})), limit=500).items
    assert types and {row.type for row in types} == {"AGREE"}
    two = answers.incidents(dossier, answers.Chosen(independent=2), limit=500)
    assert two.items and all(row.independent > 1 for row in two.items)
    assert answers.incidents(dossier, answers.Chosen(independent=99)).items == ()
    assert answers.incidents(dossier, answers.Chosen(confidence=0.99)).total == 0
    assert answers.incidents(dossier, answers.Chosen(statuses=frozenset({"future"}))).total == 0


def test_pair_answers(desk: Desk) -> None:
    """Curve, phases, commitments, signals and sources name incidents of the dossier, with their sentences."""
    dossier = desk.pair("FRA", "DZA")
    found = desk.findings(dossier)
    ids = {i.id for i in dossier.incidents}

    curve = answers.curve(dossier, found)
    assert curve.words.level and all(p.low95 <= p.low50 <= p.mean <= p.high50 <= p.high95 for p in curve.words.level)
    assert {m.incident for m in (*curve.words.marks, *curve.deeds.marks)} <= ids
    phases = answers.phases(dossier, found)
    assert phases.words.turns and phases.words.turns[0].step < 0
    assert all(p.evidence for t in phases.words.turns for p in t.turning)
    assert phases.told and all(row.evidence for row in phases.told)
    rows = answers.commitments(dossier, found, limit=500).items
    assert rows and all(row.said and row.said.incident == row.id and row.said.evidence for row in rows)
    signals = answers.signals(dossier, found, limit=500).items
    assert len(signals) == len(found.contradictions) > 0
    assert all(row.one and row.one.evidence and row.other and row.other.evidence for row in signals)
    outlets = answers.sources(dossier)
    assert {row.outlet for row in outlets} == {"Le Pont", "The Meridian", "La Digue"}
    assert sum(row.articles for row in outlets) == len(dossier.sources)
    summary = answers.summary(dossier, found)
    assert summary.incidents == len(dossier.incidents) and summary.latest[0].start == max(i.start or "" for i in dossier.incidents)


def test_whole_answers(desk: Desk) -> None:
    """Pairs, network, partners, an event and an article, all as JSON."""
    found = answers.pairs(desk, limit=1)
    assert found.total == 2 and found.next
    rest = answers.pairs(desk, limit=1, cursor=found.next)
    assert rest.next is None and {(r.a, r.b) for r in (*found.items, *rest.items)} == {("DZA", "FRA"), ("FRA", "MLI")}
    network = answers.network(desk.network(2024), "FRA", "DZA")
    assert {frozenset((e.a, e.b)) for e in network.edges} == {frozenset(("DZA", "FRA")), frozenset(("FRA", "MLI"))}
    partners = answers.partners(desk.alignment("FRA"))
    assert {row.partner for row in partners.words.partners} == {"DZA", "MLI"}
    incident = desk.pair("FRA", "DZA").incidents[0]
    one = answers.event(desk, incident.best)
    assert one.incident and one.incident.id == incident.id
    assert {e.id for e in one.tellings} == set(incident.events)
    told = answers.article(desk, one.event.article)
    assert one.event.id in {e.id for e in told.events}
    for answer in (found, network, partners, one, told):
        assert json.loads(json.dumps(plain(answer), allow_nan=False))


def test_corrections(tmp_path: Path) -> None:
    """A correction stands with its event, with the incident, in the article and in the list; taken back, both lines do."""
    folder = press(tmp_path / "ledger", 3)
    desk = Desk.open(folder)
    event = desk.pair("FRA", "DZA").events[0]
    made = desk.corrected("set", event.id, "a.b", field="type", after="THREATEN", why="menace")
    desk.correct([made])

    assert answers.event(desk, event.id).event.type == "THREATEN"
    assert [c.id for c in answers.event(desk, event.id).corrections] == [made.id]
    assert [c.id for c in answers.article(desk, event.article).corrections] == [made.id]
    row = next(r for r in answers.incidents(desk.pair("FRA", "DZA")).items if event.id in r.events)
    assert row.corrected
    desk.correct([desk.undone(made.id, "a.b")])
    assert [c.result for c in answers.event(desk, event.id).corrections] == ["undone", "applied"]
    assert [c.op for c in answers.corrections(desk, limit=1).items] == ["set"]
    assert [c.op for c in answers.corrections(desk, limit=1, cursor=answers.corrections(desk, limit=1).next).items] == ["undo"]


def test_empty(tmp_path: Path) -> None:
    """An empty ledger answers with nothing, not with an error."""
    ledger = Ledger.open(tmp_path / "ledger", create=True)
    with ledger.writing():
        pass
    desk = Desk.open(tmp_path / "ledger")
    dossier = desk.pair("FRA", "DZA")
    found = desk.findings(dossier)
    assert answers.pairs(desk).items == answers.corrections(desk).items == answers.incidents(dossier).items == answers.sources(dossier) == ()
    assert answers.summary(dossier, found).latest == ()
    assert answers.curve(dossier, found).words.level is None
    assert answers.phases(dossier, found).deeds.phases == ()
    assert answers.network(desk.network(2024)).edges == ()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.text(max_size=4), st.integers())), st.integers(1, 9), st.booleans())
def test_pages_of_anything(rows: list[tuple[str, int]], limit: int, backwards: bool) -> None:
    """Whatever the keys, pages put together are the list."""
    rows = sorted(set(rows))
    got, cursor = [], None
    for _ in range(len(rows) + 1):
        found = answers.page(rows, lambda row: row, lambda row: row, limit, cursor, backwards=backwards)
        got += found.items
        if (cursor := found.next) is None:
            break
    assert got == (rows[::-1] if backwards else rows)


@given(st.text() | st.binary().map(lambda b: b.hex()) | st.lists(st.integers() | st.text()).map(lambda v: told(tuple(v))))
def test_cursors_of_anything(cursor: str) -> None:
    """A cursor that no answer gave is a sentence, never another error."""
    try:
        answers.page([("a", 1)], lambda row: row, lambda row: row, 5, cursor)
    except UsageError as error:
        assert "first page" in str(error)


@given(st.lists(st.integers() | st.text(), max_size=4))
def test_cursor_round_trip(place: list[str | int]) -> None:
    """A cursor holds its place."""
    assert read(told(tuple(place))) == tuple(place)

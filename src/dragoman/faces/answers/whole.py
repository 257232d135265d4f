"""The answers about the whole ledger, and about one event, one article, one state, one year."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.desk import about_then, base
from dragoman.faces.answers.evidence import Told, correction_row, event_row, evidence, source, told_row
from dragoman.faces.answers.paging import day_and_id, number, page, told
from dragoman.faces.answers.shapes import (
    Alike,
    ArticleAnswer,
    CorrectionRow,
    EdgeRow,
    EventAnswer,
    EventRow,
    Evidence,
    Listed,
    NetworkAnswer,
    PairRow,
    PartnerRow,
    Partners,
    PartnersPanel,
    ReadOutlet,
    Source,
    TurnedRow,
)
from dragoman.options import Search
from dragoman.records import Dossier, Event, Outcome, Pair
from dragoman.relations.network import Network, likeness

if TYPE_CHECKING:
    from dragoman.desk import Desk
    from dragoman.relations.alignment import Alignment, Panel, Shift

#: what comes after every name
LAST = "\U0010ffff"


def pairs(desk: Desk, limit: int = 50, cursor: str | None = None, *, latest: bool = False) -> Listed[PairRow]:
    """A page of the pairs, the richest first; each with its `latest` event where that is asked for."""
    return page(desk.pairs(), lambda p: (-p.events, p.a, p.b), lambda p: PairRow(p.a, p.b, p.events, p.first, p.last, _latest(desk, p) if latest else None), limit, cursor)


def _latest(desk: Desk, pair: Pair) -> Evidence | None:
    """The last event of a pair, of which corrections may have left none."""
    dossier = desk.pair(pair.a, pair.b, pair.last, pair.last)
    found = dossier.events or desk.pair(pair.a, pair.b).events
    last = max(found, key=lambda e: (e.start or "", e.id), default=None)
    return evidence(last, desk.sources([last.article])[last.article]) if last else None


def found(desk: Desk, search: Search, limit: int = 50, cursor: str | None = None) -> Listed[EventRow]:
    """A page of the events as told that a search finds, the latest first."""
    rows, total = desk.found(search, limit + 1, day_and_id(cursor) if cursor else None)
    last, source_of = rows[:limit][-1] if rows else (None, None)
    after = told((last.start or last.end or (source_of.published if source_of else None) or "", last.id)) if last and len(rows) > limit else None
    return Listed(tuple(event_row(e, s) for e, s in rows[:limit]), total, after)


def event(desk: Desk, id: str) -> EventAnswer:
    """One event with the incident that it tells, and all that tell the same; UsageError where there is none of that id."""
    one, article = desk.event(id)
    dossier = around(desk, one)
    incident = dossier.incident_of(one.id) if dossier else None
    by_id = {e.id: e for e in dossier.events} if dossier else {}
    ids = incident.events if incident else (one.id,)
    tellings = tuple(event_row(by_id[i], dossier.sources.get(by_id[i].article)) for i in ids if i in by_id) if dossier else ()
    row = event_row(one, article)
    about = _about(desk.corrections(), {id, one.id, *ids})
    return EventAnswer(row, Told(dossier).row(incident) if dossier and incident else None, tellings or (row,), about)


def around(desk: Desk, one: Event) -> Dossier | None:
    """The dossier of a pair that an event is of, about its time; None where it has one party alone."""
    actors, recipients = (list(dict.fromkeys(map(base, codes))) for codes in (one.actor, one.recipient))
    met = [(a, b) for a in actors for b in (*recipients, *actors) if a != b]
    return desk.pair(*met[0], *about_then(one)) if met else None


def _about(outcomes: Iterable[Outcome], events: set[str]) -> tuple[CorrectionRow, ...]:
    """The corrections of events, and what takes one of them back."""
    rows = list(outcomes)
    found = {o.correction.id for o in rows if events & {o.correction.target, o.event, o.correction.after if isinstance(o.correction.after, str) else None}}
    return tuple(correction_row(o) for o in rows if o.correction.id in found or o.correction.target in found)


def article(desk: Desk, id: str) -> ArticleAnswer:
    """One article with its text and all that was coded in it; UsageError where there is none of that id."""
    one, coding = desk.article(id)
    group, others = desk.copies_of(id)
    about = others.get(id) or next(iter(desk.sources([id]).values()))
    outcomes = desk.corrections()
    events = {e.id for e in coding.events} | {o.correction.target for o in outcomes if o.correction.anchor and o.correction.anchor.article == id}
    return ArticleAnswer(
        one.id, one.lang, one.published, one.outlet, one.title, one.url, one.credit, one.text, group.origin if group else None,
        tuple(source(others[a]) for a in group.articles if a != id) if group else (), tuple(event_row(e, about) for e in coding.events),
        tuple(told_row(c, about) for c in coding.characterisations), _about(outcomes, events),
    )  # fmt: skip


def corrections(desk: Desk, limit: int = 50, cursor: str | None = None) -> Listed[CorrectionRow]:
    """A page of the corrections, in the order in which they were made, each with what became of it."""
    rows = list(enumerate(desk.corrections()))
    return page(rows, lambda row: (row[0],), lambda row: correction_row(row[1]), limit, cursor)


def outlets(desk: Desk, limit: int = 50, cursor: str | None = None) -> Listed[ReadOutlet]:
    """A page of the outlets that were read, that of most articles first."""
    return page(desk.outlets(), lambda o: (-o.articles, o.outlet or LAST), lambda o: ReadOutlet(o.outlet, o.langs, o.articles, o.first, o.last, o.events), limit, cursor)


def articles_of(desk: Desk, outlet: str, limit: int = 50, cursor: str | None = None) -> Listed[Source]:
    """A page of the articles of an outlet, the latest first."""
    total = next((o.articles for o in desk.outlets() if o.outlet == outlet), 0)
    skip = number(cursor) if cursor else 0
    rows = desk.articles_of(outlet, skip, limit)
    return Listed(tuple(map(source, rows)), total, told((skip + limit,)) if skip + limit < total else None)


def network(found: Network, a: str | None = None, b: str | None = None) -> NetworkAnswer:
    """The network of a year; of a pair, the ties of either with whoever else, the bodies of either, and how alike their ties are."""
    pair = {code for code in (a, b) if code}
    rows = [e for e in found.edges if not pair or pair & {e.a, e.b}]
    met = {code for e in rows for code in (e.a, e.b)}
    nodes = {code: n for code, n in found.nodes.items() if not pair or code in met}
    bodies = {body: codes for body, codes in found.bodies.items() if not pair or pair & set(codes)}
    edges = tuple(EdgeRow(e.a, e.b, e.deed, e.n, round(e.mean, 3), e.sign) for e in rows)
    words, deeds = (_alike(found, a, b, deeds=deeds) if a and b else None for deeds in (False, True))
    return NetworkAnswer(found.year, nodes, edges, bodies, words, deeds)


def _alike(found: Network, a: str, b: str, *, deeds: bool) -> Alike | None:
    like = likeness(found.ties(a, deeds=deeds), found.ties(b, deeds=deeds))
    return Alike(like.n, like.kappa, like.pi) if like else None


def partners(found: Alignment) -> Partners:
    """Whom a state drew closer to and whom it left from a day on."""
    return Partners(found.state, found.split, _panel(found.words), _panel(found.deeds))


def _panel(panel: Panel) -> PartnersPanel:
    return PartnersPanel(tuple(map(_partner, panel.shifts)), tuple(TurnedRow(r.away, r.towards, round(r.probability, 3), r.hangs_on) for r in panel.realignments))


def _partner(shift: Shift) -> PartnerRow:
    c = shift.change
    if c is None:
        return PartnerRow(shift.partner, *shift.n, None, None, None, None, None, None)
    figures = (c.before.mean, c.after.mean, c.difference.mean, c.difference.error, c.closer, c.further)
    return PartnerRow(shift.partner, *shift.n, *(round(f, 3) for f in figures))

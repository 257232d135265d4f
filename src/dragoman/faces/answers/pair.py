"""The answers about a pair, from its dossier and findings: each asks nothing more of the ledger."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from dragoman.faces.answers.choosing import Chosen, chosen
from dragoman.faces.answers.evidence import Told, evidence
from dragoman.faces.answers.paging import Place, page
from dragoman.faces.answers.shapes import (
    CommitmentRow,
    Curve,
    IncidentRow,
    Line,
    Listed,
    Mark,
    Moved,
    OutletRow,
    PhaseRow,
    Phases,
    Point,
    SignalRow,
    Standing,
    Stretches,
    Summary,
    ToldPhase,
    Turn,
)
from dragoman.packs.press import load_press
from dragoman.records import Dossier, Incident
from dragoman.relations.account import FEWEST, Channel, day

if TYPE_CHECKING:
    from dragoman.relations.commitments import Commitment
    from dragoman.relations.findings import Findings

#: how many of the last incidents a summary shows
LATEST = 5
UNDATED = "9999"


def place(incident: Incident) -> Place:
    """Where an incident stands in the list of its pair: by date, undated ones last."""
    return incident.start or incident.end or UNDATED, incident.id


def incidents(dossier: Dossier, wanted: Chosen = Chosen(), limit: int = 50, cursor: str | None = None, *, newest: bool = False) -> Listed[IncidentRow]:  # noqa: B008
    """A page of the incidents that a filter leaves, by date, or the newest first."""
    return page(chosen(dossier.incidents, wanted), place, Told(dossier).row, limit, cursor, backwards=newest)


def summary(dossier: Dossier, found: Findings) -> Summary:
    """A pair in figures, with its last incidents."""
    days = [d for i in dossier.incidents for d in (i.start, i.end) if d]
    told, dated = Told(dossier), [i for i in dossier.incidents if i.start or i.end]
    return Summary(
        dossier.a, dossier.b or "", dossier.since, dossier.until, "incidents", len(dossier.incidents), len(dossier.events), len({e.article for e in dossier.events}),
        len({s.outlet for s in dossier.sources.values() if s.outlet}), min(days, default=None), max(days, default=None), dossier.by_category, dossier.by_status,
        _standing(found.relation.words), _standing(found.relation.deeds), dict(Counter(f"{c.kind} {c.state}" for c in found.commitments)), len(found.contradictions),
        found.unsure, dossier.refusals, dossier.fingerprints, tuple(told.row(i) for i in reversed(dated[-LATEST:])),
    )  # fmt: skip


def _standing(channel: Channel) -> Standing:
    if channel.level is None:
        return Standing(len(channel.marks), None, None, None, 0)
    low, high = channel.level.band(95)
    phases = len(channel.segments.phases) if channel.segments else 0
    return Standing(len(channel.marks), _round(channel.level.mean[-1]), _round(low[-1]), _round(high[-1]), phases)


def curve(dossier: Dossier, found: Findings) -> Curve:
    """The level by week, words and deeds apart, with the marks that it rests on."""
    best = {i.id: i.best or None for i in dossier.incidents}
    return Curve(dossier.a, dossier.b or "", dossier.since, dossier.until, FEWEST, _line(found.relation.words, best), _line(found.relation.deeds, best))


def _line(channel: Channel, best: dict[str, str | None]) -> Line:
    marks = tuple(Mark(m.incident, best.get(m.incident), day(m.day), _round(m.score), _round(m.weight)) for m in channel.marks)
    level = channel.level
    if level is None:
        return Line(marks, None)
    bands = [band for share in (50, 80, 95) for band in level.band(share)]
    return Line(marks, tuple(Point(day(at), _round(level.mean[n]), *(_round(band[n]) for band in bands)) for n, at in enumerate(level.days)))


def phases(dossier: Dossier, found: Findings) -> Phases:
    """When the relation turned, by which incidents, and what the press tells of it."""
    told, characterised = Told(dossier), {c.id: c for c in dossier.characterisations}
    rows = []
    for each in found.told:
        said = (evidence(c, dossier.sources.get(c.article)) for id in each.told.by if (c := characterised.get(id)))
        rows.append(
            ToldPhase(
                each.told.start, each.told.end, each.told.valence, each.told.present, _number(each.mean), each.n, each.agrees,
                tuple(e for e in said if e is not None),
            )  # fmt: skip
        )
    words, deeds = (_stretches(channel, told) for channel in (found.relation.words, found.relation.deeds))
    return Phases(dossier.a, dossier.b or "", dossier.since, dossier.until, words, deeds, tuple(rows))


def _stretches(channel: Channel, told: Told) -> Stretches:
    if channel.segments is None:
        return Stretches(len(channel.marks), (), (), None)
    at = [day(m.day) for m in channel.marks]
    return Stretches(
        len(channel.marks),
        tuple(PhaseRow(at[p.first], at[p.last - 1], _round(p.mean), _number(p.error), p.n) for p in channel.segments.phases),
        tuple(
            Turn(*channel.days_of(b.at), at[b.first - 1], at[b.last], _round(b.step), b.p, told.proofs(channel.turning[n]))
            for n, b in enumerate(channel.segments.breaks)
        ),
        channel.shape,
    )


def commitments(dossier: Dossier, found: Findings, limit: int = 50, cursor: str | None = None) -> Listed[CommitmentRow]:
    """A page of the promises, demands and threats, by the day on which they were made."""
    told = Told(dossier)
    rows = sorted(found.commitments, key=lambda c: (c.made, c.id))
    return page(rows, lambda c: (c.made, c.id), lambda c: _commitment(c, told), limit, cursor)


def _commitment(c: Commitment, told: Told) -> CommitmentRow:
    steps = tuple(Moved(s.state, s.day, s.incident, s.why) for s in c.steps)
    proofs = (told.proofs(ids) for ids in (c.reaffirmed, c.support, c.against, c.maybe))
    return CommitmentRow(
        c.id, c.kind, c.debtor, c.creditor, c.made, c.due, c.explicit, c.condition, c.state, c.late, c.disputed, c.claimed, c.heard, steps, told.proof(c.id), *proofs
    )


def signals(dossier: Dossier, found: Findings, limit: int = 50, cursor: str | None = None) -> Listed[SignalRow]:
    """A page of the contradictory signals, the gravest first."""
    told = Told(dossier)
    places = {id(c): n for n, c in enumerate(found.contradictions)}
    return page(
        found.contradictions, lambda c: (places[id(c)], c.rule, c.one, c.other),
        lambda c: SignalRow(c.rule, c.name, c.days, _round(c.severity), told.proof(c.one), told.proof(c.other)), limit, cursor,
    )  # fmt: skip


def sources(dossier: Dossier) -> tuple[OutletRow, ...]:
    """The outlets that tell of a pair, those of most incidents first."""
    articles: dict[str | None, list[str]] = defaultdict(list)
    for each in dossier.sources.values():
        articles[each.outlet].append(each.id)
    held, first, alone = _held(dossier)
    copies = {id for group in dossier.copies for id in group.articles[1:]}
    countries = load_press().countries
    rows = [
        OutletRow(
            outlet, countries.get((outlet or "").casefold()), tuple(sorted({dossier.sources[a].lang for a in ids})), len(ids), len(held[outlet]), first[outlet], alone[outlet],
            sum(a in copies for a in ids), tuple(sorted(ids, key=lambda a: (dossier.sources[a].published or UNDATED, a))),
        )  # fmt: skip
        for outlet, ids in articles.items()
    ]
    return tuple(sorted(rows, key=lambda r: (-r.incidents, -r.articles, r.outlet or "")))


def _held(dossier: Dossier) -> tuple[dict[str | None, set[str]], Counter[str | None], Counter[str | None]]:
    """By outlet, the incidents that it tells, how many it told first, and how many nobody else told."""
    held: dict[str | None, set[str]] = defaultdict(set)
    first: Counter[str | None] = Counter()
    alone: Counter[str | None] = Counter()
    for incident in dossier.incidents:
        outlets = {dossier.sources[a].outlet for a in incident.articles if a in dossier.sources}
        for outlet in outlets:
            held[outlet].add(incident.id)
        earliest = {dossier.sources[a].outlet for a in incident.articles if a in dossier.sources and (dossier.sources[a].published or UNDATED)[:10] == (incident.told or UNDATED)[:10]}
        first.update(earliest)
        alone.update(outlets if len(outlets) == 1 else ())
    return held, first, alone


def _round(value: float) -> float:
    return round(float(value), 3)


def _number(value: float) -> float | None:
    """A figure, None where it is none."""
    return None if value != value else _round(value)

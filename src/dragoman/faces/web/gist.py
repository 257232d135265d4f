"""What the lists over many pairs show of each: small enough to be kept for every pair, whereas its dossier is not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.packs import load
from dragoman.records import Dossier
from dragoman.relations.commitments import Commitment
from dragoman.relations.contradictions import Contradiction
from dragoman.relations.findings import Findings

#: bars of a sparkline, points of a level that make a trend
BARS, CLEAR = 12, 1.0


@dataclass(frozen=True)
class Gist:
    """A pair at a glance: incidents in all and by time (cooperation, conflict), where it tends, its commitments and contradictions, and the incidents that these are of, as a dossier."""

    dossier: Dossier
    incidents: int
    bars: tuple[tuple[int, int], ...]
    trend: str
    commitments: tuple[Commitment, ...]
    contradictions: tuple[Contradiction, ...]


def gist(dossier: Dossier, found: Findings) -> Gist:
    """The gist of a pair."""
    of = {id for c in found.commitments for id in (c.id, *c.support, *c.against, *c.maybe)} | {id for c in found.contradictions for id in (c.one, c.other)}
    return Gist(_thin(dossier, of), len(dossier.incidents), _bars(dossier), _trend(found), tuple(found.commitments), tuple(found.contradictions))


def _thin(dossier: Dossier, of: set[str]) -> Dossier:
    """A dossier with these incidents alone, each by the event that tells it best."""
    kept = tuple(i for i in dossier.incidents if i.id in of)
    best = {i.best for i in kept}
    events = tuple(e for e in dossier.events if e.id in best)
    sources = {e.article: dossier.sources[e.article] for e in events if e.article in dossier.sources}
    return replace(dossier, incidents=kept, events=events, sources=sources, characterisations=(), copies=(), by_category={}, by_status={})


def _bars(dossier: Dossier) -> tuple[tuple[int, int], ...]:
    """Incidents by equal stretches of time: how many of cooperation, how many of conflict."""
    categories = load().ontology.categories
    dated = [(_year(day), i.type) for i in dossier.incidents if (day := i.start or i.end)]
    if not dated:
        return ()
    first, last = min(at for at, _ in dated), max(at for at, _ in dated)
    bars = [[0, 0] for _ in range(BARS)]
    for at, kind in dated:
        place = min(int((at - first) / (last - first) * BARS), BARS - 1) if last > first else BARS - 1
        bars[place][0 if kind in categories and categories[kind].quad in (1, 2) else 1] += 1
    return tuple((up, down) for up, down in bars)


def _year(day: str) -> float:
    return int(day[:4]) + (int(day[5:7]) - 1) / 12 if len(day) >= 7 else int(day[:4]) + 0.5


def _trend(found: Findings) -> str:
    """Where the last year took words or deeds: up, down, flat, or nothing where that cannot be said."""
    steps = [float(c.level.mean[-1] - c.level.mean[max(0, len(c.level.mean) - 53)]) for c in (found.relation.deeds, found.relation.words) if c.level is not None]
    if not steps:
        return ""
    step = max(steps, key=abs)
    return "up" if step > CLEAR else "down" if step < -CLEAR else "flat"

"""The home page: every pair with how much is known of it, where it stands and what is open, and a search over pairs, actors and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from dragoman.faces.naming import Names, cooperative
from dragoman.faces.web.asked import LAST_PAGE, Wrong, text, whole
from dragoman.faces.web.lines import line
from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.reading import Reading
from dragoman.options import Search
from dragoman.records import Dossier, Pair
from dragoman.relations.findings import Findings

#: pairs on a page, seconds that a page waits for what is still being worked out, bars of a sparkline, points of a level that make a trend
SHOWN, PATIENCE, BARS, CLEAR = 25, 1.0, 12, 1.0
SORTS = ("events", "name", "last")


@dataclass(frozen=True)
class Glance:
    """What the list says of a pair: incidents by time (cooperation, conflict), where it tends, what is open, what contradicts."""

    incidents: int
    bars: tuple[tuple[int, int], ...]
    trend: str
    commitments: int
    open: int
    contradictions: int


def home(visit: Visit) -> Page:
    """The pairs, the richest first unless another order is asked for."""
    m, asked, order = visit.m, text(visit.query, "q"), text(visit.query, "sort") or "events"
    if order not in SORTS:
        raise Wrong(422, "web.wrong.sort", value=order)
    found = _sorted(_wanted(visit.desk.pairs(), asked, visit.names), order, visit.names)
    at = whole(visit.query, "page", 1, LAST_PAGE)
    shown = found[(at - 1) * SHOWN : at * SHOWN]
    glances = glanced(visit.reading, shown, visit.names)
    rows = [(pair, visit.names.entity(pair.a), visit.names.entity(pair.b), glances.get((pair.a, pair.b))) for pair in shown]
    values: dict[str, Any] = {
        "rows": rows, "summary": visit.desk.summary(), "q": asked, "sort": order, "at": at, "pages": -(-len(found) // SHOWN), "number": len(found), "sorts": SORTS,
        "waiting": sum(glance is None for *_, glance in rows), "told": [line(e, source, visit.names) for e, source in visit.desk.found(Search(words=asked), SHOWN)[0]] if asked else (), "review": len(visit.desk.review(99)),
    }  # fmt: skip
    return Page("home.html", m("web.home.title"), values, lambda: [_row(p, visit.names) for p in found], lambda: {"summary": asdict(values["summary"]), "pairs": [asdict(p) for p in found]})


def _row(pair: Pair, names: Names) -> dict[str, Any]:
    return {**asdict(pair), "a_name": names.entity(pair.a), "b_name": names.entity(pair.b)}


def _wanted(pairs: Sequence[Pair], asked: str, names: Names) -> list[Pair]:
    """The pairs of whom a search names: each of its words is in the name or code of one of the two."""
    words = asked.casefold().split()
    if not words:
        return list(pairs)
    return [p for p in pairs if all(word in f"{p.a} {p.b} {names.entity(p.a)} {names.entity(p.b)}".casefold() for word in words)]


def _sorted(pairs: list[Pair], order: str, names: Names) -> list[Pair]:
    if order == "name":
        return sorted(pairs, key=lambda p: (names.entity(p.a), names.entity(p.b)))
    return sorted(pairs, key=lambda p: (p.last or "", p.events), reverse=True) if order == "last" else pairs


def glanced(reading: Reading, pairs: Sequence[Pair], names: Names) -> dict[tuple[str, str], Glance]:
    """What the list says of these pairs, of those at least for which it is known by now."""
    done = reading.awaited([reading.file(pair) for pair in pairs], PATIENCE)
    return {(dossier.a, dossier.b or ""): glance(dossier, found, names) for dossier, found in done}


def glance(dossier: Dossier, found: Findings, names: Names) -> Glance:
    """What the list says of one pair."""
    promised = [c for c in found.commitments if c.kind == "promise"]
    return Glance(len(dossier.incidents), _bars(dossier, names), _trend(found), len(promised), sum(c.open for c in promised), len(found.contradictions))


def _bars(dossier: Dossier, names: Names) -> tuple[tuple[int, int], ...]:
    """Incidents by equal stretches of time: how many of cooperation, how many of conflict."""
    dated = [(int(day[:4]) + (int(day[5:7]) - 1) / 12 if len(day) >= 7 else int(day[:4]) + 0.5, i) for i in dossier.incidents if (day := i.start or i.end)]
    if not dated:
        return ()
    first, last = min(at for at, _ in dated), max(at for at, _ in dated)
    bars = [[0, 0] for _ in range(BARS)]
    for at, incident in dated:
        place = min(int((at - first) / (last - first) * BARS), BARS - 1) if last > first else BARS - 1
        bars[place][0 if cooperative(names.quad(incident.type)) else 1] += 1
    return tuple((up, down) for up, down in bars)


def _trend(found: Findings) -> str:
    """Where the last year took words or deeds: up, down, flat, or nothing where that cannot be said."""
    steps = [float(c.level.mean[-1] - c.level.mean[max(0, len(c.level.mean) - 53)]) for c in (found.relation.deeds, found.relation.words) if c.level is not None]
    if not steps:
        return ""
    step = max(steps, key=abs)
    return "up" if step > CLEAR else "down" if step < -CLEAR else "flat"



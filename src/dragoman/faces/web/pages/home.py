"""The home page: every pair with how much is known of it, where it stands and what is open, and a search over pairs, actors and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from dragoman.faces.naming import Names
from dragoman.faces.web.asked import LAST_PAGE, Wrong, text, whole
from dragoman.faces.web.gist import Gist
from dragoman.faces.web.lines import line
from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.reading import Reading
from dragoman.faces.web.served import QUEUE
from dragoman.options import Search
from dragoman.records import Pair

#: pairs on a page, seconds that a page waits for what is still being worked out
SHOWN, PATIENCE = 25, 1.0
#: how far the codings that wait for a look are counted
MOST = 99
SORTS = ("events", "name", "last")


def home(visit: Visit) -> Page:
    """The pairs, the richest first unless another order is asked for."""
    m, asked, order = visit.m, text(visit.query, "q"), text(visit.query, "sort") or "events"
    if order not in SORTS:
        raise Wrong(422, "web.wrong.sort", value=order)
    found = _sorted(_wanted(visit.desk.pairs(), asked, visit.names), order, visit.names)
    at = whole(visit.query, "page", 1, LAST_PAGE)
    shown = found[(at - 1) * SHOWN : at * SHOWN]
    glances = glanced(visit.reading, shown)
    rows = [(pair, visit.names.entity(pair.a), visit.names.entity(pair.b), glances.get((pair.a, pair.b))) for pair in shown]
    if order == "events" and all(seen for *_, seen in rows):  # the list comes by events as told, and the column shows incidents
        rows.sort(key=lambda r: -r[3]["incidents"] if r[3] else 0)
    values: dict[str, Any] = {
        "rows": rows, "summary": visit.desk.summary(), "q": asked, "sort": order, "at": at, "pages": -(-len(found) // SHOWN), "number": len(found), "sorts": SORTS,
        "waiting": sum(glance is None for *_, glance in rows), "told": [line(e, source, visit.names) for e, source in visit.desk.found(Search(words=asked), SHOWN)[0]] if asked else (), "review": len(visit.desk.review(QUEUE)[:MOST]),
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


def glanced(reading: Reading, pairs: Sequence[Pair]) -> dict[tuple[str, str], dict[str, Any]]:
    """What the list says of these pairs, of those at least for which it is known by now."""
    return {(g.dossier.a, g.dossier.b or ""): _glance(g) for g in reading.awaited(pairs, PATIENCE)}


def _glance(of: Gist) -> dict[str, Any]:
    """Incidents in all and by time, where a pair tends, how many promises there are and are open, how many contradictions."""
    promised = [c for c in of.commitments if c.kind == "promise"]
    return {"incidents": of.incidents, "bars": of.bars, "trend": of.trend, "commitments": len(promised), "open": sum(c.open for c in promised), "contradictions": len(of.contradictions)}

"""A pair at a glimpse: what is shown of a rich one at once, while its page is being worked out."""

from __future__ import annotations

from typing import Any

from dragoman.faces.web.lines import by_year, line, row
from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.pages.drawings import wanted
from dragoman.faces.web.pages.pair import partners, turned_to
from dragoman.packs import load
from dragoman.records import Glimpse

#: how many of the latest events are shown
LATEST = 15


def glimpse(visit: Visit) -> Page:
    """The events of two entities as they are told: how many by category, and the latest. What their page asks for is held to the same rules."""
    asked, a, b = wanted(visit)
    turned_to(visit)
    categories = load().ontology.categories
    types = None if len(asked.quads) == 4 else [code for code in categories if visit.names.quad(code) in asked.quads]
    found, sources = visit.desk.glimpse(a, b, asked.since, asked.until, types, LATEST)
    told = [line(event, sources.get(event.article), visit.names) for event in found.latest]
    values: dict[str, Any] = {
        "a": a, "b": b, "figures": _figures(found, visit), "years": by_year(told, visit.m("report.undated")), "partners": partners(visit, a, b), "pending": True,
        "categories": [(visit.names.category(kind), n, visit.names.quad(kind) in (1, 2)) for kind, n in found.by_category.items()],
    }  # fmt: skip
    return Page("glimpse.html", visit.m("web.pair.title", a=visit.names.entity(a), b=visit.names.entity(b)), values, lambda: [row(each) for each in told], dict)


def _figures(found: Glimpse, visit: Visit) -> list[tuple[str, str, str]]:
    """Number, words and shape of each figure at the head of the page."""
    m, all_of = visit.m, sum(found.by_category.values())
    up = sum(n for kind, n in found.by_category.items() if visit.names.quad(kind) in (1, 2))
    rows = [(m.number(n), m.counted(f"count.{name}", n), "") for name, n in (("events", all_of), ("outlets", found.outlets))]
    return [rows[0], (m.number(up), m("report.cooperation"), "up"), (m.number(all_of - up), m("report.conflict"), "down"), rows[1]]

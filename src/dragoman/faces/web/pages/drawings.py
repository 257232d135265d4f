"""The figures of a pair. Their words stand on its page; their drawings have addresses of their own and are made when they are looked at.

What is kept of a figure is what it shows, not what it was worked out of: a drawing that is asked for later needs no dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from dragoman.desk import counts
from dragoman.faces.charts import Figure, Theme, coloured, spec
from dragoman.faces.figures import PairFigures
from dragoman.faces.naming import Names
from dragoman.faces.plain import findings_json
from dragoman.faces.web.asked import Filter, Wrong, entity, filter_of, with_query
from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.reading import weight
from dragoman.packs import load
from dragoman.records import Dossier

#: what makes each figure of a pair
FIGURES: Mapping[str, Callable[[PairFigures], Figure]] = {"words": lambda of: of.level("words"), "deeds": lambda of: of.level("deeds"), "mirror": PairFigures.mirror, "promises": PairFigures.promises}
#: the themes that a picture by itself is drawn in
THEMES: Mapping[str, Theme] = {"light": "light", "dark": "dark"}
#: a dossier and its findings as plain data
Material = Callable[[], tuple[Dossier, Mapping[str, Any]]]


def wanted(visit: Visit) -> tuple[Filter, str, str]:
    """The filter of a visit to a pair, and the two."""
    roster = load().roster
    a, b = (entity(visit.path[name], roster) for name in ("a", "b"))
    if a == b:
        raise Wrong(404, "web.wrong.same", name=visit.names.entity(a))
    return filter_of(visit.query), a, b


def chosen(visit: Visit) -> tuple[Filter, Dossier]:
    """The filter of a visit to a pair, and the dossier that it lets through."""
    asked, a, b = wanted(visit)
    return asked, filtered(visit.desk.pair(a, b, asked.since, asked.until), asked, visit.names)


def filtered(dossier: Dossier, asked: Filter, names: Names) -> Dossier:
    """The dossier with those incidents that a filter lets through; every figure of the page is then theirs."""
    if asked.all:
        return dossier
    kept = tuple(i for i in dossier.incidents if names.quad(i.type) in asked.quads and len(i.origins) >= asked.least)
    events = {id for i in kept for id in i.events}
    return replace(
        dossier, incidents=kept, events=tuple(e for e in dossier.events if e.id in events), by_category=counts(i.type for i in kept), by_status=counts(i.status for i in kept)
    )


def figures(visit: Visit, material: Material | None = None) -> Mapping[str, Figure]:
    """The figures of a pair by name, those that were made for the last reader where they still hold; `material` gives what they are made of."""
    asked, a, b = wanted(visit)
    key, row = figures_key(visit.m.lang, a, b, asked), visit.desk.row(a, b)
    if visit.reading.far(row) and (found := visit.reading.figures_of(key, row, *page_of(visit))) is not None:
        return found
    with visit.reading.in_turn():
        return visit.reading.shelf.of(key, visit.desk.corrected_of(a, b), row, lambda: _made(visit, material or (lambda: _material(visit))), weight)


def page_of(visit: Visit) -> tuple[str, str]:
    """The page on which the figures of a visit stand: its address, and what stands behind it."""
    _, a, b = wanted(visit)
    query = sorted((name, value) for name, value in visit.query.items() if name in ("from", "to", "quad", "min") and value)
    return f"/{visit.m.lang}/pair/{a}/{b}", urlencode(query)


def figures_key(lang: str, a: str, b: str, asked: Filter) -> tuple[str, str, str, str, Filter]:
    """Where the figures of a pair are kept."""
    return ("figures", lang, a, b, asked)


def _material(visit: Visit) -> tuple[Dossier, Mapping[str, Any]]:
    _, dossier = chosen(visit)
    return dossier, findings_json(visit.reading.findings(dossier))


def _made(visit: Visit, material: Material) -> Mapping[str, Figure]:
    """The figures, whose marks lead to the pages of their incidents."""
    dossier, found = material()
    best = {i.id: i.best for i in dossier.incidents}
    of = PairFigures(visit.desk, dossier, found, visit.names, lambda id: visit.to("incident", best[id]) if id in best else None)
    return {name: make(of) for name, make in FIGURES.items()}


def addresses(visit: Visit, made: Mapping[str, Figure]) -> Mapping[str, str]:
    """Where the drawing of each figure is: another address for another drawing, so that a browser need not ask twice."""
    query = {name: value for name, value in visit.query.items() if name in ("from", "to", "quad", "min")}
    return {name: with_query("/".join(("", visit.m.lang, "pair", visit.path["a"], visit.path["b"], f"{name}.svg")), query | {"v": figure.print}) for name, figure in made.items() if figure.made}


def drawing(visit: Visit) -> Page:
    """The drawing of one figure, in the colours of the page that it is put into, or of a light or a dark one."""
    name, theme, known = visit.path["figure"], visit.query.get("theme", ""), visit.query.get("v", "")
    if theme not in ("", *THEMES):
        raise Wrong(404, "web.wrong.nowhere")
    if name not in FIGURES:
        raise Wrong(404, "web.wrong.nowhere")
    made, lasting = visit.reading.shelf.there(_place(visit, name, known)), True
    if made is None:
        figure = _named(visit)
        if not figure.made:
            raise Wrong(404, "web.wrong.nowhere")
        made, lasting = _drawn(visit, name, figure), known == figure.print
    return Page("", name, {"lasting": lasting}, list, lambda: coloured(made, THEMES[theme]) if theme else made)


def _place(visit: Visit, name: str, known: str) -> tuple[object, ...]:
    """Where a drawing is kept: under what its address says, of which nothing is taken on trust."""
    return ("drawing", visit.m.lang, *wanted(visit), name, known)


def _drawn(visit: Visit, name: str, figure: Figure) -> str:
    return visit.reading.kept(_place(visit, name, figure.print), None, lambda: visit.reading.draw(figure, name), len)


def chart(visit: Visit) -> Page:
    """The spec of one figure of a pair, for the page to make it interactive."""
    figure = _named(visit)
    return Page("", figure.title, {}, list, lambda: spec(figure, "page"))


def _named(visit: Visit) -> Figure:
    """The figure that an address names."""
    if visit.path["figure"] not in FIGURES:
        raise Wrong(404, "web.wrong.nowhere")
    return figures(visit)[visit.path["figure"]]

"""The pages by address; each is a function from a visit to a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.pages.about import corrections, data, method, sources
from dragoman.faces.web.pages.across import commitments, signals
from dragoman.faces.web.pages.article import article
from dragoman.faces.web.pages.home import home
from dragoman.faces.web.pages.incident import incident
from dragoman.faces.web.pages.pair import pair
from dragoman.faces.web.pages.review import review

#: what may stand behind the address of each page, and of a drawing; what else does is passed over
FILTER = frozenset({"from", "to", "quad", "min"})
PARAMETERS: Mapping[str, frozenset[str]] = {
    "": frozenset({"q", "sort", "page"}),
    "/pair/{a}/{b}": FILTER | {"page", "order"},
    "/pair/{a}/{b}/{figure}": FILTER | {"theme", "v"},
    "/incident/{id}": frozenset(),
    "/article/{id}": frozenset({"mask"}),
    "/commitments": frozenset({"pair", "pairs", "kind", "state", "page"}),
    "/signals": frozenset({"pair", "pairs", "rule", "page"}),
    "/review": frozenset({"at"}),
    "/sources": frozenset({"outlet", "page"}),
    "/data": frozenset({"pair"}),
    "/method": frozenset(),
    "/corrections": frozenset({"page"}),
}
PAGES: Mapping[str, Callable[[Visit], Page]] = {
    "": home,
    "/pair/{a}/{b}": pair,
    "/incident/{id}": incident,
    "/article/{id}": article,
    "/commitments": commitments,
    "/signals": signals,
    "/review": review,
    "/sources": sources,
    "/data": data,
    "/method": method,
    "/corrections": corrections,
}

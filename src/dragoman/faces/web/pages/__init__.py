"""The pages by address; each is a function from a visit to a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.pages.home import home
from dragoman.faces.web.pages.pair import pair

PAGES: Mapping[str, Callable[[Visit], Page]] = {
    "": home,
    "/pair/{a}/{b}": pair,
}

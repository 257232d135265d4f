"""What the process beside the server is asked for: each answer of what the ledger says now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.routing import Match

from dragoman.faces.web.app import create
from dragoman.faces.web.elsewhere import KEPT, Made
from dragoman.faces.web.gist import Gist
from dragoman.faces.web.guards import Options
from dragoman.faces.web.pages.drawings import drawn_all
from dragoman.faces.web.shelf import anew


class Kitchen:
    """A ledger as the pages read it, in a process of its own."""

    def __init__(self, folder: Path, options: Options) -> None:
        self._app = create(folder, options, kept=KEPT)
        self._reading = self._app.state.reading

    def page(self, scope: dict[str, Any]) -> Made:
        """The page at an address, and the drawings of a pair's."""
        found: Made = anew(lambda: self._page(scope))
        return found

    def _page(self, scope: dict[str, Any]) -> Made:
        for route in self._app.router.routes:
            match, more = route.matches(scope)
            if match is Match.FULL and (made := getattr(getattr(route, "endpoint", None), "made", None)):
                visit, written = made(Request({**scope, **more}))
                return Made(written, drawn_all(visit))
        raise LookupError(scope["path"])

    def gist(self, a: str, b: str) -> Gist:
        """What the lists say of a pair."""
        found: Gist = anew(lambda: self._reading.gist(a, b))
        return found

    def shared(self) -> dict[str, Any]:
        """What the findings of all pairs rest on."""
        found: dict[str, Any] = self._reading.shared()
        return found

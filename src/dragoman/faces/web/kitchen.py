"""What the process beside the server is asked for: each answer of what the ledger says now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.routing import Match

from dragoman.faces.plain import plain
from dragoman.faces.web.app import create
from dragoman.faces.web.asked import LANGUAGES
from dragoman.faces.web.elsewhere import KEPT, Bundle, Made
from dragoman.faces.web.gist import gist
from dragoman.faces.web.guards import Options
from dragoman.faces.web.pages.drawings import drawn_all
from dragoman.faces.web.rest import PREFIX
from dragoman.faces.web.rest.pair import ANSWERS
from dragoman.faces.web.shelf import anew
from dragoman.faces.web.written import json_bytes


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

    def bundle(self, a: str, b: str) -> Bundle | None:
        """All that is asked of a pair; None where there is no such pair."""
        found: Bundle | None = anew(lambda: self._bundle(a, b))
        return found

    def _bundle(self, a: str, b: str) -> Bundle | None:
        desk = self._reading.desk()
        corrected, row = desk.corrected_state(), desk.row(a, b)
        if row is None:
            return None
        made = {path: self._page({"type": "http", "method": "GET", "scheme": "http", "path": path, "query_string": b"", "headers": []}) for path in (f"/{lang}/pair/{a}/{b}" for lang in LANGUAGES)}
        dossier = desk.pair(a, b)
        found = self._reading.findings(dossier)
        told = {f"{PREFIX}/pairs/{a}/{b}{name}": json_bytes(plain(answer(dossier, found))) for name, answer in ANSWERS.items()}
        drawings = {key: svg for each in made.values() for key, svg in each.drawings.items()}
        return Bundle(row, corrected, {path: each.page for path, each in made.items()}, told, drawings, gist(dossier, found))

    def shared(self) -> dict[str, Any]:
        """What the findings of all pairs rest on."""
        found: dict[str, Any] = self._reading.shared()
        return found

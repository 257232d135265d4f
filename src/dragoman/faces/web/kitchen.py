"""What the process beside the server is asked for: each answer of what the ledger says now."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.routing import Match
from starlette.types import Message, Scope

from dragoman.faces.plain import plain
from dragoman.faces.web.app import create
from dragoman.faces.web.asked import LANGUAGES
from dragoman.faces.web.elsewhere import KEPT, Bundle, Made, Packed, Reply, folded
from dragoman.faces.web.gist import gist
from dragoman.faces.web.guards import Options
from dragoman.faces.web.page import Visit
from dragoman.faces.web.pages.drawings import figures, figures_key, wanted
from dragoman.faces.web.rest import PREFIX
from dragoman.faces.web.rest.pair import ANSWERS
from dragoman.faces.web.shelf import anew
from dragoman.faces.web.written import Written, json_bytes
from dragoman.relations.network import Network

T = TypeVar("T")
#: bytes of the heaviest thing that is kept from one answer to the next
LIGHT = 1_000_000


class Kitchen:
    """A ledger as the pages read it, in a process of its own."""

    def __init__(self, folder: Path, options: Options) -> None:
        self._app = create(folder, options, kept=KEPT)
        self._reading = self._app.state.reading
        self._host = next(iter(options.hosts), "127.0.0.1")
        self._token = options.token

    def page(self, path: str, query: bytes, a: str, b: str) -> Made:
        """The page of a pair at an address, what it rests on, and its figures."""
        found: Made = self._once(lambda: self._made(path, query, a, b))
        return found

    def _once(self, make: Callable[[], T]) -> T:
        """What is made of one pair, from what is there now; its dossier is needed all the while, and not after that."""
        try:
            return anew(make)
        finally:
            self._reading.shelf.lighten(LIGHT)

    def _made(self, path: str, query: bytes, a: str, b: str) -> Made:
        desk = self._reading.desk()
        corrected, row = desk.corrected_of(a, b), desk.row(a, b)
        visit, written = self._page(path, query)
        return Made(row, corrected, written, _figures(visit))

    def _page(self, path: str, query: bytes = b"") -> tuple[Visit, Written]:
        scope = _scope(path, query)
        for route in self._app.router.routes:
            match, more = route.matches(scope)
            if match is Match.FULL and (made := getattr(getattr(route, "endpoint", None), "made", None)):
                found: tuple[Visit, Written] = made(Request({**scope, **more}))
                return found
        raise LookupError(path)

    def bundle(self, a: str, b: str) -> Bundle | None:
        """All that is asked of a pair; None where there is no such pair."""
        found: Bundle | None = self._once(lambda: self._bundle(a, b))
        return found

    def _bundle(self, a: str, b: str) -> Bundle | None:
        desk = self._reading.desk()
        corrected, row = desk.corrected_of(a, b), desk.row(a, b)
        if row is None:
            return None
        made = {lang: self._page(f"/{lang}/pair/{a}/{b}") for lang in LANGUAGES}
        dossier = desk.pair(a, b)
        found = self._reading.findings(dossier)
        told = {f"{PREFIX}/pairs/{a}/{b}{name}": folded(json_bytes(plain(answer(dossier, found)))) for name, answer in ANSWERS.items()}
        pages = {f"/{lang}/pair/{a}/{b}": page for lang, (_, page) in made.items()}
        return Bundle(row, corrected, pages, told, {key: found for visit, _ in made.values() for key, found in _figures(visit).items()}, gist(dossier, found))

    def reply(self, path: str, query: bytes) -> Reply:
        """What the account says at an address, whatever it says."""
        found: Reply = self._once(lambda: asyncio.run(self._replied(path, query)))
        return found

    async def _replied(self, path: str, query: bytes) -> Reply:
        heard = _Heard()
        key = [(b"authorization", f"Bearer {self._token}".encode())] if self._token else []
        scope: Scope = {**_scope(path, query), "headers": [(b"host", self._host.encode()), *key], "http_version": "1.1", "raw_path": path.encode(), "root_path": "", "client": None}
        await self._app(scope, heard.receive, heard.send)
        return Reply(heard.status, b"".join(heard.body), heard.kind)

    def network(self, year: int) -> Network:
        """Who stood how with whom in a year."""
        found: Network = self._once(lambda: self._reading.desk().network(year))
        return found

    def shared(self) -> dict[str, Any]:
        """What the findings of all pairs rest on."""
        found: dict[str, Any] = self._reading.shared()
        return found


@dataclass
class _Heard:
    """An answer as it comes in."""

    status: int = 500
    kind: str = "application/json"

    def __post_init__(self) -> None:
        self.body: list[bytes] = []

    async def receive(self) -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.kind = dict(message["headers"]).get(b"content-type", b"application/json").decode()
        self.body.append(message.get("body", b""))


def _figures(visit: Visit) -> dict[Hashable, Packed]:
    """The figures of a page, by where they are kept."""
    asked, a, b = wanted(visit)
    return {figures_key(visit.m.lang, a, b, asked): Packed(figures(visit))}


def _scope(path: str, query: bytes) -> Scope:
    return {"type": "http", "method": "GET", "scheme": "http", "path": path, "query_string": query, "headers": []}

"""The account for programs, under `/api/v1`: typed answers with their evidence, pages by cursor, tags that save asking again, problems as RFC 9457 has them.

    problems.py  what goes wrong, as a document in the reader's language     answering.py  the route: tags, and errors as problems
    asked.py     the parameters, checked                                     shown.py      the page that describes it all
    pair.py      the answers about a pair      whole.py  those about the ledger
    correcting.py  corrections           exporting.py  the formats of others
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends
from starlette.requests import Request

from dragoman.desk import Desk
from dragoman.faces.web.rest import correcting, exporting, pair, shown, whole
from dragoman.faces.web.rest.answering import Answered, told_apart
from dragoman.records import Dossier
from dragoman.relations.findings import Findings

PREFIX = "/api/v1"


#: gives what was made under a key for a pair, or for the ledger, or what is made now
Kept = Callable[[tuple[Any, ...], tuple[str, str] | None, Callable[[], bytes]], bytes]


def router(desk: Callable[[], Desk], findings: Callable[[Dossier], Findings] | None = None, kept: Kept | None = None) -> APIRouter:
    """The routes under `/api/v1`, answered by what `desk` gives; `findings` may remember what was worked out of a dossier, `kept` what was answered."""

    def ask(request: Request) -> None:
        request.state.desk = asked = desk()
        request.state.findings = findings or asked.findings
        request.state.kept = kept or (lambda key, pair, make: make())
        told_apart(request, asked.stamp())

    made = APIRouter(prefix=PREFIX, dependencies=[Depends(ask)], route_class=Answered)
    for part in (pair.routes, whole.routes, correcting.routes, exporting.routes):
        made.include_router(part)
    outer = APIRouter()
    outer.include_router(made)
    outer.include_router(shown.routes, prefix=PREFIX)
    return outer

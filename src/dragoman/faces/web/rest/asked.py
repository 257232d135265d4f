"""The parameters of the account, as OpenAPI describes them and as the answers want them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from fastapi import Depends, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.desk import Desk
from dragoman.errors import UsageError
from dragoman.faces import answers
from dragoman.faces.answers.asking import entity
from dragoman.faces.plain import plain
from dragoman.faces.web.asked import MOST_ORIGINS, Wrong
from dragoman.faces.web.reading import Otherwise
from dragoman.faces.web.written import json_bytes
from dragoman.packs import load
from dragoman.records import Dossier
from dragoman.relations.findings import Findings
from dragoman.settings import day

DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
STATUS = "(actual|future|hypothetical|negated)"

Who = Annotated[str, Path(description="A state or body: a name in French or English, an ISO code (MLI, ML) or a COW number (432).", max_length=200, examples=["MLI"])]
Other = Annotated[str, Path(description="The other side, named likewise.", max_length=200, examples=["USA"])]
Limit = Annotated[int, Query(description="The most rows of a page.", ge=1, le=200)]
Cursor = Annotated[str | None, Query(description="The `next` of the page before; without it, the first page.", max_length=400)]
From = Annotated[str | None, Query(alias="from", description="From this ISO date on: 2026-02-05, 2026-02 or 2026.", pattern=DATE)]
To = Annotated[str | None, Query(description="Up to this ISO date, included.", pattern=DATE)]
Quads = Annotated[str | None, Query(description="Quadrants, 1 to 4, with commas between: 1 and 2 cooperation, 3 and 4 conflict; even ones are deeds.", pattern="^[1-4](,[1-4]){0,9}$")]
Types = Annotated[str | None, Query(description="PLOVER categories with commas between, such as AGREE,CONSULT.", pattern="^[A-Z]{1,20}(,[A-Z]{1,20}){0,19}$")]
Statuses = Annotated[str | None, Query(description="Statuses with commas between.", pattern=f"^{STATUS}(,{STATUS}){{0,3}}$")]
Least = Annotated[int, Query(alias="min", description="At least so many independent origins.", ge=1, le=MOST_ORIGINS)]
Sure = Annotated[float, Query(alias="confidence", description="At least so sure a coding.", ge=0, le=1)]
Order = Annotated[Literal["oldest", "newest"], Query(description="Which come first.")]


def desk_of(request: Request) -> Desk:
    """The desk that answers this request."""
    found: Desk = request.state.desk
    return found


Asked = Annotated[Desk, Depends(desk_of)]


@dataclass(frozen=True)
class Pair:
    """A pair in a period, and what is worked out of it where that is asked for."""

    request: Request
    desk: Desk
    a: str
    b: str
    since: str | None
    until: str | None

    @cached_property
    def dossier(self) -> Dossier:
        """All that is kept of it."""
        return self.desk.pair(self.a, self.b, self.since, self.until)

    def told(self, answer: Callable[[], Any]) -> Response:
        """An answer about it as JSON, that of the last who asked the same where it still holds."""
        return written(self.request, (self.a, self.b), answer)

    @property
    def findings(self) -> Findings:
        """What the dossier comes to."""
        found: Findings = self.request.state.findings(self.dossier)
        return found


def written(request: Request, pair: tuple[str, str] | None, answer: Callable[[], Any]) -> Response:
    """An answer about a pair, or about the ledger, as JSON; that of the last who asked the same where it still holds."""
    key = (request.url.path, *sorted(request.query_params.multi_items()))
    try:
        body: bytes = request.state.kept(key, pair, lambda: json_bytes(plain(answer())))
    except Otherwise as other:
        return Response(other.reply.body, other.reply.status, {"cache-control": "no-cache"}, other.reply.kind)
    return Response(body, 200, {"cache-control": "no-cache"}, "application/json")


def pair_of(request: Request, desk: Asked, a: Who, b: Other, since: From = None, to: To = None) -> Pair:
    """The pair that an address names."""
    one, other = (entity(who, load().roster) for who in (a, b))
    if one == other:
        raise Wrong(422, "web.wrong.same", name=load().roster.name(one, "en"))
    return Pair(request, desk, one, other, *period(since, to))


Told = Annotated[Pair, Depends(pair_of)]


def period(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """A period of days that there are, the first not after the last."""
    for name, value in (("from", since), ("to", until)):
        try:
            day(value, name)
        except UsageError as error:
            raise Wrong(422, "web.wrong.date", name=name, value=value) from error
    if since and until and until[: len(since)] < since[: len(until)]:
        raise Wrong(422, "web.wrong.period", since=since, until=until)
    return since, until


def several(value: str | None) -> frozenset[str]:
    """The parts of a list with commas between."""
    return frozenset(value.split(",")) if value else frozenset()


def chosen(quad: Quads = None, type: Types = None, status: Statuses = None, least: Least = 1, sure: Sure = 0.0) -> answers.Chosen:
    """The filter of a list of incidents."""
    return answers.Chosen(frozenset(map(int, several(quad))), several(type), several(status), least, sure)


Filter = Annotated[answers.Chosen, Depends(chosen)]

"""The answers about the ledger: pairs, events, documents, partners of a state."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.desk import Desk
from dragoman.errors import UsageError
from dragoman.faces import answers
from dragoman.faces.answers.asking import entity
from dragoman.faces.answers.shapes import ArticleAnswer, EventAnswer, EventRow, Listed, PairRow, Partners, ReadOutlet, Source
from dragoman.faces.web.asked import Wrong
from dragoman.faces.web.rest.answering import Answered, told
from dragoman.faces.web.rest.asked import DATE, Asked, Cursor, From, Limit, Statuses, To, Types, Who, period, several, written
from dragoman.faces.web.rest.problems import documented
from dragoman.options import Search
from dragoman.packs import load

Id = Annotated[str, Path(max_length=100)]
Someone = Annotated[str | None, Query(description="A state or body on either side.", max_length=200)]
routes = APIRouter(route_class=Answered, tags=["ledger"])


@routes.get("/pairs", response_model=Listed[PairRow], responses=documented(304))
def pairs(request: Request, desk: Asked, limit: Limit = 50, cursor: Cursor = None, latest: Annotated[bool, Query(description="Each with its last event and sentence.")] = False) -> Response:
    """The pairs, the richest first; `events` are counted as told."""
    return written(request, None, lambda: answers.pairs(desk, limit, cursor, latest=latest))


@routes.get("/events", response_model=Listed[EventRow], responses=documented(304, 404))
def search(
    request: Request,
    desk: Asked,
    words: Annotated[str, Query(description="Words that all stand in the sentence, whatever their case and accents.", max_length=200)] = "",
    a: Someone = None,
    b: Someone = None,
    type: Types = None,
    status: Statuses = None,
    outlet: Annotated[str | None, Query(description="An outlet by its name.", max_length=200)] = None,
    since: From = None,
    to: To = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Events as the articles tell them, the latest first: one act that two articles tell comes twice; `events/{id}` says what tells the same."""
    one, other = (entity(who, load().roster) if who else None for who in (a, b))
    first, last = period(since, to)
    asked = Search(words, one, other, tuple(sorted(several(type))), tuple(sorted(several(status))), outlet, first, last)
    return written(request, None, lambda: answers.found(desk, asked, limit, cursor))


@routes.get("/events/{id}", response_model=EventAnswer, responses=documented(304, 404, 410))
def event(desk: Asked, id: Id) -> Response:
    """One event with its words and reasons, the incident that it tells, all that tell the same, and their corrections."""
    try:
        return told(answers.event(desk, id))
    except UsageError as error:
        raise missing(desk, id) from error


def missing(desk: Desk, id: str) -> Wrong:
    """Why there is no such event: a correction left it out, or it never was."""
    gone = next((o.correction for o in desk.corrections() if o.correction.op == "reject" and o.result == "applied" and id == o.correction.target), None)
    return Wrong(410, "rest.gone", by=gone.by, at=gone.at[:10], id=gone.id) if gone else Wrong(404, "rest.event")


@routes.get("/documents/{id}", response_model=ArticleAnswer, responses=documented(304, 404))
def document(desk: Asked, id: Id) -> Response:
    """One article with what is kept of its text, all that was coded in it with offsets into that text, and its copies."""
    try:
        return told(answers.article(desk, id))
    except UsageError as error:
        raise Wrong(404, "rest.document") from error


@routes.get("/sources", response_model=Listed[ReadOutlet], responses=documented(304))
def sources(request: Request, desk: Asked, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """The outlets that were read, that of most articles first."""
    return written(request, None, lambda: answers.outlets(desk, limit, cursor))


@routes.get("/documents", response_model=Listed[Source], responses=documented(304))
def documents(request: Request, desk: Asked, outlet: Annotated[str, Query(description="An outlet as `sources` names it.", max_length=200)], limit: Limit = 50, cursor: Cursor = None) -> Response:
    """The articles of an outlet, the latest first."""
    return written(request, None, lambda: answers.articles_of(desk, outlet, limit, cursor))


@routes.get("/states/{a}/partners", response_model=Partners, responses=documented(304, 404))
def partners(
    desk: Asked, a: Who, split: Annotated[str | None, Query(description="The day that parts before from after; without it, the middle of the incidents.", pattern=DATE)] = None
) -> Response:
    """Whom a state drew closer to and whom it left from a day on."""
    period(split, None)
    return told(answers.partners(desk.alignment(entity(a, load().roster), split)))

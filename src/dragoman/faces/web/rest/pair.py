"""The answers about a pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from dragoman.faces import answers
from dragoman.faces.answers.shapes import CommitmentRow, Curve, IncidentRow, Listed, NetworkAnswer, OutletRow, Phases, SignalRow, Summary
from dragoman.faces.web.rest.answering import Answered, told
from dragoman.faces.web.rest.asked import Asked, Cursor, Filter, Limit, Order, Told
from dragoman.faces.web.rest.problems import documented
from dragoman.records import Dossier
from dragoman.relations.findings import Findings

#: the answers to questions that ask for nothing else, by what stands behind the address of a pair
ANSWERS: Mapping[str, Callable[[Dossier, Findings], Any]] = {
    "": answers.summary,
    "/events": lambda dossier, _: answers.incidents(dossier, answers.Chosen(), 50, None, newest=False),
    "/curve": answers.curve,
    "/phases": answers.phases,
    "/commitments": lambda dossier, found: answers.commitments(dossier, found, 50, None),
    "/signals": lambda dossier, found: answers.signals(dossier, found, 50, None),
    "/sources": lambda dossier, _: answers.sources(dossier),
}
MISSING = documented(304, 404)
routes = APIRouter(prefix="/pairs/{a}/{b}", route_class=Answered, tags=["pair"])


@routes.get("", response_model=Summary, responses=MISSING)
def summary(pair: Told) -> Response:
    """A pair in figures, with its last incidents and their sentences."""
    return pair.told(lambda: answers.summary(pair.dossier, pair.findings))


@routes.get("/events", response_model=Listed[IncidentRow], responses=MISSING)
def events(pair: Told, wanted: Filter, limit: Limit = 50, cursor: Cursor = None, order: Order = "oldest") -> Response:
    """The incidents of a pair by date, each with how it is attested and the sentence that tells it best."""
    return pair.told(lambda: answers.incidents(pair.dossier, wanted, limit, cursor, newest=order == "newest"))


@routes.get("/curve", response_model=Curve, responses=MISSING)
def curve(pair: Told) -> Response:
    """The level by week with its bands, words and deeds apart, and the marks that it rests on; null where there are too few."""
    return pair.told(lambda: answers.curve(pair.dossier, pair.findings))


@routes.get("/phases", response_model=Phases, responses=MISSING)
def phases(pair: Told) -> Response:
    """When the relation turned, how sure that is, by which incidents; and what the press tells of it."""
    return pair.told(lambda: answers.phases(pair.dossier, pair.findings))


@routes.get("/commitments", response_model=Listed[CommitmentRow], responses=MISSING)
def commitments(pair: Told, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """What was promised, demanded and threatened, what became of it, and the sentences for and against."""
    return pair.told(lambda: answers.commitments(pair.dossier, pair.findings, limit, cursor))


@routes.get("/signals", response_model=Listed[SignalRow], responses=MISSING)
def signals(pair: Told, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Contradictory signals, both with their sentences, the gravest first."""
    return pair.told(lambda: answers.signals(pair.dossier, pair.findings, limit, cursor))


@routes.get("/sources", response_model=list[OutletRow], responses=MISSING)
def sources(pair: Told) -> Response:
    """The outlets that tell of a pair: what each tells first, alone, or copies."""
    return pair.told(lambda: answers.sources(pair.dossier))


@routes.get("/network", response_model=NetworkAnswer, responses=MISSING)
def network(pair: Told, desk: Asked, year: Annotated[int | None, Query(description="The year; the last of the pair's incidents where it is left out.", ge=1, le=9999)] = None) -> Response:
    """With whom else the two stood how in a year, and how alike their ties are. The evidence of a tie is under the address of its pair."""
    latest = () if year else desk.glimpse(pair.a, pair.b, pair.since, pair.until, most=1)[0].latest
    when = year or int((next((e.start or e.end for e in latest), None) or date.today().isoformat())[:4])
    return told(answers.network(desk.network(when), pair.a, pair.b))

"""Corrections: the list with what became of each, and new ones."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.desk import Desk
from dragoman.errors import LedgerError, UsageError
from dragoman.faces import answers
from dragoman.faces.answers.evidence import correction_row
from dragoman.faces.answers.proposing import Op, Proposal, lines
from dragoman.faces.answers.shapes import CorrectionRow, Listed
from dragoman.faces.quoting import clean
from dragoman.faces.web.asked import Wrong
from dragoman.faces.web.guards import Options, proof, proven
from dragoman.faces.web.rest.answering import Answered, told
from dragoman.faces.web.rest.asked import Asked, Cursor, Limit
from dragoman.faces.web.rest.problems import documented
from dragoman.faces.web.rest.whole import missing
from dragoman.records import Correction

Short = Annotated[str, Field(max_length=200)]
routes = APIRouter(route_class=Answered, tags=["corrections"])


class Proposed(BaseModel):
    """A correction: the operation and the event that it is about (of `undo`, the correction; of `add`, the article).

    `fields` has the new values of `set` and `add`, `other` the second event of `merge` and `split`, `quote` the words of the article of `add`.
    """

    model_config = ConfigDict(extra="forbid")
    op: Op
    target: Annotated[str, Field(max_length=100)]
    fields: Annotated[dict[Short, Short], Field(max_length=10)] = {}
    other: Annotated[str | None, Field(max_length=100)] = None
    quote: Annotated[str | None, Field(max_length=2000)] = None
    why: Annotated[str | None, Field(max_length=2000)] = None


class Proof(BaseModel):
    """What a write must carry in the header `X-Dragoman-Proof`, with the cookie that came with it."""

    proof: str


@routes.get("/corrections", response_model=Listed[CorrectionRow], responses=documented(304))
def corrections(desk: Asked, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Every correction in the order in which they were made, with what became of it over what the machine says now."""
    return told(answers.corrections(desk, limit, cursor))


@routes.get("/proof", response_model=Proof, responses=documented())
def proof_of(request: Request) -> Response:
    """What the next write of this visitor must carry, so that no other site can write in their name."""
    answer = told({"proof": proof(_options(request), request.scope.get("visitor", ""))})
    del request.state.tag
    answer.headers["cache-control"] = "no-store"
    return answer


@routes.post("/corrections", status_code=201, response_model=list[CorrectionRow], responses=documented(404, 410, 507))
def correct(request: Request, desk: Asked, proposed: Proposed, x_dragoman_proof: Annotated[str, Header(description="What `proof` gave.", max_length=200)] = "") -> Response:
    """Add a correction: a line that is kept in `corrections.jsonl`, shown as corrected, and that `undo` takes back."""
    options = _options(request)
    if not proven(options, request.scope.get("visitor", ""), x_dragoman_proof):
        raise Wrong(403, "rest.proof")
    made = _made(desk, proposed, options.by)
    try:
        desk.correct(made)
    except LedgerError as error:
        raise Wrong(507, "web.wrong.kept", why=clean(str(error))) from error
    outcomes = {o.correction.id: o for o in desk.corrections()}
    return told([correction_row(outcomes[c.id]) for c in made], 201)


def _made(desk: Desk, proposed: Proposed, by: str) -> list[Correction]:
    """The lines that are proposed, of an event that is there."""
    if proposed.op not in ("add", "undo"):
        try:
            desk.event(proposed.target)
        except UsageError as error:
            raise missing(desk, proposed.target) from error
    return lines(desk, Proposal(proposed.op, proposed.target, proposed.fields, proposed.other, proposed.quote, proposed.why), by)


def _options(request: Request) -> Options:
    """How the ledger is served; one that takes no writes says so."""
    found: Options | None = getattr(request.app.state, "options", None)
    if found is None or found.read_only:
        raise Wrong(403, "web.wrong.read_only")
    return found

"""The route: an answer is tagged by what it rests on, and what goes wrong comes out as a problem."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Coroutine
from importlib.metadata import version
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import DragomanError
from dragoman.faces.plain import plain
from dragoman.faces.web.asked import Wrong
from dragoman.faces.web.rest.problems import problem, wrong_of
from dragoman.faces.web.shelf import noting
from dragoman.faces.web.written import json_answer

Answer = Callable[[Request], Coroutine[Any, Any, Response]]


class Unchanged(Exception):
    """The reader has this answer already."""


def told_apart(request: Request, stamp: str) -> None:
    """Tag the answer to a question by the state of the ledger; Unchanged where the reader holds one with this tag.

    The address goes into the tag: only an answer to this very question was ever given with it, so that nothing needs to be worked out to know that it would be the same.
    """
    if request.method != "GET":
        return
    asked = f"{stamp} {version('dragoman')} {request.url.path}?{request.url.query}"
    request.state.tag = tag = f'W/"{hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:32]}"'
    held = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if tag.removeprefix("W/") in held:
        raise Unchanged


class Answered(APIRoute):
    """A route of the account."""

    def get_route_handler(self) -> Answer:
        """The handler of a request."""
        answer = super().get_route_handler()

        async def tagged(request: Request) -> Response:
            try:
                with noting() as lagging:
                    made = await answer(request)
            except Unchanged:
                made = Response(status_code=304)
            except (Wrong, RequestValidationError, HTTPException, DragomanError) as error:
                return problem(wrong_of(error), request)
            # what lags behind the ledger bears no tag of its state
            if (tag := getattr(request.state, "tag", None)) and not lagging:
                made.headers["etag"] = tag
            return made

        return tagged


def told(answer: Any, status: int = 200) -> Response:
    """An answer as JSON."""
    return json_answer(plain(answer), status)

"""What goes wrong, as a problem document (RFC 9457) that says in the reader's language what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import DragomanError, LedgerError, UsageError
from dragoman.faces.answers import CursorError
from dragoman.faces.answers.asking import UnknownEntity
from dragoman.faces.messages import Messages
from dragoman.faces.quoting import clean
from dragoman.faces.web.asked import Wrong, preferred
from dragoman.faces.web.elsewhere import Busy
from dragoman.faces.web.written import AGAIN, json_answer

MEDIA = "application/problem+json"
#: what each status means here
STATUSES: Mapping[int, str] = {
    304: "Nothing has changed since the answer with this tag",
    401: "The ledger is served with a token, and this is not it",
    403: "The write is refused",
    404: "There is nothing of this name",
    410: "A correction left this event out",
    413: "The request is too large",
    414: "The address is too long",
    421: "This address is not served here",
    422: "The request says what cannot be",
    503: "The ledger cannot be read just now",
    507: "The correction could not be kept",
}
#: what any request may come to before it is looked at
ALWAYS = (401, 403, 413, 414, 421, 422, 503)


class Problem(BaseModel):
    """What went wrong, and in `detail` what to do about it, in the language of Accept-Language."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """These statuses, and those that any request may come to, as OpenAPI has them."""
    content = {MEDIA: {"schema": Problem.model_json_schema()}}
    told: dict[int | str, dict[str, Any]] = {}
    for status in sorted({*statuses, *ALWAYS}):
        told[status] = {"description": STATUSES[status]} | ({"content": content} if status >= 400 else {})
    return told


def problem(wrong: Wrong, request: Request) -> Response:
    """A problem as a document."""
    lang = preferred(request.headers.get("accept-language", ""))
    m = Messages(lang)
    found = Problem(type="about:blank", title=m(f"rest.title.{wrong.status}"), status=wrong.status, detail=wrong.says(m), instance=clean(request.url.path)[:200])
    answer = json_answer(found.model_dump(), wrong.status, MEDIA)
    answer.headers.update({"content-language": lang, "vary": "accept-language", **({"retry-after": AGAIN} if wrong.status == 503 else {})})
    return answer


def wrong_of(error: Exception) -> Wrong:
    """What an error is to the reader."""
    if isinstance(error, Wrong):
        return error
    if isinstance(error, Busy):
        return Wrong(503, "web.wrong.busy")
    if isinstance(error, RequestValidationError):
        return _invalid(error.errors()[0])
    if isinstance(error, HTTPException) and error.status_code == 400:  # a body in no encoding
        return Wrong(422, "rest.json")
    if isinstance(error, CursorError):
        return Wrong(422, "rest.cursor")
    if isinstance(error, UnknownEntity):
        return Wrong(404, "web.wrong.entity_near" if error.near else "web.wrong.entity", name=clean(error.text)[:60], near=error.near or "")
    if isinstance(error, UsageError):
        return Wrong(422, "rest.usage", why=clean(str(error)))
    if isinstance(error, LedgerError | DragomanError):
        return Wrong(503, "web.wrong.ledger", why=clean(str(error)))
    raise error


def _invalid(found: Mapping[str, Any]) -> Wrong:
    """What is wrong with a parameter, or with the body."""
    where: Sequence[Any] = found["loc"]
    name, kind, context = clean(str(where[-1]))[:40], str(found["type"]), found.get("ctx", {})
    given = clean(str(found.get("input")))[:60]
    if where[0] == "body" and (kind.startswith("json") or len(where) == 1):
        return Wrong(422, "rest.json")
    if kind == "string_too_long":
        return Wrong(422, "web.wrong.long", name=name, most=context["max_length"])
    if name in ("from", "to", "split"):
        return Wrong(422, "web.wrong.date", name=name, value=given)
    if name == "quad":
        return Wrong(422, "web.wrong.quad", value=given)
    if kind.startswith("int") or kind.endswith("than_equal"):
        return Wrong(422, "rest.whole", name=name, value=given)
    if kind in ("missing", "extra_forbidden"):
        return Wrong(422, f"rest.{kind}", name=name)
    return Wrong(422, "rest.parameter", name=name, value=given)

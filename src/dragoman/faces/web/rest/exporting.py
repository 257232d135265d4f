"""The account in the formats of others, as a file to keep."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi import Path as InPath
from starlette.responses import Response, StreamingResponse

from dragoman.faces.answers.asking import entity
from dragoman.faces.export import deliver
from dragoman.faces.export.formats import FORMATS
from dragoman.faces.export.selection import Selection, choice
from dragoman.faces.web.asked import Wrong
from dragoman.faces.web.rest.answering import Answered, told
from dragoman.faces.web.rest.asked import Asked, From, Least, To, period
from dragoman.faces.web.rest.problems import documented
from dragoman.faces.web.rest.whole import Someone
from dragoman.packs import load

ZIP = "application/zip"
#: how much of a file is sent at once
PIECE = 1 << 16
FILES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file; a zip where the format has several.", "content": {media: {"schema": {"type": "string", "format": "binary"}} for media in sorted({ZIP, *(f.media for f in FORMATS.values())})}}
}
routes = APIRouter(route_class=Answered, tags=["export"])


@dataclass(frozen=True)
class FormatRow:
    """A format: the end of its file's name, its type, and whether it has a place for what the machine said before a correction."""

    name: str
    suffix: str
    media: str
    machine: bool


@routes.get("/export", response_model=list[FormatRow], responses=documented(304))
def formats() -> Response:
    """The formats that there are."""
    return told([FormatRow(name, ".zip" if f.main else f.suffix, ZIP if f.main else f.media, f.machine) for name, f in FORMATS.items()])


@routes.get("/export/{format}", response_class=Response, responses={**FILES, **documented(304, 404)})
def export(
    desk: Asked,
    format: Annotated[str, InPath(description="One of those that `export` names.", max_length=40, examples=["csv"])],
    a: Someone = None,
    b: Someone = None,
    since: From = None,
    to: To = None,
    least: Least = 1,
    text: Annotated[Literal["quote", "none"], Query(description="With the sentences of the articles, or without any of their words.")] = "quote",
    machine: Annotated[bool, Query(description="With what the machine said before it was corrected.")] = False,
) -> Response:
    """The incidents of a pair, or all, as a file."""
    if format not in FORMATS:
        raise Wrong(404, "rest.format", formats=", ".join(FORMATS))
    if bool(a) != bool(b):
        raise Wrong(422, "rest.missing", name="b" if a else "a")
    pair = [entity(who, load().roster) for who in (a, b) if who]
    selection = Selection(desk, choice(pair or None, *period(since, to), least, text, machine))
    deliver.format_of(format, selection)
    held = ExitStack()
    made = held.enter_context(deliver.payload(format, selection))
    name = deliver.filename(format, selection)
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-cache"}
    return StreamingResponse(_pieces(made, held), 200, headers, ZIP if name.endswith(".zip") else FORMATS[format].media)


def _pieces(made: Path, held: ExitStack) -> Iterator[bytes]:
    """A file piece by piece; it goes when the last is sent."""
    with held, made.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece

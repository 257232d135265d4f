"""The ledger, or one of its pairs, in the formats of others, as a download."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from starlette.responses import Response, StreamingResponse

from dragoman.errors import UsageError
from dragoman.faces.export.deliver import filename, payload
from dragoman.faces.export.formats import FORMATS
from dragoman.faces.export.selection import Choice, Selection
from dragoman.faces.web.asked import MOST_ORIGINS, Wrong, date, entity, text, whole
from dragoman.faces.web.page import Visit
from dragoman.packs import load

#: bytes that are sent at once
PIECE = 1 << 20


def download(visit: Visit) -> Response:
    """One format of `faces/export`, of all pairs or of `pair=MLI-USA`, within a period, with so many origins at least."""
    name = visit.path["name"]
    if name not in FORMATS:
        raise Wrong(404, "web.wrong.format", name=name[:40], known=", ".join(FORMATS))
    selection = Selection(visit.desk, Choice(_pair(visit), date(visit.query, "from"), date(visit.query, "to"), whole(visit.query, "min", 1, MOST_ORIGINS)))
    held = ExitStack()
    try:
        path = held.enter_context(payload(name, selection))
    except UsageError as error:
        raise Wrong(422, "web.wrong.export", why=str(error)) from error
    except OSError as error:
        raise Wrong(507, "web.wrong.export", why=error.strerror or str(error)) from error
    headers = {"content-disposition": f'attachment; filename="{filename(name, selection)}"', "cache-control": "no-cache", "content-length": str(path.stat().st_size)}
    return StreamingResponse(_pieces(path, held), 200, headers, "application/zip" if path.suffix == ".zip" else FORMATS[name].media)


def _pair(visit: Visit) -> tuple[str, str] | None:
    """The pair that is asked for."""
    asked = text(visit.query, "pair")
    if not asked:
        return None
    roster = load().roster
    known = {f"{p.a}-{p.b}": (p.a, p.b) for p in visit.desk.pairs()}
    if asked in known:
        return known[asked]
    a, _, b = asked.partition("-")
    return entity(a, roster), entity(b, roster)


def _pieces(path: Path, held: ExitStack) -> Iterator[bytes]:
    """The bytes of a file, which goes when they are sent."""
    with held, path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece

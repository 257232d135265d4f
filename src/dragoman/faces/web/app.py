"""The application: the pages of a ledger in both languages, each also as JSON and CSV, and the corrections that are made on them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager
from pathlib import Path
from socket import socket

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dragoman.errors import DragomanError
from dragoman.faces.charts.drawing import script
from dragoman.faces.messages import Messages
from dragoman.faces.naming import Names
from dragoman.faces.web import rest
from dragoman.faces.web.asked import LANGUAGES, Wrong, preferred
from dragoman.faces.web.downloads import download
from dragoman.faces.web.elsewhere import Elsewhere, Made, seldom
from dragoman.faces.web.guards import Guards, Options
from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.pages import PAGES
from dragoman.faces.web.pages.drawings import chart, drawing
from dragoman.faces.web.reading import Reading
from dragoman.faces.web.shelf import MOST, laid, noting
from dragoman.faces.web.writing import correct
from dragoman.faces.web.written import Written, as_csv, as_html, as_json, as_svg, problem, sent
from dragoman.packs import load

STATIC = Path(__file__).with_name("static")
#: the last step of the address of a page that lists what was worked out of many pairs
LISTS = ("", "pairs", "commitments", "signals")
#: the address of a page ends with what it is wanted as
FORMS: dict[str, Callable[[Page, Request, Visit, Options], Written]] = {".json": as_json, ".csv": as_csv, "": as_html}
#: what a figure of a pair is wanted as
OF_A_FIGURE: dict[str, tuple[Callable[[Visit], Page], Callable[[Page, Request, Visit, Options], Written]]] = {".json": (chart, as_json), ".svg": (drawing, as_svg)}


def create(folder: Path | str, options: Options | None = None, *, beside: bool = False, kept: int = MOST) -> FastAPI:
    """The application that serves the ledger in `folder`; LedgerError where there is none. `beside`: what is dear is worked out ahead by a process beside this one; `kept` is how many bytes are kept."""
    held = options or Options()
    reading = Reading(Path(folder), kept, Elsewhere(Path(folder), held) if beside else None)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        reading.prime()
        yield
        reading.close()

    app = FastAPI(
        title="dragoman", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json", lifespan=life,
        middleware=[Middleware(Guards, options=held), Middleware(GZipMiddleware, minimum_size=1000, compresslevel=3)],
    )  # fmt: skip
    app.include_router(rest.router(reading.desk, reading.findings, reading.answer))
    app.router.routes += [Route("/static/vega.js", _vega), Mount("/static", StaticFiles(directory=STATIC)), Route("/", _front)]
    for lang in LANGUAGES:
        names = Names(load(), Messages(lang))
        app.router.routes += [Route(f"/{lang}/data/{{name}}", _given(names, reading, held)), Route(f"/{lang}/correct", _write(names, reading, held), methods=["POST"])]
        app.router.routes += _pages(lang, names, reading, held)
    app.add_exception_handler(404, _nowhere(reading, held))
    app.add_exception_handler(405, _nowhere(reading, held))
    app.state.reading, app.state.options = reading, held
    return app


def listen(app: FastAPI, at: socket) -> None:
    """Answer what comes in at a socket until this process is interrupted."""
    import uvicorn

    seldom()
    uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=2, timeout_keep_alive=75)).run(sockets=[at])


def _pages(lang: str, names: Names, reading: Reading, options: Options) -> list[Route]:
    """The routes of all pages in a language, those with a suffix first: a name may have a dot in it."""
    rows = [(f"/{lang}/pair/{{a}}/{{b}}/{{figure}}{form}", make, form, written) for form, (make, written) in OF_A_FIGURE.items()]
    rows += [(f"/{lang}{path or ('/' if not form else '/pairs')}{form}", make, form, written) for form, written in FORMS.items() for path, make in PAGES.items()]
    return [Route(path, _shown(make, form, written, names, reading, options)) for path, make, form, written in rows]


def _shown(
    make: Callable[[Visit], Page], form: str, written: Callable[[Page, Request, Visit, Options], Written], names: Names, reading: Reading, options: Options
) -> Callable[[Request], Response]:
    """What answers a request for one page in one form."""

    def made(request: Request) -> tuple[Visit, Written]:
        visit = _visit(request, names, reading, options)
        return visit, written(make(visit), request, visit, options)

    def answer(request: Request) -> Response:
        visit = _visit(request, names, reading, options)
        try:
            with noting() as noted, reading.in_front():
                found = _kept(request, visit, reading, lambda: written(make(visit), request, visit, options))
            return sent(found, request, visit, options, passed=bool(noted))
        except Wrong as wrong:
            return problem(wrong, form, request, visit, options)
        except DragomanError as error:
            return problem(Wrong(503, "web.wrong.ledger", why=str(error)), form, request, visit, options)

    answer.made = made  # type: ignore[attr-defined]
    return answer


def _kept(request: Request, visit: Visit, reading: Reading, make: Callable[[], Written]) -> Written:
    """A page as it was written for the last reader, as long as what it rests on stands: for a pair its own events, for the others all that was read."""
    asked = sorted(visit.query.items())
    if "done" in visit.query or "figure" in visit.path:  # a drawing is kept for what it shows, and its material with it
        return make()
    of_pair = "a" in visit.path
    key = ("page", "" if of_pair else str(request.base_url), request.url.path, *asked)

    def made() -> Written:
        if (found := _elsewhere(request, visit, reading)) is not None:
            return found
        with reading.in_turn():
            return make()

    return reading.shelf.of(key, visit.desk.corrected_state(), _ground(request, visit, reading), made if of_pair else make, lambda written: len(written.body) if written.keep else None)


def _elsewhere(request: Request, visit: Visit, reading: Reading) -> Written | None:
    """The page of a rich pair as the process beside this one makes it, with all else that may be asked of the pair; None where it is made here."""
    a, b = visit.path["a"], visit.path["b"]
    if not reading.far(visit.desk.row(a, b)):
        return None
    if not visit.query and (bundle := reading.bundle(a, b)) and (page := bundle.pages.get(request.url.path)):
        return page
    made: Made | None = reading.ask("page", _scope(request))
    if made is not None:
        laid(reading.shelf, made.drawings)
    return made.page if made else None


def _scope(request: Request) -> dict[str, object]:
    """What a page hangs on of a request."""
    return {name: request.scope[name] for name in ("type", "method", "scheme", "path", "query_string", "headers")} | {"server": request.scope.get("server")}


def _ground(request: Request, visit: Visit, reading: Reading) -> Hashable:
    """What a page may lag behind a little: a pair behind its own events, the others behind all that was read, and behind the pairs that were worked out meanwhile."""
    if "a" in visit.path and (row := visit.desk.row(visit.path["a"], visit.path["b"])):
        return row
    return visit.desk.stamp(), reading.filed if request.url.path.split(".")[0].rsplit("/", 1)[-1] in LISTS else 0


def _given(names: Names, reading: Reading, options: Options) -> Callable[[Request], Response]:
    """What answers a request for a download."""

    def answer(request: Request) -> Response:
        visit = _visit(request, names, reading, options)
        try:
            return download(visit)
        except Wrong as wrong:
            return problem(wrong, "", request, visit, options)

    return answer


def _visit(request: Request, names: Names, reading: Reading, options: Options) -> Visit:
    return Visit(reading, reading.desk(), names, request.path_params, dict(request.query_params), options.read_only)


def _write(names: Names, reading: Reading, options: Options) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        visit = _visit(request, names, reading, options)
        try:
            return await correct(request, visit, options)
        except Wrong as wrong:
            return problem(wrong, "", request, visit, options)

    return answer


def _nowhere(reading: Reading, options: Options) -> Callable[[Request, Exception], Response]:
    """The answer to an address at which there is no page, in the language that it begins with."""

    def answer(request: Request, error: Exception) -> Response:
        lang = next((lang for lang in LANGUAGES if request.url.path.startswith(f"/{lang}/")), preferred(request.headers.get("accept-language", "")))
        status = getattr(error, "status_code", 404)
        visit = _visit(request, Names(load(), Messages(lang)), reading, options)
        return problem(Wrong(status, "web.wrong.method" if status == 405 else "web.wrong.nowhere"), "", request, visit, options)

    return answer


def _vega(request: Request) -> Response:
    """The program that makes charts interactive, from the library that draws them: nothing is fetched."""
    return Response(script(), 200, {"cache-control": "max-age=86400"}, "text/javascript; charset=utf-8")


def _front(request: Request) -> Response:
    """To the home page in the language that the browser asks for."""
    return RedirectResponse(f"/{preferred(request.headers.get('accept-language', ''))}/", 307, {"vary": "accept-language", "cache-control": "no-cache"})

"""The application: the pages of a ledger in both languages, each also as JSON and CSV, and the corrections that are made on them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Container, Hashable
from contextlib import asynccontextmanager
from pathlib import Path
from socket import socket
from urllib.parse import urlencode

from anyio.to_thread import current_default_thread_limiter
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
from dragoman.faces.web.elsewhere import STUDIO, Busy, Elsewhere, seldom
from dragoman.faces.web.guards import Guards, Options
from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.pages import PAGES, PARAMETERS
from dragoman.faces.web.pages.drawings import chart, drawing, wanted
from dragoman.faces.web.pages.glimpse import glimpse
from dragoman.faces.web.pages.pair import turned_to
from dragoman.faces.web.reading import Reading
from dragoman.faces.web.shelf import MOST, noting
from dragoman.faces.web.writing import correct
from dragoman.faces.web.written import Written, as_csv, as_html, as_json, as_svg, problem, sent
from dragoman.packs import load

#: readers that may be answered at a time, those who wait for the processes beside this one among them
THREADS = 160
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
    reading = Reading(Path(folder), kept, *((Elsewhere(Path(folder), held), Elsewhere(Path(folder), held, STUDIO)) if beside else ()))

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = THREADS
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
    figure = "/pair/{a}/{b}/{figure}"
    rows = [(f"/{lang}{figure}{form}", make, form, written, PARAMETERS[figure]) for form, (make, written) in OF_A_FIGURE.items()]
    rows += [(f"/{lang}{path or ('/' if not form else '/pairs')}{form}", make, form, written, PARAMETERS[path]) for form, written in FORMS.items() for path, make in PAGES.items()]
    return [Route(path, _shown(make, form, written, known, names, reading, options)) for path, make, form, written, known in rows]


def _shown(
    make: Callable[[Visit], Page], form: str, written: Callable[[Page, Request, Visit, Options], Written], known: Container[str], names: Names, reading: Reading, options: Options
) -> Callable[[Request], Response]:
    """What answers a request for one page in one form; `known` is what may stand behind its address."""

    def made(request: Request) -> tuple[Visit, Written]:
        visit = _visit(request, names, reading, options, known)
        return visit, written(make(visit), request, visit, options)

    def answer(request: Request) -> Response:
        visit = _visit(request, names, reading, options, known)
        try:
            with noting() as noted, reading.in_front():
                found = _kept(request, visit, reading, form, lambda: written(make(visit), request, visit, options), lambda: written(glimpse(visit), request, visit, options))
            return sent(found, request, visit, options, passed=bool(noted))
        except Wrong as wrong:
            return problem(wrong, form, request, visit, options)
        except Busy:
            return problem(Wrong(503, "web.wrong.busy"), form, request, visit, options)
        except DragomanError as error:
            return problem(Wrong(503, "web.wrong.ledger", why=str(error)), form, request, visit, options)

    answer.made = made  # type: ignore[attr-defined]
    return answer


def _kept(request: Request, visit: Visit, reading: Reading, form: str, make: Callable[[], Written], light: Callable[[], Written]) -> Written:
    """A page as it was written for the last reader, as long as what it rests on stands: for a pair its own events, for the others all that was read."""
    if "figure" in visit.path:  # a drawing is kept for what it shows, and its material with it
        return make()
    if "a" in visit.path and (found := _elsewhere(visit, reading, form, light)) is not None:
        return found
    asked, of_pair = sorted(visit.query.items()), "a" in visit.path
    key = ("page", "" if of_pair else str(request.base_url), request.url.path, *asked)

    def made() -> Written:
        with reading.in_turn():
            return make()

    lasting = visit.desk.corrected_of(*_two(visit)) if of_pair else visit.desk.corrected_state()
    return reading.shelf.of(key, lasting, _ground(request, visit, reading), made if of_pair else make, lambda written: len(written.body) if written.keep else None)


def _two(visit: Visit) -> tuple[str, str]:
    """The two of whom a page is."""
    return wanted(visit)[1:]


def _elsewhere(visit: Visit, reading: Reading, form: str, light: Callable[[], Written]) -> Written | None:
    """The page of a rich pair as the process beside this one makes it; for people, what is known at once until it is there. None where it is made here."""
    a, b = _two(visit)
    row = visit.desk.row(a, b)
    path, query = f"/{visit.m.lang}/pair/{a}/{b}{form}", urlencode(sorted((name, value) for name, value in visit.query.items() if value))
    if not reading.far(row) or reading.failed(path, query):
        return None
    turned_to(visit)
    found = reading.cooked(row, path, query, a, b, wait=bool(form))
    if found is not None or form:
        return found
    return reading.shelf.of(("glimpse", path, query), visit.desk.corrected_of(a, b), row, light, lambda written: len(written.body))


def _ground(request: Request, visit: Visit, reading: Reading) -> Hashable:
    """What a page may lag behind a little: a pair behind its own events, the others behind all that was read, and behind the pairs that were worked out meanwhile."""
    if "a" in visit.path and (row := visit.desk.row(*_two(visit))):
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


def _visit(request: Request, names: Names, reading: Reading, options: Options, known: Container[str] | None = None) -> Visit:
    """A request as a visit, with those parameters that its page knows, in one order."""
    query = {name: value for name, value in sorted(request.query_params.items()) if known is None or name in known}
    return Visit(reading, reading.desk(), names, request.path_params, query, options.read_only)


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

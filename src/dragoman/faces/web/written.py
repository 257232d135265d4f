"""A page written out: as HTML, JSON or CSV, and a problem in the same form as what was asked for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape
from starlette.requests import Request
from starlette.responses import Response

from dragoman.faces.messages import Messages
from dragoman.faces.quoting import clean
from dragoman.faces.web.asked import LANGUAGES, Wrong, with_query
from dragoman.faces.web.guards import PROOF, Options, proof
from dragoman.faces.web.page import Page, Visit

HERE = Path(__file__).parent
#: where what a page says begins
MAIN = '<main id="main" tabindex="-1">'
#: what may have been done just now, and the seconds after which it is worth asking again where too many wait
DONE, AGAIN = ("confirm", "set", "reject", "undo", "note"), "10"
#: a cell that begins with one of these is taken for a formula by spreadsheets
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@cache
def _templates() -> Environment:
    """The templates, which escape all; there is no way round it in them."""
    found = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.filters["clean"] = clean
    return found


@dataclass(frozen=True)
class Written:
    """A page as bytes; what is `shown` to a person is finished for each reader. It is kept for the next one unless something of it was not there yet."""

    body: bytes
    status: int
    headers: Mapping[str, str]
    kind: str
    keep: bool = True
    shown: bool = False


def as_html(page: Page, request: Request, visit: Visit, options: Options) -> Written:
    """The page for people."""
    m, path = visit.m, request.url.path
    rest = path.split("/", 2)[2] if path.count("/") >= 2 and path.split("/")[1] in LANGUAGES else ""
    query = dict(visit.query)
    told = {
        "m": m, "lang": m.lang, "names": visit.names, "title": page.title, "here": path, "query": query, "to": visit.to, "read_only": visit.read_only,
        "others": [(lang, with_query(f"/{lang}/{rest}", query)) for lang in LANGUAGES], "proof": (PROOF, hole(options)),
        "with_query": with_query, "suffixed": lambda suffix: with_query((path if rest else f"/{m.lang}/pairs") + suffix, query), "words": _words(m),
        "base": str(request.base_url).rstrip("/"),
    }  # fmt: skip
    text = _templates().get_template(page.template).render(**told, **page.values)
    return Written(text.encode("utf-8", "replace"), page.status, {"content-language": m.lang}, "text/html; charset=utf-8", not page.values.get("waiting"), shown=True)


def hole(options: Options) -> str:
    """What stands in a page where each reader's own proof comes; no text can hold it by chance."""
    return f"proof-{options.secret}"


def sent(written: Written, request: Request, visit: Visit, options: Options, *, passed: bool = False) -> Response:
    """A page as one reader gets it: with their own proof, and a word where it lags behind what was read since."""
    body = written.body
    if written.shown:
        body = body.replace(hole(options).encode(), proof(options, request.scope.get("visitor", "")).encode())
        if notes := _notes(request, visit, passed):
            body = body.replace(MAIN.encode(), f"{MAIN}\n{notes}".encode("utf-8", "replace"), 1)
    return Response(body, written.status, {"cache-control": "no-cache", **written.headers}, written.kind)


def _notes(request: Request, visit: Visit, passed: bool) -> str:
    """What is said at the head of a page to one reader alone: what was done, and that the page lags behind."""
    done, notes = request.query_params.get("done"), ""
    if done in DONE:
        notes += f'<p class="done" role="status">{escape(visit.m(f"web.done.{done}"))}</p>\n'
    if passed:
        notes += f'<p class="note lags" role="status">{escape(visit.m("web.lags"))} <a href="{escape(with_query(request.url.path, visit.query))}">{escape(visit.m("web.reload"))}</a></p>'
    return notes


def _words(m: Messages) -> dict[str, str]:
    """What the page's own script says."""
    return {key: m(f"web.script.{key}") for key in ("dark", "light", "interactive", "plain", "new", "drag")}


def as_json(page: Page, request: Request, visit: Visit, options: Options) -> Written:
    """The page for programs."""
    return Written(json_bytes(page.data()), page.status, {}, "application/json", not page.values.get("waiting"))


def as_svg(page: Page, request: Request, visit: Visit, options: Options) -> Written:
    """A drawing; where its address names this very drawing, a browser may keep it."""
    lasting = {"cache-control": "private, max-age=86400, immutable"} if page.values.get("lasting") else {}
    return Written(page.data().encode("utf-8", "replace"), page.status, {"content-language": visit.m.lang, **lasting}, "image/svg+xml; charset=utf-8")


def json_answer(value: Any, status: int = 200, kind: str = "application/json") -> Response:
    """A value as JSON."""
    return Response(json_bytes(value), status, {"cache-control": "no-cache"}, kind)


def json_bytes(value: Any) -> bytes:
    """A value as JSON; what no text can hold is written as escapes."""
    try:
        return json.dumps(value, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        return json.dumps(value, default=str).encode()


def as_csv(page: Page, request: Request, visit: Visit, options: Options) -> Written:
    """The page for a spreadsheet: UTF-8 with its mark, which Excel needs."""
    rows = page.rows()
    out = io.StringIO()
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    name = clean("-".join(part for part in request.url.path.removesuffix(".csv").split("/") if part)).encode("ascii", "ignore").decode().replace('"', "")
    headers = {"content-disposition": f'attachment; filename="dragoman-{name}.csv"'}
    return Written("\ufeff".encode() + out.getvalue().encode("utf-8", "replace"), page.status, headers, "text/csv; charset=utf-8", not page.values.get("waiting"))


def _cell(value: Any) -> Any:
    """A value as a cell: lists with spaces between, and no text that a spreadsheet would reckon with."""
    if isinstance(value, list | tuple):
        value = " ".join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value


def problem(wrong: Wrong, form: str, request: Request, visit: Visit, options: Options) -> Response:
    """Why there is no page, and what to do, in the form that was asked for."""
    says = wrong.says(visit.m)
    if form:
        answer = json_answer({"type": "about:blank", "title": visit.m("web.wrong.title"), "status": wrong.status, "detail": says}, wrong.status, "application/problem+json")
    else:
        values = {"says": says, "status": wrong.status}
        answer = sent(as_html(Page("problem.html", visit.m("web.wrong.title"), values, list, dict, wrong.status), request, visit, options), request, visit, options)
    if wrong.status == 503:
        answer.headers["retry-after"] = AGAIN
    return answer

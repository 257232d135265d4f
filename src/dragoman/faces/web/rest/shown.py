"""The page that describes the account for programs, made from its OpenAPI; nothing in it comes from elsewhere. And what stands at no address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from dragoman.faces.messages import Messages
from dragoman.faces.web.asked import Wrong, preferred
from dragoman.faces.web.rest.problems import problem

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
routes = APIRouter()


@cache
def _pages() -> Environment:
    return Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@routes.get("/docs", include_in_schema=False)
def shown(request: Request) -> Response:
    """What can be asked, as a page."""
    lang = preferred(request.headers.get("accept-language", ""))
    told: Mapping[str, Any] = request.app.openapi()
    operations = [(path, method, each) for path, methods in told["paths"].items() if path.startswith("/api/") for method, each in methods.items()]
    schemas = told.get("components", {}).get("schemas", {})
    text = _pages().get_template("docs.html").render(m=Messages(lang), lang=lang, operations=operations, schemas=schemas, kind=kind, openapi=request.app.openapi_url)
    return Response(text, 200, {"content-language": lang, "vary": "accept-language", "cache-control": "no-cache"}, "text/html; charset=utf-8")


def kind(schema: Mapping[str, Any]) -> list[tuple[str, str]]:
    """A schema in words, each with the name of the schema that it points to, or with nothing."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return [(name, name)]
    if "anyOf" in schema:
        rows = [kind(each) for each in schema["anyOf"]]
        return [part for n, row in enumerate(rows) for part in ([(" | ", "")] if n else []) + row]
    if schema.get("type") == "array":
        return [("[ ", ""), *kind(schema.get("items", {})), (" ]", "")]
    if isinstance(schema.get("additionalProperties"), dict):
        return [("{ … : ", ""), *kind(schema["additionalProperties"]), (" }", "")]
    if "enum" in schema:
        return [(" | ".join(map(str, schema["enum"])), "")]
    return [(str(schema.get("type", "any")), "")]


@routes.api_route("/{rest:path}", methods=list(METHODS), include_in_schema=False)
def nowhere(request: Request) -> Response:
    """No such address, or one that does not take this kind of request."""
    taken = sorted(_methods(request.app.openapi()["paths"], request.url.path))
    wrong = Wrong(405, "rest.method", methods=", ".join(taken)) if taken else Wrong(404, "rest.nowhere")
    answer = problem(wrong, request)
    if taken:
        answer.headers["allow"] = ", ".join(taken)
    return answer


def _methods(paths: Mapping[str, Any], asked: str) -> set[str]:
    """The kinds of request that an address takes, none where it is no address."""
    fits = (re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)), asked) for path in paths)
    return {method.upper() for methods, fit in zip(paths.values(), fits, strict=True) if fit for method in methods}

"""Who may ask, and what a browser may do with the answer.

A page is answered on the names of this machine alone, so that no other site can read it through a name of its own (DNS rebinding). A write
needs the secret of the page that it was asked on. What is served may load nothing from elsewhere and run no script but ours.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
#: the cookie of a visitor, that of who has shown the token, the field of a form that proves a write
VISITOR, KEY, PROOF = "dragoman", "dragoman-key", "proof"
#: the most bytes of a form, and of a query
MOST_BODY, MOST_QUERY = 64_000, 8_000
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True)
class Options:
    """How a ledger is served. `hosts` are the names under which it answers, `token` is asked of every visitor where there is one, `by` signs corrections."""

    read_only: bool = False
    token: str | None = None
    hosts: tuple[str, ...] = LOOPBACK
    by: str = "web"
    secret: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)


class Guards:
    """The application behind its guards, as ASGI."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self._app, self._options = app, options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = _refused(scope, headers, self._options)
        scope["visitor"] = visitor = _cookie(headers, VISITOR) or secrets.token_hex(16)
        answer = _Guarded(send, _cookies(scope, headers, visitor, self._options))
        if refused is not None:
            await (_problem if scope["path"].startswith("/api/") else _plain)(answer, *refused)
        elif (bare := _shown_in_address(scope, self._options)) is not None:
            await _plain(answer, 303, "", [(b"location", bare.encode("latin-1"))])
        else:
            await self._app(scope, receive, answer)


def _refused(scope: Scope, headers: Headers, options: Options) -> tuple[int, str] | None:
    """The status and sentence with which a request is turned away before any page is asked."""
    if _name(headers.get("host", "")) not in options.hosts:
        return 421, "This address is not served here: open the one that 'dragoman serve' printed. / Cette adresse n’est pas servie ici."
    if len(scope.get("query_string", b"")) > MOST_QUERY or len(scope.get("raw_path", b"") or b"") > MOST_QUERY:
        return 414, "This address is too long. / Cette adresse est trop longue."
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > MOST_BODY:
        return 413, "This is too large. / C’est trop volumineux."
    if options.token and not _knows(scope, headers, options.token):
        return 401, "This page needs its token: open the address that 'dragoman serve' printed. / Cette page demande son jeton."
    if scope["method"] not in SAFE and (reason := _foreign(headers)):
        return 403, reason
    return None


def _foreign(headers: Headers) -> str | None:
    """Why a write does not come from a page of ours."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    ours = headers.get("host", "")
    if (origin and urlsplit(origin).netloc != ours) or site in ("cross-site", "same-site"):
        return "A correction must come from this page itself. / Une correction doit venir de cette page."
    return None


def _name(host: str) -> str:
    """A host without its port."""
    return host.rsplit(":", 1)[0].lower() if not host.endswith("]") and ":" in host else host.lower()


def _knows(scope: Scope, headers: Headers, token: str) -> bool:
    bearer = headers.get("authorization", "").removeprefix("Bearer ")
    given = (bearer, _cookie(headers, KEY), *parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", ()))
    return any(hmac.compare_digest(each.encode("utf-8", "replace"), token.encode()) for each in given)


def _shown_in_address(scope: Scope, options: Options) -> str | None:
    """The address without the token in it: what stands in an address is kept in histories."""
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    if not options.token or "token" not in query:
        return None
    rest = urlencode([(name, value) for name, values in query.items() if name != "token" for value in values])
    path = "/" + scope.get("raw_path", b"/").decode("latin-1").lstrip("/")
    return f"{path}?{rest}" if rest else path


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found and found.value.isascii() and len(found.value) <= 200 else ""


def _cookies(scope: Scope, headers: Headers, visitor: str, options: Options) -> Iterable[str]:
    if _cookie(headers, VISITOR) != visitor:
        yield f"{VISITOR}={visitor}; Path=/; HttpOnly; SameSite=Strict"
    if options.token and _shown_in_address(scope, options) is not None and _knows(scope, headers, options.token):
        yield f"{KEY}={options.token}; Path=/; HttpOnly; SameSite=Strict"


class _Guarded:
    """Sends an answer with our headers and cookies on it."""

    def __init__(self, send: Send, cookies: Iterable[str]) -> None:
        self._send, self._cookies = send, tuple(cookies)

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            for cookie in self._cookies:
                headers.append("set-cookie", cookie)
        await self._send(message)


async def _plain(send: Send, status: int, text: str, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    kind = (b"content-type", b"text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [kind, (b"cache-control", b"no-store"), *(headers or [])]})
    await send({"type": "http.response.body", "body": text.encode()})


async def _problem(send: Send, status: int, text: str) -> None:
    """The same for programs, as RFC 9457 has it."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": text, "instance": "/api/v1"}
    kind = (b"content-type", b"application/problem+json")
    await send({"type": "http.response.start", "status": status, "headers": [kind, (b"cache-control", b"no-store")]})
    await send({"type": "http.response.body", "body": json.dumps(told, ensure_ascii=False).encode()})


def proof(options: Options, visitor: str) -> str:
    """What a form must carry so that its write is taken: only a page that this process gave to this visitor has it."""
    return hmac.new(options.secret.encode(), visitor.encode(), hashlib.sha256).hexdigest()


def proven(options: Options, visitor: str, given: str) -> bool:
    """Whether a form carries it."""
    return hmac.compare_digest(proof(options, visitor).encode(), given.encode("utf-8", "replace"))

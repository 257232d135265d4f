"""One answer from the web, or a sentence that says why there is none: bounded in time, size and redirects."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import httpcore
import httpx

from dragoman.errors import InputError
from dragoman.net.addresses import Guard

AGENT = "dragoman"
REDIRECTS, FOR_EVER = frozenset({301, 302, 303, 307, 308}), frozenset({301, 308})
PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 15}


@dataclass(frozen=True)
class Limits:
    """How long an answer may take in all and between two pieces, how large it may be unpacked, and over how many redirects it may come."""

    seconds: float = 40.0
    silence: float = 15.0
    most: int = 16_000_000
    redirects: int = 5


@dataclass(frozen=True)
class Answer:
    """What a server said: the address that it came from in the end, the status, the headers by small names, the body unpacked.

    `moved` is the address that it should be asked at from now on.
    """

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    moved: str | None = None


Before = Callable[[str], None]


@cache
def _trusted() -> ssl.SSLContext:
    """Whose certificates are believed: read once, since that takes longer than many an answer."""
    return httpcore.default_ssl_context()


class Client:
    """Fetches pages. `private`: also from addresses that are not of the open net. May be shared by threads."""

    def __init__(self, agent: str = AGENT, limits: Limits = Limits(), private: bool = False) -> None:
        self.agent, self.limits = agent, limits
        self._pool = httpcore.ConnectionPool(ssl_context=_trusted(), network_backend=Guard(private), max_connections=64, max_keepalive_connections=8, keepalive_expiry=20)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def get(self, url: str, headers: Mapping[str, str] | None = None, before: Before = lambda _: None, most: int | None = None) -> Answer:
        """The answer at an address, behind its redirects. `before` is called with each address and may refuse it."""
        until, at, lasting = time.monotonic() + self.limits.seconds, url, True
        for _ in range(self.limits.redirects + 1):
            before(at)
            found = self._asked("GET", at, headers or {}, None, until, most or self.limits.most)
            to = found.headers.get("location")
            if found.status not in REDIRECTS or not to:
                return Answer(at, found.status, found.headers, found.body, at if lasting and at != url else None)
            lasting = lasting and found.status in FOR_EVER
            at = joined(at, to)
        raise InputError(f"{url}: sent on more than {self.limits.redirects} times; check the address")

    def post(self, url: str, body: bytes, kind: str = "application/json") -> Answer:
        """The answer to what is sent; redirects are not followed."""
        return self._asked("POST", url, {"content-type": kind}, body, time.monotonic() + self.limits.seconds, 100_000)

    def _asked(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, until: float, most: int) -> Answer:
        target = _parsed(url)
        sent = {"host": target.netloc.decode("ascii"), "user-agent": self.agent, "accept": "*/*", "accept-encoding": "gzip, deflate", **headers}
        sent |= {"content-length": str(len(body))} if body is not None else {}
        try:
            with self._pool.stream(method, str(target), headers=list(sent.items()), content=body, extensions={"timeout": self._timeouts(until)}) as response:
                told = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
                wanted = response.status not in REDIRECTS and response.status != 304
                return Answer(url, response.status, told, b"".join(_body(response, told, url, until, most)) if wanted else b"")
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, httpcore.UnsupportedProtocol, zlib.error) as error:
            raise InputError(f"{url}: no answer ({type(error).__name__}{f': {error}' if str(error) else ''}); it is tried again later") from error

    def _timeouts(self, until: float) -> dict[str, float]:
        left = max(0.1, min(self.limits.silence, until - time.monotonic()))
        return dict.fromkeys(("connect", "read", "write", "pool"), left)


def joined(at: str, to: str) -> str:
    """The address that a redirect leads to; InputError where it is none."""
    try:
        return str(httpx.URL(at).join(to))
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError(f"{at}: sent on to what is no address ({to[:100]!r})") from error


def _parsed(url: str) -> httpx.URL:
    """An address without name and password; InputError where it is none of the web."""
    try:
        found = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise InputError(f"{url[:200]}: this is no address ({error})") from error
    if found.scheme not in ("http", "https") or not found.host:
        raise InputError(f"{url[:200]}: only addresses of the web are fetched, with http or https")
    return found.copy_with(username=None, password=None, fragment=None)


def _body(response: httpcore.Response, headers: Mapping[str, str], url: str, until: float, most: int) -> Iterator[bytes]:
    """The pieces of a body, unpacked; InputError as soon as it is too large or takes too long."""
    size = 0
    for piece in _unpacked(_timely(response, url, until), headers.get("content-encoding", "").strip().lower(), url, most):
        size += len(piece)
        if size > most:
            raise InputError(f"{url}: answers with more than {most / 1e6:.0f} MB; it is left out")
        yield piece


def _timely(response: httpcore.Response, url: str, until: float) -> Iterator[bytes]:
    for piece in response.iter_stream():
        if time.monotonic() > until:
            raise InputError(f"{url}: takes too long to answer; it is left for now")
        yield piece


def _unpacked(pieces: Iterable[bytes], packing: str, url: str, most: int) -> Iterator[bytes]:
    """The pieces unpacked, each to no more than what is allowed in all and one byte."""
    if packing in ("", "identity"):
        yield from pieces
        return
    if packing not in PACKED:
        raise InputError(f"{url}: answers packed as {packing[:20]}, which was not asked for; it is left out")
    unpacker = zlib.decompressobj(wbits=PACKED[packing])
    for piece in pieces:
        yield unpacker.decompress(piece, most + 1)
        if unpacker.unconsumed_tail:
            raise InputError(f"{url}: answers with more than {most / 1e6:.0f} MB; it is left out")

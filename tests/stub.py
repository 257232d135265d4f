"""A small site on this machine, for the tests of fetching: what each address answers is told by the test, what was asked is told to it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """Its address, its pages by path (a reply, or what makes one of the request's headers), and what was asked for, in order."""

    url: str = ""
    pages: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    posted: list[bytes] = field(default_factory=list)

    def reply(self, path: str, headers: Any) -> Any:
        """What a path answers."""
        found = self.pages.get(path, (404, {}, b"not here"))
        return found(headers) if callable(found) else found


@contextmanager
def serving() -> Iterator[Site]:
    """A site that answers as long as the block runs."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            self._answer(site.reply(self.path, self.headers))

        def do_POST(self) -> None:
            site.posted.append(self.rfile.read(int(self.headers["content-length"])))
            self._answer(site.reply(self.path, self.headers))

        def _answer(self, reply: Reply | Callable[[Any], None]) -> None:
            if callable(reply):
                self.close_connection = True
                with suppress(OSError):  # the other side has hung up, as it should
                    reply(self)
                return
            status, headers, body = reply
            self.send_response(status)
            for name, value in {"content-length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()

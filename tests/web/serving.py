"""A served ledger and a browser, for the tests that look at pages as people do."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from dragoman.faces.web.app import create
from dragoman.faces.web.guards import Options

CHROMIUM = Path("/usr/bin/chromium")


@contextmanager
def served(folder: Path, options: Options | None = None, *, beside: bool = False) -> Iterator[str]:
    """The address at which a ledger is served, until the block ends; `beside` with other processes for what is dear."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create(folder, options, beside=beside), log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)

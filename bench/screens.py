"""Pictures of the pages for the README, from the bundled sample: python bench/screens.py [--ledger DIR] [--out docs/images]

Reads the sample into a ledger (or takes one that is there), serves it on a free port of this machine, and takes each page as a PNG with
Debian's chromium. Exits with 1 where the pictures together are over their size.
"""

from __future__ import annotations

import argparse
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import uvicorn
from playwright.sync_api import Page, sync_playwright

from dragoman.desk import Desk
from dragoman.faces.web.app import create
from dragoman.faces.web.guards import Options
from dragoman.flow import read
from dragoman.ledger.book import Ledger
from dragoman.options import FlowOptions
from dragoman.packs import DATA

CHROMIUM = "/usr/bin/chromium"
#: bytes of all pictures together
MOST = 600_000
WIDTH, HEIGHT = 1060, 640


class View(NamedTuple):
    """What a picture shows: an address, a theme, and the part of the page that is brought to the top."""

    path: str
    theme: str = "light"
    top: str = "body"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a ledger's pages, until the block ends."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create(folder, Options(by="screens")), log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def views(folder: Path) -> dict[str, View]:
    """The pictures by name."""
    dossier = Desk.open(folder).pair("MLI", "USA")
    told = max(dossier.incidents, key=lambda i: (len(i.events), i.id))
    article = next(e.article for e in dossier.events if e.id == told.best)
    return {
        "pairs": View("/en/"),
        "pair": View("/en/pair/DZA/FRA", top="#curve"),
        "incident": View(f"/en/incident/{told.best}"),
        "article": View(f"/fr/article/{article}", "dark"),
        "signals": View("/fr/signals"),
        "review": View("/en/review", "dark"),
    }


def taken(page: Page, site: str, view: View, out: Path) -> int:
    """One picture, when nothing on the page is still being worked out; gives its size."""
    page.emulate_media(color_scheme="dark" if view.theme == "dark" else "light")
    for _ in range(120):
        page.goto(site + view.path)
        if not page.locator(".waiting").count():
            break
        time.sleep(1)
    page.locator(view.top).first.evaluate("part => part.scrollIntoView({behavior: 'instant'})")
    page.screenshot(path=str(out))
    return out.stat().st_size


def ledger_of(asked: Path | None, place: Path) -> Path:
    """The ledger that was named, or one of the sample."""
    if asked is not None:
        return asked
    read([DATA / "sample"], Ledger.open(place, create=True), FlowOptions())
    return place


def main() -> int:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "docs" / "images")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folder = ledger_of(asked.ledger, Path(place) / "ledger")
        with served(folder) as site, sync_playwright() as started:
            browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.set_default_timeout(180_000)
            sizes = {name: taken(page, site, view, asked.out / f"{name}.png") for name, view in views(folder).items()}
            browser.close()
    for name, size in sizes.items():
        print(f"{name}.png {size:,} bytes")
    print(f"together {sum(sizes.values()):,} bytes of {MOST:,}")
    return int(sum(sizes.values()) > MOST)


if __name__ == "__main__":
    sys.exit(main())

"""Pictures of the pages for the README, from the bundled sample: python bench/screens.py [--ledger DIR] [--out docs/screens]

Reads the sample into a ledger (or takes one that is there), serves it on a free port of this machine, and takes each page as a PNG with
Debian's chromium. Exits with 1 where a picture is over its size.
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

import uvicorn
from playwright.sync_api import Page, sync_playwright

from dragoman.desk import Desk
from dragoman.faces.web.app import create
from dragoman.faces.web.guards import Options
from dragoman.flow import read
from dragoman.options import FlowOptions
from dragoman.packs import DATA

CHROMIUM = "/usr/bin/chromium"
MOST = 150_000
WIDTH, HEIGHT = 1100, 760


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


def pages(folder: Path) -> dict[str, tuple[str, str]]:
    """By the name of the picture: the address and the theme."""
    dossier = Desk.open(folder).pair("MLI", "USA")
    told = max(dossier.incidents, key=lambda i: (len(i.events), i.id))
    article = next(e.article for e in dossier.events if e.id == told.best)
    return {
        "home": ("/en/", "light"), "pair": ("/en/pair/MLI/USA", "light"), "incident": (f"/en/incident/{told.best}", "light"),
        "article": (f"/en/article/{article}", "dark"), "signals": ("/fr/signals", "light"), "review": ("/fr/review", "dark"),
    }  # fmt: skip


def taken(page: Page, site: str, path: str, theme: str, out: Path) -> int:
    """One picture, when nothing on the page is still being worked out; gives its size."""
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    for _ in range(120):
        page.goto(site + path)
        if not page.locator("td[colspan='4'], a[href='" + path + "']:text-matches('Reload|Recharger')").count():
            break
        time.sleep(1)
    page.screenshot(path=str(out))
    return out.stat().st_size


def main() -> int:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "docs" / "screens")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folder = asked.ledger or Path(place) / "ledger"
        if asked.ledger is None:
            read([DATA / "sample"], folder, FlowOptions())
        with served(folder) as site, sync_playwright() as started:
            browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.set_default_timeout(180_000)
            sizes = {name: taken(page, site, path, theme, asked.out / f"{name}.png") for name, (path, theme) in pages(folder).items()}
            browser.close()
    for name, size in sizes.items():
        print(f"{name}.png {size:,} bytes{'  TOO LARGE' if size > MOST else ''}")
    return int(any(size > MOST for size in sizes.values()))


if __name__ == "__main__":
    sys.exit(main())

"""What the process beside the server makes is what the server makes, and where there is none the server does without."""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from press import press
from starlette.testclient import TestClient

from dragoman.desk import Desk
from dragoman.faces.web import reading
from dragoman.faces.web.app import create
from dragoman.faces.web.elsewhere import Elsewhere
from dragoman.faces.web.guards import Options
from dragoman.faces.web.rest.pair import ANSWERS
from dragoman.faces.web.shelf import exact

HOME = "http://127.0.0.1:8377"
PAIR = "/fr/pair/DZA/FRA"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return press(tmp_path_factory.mktemp("beside") / "ledger", months=8)


@pytest.fixture
def beside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A client of a server that holds every pair for rich, and has another process."""
    monkeypatch.setattr(reading, "RICH", 1)
    with TestClient(create(folder, Options(secret="known"), beside=True), base_url=HOME) as client:
        yield client


def _other(client: TestClient) -> Elsewhere:
    found = client.app.state.reading._beside  # type: ignore[attr-defined]
    assert isinstance(found, Elsewhere)
    return found


def test_the_same_as_the_server_makes(folder: Path, beside: TestClient) -> None:
    """Pages in both languages, drawings and answers are the same to the byte, and a correction shows at once."""
    own = TestClient(create(folder, Options(secret="known")), base_url=HOME)
    paths = [PAIR, PAIR.replace("fr", "en", 1), *(f"/api/v1/pairs/DZA/FRA{name}" for name in ANSWERS)]
    own.cookies.set("dragoman", "one")
    beside.cookies.set("dragoman", "one")
    assert [beside.get(path).content for path in paths] == [own.get(path).content for path in paths]
    assert _other(beside)._other is not None
    drawings = re.findall(r'data-src="([^"]+)"', beside.get(PAIR).text)
    assert drawings and all(beside.get(each).content == own.get(each).content for each in drawings)
    assert all("immutable" in beside.get(each).headers["cache-control"] for each in drawings)
    desk = Desk.open(folder)
    before = beside.get(f"{PAIR}.json").json()["incidents"]
    desk.correct([desk.corrected("reject", id, "another") for id in before[0]["events"]])
    assert len(beside.get(f"{PAIR}.json").json()["incidents"]) == len(before) - 1
    assert beside.get(PAIR).content == own.get(PAIR).content


def test_it_may_end(folder: Path, beside: TestClient) -> None:
    """Where the other process is killed, the next page is made by the server itself; a page that cannot be made says why, as ever."""
    assert beside.get(PAIR).status_code == 200
    process = _other(beside)._other
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert beside.get(f"{PAIR}?quad=1").status_code == 200
    assert beside.get(f"{PAIR}?from=2").status_code == 422


def test_it_ends_with_the_server(folder: Path) -> None:
    """Nothing is left running."""
    other = Elsewhere(folder, Options())
    assert other.ask("bundle", "DZA", "FRA").pages and other._other is not None
    other.close()
    assert other._other.poll() is not None and other.ask("bundle", "DZA", "FRA") is None


def test_readers_are_answered_in_the_order_in_which_they_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one answer is made others wait in a line: none is passed by, and what is made ahead comes after all of them."""
    other, told, go = Elsewhere(tmp_path, Options()), [], threading.Event()

    def answered(what: str, about: tuple[object, ...]) -> None:
        go.wait(10)
        told.append(what)

    monkeypatch.setattr(other, "_answered", answered)

    def ahead() -> None:
        exact.set(True)
        other.ask("ahead")

    threads = []
    for n, ask in enumerate([lambda: other.ask("first"), ahead, *(lambda n=n: other.ask(f"reader {n}") for n in range(5))]):
        threads.append(threading.Thread(target=ask))
        threads[-1].start()
        while n and len(other._urgent) + len(other._ahead) < n:
            time.sleep(0.001)
        while not n and not other._busy:
            time.sleep(0.001)
    go.set()
    for thread in threads:
        thread.join(10)
    assert told == ["first", *(f"reader {n}" for n in range(5)), "ahead"]

"""What the process beside the server makes is what the server makes, and where there is none the server does without."""

from __future__ import annotations

import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Response
from press import press
from starlette.testclient import TestClient

from dragoman.desk import Desk
from dragoman.faces.web import elsewhere, reading
from dragoman.faces.web.app import create
from dragoman.faces.web.elsewhere import AHEAD, NOW, SOON, Busy, Elsewhere
from dragoman.faces.web.gist import Gist
from dragoman.faces.web.guards import Options
from dragoman.faces.web.rest.pair import ANSWERS
from dragoman.ledger.book import Ledger
from dragoman.packs import load
from dragoman.records import Pair

HOME = "http://127.0.0.1:8377"
PAIR = "/fr/pair/DZA/FRA"
PENDING = b"data-pending"


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


def whole(client: TestClient, path: str) -> Response:
    """A page when it is whole."""
    until = time.monotonic() + 60
    while PENDING in (found := client.get(path)).content and time.monotonic() < until:
        time.sleep(0.02)
    return found


def test_the_same_as_the_server_makes(folder: Path, beside: TestClient) -> None:
    """Pages in both languages, drawings and answers are the same to the byte, those that ask for something more too, and a correction shows at once."""
    own = TestClient(create(folder, Options(secret="known")), base_url=HOME)
    paths = [PAIR, PAIR.replace("fr", "en", 1), f"{PAIR}?quad=3,4&min=2", f"{PAIR}.csv?from=2025", *(f"/api/v1/pairs/DZA/FRA{name}" for name in ANSWERS), "/api/v1/pairs/DZA/FRA/events?limit=2&type=ACCUSE", "/api/v1/pairs/DZA/FRA/network"]
    own.cookies.set("dragoman", "one")
    beside.cookies.set("dragoman", "one")
    assert [whole(beside, path).content for path in paths] == [own.get(path).content for path in paths]
    assert _other(beside)._other is not None
    drawings = re.findall(r'data-src="([^"]+)"', beside.get(PAIR).text)
    assert drawings and all(beside.get(each).content == own.get(each).content for each in drawings)
    assert all("immutable" in beside.get(each).headers["cache-control"] for each in drawings)
    desk = Desk.open(folder)
    before = beside.get(f"{PAIR}.json").json()["incidents"]
    desk.correct([desk.corrected("reject", id, "another") for id in before[0]["events"]])
    assert len(beside.get(f"{PAIR}.json").json()["incidents"]) == len(before) - 1
    assert whole(beside, PAIR).content == own.get(PAIR).content


def test_nobody_waits_for_a_rich_pair(folder: Path, beside: TestClient) -> None:
    """While its page is being worked out a reader has what the ledger says at once: the latest events with their words, and their number; the whole page follows."""
    path = "/en/pair/DZA/FRA?quad=1,2"
    first = beside.get(path)
    assert first.status_code == 200 and PENDING in first.content and b'http-equiv="refresh"' in first.content
    events = [e for e in Ledger.open(folder).events("DZA", "FRA") if load().ontology.categories[e.type].quad in (1, 2)]
    assert f"<b>{len(events)}</b> event" in first.text
    latest = max(events, key=lambda e: e.start or e.end or "")
    assert f'id="{latest.id}"' in first.text and f"/en/incident/{latest.id}" in first.text
    assert PENDING not in whole(beside, path).content
    assert beside.get("/en/pair/DZA/FRA?quad=9").status_code == beside.get("/en/pair/DZA/FRA?order=odd").status_code == 422


def test_what_a_page_does_not_know_is_passed_over(folder: Path, beside: TestClient) -> None:
    """Another parameter asks the other process nothing anew, and that something was done is said to one reader alone."""
    assert whole(beside, PAIR).status_code == 200
    line = beside.app.state.reading._beside  # type: ignore[attr-defined]
    line._asked = None  # it would fail
    assert PENDING not in beside.get(f"{PAIR}?utm=1&x=2").content
    done = beside.get(f"{PAIR}?done=confirm")
    assert PENDING not in done.content and 'class="done"' in done.text and 'class="done"' not in beside.get(PAIR).text


def test_a_correction_touches_its_own_pairs(folder: Path) -> None:
    """What is known of the corrections of a pair changes when one of its events is corrected, and when that is taken back; not for another pair."""
    desk = Desk.open(folder)
    one, other = desk.pairs()[0], Pair("MLI", "TCD", 0, None, None)
    first = [desk.corrected_of(p.a, p.b) for p in (one, other)]
    event = next(e for e in desk.pair(one.a, one.b).events if {c.split(":")[0] for c in (*e.actor, *e.recipient)} == {one.a, one.b})
    made = desk.corrected("set", event.id, "someone", field="type", after="AID")
    desk.correct([made])
    then = [desk.corrected_of(p.a, p.b) for p in (one, other)]
    assert then[0] != first[0] and then[1] == first[1] and desk.corrected_of(one.b, one.a) == then[0]
    assert desk.glimpse(one.a, one.b)[0].by_category["AID"] == sum(e.type == "AID" for e in desk.pair(one.a, one.b).events)
    desk.correct([desk.undone(made.id, "someone")])
    assert desk.corrected_of(one.a, one.b) not in (first[0], then[0]) and desk.corrected_of(other.a, other.b) == first[1]


def test_a_drawing_is_of_its_own_address(beside: TestClient) -> None:
    """What a drawing is known by gives it under no other address."""
    named = next(each for each in re.findall(r'data-src="([^"]+)"', whole(beside, PAIR).text) if "words" in each)
    assert beside.get(named).status_code == 200
    assert beside.get(named.replace("/DZA/FRA/", "/DZA/DZA/")).status_code == beside.get(named.replace("/words", "/other")).status_code == 404


def test_it_may_end(folder: Path, beside: TestClient) -> None:
    """Where the other process is killed, another takes its place; where none can be begun the next page is made by the server itself, and one that cannot be made says why, as ever."""
    assert whole(beside, PAIR).status_code == 200
    other = _other(beside)
    assert other._other is not None
    os.kill(other._other.pid, signal.SIGKILL)
    other._other.wait()
    assert whole(beside, f"{PAIR}?quad=1").status_code == 200
    other.close()
    assert PENDING not in beside.get(f"{PAIR}?quad=2").content
    assert beside.get(f"{PAIR}?from=2").status_code == 422


def test_it_ends_with_the_server(folder: Path) -> None:
    """Nothing is left running, and nobody waits for what does not come."""
    other = Elsewhere(folder, Options())
    assert other.ask("bundle", "DZA", "FRA").pages and other._other is not None
    process = other._other
    other.close()
    assert process.poll() is not None and other.ask("bundle", "DZA", "FRA") is None


def test_it_does_not_wait_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes longer than it may is given up, and so is a process that fails too often."""
    monkeypatch.setattr(elsewhere, "TAKES", 0.0)
    other = Elsewhere(folder, Options())
    assert [other.ask("bundle", "DZA", "FRA") for _ in range(elsewhere.BEGUN)] == [None] * elsewhere.BEGUN
    assert not other.alive and other._other is None
    other.close()


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Elsewhere, list[str], threading.Event]]:
    """A line whose first thing is not made before it is let go, and what was made in order."""
    other, told, go, begun = Elsewhere(tmp_path, Options()), list[str](), threading.Event(), threading.Event()

    def answered(what: str, about: tuple[object, ...]) -> tuple[str, float]:
        begun.set()
        go.wait(10)
        told.append(what)
        return what, 0.0

    monkeypatch.setattr(other, "_answered", answered)
    other.order(NOW, "first", "first")
    begun.wait(10)
    yield other, told, go
    go.set()
    other.close()


def test_who_waits_comes_first(slow: tuple[Elsewhere, list[str], threading.Event]) -> None:
    """What somebody waits for comes before what somebody looked for, and that before what is made ahead, each in the order of coming; who joins what is in the line already moves it up."""
    other, told, go = slow
    coming = [other.order(rank, key, key) for rank, key in ((AHEAD, "ahead"), (SOON, "looked for"), (AHEAD, "joined"), (NOW, "one"), (NOW, "two"))]
    assert other.order(NOW, "joined", "joined") is coming[2]
    go.set()
    assert [each.result(10)[0] for each in coming] == ["ahead", "looked for", "joined", "one", "two"]
    assert told == ["first", "joined", "one", "two", "looked for", "ahead"]


def test_the_line_has_an_end(slow: tuple[Elsewhere, list[str], threading.Event], monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many who wait are told to come back, and so is who waits too long."""
    other, _, _ = slow
    monkeypatch.setattr(elsewhere, "LINE", 3)
    monkeypatch.setattr(elsewhere, "WAITS", 0.01)
    other.order(NOW, "a", "a")
    with pytest.raises(Busy):
        other.ask("waits too long")
    with pytest.raises(Busy):
        other.order(NOW, "b", "b")
    other.order(AHEAD, "c", "c")


def test_too_many_say_when_to_come_back(beside: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program is told so, in its language, and when to ask again."""
    monkeypatch.setattr(elsewhere, "LINE", 0)
    answer = beside.get("/api/v1/pairs/DZA/FRA/events?limit=3", headers={"accept-language": "fr"})
    assert answer.status_code == 503 and answer.headers["retry-after"] and "attendent" in answer.json()["detail"]


def test_a_gist_that_failed_is_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the lists say of a pair is worked out again after a while where it could not be."""
    monkeypatch.setattr(reading, "AGAIN", 0.0)
    found = reading.Reading(folder)
    pair, made, tries = found.desk().pairs()[0], found.gist, []

    def failing(a: str, b: str) -> Gist:
        tries.append(a)
        return made(a, b) if len(tries) > 1 else 1 // 0  # type: ignore[return-value]

    monkeypatch.setattr(found, "gist", failing)
    with pytest.raises(ZeroDivisionError):
        found.file(pair).result(30)
    assert found.file(pair).result(30).incidents > 0 and len(tries) == 2
    found.close()


def test_without_the_library_that_draws(folder: Path) -> None:
    """Neither the server nor the process beside it loads what makes and draws charts: they give figures on as plain data, and it is 30 MB in each."""
    script = f"""
import sys
from pathlib import Path
from dragoman.faces.web.elsewhere import Bundle
from dragoman.faces.web.guards import Options
from dragoman.faces.web.kitchen import Kitchen
made = Kitchen(Path({str(folder)!r}), Options()).bundle("DZA", "FRA")
assert isinstance(made, Bundle) and made.figures
print([name for name in ("altair", "vl_convert", "narwhals", "jsonschema") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})

    assert done.stdout == "[]\n"


def test_what_is_kept_takes_little_room(beside: TestClient) -> None:
    """The answers and figures of a rich pair, most of which nobody asks for, are kept folded: in less than half of their bytes."""
    path = "/api/v1/pairs/DZA/FRA/curve"
    told = beside.get(path).content
    held = beside.app.state.reading.shelf._held  # type: ignore[attr-defined]
    assert held["folded", (path,)].weight < len(told) / 2
    packed = next(each.made for each in held.values() if isinstance(each.made, elsewhere.Packed))
    assert packed.weight < sum(len(pickle.dumps(figure)) for figure in packed.values()) / 2

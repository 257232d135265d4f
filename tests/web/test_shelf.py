"""What is kept for the next reader: when it is given again, when it is made anew, and when it is given though it lags behind."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from dragoman.faces.web import shelf as of
from dragoman.faces.web.shelf import Shelf, anew, passed


class Later(Executor):
    """Work that is done when the test says so."""

    def __init__(self) -> None:
        self.due: list[Callable[[], Any]] = []

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.due.append(lambda: work(*args, **kwargs))
        return Future()

    def catch_up(self) -> None:
        while self.due:
            self.due.pop(0)()


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def dear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything takes longer than a reader waits, and may be made anew as often as one likes."""
    monkeypatch.setattr(of, "ALONE", -1.0)
    monkeypatch.setattr(of, "SHARE", float("inf"))


def test_kept_and_made_anew(later: Later) -> None:
    """The same ground gives what is there; another one, of either kind, what is made of it."""
    shelf = Shelf(later, lambda: False)
    grounds = [(1, 1), (1, 1), (1, 2), (2, 2), (2, 2)]
    assert [shelf.of("a", lasting, passing, lambda n=n: n) for n, (lasting, passing) in enumerate(grounds)] == [0, 0, 2, 3, 3]  # type: ignore[misc]
    assert later.due == []


def test_dear_things_lag_behind(later: Later, dear: None) -> None:
    """What is dear is given as it was, noted as that, and made anew once behind the reader's back; what must hold is made at once."""
    shelf, noted = Shelf(later, lambda: False), []
    shelf.of("a", 1, 1, lambda: "old")
    token = passed.set(noted)
    assert [shelf.of("a", 1, 2, lambda: "new") for _ in range(2)] == ["old", "old"]
    assert noted == ["a", "a"] and len(later.due) == 1
    later.catch_up()
    assert shelf.of("a", 1, 2, lambda: "newer") == "new" and len(noted) == 2
    assert shelf.of("a", 2, 2, lambda: "corrected") == "corrected"
    passed.reset(token)


def test_what_rests_on_what_lags_lags(later: Later, dear: None) -> None:
    """A page made of something old is not taken for new; made behind the reader's back, it is made of what is there now."""
    shelf, noted, state = Shelf(later, lambda: False), [], "old"
    part = lambda: shelf.of("part", 0, state, lambda: state)  # noqa: E731
    part()
    state = "new"
    token = passed.set(noted)
    assert shelf.of("page", 0, state, part) == "old"
    assert shelf.of("page", 0, state, part) == "old" and "page" in noted
    passed.reset(token)
    later.catch_up()
    assert shelf.of("page", 0, state, part) == "new"
    state = "newest"
    assert anew(part) == "newest"


def test_not_kept(later: Later) -> None:
    """What has no weight is made each time; what fails is not kept; what is used least goes when there is too much."""
    shelf = Shelf(later, lambda: False, most=2)
    assert [shelf.of("a", 0, 0, lambda n=n: n, lambda _: None) for n in range(2)] == [0, 1]  # type: ignore[misc]
    with pytest.raises(ZeroDivisionError):
        shelf.of("b", 0, 0, lambda: 1 // 0)
    assert shelf.of("b", 0, 0, lambda: 1) == 1
    for key in "cd":
        shelf.of(key, 0, 0, lambda: 1)
    assert shelf.of("d", 0, 0, lambda: 2) == 1 and shelf.of("b", 0, 0, lambda: 2) == 2

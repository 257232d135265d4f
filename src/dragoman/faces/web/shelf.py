"""What was worked out for a reader is kept for the next, and made anew when what it rests on has changed.

A correction shows at once, in every page. What is read meanwhile, by another process, shows at once too as long as that is cheap; where it is not, or where
other readers wait, the last answer is given and said to be that, while the new one is made behind it.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
#: seconds of a processor that a reader waits for when nobody else does, and when somebody does
ALONE, CROWDED = 0.3, 0.02
#: an answer that took so long is made anew at most for this share of the time
SHARE = 0.05
#: how many bytes are kept, and what a thing weighs that does not say
MOST, LIGHT = 128_000_000, 10_000
#: where it is noted that an answer rests on something that has changed since
passed: ContextVar[list[Hashable] | None] = ContextVar("passed", default=None)


@contextmanager
def noting() -> Iterator[list[Hashable]]:
    """What is answered within notes in this list that it rests on something that has changed since."""
    noted: list[Hashable] = []
    token = passed.set(noted)
    try:
        yield noted
    finally:
        passed.reset(token)


@contextmanager
def aside() -> Iterator[None]:
    """What lags behind within is of so little weight that nothing is said of it."""
    token = passed.set(None)
    try:
        yield
    finally:
        passed.reset(token)


#: seconds of a processor that another process took for this one
lent: ContextVar[float] = ContextVar("lent", default=0.0)
#: whether nothing may lag behind: what is made behind a reader's back rests on what is there now
exact: ContextVar[bool] = ContextVar("exact", default=False)


@dataclass
class Held:
    """Something that was made: of what, when, in how many seconds of a processor, and how many bytes it takes."""

    lasting: Any
    passing: Any
    made: Any
    at: float
    took: float
    weight: int


class Shelf:
    """Things under keys. `lasting` is what a thing must rest on; `passing` is what it may lag behind a little."""

    def __init__(self, work: Executor, crowded: Callable[[], bool], most: int = MOST) -> None:
        self._held: OrderedDict[Hashable, Held] = OrderedDict()
        self._weight = 0
        self._making: dict[Hashable, tuple[Any, Any, Future[Any]]] = {}
        self._due: set[Hashable] = set()
        self._work, self._crowded, self._most, self._lock = work, crowded, most, threading.Lock()

    def of(self, key: Hashable, lasting: Any, passing: Any, make: Callable[[], T], weight: Callable[[T], int | None] = lambda _: LIGHT) -> T:
        """The thing under a key: what is there where it may still be given, or else what `make` makes now. What has no weight is not kept."""
        held = self.held(key)
        if held is None or held.lasting != lasting:
            return self._made(key, lasting, passing, make, weight)
        if held.passing != passing:
            if exact.get() or held.took <= (CROWDED if self._crowded() else ALONE):
                return self._made(key, lasting, passing, make, weight)
            if time.monotonic() - held.at > held.took / SHARE:
                self._later(key, lasting, passing, make, weight)
            if (noted := passed.get()) is not None:
                noted.append(key)
        found: T = held.made
        return found

    def put(self, key: Hashable, made: Any, weight: int, lasting: Any = None, passing: Any = None, took: float = 0.0) -> None:
        """Lay something under a key that was made elsewhere."""
        self._keep(key, Held(lasting, passing, made, time.monotonic(), took, weight))

    def there(self, key: Hashable) -> Any:
        """What lies under a key, whatever it rests on; None where nothing does."""
        held = self.held(key)
        return held.made if held else None

    def held(self, key: Hashable) -> Held | None:
        """The same with what it rests on; it is used by this."""
        with self._lock:
            held = self._held.get(key)
            if held is not None:
                self._held.move_to_end(key)
        return held

    def lighten(self, most: int) -> None:
        """Let go what weighs more than so many bytes."""
        with self._lock:
            for key in [key for key, held in self._held.items() if held.weight > most]:
                self._weight -= self._held.pop(key).weight

    def _made(self, key: Hashable, lasting: Any, passing: Any, make: Callable[[], T], weight: Callable[[T], int | None]) -> T:
        """What is made now; whoever asks for the same meanwhile waits for it."""
        mine: Future[T] = Future()
        with self._lock:
            other = self._making.get(key)
            if other is None:
                self._making[key] = (lasting, passing, mine)
        if other is not None and other[:2] == (lasting, passing):
            found: T = other[2].result()
            return found
        try:
            # what it took of a processor: a machine with other work makes nothing dearer
            begun, before = time.thread_time() + lent.get(), len(passed.get() or ())
            made = make()
            # what rests on something that has passed is passing itself
            stands = passing if len(passed.get() or ()) == before else object()
            if (heavy := weight(made)) is not None:  # the key may be as long as an address
                self._keep(key, Held(lasting, stands, made, time.monotonic(), time.thread_time() + lent.get() - begun, heavy + len(repr(key))))
            mine.set_result(made)
            return made
        except BaseException as error:
            mine.set_exception(error)
            raise
        finally:
            with self._lock:
                if other is None:
                    self._making.pop(key, None)

    def _keep(self, key: Hashable, held: Held) -> None:
        with self._lock:
            before = self._held.pop(key, None)
            self._held[key] = held
            self._weight += held.weight - (before.weight if before else 0)
            while self._weight > self._most and len(self._held) > 1:
                self._weight -= self._held.popitem(last=False)[1].weight

    def _later(self, key: Hashable, lasting: Any, passing: Any, make: Callable[[], T], weight: Callable[[T], int | None]) -> None:
        """Have it made behind the reader's back, once at a time."""
        with self._lock:
            if key in self._due:
                return
            self._due.add(key)
        asked = time.monotonic()

        def work() -> None:
            try:
                with self._lock:
                    held = self._held.get(key)
                if held is None or held.at < asked:  # somebody may have laid it ready meanwhile
                    anew(lambda: self._made(key, lasting, passing, make, weight))
            finally:
                with self._lock:
                    self._due.discard(key)

        try:
            self._work.submit(work)
        except RuntimeError:  # the server is being closed
            self._due.discard(key)


def anew(make: Callable[[], T]) -> T:
    """What is made of what is there now, though it takes long."""
    token = exact.set(True)
    try:
        return make()
    finally:
        exact.reset(token)

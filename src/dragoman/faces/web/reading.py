"""The desk that answers the pages, and what was worked out for them already.

What costs most is kept until the ledger says something else: the findings of a pair as long as its dossier is the same, the drawings of
its charts as long as its findings are. The figures that all pairs share are worked out again in the background when the ledger has changed.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from dragoman.desk import Desk
from dragoman.records import Dossier, Pair
from dragoman.relations.findings import Findings

T = TypeVar("T")
File = tuple[Dossier, Findings]
#: how many pairs are remembered; seconds after which the shared figures of a ledger that has changed are made anew
REMEMBERED, STALE = 256, 60.0
#: the richest pairs, of which all is worked out when a ledger is opened
PRIMED = 25
#: seconds that what is worked out for later waits for pages at the most
WAITS = 10.0


class Memory:
    """The last things that were worked out, each under a key and good as long as what it rests on is the same."""

    def __init__(self, most: int = REMEMBERED) -> None:
        self._found: OrderedDict[Hashable, tuple[Any, Any]] = OrderedDict()
        self._most, self._lock = most, threading.Lock()

    def of(self, key: Hashable, ground: Any, make: Callable[[], T]) -> T:
        """What was made of `ground` under this key, or what `make` makes of it now."""
        with self._lock:
            held = self._found.get(key)
        if held is not None and held[0] == ground:
            made: T = held[1]
            return made
        made = make()
        with self._lock:
            self._found[key] = (ground, made)
            self._found.move_to_end(key)
            while len(self._found) > self._most:
                self._found.popitem(last=False)
        return made


class Reading:
    """One ledger as the pages read it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._desk, self._stamp, self._opened = Desk.open(folder), "", time.monotonic()
        self._memory = Memory()
        self._pages, self._counting = 0, threading.Lock()
        self._work = ThreadPoolExecutor(1, thread_name_prefix="dragoman")
        self._renewal: Future[None] | None = None
        self._stamp = self._desk.stamp()

    def desk(self) -> Desk:
        """The desk to ask. Where the ledger has changed for a while, a fresh one is prepared behind its back."""
        if time.monotonic() - self._opened > STALE and (self._renewal is None or self._renewal.done()):
            self._opened = time.monotonic()
            if self._desk.stamp() != self._stamp:
                self._renewal = self._work.submit(self._renew)
        return self._desk

    def _renew(self) -> None:
        fresh = Desk.open(self.folder)
        stamp = fresh.stamp()
        fresh.warm()
        self._desk, self._stamp = fresh, stamp

    def findings(self, dossier: Dossier) -> Findings:
        """What a dossier comes to."""
        desk = self.desk()
        key = ("findings", dossier.a, dossier.b, dossier.since, dossier.until)
        return self._memory.of(key, (id(desk), dossier), lambda: desk.findings(dossier))

    def file(self, pair: Pair) -> Future[File]:
        """The dossier and the findings of a pair, worked out in the background and kept as long as it has as many events and nobody corrects."""
        ground = (pair, self._desk.corrected_lines())
        return self._memory.of(("file", pair.a, pair.b), ground, lambda: self._work.submit(self._file, pair))

    def _file(self, pair: Pair) -> File:
        self._let_pass()
        dossier = self.desk().pair(pair.a, pair.b)
        return dossier, self.findings(dossier)

    def kept(self, key: Hashable, ground: Any, make: Callable[[], T]) -> T:
        """What was made under a key of something that is still the same, else made now."""
        return self._memory.of(key, ground, make)

    @contextmanager
    def in_front(self) -> Iterator[None]:
        """A page is being made: what is worked out for later waits, since they would share one processor."""
        with self._counting:
            self._pages += 1
        try:
            yield
        finally:
            with self._counting:
                self._pages -= 1

    def awaited(self, files: Sequence[Future[File]], seconds: float) -> list[File]:
        """Those of these that are there within so many seconds. To be called by a page that is being made: it lets them go first."""
        with self._counting:
            self._pages -= 1
        try:
            wait(files, seconds)
        finally:
            with self._counting:
                self._pages += 1
        return [file.result() for file in files if file.done() and not file.exception()]

    def _let_pass(self) -> None:
        """Wait while pages are being made, but not for ever."""
        until = time.monotonic() + WAITS
        while self._pages > 0 and time.monotonic() < until:
            time.sleep(0.02)

    def prime(self) -> None:
        """Begin to work out what is asked first: what all pairs share, then the richest pairs."""
        self._work.submit(self._primed)

    def _primed(self) -> None:
        self._desk.warm()
        for pair in self._desk.pairs()[:PRIMED]:
            self.file(pair)

    def close(self) -> None:
        """Give up what is being worked out."""
        self._work.shutdown(wait=False, cancel_futures=True)

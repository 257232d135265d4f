"""The desk that answers the pages, and what was worked out for them already.

What costs most is kept until the ledger says something else: the findings of a pair as long as its dossier is the same, the drawings of
its charts as long as its findings are. The figures that all pairs share are worked out again in the background when the ledger has changed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from concurrent.futures import Future, wait
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from dragoman.faces.web.behind import Behind
from dragoman.faces.web.elsewhere import Bundle, Elsewhere
from dragoman.faces.web.gist import Gist, gist
from dragoman.faces.web.served import ServedDesk
from dragoman.faces.web.shelf import LIGHT, MOST, SHARE, Shelf, anew, exact, laid, lent
from dragoman.records import Dossier, Pair
from dragoman.relations.findings import Findings

T = TypeVar("T")
#: seconds after which the shared figures of a ledger that has changed are made anew; pages that are being made when a reader is not alone
STALE, CROWD = 60.0, 2
#: the richest pairs, of which all is worked out when a ledger is opened
PRIMED = 30
#: seconds that a list waits where some of its pairs take long in any case
HURRIED = 0.15
#: events from which on a pair is dear enough to be worked out elsewhere
RICH = 2_500
#: how much dearer than it was is held what another process made, so that it is not made anew too often
DEAR = 4.0
#: bytes that the findings take for each incident
FOUND = 1_500
#: dear things that are made at a time for readers who wait, and seconds without a reader after which there are none
AT_A_TIME, QUIET = 2, 2.0


class _File:
    """The gist of a pair in the making or made: of what, and until when it is not made anew."""

    future: Future[Gist]

    def __init__(self, pair: Pair, corrected: int) -> None:
        self.pair, self.corrected, self.until = pair, corrected, 0.0


class Reading:
    """One ledger as the pages read it."""

    def __init__(self, folder: Path, kept: int = MOST, beside: Elsewhere | None = None) -> None:
        """`beside` is the process that works out what is dear while nobody waits; `kept` is how many bytes are kept."""
        self.folder = folder
        self._pages, self._counting = 0, threading.Lock()
        self._last = 0.0
        self._work = Behind(lambda: self._pages, lambda: time.monotonic() - self._last > QUIET)
        self._making = threading.BoundedSemaphore(AT_A_TIME)
        self._beside = beside
        self.shelf = Shelf(self._work, lambda: self._pages > CROWD, kept)
        self._desk, self._opened = ServedDesk.over(folder, self.shelf), time.monotonic()
        self._gists: dict[tuple[str, str], Gist] = {}
        self._files: dict[tuple[str, str], _File] = {}
        self.filed = 0
        self._renewal: Future[None] | None = None
        self._stamp = self._desk.stamp()

    def desk(self) -> ServedDesk:
        """The desk to ask. Where the ledger has changed for a while, a fresh one is prepared behind its back."""
        if time.monotonic() - self._opened > STALE and (self._renewal is None or self._renewal.done()):
            self._opened = time.monotonic()
            if self._desk.stamp() != self._stamp:
                self._renewal = self._work.submit(self._renew)
        return self._desk

    def _renew(self) -> None:
        fresh = self._desk.renewed()
        stamp = fresh.stamp()
        self._warm(fresh)
        self._desk, self._stamp = fresh, stamp

    def _warm(self, desk: ServedDesk) -> None:
        """What the findings of all pairs share, worked out elsewhere where the ledger is large."""
        if self.far(next(iter(desk.pairs()), None)) and (found := self.ask("shared")) is not None:
            desk.take(found)
        else:
            desk.warm()

    def shared(self) -> dict[str, Any]:
        """The same, to be given to another process."""
        self._opened = time.monotonic()
        self._renew()
        return self._desk.given()

    def far(self, of: Pair | None) -> bool:
        """Whether a pair is so rich that another process works out what is asked of it."""
        return self._beside is not None and of is not None and of.events >= RICH

    def ask(self, what: str, *about: Any) -> Any:
        """What another process makes; None where there is none, or where it cannot."""
        return self._beside.ask(what, *about) if self._beside else None

    def bundle(self, a: str, b: str) -> Bundle | None:
        """All that is asked of a rich pair, made in another process and laid ready; whoever asks for any of it meanwhile waits for this one."""
        desk = self.desk()
        return self.shelf.of(("bundle", a, b), (desk.corrected_state(), desk.row(a, b)), None, lambda: self._bundled(a, b), lambda _: None)

    def _bundled(self, a: str, b: str) -> Bundle | None:
        begun = lent.get()
        made: Bundle | None = self.ask("bundle", a, b)
        if made is None:
            return None
        took = (lent.get() - begun) * DEAR
        for path, page in made.pages.items():
            self.shelf.put(("page", "", path), page, len(page.body), made.corrected, made.row, took)
        for path, told in made.answers.items():
            self.shelf.put(("answer", (path,)), told, len(told), made.corrected, made.row, took)
        laid(self.shelf, made.drawings)
        return made

    def findings(self, dossier: Dossier) -> Findings:
        """What a dossier comes to."""
        desk = self.desk()
        key = ("findings", dossier.a, dossier.b, dossier.since, dossier.until, len(dossier.incidents))
        return self.shelf.of(key, dossier, id(desk), lambda: desk.findings(dossier), lambda _: FOUND * (1 + len(dossier.incidents)))

    def file(self, pair: Pair) -> Future[Gist]:
        """The gist of a pair, worked out in the background; anew when somebody corrects, and when it has other events, though no oftener than is cheap."""
        key, corrected = (pair.a, pair.b), self._desk.corrected_state()
        with self._counting:
            held = self._files.get(key)
            if held is None or (held.future.done() and held.pair != pair and time.monotonic() >= held.until) or held.corrected != corrected:
                held = self._files[key] = _File(pair, corrected)
                held.future = self._work.submit(anew, lambda: self._file(pair, held))
        return held.future

    def _file(self, pair: Pair, held: _File) -> Gist:
        begun = time.monotonic()
        bundle = self.bundle(pair.a, pair.b) if self.far(pair) else None
        made = self._gists[pair.a, pair.b] = bundle.gist if bundle else self.gist(pair.a, pair.b)
        self.filed += 1
        held.until = time.monotonic() + (time.monotonic() - begun) / SHARE
        return made

    def gist(self, a: str, b: str) -> Gist:
        """What the lists say of a pair, worked out now."""
        dossier = self.desk().pair(a, b)
        return gist(dossier, self.findings(dossier))

    def kept(self, key: Hashable, ground: Any, make: Callable[[], T], weight: Callable[[T], int] = lambda _: LIGHT) -> T:
        """What was made under a key of something that is still the same, else made now."""
        return self.shelf.of(key, ground, None, make, weight)

    @contextmanager
    def in_front(self) -> Iterator[None]:
        """A page is being made: what is worked out for later waits, since they would share one processor."""
        with self._counting:
            self._pages += 1
        try:
            yield
        finally:
            self._last = time.monotonic()
            with self._counting:
                self._pages -= 1

    @contextmanager
    def in_turn(self) -> Iterator[None]:
        """Something dear is being made for a reader who waits: few at a time, since together each would be later. What is made behind a reader's back does not wait here."""
        if exact.get():
            yield
            return
        with self._making:
            yield

    def answer(self, key: tuple[Any, ...], pair: tuple[str, str] | None, make: Callable[[], bytes]) -> bytes:
        """An answer as it was written for the last who asked: about a pair as long as its events are the same, about the ledger as long as nothing is read."""
        desk = self.desk()

        def made() -> bytes:
            if pair and len(key) == 1 and self.far(desk.row(*pair)) and (bundle := self.bundle(*pair)) and key[0] in bundle.answers:
                return bundle.answers[key[0]]
            with self.in_front(), self.in_turn():
                return make()

        return self.shelf.of(("answer", key), desk.corrected_state(), desk.row(*pair) if pair else desk.stamp(), made, len)

    def awaited(self, pairs: Sequence[Pair], seconds: float) -> list[Gist]:
        """The gists of those of these pairs that are there within so many seconds, the one before where a new one is not. To be called by a page that is being made: it lets them go first."""
        files = [self.file(pair) for pair in pairs]
        seconds = 0 if self._pages > CROWD else min(seconds, HURRIED) if any(map(self.far, pairs)) else seconds
        with self._counting:
            self._pages -= 1
        try:
            wait([f for f, p in zip(files, pairs, strict=True) if (p.a, p.b) not in self._gists], seconds)
        finally:
            with self._counting:
                self._pages += 1
        found = [f.result() if f.done() and not f.exception() else self._gists.get((p.a, p.b)) for f, p in zip(files, pairs, strict=True)]
        return [g for g in found if g is not None]

    def prime(self) -> None:
        """Begin to work out what is asked first: what all pairs share, then the richest pairs."""
        self._work.submit(self._primed)

    def _primed(self) -> None:
        self._warm(self._desk)
        for pair in self._desk.pairs()[:PRIMED]:
            self.file(pair)

    def close(self) -> None:
        """Give up what is being worked out."""
        self._work.shutdown(wait=False, cancel_futures=True)
        if self._beside:
            self._beside.close()

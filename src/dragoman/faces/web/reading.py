"""The desk that answers the pages, and what was worked out for them already.

What costs most is kept until the ledger says something else: the findings of a pair as long as its dossier is the same, the drawings of
its charts as long as its findings are. The figures that all pairs share are worked out again in the background when the ledger has changed.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar
from urllib.parse import urlencode

from dragoman.errors import LedgerError
from dragoman.faces.charts import Figure, drawn
from dragoman.faces.web.asked import LANGUAGES, Filter
from dragoman.faces.web.behind import Behind
from dragoman.faces.web.elsewhere import AHEAD, NOW, SOON, Bundle, Busy, Elsewhere, Made, Reply, folded, unfolded, waited_for
from dragoman.faces.web.gist import Gist, gist
from dragoman.faces.web.served import ServedDesk
from dragoman.faces.web.shelf import LIGHT, MOST, SHARE, Shelf, anew, exact, passed
from dragoman.records import Dossier, Pair
from dragoman.relations.findings import Findings

if TYPE_CHECKING:
    from dragoman.faces.web.written import Written

T = TypeVar("T")
log = logging.getLogger("dragoman")
#: seconds after which the shared figures of a ledger that has changed are made anew; pages that are being made when a reader is not alone
STALE, CROWD = 60.0, 2
#: the richest pairs, of which all is worked out when a ledger is opened
PRIMED = 30
#: seconds that a list waits where some of its pairs take long in any case
HURRIED = 0.15
#: events from which on a pair is dear enough to be worked out elsewhere
RICH = 500
#: how much dearer than it was is held what another process made, so that it is not made anew too often
DEAR = 4.0
#: so many pages in so many seconds are asked by more than one reader
MANY, LATELY = 12, 4.0
#: seconds after which what could not be made is tried again, and bytes that a row of a figure's table, or a mark that is to be drawn, takes
AGAIN, ROW = 30.0, 1_000
#: gists that are kept: as many as a list goes through at the most
GISTS = 300
#: whether what is being made has its turn
turned: ContextVar[bool] = ContextVar("turned", default=False)
#: bytes that the findings take for each incident
FOUND = 1_500
#: dear things that are made at a time for readers who wait, and seconds without a reader after which there are none
AT_A_TIME, QUIET = 2, 2.0


class Otherwise(Exception):
    """Another process says something else than an answer."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(str(reply.status))
        self.reply = reply


class _File:
    """The gist of a pair in the making or made: of what, and until when it is not made anew."""

    def __init__(self, pair: Pair, corrected: str) -> None:
        self.pair, self.corrected, self.until = pair, corrected, 0.0
        self.future: Future[Gist] = Future()

    def due(self, pair: Pair, corrected: str) -> bool:
        """Whether it is to be made anew: of a pair with other events, after a correction, or since it failed."""
        if self.corrected != corrected:
            return True
        return self.future.done() and time.monotonic() >= self.until and (self.pair != pair or self.future.exception() is not None)

    def give(self, made: Gist, took: float) -> None:
        """It is made, and took so long."""
        self.until = time.monotonic() + took / SHARE
        self.future.set_result(made)

    def fail(self, error: BaseException) -> None:
        """It could not be made; it is tried again after a while."""
        self.until = time.monotonic() + AGAIN
        self.future.set_exception(error)


class Reading:
    """One ledger as the pages read it."""

    def __init__(self, folder: Path, kept: int = MOST, beside: Elsewhere | None = None, studio: Elsewhere | None = None) -> None:
        """`beside` is the process that works out what is dear, `studio` the one that draws; `kept` is how many bytes are kept."""
        self.folder = folder
        self._pages, self._counting = 0, threading.Lock()
        self._last, self._of_late = 0.0, deque[float](maxlen=MANY)
        self._work = Behind(lambda: self._pages, lambda: time.monotonic() - self._last > QUIET)
        self._making = threading.BoundedSemaphore(AT_A_TIME)
        self._beside, self._studio = beside, studio
        self._failures: dict[tuple[str, str, str], float] = {}
        self.shelf = Shelf(self._work, self._crowded, kept)
        self._desk, self._opened = ServedDesk.over(folder, self.shelf), time.monotonic()
        self._desk.helper = self.ask if beside else None
        self._gists: dict[tuple[str, str], Gist] = {}
        self._files: dict[tuple[str, str], _File] = {}
        self.filed = 0
        self._renewal: Future[None] | None = None
        self._stamp = self._desk.stamp()

    def _crowded(self) -> bool:
        """Whether others wait, or many asked of late."""
        return self._pages > CROWD or (len(self._of_late) == MANY and time.monotonic() - self._of_late[0] < LATELY)

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

    def far(self, of: Pair | None) -> TypeGuard[Pair]:
        """Whether a pair is so rich that another process works out what is asked of it."""
        return self._beside is not None and self._beside.alive and of is not None and of.events >= RICH

    def ask(self, what: str, *about: Any) -> Any:
        """What another process makes; None where there is none, or where it cannot; Busy where it would take too long."""
        return self._beside.ask(what, *about) if self._beside else None

    def cooked(self, pair: Pair, path: str, query: str, a: str, b: str, *, wait: bool) -> Written | None:
        """The page of a rich pair as another process made it, noted where it lags behind. Where it is not there it is asked for, and waited for if need be; None where it cannot be had, or not yet."""
        key, lasting = ("page", path, query), self._desk.corrected_of(a, b)
        found: Written | None = self._there(key, lasting, pair, lambda: self._cook(AHEAD, key, a, b))
        if found is None and (coming := self._cook(NOW if wait else SOON, key, a, b)) is not None and wait:
            waited_for(coming)
            found = self.shelf.there(key)
        return found

    def failed(self, path: str, query: str) -> bool:
        """Whether the other process could not make a page of late: then the server makes it, or says what is wrong."""
        return time.monotonic() - self._failures.get(("page", path, query), -AGAIN) < AGAIN

    def _there(self, key: Hashable, lasting: Any, pair: Pair, renew: Callable[[], Any]) -> Any:
        """What lies under a key of a rich pair, as long as no correction touches the pair; where the pair has other events since, it is noted and asked for anew, though no oftener than is cheap."""
        held = self.shelf.held(key)
        if held is None or held.lasting != lasting:
            return None
        if held.passing != pair:
            if time.monotonic() - held.at > held.took / SHARE:
                renew()
            if (noted := passed.get()) is not None:
                noted.append(key)
        return held.made

    def _cook(self, rank: int, key: tuple[str, str, str], a: str, b: str) -> Future[tuple[Any, float]] | None:
        """Ask for a page; of what is shown without a filter, for all that is asked of the pair."""
        _, path, query = key
        if not query and not path.endswith((".json", ".csv")):
            return self._bundle(rank, a, b)
        then = partial(self._page_made, key, a, b)
        return self._order(rank, key, "page", path, query.encode(), a, b, then=then)

    def _bundle(self, rank: int, a: str, b: str) -> Future[tuple[Any, float]] | None:
        return self._order(rank, ("bundle", a, b), "bundle", a, b, then=partial(self._bundled, a, b))

    def _order(self, rank: int, key: Hashable, what: str, *about: Any, then: Callable[[Future[tuple[Any, float]]], None]) -> Future[tuple[Any, float]] | None:
        """Ask without waiting; None where there is nobody to ask. What nobody waits for may find the line too long: it is asked for again."""
        if self._beside is None:
            return None
        try:
            return self._beside.order(rank, key, what, *about, then=then)
        except Busy:
            if rank == NOW:
                raise
            return None

    def _page_made(self, key: tuple[str, str, str], a: str, b: str, coming: Future[tuple[Any, float]]) -> None:
        """Lay a page ready, with its figures."""
        made, took = coming.result()
        if not isinstance(made, Made):
            self._failures[key] = time.monotonic()
            return
        held = (made.corrected, made.row, took * DEAR)
        self.shelf.put(key, made.page, len(made.page.body), *held)
        for at, found in made.figures.items():
            self.shelf.put(at, found, found.weight, *held)

    def _bundled(self, a: str, b: str, coming: Future[tuple[Any, float]]) -> None:
        """Lay all that is asked of a pair ready."""
        made, took = coming.result()
        if not isinstance(made, Bundle):
            self._failures |= {("page", f"/{lang}/pair/{a}/{b}", ""): time.monotonic() for lang in LANGUAGES}
            return
        held = (made.corrected, made.row, took * DEAR)
        for path, page in made.pages.items():
            self.shelf.put(("page", path, ""), page, len(page.body), *held)
        for path, told in made.answers.items():
            self.shelf.put(("folded", (path,)), told, len(told), *held)
        for at, found in made.figures.items():
            self.shelf.put(at, found, found.weight, *held)
        if a < b:
            self._lay((a, b), made.gist)

    def figures_of(self, key: tuple[str, str, str, str, Filter], pair: Pair, path: str, query: str) -> Mapping[str, Figure] | None:
        """The figures of a rich pair as another process made them, with its page; None where they cannot be had."""
        lasting = self._desk.corrected_of(pair.a, pair.b)
        at = ("page", path, query)
        found: Mapping[str, Figure] | None = self._there(key, lasting, pair, lambda: self._cook(AHEAD, at, key[2], key[3]))
        if found is None and (coming := self._cook(NOW, at, key[2], key[3])) is not None:
            waited_for(coming)
            found = self.shelf.there(key)
        return found

    def draw(self, figure: Figure, name: str) -> str:
        """The drawing of a figure, made in a process of its own where there is one."""
        if self._studio is not None and self._studio.alive and (made := self._studio.ask("draw", figure, name)) is not None:
            return str(made)
        with self.in_turn():
            return drawn(figure, name)

    def findings(self, dossier: Dossier) -> Findings:
        """What a dossier comes to."""
        desk = self.desk()
        key = ("findings", dossier.a, dossier.b, dossier.since, dossier.until, len(dossier.incidents))
        return self.shelf.of(key, dossier, id(desk), lambda: desk.findings(dossier), lambda _: FOUND * (1 + len(dossier.incidents)))

    def file(self, pair: Pair) -> Future[Gist]:
        """The gist of a pair, worked out in the background; anew when somebody corrects, when it has other events, and when it failed, though no oftener than is cheap."""
        key, corrected = (pair.a, pair.b), self._desk.corrected_of(pair.a, pair.b)
        with self._counting:
            held = self._files.get(key)
            fresh = held is None or held.due(pair, corrected)
            if held is None or fresh:
                held = self._files[key] = _File(pair, corrected)
        if fresh:
            self._begin(held)
        return held.future

    def _begin(self, held: _File) -> None:
        """Have a gist worked out: elsewhere with all else that is asked of a rich pair, else behind the readers' backs."""
        if not self.far(held.pair):
            self._work.submit(anew, lambda: self._filed(held))
        elif (coming := self._bundle(AHEAD, held.pair.a, held.pair.b)) is None:
            held.fail(Busy("bundle"))
        else:
            coming.add_done_callback(lambda done: self._got(held, *done.result()))

    def _got(self, held: _File, made: Any, took: float) -> None:
        if isinstance(made, Bundle):
            held.give(made.gist, took * DEAR)
        else:
            held.fail(LedgerError(f"{held.pair.a} {held.pair.b}: the process beside the server could not make it"))

    def _filed(self, held: _File) -> None:
        begun = time.monotonic()
        try:
            made = self.gist(held.pair.a, held.pair.b)
        except BaseException as error:
            held.fail(error)
            raise
        self._lay((held.pair.a, held.pair.b), made)
        held.give(made, time.monotonic() - begun)

    def _lay(self, pair: tuple[str, str], made: Gist) -> None:
        """Keep the gist of a pair in place of the one before; of too many, those that were made first are forgotten."""
        with self._counting:
            self._gists.pop(pair, None)
            self._gists[pair] = made
            for other in list(self._gists)[: len(self._gists) - GISTS]:
                self._gists.pop(other)
                self._files.pop(other, None)
        self.filed += 1

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
        self._of_late.append(time.monotonic())
        try:
            yield
        finally:
            self._last = time.monotonic()
            with self._counting:
                self._pages -= 1

    @contextmanager
    def in_turn(self) -> Iterator[None]:
        """Something dear is being made for a reader who waits: few at a time, since together each would be later. What is made behind a reader's back, or as a part of something that has its turn, does not wait here."""
        if exact.get() or turned.get():
            yield
            return
        with self._making:
            token = turned.set(True)
            try:
                yield
            finally:
                turned.reset(token)

    def answer(self, key: tuple[Any, ...], pair: tuple[str, str] | None, make: Callable[[], bytes]) -> bytes:
        """An answer as it was written for the last who asked: about a pair as long as its events are the same, about the ledger as long as nothing is read."""
        desk = self.desk()
        row = desk.row(*pair) if pair else None
        if pair and self.far(row) and (found := self._replied(key, pair, row)) is not None:
            return found

        def made() -> bytes:
            with self.in_front(), self.in_turn():
                return make()

        lasting, passing = (desk.corrected_of(*pair), row) if pair else (desk.corrected_state(), desk.stamp())
        return self.shelf.of(("answer", key), lasting, passing, made, len)

    def _replied(self, key: tuple[Any, ...], pair: tuple[str, str], row: Pair) -> bytes | None:
        """An answer about a rich pair as another process gives it; Otherwise where it is none."""
        path, query = str(key[0]), urlencode(key[1:])
        at = ("folded", key)
        found: bytes | None = self._there(at, self._desk.corrected_of(*pair), row, lambda: self._asked(AHEAD, key, pair, row))
        if found is None and (coming := self._asked(NOW, key, pair, row)) is not None:
            made, _ = waited_for(coming)
            if isinstance(made, Reply) and made.status != 200:
                raise Otherwise(made)
            found = folded(made.body) if isinstance(made, Reply) else self.shelf.there(at)
        log.debug("%s?%s of another process: %s", path, query, found is not None)
        return None if found is None else unfolded(found)

    def _asked(self, rank: int, key: tuple[Any, ...], pair: tuple[str, str], row: Pair) -> Future[tuple[Any, float]] | None:
        path, query, lasting = str(key[0]), urlencode(key[1:]), self._desk.corrected_of(*pair)
        if not query and path.split(f"/pairs/{pair[0]}/{pair[1]}")[-1] in ("", "/events", "/curve", "/phases", "/commitments", "/signals", "/sources"):
            return self._bundle(rank, *pair)

        def laid(coming: Future[tuple[Any, float]]) -> None:
            made, took = coming.result()
            if isinstance(made, Reply) and made.status == 200:
                self.shelf.put(("folded", key), told := folded(made.body), len(told), lasting, row, took * DEAR)

        return self._order(rank, ("reply", key), "reply", path, query.encode(), then=laid)

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
        self._desk.look()
        for pair in self._desk.pairs()[:PRIMED]:
            self.file(pair)

    def close(self) -> None:
        """Give up what is being worked out."""
        self._work.shutdown(wait=False, cancel_futures=True)
        if self._beside:
            self._beside.close()
        if self._studio:
            self._studio.close()


def weight(made: Mapping[str, Figure]) -> int:
    """Bytes that the figures of a pair take."""
    return sum(ROW * (len(f.rows) + sum(len(each) for each in f.made.args if isinstance(each, list | dict)) if f.made else 1) for f in made.values())

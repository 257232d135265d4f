"""A process beside that of the server, which works out what is dear: all that is asked of a rich pair, or the drawings.

One process answers all readers; what it works out itself, it works out between two answers. Here it is worked out on another processor, and of a lower
rank. The two speak by pickles over pipes that nobody else holds; the other one ends when its pipe does. What it is asked for stands in a line: what somebody
waits for comes first, then what somebody looked for, then what is made ahead; the same is made once for all who ask. Where it fails the server does without it.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import pickle
import select
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from dragoman.errors import DragomanError
from dragoman.faces.web.shelf import exact, lent

if TYPE_CHECKING:
    from dragoman.faces.charts import Figure
    from dragoman.faces.web.gist import Gist
    from dragoman.faces.web.guards import Options
    from dragoman.faces.web.written import Written
    from dragoman.records import Pair

log = logging.getLogger("dragoman")
#: what the C library calls the number of its heaps: each thread of many would have its own
ARENAS = -8
#: how many things are made between two looks for dead ones, and how many looks of one kind between two of the next
SELDOM = (50_000, 20, 20)
#: how much lower its rank is, and how many bytes it keeps
NICE, KEPT = 3, 256_000_000
#: who works in it
KITCHEN, STUDIO = "dragoman.faces.web.kitchen:Kitchen", "dragoman.faces.web.studio:Studio"
SCRIPT = "from dragoman.faces.web.elsewhere import serve; serve()"
#: what somebody waits for, what somebody looked for and comes back for, what is made ahead
NOW, SOON, AHEAD = range(3)
#: the most that stand in the line, of what somebody waits for and of the rest
LINE, MORE = 60, 1_200
#: seconds that a reader waits, that one thing may take, and how often a process that failed is begun again
WAITS, TAKES, BEGUN = 100.0, 240.0, 3


class Busy(DragomanError):
    """Too many wait, or one has waited too long: it is to be asked for again later."""


class Packed(Mapping[str, "Figure"]):
    """Figures by name as bytes, without their tables, which stand in the page: each is a figure again when it is asked for."""

    def __init__(self, made: Mapping[str, Figure]) -> None:
        self._packed = {name: folded(pickle.dumps(replace(figure, rows=(), columns=()))) for name, figure in made.items()}

    def __getitem__(self, name: str) -> Figure:
        found: Figure = pickle.loads(unfolded(self._packed[name]))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    @property
    def weight(self) -> int:
        """The bytes that they take."""
        return sum(map(len, self._packed.values()))


@dataclass(frozen=True)
class Bundle:
    """All that is asked of a rich pair, made of one dossier: its pages and answers by address, its figures by where they are kept, what the lists say of it; and what that rests on."""

    row: Pair
    corrected: str
    pages: Mapping[str, Written]
    #: folded
    answers: Mapping[str, bytes]
    figures: Mapping[Hashable, Packed]
    gist: Gist


@dataclass(frozen=True)
class Made:
    """The page of a rich pair in one form, what it rests on, and the figures that it names."""

    row: Pair | None
    corrected: str
    page: Written
    figures: Mapping[Hashable, Packed]


@dataclass(frozen=True)
class Reply:
    """An answer of the account, whatever its status."""

    status: int
    body: bytes
    kind: str


@dataclass
class _Order:
    """Something that is asked for, how soon, and what comes of it: that and the seconds of a processor that it took, None where it cannot be had."""

    what: str
    about: tuple[Any, ...]
    rank: int
    coming: Future[tuple[Any, float]] = field(default_factory=Future)


class Elsewhere:
    """The other process, begun when it is first asked."""

    def __init__(self, folder: Path, options: Options, who: str = KITCHEN) -> None:
        self._given = (who, folder, options)
        self._other: subprocess.Popen[bytes] | None = None
        self._closed, self._failed = False, 0
        self._turns = threading.Condition()
        self._line: dict[Hashable, _Order] = {}
        self._cook: threading.Thread | None = None

    @property
    def alive(self) -> bool:
        """Whether it is worth asking."""
        return not self._closed and self._failed < BEGUN

    def order(self, rank: int, key: Hashable, what: str, *about: Any, then: Callable[[Future[tuple[Any, float]]], None] | None = None) -> Future[tuple[Any, float]]:
        """What will come of asking: it, and the seconds that it took; `then` is done with it first. Who asks for what is in the line already, by its key, moves it up. Busy where the line is too long."""
        with self._turns:
            found = self._line.get(key)
            if found is None:
                if sum(each.rank == NOW for each in self._line.values()) >= LINE if rank == NOW else len(self._line) >= MORE:
                    raise Busy(what)
                found = self._line[key] = _Order(what, about, rank)
                if then is not None:
                    found.coming.add_done_callback(then)
            found.rank = min(found.rank, rank)
            if self._cook is None and not self._closed:
                self._cook = threading.Thread(target=self._work, name="dragoman-beside", daemon=True)
                self._cook.start()
            if self._closed:
                self._line.pop(key, None)
                found.coming.set_result((None, 0.0))
            self._turns.notify_all()
        return found.coming

    def ask(self, what: str, *about: Any, key: Hashable = None) -> Any:
        """What comes of asking the other process; None where it cannot be had, Busy where that would take too long. What is made behind a reader's back comes after those who wait."""
        coming = self.order(AHEAD if exact.get() else NOW, key or object(), what, *about)
        found, took = coming.result() if exact.get() else waited_for(coming)
        lent.set(lent.get() + took)
        return found

    def _work(self) -> None:
        """Have one thing made after another."""
        while True:
            with self._turns:
                self._turns.wait_for(lambda: self._closed or self._line)
                if self._closed:
                    left, self._line = list(self._line.values()), {}
                    break
                key, order = min(self._line.items(), key=lambda each: each[1].rank)  # of one rank, the first that came
            made = self._answered(order.what, order.about)
            with self._turns:
                self._line.pop(key, None)
            order.coming.set_result(made)
        for order in left:
            order.coming.set_result((None, 0.0))

    def _answered(self, what: str, about: tuple[Any, ...]) -> tuple[Any, float]:
        """The other process answers one question at a time; where it ended, or takes too long, another takes its place, a few times."""
        if self._closed or self._failed >= BEGUN:
            return None, 0.0
        try:
            found = self._asked(what, about)
            self._failed = 0
            return found
        except (OSError, EOFError, pickle.PickleError, TypeError, AttributeError) as error:
            self._failed += 1
            if not self._closed:
                log.warning("the process beside the server ended (%s); what it was asked for is made by the server itself", error or "no answer")
            self._ended()
            return None, 0.0

    def _asked(self, what: str, about: tuple[Any, ...]) -> tuple[Any, float]:
        other = self._other
        if other is None:
            other = self._other = subprocess.Popen([sys.executable, "-P", "-c", SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True, env=_surroundings())
            _say(other.stdin, self._given)
        _say(other.stdin, (what, about))
        assert other.stdout is not None
        if not select.select([other.stdout], [], [], TAKES)[0]:
            raise TimeoutError(f"{what} took longer than {TAKES:.0f} s")
        done, found, took = pickle.load(other.stdout)
        if not done:
            log.debug("made elsewhere: %s", found)
        return (found if done else None), took

    def close(self) -> None:
        """End it."""
        with self._turns:
            self._closed = True
            self._turns.notify_all()
        self._ended()
        if self._cook is not None:
            self._cook.join(5)

    def _ended(self) -> None:
        other, self._other = self._other, None
        if other is not None:
            other.kill()
            other.wait()


def waited_for(coming: Future[tuple[Any, float]]) -> tuple[Any, float]:
    """What comes; Busy where that takes too long."""
    try:
        return coming.result(WAITS)
    except TooLate:
        raise Busy("it took too long") from None


def folded(told: bytes) -> bytes:
    """What is kept for long and seldom asked for, in a fifth of its room; `unfolded` gives it again, in some milliseconds."""
    return zlib.compress(told, 1)


#: the other way
unfolded = zlib.decompress


def seldom() -> None:
    """Look for rings of dead things seldom: the events of a rich pair are hundreds of thousands of living ones, and have none."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    _libc("mallopt", ARENAS, 2)


def trimmed() -> None:
    """Give back to the system what is no longer used: a dossier of ten thousand events leaves much behind."""
    _libc("malloc_trim", 0)


def _libc(name: str, *values: int) -> None:
    """Ask the C library for something that only some have."""
    try:
        getattr(ctypes.CDLL(None), name)(*values)
    except (AttributeError, OSError, TypeError) as error:
        log.debug("%s: %s", name, error)


def _surroundings() -> dict[str, str]:
    """Where this process finds its modules, the other one does too."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def _say(to: IO[bytes] | None, what: Any) -> None:
    assert to is not None
    pickle.dump(what, to)
    to.flush()


def serve() -> None:
    """Answer what comes in at the standard input until it ends."""
    ask, answer = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    if hasattr(os, "nice"):
        os.nice(NICE)
    seldom()
    who, *given = pickle.load(ask)
    module, name = who.split(":")
    worker = getattr(import_module(module), name)(*given)
    while True:
        try:
            what, about = pickle.load(ask)
        except EOFError:
            return
        begun = time.process_time()
        try:
            told = pickle.dumps((True, getattr(worker, what)(*about), time.process_time() - begun))
        except Exception as error:  # noqa: BLE001 - the server does it itself, and says what is wrong
            told = pickle.dumps((False, repr(error), time.process_time() - begun))
        try:
            answer.write(told)
            answer.flush()
        except BrokenPipeError:
            return
        del told, about
        trimmed()

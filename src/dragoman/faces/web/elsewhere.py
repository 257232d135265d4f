"""A process beside that of the server, which works out what is dear while nobody waits for it: pages, drawings, and what the lists say of a pair.

One process answers all readers; what it works out itself, it works out between two answers. Here it is worked out on another processor, and of a lower
rank. The two speak by pickles over pipes that nobody else holds; the other one ends when its pipe does, and where it fails the server does without it.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from dragoman.faces.web.shelf import exact, lent

if TYPE_CHECKING:
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
NICE, KEPT = 5, 96_000_000
SCRIPT = "from dragoman.faces.web.elsewhere import serve; serve()"


@dataclass(frozen=True)
class Made:
    """A page as it is written, and the drawings that it names, by figure and by what each is known by."""

    page: Written
    drawings: dict[tuple[str, str], str]


@dataclass(frozen=True)
class Bundle:
    """All that is asked of a rich pair, made of one dossier: its pages and answers by address, its drawings, what the lists say of it; and what that rests on."""

    row: Pair
    corrected: int
    pages: dict[str, Written]
    answers: dict[str, bytes]
    drawings: dict[tuple[str, str], str]
    gist: Gist


class Elsewhere:
    """The other process, begun when it is first asked."""

    def __init__(self, folder: Path, options: Options) -> None:
        self._folder, self._options = folder, options
        self._other: subprocess.Popen[bytes] | None = None
        self._given_up, self._busy, self._turns = False, False, threading.Condition()
        self._urgent: deque[object] = deque()
        self._ahead: deque[object] = deque()

    def ask(self, what: str, *about: Any) -> Any:
        """What comes of asking the other process; None where it cannot be had. Readers who wait come first, in the order in which they came."""
        mine, line = object(), self._ahead if exact.get() else self._urgent
        with self._turns:
            line.append(mine)
            try:
                self._turns.wait_for(lambda: not self._busy and (self._urgent or self._ahead)[0] is mine)
            finally:
                line.remove(mine)
                self._turns.notify_all()
            self._busy = True
        try:
            return self._answered(what, about)
        finally:
            with self._turns:
                self._busy = False
                self._turns.notify_all()

    def _answered(self, what: str, about: tuple[Any, ...]) -> Any:
        """The other process answers one question at a time."""
        if self._given_up:
            return None
        try:
            return self._asked(what, about)
        except (OSError, EOFError, pickle.PickleError) as error:
            log.warning("the process that makes pages ahead ended (%s); they are made by the server itself", error or "no answer")
            self.close()
            return None

    def _asked(self, what: str, about: tuple[Any, ...]) -> Any:
        if self._other is None:
            self._other = subprocess.Popen([sys.executable, "-P", "-c", SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True, env=_surroundings())
            _say(self._other.stdin, (self._folder, self._options))
        _say(self._other.stdin, (what, about))
        assert self._other.stdout is not None
        done, found, took = pickle.load(self._other.stdout)
        lent.set(lent.get() + took)
        if not done:
            log.debug("made elsewhere: %s", found)
        return found if done else None

    def close(self) -> None:
        """End it."""
        self._given_up = True
        if self._other is not None:
            self._other.kill()
            self._other.wait()


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
    from dragoman.faces.web.kitchen import Kitchen

    kitchen = Kitchen(*pickle.load(ask))
    while True:
        try:
            what, about = pickle.load(ask)
        except EOFError:
            return
        trimmed()
        begun = time.process_time()
        try:
            told = pickle.dumps((True, getattr(kitchen, what)(*about), time.process_time() - begun))
        except Exception as error:  # noqa: BLE001 - the server does it itself, and says what is wrong
            told = pickle.dumps((False, repr(error), time.process_time() - begun))
        try:
            answer.write(told)
            answer.flush()
        except BrokenPipeError:
            return

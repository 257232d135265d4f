"""A function over shards on this machine: in this process or in a pool, with the same results in the same order.

A shard that kills its worker is tried once more, alone; where it kills again it is set aside, and the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, Protocol, TypeVar

from dragoman.errors import DragomanError

Shard = TypeVar("Shard")
Result = TypeVar("Result")
#: so many shards set aside one after another, and it is not the shards that are at fault
TOO_MANY = 3
DYING = "worker processes die whatever they are given, most often for want of memory: run again with fewer of them (a script that starts them must be a file, and begin under `if __name__ == '__main__'`)"


class Engine(Protocol):
    """Each shard with what `work` gives for it, in the order of `shards`; `crashed` gives it for a shard that kills workers."""

    def __call__(self, work: Callable[[Shard], Result], shards: Iterable[Shard], crashed: Callable[[Shard], Result]) -> Iterator[tuple[Shard, Result]]: ...


def run(work: Callable[[Shard], Result], shards: Iterable[Shard], crashed: Callable[[Shard], Result], processes: int = 1) -> Iterator[tuple[Shard, Result]]:
    """Each shard with what `work` gives for it, in the order of `shards`. With several processes, `work` and shards must pickle."""
    if processes <= 1:
        return ((shard, work(shard)) for shard in shards)
    return _Pool(work, crashed, processes).run(shards)


class _Pool(Generic[Shard, Result]):
    """Worker processes, and the shards that are with them in their order."""

    def __init__(self, work: Callable[[Shard], Result], crashed: Callable[[Shard], Result], processes: int) -> None:
        self._work, self._crashed, self._processes = work, crashed, processes
        self._aside = 0
        self._waiting: deque[tuple[Shard, Future[Result]]] = deque()
        self._pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        # spawn and not fork: the parent has threads (DuckDB, Arrow), and a forked lock stays locked for ever
        return ProcessPoolExecutor(self._processes, multiprocessing.get_context("spawn"), initializer=_worker)

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, Result]]:
        try:
            for shard in shards:
                self._submit(shard)
                if len(self._waiting) > 2 * self._processes:  # enough to keep all busy, few enough to keep memory flat
                    yield self._first()
            while self._waiting:
                yield self._first()
        finally:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, shard: Shard) -> None:
        try:
            future = self._pool.submit(self._work, shard)
        except BrokenProcessPool:
            self._mend()
            future = self._pool.submit(self._work, shard)
        self._waiting.append((shard, future))

    def _first(self) -> tuple[Shard, Result]:
        shard, future = self._waiting[0]
        if isinstance(future.exception(), BrokenProcessPool):
            self._mend()
            shard, future = self._waiting[0]
        self._waiting.popleft()
        return shard, future.result()

    def _mend(self) -> None:
        """A new pool; what the dead one had in hand goes through it one by one, so that the shard that kills is known from those beside it."""
        self._restart()
        for n, (shard, future) in enumerate(self._waiting):
            if isinstance(future.exception(), BrokenProcessPool):
                self._waiting[n] = (shard, self._alone(shard))

    def _alone(self, shard: Shard) -> Future[Result]:
        future = self._pool.submit(self._work, shard)
        if not isinstance(future.exception(), BrokenProcessPool):
            self._aside = 0
            return future
        self._restart()
        self._aside += 1
        if self._aside >= TOO_MANY:
            raise DragomanError(DYING) from future.exception()
        given: Future[Result] = Future()
        given.set_result(self._crashed(shard))
        return given

    def _restart(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=False)
        self._pool = self._started()


def _worker() -> None:
    """Begin a worker. Ctrl-C reaches every process of the terminal: workers go without a word, and the parent says what is kept."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_go_with_parent, daemon=True).start()


def _go_with_parent() -> None:
    """End this process when its parent is gone: a parent that is killed cannot tell its workers, which would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

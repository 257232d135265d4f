"""A function over shards on this machine: in this process or in a pool, with the same results in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from dragoman.errors import DragomanError

Shard = TypeVar("Shard")
Result = TypeVar("Result")


def run(work: Callable[[Shard], Result], shards: Iterable[Shard], processes: int = 1) -> Iterator[tuple[Shard, Result]]:
    """Each shard with what `work` gives for it, in the order of `shards`. With several processes, `work` and shards must pickle."""
    if processes <= 1:
        return ((shard, work(shard)) for shard in shards)
    return _pooled(work, shards, processes)


def _pooled(work: Callable[[Shard], Result], shards: Iterable[Shard], processes: int) -> Iterator[tuple[Shard, Result]]:
    # spawn and not fork: the parent has threads (DuckDB, Arrow), and a forked lock stays locked for ever
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), initializer=_worker)
    waiting: deque[tuple[Shard, Future[Result]]] = deque()
    try:
        for shard in shards:
            waiting.append((shard, pool.submit(work, shard)))
            if len(waiting) > 2 * processes:  # enough to keep all busy, few enough to keep memory flat
                yield _first(waiting)
        while waiting:
            yield _first(waiting)
    except BrokenProcessPool as error:
        raise DragomanError("a worker process died, most often for want of memory; run again with fewer --processes") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _first(waiting: deque[tuple[Shard, Future[Result]]]) -> tuple[Shard, Result]:
    shard, future = waiting.popleft()
    return shard, future.result()


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

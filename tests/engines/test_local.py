"""A pool gives what one process gives."""

import os

import pytest

from dragoman.engines import local
from dragoman.errors import DragomanError


def double(shard: tuple[int, ...]) -> list[int]:
    return [2 * n for n in shard]


def die(shard: tuple[int, ...]) -> list[int]:
    os._exit(1)


def test_pool_equals_in_process() -> None:
    """The same results in the same order."""
    shards = [tuple(range(n, n + 3)) for n in range(0, 30, 3)]

    assert list(local.run(double, shards)) == list(local.run(double, shards, processes=2))


def test_dead_worker() -> None:
    """A worker that dies is a sentence, not a wait without end."""
    with pytest.raises(DragomanError, match="worker process died"):
        list(local.run(die, [(1,)], processes=2))

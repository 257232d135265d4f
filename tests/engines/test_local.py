"""A pool gives what one process gives."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.engines import local
from dragoman.errors import DragomanError


def double(shard: tuple[int, ...]) -> list[int]:
    return [2 * n for n in shard]


def die(shard: tuple[int, ...]) -> list[int]:
    os._exit(1)


def die_at_nine(shard: tuple[int, ...]) -> list[int]:
    if 9 in shard:
        os._exit(1)
    return double(shard)


def die_once(shard: tuple[str, int]) -> int:
    """The first time that a shard is worked on its process ends; the file remembers."""
    path = Path(shard[0])
    if shard[1] == 3 and not path.exists():
        path.touch()
        os._exit(1)
    return shard[1]


def aside(shard: tuple[int, ...]) -> list[int]:
    return []


def test_pool_equals_in_process() -> None:
    """The same results in the same order."""
    shards = [tuple(range(n, n + 3)) for n in range(0, 30, 3)]

    assert list(local.run(double, shards, aside)) == list(local.run(double, shards, aside, processes=2))


def test_a_shard_that_kills_workers() -> None:
    """It is set aside in its place, and all others are done, those beside it too."""
    shards = [tuple(range(n, n + 3)) for n in range(0, 30, 3)]
    found = list(local.run(die_at_nine, shards, aside, processes=2))

    assert [shard for shard, _ in found] == shards
    assert [result for _, result in found] == [[] if 9 in shard else double(shard) for shard in shards]


def test_a_worker_that_is_lost_once(tmp_path: Path) -> None:
    """Its shard is done by another."""
    shards = [(str(tmp_path / "died"), n) for n in range(6)]
    assert [n for _, n in local.run(die_once, shards, lambda _: -1, processes=2)] == list(range(6))


def test_workers_that_always_die() -> None:
    """A sentence, not a wait without end."""
    with pytest.raises(DragomanError, match="worker processes die"):
        list(local.run(die, [(n,) for n in range(9)], aside, processes=2))


ORPHANS = """
import os, sys
from dragoman.engines import local
from test_local import slow
if __name__ == "__main__":
    list(local.run(slow, [(n,) for n in range(8)], slow, processes=2))
"""


def slow(shard: tuple[int, ...]) -> list[int]:
    print(os.getpid(), flush=True)
    time.sleep(0.2)
    return list(shard)


def test_killed_parent(tmp_path: Path) -> None:
    """Workers of a parent that is killed without warning go too: the pipe that they print to closes."""
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS, encoding="utf-8")
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    with subprocess.Popen([sys.executable, str(script)], env=env, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
        try:
            parent.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            os.kill(worker, signal.SIGKILL)
            raise

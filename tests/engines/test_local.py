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


def test_pool_equals_in_process() -> None:
    """The same results in the same order."""
    shards = [tuple(range(n, n + 3)) for n in range(0, 30, 3)]

    assert list(local.run(double, shards)) == list(local.run(double, shards, processes=2))


def test_dead_worker() -> None:
    """A worker that dies is a sentence, not a wait without end."""
    with pytest.raises(DragomanError, match="worker process died"):
        list(local.run(die, [(1,)], processes=2))


ORPHANS = """
import os, sys
from dragoman.engines import local
from test_local import slow
if __name__ == "__main__":
    list(local.run(slow, [(n,) for n in range(8)], processes=2))
"""


def slow(shard: tuple[int, ...]) -> list[int]:
    print(os.getpid(), flush=True)
    time.sleep(0.2)
    return list(shard)


def test_killed_parent(tmp_path: Path) -> None:
    """Workers of a parent that is killed without warning go too: the pipe that they print to closes."""
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS, encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen([sys.executable, str(script)], env=env, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
        try:
            parent.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            os.kill(worker, signal.SIGKILL)
            raise

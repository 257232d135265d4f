"""A witness reads aside: in a thread of its own, while the rules go on with other sheets."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache

from dragoman.coding.models import Reading, Witness
from dragoman.coding.witness.reading import Stretch


@cache
def _thread() -> ThreadPoolExecutor:
    """The thread of this process: one is enough, since the network is run on one; where two threads ask for the first time at once there may be two, which does no harm."""
    return ThreadPoolExecutor(1, thread_name_prefix="witness")


# a forked process has the object without its thread, and would wait for ever
os.register_at_fork(after_in_child=_thread.cache_clear) if hasattr(os, "register_at_fork") else None


def begun(witness: Witness, stretches: Sequence[Stretch]) -> Future[list[Reading]]:
    """The readings of stretches, which the witness begins on when it is done with those before."""
    return _thread().submit(witness.read, stretches)

"""Where the work on shards is done: in this process, in several of this machine, or on a cluster; the same results in the same order."""

from __future__ import annotations

from functools import partial

from dragoman.engines import local
from dragoman.engines.local import Engine as Engine
from dragoman.errors import UsageError


def named(on: str, processes: int) -> Engine:
    """The engine that `local`, `ray` (a cluster that RAY_ADDRESS names, else this machine) or `ray://host:port` stands for, with so many workers.

    One worker of Ray would do less than one process: it stands for as many as the cluster has cores. UsageError where there is no such engine.
    """
    if on == "local":
        return partial(local.run, processes=processes)
    if on == "ray" or on.startswith("ray://"):
        from dragoman.engines import ray

        return partial(ray.run, address=on if on != "ray" else None, workers=processes if processes > 1 else 0)
    raise UsageError(f"'{on}' is no engine; there are local, ray and ray://host:port, each with a number of workers, as in local:2")


def spelt(text: str) -> tuple[str, int | None]:
    """An engine as it is typed, `local:2`, `ray:4`, `ray://head:10001`, as its name and its number of workers; None where none is given."""
    if text.startswith("ray://"):
        return text, None
    name, _, number = text.partition(":")
    if name not in ("local", "ray") or (number and not (number.isdecimal() and int(number))):
        raise UsageError(f"'{text}' is no engine; there are local:N, ray:N and ray://host:port, with N processes or workers")
    return name, int(number) if number else None

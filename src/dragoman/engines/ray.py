"""A function over shards on a cluster: Ray's actors, one a core, each of which loads its models once; the same results in the same order.

Ray is an extra. A worker or a node that is lost loses the shard in its hand and no more: it goes to another worker. A shard that loses two
workers is set aside. What travels is small where `work` keeps its own results, as `shards.kept` does.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic

from dragoman.engines.local import DYING, TOO_MANY, Result, Shard
from dragoman.errors import DragomanError, UsageError

#: what a worker takes of a core: half, since one crew reads files while another codes what they hold, and each is as large as the cluster
SHARE = 0.5
#: tries of a shard; shards that are out or done ahead of the first that is not, for each worker; bytes that objects may take on this machine
TRIES, AHEAD, STORE = 2, 3, 256_000_000


def run(work: Callable[[Shard], Result], shards: Iterable[Shard], crashed: Callable[[Shard], Result], address: str | None = None, workers: int = 0) -> Iterator[tuple[Shard, Result]]:
    """Each shard with what `work` gives for it, in the order of `shards`; `workers` of none stands for one a core of the cluster."""
    ray = _ray()
    own = not ray.is_initialized()
    if own:
        _begin(ray, address, workers)
    try:
        yield from _Crew(ray, work, crashed, workers or max(1, int(ray.cluster_resources().get("CPU", 1)))).run(shards)
    finally:
        if own:
            ray.shutdown()


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nobody is told of what is read here
    try:
        import ray
    except ImportError as error:
        raise UsageError("the engine 'ray' needs Ray, which is an extra: pip install 'dragoman[ray]', or from constraints-ray.txt") from error
    return ray


def _begin(ray: Any, address: str | None, workers: int) -> None:
    """Join a cluster, or begin one on this machine."""
    alone: dict[str, Any] = {} if address or os.environ.get("RAY_ADDRESS") else {"num_cpus": workers or None, "object_store_memory": STORE, "include_dashboard": False}
    try:
        ray.init(address=address, log_to_driver=False, logging_level="ERROR", configure_logging=True, **alone)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise UsageError(f"{address or 'ray'}: no cluster of Ray can be reached there ({str(error).splitlines()[0]}); check the address, or name ray:N for this machine") from error


class _Worker:
    """What runs in each of Ray's processes."""

    def ready(self) -> int:
        """That it has begun; its process."""
        return os.getpid()

    def do(self, work: Callable[[Shard], Result], shard: Shard) -> Result:
        """What the work gives for a shard."""
        return work(shard)


class _Crew(Generic[Shard, Result]):
    """Workers, those that are free, and the shards by number: to be done again, out, and done ahead of their turn."""

    def __init__(self, ray: Any, work: Callable[[Shard], Result], crashed: Callable[[Shard], Result], workers: int) -> None:
        self._ray, self._crashed, self._workers = ray, crashed, workers
        self._lost = (ray.exceptions.RayActorError, ray.exceptions.WorkerCrashedError, ray.exceptions.ObjectLostError, ray.exceptions.OutOfMemoryError)
        self._made, self._work = ray.remote(_Worker), ray.put(work)
        self._free: list[Any] = []
        self._coming: dict[Any, Any] = {}
        self._out: dict[Any, tuple[int, Shard, Any]] = {}
        self._again: deque[tuple[int, Shard]] = deque()
        self._tries: Counter[int] = Counter()
        self._done: dict[int, tuple[Shard, Result]] = {}
        self._aside = self._stillborn = 0

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, Result]]:
        """Each shard with its result, in order."""
        fresh, turn, ended = enumerate(shards), 0, False
        for _ in range(self._workers):
            self._call()
        while not ended or self._out or self._again or self._done:
            while turn in self._done:
                yield self._done.pop(turn)
                turn += 1
            while self._free and (self._again or (not ended and len(self._out) + len(self._done) < AHEAD * self._workers)):
                task = self._again.popleft() if self._again else next(fresh, None)
                ended = ended or task is None
                if task is not None:
                    self._send(*task)
            if self._out or (self._coming and (self._again or not ended)):
                self._hear()

    def _call(self) -> None:
        """One more worker, which is free when it says so: on a cluster that has lost a node it may have to wait for a place."""
        worker = self._made.options(num_cpus=SHARE, max_restarts=0, scheduling_strategy="SPREAD").remote()
        self._coming[worker.ready.remote()] = worker

    def _send(self, n: int, shard: Shard) -> None:
        worker = self._free.pop()
        self._out[worker.do.remote(self._work, shard)] = (n, shard, worker)

    def _hear(self) -> None:
        """Wait for one worker to say something, or to be lost."""
        (ref, *_), _ = self._ray.wait([*self._coming, *self._out], num_returns=1)
        if ref in self._coming:
            self._came(ref, self._coming.pop(ref))
            return
        n, shard, worker = self._out.pop(ref)
        try:
            self._done[n] = (shard, self._ray.get(ref))
            self._free.append(worker)
            self._aside = 0
        except self._lost as error:
            self._call()
            self._lost_shard(n, shard, error)
        except self._ray.exceptions.RayTaskError as error:
            raise error.cause if isinstance(error.cause, Exception) else error from error

    def _came(self, ref: Any, worker: Any) -> None:
        try:
            self._ray.get(ref)
            self._free.append(worker)
            self._stillborn = 0
        except self._lost as error:
            self._stillborn += 1
            if self._stillborn > TOO_MANY:
                raise DragomanError(f"workers do not start on this cluster ({str(error).splitlines()[0]}); check that dragoman is installed on its nodes") from error
            self._call()

    def _lost_shard(self, n: int, shard: Shard, error: Exception) -> None:
        self._tries[n] += 1
        if self._tries[n] < TRIES:
            self._again.append((n, shard))
            return
        self._aside += 1
        if self._aside >= TOO_MANY:
            raise DragomanError(DYING) from error
        self._done[n] = (shard, self._crashed(shard))

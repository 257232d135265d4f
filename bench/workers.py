"""A worker killed in the midst of a run: python bench/workers.py [--on local:2|ray:2] [--pages N] [--kills N]

Reads a made web archive, in eight files, into a ledger with one process and then on an engine, of which workers are killed (kill -9) while they
work; prints how many were killed, whether the run ended whole, and whether the two ledgers have the same parts, byte for byte.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from dragoman import flow
from dragoman.engines import spelt
from dragoman.ledger.book import Ledger
from dragoman.options import FlowOptions
from speed import relevant
from streams import archive

FILES = 8
#: what the processes are called that code
WORKERS = (b"ray::_Worker.do", b"multiprocessing.spawn")


def below(root: int) -> list[int]:
    """The workers among the processes that a process has begun, and those that they have."""
    parents = {}
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                parents[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found, fresh = set[int](), {root}
    while fresh:
        fresh = {pid for pid, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return sorted(pid for pid in found if works(pid))


def works(pid: int) -> bool:
    """Whether a process is a worker."""
    try:
        line = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return any(name in line for name in WORKERS)


def kill(kills: int, ledger: Path, ended: threading.Event, struck: list[int]) -> None:
    """Kill a worker whenever another five parts have been kept, so often: a shard that loses two workers is set aside, as it should be."""
    while len(struck) < kills and not ended.is_set():
        parts = len(list((ledger / "parts").glob("pt_*"))) if (ledger / "parts").exists() else 0
        if parts >= 1 + 5 * len(struck) and (pids := below(os.getpid())):
            os.kill(pids[len(struck) % len(pids)], signal.SIGKILL)
            struck.append(pids[len(struck) % len(pids)])
        time.sleep(0.2)


def kept(folder: Path) -> dict[str, bytes]:
    """The parts of a ledger, byte for byte."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted((folder / "parts").rglob("*.parquet"))}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--on", default="local:2")
    parser.add_argument("--pages", type=int, default=4000)
    parser.add_argument("--kills", type=int, default=2)
    args = parser.parse_args()
    name, number = spelt(args.on)
    with tempfile.TemporaryDirectory() as place:
        folder, struck, ended = Path(place), list[int](), threading.Event()
        texts = relevant()
        for n in range(FILES):
            (folder / f"{n}.warc.gz").write_bytes(archive(args.pages // FILES, texts[n * len(texts) // FILES :], seed=n))
        archives = sorted(folder.glob("*.warc.gz"))
        calm = flow.read(archives, Ledger.open(folder / "calm", create=True), FlowOptions(outlet_from_host=True))
        watching = threading.Thread(target=kill, args=(args.kills, folder / "killed", ended, struck))
        watching.start()
        begun = time.monotonic()
        run = flow.read(archives, Ledger.open(folder / "killed", create=True), FlowOptions(outlet_from_host=True, on=name, processes=number or 2))
        ended.set()
        watching.join()
        same = kept(folder / "calm") == kept(folder / "killed")
        twice = len(ids := [a.id for a in Ledger.open(folder / "killed").articles()]) - len(set(ids))
        print(f"on {args.on}  killed {len(struck)} {struck}  new {run.counts['new']} of {calm.counts['new']}  refusals {len(run.refusals)}  twice {twice}  same parts {same}  seconds {time.monotonic() - begun:.0f}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())

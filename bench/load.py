"""How fast the pages and the account for programs answer many readers at once: python bench/load.py [--events N] [--readers N] [--seconds N] [--think S] [--pairs N] [--ledger DIR] [--every S] [--no-writer]

Makes a ledger of so many events (`bench/ledger.py`), serves it from a process of its own, lets another write a part of 64 articles into it every few seconds, as
`read` does, of the same pairs that are looked at, and has so many readers ask pages and addresses of the account, each the next one so many seconds after the
last answer. Whoever opens the page of a pair loads its drawings too, as a browser does, and keeps those whose address says that they may be kept. The pairs that
they look at are the richest; one look in twenty is at any other. Prints for each kind of page how often it was asked and its median, 95th and 100th percentile
in milliseconds, then the errors, how many pages said that they lag behind what was read since or that the whole is still being worked out (how long that took stands beside the kinds), the most memory of the server, what it took of a processor, and
how much of the machine others took meanwhile. Exits with 1 where a bar is missed: pair pages 500 ms, lists 300 ms at the 95th percentile, no error, 1.5 GB.
"""

from __future__ import annotations

import argparse
import html
import http.client
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.ledger.book import Ledger
from ledger import FEED, codes, made, unfed

ROOT = Path(__file__).resolve().parent.parent
SERVER = """
import socket, sys
sys.path.insert(0, {src!r})
from dragoman.faces.web.app import create, listen
listening = socket.socket()
listening.bind(("127.0.0.1", 0))
listening.listen(128)
print(listening.getsockname()[1], flush=True)
listen(create({folder!r}, beside=True), listening)
"""
#: the bars: milliseconds at the 95th percentile by the first word of a kind, and bytes of memory
BARS, MEMORY = {"pair": 500, "list": 300}, 1_500_000_000
TICKS = os.sysconf("SC_CLK_TCK")
#: where a page names a drawing, and where it says that it lags behind
DRAWING, LAGS = re.compile(r'data-src="([^"]+)"'), b'class="note lags"'
#: what stands in a page of which more is being worked out, and seconds after which it is asked for again
PENDING, AGAIN = b"data-pending", 3.0
#: seconds for which the last answers are waited for
PATIENCE = 10.0
LISTS = ("", "commitments", "signals", "review", "sources", "data", "method", "corrections")
OF_A_PAIR = ("", "/events", "/curve", "/phases", "/commitments", "/signals", "/sources")


@dataclass
class Seen:
    """What readers came by: seconds by kind, and what went wrong."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)
    lagging: int = 0
    light: int = 0
    over: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True)
class World:
    """What can be asked for: the pairs that are looked at, all pairs, and some events and articles."""

    rich: list[tuple[str, str]]
    all: list[tuple[str, str]]
    events: list[tuple[str, str]]

    def wish(self, rng: random.Random) -> tuple[str, str]:
        """A kind of page and its address: half of them pairs, as readers do."""
        a, b = rng.choice(self.rich) if rng.random() < 0.95 else rng.choice(self.all)
        lang, (event, article), draw = rng.choice(("fr", "en")), rng.choice(self.events), rng.random()
        if draw < 0.4:
            return "pair page", f"/{lang}/pair/{a}/{b}"
        if draw < 0.65:
            name = rng.choice(LISTS)
            return f"list {name or 'home'}", f"/{lang}/{name}"
        if draw < 0.75:
            return rng.choice((("incident", f"/{lang}/incident/{event}"), ("article", f"/{lang}/article/{article}")))
        if draw < 0.9:
            part = rng.choice(OF_A_PAIR)
            return f"api pair{part}", f"/api/v1/pairs/{a}/{b}{part}"
        return rng.choice((("api pairs", "/api/v1/pairs"), ("api event", f"/api/v1/events/{event}"), ("api document", f"/api/v1/documents/{article}"), ("api sources", "/api/v1/sources"), ("api search", "/api/v1/events?words=ministre"), ("api corrections", "/api/v1/corrections")))  # fmt: skip


@contextmanager
def process(script: str, ready: bool = True) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process of ours with the first line that it prints, ended with the block."""
    started = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    try:
        assert started.stdout is not None
        yield started, started.stdout.readline().strip() if ready else ""
    finally:
        started.kill()
        started.wait()


def reader(port: int, world: World, seed: int, think: float, seen: Seen) -> None:
    """Ask page after page until it is over; one that is still being worked out is asked for again, as a browser does, until it is whole."""
    coming = dict[str, tuple[float, float]]()
    rng, line, kept = random.Random(seed), http.client.HTTPConnection("127.0.0.1", port, timeout=120), set[str]()
    while not seen.over.wait(think * rng.uniform(0.5, 1.5)):
        now = time.monotonic()
        due = next((path for path, (_, last) in coming.items() if now - last > AGAIN), None)
        kind, path = ("pair again", due) if due else world.wish(rng)
        body = asked(line, kind, path, seen)
        seen.lagging += LAGS in body and PENDING not in body
        begun = coming.pop(path, (now, 0.0))[0]
        if PENDING in body:
            coming[path] = (begun, time.monotonic())
            seen.light += kind == "pair page"
        elif due:
            seen.took["(until it is whole)"].append(time.monotonic() - begun)
        for drawing in map(html.unescape, DRAWING.findall(body.decode("utf-8", "replace"))):
            if drawing not in kept and not seen.over.is_set():
                kept.add(drawing)
                asked(line, "drawing", drawing, seen)


def asked(line: http.client.HTTPConnection, kind: str, path: str, seen: Seen) -> bytes:
    """What stands at an address; how long that took, and what went wrong, is noted."""
    begun, body = time.perf_counter(), b""
    try:
        line.request("GET", path)
        answer = line.getresponse()
        body = answer.read()
        if answer.status != 200:
            seen.wrong.append(f"{answer.status} {path}")
    except (OSError, http.client.HTTPException) as error:
        seen.wrong.append(f"{type(error).__name__} {path}")
        line.close()
    seen.took[kind].append(time.perf_counter() - begun)
    return body


def family(pid: int) -> list[int]:
    """A process and those that it began."""
    return [pid, *(int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split())]


def memory(pid: int) -> list[int]:
    """How much memory a process and each of those that it began has; what they share counts once."""
    found = []
    for one in family(pid):
        rows = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        found += [int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:")]
    return found


def watched(pid: int, seconds: float) -> list[int]:
    """The most memory that they had at once within so many seconds."""
    most, until = memory(pid), time.monotonic() + seconds
    while time.monotonic() < until:
        time.sleep(min(1.0, max(0.0, until - time.monotonic())))
        most = max(most, memory(pid), key=sum)
    return most


def spent(pid: int | None = None) -> float:
    """Seconds of a processor that a process took since it began, or the whole machine."""
    if pid is None:
        row = Path("/proc/stat").read_text().splitlines()[0].split()[1:]
        return sum(int(n) for n in (*row[:3], *row[5:8])) / TICKS
    row = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(row[11]) + int(row[12])) / TICKS


def at(times: list[float], share: float) -> float:
    """A percentile, in milliseconds."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))] * 1000


def told(seen: Seen, most: list[int], took: float, others: float, seconds: float) -> bool:
    """Print what readers came by, and whether every bar was kept."""
    kept = not seen.wrong and sum(most) < MEMORY
    for kind, times in sorted(seen.took.items()):
        bar = BARS.get(kind.split()[0])
        missed = bar is not None and at(times, 0.95) > bar
        kept &= not missed
        print(f"{kind:22} {len(times):5} times  p50 {at(times, 0.5):7.0f}  p95 {at(times, 0.95):7.0f}  p100 {at(times, 1):7.0f}{f'  over {bar}' if missed else ''}")
    asked = sum(len(times) for kind, times in seen.took.items() if not kind.startswith("("))
    print(f"{asked} answers, {asked / seconds:.1f} a second; errors: {len(seen.wrong)} {seen.wrong[:5]}; pages that said they lag: {seen.lagging}, that the whole is being worked out: {seen.light}; memory of the server: {sum(most) / 1e6:,.0f} MB at the most ({', '.join(f'{n / 1e6:,.0f}' for n in most)})")
    print(f"the server took {took / seconds:.2f} processors, {1000 * took / max(asked, 1):.0f} ms an answer; others on this machine took {others / seconds:.2f} of {os.cpu_count()}; load {Path('/proc/loadavg').read_text().split()[0]}")
    return kept


def world_of(folder: Path, pairs: int) -> World:
    """What there is in a ledger."""
    ledger = Ledger.open(folder)
    rows = [(p.a, p.b) for p in ledger.pairs()]
    events = [(e.id, e.article) for e in ledger.events(*rows[-1])]
    return World(rows[:pairs], rows, events[:50])


def run(folder: Path, asked: argparse.Namespace) -> bool:
    """Serve a ledger, let readers at it, and give whether every bar was kept."""
    world, seen = world_of(folder, asked.pairs), Seen()
    with process(SERVER.format(src=str(ROOT / "src"), folder=str(folder))) as (server, port):
        time.sleep(asked.warm)
        writing = FEED.format(paths=[str(ROOT / "src"), str(ROOT / "bench")], folder=str(folder), every=asked.every)
        with process(writing if asked.writer else "", asked.writer) as (writer, _):
            begun, before, machine, own = time.monotonic(), sum(map(spent, family(server.pid))), spent(), time.process_time()
            threads = [threading.Thread(target=reader, args=(int(port), world, n, asked.think, seen), daemon=True) for n in range(asked.readers)]
            for thread in threads:
                thread.start()
            most = watched(server.pid, asked.seconds)
            seen.over.set()
            until = time.monotonic() + PATIENCE
            for thread in threads:
                thread.join(max(0.0, until - time.monotonic()))
            took, ours = sum(map(spent, family(server.pid))) - before, time.process_time() - own + (spent(writer.pid) if asked.writer else 0.0)
            return told(seen, most, took, max(0.0, spent() - machine - took - ours), time.monotonic() - begun)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--think", type=float, default=1.0)
    parser.add_argument("--pairs", type=int, default=25)
    parser.add_argument("--warm", type=float, default=120, help="seconds for which the server is left to itself first")
    parser.add_argument("--every", type=float, default=3.0, help="seconds between two parts that are written")
    parser.add_argument("--ledger", type=Path, help="a ledger that bench/ledger.py made, in place of one made here")
    parser.add_argument("--no-writer", dest="writer", action="store_false")
    asked = parser.parse_args()
    print(f"{asked.readers} readers for {asked.seconds:.0f} s, {asked.think} s between their looks, {len(codes())} states, writer: {asked.writer}")
    if asked.ledger is not None:
        try:
            return int(not run(asked.ledger, asked))
        finally:
            unfed(asked.ledger)
    with tempfile.TemporaryDirectory() as place:
        made(Path(place) / "ledger", asked.events)
        Ledger.open(Path(place) / "ledger").settle()
        return int(not run(Path(place) / "ledger", asked))


if __name__ == "__main__":
    sys.exit(main())

"""How fast a large ledger answers: python bench/ledger.py [--events N] [--writer] [--json]

Makes a ledger of so many events (written as parts, as `read` writes them, but from made rows), then opens it in this process and asks
for the events of a pair and for the list of pairs; with --writer while another process adds parts. Prints milliseconds, best and median.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa

from dragoman.ledger import parts
from dragoman.ledger.book import Ledger
from dragoman.ledger.rows import SCHEMAS
from dragoman.packs import load

STATES = 60
A_PART = 20_000
KINDS = ("AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "SANCTION", "ASSAULT", "AID", "COOPERATE")


def codes() -> list[str]:
    """The codes of so many states, which have pages of their own."""
    return sorted(load().roster.iso2)[:STATES]


def made(folder: Path, events: int, seed: int = 3) -> None:
    """A ledger of so many made events, five an article."""
    rng, names = random.Random(seed), codes()
    with Ledger.open(folder, create=True).writing():
        pass
    for first in range(0, events, A_PART):
        number = min(A_PART, events - first)
        parts._whole(folder / "parts" / f"pt_{first:016x}", _tables(rng, names, first, number))


def _tables(rng: random.Random, names: list[str], first: int, number: int) -> dict[str, pa.Table]:
    """The tables of one part."""
    part = f"pt_{first:016x}" if first < 1 << 40 else f"{FED}{(first - (1 << 40)) // (SHARD * 5):09x}"
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    text = "Un ministre a reçu un ambassadeur, et il en est sorti un communiqué que tout le monde a lu. " * 4
    for n in range(first, first + number):
        article = f"ar_{n // 5:016x}"
        day = f"20{rng.randint(10, 25):02}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        if n % 5 == 0:
            rows["articles"].append({"part": part, "id": article, "text": text, "lang": "fr", "published": day, "outlet": f"Titre {n % 40}", "fingerprint": "made", "kept": "full", "generation": 0, "sketch": [rng.getrandbits(32) for _ in range(40)], "bound": 0xFFFFFFFF})
        one, other = rng.sample(range(STATES), 2)
        one, other = (int(x * x / STATES) for x in (one, other))
        quotes = [{"role": role, "start": 0, "end": 40, "text": text[:90]} for role in ("sentence", "trigger", "actor")]
        rows["events"].append({"part": part, "id": f"ev_{n:016x}", "article": article, "ordinal": n % 5, "type": rng.choice(KINDS), "context": ["diplomatic"], "actor": [names[one]], "recipient": [names[other] + ":GOV"], "trigger": "reçu", "start": day, "end": day, "status": "actual", "confidence": 0.7, "quotes": quotes, "reasons": [{"field": "type", "why": "made for the bench"}] * 3})
    return {name: pa.Table.from_pylist(found, schema=SCHEMAS[name]) for name, found in rows.items()}


WRITER = """
import sys, time
sys.path[:0] = {paths!r}
from dragoman.ledger.book import Ledger
from dragoman.records import Coding
from fakes import article, event
ledger = Ledger.open({folder!r})
with ledger.writing():
    print("writing", flush=True)
    for n in range(10_000):
        told = article(f"Article {{n}} ajouté.")
        ledger.add([(told, Coding(told.id, "fr", (event(told),)))], "fake+1")
        time.sleep(0.2)
"""


#: how what is written during a bench is named, so that it can be taken away again; articles of one part, as `read` has it
FED, SHARD = "pt_fed", 64
FEED = """
import random, sys, time
sys.path[:0] = {paths!r}
from ledger import fed
from dragoman.ledger.book import Ledger
from pathlib import Path
rng, folder = random.Random(7), Path({folder!r})
with Ledger.open(folder).writing():
    print("writing", flush=True)
    for n in range(10_000):
        fed(folder, rng, n)
        time.sleep({every})
"""


def fed(folder: Path, rng: random.Random, n: int) -> None:
    """One more part of made events, of the same pairs as those that are there, whole at once as `read` writes it."""
    first = 1 << 40 | n * SHARD * 5
    parts._whole(folder / "parts" / f"{FED}{n:09x}", _tables(rng, codes(), first, SHARD * 5))


def unfed(folder: Path) -> None:
    """Take away what was written during a bench."""
    for part in (folder / "parts").glob(f"{FED}*"):
        shutil.rmtree(part)


def milliseconds(act: Callable[[], object], times: int = 7) -> dict[str, float]:
    """The best and the median of several runs."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        took.append((time.perf_counter() - begun) * 1000)
    return {"best": round(min(took), 1), "median": round(statistics.median(took), 1)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--writer", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    root = Path(__file__).resolve().parent.parent
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "ledger"
        made(folder, args.events)
        Ledger.open(folder).settle()
        writer = None
        if args.writer:
            script = WRITER.format(paths=[str(root / "src"), str(root / "tests")], folder=str(folder))
            writer = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
            assert writer.stdout is not None and writer.stdout.readline() == "writing\n"
        try:
            ledger = Ledger.open(folder)
            a, b = codes()[2], codes()[40]
            got = {
                "opening": milliseconds(lambda: Ledger.open(folder).pair_count(), 5), "a pair's events": milliseconds(lambda: ledger.events(a, b)),
                "the list of pairs": milliseconds(ledger.pairs), "events of that pair": len(ledger.events(a, b)), "pairs": len(ledger.pairs()),
            }  # fmt: skip
        finally:
            if writer is not None:
                writer.kill()
                writer.wait()
    print("\n".join(f"{name}: {value}" for name, value in got.items()))
    if args.json:
        print(json.dumps(got))
    return 0


if __name__ == "__main__":
    sys.exit(main())

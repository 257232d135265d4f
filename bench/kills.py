"""Kill -9 while reading: python bench/kills.py [--kills N] [--articles N] [--seed S]

Reads made articles into a ledger in another process, kills it at a random moment, reads again, and so on until it ends; then compares
with a ledger that was read without a kill. Prints how many kills there were and whether content, parts and counts are the same.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
READER = """
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
from dragoman import flow
from dragoman.ledger.book import Ledger
from dragoman.options import FlowOptions
from fakes import documents, make
flow.SHARD = 8
flow.read([{press!r}], Ledger.open({folder!r}, create=True), FlowOptions(), source=documents, make=make)
"""


def reader(press: Path, folder: Path) -> list[str]:
    """The command that reads the press into a ledger."""
    paths = [str(ROOT / "src"), str(ROOT / "tests")]
    return [sys.executable, "-c", READER.format(paths=paths, press=str(press), folder=str(folder))]


def content(folder: Path) -> dict[str, Any]:
    """All that a ledger says, without what tells one reading from another."""
    sys.path[:0] = [str(ROOT / "tests")]
    from dragoman.ledger.book import Ledger

    ledger = Ledger.open(folder)
    return {"articles": [a.id for a in ledger.articles()], "texts": [a.text for a in ledger.articles()], "events": [str(e) for e in ledger.events()], "damaged": ledger.damaged()}


def half_written(folder: Path) -> list[str]:
    """What lies among the parts and is no whole part."""
    return sorted(p.name for p in (folder / "parts").iterdir() if not p.name.startswith("pt_")) if (folder / "parts").exists() else []


def killed(press: Path, folder: Path, kills: int, rng: random.Random, whole: float) -> int:
    """Read and kill until so many kills, then read to the end; gives the number of kills that struck."""
    struck = 0
    for _ in range(kills):
        with subprocess.Popen(reader(press, folder), stderr=subprocess.DEVNULL) as running:
            try:
                running.wait(rng.uniform(0.02, whole))
            except subprocess.TimeoutExpired:
                running.kill()
                struck += 1
    subprocess.run(reader(press, folder), check=True)
    return struck


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        press = folder / "press.txt"
        press.write_text("\n".join(f"Article {n} de la série, avec quelques mots de plus pour {n * 7}." for n in range(args.articles)), "utf-8")
        begun = time.monotonic()
        subprocess.run(reader(press, folder / "calm"), check=True)
        whole, struck, rounds = time.monotonic() - begun, 0, 0
        same = True
        while struck < args.kills:
            rounds += 1
            struck += killed(press, folder / f"killed{rounds}", min(10, args.kills - struck), rng, whole)
            same = same and content(folder / f"killed{rounds}") == content(folder / "calm") and not half_written(folder / f"killed{rounds}")
        got = {"kills": struck, "ledgers": rounds, "same": same, "articles": len(content(folder / "calm")["articles"])}
    print("  ".join(f"{name} {value}" for name, value in got.items()))
    if args.json:
        print(json.dumps(got))
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())

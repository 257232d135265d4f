"""What the second witness costs: python bench/witness.py [--rounds N] [--json]

Codes the texts of the gold that are about relations with the rules alone and with the witness, in turns, in one process; the best of some rounds counts. Prints seconds
by the clock (the witness reads in a thread beside the rules, so a second core is used where there is one), seconds of all processors, and of the
thread of the rules alone; and by how much the memory of a process of its own is higher with the witness.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dragoman.coding.chain import Coder
from dragoman.options import CodeOptions
from dragoman.packs import load
from dragoman.records import Article
from quality import SETS, articles_of, rows_of

CLOCKS: dict[str, Callable[[], float]] = {"clock": time.perf_counter, "processors": time.process_time, "thread": time.thread_time}


def texts() -> list[Article]:
    """The articles that are coded: the development sets, or the project's own gold where these are not there."""
    names = [n for n in SETS if n.startswith("dev")] or [n for n in SETS if n.startswith("own")]
    return [a for n in names for a in articles_of(rows_of(SETS[n])) if isinstance(a, Article)]


def spent(coder: Coder, articles: list[Article]) -> dict[str, float]:
    """Seconds of coding, by each clock."""
    begun = {name: clock() for name, clock in CLOCKS.items()}
    for _ in coder.code_all(articles):
        pass
    return {name: clock() - begun[name] for name, clock in CLOCKS.items()}


def ratios(rounds: int) -> dict[str, float]:
    """For each clock, the seconds of the rules, of both, and the speed of both as a share of the rules' speed."""
    packs, articles = load(), texts()
    coders = {witness: Coder(packs, CodeOptions(witness=witness)) for witness in ("off", "on")}
    for coder in coders.values():
        spent(coder, articles[:40])
    rows = [{witness: spent(coder, articles) for witness, coder in coders.items()} for _ in range(rounds)]
    found: dict[str, float] = {"articles": len(articles)}
    for clock in CLOCKS:
        rules, both = (min(row[witness][clock] for row in rows) for witness in ("off", "on"))
        found |= {f"{clock}_rules": rules, f"{clock}_both": both, f"{clock}_speed": rules / both}
    return found


def memory(witness: str) -> float:
    """The peak of this process in megabytes once it has coded the texts."""
    spent(Coder(load(), CodeOptions(witness=witness)), texts())
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", choices=("off", "on"), help="only the memory of this very process")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.memory:
        print(memory(given.memory))
        return
    # before anything is loaded here: a process begins with its parent's peak
    used = {w: float(subprocess.run([sys.executable, str(Path(__file__)), "--memory", w], capture_output=True, text=True, check=True).stdout) for w in ("off", "on")}
    found = ratios(given.rounds) | {"memory_more_mb": used["on"] - used["off"]}
    print(json.dumps(found) if given.json else "\n".join(f"{name:18} {value:.3f}" for name, value in found.items()))


if __name__ == "__main__":
    main()

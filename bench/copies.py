"""Whether copies are found, and how fast: python bench/copies.py [--articles N] [--seed S] [--json]

Makes agency copy (bench/wires.py: edits of up to a tenth, cuts to half, topics that share names, phrases and background), groups it,
and prints recall and precision of pairs, merges among unlike articles, seconds of processor time and peak memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from dragoman.ledger.copies import Copy, copies, sketch
from wires import Wire, wires


def taken(articles: int, seed: int) -> list[Wire]:
    """So many made articles."""
    found = []
    for wire in wires(seed, articles):
        found.append(wire)
        if len(found) == articles:
            break
    return found


def pairs(counts: Iterable[int]) -> int:
    """How many pairs there are within groups of these sizes."""
    return sum(n * (n - 1) // 2 for n in counts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    made = taken(args.articles, args.seed)
    begun = time.process_time()
    start = date(2024, 1, 1)
    asked = [Copy(str(n), sketch(w.text), (start + timedelta(w.day)).isoformat(), f"paper {n % 40}") for n, w in enumerate(made)]
    sketched = time.process_time() - begun
    groups = copies(asked)
    spent = time.process_time() - begun
    original = {str(n): w.original for n, w in enumerate(made)}
    inside = [Counter(original[a] for a in g.articles) for g in groups]
    hit, found = sum(pairs(c.values()) for c in inside), pairs(len(g.articles) for g in groups)
    wanted = pairs(Counter(original.values()).values())
    got = {
        "articles": len(made), "recall": round(hit / wanted, 4), "precision": round(hit / max(found, 1), 4), "unlike merged": found - hit,
        "seconds": round(spent, 1), "of it sketching": round(sketched, 1), "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip
    print("  ".join(f"{name} {value}" for name, value in got.items()))
    if args.json:
        print(json.dumps(got))
    return 0


if __name__ == "__main__":
    sys.exit(main())

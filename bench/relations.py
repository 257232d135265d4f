"""How long the account of a relation takes: python bench/relations.py [--pair N] [--incidents N] [--pairs N] [--processes N] [--seed S] [--json]

Makes incidents skewed as press data are (the numbers of pairs log-normal with the spread of ICEWS 2014: half of the pairs have a tenth of the incidents), one tenth
known to the month or year alone, and works out for each pair what a dossier shows: levels, phases, discordance, rate, commitments and contradictions by matter.
Prints the processor's seconds for one pair of --pair incidents by part, and for all pairs in several processes.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from typing import Any

import numpy as np

from dragoman.records import Grade, Incident, Status
from dragoman.relations.account import pooled, relation
from dragoman.relations.commitments import ledger_of
from dragoman.relations.contradictions import contradictions
from dragoman.relations.matters import matters
from dragoman.relations.series import Variances
from dragoman.relations.signals import marks

#: categories with their score and how often the press tells of them
TYPES = {
    "CONSULT": (2.5, 22), "AGREE": (2.5, 10), "SUPPORT": (5.0, 9), "CONCEDE": (4.5, 4), "REQUEST": (0.0, 10), "ACCUSE": (-3.0, 11), "REJECT": (-2.0, 6), "THREATEN": (-3.5, 4),
    "COOPERATE": (9.5, 6), "AID": (10.0, 4), "RETREAT": (6.5, 1), "PROTEST": (-5.0, 2), "SANCTION": (-6.0, 3), "MOBILIZE": (-5.5, 2), "COERCE": (-7.0, 3), "ASSAULT": (-9.0, 3),
}  # fmt: skip
FIRST, DAYS = date(2014, 1, 1).toordinal(), 4017
#: the spread of the logarithm of the number of incidents of a pair
SKEW = 1.5
STATUSES: tuple[Status, ...] = ("actual", "actual", "actual", "actual", "actual", "actual", "actual", "future", "hypothetical", "negated")
GRADES: tuple[Grade, ...] = ("single origin", "single origin", "corroborated", "corroborated across sides")
VARIANCES, TODAY = Variances(25.0, 0.01, 0.5, 9.0), "2025-01-01"
READ = [(float(FIRST + day), 3.0) for day in range(0, DAYS, 2)]


def score(kind: str, mode: str | None) -> float | None:
    """The score of a category."""
    return TYPES[kind][0]


def made(n: int, seed: int) -> list[Incident]:
    """The incidents of one pair: calm years and crises, a mood that turns twice, each with two sides, sectors, status and grade."""
    rng, names = np.random.default_rng(seed), list(TYPES)
    scores, odds = (np.array([row[k] for row in TYPES.values()], float) for k in (0, 1))
    crises = rng.uniform(0, DAYS, 5)
    days = (np.where(rng.random(n) < 0.6, rng.uniform(0, DAYS, n), rng.choice(crises, n) + rng.exponential(40, n)) % DAYS).astype(int)
    moods = np.cumsum(odds * np.exp(rng.normal(0, 0.08, (3, 1)) * scores), axis=1)
    drawn = rng.random(n) * moods[3 * days // DAYS, -1]
    kinds = np.minimum((moods[3 * days // DAYS] < drawn[:, None]).sum(axis=1), len(TYPES) - 1)
    choices = zip(*(rng.integers(0, ways, n).tolist() for ways in WAYS), strict=True)
    return [_one(i, day, names[kind], *choice) for i, (day, kind, choice) in enumerate(zip(days.tolist(), kinds.tolist(), choices, strict=True))]


#: of how many ways one is drawn: letters of the date, status, grade, who acts, sectors of the two, of forces or not, conditional or not
WAYS = (30, len(STATUSES), len(GRADES), 2, 10, 10, 10, 10)
SECTORS = (":GOV", ":GOV", ":MIL")


def _one(i: int, day: int, kind: str, letters: int, status: int, grade: int, first: int, one: int, other: int, context: int, condition: int) -> Incident:
    told = date.fromordinal(FIRST + day).isoformat()[: (4, 7, 7, 10)[min(letters, 3)]]
    sides = [code + "".join(SECTORS[k : k + 1]) for code, k in zip(("AAA", "BBB")[:: 1 - 2 * first], (one, other), strict=True)]
    name, origins = f"in_{i:06}", {f"o{k}": (f"ar_{i}_{k}",) for k in range(1 if GRADES[grade] == "single origin" else 2)}
    return Incident(
        name, kind, None, (sides[0],), (sides[1],), told, told, STATUSES[status], (name,), tuple(a for (a,) in origins.values()), ("x",), origins, GRADES[grade],
        context=("military",) if context < 3 else (), condition="if" if kind == "AGREE" and not condition else None, told=date.fromordinal(FIRST + day + 1).isoformat(),
    )  # fmt: skip


def sentences(incidents: list[Incident], seed: int) -> dict[str, str]:
    """What each incident is about: ten words, half of them of one of forty matters, half of the language; of a condition too."""
    rng = np.random.default_rng(seed)
    names = [name for i in incidents for name in ((i.id, f"{i.id}?") if i.condition else (i.id,))]
    own, other = rng.integers(0, 40, len(names)), rng.zipf(1.3, (len(names), 5)) % 3000
    words = ["".join(chr(97 + int(d)) for d in f"{n * 7919 % 100_000:05}") for n in range(3400)]
    return {name: " ".join(words[k] for k in (*(3000 + 10 * own[n] + rng.integers(0, 10, 5)), *other[n])) for n, name in enumerate(names)}


def sizes(pairs: int, incidents: int, seed: int) -> list[int]:
    """How many incidents each pair has."""
    drawn = np.exp(np.random.default_rng(seed).normal(0, SKEW, pairs))
    return [max(1, int(n)) for n in np.sort(drawn * incidents / drawn.sum())[::-1]]


def timed(rows: list[Incident], seed: int) -> dict[str, float]:
    """The seconds of processor time of each part of an account, in the order of the parts."""
    texts, spent, found = sentences(rows, seed), {}, dict[str, Any]()
    parts: dict[str, Callable[[], object]] = {
        "relation": lambda: relation(rows, score, VARIANCES, pair=("AAA", "BBB"), read=READ),
        "matters": lambda: matters(texts),
        "commitments": lambda: ledger_of(rows, TODAY, found["matters"]),
        "contradictions": lambda: contradictions(rows, score, matters=found["matters"], commitments=found["commitments"]),
    }
    for name, work in parts.items():
        begun = time.process_time()
        found[name] = work()
        spent[name] = time.process_time() - begun
    return spent


def account(seed: int, n: int) -> dict[str, float]:
    """The seconds that each part of the account of one made pair takes."""
    return timed(made(n, seed), seed)


def all_pairs(counts: list[int], processes: int, seed: int) -> dict[str, float]:
    """The processor's seconds for the accounts of all pairs, whole and by part, what they make on so many processes, and the longest pair's."""
    with ProcessPoolExecutor(processes) as pool:
        spent = list(pool.map(account, [seed + i for i in range(len(counts))], counts, chunksize=4))
    each = [sum(parts.values()) for parts in spent]
    by_part = {name: sum(parts[name] for parts in spent) for name in spent[0]}
    return {"seconds": sum(each), f"seconds on {processes} processes": max(sum(each) / processes, max(each)), "longest pair": max(each)} | by_part


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in (("pair", 5_000), ("incidents", 1_000_000), ("pairs", 5_000), ("processes", 2), ("seed", 7)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    spent = timed(made(args.pair, args.seed), args.seed)
    found: dict[str, object] = {"one pair": {"incidents": args.pair, "seconds": round(sum(spent.values()), 3)} | {name: round(s, 3) for name, s in spent.items()}}
    if args.pairs:
        counts = sizes(args.pairs, args.incidents, args.seed)
        rows = [marks(made(n, args.seed + i), score) for i, n in enumerate(counts[:40])]
        begun = time.process_time()
        pooled(rows)
        fit = time.process_time() - begun
        found["all pairs"] = {"pairs": len(counts), "incidents": sum(counts), "most": counts[0], "median": counts[len(counts) // 2]} | {k: round(v, 1) for k, v in all_pairs(counts, args.processes, args.seed).items()} | {"fit": round(fit, 1)}
    found["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if args.json:
        print(json.dumps(found))
    else:
        for name, values in found.items():
            print(name, values if not isinstance(values, dict) else "  ".join(f"{k} {v}" for k, v in values.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())

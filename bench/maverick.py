"""Linking of reports on real ones with known events: python bench/maverick.py [--json]

../shared/gold/maverick.csv (van Baalen and Höglund 2026, CC BY 4.0) has 3,287 reports of 2,200 violent events. Weights of the signs are
fitted on the half of the events that a hash of their id picks (a ridge logistic regression over pairs of reports that share country and
days), the bar of the average linkage (`dragoman.ledger.incidents.link`, the product's own) too; both are tried on the other half.
Prints pair F1 and adjusted Rand index, with the rows of methods.md beside: all singletons, and same city on the same day.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb, cos, hypot, radians

import numpy as np
from rapidfuzz import fuzz

from dragoman.ledger.incidents.link import linked
from dragoman.ledger.incidents.telling import bounds
from quality import SHARED

FILE = SHARED / "gold/maverick.csv"
SLACK, SPAN, RIDGE = 3, 7, 1.0
Report = dict[str, str]
Pair = tuple[int, int]


def reports() -> list[Report]:
    """All reports, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def half(report: Report) -> bool:
    """Whether a report's event is of the half that weights are fitted on."""
    return hashlib.sha256(report["event_id"].encode()).digest()[0] % 2 == 0


def days(report: Report) -> tuple[int, int] | None:
    """The first and last day of a report."""
    first, last = bounds(report["date_start"]), bounds(report["date_end"] or report["date_start"])
    return (first[0], max(first[1], last[1])) if first and last else None


def near(rows: Sequence[Report]) -> Iterator[Pair]:
    """Pairs of reports of one country whose days come near each other."""
    dated = sorted((found[0], found[1], i) for i, r in enumerate(rows) if (found := days(r)))
    for n, (_, last, i) in enumerate(dated):
        for first, _, j in dated[n + 1 :]:
            if first > last + SLACK:
                break
            if rows[i]["country"] == rows[j]["country"]:
                yield min(i, j), max(i, j)


def signs(one: Report, other: Report) -> Iterator[str]:
    """How the fields of two reports agree, as named signs."""
    yield "base"
    yield f"place {_place(one, other)}"
    yield f"distance {_distance(one, other)}"
    yield from _dates(one, other)
    yield from _actors(one, other)
    for field in ("event_context", "target"):
        unknown = "Unknown" in (one[field], other[field])
        yield f"{field} {'unknown' if unknown else 'same' if one[field] == other[field] else 'other'}"
    for field in ("deaths_best", "injuries_best"):
        a, b = _number(one[field]), _number(other[field])
        yield f"{field} {'none' if not a and not b else 'one' if not a or not b else 'same' if a == b else 'near' if max(a, b) <= 2 * min(a, b) else 'other'}"
    yield from _sources(one, other)


def _number(text: str) -> float:
    return float(text) if text else 0.0


def _place(one: Report, other: Report) -> str:
    if not one["city"] or not other["city"]:
        return "unknown"
    if one["city"] != other["city"]:
        return "other city"
    if not one["location"] or not other["location"]:
        return "same city"
    return "same spot" if fuzz.token_set_ratio(one["location"], other["location"]) >= 70 else "other spot"


def _distance(one: Report, other: Report) -> str:
    if not one["latitude"] or not other["latitude"]:
        return "unknown"
    a, b = float(one["latitude"]), float(other["latitude"])
    far = 111 * hypot(a - b, (float(one["longitude"]) - float(other["longitude"])) * cos(radians(a)))
    return "0" if far < 0.3 else "3" if far < 3 else "15" if far < 15 else "60" if far < 60 else "far"


def _dates(one: Report, other: Report) -> Iterator[str]:
    a, b = days(one), days(other)
    assert a and b
    gap, lengths = max(a[0], b[0]) - min(a[1], b[1]), sorted((a[1] - a[0], b[1] - b[0]))
    yield f"dates {'same' if a == b else 'overlap' if gap <= 0 else gap}"
    yield f"lengths {min(lengths[0], 2)} {'0' if not lengths[1] else '3' if lengths[1] <= 3 else '14' if lengths[1] <= 14 else 'long'}"


def _actors(one: Report, other: Report) -> Iterator[str]:
    a, b = ({r[f"actor{n}"] for n in (1, 2, 3) if r[f"actor{n}"] and not r[f"actor{n}"].startswith("Unknown")} for r in (one, other))
    yield f"named {'none' if not a or not b else 'shared' if a & b else 'alike' if any(fuzz.token_set_ratio(x, y) >= 75 for x in a for y in b) else 'other'}"
    a, b = ({r[f"actor{n}_subtype"] or r[f"actor{n}_type"] for n in (1, 2, 3) if r[f"actor{n}_type"]} for r in (one, other))
    yield f"types {'none' if not a or not b else 'same' if a == b else 'shared' if a & b else 'other'}"


HEAD = re.compile(r"^(.*?) \((\d{4}-\d\d-\d\d)\) (.*)", re.DOTALL)


def _sources(one: Report, other: Report) -> Iterator[str]:
    a, b = HEAD.match(one["source"]), HEAD.match(other["source"])
    if not a or not b:
        yield "source unknown"
        return
    same = one["source"] == other["source"]
    yield f"source {'same text' if same else 'same author' if a[1] == b[1] else 'other'}"
    if not same:
        words = fuzz.token_set_ratio(a[3], b[3])
        yield f"headline {'same' if words >= 75 else 'near' if words >= 55 else 'other'}"
        first, last = bounds(a[2]), bounds(b[2])
        apart = abs(first[0] - last[0]) if first and last else 99
        yield f"published {'0' if not apart else '2' if apart <= 2 else '14' if apart <= 14 else 'far'}"


def fitted(table: Sequence[Sequence[str]], right: Sequence[bool]) -> dict[str, float]:
    """The weight of each sign and of each two signs together, by a ridge logistic regression (Newton's method)."""
    names = sorted({s for row in table for s in row})
    place = {s: n for n, s in enumerate(names)}
    x = np.zeros((len(table), len(names)), np.float32)
    for n, row in enumerate(table):
        x[n, [place[s] for s in row]] = 1
    y, weights = np.array(right, np.float64), np.zeros(len(names))
    for _ in range(25):
        share = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (y - share) - RIDGE * weights
        curve = (x * (share * (1 - share))[:, None]).T @ x + RIDGE * np.eye(len(names))
        weights += np.linalg.solve(curve, slope)
    return dict(zip(names, map(float, weights), strict=True))


def crossed(found: Sequence[str]) -> list[str]:
    """The signs, and those of place, date, actors, deaths and source two by two."""
    strong = [s for s in found if s.split()[0] in ("place", "dates", "named", "deaths_best", "source", "types", "event_context", "lengths")]
    return [*found, *(f"{a} & {b}" for a, b in combinations(strong, 2))]


def figures(rows: Sequence[Report], groups: Sequence[Sequence[int]]) -> dict[str, float]:
    """Pair precision, recall and F1, and the adjusted Rand index."""
    truth = Counter(r["event_id"] for r in rows)
    both = sum(comb(n, 2) for g in groups for n in Counter(rows[i]["event_id"] for i in g).values())
    made, wanted, every = sum(comb(len(g), 2) for g in groups), sum(comb(n, 2) for n in truth.values()), comb(len(rows), 2)
    p, r = both / made if made else 0.0, both / wanted
    chance = made * wanted / every
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, "ari": (both - chance) / ((made + wanted) / 2 - chance)}


def grouped(rows: Sequence[Report], weights: dict[Pair, float], bar: float) -> list[list[int]]:
    """The reports grouped by average linkage above a bar."""
    return linked({pair: w - bar for pair, w in weights.items() if w - bar > -12}, [days(r) for r in rows], SPAN)


def same_city(rows: Sequence[Report]) -> list[list[int]]:
    """The baseline: reports of one city on one day."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, r in enumerate(rows):
        found[(r["country"], r["city"], r["date_start"]) if r["city"] else (str(i),)].append(i)
    return list(found.values())


def weighed(rows: Sequence[Report], weights: dict[str, float]) -> dict[Pair, float]:
    """What speaks for each pair of reports being one event."""
    return {(i, j): sum(weights.get(s, 0.0) for s in crossed(list(signs(rows[i], rows[j])))) for i, j in near(rows)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not FILE.exists():
        print("skipped: ../shared is not here, and the reports lie there")
        return 0
    rows = reports()
    tuned, held = [r for r in rows if half(r)], [r for r in rows if not half(r)]
    pairs = list(near(tuned))
    learned = fitted([crossed(list(signs(tuned[i], tuned[j]))) for i, j in pairs], [tuned[i]["event_id"] == tuned[j]["event_id"] for i, j in pairs])
    inner = weighed(tuned, learned)
    bar = max((b / 4 for b in range(-16, 9)), key=lambda b: sum(figures(tuned, grouped(tuned, inner, b))[k] for k in ("f1", "ari")))
    got = figures(held, grouped(held, weighed(held, learned), bar))
    print(f"{'':26} {'p':>6} {'r':>6} {'f1':>6} {'ari':>6}   ({len(held)} reports held out, bar {bar:+.2f})")
    for name, row in {"all singletons": figures(held, []), "same city, same day": figures(held, same_city(held)), "weights, average linkage": got}.items():
        print(f"{name:26} " + " ".join(f"{row[k]:6.3f}" for k in ("p", "r", "f1", "ari")))
    if args.json:
        print(json.dumps({"f1": round(got["f1"], 4), "ari": round(got["ari"], 4)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Forecasts on real pairs of countries: python bench/outlook.py [--json]

../shared/gold/icews14 has a year of events between institutions. Those in brackets of a country (and the country itself) are folded to pairs,
relations to PLOVER's quads by their names in CAMEO2PLOVER-2021.txt (what does not map, statements among it, is left out), one act a day, pair
and quad. Parameters are chosen on days 183 to 304; the last 61 days are then forecast day by day from what was known before:
what comes next, and whether an act of material conflict comes within 30 days (windows that begin every seventh day). Prints both beside
their baselines, the score taken apart, the score of the next act by the level, and the rank of whom the recurrency baseline names (bars:
log score .83, skill .16, MRR 37.0-37.8; exit code 1 where one is missed).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from dragoman.packs import load
from dragoman.relations.account import FEWEST, FITTING
from dragoman.relations.forecast import HALF_LIFE, KAPPA, SIDES, common, exposure, next_shares, rates, sides, within
from dragoman.relations.pool import QUADS, Act, Ends, Pool, daily, pool, quad_of
from dragoman.relations.recurrency import Fact, ranks, reciprocal
from dragoman.relations.scoring import bins, briers, crps, difference, reliability, skill
from dragoman.relations.series import Variances, believed, filtered, fitted
from quality import SHARED

Numbers = npt.NDArray[np.float64]
FOLDER = SHARED / "gold/icews14"
#: the first day of tuning, the first and the last of the test
TUNING, TEST, LAST = 183, 305, 365
HORIZON, STEP, HOSTILE = 30, 7, 3
GRID = {"kappa": (1.0, 2.0, 3.0), "sides": (5.0, 10.0, 20.0), "half_life": (30.0, 60.0, 120.0, 180.0, 1e9)}
#: what the figures must reach: log score at the most, skill at the least, mean reciprocal rank between
LOG, SKILL, RANK = 0.83, 0.16, (37.0, 37.8)
LINE = re.compile(r"\w+:\s*(?P<kind>[A-Z]+)\s*(?:,.*?)?#\s*(?P<name>.*)")


def facts(*names: str) -> list[Fact]:
    """The quads of these files: subject, relation, object, day."""
    rows = (line.split() for name in names for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines())
    return [(int(s), int(r), int(o), int(t)) for s, r, o, t, *_ in rows]


def names(file: str) -> list[str]:
    """The names of a file of ids, in their order."""
    return [line.split("\t")[0] for line in (FOLDER / file).read_text("utf-8").splitlines()]


def categories() -> list[str | None]:
    """The category of each relation, by its name."""
    plain = lambda text: " ".join(re.findall(r"[^\W_]+", text.casefold()))  # noqa: E731
    table = {plain(found["name"]): found["kind"] for line in (FOLDER / "CAMEO2PLOVER-2021.txt").read_text("utf-8").splitlines()[::-1] if (found := LINE.match(line))}
    return [table.get(plain(name)) for name in names("relation2id.txt")]


def countries() -> list[str | None]:
    """The country of each entity: what stands in its brackets, or its own name where it stands in those of another."""
    entities = names("entity2id.txt")
    inside = [found[1] if (found := re.search(r"\(([^()]*)\)$", name)) else None for name in entities]
    known = Counter(inside)
    return [country or (name if name in known else None) for name, country in zip(entities, inside, strict=True)]


def acts() -> Iterator[tuple[Ends, Act]]:
    """The acts of the year between two countries; known on their day."""
    kinds, where = categories(), countries()
    for subject, relation, other, day in facts("train", "valid", "test"):
        a, b, kind = where[subject], where[other], kinds[relation]
        if a and b and kind:
            yield (a, b), Act(day, day, day, quad_of(kind, "actual"), kind)


def forecasts(told: Pool, first: int, last: int, kappa: float, weight: float, half_life: float) -> tuple[Numbers, Numbers]:
    """Of each act between two days the probabilities of the quads, and those of the shares of all pairs, from what was known the day before."""
    found, plain = [], []
    for day in range(first, last + 1):
        here = told.pair[told.day == day]
        counts = told.until(day - 1).counts(day, half_life)
        found.append(next_shares(counts, sides(counts, told.pairs, weight), kappa)[here])
        plain.append(np.tile(common(told.until(day - 1).counts(day, 1e9)), (len(here), 1)))
    return np.concatenate(found), np.concatenate(plain)


def own(told: Pool, first: int, last: int) -> Numbers:
    """The baseline of a pair's own shares, each seen once more than it was."""
    rows = ((told.until(day - 1).counts(day, 1e9) + 1, told.pair[told.day == day]) for day in range(first, last + 1))
    return np.concatenate([(counts / counts.sum(axis=1, keepdims=True))[here] for counts, here in rows])


def asked(told: Pool, first: int, last: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The quads and pairs of the acts between two days, in the order of the forecasts."""
    order = [n for day in range(first, last + 1) for n in np.flatnonzero(told.day == day)]
    return told.kind[order], told.pair[order]


def logs(stated: Numbers, came: npt.NDArray[np.int64]) -> Numbers:
    """The log score of each forecast."""
    return np.asarray(-np.log(stated[np.arange(len(came)), came]))


def squares(stated: Numbers, came: npt.NDArray[np.int64]) -> Numbers:
    """The Brier score of each forecast, over all quads."""
    return np.asarray(((stated - np.eye(len(QUADS))[came]) ** 2).sum(axis=1))


@dataclass(frozen=True)
class Windows:
    """Forecasts of an act of material conflict within the horizon: what was stated, what happened, the baseline, and the pairs."""

    stated: Numbers
    happened: Numbers
    baseline: Numbers
    pairs: tuple[int, ...]


def windows(told: Pool, starts: Iterable[int], half_life: float) -> Windows:
    """One forecast for every pair that was known at each start; the baseline is the share of earlier windows."""
    rows = []
    for start in starts:
        then = told.until(start - 1)
        seen, counts = np.flatnonzero(then.told()), then.counts(start, half_life)[:, HOSTILE]
        looked = exposure(start - 1, half_life)
        fitted = rates(counts[seen], looked)
        assert fitted is not None
        past = [(came(told, s)[np.flatnonzero(told.until(s - 1).told())]) for s in range(start - HORIZON, HORIZON, -HORIZON)]
        base = float(np.concatenate(past).mean())
        rows += [(within(fitted, counts[n], looked, HORIZON), float(came(told, start)[n]), base, int(n)) for n in seen]
    stated, happened, baseline, pairs = zip(*rows, strict=True)
    return Windows(np.array(stated), np.array(happened), np.array(baseline), pairs)


def came(told: Pool, start: int) -> npt.NDArray[np.bool_]:
    """Of which pairs an act of material conflict came in the window that begins on a day."""
    inside = (told.kind == HOSTILE) & (told.day >= start) & (told.day < start + HORIZON)
    return np.bincount(told.pair[inside], minlength=len(told.pairs)) > 0


def chosen(told: Pool) -> tuple[dict[str, float], float]:
    """The parameters that did best on the months before the test: of the next act, and the half-life of the windows."""
    kinds, _ = asked(told, TUNING, TEST - 1)
    points = [dict(zip(GRID, values, strict=True)) for values in product(*GRID.values())]
    best = min(points, key=lambda p: logs(forecasts(told, TUNING, TEST - 1, p["kappa"], p["sides"], p["half_life"])[0], kinds).mean())
    starts = range(TUNING, TEST - HORIZON, STEP)
    half_life = min(GRID["half_life"], key=lambda h: (briers((w := windows(told, starts, h)).stated, w.happened)).mean())
    return best, half_life


def next_table(told: Pool, best: dict[str, float]) -> dict[str, float]:
    """Prints how well the next act was foreseen, beside the baselines."""
    kinds, pairs = asked(told, TEST, LAST)
    model, plain = forecasts(told, TEST, LAST, best["kappa"], best["sides"], best["half_life"])
    defaults, _ = forecasts(told, TEST, LAST, KAPPA, SIDES, HALF_LIFE)
    rows = {"shares of all pairs": plain, "the pair's own shares + 1": own(told, TEST, LAST), "with the program's defaults": defaults, "chosen on earlier months": model}
    print(f"{'what comes next':32} {'log':>7} {'Brier':>7}   {len(kinds)} acts; {best}")
    for name, stated in rows.items():
        print(f"{name:32} {logs(stated, kinds).mean():7.4f} {squares(stated, kinds).mean():7.4f}")
    gap, low, high = difference(logs(model, kinds), logs(rows["the pair's own shares + 1"], kinds), pairs.tolist())
    print(f"{'less than the pair’s own':32} {gap:7.4f}   95 %: {low:.4f} to {high:.4f}, pairs drawn anew\n")
    short = {"log": "chosen on earlier months", "log_defaults": "with the program's defaults", "log_own": "the pair's own shares + 1", "log_pairs": "shares of all pairs"}
    return {name: float(logs(rows[title], kinds).mean()) for name, title in short.items()} | {
        name.replace("log", "brier"): float(squares(rows[title], kinds).mean()) for name, title in short.items()
    }


def conflict_table(told: Pool, half_life: float) -> dict[str, float]:
    """Prints how well material conflict within the horizon was foreseen, with the score taken apart."""
    got = windows(told, range(TEST, LAST - HORIZON + 1, STEP), half_life)
    parts, base = reliability(got.stated, got.happened), float(briers(got.baseline, got.happened).mean())
    gap, low, high = difference(briers(got.stated, got.happened), briers(got.baseline, got.happened), got.pairs)
    print(f"material conflict within {HORIZON} days: {len(got.stated)} forecasts, it came in {got.happened.mean():.3f}; half-life {half_life:g}")
    print(f"Brier {parts.score:.4f}, of earlier windows {base:.4f}, difference {gap:.4f} (95 %: {low:.4f} to {high:.4f})")
    print(f"skill {skill(parts.score, base):.3f} over earlier windows, {skill(parts.score, parts.uncertainty):.3f} over the share that came")
    print(f"MCB {parts.miscalibration:.4f} - DSC {parts.discrimination:.4f} + UNC {parts.uncertainty:.4f}")
    print("said      came      n\n" + "\n".join(f"{b.stated:8.3f} {b.happened:8.3f} {b.n:6}" for b in bins(got.stated, got.happened)) + "\n")
    return {"windows": len(got.stated), "came": float(got.happened.mean()), "window_brier": parts.score, "window_brier_past": base, "skill": skill(parts.score, parts.uncertainty), "skill_over_past": skill(parts.score, base), "mcb": parts.miscalibration, "dsc": parts.discrimination, "unc": parts.uncertainty}


def levels() -> dict[str, float]:
    """Prints how well the local level foresaw the score of a pair's next act, words and deeds apart, by the CRPS in points of the scale."""
    rows = series()
    cells = []
    for found in rows.values():
        before = [tuple(part[found[0] < TEST] for part in found)]
        cells += before if len(before[0][0]) >= FITTING else []
    mean, spread = believed(cells)
    v = fitted(cells, Variances(mean=mean, spread=spread))
    seen = np.concatenate([scores[days < TEST] for days, scores, _ in rows.values()])
    got = []
    for name, (days, scores, weights) in rows.items():
        _, means, spreads = filtered(days, scores, weights, v)
        for n in range(FEWEST, len(days)):
            if days[n] >= TEST:
                ahead = (spreads[n - 1] + v.drift * (days[n] - days[n - 1]) + v.noise) ** 0.5
                own = scores[:n]
                got.append((crps(means[n - 1], ahead, scores[n]), crps(own.mean(), own.std(ddof=1), scores[n]), crps(seen.mean(), seen.std(), scores[n]), abs(scores[n] - means[n - 1]) <= 1.281552 * ahead, name[0]))
    model, own, every, inside, pairs = zip(*got, strict=True)
    gap, low, high = difference(model, own, pairs)
    print(f"level: CRPS of the next act {np.mean(model):.3f}; of the pair's own mean and spread {np.mean(own):.3f}, of all pairs' {np.mean(every):.3f}; {len(got)} acts")
    print(f"difference to the pair's own {gap:.3f} (95 %: {low:.3f} to {high:.3f}); the 80 % band held {np.mean(inside):.1%}; noise {v.noise:.1f}, drift {v.drift:.4f} a day\n")
    return {"crps": float(np.mean(model)), "crps_own": float(np.mean(own)), "crps_pairs": float(np.mean(every)), "band80": float(np.mean(inside))}


def series() -> dict[tuple[Ends, bool], tuple[Numbers, Numbers, Numbers]]:
    """Days, scores and weights of the acts of each pair, words and deeds apart."""
    score, found = load().ontology.score, dict[tuple[Ends, bool], list[tuple[float, float]]]()
    by_pair: dict[Ends, list[Act]] = {}
    for (a, b), each in acts():
        if a != b:
            by_pair.setdefault((min(a, b), max(a, b)), []).append(each)
    for ends, rows in by_pair.items():
        for each in daily(rows):
            found.setdefault((ends, each.quad.startswith("material")), []).append((each.day, score(each.kind, None)))
    return {name: (np.array([d for d, _ in rows]), np.array([x for _, x in rows]), np.ones(len(rows))) for name, rows in found.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not FOLDER.exists():
        print("skipped: ../shared is not here, and the events lie there")
        return 0
    told = pool(acts())
    print(f"{len(told.pairs)} pairs, {len(told.day)} acts\n")
    best, half_life = chosen(told)
    got = next_table(told, best) | conflict_table(told, half_life) | levels()
    entities, relations = (len(names(f"{name}2id.txt")) for name in ("entity", "relation"))
    found = np.array(list(ranks(facts("train", "valid"), facts("test"), entities, relations)))
    got |= {"mrr": 100 * reciprocal(found), "hits10": 100 * float(np.mean(found <= 10))}
    print(f"whom next, recurrency: MRR {got['mrr']:.2f}, among the first ten {got['hits10']:.1f} %, {len(found)} questions")
    if args.json:
        print(json.dumps({name: round(value, 4) for name, value in got.items()}))
    return 0 if got["log"] <= LOG and got["skill"] >= SKILL and RANK[0] <= got["mrr"] <= RANK[1] else 1


if __name__ == "__main__":
    sys.exit(main())

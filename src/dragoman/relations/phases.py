"""When a relation turned: exact penalised segmentation of the ordered marks, each break with how sure it is and where it lies.

    minimise  sum over phases of sum w (x - mean)^2  +  beta per break,   beta = 2 s^2 log n max(1, (1 + r) / (1 - r))

s^2 from successive differences, r the lag-1 correlation of residuals within phases (Jackson and others 2005; Killick and others 2012).
No break lies within a day: of the marks of one day their sums are all that is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
#: the fewest marks and days of a phase; what a break must be: its p below, its step at the least; draws
LEAST, LEAST_DAYS, SURE, STEP, DRAWS, RESAMPLES = 5, 30.0, 0.05, 2.0, 999, 200
#: after so many draws a split that one of them at the most equals is sure, and its p, which can be no smaller, is told; how many go at once
CLEAR, BATCH = 199, 40


@dataclass(frozen=True, slots=True)
class Break:
    """A turn before mark `at`: the difference of means, its permutation p, and the marks between which it lies with 80 in 100."""

    at: int
    step: float
    p: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Phase:
    """Marks `first` to before `last` with their mean and its standard error; `n` of them."""

    first: int
    last: int
    mean: float
    error: float
    n: int


@dataclass(frozen=True)
class Segments:
    """The phases of a series, the breaks between them, and whether a step or a slow drift tells the marks better."""

    phases: tuple[Phase, ...]
    breaks: tuple[Break, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Daily:
    """Marks by their days: the days, at which mark each begins and at the end how many marks there are, the weight and the mean of each."""

    days: Numbers
    ends: Places
    mass: Numbers
    mean: Numbers

    def of(self, first: int, last: int) -> tuple[Numbers, Numbers, Places]:
        """Of the days from one to before another: mean, weight and number of marks."""
        return self.mean[first:last], self.mass[first:last], np.diff(self.ends[first : last + 1])


def segmented(scores: Sequence[float] | Numbers, weights: Sequence[float] | Numbers | None = None, days: Sequence[float] | Numbers | None = None, seed: int = 0, least: int = LEAST) -> Segments:
    """The phases of marks in their order; those breaks are kept that permutation finds sure and whose step is large enough."""
    x = np.asarray(scores, float)
    w = np.ones(len(x)) if weights is None else np.asarray(weights, float)
    if len(x) < 2 * least:
        return Segments((_phase(x, w, 0, len(x)),) if len(x) else (), ())
    rng, found = np.random.default_rng(seed), daily(x, w, days)
    cuts = _pruned(found, _cuts(x, found, least), least, rng)
    bounds = [0, *cuts, len(found.days)]
    breaks = tuple(_break(found, (a, c, b), cuts[c], least, rng) for a, c, b in zip(bounds, bounds[1:], bounds[2:], strict=False))
    return Segments(tuple(_phase(x, w, a, b) for a, b in pairwise(found.ends[bounds].tolist())), breaks)


def daily(x: Numbers, w: Numbers, days: Sequence[float] | Numbers | None = None) -> Daily:
    """Marks by their days; without days each mark has its own, a month after the one before."""
    t: Numbers = np.asarray(np.arange(len(x)) * LEAST_DAYS if days is None else days, float)
    begins = np.flatnonzero(np.diff(t, prepend=-np.inf))
    mass, first = np.add.reduceat(w, begins), np.add.reduceat(w * x, begins)
    return Daily(t[begins], np.append(begins, len(x)), mass, first / mass)


def partition(found: Daily, penalty: float, least: int = LEAST) -> list[int]:
    """The best cuts for a penalty, exactly (optimal partitioning); each is the first day of a phase, by its number."""
    mass, first, second = (np.concatenate([[0.0], np.cumsum(found.mass * found.mean**power)]) for power in range(3))
    # a phase may begin where it has marks enough and, but for the first, lasts long enough: both rise, so the places are those up to one
    until = np.searchsorted(found.ends, found.ends - least, side="right")
    until[1:] = np.minimum(until[1:], np.maximum(np.searchsorted(found.days, found.days - LEAST_DAYS, side="right"), 1))
    best, before = np.full(len(mass), np.inf), np.zeros(len(mass), int)
    best[0] = -penalty
    begun = best - second  # the best up to a place, less the squares before it
    for end in np.flatnonzero(until).tolist():
        held = until[end]
        within = first[end] - first[:held]
        cost = begun[:held] - within * within / np.maximum(mass[end] - mass[:held], 1e-12)
        before[end] = at = int(cost.argmin())
        best[end] = cost[at] + second[end] + penalty
        begun[end] = best[end] - second[end]
    cuts, at = [], len(mass) - 1
    while at > 0:
        at = int(before[at])
        cuts.append(at)
    return sorted(c for c in cuts if c > 0)


def _cuts(x: Numbers, found: Daily, least: int) -> list[int]:
    """The best cuts for twice the noise times log n, and more where residuals hang together: duplicates and long crises are no turns."""
    noise = float(np.sum(np.diff(x) ** 2) / (2 * (len(x) - 1)))
    plain = 2 * max(noise, 1e-9) * log(len(x))
    cuts = partition(found, plain, least)
    rest = np.concatenate([part - part.mean() for part in np.split(x, found.ends[cuts])])
    spread = float(np.sum(rest * rest))
    hangs = float(np.sum(rest[1:] * rest[:-1]) / spread) if spread else 0.0
    return partition(found, plain * (1 + hangs) / (1 - min(hangs, 0.95)), least) if hangs > 0 and cuts else cuts


def _phase(x: Numbers, w: Numbers, first: int, last: int) -> Phase:
    part, heavy = x[first:last], w[first:last]
    mean = float(np.average(part, weights=heavy))
    error = float(np.sqrt(np.average((part - mean) ** 2, weights=heavy) * np.sum(heavy**2)) / np.sum(heavy)) if len(part) > 1 else float("nan")
    return Phase(first, last, mean, error, last - first)


def _pruned(found: Daily, cuts: Sequence[int], least: int, rng: np.random.Generator) -> dict[int, float]:
    """The cuts whose step is large and sure, each with its p; the weakest goes first, and the others are looked at again without it."""
    kept, known = list(cuts), dict[tuple[int, int], float]()
    while kept:
        bounds = [0, *kept, len(found.days)]
        tests = []
        for n, (a, c, b) in enumerate(zip(bounds, bounds[1:], bounds[2:], strict=False)):
            known[a, b] = p = known[a, b] if (a, b) in known else _chance(found, a, b, least, rng)
            tests.append((p, abs(_step(found, a, c, b)), n))
        p, step, weakest = max(tests, key=lambda t: (t[0] > SURE or t[1] < STEP, t[0], -t[1]))
        if p <= SURE and step >= STEP:
            return {kept[n]: p for p, _, n in tests}
        kept.pop(weakest)
    return {}


def _step(found: Daily, first: int, cut: int, last: int) -> float:
    return float(np.average(found.mean[cut:last], weights=found.mass[cut:last]) - np.average(found.mean[first:cut], weights=found.mass[first:cut]))


def _gains(mean: Numbers, mass: Numbers, number: Places, least: int) -> Numbers:
    """What a cut after each day of a stretch but the last would save, nothing where too few marks are left on a side; a row for each of several stretches."""
    heavy, first, many = (np.cumsum(part, axis=-1) for part in (mass, mass * mean, number))
    left, whole = heavy[..., :-1], heavy[..., -1:]
    rest = first[..., :-1] - left * (first[..., -1:] / whole)
    fair = (many >= least)[..., :-1] & (many <= many[..., -1:] - least)[..., :-1]
    found: Numbers = rest * rest * whole / np.maximum(left * (whole - left), 1e-12) * fair
    return found


def _chance(found: Daily, first: int, last: int, least: int, rng: np.random.Generator) -> float:
    """How often the days of a stretch in any order have a cut as good as the best: the p of its split. What came on one day hangs together, and stays.

    Orders are drawn until their number is reached, or so many have one as good that the split cannot be sure any more, or it is sure beyond doubt.
    """
    mean, mass, number = found.of(first, last)
    best, as_good, drawn = float(_gains(mean, mass, number, least).max()), 0, 0
    while drawn < DRAWS and as_good <= SURE * (DRAWS + 1) and (drawn < CLEAR or as_good > 1):
        orders = rng.permuted(np.tile(np.arange(len(mean)), (min(BATCH, DRAWS - drawn), 1)), axis=1)
        as_good += int(np.sum(_gains(mean[orders], mass[orders], number[orders], least).max(axis=1) >= best - 1e-9))
        drawn += len(orders)
    return (1 + as_good) / (drawn + 1)


def _break(found: Daily, at: tuple[int, int, int], p: float, least: int, rng: np.random.Generator) -> Break:
    """A cut, with from where to where its stretch goes, and its p; its zone is where the best cut lies when the days of the stretch are drawn anew."""
    first, cut, last = at
    mean, mass, number = found.of(first, last)
    times = rng.multinomial(last - first, np.full(last - first, 1 / (last - first)), size=RESAMPLES)
    best = _gains(mean, mass * times, number * times, least).argmax(axis=1) + first + 1
    low, high = found.ends[np.quantile(best, [0.1, 0.9], method="nearest")].tolist()
    here = int(found.ends[cut])
    return Break(here, _step(found, first, cut, last), p, min(low, here), max(high, here))

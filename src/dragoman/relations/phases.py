"""When a relation turned: exact penalised segmentation of the ordered marks, each break with how sure it is and where it lies.

    minimise  sum over phases of sum w (x - mean)^2  +  beta per break,   beta = 2 s^2 log n max(1, (1 + r) / (1 - r))

s^2 from successive differences, r the lag-1 correlation of residuals within phases (Jackson and others 2005; Killick and others 2012).
No break lies within a day: of the marks of one day their sums are all that is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


def segmented(scores: Sequence[float] | Numbers, weights: Sequence[float] | Numbers | None = None, days: Sequence[float] | Numbers | None = None, seed: int = 0, least: int = LEAST) -> Segments:
    """The phases of marks in their order; those breaks are kept that permutation finds sure and whose step is large enough."""
    x = np.asarray(scores, float)
    w = np.ones(len(x)) if weights is None else np.asarray(weights, float)
    t = np.asarray(range(len(x)) if days is None else days, float) * (LEAST_DAYS if days is None else 1.0)
    if len(x) < 2 * least:
        return Segments((_phase(x, w, 0, len(x)),) if len(x) else (), ())
    rng, between = np.random.default_rng(seed), _days(t)[1:-1]
    cuts = _pruned(x, w, _cuts(x, w, t, least), between, least, rng)
    breaks = tuple(_break(x, w, list(cuts), n, p, between, least, rng) for n, p in enumerate(cuts.values()))
    return Segments(tuple(_phase(x, w, a, b) for a, b in zip((0, *cuts), (*cuts, len(x)), strict=True)), breaks)


def partition(x: Numbers, w: Numbers, penalty: float, days: Numbers | None = None, least: int = LEAST) -> list[int]:
    """The best cuts for a penalty, exactly (optimal partitioning); each is the index of the first mark of a phase, and of its day."""
    ends = _days(np.arange(len(x)) if days is None else days)
    mass, first, second = (np.concatenate([[0.0], np.cumsum(part)])[ends] for part in (w, w * x, w * x * x))
    # a phase may begin where it has marks enough and, but for the first, lasts long enough: both rise, so the places are those up to one
    until = np.searchsorted(ends, ends - least, side="right")
    if days is not None:
        begins = days[ends[:-1]]
        until[1:] = np.minimum(until[1:], np.maximum(np.searchsorted(begins, begins - LEAST_DAYS, side="right"), 1))
    best, before = np.full(len(ends), np.inf), np.zeros(len(ends), int)
    best[0] = -penalty
    begun = best - second  # the best up to a place, less the squares before it
    for end in np.flatnonzero(until).tolist():
        held = until[end]
        within = first[end] - first[:held]
        cost = begun[:held] - within * within / np.maximum(mass[end] - mass[:held], 1e-12)
        before[end] = at = int(cost.argmin())
        best[end] = cost[at] + second[end] + penalty
        begun[end] = best[end] - second[end]
    cuts, at = [], len(ends) - 1
    while at > 0:
        at = int(before[at])
        cuts.append(int(ends[at]))
    return sorted(c for c in cuts if c > 0)


def _days(days: Numbers) -> Places:
    """Where each day begins among marks by day, and at the end the number of marks."""
    return np.concatenate([[0], np.flatnonzero(np.diff(days)) + 1, [len(days)]])


def _cuts(x: Numbers, w: Numbers, days: Numbers, least: int) -> list[int]:
    """The best cuts for twice the noise times log n, and more where residuals hang together: duplicates and long crises are no turns."""
    noise = float(np.sum(np.diff(x) ** 2) / (2 * (len(x) - 1)))
    plain = 2 * max(noise, 1e-9) * log(len(x))
    cuts = partition(x, w, plain, days, least)
    rest = np.concatenate([part - part.mean() for part in np.split(x, cuts)])
    spread = float(np.sum(rest * rest))
    hangs = float(np.sum(rest[1:] * rest[:-1]) / spread) if spread else 0.0
    return partition(x, w, plain * (1 + hangs) / (1 - min(hangs, 0.95)), days, least) if hangs > 0 and cuts else cuts


def _phase(x: Numbers, w: Numbers, first: int, last: int) -> Phase:
    part, heavy = x[first:last], w[first:last]
    mean = float(np.average(part, weights=heavy))
    error = float(np.sqrt(np.average((part - mean) ** 2, weights=heavy) * np.sum(heavy**2)) / np.sum(heavy)) if len(part) > 1 else float("nan")
    return Phase(first, last, mean, error, last - first)


def _pruned(x: Numbers, w: Numbers, cuts: Sequence[int], between: Places, least: int, rng: np.random.Generator) -> dict[int, float]:
    """The cuts whose step is large and sure, each with its p; the weakest goes first, and the others are looked at again without it."""
    kept, known = list(cuts), dict[tuple[int, int], float]()
    while kept:
        bounds = [0, *kept, len(x)]
        tests = []
        for n, (a, c, b) in enumerate(zip(bounds, bounds[1:], bounds[2:], strict=False)):
            known[a, b] = p = known[a, b] if (a, b) in known else _chance(x[a:b], w[a:b], _within(between, a, b, least), rng)
            tests.append((p, abs(_step(x, w, a, c, b)), n))
        p, step, weakest = max(tests, key=lambda t: (t[0] > SURE or t[1] < STEP, t[0], -t[1]))
        if p <= SURE and step >= STEP:
            return {kept[n]: p for p, _, n in tests}
        kept.pop(weakest)
    return {}


def _within(between: Places, first: int, last: int, least: int) -> Places:
    """The places between days at which a stretch of marks may be cut, counted from its beginning."""
    return between[(between >= first + least) & (between <= last - least)] - first


def _step(x: Numbers, w: Numbers, first: int, cut: int, last: int) -> float:
    return float(np.average(x[cut:last], weights=w[cut:last]) - np.average(x[first:cut], weights=w[first:cut]))


def _gains(x: Numbers, w: Numbers, cuts: Places) -> Numbers:
    """What each cut of a stretch would save; a row for each of several stretches."""
    mass, first = np.cumsum(w, axis=-1), np.cumsum(w * x, axis=-1)
    left, whole = mass[..., cuts - 1], mass[..., -1:]
    rest = first[..., cuts - 1] - left * (first[..., -1:] / whole)
    found: Numbers = rest * rest * whole / np.maximum(left * (whole - left), 1e-12)
    return found


def _chance(x: Numbers, w: Numbers, cuts: Places, rng: np.random.Generator) -> float:
    """How often the marks of a stretch in any order have a cut as good as the best: the p of its split.

    Orders are drawn until their number is reached, or so many have one as good that the split cannot be sure any more, or it is sure beyond doubt.
    """
    best, as_good, drawn = float(_gains(x, w, cuts).max()), 0, 0
    while drawn < DRAWS and as_good <= SURE * (DRAWS + 1) and (drawn < CLEAR or as_good > 1):
        orders = rng.permuted(np.tile(np.arange(len(x), dtype=np.int32), (min(BATCH, DRAWS - drawn), 1)), axis=1)
        as_good += int(np.sum(_gains(x[orders], w[orders], cuts).max(axis=1) >= best - 1e-9))
        drawn += len(orders)
    return (1 + as_good) / (drawn + 1)


def _break(x: Numbers, w: Numbers, cuts: Sequence[int], n: int, p: float, between: Places, least: int, rng: np.random.Generator) -> Break:
    bounds = [0, *cuts, len(x)]
    first, cut, last = bounds[n], bounds[n + 1], bounds[n + 2]
    part, heavy, places = x[first:last], w[first:last], _within(between, first, last, least)
    best = [int(at) for some in range(0, RESAMPLES, BATCH) for at in _gains(part, heavy * _times(len(part), min(BATCH, RESAMPLES - some), rng), places).argmax(axis=1)]
    low, high = np.quantile(places[best] + first, [0.1, 0.9], method="nearest")
    return Break(cut, _step(x, w, first, cut, last), p, min(int(low), cut), max(int(high), cut))


def _times(n: int, rows: int, rng: np.random.Generator) -> Numbers:
    """How often each of so many marks is drawn when as many are drawn with replacement, a row for each time that this is done."""
    drawn = rng.integers(0, n, (rows, n)) + n * np.arange(rows)[:, None]
    return np.bincount(drawn.ravel(), minlength=rows * n).reshape(rows, n).astype(float)

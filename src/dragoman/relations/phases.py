"""When a relation turned: exact penalised segmentation of the ordered marks, each break with how sure it is and where it lies.

    minimise  sum over phases of sum w (x - mean)^2  +  beta per break,   beta = 2 s^2 log n max(1, (1 + r) / (1 - r))

s^2 from successive differences, r the lag-1 correlation of residuals within phases (Jackson and others 2005; Killick and others 2012).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
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
    rng = np.random.default_rng(seed)
    cuts = _pruned(x, w, _cuts(x, w, t, least), least, rng)
    breaks = tuple(_break(x, w, list(cuts), n, p, least, rng) for n, p in enumerate(cuts.values()))
    return Segments(tuple(_phase(x, w, a, b) for a, b in zip((0, *cuts), (*cuts, len(x)), strict=True)), breaks)


def partition(x: Numbers, w: Numbers, penalty: float, days: Numbers | None = None, least: int = LEAST) -> list[int]:
    """The best cuts for a penalty, exactly (optimal partitioning); each is the index of the first mark of a phase."""
    n = len(x)
    mass, first, second = (np.concatenate([[0.0], np.cumsum(part)]) for part in (w, w * x, w * x * x))
    # a phase may begin at the first mark, or where it lasts long enough: days rise, so the places are those up to one
    last = np.searchsorted(days, days - LEAST_DAYS, side="right") if days is not None else np.full(n, n)
    best, before = np.full(n + 1, np.inf), np.zeros(n + 1, int)
    best[0] = -penalty
    begun = best - second  # the best up to a place, less the squares before it
    for end in range(least, n + 1):
        until = min(max(int(last[end - 1]), 1), end - least + 1)
        within = first[end] - first[:until]
        cost = begun[:until] - within * within / np.maximum(mass[end] - mass[:until], 1e-12)
        before[end] = at = int(cost.argmin())
        best[end] = cost[at] + second[end] + penalty
        begun[end] = best[end] - second[end]
    cuts, at = [], n
    while at > 0:
        at = int(before[at])
        cuts.append(at)
    return sorted(c for c in cuts if c > 0)


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


def _pruned(x: Numbers, w: Numbers, cuts: Sequence[int], least: int, rng: np.random.Generator) -> dict[int, float]:
    """The cuts whose step is large and sure, each with its p; the weakest goes first, and the others are looked at again without it."""
    kept, known = list(cuts), dict[tuple[int, int], float]()
    while kept:
        bounds = [0, *kept, len(x)]
        tests = []
        for n, (a, c, b) in enumerate(zip(bounds, bounds[1:], bounds[2:], strict=False)):
            known[a, b] = p = known[a, b] if (a, b) in known else _chance(x[a:b], w[a:b], least, rng)
            tests.append((p, abs(_step(x, w, a, c, b)), n))
        p, step, weakest = max(tests, key=lambda t: (t[0] > SURE or t[1] < STEP, t[0], -t[1]))
        if p <= SURE and step >= STEP:
            return {kept[n]: p for p, _, n in tests}
        kept.pop(weakest)
    return {}


def _step(x: Numbers, w: Numbers, first: int, cut: int, last: int) -> float:
    return float(np.average(x[cut:last], weights=w[cut:last]) - np.average(x[first:cut], weights=w[first:cut]))


def _gains(x: Numbers, w: Numbers, least: int) -> Numbers:
    """What each cut of a stretch would save."""
    mass, first = np.cumsum(w, axis=-1), np.cumsum(w * x, axis=-1)
    cuts = slice(least - 1, x.shape[-1] - least)
    left, whole = mass[..., cuts], mass[..., -1:]
    rest = first[..., cuts] - left * (first[..., -1:] / whole)
    found: Numbers = rest * rest * whole / (left * (whole - left))
    return found


def _chance(x: Numbers, w: Numbers, least: int, rng: np.random.Generator) -> float:
    """How often the marks of a stretch in any order have a cut as good as the best: the p of its split.

    Orders are drawn until their number is reached, or so many have one as good that the split cannot be sure any more, or it is sure beyond doubt.
    """
    best, as_good, drawn = float(_gains(x, w, least).max()), 0, 0
    while drawn < DRAWS and as_good <= SURE * (DRAWS + 1) and (drawn < CLEAR or as_good > 1):
        orders = rng.permuted(np.tile(np.arange(len(x), dtype=np.int32), (min(BATCH, DRAWS - drawn), 1)), axis=1)
        as_good += int(np.sum(_gains(x[orders], w[orders], least).max(axis=1) >= best - 1e-9))
        drawn += len(orders)
    return (1 + as_good) / (drawn + 1)


def _break(x: Numbers, w: Numbers, cuts: Sequence[int], n: int, p: float, least: int, rng: np.random.Generator) -> Break:
    bounds = [0, *cuts, len(x)]
    first, cut, last = bounds[n], bounds[n + 1], bounds[n + 2]
    part, heavy = x[first:last], w[first:last]
    rows = np.sort(rng.integers(0, len(part), (RESAMPLES, len(part))), axis=1)
    best = np.concatenate([np.argmax(_gains(part[some], heavy[some], least), axis=1) for some in np.array_split(rows, -(-RESAMPLES // BATCH))])
    low, high = np.quantile(rows[np.arange(RESAMPLES), best + least] + first, [0.1, 0.9], method="nearest")
    return Break(cut, _step(x, w, first, cut, last), p, min(int(low), cut), max(int(high), cut))

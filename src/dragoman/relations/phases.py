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
    cuts = _pruned(x, w, partition(x, w, _penalty(x, w, t, least), t, least), least, rng)
    return Segments(tuple(_phase(x, w, a, b) for a, b in zip((0, *cuts), (*cuts, len(x)), strict=True)), tuple(_break(x, w, t, cuts, n, least, rng) for n in range(len(cuts))))


def partition(x: Numbers, w: Numbers, penalty: float, days: Numbers | None = None, least: int = LEAST) -> list[int]:
    """The best cuts for a penalty, exactly (optimal partitioning); each is the index of the first mark of a phase."""
    n = len(x)
    sums = [np.concatenate([[0.0], np.cumsum(part)]) for part in (w, w * x, w * x * x)]
    best, before = np.full(n + 1, np.inf), np.zeros(n + 1, int)
    best[0] = -penalty
    for end in range(least, n + 1):
        starts = np.arange(0, end - least + 1)
        if days is not None:
            starts = starts[(days[end - 1] - days[starts] >= LEAST_DAYS) | (starts == 0)]
        mass, first, second = (s[end] - s[starts] for s in sums)
        cost = best[starts] + second - first * first / np.maximum(mass, 1e-12) + penalty
        before[end], best[end] = starts[int(np.argmin(cost))], cost.min()
    cuts, at = [], n
    while at > 0:
        at = int(before[at])
        cuts.append(at)
    return sorted(c for c in cuts if c > 0)


def _penalty(x: Numbers, w: Numbers, days: Numbers, least: int) -> float:
    """Twice the noise times log n, more where residuals hang together: duplicates and long crises are no turns."""
    noise = float(np.sum(np.diff(x) ** 2) / (2 * (len(x) - 1)))
    plain = 2 * max(noise, 1e-9) * log(len(x))
    rest = np.concatenate([part - part.mean() for part in np.split(x, partition(x, w, plain, days, least))])
    spread = float(np.sum(rest * rest))
    hangs = float(np.sum(rest[1:] * rest[:-1]) / spread) if spread else 0.0
    return plain * max(1.0, (1 + hangs) / (1 - min(hangs, 0.95)))


def _phase(x: Numbers, w: Numbers, first: int, last: int) -> Phase:
    part, heavy = x[first:last], w[first:last]
    mean = float(np.average(part, weights=heavy))
    error = float(np.sqrt(np.average((part - mean) ** 2, weights=heavy) * np.sum(heavy**2)) / np.sum(heavy)) if len(part) > 1 else float("nan")
    return Phase(first, last, mean, error, last - first)


def _pruned(x: Numbers, w: Numbers, cuts: Sequence[int], least: int, rng: np.random.Generator) -> list[int]:
    """The cuts whose step is large and sure; the weakest goes first, and the others are looked at again without it."""
    kept = list(cuts)
    while kept:
        bounds = [0, *kept, len(x)]
        tests = [(_chance(x[a:b], w[a:b], c - a, least, rng), abs(_step(x, w, a, c, b)), n) for n, (a, c, b) in enumerate(zip(bounds, bounds[1:], bounds[2:], strict=False))]
        p, step, weakest = max(tests, key=lambda t: (t[0] > SURE or t[1] < STEP, t[0], -t[1]))
        if p <= SURE and step >= STEP:
            return kept
        kept.pop(weakest)
    return kept


def _step(x: Numbers, w: Numbers, first: int, cut: int, last: int) -> float:
    return float(np.average(x[cut:last], weights=w[cut:last]) - np.average(x[first:cut], weights=w[first:cut]))


def _gains(x: Numbers, w: Numbers, least: int) -> Numbers:
    """What each cut of a stretch would save."""
    mass, first = np.cumsum(w, axis=-1), np.cumsum(w * x, axis=-1)
    cuts = slice(least - 1, x.shape[-1] - least)
    left, right = mass[..., cuts], mass[..., -1:] - mass[..., cuts]
    a, b = first[..., cuts] / left, (first[..., -1:] - first[..., cuts]) / right
    found: Numbers = left * right / (left + right) * (a - b) ** 2
    return found


def _chance(x: Numbers, w: Numbers, cut: int, least: int, rng: np.random.Generator) -> float:
    """How often the marks of a stretch in any order have a cut as good as the best: the p of its split."""
    best = float(_gains(x, w, least).max())
    orders = rng.permuted(np.tile(np.arange(len(x)), (DRAWS, 1)), axis=1)
    others = _gains(x[orders], w[orders], least).max(axis=1)
    return float((1 + np.sum(others >= best - 1e-12)) / (DRAWS + 1))


def _break(x: Numbers, w: Numbers, days: Numbers, cuts: Sequence[int], n: int, least: int, rng: np.random.Generator) -> Break:
    bounds = [0, *cuts, len(x)]
    first, cut, last = bounds[n], bounds[n + 1], bounds[n + 2]
    part, heavy = x[first:last], w[first:last]
    found = []
    for _ in range(RESAMPLES):
        rows = np.sort(rng.integers(0, len(part), len(part)))
        found.append(rows[int(np.argmax(_gains(part[rows], heavy[rows], least))) + least] + first)
    low, high = np.quantile(found, [0.1, 0.9], method="nearest")
    return Break(cut, _step(x, w, first, cut, last), _chance(part, heavy, cut - first, least, rng), min(int(low), cut), max(int(high), cut))

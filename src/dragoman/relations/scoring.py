"""How good forecasts were: proper scores, skill over a baseline, how far what was said is what happened, and how sure a difference is.

    log score  -log p of what came        Brier  sum over outcomes of (p - 1[it came])^2      both: the lower the better
    S = MCB - DSC + UNC,   MCB = S(p) - S(c),   DSC = S(mean) - S(c),   UNC = S(mean),   c: p calibrated anew by isotonic regression

Gneiting and Raftery 2007; the decomposition after Dimitriadis, Gneiting and Jordan 2021.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import erf, exp, log, pi, sqrt

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Row = Sequence[float] | Numbers
#: the least probability that the log score takes for what came, so that one impossible event is not the whole score
LEAST = 1e-6
#: bins of a reliability diagram, and draws of the bootstrap
BINS, DRAWS = 10, 1000


def log_score(shares: Mapping[str, float], came: str) -> float:
    """Minus the natural logarithm of the probability of what came."""
    return -log(max(shares.get(came, 0.0), LEAST))


def brier(shares: Mapping[str, float], came: str) -> float:
    """The squared distance of the probabilities of several outcomes from what came: 0 at best, 2 at worst."""
    return sum((share - (name == came)) ** 2 for name, share in shares.items()) + (came not in shares)


def briers(stated: Row, happened: Row) -> Numbers:
    """The squared error of each probability of a yes or no."""
    return np.asarray((np.asarray(stated, float) - np.asarray(happened, float)) ** 2)


def skill(score: float, baseline: float) -> float:
    """The share of a baseline's score that is saved: 1 is perfect, 0 no better than the baseline; nan where the baseline is perfect."""
    return 1 - score / baseline if baseline else float("nan")


def normal_cdf(z: float) -> float:
    """How much of a standard normal lies below z."""
    return 0.5 * (1 + erf(z / sqrt(2)))


def crps(mean: float, spread: float, came: float) -> float:
    """The continuous ranked probability score of a normal with a standard deviation `spread`, in the units of what came; with none, the distance."""
    if not spread:
        return abs(came - mean)
    z = (came - mean) / spread
    return spread * (z * (2 * normal_cdf(z) - 1) + 2 * exp(-z * z / 2) / sqrt(2 * pi) - 1 / sqrt(pi))


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts from `low` to `high`: the mean that was stated, the share that happened, and how many they are."""

    low: float
    high: float
    stated: float
    happened: float
    n: int


@dataclass(frozen=True)
class Reliability:
    """A score taken apart: miscalibration (the lower the better), discrimination (the higher the better), uncertainty; and the calibrated steps."""

    score: float
    miscalibration: float
    discrimination: float
    uncertainty: float
    steps: tuple[Bin, ...]


def recalibrated(stated: Row, happened: Row) -> Numbers:
    """The probabilities that rise with those stated and lie nearest to what happened (pooling of adjacent violators); equal ones stay equal."""
    p, y = np.asarray(stated, float), np.asarray(happened, float)
    values, group = np.unique(p, return_inverse=True)
    sums, sizes = np.bincount(group, y, len(values)), np.bincount(group, minlength=len(values))
    blocks: list[tuple[float, float, int]] = []  # what happened, how many, how many values
    for total, size in zip(sums, sizes, strict=True):
        block = (float(total), float(size), 1)
        while blocks and blocks[-1][0] * block[1] >= block[0] * blocks[-1][1]:
            block = tuple(a + b for a, b in zip(blocks.pop(), block, strict=True))  # type: ignore[assignment]
        blocks.append(block)
    level = np.concatenate([np.full(b[2], b[0] / b[1]) for b in blocks]) if blocks else np.zeros(0)
    return np.asarray(level[group])


def reliability(stated: Row, happened: Row) -> Reliability:
    """The Brier score of yes-or-no forecasts taken apart; ValueError where there is none."""
    p, y = np.asarray(stated, float), np.asarray(happened, float)
    if not len(p):
        raise ValueError("there is no forecast to take apart")
    fit = recalibrated(p, y)
    score, best, plain = (float(briers(q, y).mean()) for q in (p, fit, np.full(len(y), y.mean())))
    steps = [_bin(p[fit == c], y[fit == c], float(p[fit == c].min()), float(p[fit == c].max())) for c in np.unique(fit)]
    return Reliability(score, score - best, plain - best, plain, tuple(steps))


def bins(stated: Row, happened: Row, number: int = BINS) -> list[Bin]:
    """The bins of a reliability diagram, of equal width, those without a forecast left out."""
    p, y = np.asarray(stated, float), np.asarray(happened, float)
    place = np.minimum((p * number + 1e-9).astype(int), number - 1)
    return [_bin(p[place == n], y[place == n], n / number, (n + 1) / number) for n in range(number) if np.any(place == n)]


def _bin(p: Numbers, y: Numbers, low: float, high: float) -> Bin:
    return Bin(low, high, float(p.mean()), float(y.mean()), len(p))


def difference(one: Row, other: Row, pairs: Sequence[Hashable], share: float = 0.95, seed: int = 0) -> tuple[float, float, float]:
    """The mean difference of two models' scores and its interval, pairs drawn anew: forecasts of one pair hang together."""
    gaps = np.asarray(one, float) - np.asarray(other, float)
    if not len(gaps):
        return float("nan"), float("nan"), float("nan")
    names = {name: n for n, name in enumerate(dict.fromkeys(pairs))}
    group = np.array([names[name] for name in pairs])
    sums, sizes = np.bincount(group, gaps, len(names)), np.bincount(group, minlength=len(names))
    drawn = np.random.default_rng(seed).multinomial(len(names), np.full(len(names), 1 / len(names)), DRAWS)
    means = (drawn @ sums) / (drawn @ sizes)
    low, high = np.quantile(means, [(1 - share) / 2, (1 + share) / 2])
    return float(gaps.mean()), float(low), float(high)

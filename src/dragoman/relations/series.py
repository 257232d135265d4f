"""The level of a relation: a random walk seen through noisy marks at their own irregular days, with its uncertainty.

    x_i = mu(t_i) + e_i,  e_i ~ N(0, H / w_i)        mu(t_i) = mu(t_{i-1}) + n_i,  n_i ~ N(0, q (t_i - t_{i-1}))

Filter and smoother after Durbin and Koopman (Time Series Analysis by State Space Methods, chapter 2). H and q are fitted over all pairs
together: a pair has too few marks of its own to tell them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log, pi, sqrt

import numpy as np
import numpy.typing as npt

from dragoman.relations import scans

Numbers = npt.NDArray[np.float64]
Row = Sequence[float] | Numbers
#: where the search for the variances begins: noise of 4.5 points, a drift of 1.5 points in a quarter
NOISE, DRIFT = 20.0, 0.025
#: how far from there it goes, in logarithms: marks that are all alike have no likeliest noise
RANGE = 12.0
#: bands by their share, in standard deviations
BANDS = {50: 0.674490, 80: 1.281552, 95: 1.959964}


@dataclass(frozen=True)
class Variances:
    """Noise of a mark (`noise`, H), drift a day (`drift`, q), and what is believed of the level before any mark (`mean`, `spread`; None: nothing)."""

    noise: float = NOISE
    drift: float = DRIFT
    mean: float | None = None
    spread: float = 0.0


@dataclass(frozen=True, eq=False)
class Level:
    """The level at some days: mean and variance at each."""

    days: Numbers
    mean: Numbers
    variance: Numbers

    def band(self, share: int = 95) -> tuple[Numbers, Numbers]:
        """The ends of the band of 50, 80 or 95 in 100."""
        half = BANDS[share] * np.sqrt(self.variance)
        return self.mean - half, self.mean + half


def filtered(days: Numbers, scores: Numbers, weights: Numbers, v: Variances) -> tuple[float, Numbers, Numbers]:
    """Log-likelihood, and mean and variance of the level after each mark; a score that is not a number is a day without a mark."""
    mean, spread, likelihood = (0.0, 0.0, 0.0) if v.mean is None else (v.mean, v.spread, 0.0)
    known, last = v.mean is not None, float(days[0]) if len(days) else 0.0
    means, spreads = [], []
    # plain numbers: one at a time they are many times quicker than numpy's
    for day, score, noise in zip(days.tolist(), scores.tolist(), (v.noise / weights).tolist(), strict=True):
        spread += v.drift * (day - last)
        last = day
        if score == score:
            if not known:
                mean, spread, known = score, noise, True
            else:
                total, gap = spread + noise, score - mean
                likelihood -= 0.5 * (log(2 * pi * total) + gap * gap / total)
                mean += spread / total * gap
                spread *= noise / total
        means.append(mean)
        spreads.append(spread)
    return likelihood, np.array(means), np.array(spreads)


def smoothed(days: Numbers, scores: Numbers, weights: Numbers, v: Variances) -> Level:
    """The level at the days of the marks, from all of them (Rauch, Tung and Striebel)."""
    return _smoothed(days, scores, weights, v)[0]


def _smoothed(days: Numbers, scores: Numbers, weights: Numbers, v: Variances) -> tuple[Level, Numbers]:
    """The level at the days of the marks, and how much of each day's is made of the next one's."""
    _, means, spreads = filtered(days, scores, weights, v)
    ahead = spreads[:-1] + v.drift * np.diff(days)
    gains = np.divide(spreads[:-1], ahead, out=np.zeros(len(ahead)), where=ahead > 0)
    mean, spread = means.tolist(), spreads.tolist()
    for n, (gain, coming) in reversed(list(enumerate(zip(gains.tolist(), ahead.tolist(), strict=True)))):
        mean[n] += gain * (mean[n + 1] - mean[n])
        spread[n] += gain * gain * (spread[n + 1] - coming)
    return Level(days, np.array(mean), np.array(spread)), gains


def level(days: Row, scores: Row, weights: Row, at: Row, v: Variances) -> Level:
    """The level at the days asked for; a day without a mark is looked through, and changes nothing at the others.

    What is believed before any mark is believed on the first day of all. Between two marks the level is a bridge from one to the other.
    """
    told, asked = np.asarray(days, float), np.asarray(at, float)
    begun = min([*told[:1], *([asked.min()] if len(asked) else [])], default=0.0)
    if not len(told):
        return Level(asked, np.full(len(asked), v.mean or 0.0), (np.inf if v.mean is None else v.spread) + v.drift * (asked - begun))
    there = replace(v, spread=v.spread + v.drift * (told[0] - begun))
    found, gains = _smoothed(told, np.asarray(scores, float), np.asarray(weights, float), there)
    mean, spread = scans.bridged(told[None], (found.mean[None], found.variance[None], gains[None]), asked, np.array([begun]), (v.drift, v.mean, v.spread))
    return Level(asked, mean[0], spread[0])


def drawn(spans: Sequence[tuple[float, float]], scores: Row, weights: Row, at: Row, v: Variances, draws: int = 20, seed: int = 0) -> Level:
    """The level where days are known only within spans: several draws pooled by Rubin's rules, within and between variance."""
    firsts, lasts = (np.array([s[n] for s in spans], float) for n in (0, 1))
    if v.mean is None or not np.any(lasts > firsts):
        order = np.argsort(firsts, kind="stable")
        return level(firsts[order], np.asarray(scores, float)[order], np.asarray(weights, float)[order], at, v)
    rng, asked = np.random.default_rng(seed), np.asarray(at, float)
    days = firsts + rng.random((draws, len(firsts))) * np.maximum(lasts - firsts, 0.0)
    order = np.argsort(days, axis=1, kind="stable")
    days = np.take_along_axis(days, order, axis=1)
    begun = np.minimum(days[:, 0], asked.min(initial=np.inf))
    gaps = np.diff(days, axis=1, prepend=days[:, :1])
    found = scans.smoothed(gaps, np.asarray(scores, float)[order], v.noise / np.asarray(weights, float)[order], v.drift, v.mean, v.spread + v.drift * (days[:, 0] - begun))
    means, spreads = scans.bridged(days, found, asked, begun, (v.drift, v.mean, v.spread))
    return Level(asked, means.mean(axis=0), spreads.mean(axis=0) + means.var(axis=0, ddof=1) * (1 + 1 / draws))


Pair = tuple[Row, Row, Row]


def fitted(pairs: Sequence[Pair], begin: Variances | None = None) -> Variances:
    """Noise and drift that make the marks of all pairs together likeliest; each pair is (days, scores, weights)."""
    start = begin or Variances()
    rows = _side_by_side([pair for pair in pairs if len(pair[0]) > 1])
    begun = np.array([log(start.noise), log(start.drift)])

    def at(point: Numbers) -> Variances:
        noise, drift = np.exp(np.clip(point, begun - RANGE, begun + RANGE))
        return Variances(float(noise), float(drift), start.mean, start.spread)

    def worth(point: Numbers) -> float:
        return -_likelihood(rows, at(point))

    return at(lowest(worth, begun) if rows else begun)


def _side_by_side(pairs: Sequence[Pair]) -> list[tuple[Numbers, Numbers, Numbers]]:
    """The first marks of all series, then their second ones, and so on: days since the mark before, scores, weights; the longest series first."""
    longest = sorted(pairs, key=lambda pair: -len(pair[0]))
    tables = [[np.asarray(row, float) for row in (np.diff(days, prepend=days[0]), scores, weights)] for days, scores, weights in longest]
    gaps, scores, weights = ([np.array([table[part][n] for table in tables if len(table[part]) > n]) for n in range(len(tables[0][part]) if tables else 0)] for part in range(3))
    return [*zip(gaps, scores, weights, strict=True)]


def _likelihood(rows: Sequence[tuple[Numbers, Numbers, Numbers]], v: Variances) -> float:
    """The log-likelihood of series side by side: the sum of what `filtered` finds for each, all of them a mark at a time."""
    mean, spread, found = np.full(len(rows[0][0]), v.mean or 0.0), np.full(len(rows[0][0]), v.spread), 0.0
    for n, (gap, score, weight) in enumerate(rows):
        noise = v.noise / weight
        if n == 0 and v.mean is None:
            mean, spread = score, noise
            continue
        ahead, off = spread[: len(gap)] + v.drift * gap, score - mean[: len(gap)]
        total = ahead + noise
        found -= 0.5 * float(np.sum(np.log(2 * pi * total) + off * off / total))
        mean, spread = mean[: len(gap)] + ahead / total * off, ahead * noise / total
    return found


def believed(pairs: Sequence[Pair]) -> tuple[float, float]:
    """What to believe of a pair before its marks: the mean over pairs, and how far pairs lie from it."""
    means = [float(np.average(scores, weights=weights)) for _, scores, weights in pairs if len(scores)]
    return (float(np.mean(means)), max(float(np.var(means)), 1.0)) if means else (0.0, 25.0)


def lowest(worth: Callable[[Numbers], float], at: Numbers, steps: int = 400, size: float = 1.0, fine: float = 1e-7) -> Numbers:
    """Where a function of few variables is lowest, by the simplex of Nelder and Mead."""
    simplex = [at, *(at + size * row for row in np.eye(len(at)))]
    values = [worth(p) for p in simplex]
    for _ in range(steps):
        order = np.argsort(values)
        simplex, values = [simplex[i] for i in order], [values[i] for i in order]
        if values[-1] - values[0] < fine:
            break
        centre = np.mean(simplex[:-1], axis=0)
        tried = [(worth(p), p) for p in (centre + k * (centre - simplex[-1]) for k in (1.0, 2.0, -0.5))]
        value, point = min(tried, key=lambda t: t[0])
        if value < values[-1]:
            simplex[-1], values[-1] = point, value
        else:
            simplex = [simplex[0], *((p + simplex[0]) / 2 for p in simplex[1:])]
            values = [values[0], *map(worth, simplex[1:])]
    found: Numbers = simplex[int(np.argmin(values))]
    return found


def scale_free(cooperative: int, conflictual: int) -> tuple[float, float]:
    """The log-odds of cooperation over conflict with its standard error: a check that no scale can sway (Lowe and others 2011)."""
    return log((cooperative + 0.5) / (conflictual + 0.5)), sqrt(1 / (cooperative + 0.5) + 1 / (conflictual + 0.5))

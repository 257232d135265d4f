"""Three forecasts in closed form, each pooled over pairs, since a pair has too little of its own.

    next      p_k = (n_k + kappa prior_k) / (n + kappa),  n_k = sum over the k before of 2^(-age / h)       what comes next
    within    P = 1 - ((b + E) / (b + E + H))^(a + n),  n and E decayed likewise                            whether it comes within H days
    course    N(m_T, P_T + q H) of the local level of series.py                                             how far the level may go

The prior of a pair is what its two sides do with others, each over the shares of all pairs: prior_k ~ side_k(A) side_k(B) / pi_k. a and b
are fitted to all pairs together by the likelihood of their counts (Poisson counts whose rates are Gamma). With decay that is a
pseudo-likelihood: bench/outlook.py checks how well it is calibrated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, pi

import numpy as np
import numpy.typing as npt

from dragoman.relations.pool import Ends
from dragoman.relations.scoring import normal_cdf
from dragoman.relations.series import Row, Variances, filtered, lowest

Numbers = npt.NDArray[np.float64]
#: how much the prior weighs, in acts; how much the shares of all pairs weigh in what a side does with others; days after which an act weighs
#: half. bench/outlook.py shows what earlier months of ICEWS14 would choose
KAPPA, SIDES, HALF_LIFE = 2.0, 10.0, 120.0
#: a step of the level that is worth a word, in points
STEP = 1.0


def common(counts: Numbers) -> Numbers:
    """The shares of each kind over all pairs, each seen once more than it was, so that none is impossible."""
    whole = counts.sum(axis=0) + 1
    return np.asarray(whole / whole.sum())


def sides(counts: Numbers, pairs: Sequence[Ends], weight: float = SIDES) -> Numbers:
    """The prior of every pair (rows): the shares of kinds in what its two sides do with others, over those of all pairs."""
    names = {name: n for n, name in enumerate(sorted({side for ends in pairs for side in ends}))}
    ends = np.array([[names[a], names[b]] for a, b in pairs], np.int64).reshape(-1, 2)
    whole = np.zeros((len(names), counts.shape[1]))
    for column in ends.T:
        np.add.at(whole, column, counts)
    pi = common(counts)
    shares = [_shares(np.maximum(whole[column] - counts, 0), pi, weight) for column in ends.T]
    joint = shares[0] * shares[1] / pi
    return np.asarray(joint / joint.sum(axis=1, keepdims=True))


def _shares(counts: Numbers, prior: Numbers, weight: float) -> Numbers:
    return np.asarray((counts + weight * prior) / (counts.sum(axis=-1, keepdims=True) + weight))


def next_shares(counts: Numbers, prior: Numbers, kappa: float = KAPPA) -> Numbers:
    """The probability of each kind (columns) to be that of the next act, from decayed counts; without any, the prior."""
    return _shares(counts, prior, kappa)


def exposure(days: float, half_life: float = HALF_LIFE) -> float:
    """The days that were looked at, each with the weight of its age."""
    return half_life / log(2) * (1 - 2 ** (-max(days, 0.0) / half_life))


def log_gamma(x: Numbers) -> Numbers:
    """The logarithm of the Gamma function of numbers above 0, by Stirling's series eight steps up."""
    up = x + 8
    series = (((-1 / 1680 / up**2 + 1 / 1260) / up**2 - 1 / 360) / up**2 + 1 / 12) / up
    found: Numbers = (up - 0.5) * np.log(up) - up + 0.5 * log(2 * pi) + series - np.log(np.prod(x + np.arange(8)[:, None], axis=0))
    return found


@dataclass(frozen=True, slots=True)
class Rates:
    """How rates a day differ from pair to pair: a Gamma with shape `a` and rate `b` (in days)."""

    a: float
    b: float


def rates(counts: Row, days: float) -> Rates | None:
    """The Gamma that makes the (decayed) counts of all pairs likeliest, in as many (decayed) days; None where nothing was counted."""
    n = np.asarray(counts, float)
    some = n[n > 0]
    if not len(some) or days <= 0:
        return None

    def worth(point: Numbers) -> float:
        a, b = (exp(min(max(x, -20.0), 20.0)) for x in point)
        rising = float(np.sum(log_gamma(a + some))) - len(some) * lgamma(a)
        return len(n) * a * float(np.log1p(days / b)) - rising - whole * log(days / (b + days))

    whole = float(some.sum())
    best = lowest(worth, np.array([log(0.3), log(0.3 * days * len(n) / whole)]))
    a, b = (exp(min(max(x, -20.0), 20.0)) for x in best)
    return Rates(a, b)


def within(pair: Rates, count: float, days: float, horizon: float) -> float:
    """The probability of at least one act within `horizon` days, after a (decayed) `count` in (decayed) `days`."""
    return float(1 - ((pair.b + days) / (pair.b + days + horizon)) ** (pair.a + count))


@dataclass(frozen=True, slots=True)
class Course:
    """Where a level may go: its mean now, the standard deviation at the end, and the probability of better and of worse by more than a step.

    A random walk has no direction: better and worse are equally likely, and the figure says how far the level may move.
    """

    mean: float
    spread: float
    better: float
    worse: float


def course(days: Row, scores: Row, heavy: Row, v: Variances, today: float, horizon: float, step: float = STEP) -> Course:
    """The level of marks (by day, none of them after today) carried on from today for `horizon` days; ValueError without marks."""
    if not len(days):
        raise ValueError("a level without marks has no course")
    _, means, spreads = filtered(np.asarray(days, float), np.asarray(scores, float), np.asarray(heavy, float), v)
    variance = float(spreads[-1]) + v.drift * (today - float(days[-1]) + horizon)
    beyond = normal_cdf(-step / variance**0.5) if variance else 0.0
    return Course(float(means[-1]), variance**0.5, beyond, beyond)

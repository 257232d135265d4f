"""How far signals point in opposite directions: the share of pairs of signals whose signs differ, with what chance would give.

    D = sum over pairs k 1[s_i s_j < 0] / sum over pairs k,   s the sign of a score (0 left out),   k = exp(-|t_i - t_j| / tau)

Unbiased at any n without the weights of time; the excess is what lies above the mean over permuted labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
#: days within which signals weigh on each other: statements, words against deeds
STATEMENTS, WORDS_AND_DEEDS = 30.0, 90.0
#: the fewest signals, and the fewest on a side, of which anything is said
FEWEST, FEWEST_A_SIDE, PERMUTATIONS = 8, 4, 999
#: above so many signals the sides are dealt out less often: what chance gives is sure enough, and a p below .005 is not told
LONG, LONG_PERMUTATIONS = 400, 199


@dataclass(frozen=True, slots=True)
class Discordance:
    """The share of discordant pairs, what permuted labels give, its p, and the number of signals on each side."""

    share: float
    expected: float
    p: float
    n: tuple[int, int]

    @property
    def excess(self) -> float:
        """What lies above chance."""
        return self.share - self.expected


def discordance(scores: Sequence[float], days: Sequence[float] | None = None, tau: float = STATEMENTS, graded: bool = False) -> float:
    """The share of pairs of signals that point in opposite directions; `graded`: by how far they lie apart on the scale of 20."""
    x, k = _kept(scores, days, tau)
    if len(x) < 2:
        return float("nan")
    apart = np.abs(x[:, None] - x[None, :]) / 20 if graded else (np.sign(x)[:, None] != np.sign(x)[None, :]).astype(float)
    upper = np.triu_indices(len(x), 1)
    return float(np.sum(k[upper] * apart[upper]) / np.sum(k[upper]))


def between(scores: Sequence[float], side: Sequence[bool], days: Sequence[float] | None = None, tau: float = WORDS_AND_DEEDS) -> float:
    """The share of discordant pairs of one signal of either side: words and deeds, two institutions."""
    x, k = _kept(scores, days, tau)
    one = np.asarray(side, bool)[np.asarray(scores, float) != 0]
    weight = k[np.ix_(one, ~one)]
    apart = np.sign(x[one])[:, None] != np.sign(x[~one])[None, :]
    return float(np.sum(weight * apart) / np.sum(weight)) if weight.size else float("nan")


def compared(scores: Sequence[float], side: Sequence[bool], days: Sequence[float] | None = None, tau: float = WORDS_AND_DEEDS, seed: int = 0) -> Discordance | None:
    """The discordance of two sides beside what chance gives, by permuting which signal is whose; None where there are too few signals."""
    x, t = _signals(scores, days)
    one = np.asarray(side, bool)[np.asarray(scores, float) != 0]
    sides = int(one.sum()), int((~one).sum())
    if len(x) < FEWEST or min(sides) < FEWEST_A_SIDE:
        return None
    order = np.argsort(t, kind="stable")
    found, chance = _beside_chance(x[order], t[order], one[order], tau, np.random.default_rng(seed))
    return Discordance(found, float(chance.mean()), float((1 + np.sum(chance >= found - 1e-9)) / (len(chance) + 1)), sides)


def _beside_chance(x: Numbers, days: Numbers, one: npt.NDArray[np.bool_], tau: float, rng: np.random.Generator) -> tuple[float, Numbers]:
    """The share of discordant pairs across sides, as it is and with the sides dealt out anew, in one pass through time.

    The weight of two signals fades by one factor from day to day, so of the past only what is left of either side, and of either sign, is needed;
    all deals go side by side, and the time is that of the signals, not of their pairs.
    """
    n, deals = len(x), PERMUTATIONS if len(x) <= LONG else LONG_PERMUTATIONS
    left = np.full(deals, float(one.sum()))
    mine = np.empty(deals + 1, bool)  # the deals, and the sides as they are
    past, across = np.zeros((2, 2, len(mine))), np.zeros((2, len(mine)))
    for at, fade in enumerate(np.exp(-np.diff(days, prepend=days[0]) / tau)):
        mine[:-1], mine[-1] = rng.random(deals) * (n - at) < left, one[at]
        left -= mine[:-1]
        past *= fade
        met = np.where(mine, past[0], past[1])  # what is left of the other side, by sign
        sign = int(x[at] > 0)
        across[0] += met[0] + met[1]
        across[1] += met[1 - sign]
        past[0, sign] += ~mine
        past[1, sign] += mine
    shares = across[1] / np.maximum(across[0], 1e-300)
    return float(shares[-1]), shares[:-1]


def _kept(scores: Sequence[float], days: Sequence[float] | None, tau: float) -> tuple[Numbers, Numbers]:
    """The scores that are not zero, and the weight of each two of them."""
    x, t = _signals(scores, days)
    return x, np.exp(-np.abs(t[:, None] - t[None, :]) / tau)


def _signals(scores: Sequence[float], days: Sequence[float] | None) -> tuple[Numbers, Numbers]:
    """The scores that are not zero, and their days."""
    x = np.asarray(scores, float)
    t = np.zeros(len(x)) if days is None else np.asarray(days, float)
    return x[x != 0], t[x != 0]

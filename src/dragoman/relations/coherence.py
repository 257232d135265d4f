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
    apart = np.abs(x[:, None] - x[None, :]) / 20 if graded else (x[:, None] * x[None, :] < 0).astype(float)
    upper = np.triu_indices(len(x), 1)
    return float(np.sum(k[upper] * apart[upper]) / np.sum(k[upper]))


def between(scores: Sequence[float], side: Sequence[bool], days: Sequence[float] | None = None, tau: float = WORDS_AND_DEEDS) -> float:
    """The share of discordant pairs of one signal of either side: words and deeds, two institutions."""
    x, k = _kept(scores, days, tau)
    one = np.asarray(side, bool)[np.asarray(scores, float) != 0]
    return _between(x, k, one)


def _between(x: Numbers, k: Numbers, one: npt.NDArray[np.bool_]) -> float:
    weight = k[np.ix_(one, ~one)]
    apart = (x[one][:, None] * x[~one][None, :]) < 0
    return float(np.sum(weight * apart) / np.sum(weight)) if weight.size else float("nan")


def compared(scores: Sequence[float], side: Sequence[bool], days: Sequence[float] | None = None, tau: float = WORDS_AND_DEEDS, seed: int = 0) -> Discordance | None:
    """The discordance of two sides beside what chance gives, by permuting which signal is whose; None where there are too few signals."""
    x, k = _kept(scores, days, tau)
    one = np.asarray(side, bool)[np.asarray(scores, float) != 0]
    sides = int(one.sum()), int((~one).sum())
    if len(x) < FEWEST or min(sides) < FEWEST_A_SIDE:
        return None
    rng, found = np.random.default_rng(seed), _between(x, k, one)
    chance = np.array([_between(x, k, rng.permutation(one)) for _ in range(PERMUTATIONS)])
    return Discordance(found, float(chance.mean()), float((1 + np.sum(chance >= found - 1e-12)) / (PERMUTATIONS + 1)), sides)


def _kept(scores: Sequence[float], days: Sequence[float] | None, tau: float) -> tuple[Numbers, Numbers]:
    """The scores that are not zero, and the weight of each two of them."""
    x = np.asarray(scores, float)
    t = np.zeros(len(x)) if days is None else np.asarray(days, float)
    t, x = t[x != 0], x[x != 0]
    return x, np.exp(-np.abs(t[:, None] - t[None, :]) / tau)

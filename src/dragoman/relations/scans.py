"""Filter and smoother of a random walk for many series side by side, in as many steps as the logarithm of their length.

What a stretch of marks makes of the level is a small table of numbers, and two neighbouring stretches make one again by a rule that does not ask
in which order it is used; so all of them can be joined two and two (Saerkkae and Garcia-Fernandez 2021, IEEE Trans. Automatic Control 66:299).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Parts = tuple[Numbers, ...]
Tables = tuple[Numbers, Numbers, Numbers]
#: the variance that is added a day; mean and variance that are believed before any mark (None: nothing)
Walk = tuple[float, float | None, float]


def smoothed(gaps: Numbers, scores: Numbers, noises: Numbers, drift: float, mean: float, spread: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Mean and variance of the level at each mark, given all of its series, and how much of each is made of the next one's.

    All tables are series by marks; `gaps` are the days since the mark before, `spread` the variance that is believed at the first mark of each series.
    """
    known = drift * gaps
    known[:, 0] = spread
    share = known / (known + noises)
    told, sure = share * scores, 1 / (known + noises)
    told[:, 0] += (1 - share[:, 0]) * mean
    keeps = 1 - share
    keeps[:, 0] = 0.0  # nothing comes before the first mark
    _, means, spreads, _, _ = _scan(_filtering, (keeps, told, share * noises, scores * sure, sure))
    ahead = spreads[:, :-1] + drift * gaps[:, 1:]
    gains = np.divide(spreads[:, :-1], ahead, out=np.zeros_like(ahead), where=ahead > 0)
    all_gains = np.concatenate([gains, np.zeros((len(gaps), 1))], axis=1)
    parts = (all_gains, (1 - all_gains) * means, (1 - all_gains) * spreads)
    _, means, spreads = _scan(_smoothing, tuple(part[:, ::-1] for part in parts))
    return means[:, ::-1], spreads[:, ::-1], gains


def _scan(join: Callable[[Parts, Parts], Parts], parts: Parts) -> Parts:
    """What each mark makes together with all before it."""
    step = 1
    while step < parts[0].shape[1]:
        joined = join(tuple(p[:, :-step] for p in parts), tuple(p[:, step:] for p in parts))
        parts = tuple(np.concatenate([p[:, :step], made], axis=1) for p, made in zip(parts, joined, strict=True))
        step *= 2
    return parts


def _filtering(one: Parts, other: Parts) -> Parts:
    """One stretch and the next: of what comes before, how much is kept; what is told with its variance; and what both say of what came before."""
    keeps, told, spread, says, sure = one
    keeps_on, told_on, spread_on, says_on, sure_on = other
    less = 1 / (1 + spread * sure_on)
    through, back = keeps_on * less, keeps * less
    return keeps * through, through * (told + spread * says_on) + told_on, keeps_on * through * spread + spread_on, back * (says_on - sure_on * told) + says, keeps * back * sure_on + sure


def _smoothing(later: Parts, one: Parts) -> Parts:
    """A mark and what comes after it."""
    gain, mean, spread = one
    return gain * later[0], gain * later[1] + mean, gain * gain * later[2] + spread


def bridged(days: Numbers, found: Tables, asked: Numbers, begun: Numbers, walk: Walk) -> tuple[Numbers, Numbers]:
    """Mean and variance at the days asked for, a row for each series, from those at its marks (mean, variance, gain): between marks, before and after.

    `begun` is the day of each series on which its level is what the walk is believed to start from.
    """
    mean, spread = _between(days, found, asked, walk[0])
    before = asked[None] < days[:, :1]
    if np.any(before):
        first, wide = _before(days[:, :1], found[0][:, :1], found[1][:, :1], asked[None], begun[:, None], walk)
        mean, spread = np.where(before, first, mean), np.where(before, wide, spread)
    return mean, spread


def _between(days: Numbers, found: Tables, asked: Numbers, drift: float) -> tuple[Numbers, Numbers]:
    """Mean and variance between marks, and after the last."""
    last = np.clip(np.stack([np.searchsorted(row, asked, side="right") for row in days]) - 1, 0, None)
    coming = np.minimum(last + 1, days.shape[1] - 1)
    (begins, ends), (low, high), (before, after) = [[np.take_along_axis(t, at, axis=1) for at in (last, coming)] for t in (days, *found[:2])]
    length = ends - begins
    share = np.divide(asked - begins, length, out=np.zeros_like(length), where=length > 0)
    both = np.take_along_axis(np.pad(found[2], ((0, 0), (0, 1))), last, axis=1) * after
    spread = (1 - share) ** 2 * before + share**2 * after + 2 * share * (1 - share) * both
    return low + share * (high - low), spread + drift * np.where(length > 0, length * share * (1 - share), asked - begins)


def _before(first: Numbers, mean: Numbers, spread: Numbers, asked: Numbers, begun: Numbers, walk: Walk) -> tuple[Numbers, Numbers]:
    """Mean and variance before the first mark: between it and what was believed."""
    drift, believed, wide = walk
    gap = np.maximum(first - asked, 0.0)
    if believed is None:
        return mean + 0 * gap, spread + drift * gap
    before = wide + drift * np.maximum(asked - begun, 0.0)
    gain = np.divide(before, before + drift * gap, out=np.zeros_like(before), where=before > 0)
    return believed + gain * (mean - believed), before + gain * gain * (spread - before - drift * gap)

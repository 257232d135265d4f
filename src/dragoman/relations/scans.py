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
#: how many marks are worked on at once: tables of more leave the processor's own memory
AT_ONCE = 6000
Tables = tuple[Numbers, Numbers, Numbers]
#: the variance that is added a day; mean and variance that are believed before any mark (None: nothing)
Walk = tuple[float, float | None, float]


def smoothed(gaps: Numbers, scores: Numbers, noises: Numbers, drift: float, mean: float, spread: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Mean and variance of the level at each mark, given all of its series, and how much of each is made of the next one's.

    All tables are series by marks; `gaps` are the days since the mark before, `spread` the variance that is believed at the first mark of each series.
    """
    rows = max(1, AT_ONCE // gaps.shape[1])
    if len(gaps) > rows:
        each = [smoothed(gaps[k : k + rows], scores[k : k + rows], noises[k : k + rows], drift, mean, spread[k : k + rows]) for k in range(0, len(gaps), rows)]
        return np.concatenate([e[0] for e in each]), np.concatenate([e[1] for e in each]), np.concatenate([e[2] for e in each])
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

    `begun` is the day of each series on which its level is what the walk is believed to start from. From one mark to the next the mean is a line and
    the variance a parabola, so each piece is laid out over the days asked for that fall into it.
    """
    order = np.argsort(asked, kind="stable")
    reached = np.searchsorted(asked[order], days.ravel(), side="left").reshape(days.shape)
    counts = np.diff(reached, axis=1, prepend=0, append=len(asked))
    pieces = np.stack([np.concatenate(table, axis=1) for table in zip(_before(days, found, begun, walk), _after(days, found, walk[0]), strict=True)], axis=1)
    mean, spread = np.empty((2, len(days), len(asked)))
    for row, many in enumerate(counts):  # one after another: small tables stay in the processor's own memory
        begins, level, slope, first, second, third = np.repeat(pieces[row], many, axis=1)
        gone = asked[order] - begins
        mean[row, order], spread[row, order] = level + slope * gone, first + gone * (second + gone * third)
    return mean, spread


def _after(days: Numbers, found: Tables, drift: float) -> Parts:
    """Of the piece that begins with each mark: its first day, the line of the mean, the parabola of the variance."""
    mean, spread, gains = found
    length = np.diff(days, axis=1)
    length[length == 0] = 1.0  # no day lies in such a piece
    both = gains * spread[:, 1:]
    slope = np.diff(mean, axis=1) / length
    first = 2 * (both - spread[:, :-1]) / length + drift
    second = (spread[:, :-1] + spread[:, 1:] - 2 * both) / length**2 - drift / length
    still = np.zeros((len(days), 1))
    return days, mean, np.hstack([slope, still]), spread, np.hstack([first, still + drift]), np.hstack([second, still])


def _before(days: Numbers, found: Tables, begun: Numbers, walk: Walk) -> Parts:
    """The same of the piece before the first mark: between it and what was believed."""
    drift, believed, wide = walk
    first, mean, spread = days[:, :1], found[0][:, :1], found[1][:, :1]
    still = np.zeros_like(first)
    if believed is None:
        return first, mean, still, spread, still - drift, still
    there = wide + drift * (first - begun[:, None])
    share = np.divide(1.0, there, out=np.zeros_like(there), where=there > 0)
    bent = (spread - there) * share**2
    return begun[:, None], believed + wide * share * (mean - believed), drift * share * (mean - believed), wide + bent * wide**2, drift + 2 * bent * wide * drift, bent * drift**2

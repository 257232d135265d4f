"""How often two have to do with each other: Bayesian Blocks over the days of their incidents, apart from how well or ill they deal.

Exact segmentation of a point process into stretches of constant rate, which change from one day to the next (Scargle, Norris, Jackson and Chiang 2013, ApJ 764:167):
maximise the sum over blocks of N (log N - log T) - ncp, with ncp = 4 - log(73.53 p0 N^-0.478).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

#: the fewest incidents of a block
LEAST = 3
#: over how many days what was read is evened out: a ledger with an article a month has no days without reading
AROUND = 91
#: the chance of a false block that is allowed, and the fewest incidents of which a rate is told
FALSE, FEWEST = 0.05, 8


@dataclass(frozen=True, slots=True)
class Block:
    """From which day to which (ordinals) incidents came at one rate: their number, and how many in 30 days of even reading."""

    first: float
    last: float
    n: int
    monthly: float


def blocks(spans: Sequence[tuple[float, float]], read: Sequence[tuple[float, float]] = (), false: float = FALSE) -> list[Block]:
    """The stretches of constant rate of incidents, each given by the first and last day that it may have been on; empty below the floor.

    `read` has the days on which articles of the ledger appeared, with their numbers: where it is given, time runs by what was read, so that
    more reading is not taken for more dealings. Several incidents of one day, or month, are spread evenly over it.
    """
    if len(spans) < FEWEST:
        return []
    told = _apart(np.asarray(spans, float))
    clock = _clock(read, told)
    at = np.interp(told, *clock)
    edges = np.concatenate([[at[0]], (at[1:] + at[:-1]) / 2, [at[-1]]])
    if edges[-1] <= edges[0]:
        return []
    cuts = [0, *_cuts(told, edges, false), len(told)]
    pace = (told[-1] - told[0]) / (edges[-1] - edges[0]) if told[-1] > told[0] else 1.0
    return [_block(told, edges, first, last, pace) for first, last in zip(cuts, cuts[1:], strict=False)]


def _apart(spans: np.ndarray) -> np.ndarray:
    """A time for each incident, in order: those that share a span lie evenly over it."""
    ends, group, counts = np.unique(spans, axis=0, return_inverse=True, return_counts=True)
    group = group.reshape(-1)
    order = np.argsort(group, kind="stable")
    begins = np.concatenate([[0], np.cumsum(counts)[:-1]])
    within = np.empty(len(spans))
    within[order] = np.arange(len(spans)) - begins[group[order]]
    found: np.ndarray = np.sort(ends[group, 0] + (within + 0.5) / counts[group] * (ends[group, 1] + 1 - ends[group, 0]))
    return found


def _clock(read: Sequence[tuple[float, float]], told: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Time by what was read in the weeks around each day: days, and how much had been read by each; every day counts a little, so that none has no length."""
    days = np.arange(np.floor(told[0]) - AROUND, np.ceil(told[-1]) + AROUND + 1)
    if not read:
        return days, days
    day, n = np.asarray(read, float).T
    within = (day >= days[0]) & (day <= days[-1])
    many = np.bincount((day[within] - days[0]).astype(int), n[within], minlength=len(days))
    so_far, half = np.cumsum(many), AROUND // 2
    padded = np.concatenate([np.zeros(half + 1), so_far, np.full(half, so_far[-1])])
    around = (padded[AROUND:] - padded[:-AROUND]) / AROUND
    even = around + max(many.mean(), 1e-9) / 10
    return days, np.concatenate([[0.0], np.cumsum(even)[:-1]])


def _cuts(told: np.ndarray, edges: np.ndarray, false: float) -> list[int]:
    """The first incident of each block but the first; no block begins within a day."""
    places = np.concatenate([[0], np.flatnonzero(np.diff(np.floor(told))) + 1, [len(told)]])  # where each day begins
    at, price = edges[places], 4 - log(73.53 * false * len(told) ** -0.478)
    until = np.searchsorted(places, places - LEAST, side="right")
    best, before = np.zeros(len(places)), np.zeros(len(places), int)  # the best up to a day, and the first day of the block that ends with it
    worths = np.arange(len(told) + 1) * np.log(np.maximum(np.arange(len(told) + 1), 1))
    for end in range(1, len(places)):
        begins = max(int(until[end]), 1)
        many = places[end] - places[:begins]
        worth = worths[many] - many * np.log(np.maximum(at[end] - at[:begins], 1e-9)) + best[:begins]
        before[end] = first = int(worth.argmax())
        best[end] = worth[first] - price
    cuts, here = [], len(places) - 1
    while here > 0:
        here = int(before[here])
        cuts.append(int(places[here]))
    return sorted(c for c in cuts if c > 0)


def _block(told: np.ndarray, edges: np.ndarray, first: int, last: int, pace: float) -> Block:
    width = max(float(edges[last] - edges[first]) * pace, 1e-9)
    return Block(float(told[first]), float(told[last - 1]), last - first, 30 * (last - first) / width)

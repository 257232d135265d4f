"""How often two have to do with each other: Bayesian Blocks over the days of their incidents, apart from how well or ill they deal.

Exact segmentation of a point process into stretches of constant rate (Scargle, Norris, Jackson and Chiang 2013, ApJ 764:167):
maximise the sum over blocks of N (log N - log T) - ncp, with ncp = 4 - log(73.53 p0 N^-0.478).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

#: the chance of a false block that is allowed, and the fewest incidents of which a rate is told
FALSE, FEWEST = 0.05, 8


@dataclass(frozen=True, slots=True)
class Block:
    """From which day to which (ordinals) incidents came at one rate: their number, and how many in 30 days of even reading."""

    first: float
    last: float
    n: int
    monthly: float


def blocks(days: Sequence[float], read: Sequence[tuple[float, float]] = (), false: float = FALSE) -> list[Block]:
    """The stretches of constant rate; empty below the floor.

    `read` has the days on which articles of the ledger appeared, with their numbers: where it is given, time runs by what was read, so that
    more reading is not taken for more dealings. Several incidents of one day are told apart by an even spacing within it.
    """
    if len(days) < FEWEST:
        return []
    told = _apart(np.sort(np.asarray(days, float)))
    clock = _clock(read, told)
    at = np.interp(told, *clock)
    edges = np.concatenate([[at[0]], (at[1:] + at[:-1]) / 2, [at[-1]]])
    if edges[-1] <= edges[0]:
        return []
    cuts = [0, *_cuts(edges, false), len(told)]
    pace = (told[-1] - told[0]) / (edges[-1] - edges[0]) if told[-1] > told[0] else 1.0
    return [_block(told, edges, first, last, pace) for first, last in zip(cuts, cuts[1:], strict=False)]


def _apart(days: np.ndarray) -> np.ndarray:
    """Days with those of one day spread over it."""
    values, begins, counts = np.unique(days, return_index=True, return_counts=True)
    within = np.arange(len(days)) - np.repeat(begins, counts)
    return np.repeat(values, counts) + (within + 0.5) / np.repeat(counts, counts)


def _clock(read: Sequence[tuple[float, float]], told: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Time by what was read: days, and how much had been read by each; every day counts a little, so that none has no length."""
    days = np.arange(np.floor(told[0]), np.ceil(told[-1]) + 1)
    if not read:
        return days, days
    many = np.zeros(len(days))
    for day, n in read:
        if days[0] <= day <= days[-1]:
            many[int(day - days[0])] += n
    even = many + max(many.mean(), 1e-9) / 10
    return days, np.concatenate([[0.0], np.cumsum(even)[:-1]])


def _cuts(edges: np.ndarray, false: float) -> list[int]:
    """The first incident of each block but the first."""
    n = len(edges) - 1
    price = 4 - log(73.53 * false * n**-0.478)
    best, before = np.zeros(n), np.zeros(n, int)
    for last in range(n):
        width = np.maximum(edges[last + 1] - edges[: last + 1], 1e-9)
        held = np.arange(last + 1, 0, -1)
        worth = held * (np.log(held) - np.log(width)) - price + np.concatenate([[0.0], best[:last]])
        before[last] = int(np.argmax(worth))
        best[last] = worth[before[last]]
    cuts, at = [], n
    while at > 0:
        at = int(before[at - 1])
        cuts.append(at)
    return sorted(c for c in cuts if c > 0)


def _block(told: np.ndarray, edges: np.ndarray, first: int, last: int, pace: float) -> Block:
    width = max(float(edges[last] - edges[first]) * pace, 1e-9)
    return Block(float(told[first]), float(told[last - 1]), last - first, 30 * (last - first) / width)

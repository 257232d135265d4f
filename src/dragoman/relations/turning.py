"""What turned a relation: the incidents that tell a break most, whether it went by steps or drifted, and whether words or deeds turned first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, pi
from typing import Literal

import numpy as np

from dragoman.relations.phases import Numbers, Segments
from dragoman.relations.series import Row, Variances, filtered

Shape = Literal["step", "drift"]
#: how many incidents are named for a break; how many days two turns may lie apart to be one turn of the relation
NAMED, TOGETHER = 3, 365
#: how much likelier, in all, the marks must be under one model for it to be named
CLEARER = 2.0


def turning(scores: Row, weights: Row, segments: Segments, n: int) -> list[int]:
    """The marks that make break `n` likeliest, those of the new phase that the old one's mean tells worst; the first of equals first."""
    x, w = np.asarray(scores, float), np.asarray(weights, float)
    old, new = segments.phases[n], segments.phases[n + 1]
    part = x[new.first : new.last]
    gain = w[new.first : new.last] * ((part - old.mean) ** 2 - (part - new.mean) ** 2)
    best = np.argsort(-gain, kind="stable")[:NAMED]
    return sorted(int(at) + new.first for at in best if gain[at] > 0)


def shape(days: Row, scores: Row, weights: Row, segments: Segments, v: Variances) -> Shape | None:
    """Whether steps or a drift foretell each mark better from those before it, by the sum of log scores; None where it is not clear.

    The steps know where the breaks are from hindsight: each costs them log n, as its place could be any.
    """
    if not segments.breaks:
        return None
    t, x, w = (np.asarray(row, float) for row in (days, scores, weights))
    first = {p.first for p in segments.phases}
    rest = np.array([n for n in range(len(x)) if n not in first])
    gap = float(np.sum((_by_steps(x, w, segments, v) - _by_drift(t, x, w, v))[rest])) - len(segments.breaks) * log(len(x))
    return "step" if gap > CLEARER else "drift" if gap < -CLEARER else None


def _by_steps(x: Numbers, w: Numbers, segments: Segments, v: Variances) -> Numbers:
    """The log density of each mark given those before it in its phase."""
    found = np.zeros(len(x))
    for phase in segments.phases:
        part, heavy = x[phase.first : phase.last], w[phase.first : phase.last]
        mass = np.concatenate([[0.0], np.cumsum(heavy)[:-1]])
        mean = np.divide(np.concatenate([[0.0], np.cumsum(heavy * part)[:-1]]), mass, out=np.zeros(len(part)), where=mass > 0)
        total = v.noise / heavy + np.divide(v.noise, mass, out=np.full(len(part), np.inf), where=mass > 0)
        found[phase.first : phase.last] = np.where(mass > 0, -0.5 * (np.log(2 * pi * np.where(mass > 0, total, 1.0)) + (part - mean) ** 2 / total), 0.0)
    return found


def _by_drift(t: Numbers, x: Numbers, w: Numbers, v: Variances) -> Numbers:
    """The log density of each mark given all before it, under the random walk."""
    _, means, spreads = filtered(t, x, w, v)
    ahead = spreads[:-1] + v.drift * np.diff(t)
    total = np.concatenate([[1.0], ahead + v.noise / w[1:]])
    gap = np.concatenate([[0.0], x[1:] - means[:-1]])
    found: Numbers = -0.5 * (np.log(2 * pi * total) + gap**2 / total)
    return found


@dataclass(frozen=True, slots=True)
class Lead:
    """A turn of words and one of deeds the same way: the days by which words came first (below 0: deeds did), at the least and at the most."""

    words: int
    deeds: int
    least: int
    most: int


def leads(words: Sequence[tuple[float, float, float]], deeds: Sequence[tuple[float, float, float]]) -> list[Lead]:
    """The turns of words and deeds that go together; each turn is (step, first day, last day) and is taken with the nearest of the other side."""
    found = []
    for n, (step, first, last) in enumerate(words):
        near = [(abs((f + t) / 2 - (first + last) / 2), m) for m, (s, f, t) in enumerate(deeds) if s * step > 0]
        if near and min(near)[0] <= TOGETHER:
            m = min(near)[1]
            found.append(Lead(n, m, int(deeds[m][1] - last), int(deeds[m][2] - first)))
    return found

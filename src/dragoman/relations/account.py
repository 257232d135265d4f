"""The account of one relation from its incidents: words and deeds apart, each with its level, its phases, and how far the two agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dragoman.records import Incident
from dragoman.relations.coherence import Discordance, compared
from dragoman.relations.phases import Segments, segmented
from dragoman.relations.series import Level, Pair, Variances, believed, drawn, fitted
from dragoman.relations.signals import Mark, Score, marks

#: below so many marks nothing is drawn: the list says more; from how many a pair takes part in fitting the variances
FEWEST, FITTING = 5, 10
#: days between the points of a level
GRID = 7


@dataclass(frozen=True, eq=False)
class Channel:
    """Words, or deeds: the marks by day, the level at every week, and the phases; without level and phases where there are too few."""

    marks: tuple[Mark, ...]
    level: Level | None = None
    segments: Segments | None = None

    def days_of(self, at: int) -> tuple[str, str]:
        """Between which days a break before mark `at` lies: the last mark of one phase and the first of the next."""
        return day(self.marks[at - 1].day), day(self.marks[at].day)


@dataclass(frozen=True, eq=False)
class Relation:
    """Words and deeds of a pair, and the discordance between them where there are enough of either."""

    words: Channel
    deeds: Channel
    discordance: Discordance | None
    variances: Variances


def day(number: float) -> str:
    """An ordinal as an ISO date."""
    return date.fromordinal(int(number)).isoformat()


def pooled(pairs: Sequence[Sequence[Mark]]) -> Variances:
    """Noise and drift over all pairs that have enough marks, and what to believe of a pair before its own."""
    rows = [_row(found) for found in pairs if len(found) >= FITTING]
    if not rows:
        return Variances(mean=0.0, spread=25.0)
    mean, spread = believed(rows)
    return fitted(rows, Variances(mean=mean, spread=spread))


def _row(found: Sequence[Mark]) -> Pair:
    return [m.day for m in found], [m.score for m in found], [m.weight for m in found]


def relation(incidents: Sequence[Incident], score: Score, variances: Variances) -> Relation:
    """The account of a pair's incidents; `score` gives a category and mode on the scale of -10 to 10."""
    found = marks(incidents, score)
    channels = [_channel([m for m in found if m.deed is deed], variances) for deed in (False, True)]
    apart = compared([m.score for m in found], [m.deed for m in found], [m.day for m in found])
    return Relation(channels[0], channels[1], apart, variances)


def _channel(found: Sequence[Mark], variances: Variances) -> Channel:
    if len(found) < FEWEST:
        return Channel(tuple(found))
    days, scores, weights = _row(found)
    grid = np.arange(min(m.first for m in found), max(m.last for m in found) + GRID, GRID, dtype=float)
    level = drawn([(m.first, m.last) for m in found], scores, weights, grid, variances)
    return Channel(tuple(found), level, segmented(scores, weights, days))

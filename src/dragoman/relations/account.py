"""The account of one relation from its incidents: words and deeds apart, each with its level, its phases, and how far the two agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from dragoman.records import Incident
from dragoman.relations.coherence import Discordance, compared
from dragoman.relations.mixed import Gap, Part, cost, gap, parts
from dragoman.relations.phases import Segments, segmented
from dragoman.relations.rate import Block, blocks
from dragoman.relations.series import Level, Pair, Variances, believed, drawn, fitted
from dragoman.relations.signals import Mark, Score, base, in_order, marks
from dragoman.relations.turning import Lead, Shape, leads, shape, turning

#: below so many marks nothing is drawn: the list says more; from how many a pair takes part in fitting the variances
FEWEST, FITTING = 5, 10
#: how many marks of a pair, the latest, take part: more would say no more of two figures that all pairs share
FITTED = 300
#: how often vague days are drawn for a level of both sides, and for that of one, of which less is asked
DRAWS, DRAWS_A_SIDE = 20, 6
#: days between the points of a level
GRID = 7


@dataclass(frozen=True, eq=False)
class Channel:
    """Words, or deeds: the marks by day, the level at every week, and the phases; without level and phases where there are too few.

    `turning` has for each break the incidents that tell it most; `shape` is whether steps or a drift tell the marks better.
    """

    marks: tuple[Mark, ...]
    level: Level | None = None
    segments: Segments | None = None
    turning: tuple[tuple[str, ...], ...] = ()
    shape: Shape | None = None

    def days_of(self, at: int) -> tuple[str, str]:
        """Between which days a break before mark `at` lies: the last mark of one phase and the first of the next."""
        return day(self.marks[at - 1].day), day(self.marks[at].day)


@dataclass(frozen=True, eq=False)
class Relation:
    """Words and deeds of a pair, and the discordance between them where there are enough of either.

    `sides` has words and deeds of each towards the other, `leads` the turns of words and deeds that go together, `gap` how much harder or
    softer deeds are than words, `by_cost` the discordance taken apart by what signals cost, `rate` how often the two have to do with each other.
    """

    words: Channel
    deeds: Channel
    discordance: Discordance | None
    variances: Variances
    sides: Mapping[str, tuple[Channel, Channel]] = field(default_factory=dict)
    leads: tuple[Lead, ...] = ()
    gap: Gap | None = None
    by_cost: tuple[Part, ...] = ()
    rate: tuple[Block, ...] = ()

    @property
    def marks(self) -> list[Mark]:
        """The marks of words and deeds together, by day."""
        return in_order((*self.words.marks, *self.deeds.marks))


def day(number: float) -> str:
    """An ordinal as an ISO date."""
    return date.fromordinal(int(number)).isoformat()


def pooled(pairs: Sequence[Sequence[Mark]]) -> Variances:
    """Noise and drift over all pairs that have enough marks, and what to believe of a pair before its own."""
    rows = [_row(found[-FITTED:]) for found in pairs if len(found) >= FITTING]
    if not rows:
        return Variances(mean=0.0, spread=25.0)
    mean, spread = believed(rows)
    return fitted(rows, Variances(mean=mean, spread=spread))


def _row(found: Sequence[Mark]) -> Pair:
    return [m.day for m in found], [m.score for m in found], [m.weight for m in found]


def relation(incidents: Sequence[Incident], score: Score, variances: Variances, *, pair: Sequence[str] = (), read: Sequence[tuple[float, float]] = ()) -> Relation:
    """The account of a pair's incidents; `score` gives a category and mode on the scale of -10 to 10, `read` how many articles appeared on which days.

    `pair` names the two whose words and deeds towards each other are asked for apart.
    """
    found = marks(incidents, score)
    words, deeds = (channel([m for m in found if m.deed is deed], variances) for deed in (False, True))
    scores, days = [m.score for m in found], [m.day for m in found]
    by_id = {i.id: i for i in incidents}
    costs = [cost(by_id[m.incident], m) for m in found]
    return Relation(
        words, deeds, compared(scores, [m.deed for m in found], days), variances,
        {state: _side(found, state, variances) for state in pair},
        tuple(leads(_turns(words), _turns(deeds))), gap(found), tuple(parts(scores, costs, days)) if len(found) >= FEWEST else (), tuple(blocks([(m.first, m.last) for m in found], read)),
    )  # fmt: skip


def _side(found: Sequence[Mark], state: str, variances: Variances) -> tuple[Channel, Channel]:
    """Words and deeds of which a state is an author."""
    own = [m for m in found if state in base(m.actor)]
    words, deeds = (channel([m for m in own if m.deed is deed], variances, phases=False) for deed in (False, True))
    return words, deeds


def _turns(found: Channel) -> list[tuple[float, float, float]]:
    """Each break: its step, and the days between which it lies."""
    return [(b.step, found.marks[b.at - 1].day, found.marks[b.at].day) for b in found.segments.breaks] if found.segments else []


def channel(found: Sequence[Mark], variances: Variances, phases: bool = True) -> Channel:
    """Marks with their level, and their phases where these are asked for; the marks alone where there are too few."""
    if len(found) < FEWEST:
        return Channel(tuple(found))
    days, scores, weights = _row(found)
    grid = np.arange(min(m.first for m in found), max(m.last for m in found) + GRID, GRID, dtype=float)
    level = drawn([(m.first, m.last) for m in found], scores, weights, grid, variances, DRAWS if phases else DRAWS_A_SIDE)
    if not phases:
        return Channel(tuple(found), level)
    segments = segmented(scores, weights, days)
    named = tuple(tuple(found[at].incident for at in turning(scores, weights, segments, n)) for n in range(len(segments.breaks)))
    return Channel(tuple(found), level, segments, named, shape(days, scores, weights, segments, variances))

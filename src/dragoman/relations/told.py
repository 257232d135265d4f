"""The phases that the press itself tells: what it says of the relation, by time and tone, beside what the incidents show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.records import Characterisation, Valence
from dragoman.relations.signals import Mark, span

#: which way each tone leans: the sign of the level, and of its change, that it leads one to expect
LEANS: dict[Valence, int] = {"good": 1, "warming": 1, "mixed": 0, "cooling": -1, "bad": -1}
#: the fewest incidents within a told phase for it to be compared, and how far from zero they must lie to speak
FEWEST, CLEAR = 5, 1.0
#: what is told of the present is held against so many days before
LATELY = 180


@dataclass(frozen=True, slots=True)
class Told:
    """A phase as told: its dates (as the press gives them; None is open), its tone, and the ids of the characterisations that tell it.

    `present` is a state that an article tells as of its own day, without saying since when.
    """

    start: str | None
    end: str | None
    valence: Valence
    by: tuple[str, ...]
    present: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A told phase with the mean score of the incidents within it and their number; `agrees` is None where these are too few or unclear."""

    told: Told
    mean: float
    n: int
    agrees: bool | None


def told_phases(told: Iterable[Characterisation], published: Mapping[str, str | None] | None = None) -> list[Told]:
    """The phases that are told, by time; the same stretch with the same tone told twice is one phase with two witnesses.

    What has no date holds on the day of its article, by `published`; without a day there it is left out.
    """
    found: dict[tuple[str | None, str | None, Valence, bool], list[str]] = {}
    for each in told:
        start, end, present = each.start, each.end, not (each.start or each.end)
        if present:
            start = end = (published or {}).get(each.article)
        if start or end:
            found.setdefault((start, end, each.valence, present), []).append(each.id)
    rows = [Told(start, end, valence, tuple(sorted(ids)), present) for (start, end, valence, present), ids in found.items()]
    return sorted(rows, key=lambda t: (t.start or t.end or "", t.end or "9999", t.valence))


def beside(phases: Sequence[Told], marks: Sequence[Mark]) -> list[Beside]:
    """Each told phase beside the incidents within it. Warming and cooling are held against the change from before, the others against the level."""
    return [_beside(phase, marks) for phase in phases]


def _beside(phase: Told, marks: Sequence[Mark]) -> Beside:
    first, last = span(phase.start or phase.end), span(phase.end)
    if first is None:
        return Beside(phase, float("nan"), 0, None)
    if phase.present:
        first = (first[0] - LATELY, first[1])
    low, high = first[0], last[1] if last else max((m.last for m in marks), default=first[1])
    inside = [m for m in marks if low <= m.day <= high]
    earlier = [m for m in marks if m.day < low]
    mean = _mean(inside)
    lean = LEANS[phase.valence]
    if phase.valence in ("warming", "cooling") and len(earlier) >= FEWEST:
        shown = mean - _mean(earlier[-len(inside) - FEWEST :])
    else:
        shown = mean
    if len(inside) < FEWEST or not lean or abs(shown) < CLEAR:
        return Beside(phase, mean, len(inside), None)
    return Beside(phase, mean, len(inside), bool(np.sign(shown) == lean))


def _mean(marks: Sequence[Mark]) -> float:
    return float(np.average([m.score for m in marks], weights=[m.weight for m in marks])) if marks else float("nan")

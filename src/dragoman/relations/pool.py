"""The acts of all pairs as columns: what was known on a day, and the counts that forecasts start from.

An act is one a day, pair and quad (or category): told by forty articles or split in two by the coder it is still one. Its day says how
much it weighs; the day on which it was first published says from when on a forecast may know it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from dragoman.relations.signals import COOPERATIVE, DEEDS, said_as, span

Numbers = npt.NDArray[np.float64]
Ends = tuple[str, str]
#: the four quads, and the categories that are cooperation in words
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE"})


@dataclass(frozen=True, slots=True)
class Act:
    """What one side did or said: its days (ordinals), the day on which it became known, its quad, its category, and the incident where there is one."""

    first: int
    last: int
    known: int
    quad: str
    kind: str
    incident: str = ""

    @property
    def day(self) -> float:
        """The middle of its days."""
        return (self.first + self.last) / 2


def quad_of(kind: str, status: str = "actual") -> str:
    """The quad of a category; a deed that is only announced is a word."""
    kind = said_as(kind, status)
    return QUADS[(kind not in FRIENDLY | COOPERATIVE) * 2 + (kind in DEEDS)]


def act(kind: str, status: str, when: str | None, published: str | None, incident: str = "") -> Act | None:
    """The act of one telling or incident; None where nothing happened or was announced, or where its day or its publication is unknown.

    What is announced was said on the day of publication, whatever day it is announced for; what happened did so by then.
    """
    known, days = span(published), span(when)
    if status not in ("actual", "future") or known is None:
        return None
    if status == "future":
        days = (known[1], known[1])
    if days is None or days[0] > known[1]:
        return None
    return Act(days[0], min(days[1], known[1]), known[1], quad_of(kind, status), said_as(kind, status), incident)


By = Literal["quad", "kind"]


def daily(acts: Iterable[Act], by: By = "quad") -> list[Act]:
    """One act for each of the same days and quad (or category), that which was known first, by day."""
    kept: dict[tuple[int, int, str], Act] = {}
    for each in sorted(acts, key=lambda a: (a.known, a.incident, a.kind)):
        kept.setdefault((each.first, each.last, getattr(each, by)), each)
    return sorted(kept.values(), key=lambda a: (a.day, a.known, a.quad))


@dataclass(frozen=True, eq=False)
class Pool:
    """All acts, a column for each of their properties: `pair` and `kind` are places in `pairs` and `kinds`, days are ordinals."""

    pairs: tuple[Ends, ...]
    kinds: tuple[str, ...]
    pair: npt.NDArray[np.int64]
    kind: npt.NDArray[np.int64]
    day: Numbers
    known: Numbers

    def until(self, today: float) -> Pool:
        """What was known on a day."""
        then = (self.known <= today) & (self.day <= today)
        return Pool(self.pairs, self.kinds, self.pair[then], self.kind[then], self.day[then], self.known[then])

    def counts(self, today: float, half_life: float, since: float = -np.inf) -> Numbers:
        """Of every pair (rows) and kind (columns) the number of acts since a day, each weighing half after every half-life."""
        heavy = 2.0 ** (-(today - self.day) / half_life) * (self.day >= since)
        size = len(self.pairs) * len(self.kinds)
        flat = np.bincount(self.pair * len(self.kinds) + self.kind, heavy, size)
        return np.asarray(flat, float).reshape(len(self.pairs), len(self.kinds))

    def told(self) -> npt.NDArray[np.int64]:
        """How many acts each pair has."""
        return np.bincount(self.pair, minlength=len(self.pairs))

    def place(self, ends: Ends) -> int | None:
        """The row of a pair."""
        one = (ends[0], ends[1]) if ends[0] <= ends[1] else (ends[1], ends[0])
        return self.pairs.index(one) if one in self.pairs else None


def pool(acts: Iterable[tuple[Ends, Act]], kinds: Sequence[str] = QUADS, by: By = "quad") -> Pool:
    """The columns of acts, each given with its pair; one a day, pair and quad (or category), none of a pair with itself, none of a kind not asked for."""
    by_pair: dict[Ends, list[Act]] = {}
    place = {kind: n for n, kind in enumerate(kinds)}
    for (a, b), each in acts:
        if a != b and getattr(each, by) in place:
            by_pair.setdefault((a, b) if a < b else (b, a), []).append(each)
    names = tuple(sorted(by_pair))
    rows = [(n, each) for n, name in enumerate(names) for each in daily(by_pair[name], by)]
    return Pool(
        names, tuple(kinds), np.array([n for n, _ in rows], np.int64), np.array([place[getattr(a, by)] for _, a in rows], np.int64),
        np.array([a.day for _, a in rows], float), np.array([a.known for _, a in rows], float),
    )  # fmt: skip

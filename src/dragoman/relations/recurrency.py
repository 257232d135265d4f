"""Who comes next: the baseline that says what came lately comes again (Gastinger and others 2024), written anew from its formulas.

    psi(s, r, o, t) = sum over earlier days i with (s, r, o, i) of 2^(lambda (i - t))  /  sum over all earlier days i of 2^(lambda (i - t))
    xi(s, r, o, t)  = the share of o among all that r was told towards before t        score = alpha psi + (1 - alpha) xi

Every fact counts in both directions; known is all before the day asked about; other right answers of the same day are left out of the
ranking; ties are broken at random, since to break them kindly would flatter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
#: subject, relation, object, day
Fact = tuple[int, int, int, int]
#: how fast the past fades, a day, and how much recurrence weighs against what is common
FADE, RECURS = 0.02, 0.99999


class Recurrence:
    """All facts told so far, as the score of every object of a subject and a relation."""

    def __init__(self, entities: int, relations: int, fade: float = FADE, recurs: float = RECURS) -> None:
        self._fade, self._recurs = fade, recurs
        self._lately: dict[tuple[int, int], dict[int, float]] = defaultdict(lambda: defaultdict(float))
        self._common = np.zeros((relations, entities))
        self._first: int | None = None

    def add(self, facts: Iterable[Fact]) -> None:
        """Take in facts; those of one day once each."""
        for subject, relation, other, day in set(facts):
            self._first = day if self._first is None else min(self._first, day)
            self._lately[subject, relation][other] += 2.0 ** (self._fade * (day - self._first))
            self._common[relation, other] += 1

    def scores(self, subject: int, relation: int, day: int) -> Numbers:
        """The score of every object on a day; nothing but zeros where nothing is known."""
        common = self._common[relation]
        found: Numbers = (1 - self._recurs) * common / max(common.sum(), 1.0)
        lately = self._lately.get((subject, relation))
        if lately and self._first is not None:
            whole = np.sum(2.0 ** (self._fade * np.arange(day - self._first)))
            found[list(lately)] += self._recurs * np.array(list(lately.values())) / whole
        return found


def both_ways(facts: Sequence[Fact], relations: int) -> list[Fact]:
    """Facts and their inverses, whose relations are numbered after the others."""
    return [*facts, *((o, r + relations, s, t) for s, r, o, t in facts)]


def ranks(known: Sequence[Fact], asked: Sequence[Fact], entities: int, relations: int, seed: int = 0, fade: float = FADE, recurs: float = RECURS) -> Iterator[int]:
    """The rank of the right object of every fact asked about, in both directions, day by day; 1 is best."""
    rng = np.random.default_rng(seed)
    told = Recurrence(entities, 2 * relations, fade, recurs)
    told.add(both_ways(known, relations))
    for day, facts in groupby(sorted(set(asked), key=lambda f: f[3]), key=lambda f: f[3]):
        rows = both_ways(list(facts), relations)
        right: dict[tuple[int, int], list[int]] = defaultdict(list)
        for subject, relation, other, _ in rows:
            right[subject, relation].append(other)
        for subject, relation, other, _ in rows:
            yield _rank(told.scores(subject, relation, day), other, right[subject, relation], rng)
        told.add(rows)


def _rank(scores: Numbers, other: int, right: Sequence[int], rng: np.random.Generator) -> int:
    """The place of an object among all but the other right ones."""
    mine = scores[other]
    rest = scores.copy()
    rest[list(right)] = -1
    return 1 + int(np.sum(rest > mine)) + int(rng.integers(0, int(np.sum(rest == mine)) + 1))


def reciprocal(found: Iterable[int]) -> float:
    """The mean reciprocal rank, 0 to 1."""
    rows = np.fromiter(found, float)
    return float(np.mean(1 / rows)) if len(rows) else float("nan")

"""With how many partners a state in effect cooperates: the inverse of the chance that two of its cooperative deeds are with the same one.

    N = n (n - 1) / sum over partners c (c - 1)

Unbiased in its inverse (Simpson 1949; Hill's number of order 2), so that it does not grow with the press that is read, as a count or an entropy does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from dragoman.relations.signals import Mark

Numbers = npt.NDArray[np.float64]
#: the fewest deeds of which a number is given, the draws of its interval and the share that the interval holds
FEWEST, DRAWS, SHARE = 5, 400, 0.8


@dataclass(frozen=True, slots=True)
class Diversity:
    """The effective number of partners in a year and its interval; None where deeds are too few or no partner comes twice, `high` where it has no bound.

    `n` counts deeds once for each partner in them, `partners` are those met at all.
    """

    year: int
    n: int
    partners: int
    effective: float | None = None
    low: float | None = None
    high: float | None = None


def effective(counts: Iterable[int]) -> float | None:
    """The effective number of partners from the deeds with each; None where no partner comes twice."""
    found = np.array(list(counts), float)
    same = float(np.sum(found * (found - 1)))
    return float(found.sum() * (found.sum() - 1)) / same if same > 0 else None


def diversified(ties: Sequence[tuple[str, Mark]]) -> tuple[Diversity, ...]:
    """Year by year, with how many partners there were cooperative deeds in effect; each tie is a partner and a mark."""
    years: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for partner, mark in ties:
        if mark.deed and mark.score > 0:
            years[date.fromordinal(int(mark.day)).year].append((partner, mark.incident))
    return tuple(_year(year, years[year]) for year in sorted(years))


def _year(year: int, deeds: Sequence[tuple[str, str]]) -> Diversity:
    counts = Counter(partner for partner, _ in deeds)
    n, whole = sum(counts.values()), effective(counts.values())
    if n < FEWEST or whole is None:
        return Diversity(year, n, len(counts))
    low, high = _interval(deeds, 1 / whole)
    return Diversity(year, n, len(counts), whole, low, high)


def _interval(deeds: Sequence[tuple[str, str]], found: float, seed: int = 0) -> tuple[float | None, float | None]:
    """Incidents drawn again and again, each with all its partners; drawn twice they meet themselves, so the draws are moved back to what was found."""
    drawn = _drawn(_table(deeds), np.random.default_rng(seed))
    low, high = found + np.quantile(drawn, [(1 - SHARE) / 2, (1 + SHARE) / 2]) - drawn.mean()
    return 1 / min(max(high, 1e-9), 1.0), 1 / min(low, 1.0) if low > 1e-9 else None


def _table(deeds: Sequence[tuple[str, str]]) -> Numbers:
    """Incidents by partners: 1 where they meet; in an order that does not hang on names."""
    ids, names = ({name: n for n, name in enumerate(dict.fromkeys(row[k] for row in deeds))} for k in (1, 0))
    table = np.zeros((len(ids), len(names)))
    for partner, incident in deeds:
        table[ids[incident], names[partner]] = 1.0
    return table


def _drawn(table: Numbers, rng: np.random.Generator) -> Numbers:
    """The chance that two deeds are with one partner, in each draw of as many incidents."""
    times = rng.multinomial(len(table), np.full(len(table), 1 / len(table)), size=DRAWS)
    counts = times @ table
    n = counts.sum(axis=1)
    return np.asarray(np.sum(counts * (counts - 1), axis=1) / np.maximum(n * (n - 1), 1.0))

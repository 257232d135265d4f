"""Where signals differ: between institutions, speakers, and classes of cost; and whether deeds are softer or harder than words.

The discordance of all signals is the sum over groups of the share of pairs times the discordance within a group or between two, exactly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import exp

import numpy as np

from dragoman.records import Incident
from dragoman.relations.coherence import FEWEST as FEWEST_SIGNALS
from dragoman.relations.coherence import FEWEST_A_SIDE, STATEMENTS, Numbers
from dragoman.relations.signals import Mark

#: draws of the bootstrap, and the fewest signals on either side of a gap
DRAWS, FEWEST = 499, 4
#: words that bind who says them: dearer than talk, cheaper than deeds
BINDING = frozenset({"AGREE", "CONCEDE", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Gap:
    """The mean of deeds less that of words, with its 95 % interval over incidents: below 0 a side is softer in words than in deeds."""

    gap: float
    low: float
    high: float
    n: tuple[int, int]


def gap(found: Sequence[Mark], seed: int = 0) -> Gap | None:
    """The gap of marks; None below four on either side."""
    words, deeds = ([(m.score, m.weight) for m in found if m.deed is deed] for deed in (False, True))
    if min(len(words), len(deeds)) < FEWEST:
        return None
    rng = np.random.default_rng(seed)
    drawn = _means(deeds, rng) - _means(words, rng)
    low, high = np.quantile(drawn, [0.025, 0.975])
    return Gap(float(_mean(deeds) - _mean(words)), float(low), float(high), (len(words), len(deeds)))


def _mean(rows: Sequence[tuple[float, float]]) -> float:
    return sum(score * weight for score, weight in rows) / sum(weight for _, weight in rows)


def _means(rows: Sequence[tuple[float, float]], rng: np.random.Generator) -> Numbers:
    """The weighted mean of each of many draws of the Bayesian bootstrap (Rubin 1981); scores are few, so how heavy each of them is drawn says it all."""
    counts = Counter(rows)
    scores, weights = np.array(sorted(counts)).T
    heavy = rng.standard_gamma([counts[row] for row in sorted(counts)], size=(DRAWS, len(counts)))
    found: Numbers = heavy @ (scores * weights) / (heavy @ weights)
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """Two groups (or one with itself): their share of all pairs of signals, and the share of those that point in opposite directions.

    `enough` says whether either side has the four signals below which its discordance is not told.
    """

    one: str
    other: str
    pairs: float
    apart: float
    enough: bool


def parts(scores: Sequence[float], groups: Sequence[str], days: Sequence[float] | None = None, tau: float = STATEMENTS) -> list[Part]:
    """The discordance of all signals taken apart by group; the sum of `pairs` times `apart` is that of all."""
    told = sorted((day, group, score) for day, group, score in zip(days or [0.0] * len(scores), groups, scores, strict=True) if score)
    names = sorted({group for _, group, _ in told})
    pairs, apart = _weights([(day, names.index(group), int(score > 0)) for day, group, score in told], len(names), tau)
    total, n = float(pairs.sum()), Counter(group for _, group, _ in told)
    found = []
    for a, b in combinations_with_replacement(range(len(names)), 2):
        weight, against = (float(table[a, b] + (table[b, a] if a != b else 0.0)) for table in (pairs, apart))
        if weight:
            found.append(Part(names[a], names[b], weight / total, against / weight, min(n[names[a]], n[names[b]]) >= FEWEST_A_SIDE))
    return sorted(found, key=lambda p: (-p.pairs * p.apart, p.one, p.other))


def by_group(found: Sequence[Mark], groups: Mapping[str, str]) -> tuple[Part, ...]:
    """The discordance of marks taken apart by the group of their incident, among groups with four signals at the least; none where these have fewer than eight in all, or are one."""
    grouped = [(m, groups[m.incident]) for m in found if m.score and m.incident in groups]
    sizes = Counter(group for _, group in grouped)
    rows = [(m.score, group, m.day) for m, group in grouped if sizes[group] >= FEWEST_A_SIDE]
    if len(rows) < FEWEST_SIGNALS or len({group for _, group, _ in rows}) < 2:
        return ()
    scores, names, days = zip(*rows, strict=True)
    return tuple(parts(scores, names, days))


def _weights(told: Sequence[tuple[float, int, int]], groups: int, tau: float) -> tuple[Numbers, Numbers]:
    """The weight of all pairs of a signal of one group and an earlier one of another, and of those with opposite signs, in one pass through time."""
    past, pairs, apart = ([[0.0] * width for _ in range(groups)] for width in (2, groups, groups))
    last = told[0][0] if told else 0.0
    for day, group, sign in told:
        fade, last = exp((last - day) / tau), day
        for other, left in enumerate(past):  # groups are few: plain numbers are quicker than tables
            left[0] *= fade
            left[1] *= fade
            pairs[group][other] += left[0] + left[1]
            apart[group][other] += left[1 - sign]
        past[group][sign] += 1
    return np.array(pairs), np.array(apart)


def institutions(incidents: Sequence[Incident], state: str) -> Mapping[str, str]:
    """The institution of a state that acts in each incident: its sector, `GOV` where the state acts as a whole; incidents of others are left out."""
    found = {}
    for incident in incidents:
        own = sorted(code.partition(":")[2] or "GOV" for code in incident.actor if code.split(":")[0] == state)
        if own:
            found[incident.id] = own[0]
    return found


def cost(incident: Incident, mark: Mark) -> str:
    """The class of a signal by what it costs: `talk`, `pledge` (a public commitment), `deed`. No weights: classes are told apart, not added up."""
    return "deed" if mark.deed else "pledge" if incident.type in BINDING else "talk"

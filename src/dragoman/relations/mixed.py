"""Where signals differ: between institutions, speakers, and classes of cost; and whether deeds are softer or harder than words.

The discordance of all signals is the sum over groups of the share of pairs times the discordance within a group or between two, exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from dragoman.records import Incident
from dragoman.relations.coherence import FEWEST_A_SIDE, STATEMENTS, Numbers
from dragoman.relations.signals import Mark

#: draws of the bootstrap, and the fewest signals on either side of a gap
DRAWS, FEWEST = 999, 4
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
    words, deeds = (np.array([[m.score, m.weight] for m in found if m.deed is deed], float).reshape(-1, 2) for deed in (False, True))
    if min(len(words), len(deeds)) < FEWEST:
        return None
    rng = np.random.default_rng(seed)
    drawn = _means(deeds, rng) - _means(words, rng)
    low, high = np.quantile(drawn, [0.025, 0.975])
    plain = float(np.average(deeds[:, 0], weights=deeds[:, 1]) - np.average(words[:, 0], weights=words[:, 1]))
    return Gap(plain, float(low), float(high), (len(words), len(deeds)))


def _means(rows: Numbers, rng: np.random.Generator) -> Numbers:
    """The weighted mean of each of many resamples."""
    picks = rows[rng.integers(0, len(rows), (DRAWS, len(rows)))]
    found: Numbers = np.sum(picks[..., 0] * picks[..., 1], axis=1) / np.sum(picks[..., 1], axis=1)
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
    x = np.asarray(scores, float)
    t = np.zeros(len(x)) if days is None else np.asarray(days, float)
    g = np.asarray(groups)[x != 0]
    t, x = t[x != 0], x[x != 0]
    k = np.triu(np.exp(-np.abs(t[:, None] - t[None, :]) / tau), 1)
    signs = np.sign(x)[:, None] != np.sign(x)[None, :]
    total, names = float(k.sum()), sorted(set(g.tolist()))
    found = []
    for one, other in combinations_with_replacement(names, 2):
        mask = (g[:, None] == one) & (g[None, :] == other) | (g[:, None] == other) & (g[None, :] == one)
        weight = float(k[mask].sum())
        if weight and total:
            enough = min(int((g == one).sum()), int((g == other).sum())) >= FEWEST_A_SIDE
            found.append(Part(one, other, weight / total, float(k[mask & signs].sum()) / weight, enough))
    return sorted(found, key=lambda p: (-p.pairs * p.apart, p.one, p.other))


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

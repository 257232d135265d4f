"""Whom a state draws closer to and whom it leaves: its level with each partner before and after a day, words and deeds apart.

    D_j = mean after - mean before        var D_j = H / W_before + H / W_after + q (days between the middles of the two)
    R(j -> k) = P(D_k > 1) P(D_j < -1)    listed if R >= .8, each of the four cells has 5 incidents, and the false discovery rate holds

W is the sum of the weights of the marks; H and q come from all pairs together (series.py). The smoothed level is not asked: a walk fitted over
pairs of which most stay as they are smooths a sudden turn away.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist, median

import numpy as np
import numpy.typing as npt

from dragoman.records import Incident
from dragoman.relations.diversity import Diversity, diversified
from dragoman.relations.series import Variances
from dragoman.relations.signals import Mark, Score, marks, partners, span

Numbers = npt.NDArray[np.float64]
Pairs = frozenset[tuple[str, str]]
#: by how many points a partner must have moved; how likely a realignment must be; the share of false ones among those listed; the fewest incidents of a cell
STEP, LIKELY, FALSE, FEWEST = 1.0, 0.8, 0.1, 5


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its standard deviation."""

    mean: float
    error: float

    def above(self, bound: float) -> float:
        """How probable it is that the figure lies above a bound."""
        return NormalDist(self.mean, max(self.error, 1e-9)).cdf(2 * self.mean - bound)


@dataclass(frozen=True, slots=True)
class Change:
    """The level before and after, their difference, and how probable it is that they are more than a point closer, or further."""

    before: Estimate
    after: Estimate
    difference: Estimate
    closer: float
    further: float


@dataclass(frozen=True, slots=True)
class Shift:
    """A partner: incidents before and after, and what changed; `change` is None where either has fewer than five."""

    partner: str
    n: tuple[int, int]
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Realignment:
    """Away from one partner and towards another: how probable, the p by which it was listed, and the outlets without any one of which it is not listed."""

    away: str
    towards: str
    probability: float
    p: float
    hangs_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """Words, or deeds: the partners, who came closer first; the realignments, the likeliest first; and how many pairs of partners were looked at."""

    shifts: tuple[Shift, ...] = ()
    realignments: tuple[Realignment, ...] = ()
    looked_at: int = 0


@dataclass(frozen=True, slots=True)
class Alignment:
    """The partners of a state before and after a day (`split`, the first day of after; None where nothing has a date), and their number by year."""

    state: str
    split: str | None
    words: Panel
    deeds: Panel
    diversity: tuple[Diversity, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A mark that joins the state with a partner, and the outlet that alone tells it, where there is but one."""

    partner: str
    mark: Mark
    only: str | None


def alignment(state: str, incidents: Iterable[Incident], score: Score, variances: Variances, split: str | None = None, but: Container[str] = ()) -> Alignment:
    """Who came closer to a state and who moved away at a day; without one, at the middle of its incidents (of a month or year, at its first day). Codes in `but` are no partners.

    What is known only within a span that the day lies in counts neither before nor after.
    """
    ties = _ties(state, incidents, score, but)
    if not ties:
        return Alignment(state, split, Panel(), Panel(), ())
    told = span(split)
    day = told[0] if told else int(median(t.mark.day for t in ties))
    panels = [_panel([t for t in ties if t.mark.deed is deed], day, variances) for deed in (False, True)]
    return Alignment(state, date.fromordinal(day).isoformat(), panels[0], panels[1], diversified([(t.partner, t.mark) for t in ties]))


def _ties(state: str, incidents: Iterable[Incident], score: Score, but: Container[str]) -> list[Tie]:
    by_id = {i.id: i for i in incidents}
    return [
        Tie(partner, mark, incident.outlets[0] if len(incident.outlets) == 1 else None)
        for mark in marks(by_id.values(), score)
        for incident in (by_id[mark.incident],)
        for partner in sorted(partners(incident, state))
        if partner not in but
    ]


def _panel(ties: Sequence[Tie], day: int, v: Variances) -> Panel:
    """The partner table and the realignments of one channel, each looked at again without any one outlet."""
    names = sorted({t.partner for t in ties})
    sums = _sums(ties, names, day)
    shifts = [Shift(name, (int(row[0, 0]), int(row[1, 0])), _change(row, v)) for name, row in zip(names, sums, strict=True)]
    listed, looked_at = _listed(shifts)
    hangs: dict[tuple[str, str], list[str]] = {(r.away, r.towards): [] for r in listed}
    for outlet in sorted({t.only for t in ties if t.only and any(t.partner in pair for pair in hangs)}):
        without = sums - _sums([t for t in ties if t.only == outlet], names, day)
        left, _ = _listed([Shift(name, (int(row[0, 0]), int(row[1, 0])), _change(row, v)) for name, row in zip(names, without, strict=True)])
        for pair in hangs.keys() - {(r.away, r.towards) for r in left}:
            hangs[pair].append(outlet)
    found = [Realignment(r.away, r.towards, r.probability, r.p, tuple(hangs[r.away, r.towards])) for r in listed]
    return Panel(tuple(sorted(shifts, key=_order)), tuple(found), looked_at)


def _order(shift: Shift) -> tuple[bool, float, int, str]:
    change = shift.change
    return change is None, -change.difference.mean if change else 0.0, -sum(shift.n), shift.partner


def _sums(ties: Sequence[Tie], names: Sequence[str], day: int) -> Numbers:
    """For each partner, before and after: the number of marks, their weight, and the weighted sums of scores and of days."""
    at = {name: n for n, name in enumerate(names)}
    found = np.zeros((len(names), 2, 4))
    for tie in ties:
        mark = tie.mark
        if mark.last < day or mark.first >= day:
            found[at[tie.partner], int(mark.first >= day)] += (1, mark.weight, mark.weight * mark.score, mark.weight * mark.day)
    return found


def _change(row: Numbers, v: Variances) -> Change | None:
    """What the sums of a partner say; None where a cell has too few marks."""
    if min(row[:, 0]) < FEWEST:
        return None
    weight, level, middle = row[:, 1], row[:, 2] / row[:, 1], row[:, 3] / row[:, 1]
    before, after = (Estimate(float(level[n]), float(np.sqrt(v.noise / weight[n]))) for n in (0, 1))
    error = np.sqrt(v.noise / weight[0] + v.noise / weight[1] + v.drift * (middle[1] - middle[0]))
    difference = Estimate(after.mean - before.mean, float(error))
    return Change(before, after, difference, difference.above(STEP), 1 - difference.above(-STEP))


def _listed(shifts: Sequence[Shift]) -> tuple[list[Realignment], int]:
    """The realignments that are likely and pass Benjamini and Hochberg's test over all pairs of partners with enough marks; and the number of these.

    Both moves must have happened, so the p of a pair is the larger of the two (the test of an intersection).
    """
    known = [(s.partner, s.change) for s in shifts if s.change]
    closer, further = (np.array([getattr(change, name) for _, change in known]) for name in ("closer", "further"))
    away, towards = np.nonzero(~np.eye(len(known), dtype=bool))
    if not len(away):
        return [], 0
    likely, p = further[away] * closer[towards], 1 - np.minimum(further[away], closer[towards])
    kept = np.flatnonzero(passed(p, FALSE) & (likely >= LIKELY))
    found = [Realignment(known[away[n]][0], known[towards[n]][0], float(likely[n]), float(p[n])) for n in kept]
    return sorted(found, key=lambda r: (-r.probability, r.away, r.towards)), len(away)


def passed(p: Numbers, rate: float) -> npt.NDArray[np.bool_]:
    """Which of many tests hold with a share of false ones no larger than `rate` (Benjamini and Hochberg 1995)."""
    order = np.sort(p)
    under = np.flatnonzero(order <= rate * np.arange(1, len(p) + 1) / max(len(p), 1))
    return p <= (order[under[-1]] if len(under) else -1.0)

"""What may come next between two, as probabilities beside their baselines, from what was known on the day of issue and nothing later.

    next      the quad or category of the next act          chances  whether an act of a quad comes within 30 and 90 days
    ways      how far the level of words and of deeds may go        scheduled  what is announced for a day to come: listed, not forecast

Known is what was published by the day of issue, whatever day it is about. Below five acts in three years a pair has no figure of its own,
only the base rate of pairs like it. What moved a figure is what it would lose without each act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from dragoman.records import Incident
from dragoman.relations.forecast import HALF_LIFE, STEP, Course, Rates, common, course, exposure, next_shares, rates, sides, within
from dragoman.relations.pool import QUADS, Act, By, Ends, Pool, act, daily, pool
from dragoman.relations.scoring import normal_cdf
from dragoman.relations.series import Variances
from dragoman.relations.signals import Mark, Score, marks, span

Numbers = npt.NDArray[np.float64]
HORIZONS = (30, 90)
#: below so many acts a pair has no figure of its own; below so many past windows there is no base rate; days that are looked back; acts named
FEWEST, LEAST_WINDOWS, BACK, MOVERS = 5, 10, 1096, 3
CATEGORIES = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")


@dataclass(frozen=True, slots=True)
class Share:
    """The probability of a quad or category to be that of the next act; None below the floor. Beside it the share over all pairs, and the pair's own (each seen once more)."""

    kind: str
    probability: float | None
    climatology: float
    own: float | None


@dataclass(frozen=True, slots=True)
class Chance:
    """The probability that an act of a quad comes within `horizon` days; None below the floor or where the ledger has not looked for as long.

    `climatology` is the share of past windows over pairs (below the floor: over pairs like this one), `own` the pair's own; `moved` has the
    incidents without which the probability would be lower, and by how much.
    """

    kind: str
    horizon: int
    probability: float | None
    climatology: float | None
    own: float | None
    moved: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """Where the level of words or of deeds may go within `horizon` days, and the probability of a step either way for a level known exactly."""

    deeds: bool
    horizon: int
    n: int
    course: Course
    baseline: float


@dataclass(frozen=True)
class Outlook:
    """All of it for one pair on the day `issued`. `n` is how many acts of the pair of the last three years were known then, `looked` for how many days the ledger has been looking."""

    a: str
    b: str
    issued: str
    n: int
    looked: int
    next: tuple[Share, ...]
    categories: tuple[Share, ...]
    chances: tuple[Chance, ...]
    ways: tuple[Way, ...]
    scheduled: tuple[str, ...]

    @property
    def few(self) -> bool:
        """Whether the pair has too few acts for figures of its own."""
        return self.n < FEWEST


def rounded(probability: float) -> int:
    """A probability in points of a hundred, to five. To be shown, 0 is *under 5* and 100 *over 95*."""
    return 5 * round(20 * probability)


def acts_of(incidents: Iterable[Incident]) -> list[Act]:
    """The acts of incidents, each known since the first article that tells it."""
    return [each for i in incidents if (each := act(i.type, i.status, i.start or i.end, i.told, i.id)) is not None]


def outlook(ends: tuple[str, str | None], incidents: Sequence[Incident], others: Iterable[tuple[Ends, Act]], issued: str, score: Score, v: Variances) -> Outlook:
    """The outlook of a pair on a day; `others` has the acts of all pairs (those of this one are taken from its incidents). ValueError for a pair with itself or without a day."""
    days = span(issued)
    a, b = ends
    if days is None or b is None or a == b:
        raise ValueError(f"an outlook needs a day and two different entities, found {issued!r}, {a} and {b}")
    today, pair = days[1], (min(a, b), max(a, b))
    told = [i for i in incidents if (known := span(i.told)) and known[1] <= today]
    mine = daily(acts_of(told))
    every = [(e, each) for e, each in others if (min(e), max(e)) != pair and each.known <= today] + [(pair, each) for each in mine]
    since = max(min((each.known for _, each in every), default=today), today - BACK)
    view = _View(pair, today, since, sum(each.day >= today - BACK for each in mine))
    quads, kinds = pool(every), pool(every, CATEGORIES, "kind")
    return Outlook(
        *pair, issued, view.n, today - since, _next(view, quads, mine, "quad"), _next(view, kinds, mine, "kind"),
        tuple(chance for kind in QUADS for chance in _chances(view, quads, [each for each in mine if each.quad == kind], kind)),
        _ways(told, score, v, today) if view.n >= FEWEST else (), scheduled(told, today),
    )  # fmt: skip


@dataclass(frozen=True)
class _View:
    """Whose outlook it is, on which day, since when the ledger has looked, and how many acts of the pair of the last years are known."""

    pair: Ends
    today: int
    since: int
    n: int


def _next(view: _View, told: Pool, mine: Sequence[Act], by: By) -> tuple[Share, ...]:
    counts = told.counts(view.today, HALF_LIFE)
    back = view.today - BACK
    base = common(told.counts(view.today, np.inf, back))
    row = told.place(view.pair) if view.n >= FEWEST else None
    if row is None:
        return tuple(Share(kind, None, float(p), None) for kind, p in zip(told.kinds, base, strict=True))
    found = next_shares(counts, sides(counts, told.pairs))[row]
    seen = [getattr(a, by) for a in daily(mine, by) if a.day >= back]
    whole = len(seen) + len(told.kinds)
    return tuple(Share(kind, float(p), float(q), (seen.count(kind) + 1) / whole) for kind, p, q in zip(told.kinds, found, base, strict=True))


#: of one past window: in which pairs an act came, and how many acts each had before it
Window = tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64]]


def _chances(view: _View, told: Pool, mine: Sequence[Act], kind: str) -> Iterator[Chance]:
    """Both horizons of a quad, from the pair's acts of it."""
    row, looked = told.place(view.pair), exposure(view.today - view.since)
    known = view.n >= FEWEST and row is not None
    counts = told.counts(view.today, HALF_LIFE, view.since)[:, told.kinds.index(kind)]
    fitted = rates(counts, looked) if known else None
    heavy = {a.incident: 2.0 ** (-(view.today - a.day) / HALF_LIFE) for a in mine if a.day >= view.since}
    for horizon in HORIZONS:
        past = windows(told, kind, horizon, view.today, view.since)
        base = base_rate(past, few=view.n < FEWEST)
        if row is None or not known or view.today - view.since < horizon:
            yield Chance(kind, horizon, None, base, None)
            continue
        came = [bool(hit[row]) for hit, seen in past if seen[row]]
        own = (sum(came) + 1) / (len(came) + 2) if came else None
        yield Chance(kind, horizon, None, base, own) if fitted is None else _told(fitted, counts[row], heavy, looked, Chance(kind, horizon, None, base, own))


def _told(fitted: Rates, count: float, heavy: Mapping[str, float], looked: float, chance: Chance) -> Chance:
    """The chance with its probability, and what it would lose without each act."""
    p = within(fitted, count, looked, chance.horizon)
    moved = [(name, p - within(fitted, max(count - weight, 0.0), looked, chance.horizon)) for name, weight in heavy.items()]
    return replace(chance, probability=p, moved=tuple(sorted(moved, key=lambda m: (-m[1], m[0]))[:MOVERS]))


def windows(told: Pool, kind: str, horizon: int, today: int, since: int) -> list[Window]:
    """The past windows of a horizon, laid end to end back from today."""
    found = []
    for start in range(today - horizon, since - 1, -horizon):
        inside = (told.kind == told.kinds.index(kind)) & (told.day > start) & (told.day <= start + horizon)
        found.append((np.bincount(told.pair[inside], minlength=len(told.pairs)) > 0, told.until(start).told()))
    return found


def base_rate(past: Sequence[Window], *, few: bool) -> float | None:
    """In what share of windows an act came, over the pairs that were known before each; `few`: over those that had fewer than five acts. None where there are too few."""
    came = [hit[(seen > 0) & ((seen < FEWEST) | (not few))] for hit, seen in past]
    every = np.concatenate(came) if came else np.zeros(0)
    return float(every.mean()) if len(every) >= LEAST_WINDOWS else None


def scheduled(incidents: Iterable[Incident], today: int) -> tuple[str, ...]:
    """The incidents that are announced for a day to come, the next first."""
    plans = [(days[0], i.id) for i in incidents if i.status == "future" and (days := span(i.start or i.end)) and days[0] > today]
    return tuple(name for _, name in sorted(plans))


def _ways(incidents: Iterable[Incident], score: Score, v: Variances, today: int) -> tuple[Way, ...]:
    """Words and deeds carried on from today, each where it has enough marks of days that are over."""
    told = [m for m in marks(incidents, score) if m.first <= today]
    return tuple(way for deeds in (False, True) for h in HORIZONS if (way := _way([m for m in told if m.deed is deeds], deeds, h, v, today)))


def _way(told: Sequence[Mark], deeds: bool, horizon: int, v: Variances, today: int) -> Way | None:
    if len(told) < FEWEST:
        return None
    order = sorted(told, key=lambda m: (min(m.day, today), m.incident))
    ahead = course([min(m.day, today) for m in order], [m.score for m in order], [m.weight for m in order], v, today, horizon)
    return Way(deeds, horizon, len(told), ahead, normal_cdf(-STEP / (v.drift * horizon) ** 0.5) if v.drift else 0.0)

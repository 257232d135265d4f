"""What was promised, demanded and threatened, and what became of it: a state machine fed by later incidents, with the evidence for each step.

    conditional --condition met--> active --done by the debtor, in time--> kept
    active --contrary deed, or refusal--> broken     active --deadline and grace gone, no report--> lapsed     conditional --deadline--> expired
    active --taken back--> withdrawn                 the same again--> reaffirmed, never a second entry

Silence is never a broken promise: it is *lapsed*, with how many articles there were to hear it from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from dragoman.records import Incident

State = Literal["conditional", "active", "kept", "broken", "lapsed", "expired", "withdrawn"]
Kind = Literal["promise", "demand", "threat"]
KINDS: Mapping[str, Kind] = {"AGREE": "promise", "CONCEDE": "promise", "REQUEST": "demand", "THREATEN": "threat"}
#: what fulfils a commitment of each kind; of a demand the other side does it
FULFILS: Mapping[Kind, frozenset[str]] = {
    "promise": frozenset({"COOPERATE", "AID", "RETREAT", "CONSULT", "SUPPORT"}),
    "demand": frozenset({"CONCEDE", "RETREAT", "AGREE", "COOPERATE", "AID"}),
    "threat": frozenset({"SANCTION", "COERCE", "MOBILIZE", "ASSAULT"}),
}
#: what is contrary to it
BREAKS: Mapping[Kind, frozenset[str]] = {
    "promise": frozenset({"SANCTION", "COERCE", "ASSAULT", "REJECT"}),
    "demand": frozenset({"REJECT"}),
    "threat": frozenset({"CONCEDE"}),
}
#: days that a commitment without a deadline is waited for, and the share of it that is added as grace
IMPLIED, GRACE = 365, 0.25


@dataclass(frozen=True)
class Commitment:
    """A promise, demand or threat of `debtor` to `creditor`: when it was made, until when it holds, its state, and the evidence for and against.

    Of a demand the debtor is who is asked. `steps` are the states with their days and the incident that brought each.
    """

    id: str
    kind: Kind
    debtor: tuple[str, ...]
    creditor: tuple[str, ...]
    made: str
    due: str
    explicit: bool
    condition: str | None
    state: State
    reaffirmed: int = 0
    support: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    steps: tuple[tuple[State, str, str], ...] = field(default_factory=tuple)

    @property
    def open(self) -> bool:
        """Whether its outcome still lies ahead."""
        return self.state in ("conditional", "active")

    @property
    def disputed(self) -> bool:
        """Whether there is evidence both for and against its being kept."""
        return bool(self.support and self.against)


def ledger_of(incidents: Iterable[Incident], conditions: Mapping[str, str], today: str) -> list[Commitment]:
    """The commitments of incidents, each with its state on a day; `conditions` has the words of the condition of an incident that has one.

    Incidents of one day are taken in an order of their own (what is promised before what is done), whatever the order they come in.
    """
    found: list[Commitment] = []
    for incident in sorted((i for i in incidents if i.start and i.start <= today), key=_place):
        found = [_met(c, incident) if c.open else c for c in (_late(c, incident.start or today) for c in found)]
        if incident.type in KINDS and incident.status == "actual":
            found = _entered(found, incident, conditions.get(incident.id))
    return [_late(c, today) for c in found]


def _place(incident: Incident) -> tuple[str, bool, str]:
    return incident.start or "", incident.type not in KINDS, incident.id


def _states(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({code.split(":")[0] for code in codes}))


def _entered(found: list[Commitment], incident: Incident, condition: str | None) -> list[Commitment]:
    """The list with what an incident commits to: a new entry, or one that is there said again."""
    made = _new(incident, condition)
    same = next((n for n, c in enumerate(found) if c.open and (c.kind, c.debtor, c.creditor, c.condition) == (made.kind, made.debtor, made.creditor, made.condition)), None)
    if same is None:
        return [*found, made]
    again = found[same]
    if incident.id == again.id:
        return found
    later = replace(again, reaffirmed=again.reaffirmed + 1, due=max(again.due, made.due) if made.explicit else again.due, explicit=again.explicit or made.explicit)
    return [*found[:same], later, *found[same + 1 :]]


def _new(incident: Incident, condition: str | None) -> Commitment:
    kind = KINDS[incident.type]
    actors, others = _states(incident.actor), _states(incident.recipient)
    debtor, creditor = (others, actors) if kind == "demand" else (actors, others or actors)
    start = incident.start or ""
    explicit = incident.end is not None and incident.end > start
    due = (incident.end or start) if explicit else _after(start, IMPLIED)
    state: State = "conditional" if condition else "active"
    return Commitment(incident.id, kind, debtor, creditor, start, due, explicit, condition, state, steps=((state, start, incident.id),))


def _full(day: str) -> str:
    """The last day that a date of any precision stands for."""
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        year, month = int(day[:4]), int(day[5:])
        return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).isoformat()
    return day[:10]


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(_full(day)) + timedelta(days)).isoformat()


def _end(commitment: Commitment) -> str:
    """The day on which it is given up: the deadline and its grace."""
    waited = (date.fromisoformat(_full(commitment.due)) - date.fromisoformat(_full(commitment.made))).days
    return _after(commitment.due, max(round(waited * GRACE), 1))


def _late(commitment: Commitment, today: str) -> Commitment:
    """A commitment whose time is over without a report: lapsed, or expired where its condition was never met."""
    if not commitment.open or _full(today) <= _end(commitment):
        return commitment
    return _to(commitment, "expired" if commitment.state == "conditional" else "lapsed", _end(commitment), "")


def _to(commitment: Commitment, state: State, day: str, incident: str) -> Commitment:
    return replace(commitment, state=state, steps=(*commitment.steps, (state, day, incident)))


def _met(commitment: Commitment, incident: Incident) -> Commitment:
    """What an incident makes of an open commitment."""
    if incident.id == commitment.id or incident.status not in ("actual", "negated"):
        return commitment
    acts, takes, day = _states(incident.actor), _states(incident.recipient), incident.start or ""
    does = set(acts) & set(commitment.debtor) and (set(takes) & set(commitment.creditor) or (not takes and set(acts) & set(commitment.creditor)))
    if commitment.state == "conditional":
        answers = set(acts) & set(commitment.creditor) and set(takes) & set(commitment.debtor) and incident.status == "actual" and incident.type in FULFILS["promise"]
        return _to(commitment, "active", day, incident.id) if answers else commitment
    if not does:
        return commitment
    if incident.type in FULFILS[commitment.kind]:
        if incident.status == "negated":
            return replace(commitment, against=(*commitment.against, incident.id))
        return _to(replace(commitment, support=(*commitment.support, incident.id)), "kept", day, incident.id)
    if incident.type in BREAKS[commitment.kind] and incident.status == "actual":
        state: State = "withdrawn" if commitment.kind == "threat" else "broken"
        return _to(replace(commitment, against=(*commitment.against, incident.id)), state, day, incident.id)
    return commitment


@dataclass(frozen=True, slots=True)
class Kept:
    """The share kept of those whose outcome is known, with Jeffreys' 95 % interval, and Manski's bounds over all that were due."""

    kept: int
    known: int
    unknown: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share kept of those whose outcome is known."""
        return self.kept / self.known if self.known else float("nan")

    @property
    def bounds(self) -> tuple[float, float]:
        """What the share lies between whatever became of those that nobody reported on."""
        due = self.known + self.unknown
        return (self.kept / due, (self.kept + self.unknown) / due) if due else (0.0, 1.0)


def kept_share(commitments: Sequence[Commitment]) -> Kept:
    """How many were kept, of those that were due."""
    kept, broken, lapsed = (sum(c.state == state for c in commitments) for state in ("kept", "broken", "lapsed"))
    known = kept + broken
    low, high = jeffreys(kept, known)
    return Kept(kept, known, lapsed, low, high)


def jeffreys(hits: int, of: int, share: float = 0.95) -> tuple[float, float]:
    """The equal-tailed interval of Beta(hits + 1/2, misses + 1/2); the ends are 0 and 1 where there are no hits or no misses (Brown, Cai and DasGupta 2001)."""
    import numpy as np

    if not of:
        return 0.0, 1.0
    grid = np.linspace(0, np.pi / 2, 20_001)  # p = sin^2: the density in this angle has no poles
    angle = (grid[1:] + grid[:-1]) / 2
    density = np.sin(angle) ** (2 * hits) * np.cos(angle) ** (2 * (of - hits))
    below = np.cumsum(density) / density.sum()
    low, high = (float(np.sin(np.interp(q, below, angle)) ** 2) for q in ((1 - share) / 2, (1 + share) / 2))
    return 0.0 if not hits else low, 1.0 if hits == of else high


def incidence(times: Sequence[float], outcomes: Sequence[str | None]) -> dict[str, list[tuple[float, float]]]:
    """Cumulative incidence of each outcome over time with the others competing (Aalen and Johansen); None is still open when last seen.

    Not one minus Kaplan and Meier of each outcome, which would sum to more than one.
    """
    left, alive = len(times), 1.0
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in dict.fromkeys(o for o in outcomes if o)}
    sums = dict.fromkeys(found, 0.0)
    for time in sorted(set(times)):
        here = [o for t, o in zip(times, outcomes, strict=True) if t == time]
        ended = [o for o in here if o]
        for name in dict.fromkeys(ended):
            sums[name] += alive * ended.count(name) / left
            found[name].append((time, sums[name]))
        alive *= 1 - len(ended) / left
        left -= len(here)
    return found

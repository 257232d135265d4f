"""What was promised, demanded and threatened, and what became of it: a state machine fed by later incidents, with the evidence for each step.

    conditional --condition met--> active --done by the debtor, in time--> kept
    active --contrary deed, refusal, or a report after the deadline that it was not done--> broken
    active --deadline and grace gone, no report--> lapsed     conditional --deadline--> expired
    active --taken back--> withdrawn     active --the other side waives it--> released     the same again--> reaffirmed, never a second entry

Silence is never a broken promise: it is *lapsed*, with how many incidents there were to hear it from. A deed counts for or against a
commitment only on the same matter; one that is perhaps on it is kept for a reader to judge, and moves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from heapq import heappop, heappush
from typing import Literal

from dragoman.records import Incident
from dragoman.relations.matters import PERHAPS, SAME, Matter, near
from dragoman.relations.signals import base, span

State = Literal["conditional", "active", "kept", "broken", "lapsed", "expired", "withdrawn", "released"]
Kind = Literal["promise", "demand", "threat"]
KINDS: Mapping[str, Kind] = {"AGREE": "promise", "CONCEDE": "promise", "REQUEST": "demand", "THREATEN": "threat"}
#: what fulfils a commitment of each kind; of a demand the other side does it
FULFILS: Mapping[Kind, frozenset[str]] = {
    "promise": frozenset({"COOPERATE", "AID", "RETREAT", "CONSULT"}),
    "demand": frozenset({"CONCEDE", "RETREAT", "COOPERATE", "AID"}),
    "threat": frozenset({"SANCTION", "COERCE", "MOBILIZE", "ASSAULT"}),
}
#: what is contrary to it
BREAKS: Mapping[Kind, frozenset[str]] = {
    "promise": frozenset({"SANCTION", "COERCE", "ASSAULT", "REJECT"}),
    "demand": frozenset({"REJECT"}),
    "threat": frozenset({"CONCEDE"}),
}
#: kinds of acts that can move a commitment of each kind, or meet its condition
BEARING: Mapping[Kind, frozenset[str]] = {kind: FULFILS[kind] | BREAKS[kind] | FULFILS["promise"] | FULFILS["demand"] for kind in FULFILS}
#: of what is conceded, only what is announced of forces is a promise: a pardon or a lifted ban is done with its word
ANNOUNCED = "military"
#: within how many days of a promise a friendly act may be the meeting at which it was made, and is left to a reader
SAME_MEETING = 3
#: how near two matters are that come from one sentence
ONE_SENTENCE = 0.999
#: days that a commitment without a deadline is waited for, and the share of it that is added as grace
IMPLIED, GRACE = 365, 0.25
#: modes of sanctions that, in the context of diplomacy, are against the relation itself
BREAKING = frozenset({"expel", "discontinue"})
Matters = Mapping[str, Matter]


@dataclass(frozen=True, slots=True)
class Step:
    """A state that a commitment came to, when, by which incident, and why."""

    state: State
    day: str
    incident: str
    why: str


@dataclass(frozen=True)
class Commitment:
    """A promise, demand or threat of `debtor` to `creditor`: when it was made, until when it holds, its state, and the evidence for and against.

    Of a demand the debtor is who is asked. `by` is the day by which it had been made. `claimed` is kept by the word of one origin alone; `maybe` are incidents that may bear on it;
    `heard` is how many incidents of the two there were between the making and the end, to hear of it from.
    """

    id: str
    kind: Kind
    debtor: tuple[str, ...]
    creditor: tuple[str, ...]
    made: str
    by: str
    due: str
    explicit: bool
    condition: str | None
    state: State
    reaffirmed: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    claimed: bool = False
    heard: int = 0
    steps: tuple[Step, ...] = field(default_factory=tuple)

    @property
    def open(self) -> bool:
        """Whether its outcome still lies ahead."""
        return self.state in ("conditional", "active")

    @property
    def disputed(self) -> bool:
        """Whether there is evidence both for and against its being kept."""
        return bool(self.support and self.against)

    @property
    def late(self) -> bool:
        """Whether it was kept after its day, within the grace."""
        return self.state == "kept" and _full(self.steps[-1].day) > _full(self.due)


def ledger_of(incidents: Iterable[Incident], today: str, matters: Matters | None = None) -> list[Commitment]:
    """The commitments of incidents, each with its state on a day.

    `matters` says what each incident is about, and under its id and `?` what its condition is about; without it the kind of act alone decides.
    Incidents of one day are taken in an order of their own (what is promised before what is done), whatever the order they come in.
    """
    book = _Book(matters)
    for incident in sorted((i for i in incidents if i.start and span(i.start) and i.start <= today), key=_place):
        book.hear(incident)
    book.close(today)
    return book.listed()


class _Book:
    """Commitments in the order in which they were made. Those that are open stand by kind and by the day on which they are given up, so that an incident
    is held against those alone that it can move."""

    def __init__(self, matters: Matters | None) -> None:
        self._found: list[Commitment] = []
        self._before: list[int] = []  # what had been told of the two when it was made
        self._matters = matters
        self._open: dict[Kind, list[int]] = {kind: [] for kind in FULFILS}
        self._ends: list[tuple[str, int]] = []
        self._told: Counter[frozenset[str]] = Counter()  # incidents so far, by the parties to them

    def hear(self, incident: Incident) -> None:
        """Take in an incident: what is given up by its day, what it moves, what it commits to."""
        self.close(incident.start or "")
        if incident.status in ("actual", "negated"):
            self._told[_states(incident.actor) | _states(incident.recipient)] += 1
            acts = _states(incident.actor)
            for kind in (kind for kind, types in BEARING.items() if incident.type in types):
                for at in list(self._open[kind]):
                    known = self._found[at]
                    # what is active waits for its debtor, save to be waived
                    if known.id != incident.id and (known.state == "conditional" or incident.type == "CONCEDE" or not acts.isdisjoint(known.debtor)):
                        self._put(at, _met(known, incident, self._matters))
        if _commits(incident):
            self._enter(incident)

    def close(self, day: str) -> None:
        """Give up what has waited until a day without a report."""
        full = _full(day)
        while self._ends and self._ends[0][0] < full:
            end, at = heappop(self._ends)
            known = self._found[at]
            if known.open and end == _end(known.made, known.due):
                self._put(at, _late(known, end))

    def _put(self, at: int, changed: Commitment) -> None:
        if not changed.open:
            self._open[changed.kind].remove(at)
            changed = replace(changed, heard=self._heard(changed) - self._before[at])
        self._found[at] = changed

    def listed(self) -> list[Commitment]:
        """All of them as they stand."""
        return [replace(c, heard=self._heard(c) - before) if c.open else c for c, before in zip(self._found, self._before, strict=True)]

    def _heard(self, known: Commitment) -> int:
        """How many incidents of the two there have been."""
        return sum(n for parties, n in self._told.items() if not parties.isdisjoint(known.debtor) and not parties.isdisjoint(known.creditor))

    def _enter(self, incident: Incident) -> None:
        """Put in what an incident commits to: as a new entry, or as one that is there and open, said again."""
        made = _new(incident)
        like = (made.kind, made.debtor, made.creditor, bool(made.condition))
        for at in self._open[made.kind]:
            known = self._found[at]
            if (known.kind, known.debtor, known.creditor, bool(known.condition)) == like and _nearness(known.id, made.id, self._matters) >= SAME:
                due = max(known.due, made.due) if made.explicit else known.due
                self._found[at] = replace(known, reaffirmed=(*known.reaffirmed, incident.id), due=due, explicit=known.explicit or made.explicit)
                heappush(self._ends, (_end(known.made, due), at))
                return
        self._open[made.kind].append(len(self._found))
        heappush(self._ends, (_end(made.made, made.due), len(self._found)))
        self._found.append(made)
        self._before.append(self._heard(made))


def breaks_off(incident: Incident) -> bool:
    """Whether an act is against the relation itself: diplomats sent away, ties cut; to call one's own home is less."""
    return incident.type == "SANCTION" and incident.mode in BREAKING and "diplomatic" in incident.context


def _commits(incident: Incident) -> bool:
    return incident.type in KINDS and incident.status == "actual" and (incident.type != "CONCEDE" or ANNOUNCED in incident.context)


def _place(incident: Incident) -> tuple[str, bool, str]:
    return incident.start or "", incident.type not in KINDS, incident.id


@lru_cache(10_000)
def _states(codes: tuple[str, ...]) -> frozenset[str]:
    return base(codes)


def _nearness(one: str, other: str, matters: Matters | None) -> float:
    """How near two incidents are in matter; 1 where nothing is known of matters."""
    return near(matters.get(one, {}), matters.get(other, {})) if matters is not None else 1.0


def _new(incident: Incident) -> Commitment:
    kind = KINDS[incident.type]
    actors, others = (tuple(sorted(_states(codes))) for codes in (incident.actor, incident.recipient))
    debtor, creditor = (others, actors) if kind == "demand" else (actors, others or actors)
    start = incident.start or ""
    explicit = incident.end is not None and incident.end > start and span(incident.end) is not None
    due = (incident.end or start) if explicit else _after(start, IMPLIED)
    state: State = "conditional" if incident.condition else "active"
    step = Step(state, start, incident.id, f"if: {incident.condition}" if incident.condition else "said")
    by = min(_full(start), max(incident.told or "9999", _first(start)))
    return Commitment(incident.id, kind, debtor, creditor, start, by, due, explicit, incident.condition, state, steps=(step,))


def _first(day: str) -> str:
    """The first day that a date of any precision stands for."""
    return f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10]


@lru_cache(10_000)
def _full(day: str) -> str:
    """The last day that a date of any precision stands for."""
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        year, month = int(day[:4]), int(day[5:])
        return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).isoformat()
    return day[:10]


@lru_cache(10_000)
def _after(day: str, days: int) -> str:
    return (date.fromisoformat(_full(day)) + timedelta(days)).isoformat()


@lru_cache(10_000)
def _end(made: str, due: str) -> str:
    """The day on which what was made and due on these days is given up: the deadline and its grace."""
    waited = (date.fromisoformat(_full(due)) - date.fromisoformat(_full(made))).days
    return _after(due, max(round(waited * GRACE), 1))


def _late(commitment: Commitment, end: str) -> Commitment:
    """An open commitment whose time is over without a report: lapsed, or expired where its condition was never met."""
    if commitment.state == "conditional":
        return _to(commitment, Step("expired", end, "", "its time is over and no report says that the condition was met"))
    return _to(commitment, Step("lapsed", end, "", "its time is over and no report says what became of it"))


def _to(commitment: Commitment, step: Step) -> Commitment:
    return replace(commitment, state=step.state, steps=(*commitment.steps, step))


def _met(commitment: Commitment, incident: Incident, matters: Matters | None) -> Commitment:
    """What an incident makes of an open commitment."""
    acts, takes = _states(incident.actor), _states(incident.recipient)
    if commitment.state == "conditional":
        return _freed(commitment, incident, acts, takes, matters)
    debtor, creditor = commitment.debtor, commitment.creditor
    does = not acts.isdisjoint(debtor) and not (takes or acts).isdisjoint(creditor)
    waives = commitment.kind != "threat" and incident.type == "CONCEDE" and not acts.isdisjoint(creditor) and not takes.isdisjoint(debtor) and acts != {*debtor}
    step = _step(commitment, incident) if does else ("released", "support") if waives and incident.status == "actual" else None
    if step is None:
        return commitment
    if _first(incident.start or "") <= commitment.by:
        return commitment  # days of which one lies within the other tell no order
    likeness = _nearness(commitment.id, incident.id, matters)
    if matters is not None and likeness > ONE_SENTENCE:
        return commitment
    together = commitment.kind == "promise" and commitment.debtor == commitment.creditor
    if together and incident.status == "actual" and breaks_off(incident):
        return _moved(commitment, incident, ("broken", "against"), f"{incident.type}/{incident.mode} by {'+'.join(sorted(acts))}: against the relation that both had agreed to mend")
    at_once = incident.type in FULFILS["promise"] and _first(incident.start or "") <= _after(commitment.by, SAME_MEETING)
    if likeness < SAME or at_once:
        return replace(commitment, maybe=(*commitment.maybe, incident.id)) if likeness >= PERHAPS else commitment
    return _moved(commitment, incident, step, f"{incident.type} by {'+'.join(sorted(acts))} on the same matter ({likeness:.2f})" if matters is not None else incident.type)


def _step(commitment: Commitment, incident: Incident) -> tuple[State | None, Literal["support", "against"]] | None:
    """The state that a deed of the debtor brings, if any, and for which side it speaks; None where it says nothing of the commitment."""
    if incident.type in FULFILS[commitment.kind]:
        if incident.status == "actual":
            return "kept", "support"
        overdue = commitment.explicit and _full(incident.start or "") > _full(commitment.due)
        return "broken" if overdue and commitment.kind == "promise" else None, "against"
    if incident.type in BREAKS[commitment.kind] and incident.status == "actual":
        return "withdrawn" if commitment.kind == "threat" else "broken", "against"
    return None


def _moved(commitment: Commitment, incident: Incident, step: tuple[State | None, str], why: str) -> Commitment:
    state, side = step
    if side == "support":
        commitment = replace(commitment, support=(*commitment.support, incident.id), claimed=incident.grade == "single origin")
    else:
        commitment = replace(commitment, against=(*commitment.against, incident.id))
    return _to(commitment, Step(state, incident.start or "", incident.id, why)) if state else commitment


def _freed(commitment: Commitment, incident: Incident, acts: frozenset[str], takes: frozenset[str], matters: Matters | None) -> Commitment:
    """A conditional commitment whose condition an incident meets; by its words where they are known, else by what the other side does."""
    if incident.status != "actual" or incident.type not in FULFILS["promise"] | FULFILS["demand"]:
        return commitment
    if matters is not None:
        likeness = _nearness(f"{commitment.id}?", incident.id, matters)
        answers = likeness >= SAME and not (acts | takes).isdisjoint((*commitment.debtor, *commitment.creditor))
        why = f"the condition is met: {incident.type} by {'+'.join(sorted(acts))} ({likeness:.2f})"
    else:
        answers, why = not acts.isdisjoint(commitment.creditor) and not takes.isdisjoint(commitment.debtor), incident.type
    return _to(commitment, Step("active", incident.start or "", incident.id, why)) if answers else commitment

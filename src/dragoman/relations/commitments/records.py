"""What a commitment is, and the days that bound it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from dragoman.records import Incident
from dragoman.relations.signals import base, first_day, last_day, span

State = Literal["conditional", "active", "kept", "broken", "lapsed", "expired", "withdrawn", "released"]
Kind = Literal["promise", "demand", "threat"]
KINDS: Mapping[str, Kind] = {"AGREE": "promise", "CONCEDE": "promise", "REQUEST": "demand", "THREATEN": "threat"}
#: of what is conceded, only what is announced of forces is a promise: a pardon or a lifted ban is done with its word
ANNOUNCED = "military"
#: days that a commitment without a deadline is waited for, and the share of it that is added as grace
IMPLIED, GRACE = 365, 0.25


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
        return self.state == "kept" and last_day(self.steps[-1].day) > last_day(self.due)


def commits(incident: Incident) -> bool:
    """Whether an incident is a promise, a demand or a threat."""
    return incident.type in KINDS and incident.status == "actual" and (incident.type != "CONCEDE" or ANNOUNCED in incident.context)


def new(incident: Incident) -> Commitment:
    """What an incident commits to, as it stands on its day."""
    kind = KINDS[incident.type]
    actors, others = (tuple(sorted(base(codes))) for codes in (incident.actor, incident.recipient))
    debtor, creditor = (others, actors) if kind == "demand" else (actors, others or actors)
    start = incident.start or ""
    explicit = incident.end is not None and incident.end > start and span(incident.end) is not None
    due = (incident.end or start) if explicit else after(start, IMPLIED)
    state: State = "conditional" if incident.condition else "active"
    step = Step(state, start, incident.id, f"if: {incident.condition}" if incident.condition else "said")
    by = min(last_day(start), max(incident.told or "9999", first_day(start)))
    return Commitment(incident.id, kind, debtor, creditor, start, by, due, explicit, incident.condition, state, steps=(step,))


@lru_cache(10_000)
def after(day: str, days: int) -> str:
    """The day so many days after the last that a date stands for."""
    return (date.fromisoformat(last_day(day)) + timedelta(days)).isoformat()


@lru_cache(10_000)
def end_of(made: str, due: str) -> str:
    """The day on which what was made and due on these days is given up: the deadline and its grace."""
    waited = (date.fromisoformat(last_day(due)) - date.fromisoformat(last_day(made))).days
    return after(due, max(round(waited * GRACE), 1))

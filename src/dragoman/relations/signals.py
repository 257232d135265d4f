"""Incidents as marks on a scale: what was done and what was said, never mixed, each with its day and how far it can be relied on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.records import Incident

#: categories of deeds; a deed is one that happened, everything else is a word (methods.md 0.3)
DEEDS = frozenset({"COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
COOPERATIVE = frozenset({"COOPERATE", "AID", "RETREAT"})
#: how far one origin alone is relied on
SINGLE = 0.5
Score = Callable[[str, str | None], float | None]


@dataclass(frozen=True, slots=True)
class Mark:
    """An incident on the scale of -10 to 10: the first and last day that it may have been on (ordinals), its weight, and whether it is a deed."""

    incident: str
    first: int
    last: int
    score: float
    weight: float
    deed: bool
    actor: tuple[str, ...]

    @property
    def day(self) -> float:
        """The middle of its days."""
        return (self.first + self.last) / 2


def marks(incidents: Iterable[Incident], score: Score, *, meetings_are_deeds: bool = False) -> list[Mark]:
    """The marks of dated incidents by day. What is denied is none; what is only possible is none either."""
    found = [made for i in incidents if i.status in ("actual", "future") and (made := _mark(i, score, meetings_are_deeds)) is not None]
    return in_order(found)


def in_order(found: Iterable[Mark]) -> list[Mark]:
    """Marks by day."""
    return sorted(found, key=lambda m: (m.day, m.incident))


def _mark(incident: Incident, score: Score, meetings_are_deeds: bool) -> Mark | None:
    days = span(incident.start or incident.end)
    kind = said_as(incident.type, incident.status)
    value = score(kind, incident.mode if kind == incident.type else None)
    if days is None or value is None:
        return None
    deed = incident.status == "actual" and (incident.type in DEEDS or (meetings_are_deeds and incident.type == "CONSULT"))
    return Mark(incident.id, *days, float(value), SINGLE if incident.grade == "single origin" else 1.0, deed, incident.actor)


def said_as(kind: str, status: str) -> str:
    """The category of an act as it stands: an announced deed is a promise, an announced retreat a concession, an announced harm a threat."""
    if status != "future" or kind not in DEEDS:
        return kind
    return "THREATEN" if kind not in COOPERATIVE else "CONCEDE" if kind == "RETREAT" else "AGREE"


def day_of(told: str | None) -> int | None:
    """The first day of an ISO date of any precision, as an ordinal."""
    days = span(told)
    return days[0] if days else None


@lru_cache(20_000)
def span(told: str | None) -> tuple[int, int] | None:
    """The first and last day of an ISO date of any precision, as ordinals; None where it is no date."""
    try:
        if told is None:
            return None
        if len(told) == 4:
            return date(int(told), 1, 1).toordinal(), date(int(told), 12, 31).toordinal()
        if len(told) == 7:
            year, month = int(told[:4]), int(told[5:])
            return date(year, month, 1).toordinal(), date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
        return (day := date.fromisoformat(told[:10]).toordinal()), day
    except ValueError:
        return None


@lru_cache(20_000)
def first_day(told: str | None) -> str:
    """The first day that an ISO date of any precision stands for, as ISO; empty, before all others, where it is no date."""
    days = span(told)
    return date.fromordinal(days[0]).isoformat() if days else ""


@lru_cache(20_000)
def last_day(told: str | None) -> str:
    """The last day that an ISO date of any precision stands for, as ISO; empty, before all others, where it is no date."""
    days = span(told)
    return date.fromordinal(days[1]).isoformat() if days else ""


@lru_cache(10_000)
def base(codes: tuple[str, ...]) -> frozenset[str]:
    """The states, bodies and groups of entities: `MLI:MIL` is MLI. The same few are asked for again and again."""
    return frozenset(code.split(":", 1)[0] for code in codes)


def partners(incident: Incident, state: str) -> frozenset[str]:
    """With whom an incident joins a state: who acts on it, whom it acts on, who acts with it; not who is acted on beside it."""
    acts = base(incident.actor)
    met = acts | base(incident.recipient) if state in acts else acts if state in base(incident.recipient) else frozenset[str]()
    return met - {state}


def joined(incident: Incident) -> frozenset[tuple[str, str]]:
    """Every two entities that an incident joins, each two in the order of their codes."""
    return frozenset((min(a, b), max(a, b)) for a in base(incident.actor) for b in partners(incident, a))

"""What is best looked at next: the events of which the machine is least certain, times what they weigh in the account."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dragoman.records import Correction, Event

#: operations that mean that somebody has looked at the event
LOOKED = frozenset({"confirm", "set", "reject", "add"})


def queue(events: Iterable[Event], corrections: Sequence[Correction], score: Callable[[Event], float | None], most: int = 20) -> list[Event]:
    """The events that nobody has looked at yet, most useful first. `score` is from -10 to 10; a strong act weighs more."""
    looked = {c.target for c in corrections if c.op in LOOKED}
    open_ = [e for e in events if e.id not in looked and not any(r.field == "corrected" for r in e.reasons)]
    return sorted(open_, key=lambda e: (-worth(e, score), e.id))[:most]


def worth(event: Event, score: Callable[[Event], float | None]) -> float:
    """How much a look is worth: the doubt, times one and the strength of the act."""
    strength = abs(score(event) or 0.0) / 10
    return (1 - event.confidence) * (1 + strength) * (1.0 if event.status == "actual" else 0.6)

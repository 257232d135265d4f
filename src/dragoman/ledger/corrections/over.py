"""Corrections over the answers to questions: what the parts say of a pair, with what analysts say put in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dragoman.ledger.corrections.replay import Held, replay
from dragoman.records import Correction, Event, Source

UNDATED = "9999"
#: the corrections that are about two events
BINDING = ("merge", "split")
Told = Callable[[Sequence[str]], list[Event]]


def touched(corrections: Sequence[Correction], events: Callable[[str], Event | None], sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The articles in which a correction may change something: those of its words, in all versions, or of its event."""
    versions: dict[str, list[str]] = {}
    for source in sources.values():
        if source.url:
            versions.setdefault(source.url, []).append(source.id)
    found: dict[str, None] = {}
    for correction in corrections:
        if correction.anchor:
            found |= dict.fromkeys((correction.anchor.article, *versions.get(correction.anchor.url or "", ())))
        elif (event := events(correction.target)) is not None:
            found[event.article] = None
        if correction.op in BINDING and (other := events(str(correction.after))) is not None:
            found[other.article] = None
    return tuple(a for a in found if a in sources)


def held(corrections: Sequence[Correction], told: Told, event: Callable[[str], Event | None], sources: Mapping[str, Source]) -> tuple[Held, frozenset[str]]:
    """The events of the articles that corrections touch, as they hold, and which articles these are."""
    places = touched(corrections, event, sources)
    return replay(told(places), corrections, sources, {id: s.url for id, s in sources.items()}), frozenset(places)


def within(event: Event, source: Source | None, a: str | None, b: str | None, since: str | None, until: str | None) -> bool:
    """Whether an event is of a pair or an entity and of a period, as `sql/events.sql` has it."""
    actors, recipients = ({code.split(":")[0] for code in codes} for codes in (event.actor, event.recipient))
    if a and not b and a not in actors | recipients:
        return False
    if a and b and not ((a in actors and b in recipients | actors) or (b in actors and a in recipients)):
        return False
    published = source.published if source else None
    begin, last = event.start or event.end or published, event.end or event.start or published
    early = since is None or (last is not None and _last(last) >= first(since))
    return early and (until is None or (begin is not None and first(begin) <= _last(until)))


def first(day: str) -> str:
    """The first day that an ISO date of any precision stands for."""
    return day[:10] + {4: "-01-01", 7: "-01"}.get(len(day), "")


def _last(day: str) -> str:
    return day[:10] + {4: "-12-31", 7: "-31"}.get(len(day), "")


def in_order(events: Sequence[Event], sources: Mapping[str, Source]) -> list[Event]:
    """Events by date, undated last, then by publication and place."""

    def key(event: Event) -> tuple[str, str, str, int]:
        source = sources.get(event.article)
        return event.start or event.end or UNDATED, (source.published if source else None) or UNDATED, event.article, event.quotes["trigger"].start if "trigger" in event.quotes else 0

    return sorted(events, key=key)

"""The search over events: what the parts say by SQL, and what corrections put in its place by the same rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.ledger.corrections.over import within
from dragoman.options import Search
from dragoman.packs.roster import fold
from dragoman.records import Event, Source

#: where a search goes on: the day and the id of the last event that was given
Place = tuple[str, str]


def words(search: Search) -> list[str]:
    """The words that are looked for, folded."""
    return fold(search.words).split()


def values(search: Search, but: frozenset[str], after: Place | None, most: int) -> dict[str, Any]:
    """A search as `sql/found.sql` has it."""
    day, id = after or (None, None)
    return {
        "words": words(search), "a": search.a, "b": search.b, "types": list(search.types) or None, "statuses": list(search.statuses) or None,
        "outlet": search.outlet, "since": search.since, "until": search.until, "but": sorted(but), "day": day, "id": id, "most": most,
    }  # fmt: skip


def fits(event: Event, source: Source | None, search: Search) -> bool:
    """Whether a search finds an event."""
    sentence = event.quotes.get("sentence")
    told = fold(sentence.text) if sentence else ""
    return (
        all(within(event, source, who, None, search.since, search.until) for who in (search.a, search.b))
        and (not search.types or event.type in search.types)
        and (not search.statuses or event.status in search.statuses)
        and (search.outlet is None or (source is not None and source.outlet == search.outlet))
        and all(word in told for word in words(search))
    )


def place(event: Event, sources: Mapping[str, Source]) -> Place:
    """Where an event stands among those that are found: the later day first, then by id."""
    source = sources.get(event.article)
    return event.start or event.end or (source.published if source else None) or "", event.id


def latest(found: Iterable[tuple[Place, Event]], after: Place | None, most: int) -> list[Event]:
    """The events behind a place, the latest first and of one day by id, so many at the most."""
    rows = sorted((row for row in found if _behind(row[0], after)), key=lambda row: row[0][1])
    rows.sort(key=lambda row: row[0][0], reverse=True)
    return [event for _, event in rows[:most]]


def _behind(at: Place, after: Place | None) -> bool:
    return after is None or at[0] < after[0] or (at[0] == after[0] and at[1] > after[1])

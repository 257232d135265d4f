"""A pair at a glimpse: what a question to the ledger gives of it at once, before its incidents are linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.ledger.corrections import over
from dragoman.ledger.rows import event_of
from dragoman.records import Event, Glimpse, Source

if TYPE_CHECKING:
    from dragoman.records import Outcome


def glimpse(counted: Sequence[Mapping[str, Any]], latest: Sequence[dict[str, Any]], mended: Sequence[Event], sources: Mapping[str, Source], most: int) -> Glimpse:
    """What the parts say, by category and outlet and by their latest events, with what corrections put beside it."""
    kinds: Counter[str] = Counter()
    for row in counted:
        kinds[row["type"]] += row["events"]
    kinds.update(e.type for e in mended)
    outlets = {row["outlet"] for row in counted} | {sources[e.article].outlet for e in mended if e.article in sources}
    published = {row["article"]: row["published"] or "" for row in latest} | {id: s.published or "" for id, s in sources.items()}
    found = sorted(sorted((*map(event_of, latest), *mended), key=lambda e: e.article), key=lambda e: (e.start or e.end or "", published.get(e.article, "")), reverse=True)
    return Glimpse(dict(kinds.most_common()), len(outlets - {None, ""}), tuple(found[:most]))


def touching(outcomes: Sequence[Outcome], events: Sequence[Event]) -> dict[tuple[str, str], str]:
    """For every pair that corrections may have changed, what is known of these corrections; `events` are all, as they were said and as they hold, of the articles that corrections touch."""
    by_id = {e.id: e.article for e in events}
    told: dict[str, list[str]] = {}
    for o in outcomes:
        c = o.correction
        named = {by_id.get(str(each)) for each in (o.event, c.target, c.after if c.op in over.BINDING else None)}
        for article in named | {c.anchor.article if c.anchor else None}:
            told.setdefault(article or "", []).append(f"{c.id} {o.result} {o.event}")
    found: dict[tuple[str, str], set[str]] = {}
    for event in events:
        for pair in pairs_of(event) if event.article in told else ():
            found.setdefault(pair, set()).update(told[event.article])
    return {pair: "\n".join(sorted(lines)) for pair, lines in found.items()}


def pairs_of(event: Event) -> set[tuple[str, str]]:
    """The pairs that an event is of, as `sql/settle_by_pair.sql` has it."""
    actors, recipients = ({code.split(":")[0] for code in codes} for codes in (event.actor, event.recipient))
    return {(min(a, b), max(a, b)) for a in actors for b in actors | recipients if a != b}

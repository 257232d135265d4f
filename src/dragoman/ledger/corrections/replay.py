"""Corrections over what the machine says now: the events that hold, and what became of each correction.

Every correction comes out in one way: *applied*, *already so* (the machine has come to say it), *orphan* (its words are gone), *conflict*
(two people differ: the first holds, both are shown), *undone*, or *unknown* (an op of a later version: kept, without effect).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.errors import UsageError
from dragoman.ledger.corrections.anchors import nearest
from dragoman.ledger.corrections.fields import plain, standing, value_of
from dragoman.ledger.corrections.lines import OPS
from dragoman.records import Correction, Event, Outcome, Quote, Reason, Result, record_id


@dataclass
class Held:
    """Events by id as they hold so far, by article and address, and what is known of each correction."""

    events: dict[str, Event]
    by_article: dict[str, list[str]]
    versions: Mapping[str, tuple[str, ...]]
    articles: frozenset[str]
    gone: dict[str, Correction] = field(default_factory=dict)
    settled: dict[tuple[str, str], Correction] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)
    together: list[tuple[str, str]] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


def replay(events: Iterable[Event], corrections: Sequence[Correction], articles: Iterable[str] = (), urls: Mapping[str, str | None] | None = None) -> Held:
    """The events that hold after all corrections, in their order. `articles` are all that are kept, `urls` where each stood."""
    held = _held(events, frozenset(articles), urls or {})
    undone = _undone(corrections)
    for correction in corrections:
        if correction.op == "undo":
            _settle(held, correction, *(("applied", "taken back") if correction.target in {c.id for c in corrections} else ("orphan", "there is no such correction")))
        elif correction.id in undone:
            _settle(held, correction, "undone", f"taken back by {undone[correction.id].by}")
        elif correction.op not in OPS:
            _settle(held, correction, "unknown", f"'{correction.op}' is an operation of another version; kept without effect")
        else:
            _apply(held, correction)
    return held


def _held(events: Iterable[Event], articles: frozenset[str], urls: Mapping[str, str | None]) -> Held:
    rows = {e.id: e for e in events}
    by_article: dict[str, list[str]] = {}
    for event in rows.values():
        by_article.setdefault(event.article, []).append(event.id)
    versions: dict[str, tuple[str, ...]] = {}
    for article, url in urls.items():
        if url:
            versions[url] = (*versions.get(url, ()), article)
    return Held(rows, by_article, versions, articles | frozenset(by_article))


def _undone(corrections: Sequence[Correction]) -> dict[str, Correction]:
    """The corrections that are taken back, each with what took it back last; to take back an undo is to do again."""
    found: dict[str, Correction] = {}
    for correction in reversed(corrections):
        if correction.op == "undo" and correction.id not in found:
            found[correction.target] = correction
    return found


def _settle(held: Held, correction: Correction, result: Result, why: str, event: str | None = None) -> None:
    held.outcomes.append(Outcome(correction, result, why, event))


def _targets(held: Held, correction: Correction) -> list[Event]:
    """The events that a correction is about: that of its id, else those that stand on its words, in the article or in its other versions."""
    known = held.events.get(held.names.get(correction.target, correction.target))
    if known is not None:
        return [known]
    anchor = correction.anchor
    if anchor is None:
        return []
    places = (anchor.article, *held.versions.get(anchor.url or "", ()))
    return nearest(anchor, (held.events[i] for article in dict.fromkeys(places) for i in held.by_article.get(article, ()) if i in held.events))


def _apply(held: Held, correction: Correction) -> None:
    if correction.op == "add":
        return _add(held, correction)
    found = _targets(held, correction)
    if correction.op == "reject":
        return _reject(held, correction, found)
    if not found:
        why = "the machine no longer says this" if correction.anchor and correction.anchor.article in held.articles else "its article is not in this ledger"
        return _settle(held, correction, "orphan", f"{why}: “{correction.anchor.exact if correction.anchor else correction.target}”")
    if correction.op == "set":
        return _set(held, correction, found)
    if correction.op in ("merge", "split"):
        return _bind(held, correction, found[0])
    return _mark(held, correction, found[0])


def _set(held: Held, correction: Correction, found: Sequence[Event]) -> None:
    """One field of an event as an analyst has it."""
    name = correction.field or ""
    event = next((e for e in found if standing(e, name) == correction.before), found[0]) if name in Event.__dataclass_fields__ else found[0]
    try:
        value = value_of(name, correction.after)
    except UsageError as error:
        return _settle(held, correction, "conflict", str(error), event.id)
    earlier = held.settled.get((event.id, name))
    if earlier is not None and earlier.by != correction.by and earlier.after != correction.after:
        return _settle(held, correction, "conflict", f"{earlier.by} has set {name} to {_told(earlier.after)} already, which holds", event.id)
    held.settled[event.id, name] = correction
    if standing(event, name) == plain(value):
        return _settle(held, correction, "already so", f"the machine says {_told(value)} too", event.id)
    machine = standing(event, name)
    changed = "" if machine == correction.before or earlier else f"; the machine now says {_told(machine)}"
    _put(held, correction, replace(event, **{name: value}), f"{name}: {_told(machine)} before")
    return _settle(held, correction, "applied", f"{name}: {_told(machine)} → {_told(value)}{changed}", event.id)


def _told(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value) if value is not None else "nothing"


def _put(held: Held, correction: Correction, event: Event, what: str) -> None:
    """The event in place of the machine's, with who says so."""
    why = f"{what} ({correction.by}, {correction.at[:10]}{f': {correction.why}' if correction.why else ''})"
    held.events[event.id] = replace(event, reasons=(*event.reasons, Reason("corrected", why)))
    if correction.target != event.id:
        held.names[correction.target] = event.id


def _mark(held: Held, correction: Correction, event: Event) -> None:
    """A confirmation or a note: the event stays as it is, and says so."""
    rejected = held.gone.get(event.id)
    if rejected is not None:
        return _settle(held, correction, "conflict", f"{rejected.by} has rejected it", event.id)
    said = "confirmed" if correction.op == "confirm" else f"note: {correction.why or correction.after or ''}"
    _put(held, correction, event, said)
    held.settled[event.id, correction.op] = correction
    return _settle(held, correction, "applied", said, event.id)


def _reject(held: Held, correction: Correction, found: Sequence[Event]) -> None:
    """An event that is none, left out. Of several on the same words, that which says what was rejected."""
    if not found:
        here = correction.anchor is not None and correction.anchor.article in held.articles
        gone = held.names.get(correction.target, correction.target) in held.gone
        return _settle(held, correction, *(("already so", "the machine no longer says this") if here or gone else ("orphan", "its article is not in this ledger")))
    event = next((e for e in found if correction.before in (None, e.type)), None)
    if event is None:
        return _settle(held, correction, "already so", f"the machine now says {found[0].type} here")
    confirmed = held.settled.get((event.id, "confirm"))
    if confirmed is not None and confirmed.by != correction.by:
        return _settle(held, correction, "conflict", f"{confirmed.by} has confirmed it, which holds", event.id)
    held.gone[event.id] = correction
    del held.events[event.id]
    return _settle(held, correction, "applied", f"left out: {event.type} {', '.join(event.actor)} → {', '.join(event.recipient) or 'nobody'}", event.id)


def _add(held: Held, correction: Correction) -> None:
    """An event that the machine does not see, from the words of an article."""
    anchor, given = correction.anchor, correction.after if isinstance(correction.after, dict) else {}
    places = (anchor.article, *held.versions.get(anchor.url or "", ())) if anchor else ()
    place = next((a for a in places if a in held.articles), None)
    if anchor is None or place is None:
        return _settle(held, correction, "orphan", "its article is not in this ledger")
    try:
        event = _new(correction, given, place)
    except UsageError as error:
        return _settle(held, correction, "conflict", str(error))
    same = [e for e in nearest(anchor, (held.events[i] for i in held.by_article.get(place, ()) if i in held.events)) if e.type == event.type]
    if same and (set(same[0].actor), set(same[0].recipient)) == (set(event.actor), set(event.recipient)):
        held.names[correction.target] = same[0].id
        return _settle(held, correction, "already so", "the machine says it too", same[0].id)
    held.by_article.setdefault(place, []).append(event.id)
    _put(held, correction, event, "added")
    return _settle(held, correction, "applied", f"added: {event.type} {', '.join(event.actor)} → {', '.join(event.recipient) or 'nobody'}", event.id)


def _new(correction: Correction, given: Mapping[str, Any], place: str) -> Event:
    """The event that an `add` line describes."""
    anchor = correction.anchor
    assert anchor is not None
    values = {name: value_of(name, given.get(name)) for name in ("mode", "context", "actor", "recipient", "start", "end", "speaker", "condition")}
    trigger = Quote(place, anchor.start, anchor.end, anchor.exact)
    first = anchor.start - len(anchor.prefix)
    sentence = Quote(place, first, anchor.end + len(anchor.suffix), anchor.prefix + anchor.exact + anchor.suffix)
    name = correction.target if correction.target.startswith("ev_") else record_id("ev", correction.id)
    return Event(
        name, place, value_of("type", given.get("type")), trigger=anchor.exact, status=value_of("status", given.get("status") or "actual"),
        confidence=1.0, quotes={"sentence": sentence, "trigger": trigger}, **values,
    )  # fmt: skip


def _bind(held: Held, correction: Correction, event: Event) -> None:
    """Two events held to be of one happening, or of two."""
    other = held.events.get(held.names.get(str(correction.after), str(correction.after)))
    if other is None:
        return _settle(held, correction, "orphan", f"the other event, {correction.after}, is gone", event.id)
    pair = (min(event.id, other.id), max(event.id, other.id))
    mine, against = (held.together, held.apart) if correction.op == "merge" else (held.apart, held.together)
    if pair in against:
        return _settle(held, correction, "conflict", "another line holds the contrary, which holds", event.id)
    mine.append(pair)
    return _settle(held, correction, "applied", f"{'one happening' if correction.op == 'merge' else 'two happenings'} with {other.id}", event.id)

"""The words that a correction holds on to: made from an article, and found again in what was read later."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Anchor, Event, Quote, Source

#: how many characters before and behind the words are kept to tell them from the same words elsewhere
AROUND = 32


def anchored(event: Event, source: Source | None = None) -> Anchor:
    """The anchor of an event: its trigger, with what its sentence has around it."""
    trigger, sentence = event.quotes["trigger"], event.quotes.get("sentence") or event.quotes["trigger"]
    return _within(trigger, sentence, source)


def _within(words: Quote, sentence: Quote, source: Source | None) -> Anchor:
    first, last = words.start - sentence.start, words.end - sentence.start
    prefix, suffix = sentence.text[max(0, first - AROUND) : max(0, first)], sentence.text[last : last + AROUND]
    return Anchor(words.article, words.start, words.end, words.text, prefix, suffix, source.url if source else None)


def overlap(anchor: Anchor, event: Event) -> bool:
    """Whether an event stands on the anchor's words, at their place or, in another version of the article, in their surroundings."""
    trigger = event.quotes["trigger"]
    if event.article == anchor.article:
        return trigger.start < anchor.end and anchor.start < trigger.end
    sentence = event.quotes.get("sentence") or trigger
    return _stands(anchor, sentence.text) and (anchor.exact in trigger.text or trigger.text in anchor.exact)


def _stands(anchor: Anchor, sentence: str) -> bool:
    """Whether a sentence has the words with what stood around them, or most of it."""
    whole = anchor.prefix + anchor.exact + anchor.suffix
    return whole in sentence or anchor.prefix[-12:] + anchor.exact + anchor.suffix[:12] in sentence


def nearest(anchor: Anchor, events: Iterable[Event]) -> list[Event]:
    """The events that stand on an anchor's words, those that cover them best first."""
    found = [e for e in events if overlap(anchor, e)]
    return sorted(found, key=lambda e: (e.article != anchor.article, abs(e.quotes["trigger"].start - anchor.start) + abs(e.quotes["trigger"].end - anchor.end), e.id))

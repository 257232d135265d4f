"""From drafts to events: quotes cut from the article, the same act told twice kept once, in the order of the text."""

from __future__ import annotations

from dragoman.coding.sheet import Draft, Sheet
from dragoman.records import Event, Quote, Reason, record_id

NEEDS = ("drafts", "confidence", "anchored")
GIVES = ("events",)


def apply(sheet: Sheet) -> Sheet:
    """The sheet with its events."""
    return sheet.having(events=tuple(_event(sheet, d) for d in _once(sheet)))


def _once(sheet: Sheet) -> list[Draft]:
    """Of drafts that tell of one act, the first that is not a headline's; later ones are the same act told again."""
    kept: list[Draft] = []
    told: dict[tuple[str, str], list[Draft]] = {}
    for draft in sorted(sheet.drafts, key=lambda d: (sheet.sentence_of(d.trigger).block.kind == "headline", d.trigger)):
        heads = sheet.sentence_of(draft.trigger).block.kind == "headline"
        alike = told.setdefault((draft.type, draft.status), [])
        if not any(same_act(sheet, draft, other) or heads and _announces(draft, other) for other in alike):
            kept.append(draft)
            alike.append(draft)
    return sorted(kept, key=lambda d: d.trigger)


def _announces(headline: Draft, body: Draft) -> bool:
    """Whether a headline's act is the body's, told short: the same category, and parties in common on both sides that are named."""
    same = headline.type == body.type and headline.status == body.status
    return same and bool(_states(headline.actor) & _states(body.actor) or _states(headline.recipient) & _states(body.recipient))


def same_act(sheet: Sheet, one: Draft, other: Draft) -> bool:
    """Whether two drafts have the same category, parties and status, and dates that agree; without dates, the same word."""
    if (one.type, one.status) != (other.type, other.status) or one.mode != other.mode and one.mode and other.mode:
        return False
    if _states(one.actor) != _states(other.actor) or _states(one.recipient) != _states(other.recipient):
        return False
    if one.status in ("negated",) and one.speaker != other.speaker:
        return False
    if one.start and other.start and one.time_at and other.time_at:
        return one.start.startswith(other.start) or other.start.startswith(one.start)
    if one.type == "THREATEN" and sheet.tokens[one.trigger].sent == sheet.tokens[other.trigger].sent:
        return True  # *pourrait fermer le gazoduc, avertit le ministre*
    return _word(sheet, one) == _word(sheet, other)


def _word(sheet: Sheet, draft: Draft) -> str:
    """The beginning of the act's word: *retire* and *retrait* are near enough to be one act."""
    return sheet.tokens[draft.trigger].lemma[:4]


def _states(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(code.split(":")[0] for code in codes)


def _cut(sheet: Sheet, first: int, last: int) -> Quote:
    return Quote.cut(sheet.article, sheet.tokens[first].start, sheet.tokens[last - 1].end)


def _event(sheet: Sheet, draft: Draft) -> Event:
    quotes = {"sentence": _sentence(sheet, draft), "trigger": _cut(sheet, draft.first, draft.last)}
    for role, at in (("actor", draft.actor_at), ("recipient", draft.recipient_at), ("speaker", draft.speaker_at)):
        if at is not None:
            m = sheet.mention_at.get(at)
            quotes[role] = _cut(sheet, m.first, m.last) if m else _cut(sheet, at, at + 1)
    for role, span in (("condition", draft.condition), ("time", draft.time_at)):
        if span is not None:
            quotes[role] = _cut(sheet, *span)
    trigger = quotes["trigger"]
    name = record_id("ev", sheet.article.id, draft.type, trigger.start, trigger.end, draft.actor, draft.recipient)
    condition = quotes["condition"].text if "condition" in quotes else None
    return Event(
        name, sheet.article.id, draft.type, draft.mode, draft.context, draft.actor, draft.recipient, trigger.text, draft.start, draft.end,
        draft.status, draft.speaker, condition, draft.confidence, quotes, tuple(Reason(*r) for r in draft.reasons),
    )  # fmt: skip


def _sentence(sheet: Sheet, draft: Draft) -> Quote:
    sentence = sheet.sentence_of(draft.trigger)
    words = sheet.tokens[sentence.first : sentence.last]
    first, last = (next(t for t in order if t.text.strip()) for order in (words, reversed(words)))
    return Quote.cut(sheet.article, first.start, last.end)

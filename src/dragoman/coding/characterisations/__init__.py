"""What the text says of a relation itself: *a strategic partner*, *relations are at their lowest* (codebook.md 7)."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.characterisations.label import Told, measures
from dragoman.coding.characterisations.parties import parties_of
from dragoman.coding.characterisations.told import told
from dragoman.coding.grammar import verb_of
from dragoman.coding.modality.forms import own_mood
from dragoman.coding.modality.governors import governed
from dragoman.coding.sheet import Sheet, TimeSpan
from dragoman.records import Characterisation, Quote, Reason, record_id

NEEDS = ("mentions", "times", "predicates", "speaker")
GIVES = ("characterisations",)


def apply(sheet: Sheet) -> Sheet:
    """The sheet with its characterisations, one a clause."""
    found: list[Characterisation] = []
    taken: set[int] = set()
    for each in told(sheet):
        span = range(each.first, each.last)
        parties = parties_of(sheet, each)
        if len(parties) < 2 or taken & set(span) or not _stands(sheet, each):
            continue
        taken |= set(span)
        found.append(_record(sheet, each, parties))
    return sheet.having(characterisations=tuple(found))


def _stands(sheet: Sheet, each: Told) -> bool:
    """*Relations may be restored*, *will patch up their quarrel*: what is planned or only possible does not say how a relation stands; years of frost do, whatever may end them."""
    head = sheet.tokens[each.head]
    if head.pos == "NOUN" and any(measures(sheet, i) for i in range(each.first + 1, head.i + 1)):
        return True
    above = governed(sheet, head, False)
    return above is None and own_mood(sheet, verb_of(sheet, head) or head).status == "actual"


def _record(sheet: Sheet, each: Told, parties: tuple[str, ...]) -> Characterisation:
    label = Quote.cut(sheet.article, sheet.tokens[each.first].start, sheet.tokens[each.last - 1].end)
    sentence = sheet.sentence_of(each.head)
    words = [t for t in sheet.tokens[sentence.first : sentence.last] if t.text.strip()]
    quotes = {"label": label, "sentence": Quote.cut(sheet.article, words[0].start, words[-1].end)}
    time = _time(sheet, each)
    start, end = (time.start, time.end) if time else (None, None)
    why = [Reason("valence", each.why)] + ([Reason("start", time.why)] if time else [])
    name = record_id("ch", sheet.article.id, label.start, label.end)
    return Characterisation(name, sheet.article.id, parties, label.text, each.valence, start, end, _speaker(sheet, each), quotes, tuple(why))


def _time(sheet: Sheet, each: Told) -> TimeSpan | None:
    """The time inside the label, in the same clause around it, or of the verb that carries it."""
    own = [t for t in sheet.times if each.first - 1 <= t.first < each.last and t.kind in ("date", "since", "interval")]
    return own[0] if own else next(_clause_times(sheet, each), None) or _verb_time(sheet, each)


def _verb_time(sheet: Sheet, each: Told) -> TimeSpan | None:
    """*In 2005 it was held to be a model partner*: what dates the verb dates what it says."""
    verbs = {each.head, sheet.tokens[each.head].head}
    dated = [t for t in sheet.times_in.get(sheet.tokens[each.head].sent, ()) if t.kind in ("date", "since", "interval")]
    return next((t for t in dated if any(sheet.tokens[i].head in verbs for i in range(t.first, t.last))), None)


def _clause_times(sheet: Sheet, each: Told) -> Iterator[TimeSpan]:
    sentence = sheet.sentence_of(each.head)
    for time in sheet.times:
        if sentence.first <= time.first < sentence.last and time.kind in ("since", "interval"):
            between = range(min(time.first, each.first), max(time.first, each.last))
            if not any(sheet.tokens[i].text in (";", ":") for i in between) and len(between) < 15:
                yield time


def _speaker(sheet: Sheet, each: Told) -> str | None:
    from dragoman.coding.attribution.sources import sources

    return next((s.code for s in sources(sheet) if s.covers(each.head)), None)

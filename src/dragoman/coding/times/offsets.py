"""*Two days after Donald Trump had threatened Denmark*: an act that the text dates by its distance from another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.coding.changed import changed
from dragoman.coding.sheet import Draft, Sheet
from dragoman.coding.times.days import day_of, moved
from dragoman.coding.times.numbers import number
from dragoman.coding.times.reach import own_time

#: how many tokens a number may have: *vingt et un*
LONGEST = 4
FINER = ("hour", "minute", "second")


@dataclass(frozen=True, slots=True)
class Offset:
    """The act at `below` lies `count` units before (negative) or after the act at `above`; `said` is how the text puts it."""

    above: int
    below: int
    count: int
    unit: str
    said: str


def from_others(sheet: Sheet, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those without a time of their own dated from the act that the text counts from."""
    for offset in _offsets(sheet):
        day = _day(sheet, drafts, offset.above)
        if day is not None:
            drafts = [_moved(sheet, d, offset, day) if _stands(sheet, d, offset.below) else d for d in drafts]
    return drafts


def _offsets(sheet: Sheet) -> Iterator[Offset]:
    table = sheet.language.tables["times"]
    signs = {**dict.fromkeys(table["offsets"]["after"], -1), **dict.fromkeys(table["offsets"]["before"], 1)}
    for token in sheet.tokens:
        below = sheet.tokens[token.head]
        if token.low not in signs or token.dep not in ("case", "mark") or below.head == below.i or below.i < token.i:
            continue
        counted = _counted(sheet, token.i)
        if counted is not None:
            first, count, unit = counted
            yield Offset(below.head, below.i, signs[token.low] * count, unit, " ".join(t.text for t in sheet.tokens[first : token.i + 1]))
    yield from _eves(sheet)


def _eves(sheet: Sheet) -> Iterator[Offset]:
    """*Au lendemain des excuses*, *the day before the summit*: a day that a noun is counted from."""
    days = sheet.language.tables["times"]["offsets"]["days"]
    for token in (t for t in sheet.tokens if t.low in days):
        below = next((c for c in sheet.children[token.i] if sheet.tokens[c].dep in ("nmod", "obl", "acl") and c > token.i), None)
        if below is not None and token.head != token.i:
            yield Offset(token.head, below, -int(days[token.low]), "day", token.text)


def _counted(sheet: Sheet, i: int) -> tuple[int, int, str] | None:
    """The number and the unit that stand before a word, with the token that they begin at."""
    table = sheet.language.tables["times"]
    unit = table["units"].get(sheet.tokens[i - 1].low) if i > 1 else None
    if unit is None:
        return None
    for first in range(max(0, i - 1 - LONGEST), i - 1):
        words = " ".join(t.low for t in sheet.tokens[first : i - 1])
        value = number(words, table["numbers"]) if all(t.low in table["numbers"] or t.low.isdigit() or t.low in ("-", "et", "and") for t in sheet.tokens[first : i - 1]) else None
        if value is None and words in table["numbers"]:
            value = 0.0
        if value is not None and (value or unit in FINER):
            return first, int(value), unit
    return None


def _day(sheet: Sheet, drafts: list[Draft], above: int) -> str | None:
    """When the act at a token was: by its own event, else by the time in its clause."""
    same = next((d for d in drafts if d.trigger == above), None)
    if same is not None and same.time_at is not None and same.start:
        return same.start
    model = same or next((d for d in drafts if sheet.tokens[d.trigger].sent == sheet.tokens[above].sent), None)
    span = own_time(sheet, changed(model, trigger=above, kind="verb", status="actual", type="CONSULT")) if model else None
    return span.start if span else sheet.article.published if _now(sheet, above) else None


def _now(sheet: Sheet, i: int) -> bool:
    """*Ten weeks after the armies traded shells, India has not restored a visa*: what stands in the present or the perfect is of the day of publication."""
    forms = (sheet.tokens[i], *(sheet.tokens[c] for c in sheet.children[i] if sheet.tokens[c].dep in ("aux", "auxpass", "cop")))
    return any(t.form == "Fin" and t.tense in ("Pres", "Fut") for t in forms)


def _stands(sheet: Sheet, draft: Draft, below: int) -> bool:
    """Whether an act is the one that is counted from: its trigger, or the noun that its verb carries."""
    at = draft.trigger
    while at != below and sheet.tokens[at].dep in ("obj", "subj", "subjpass", "conj", "xcomp", "nmod") and sheet.tokens[at].head != at:
        at = sheet.tokens[at].head
        if at in sheet.triggers and at != below:
            return False
    return at == below


def _moved(sheet: Sheet, draft: Draft, offset: Offset, day: str) -> Draft:
    """The draft at its distance from a day, unless it has a nearer time of its own."""
    fine = offset.unit in (*FINER, "day", "night", "week", "fortnight")
    origin = day_of(day if len(day) == 10 else f"{day}-15" if len(day) == 7 else f"{day}-07-01")
    if origin is None or (fine and len(day) < 10) or draft.status in ("hypothetical", "future") or any(field == "start" and why.startswith("date: rule 'date'") for field, why in draft.reasons):
        return draft
    count, unit = (offset.count * 7, "day") if offset.unit == "week" else (offset.count, offset.unit)
    start, end, _ = moved(origin, count, unit)
    start, end = start[: len(day)], end[: len(day)]
    kept = tuple(r for r in draft.reasons if r[0] != "start")
    return changed(draft, start=start, end=end, reasons=(*kept, ("start", f"'{offset.said}' from {day}")))

"""The expressions of time of an article: the patterns of its language over each sentence, longest first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dragoman.coding.sheet import Sheet, TimeSpan
from dragoman.coding.times.rules import RULES, Ground, Meaning
from dragoman.packs import Language
from dragoman.packs.roster import fold

_COMPILED: dict[int, list[tuple[re.Pattern[str], Mapping[str, Any]]]] = {}
_CONNECTIVES: dict[int, re.Pattern[str]] = {}
YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d{3}|\s?(?:km|soldats|hommes|troops|people|milli))"


def _either(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


def patterns(language: Language) -> list[tuple[re.Pattern[str], Mapping[str, Any]]]:
    """The compiled patterns of a language, in the order of its pack."""
    if id(language) not in _COMPILED:
        table = language.tables["times"]
        months = _either(table["months"]) + (("|" + _either(table["short_months"]) + r"\.?") if table.get("short_months") else "")
        names = {
            "year": YEAR, "month": f"(?:{months})", "weekday": _either(table["weekdays"]), "day": r"(?:[12]\d|3[01]|0?[1-9])(?:er)?(?!\d)",
            "unit": _either(list(table["units"])), "number": r"(?:\d{1,3}|" + _either(list(table["numbers"])) + ")",
        }  # fmt: skip
        rows = []
        for row in table["pattern"]:
            text = row["regex"]
            for name, value in names.items():
                text = text.replace("{" + name + "}", value)
            rows.append((re.compile(rf"(?<![\w-])(?:{text})(?!\w)"), row))
        _COMPILED[id(language)] = rows
    return _COMPILED[id(language)]


def find(sheet: Sheet) -> Iterator[TimeSpan]:
    """Each expression in the order of the text; relative ones count from publication or from the day spoken of last."""
    published = day_of(sheet.article.published)
    running: date | None = None
    starts = [t.start for t in sheet.tokens]
    folded = fold(sheet.article.text).replace("\n", " ")
    for sentence in sheet.sentences:
        if sentence.first == sentence.last:
            continue
        left, right = sheet.tokens[sentence.first].start, sheet.tokens[sentence.last - 1].end
        for start, end, row, groups in _matches(sheet.language, folded, left, right):
            meaning = RULES[row["rule"]](Ground(published, running, sheet.language.tables["times"]), groups, row)
            if meaning is None:
                continue
            span = _span(sheet, starts, folded, start, end, meaning, row["rule"], left)
            yield span
            if span.start and len(span.start) == 10 and row["rule"] not in ("shift",):
                running = day_of(span.start)


def _matches(language: Language, text: str, left: int, right: int) -> list[tuple[int, int, Mapping[str, Any], dict[str, str | None]]]:
    found = [(m.start(), -m.end(), n, row, m.groupdict()) for n, (pattern, row) in enumerate(patterns(language)) for m in pattern.finditer(text, left, right)]
    kept: list[tuple[int, int, Mapping[str, Any], dict[str, str | None]]] = []
    for start, minus, _, row, groups in sorted(found, key=lambda f: (f[0], f[1], f[2])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, -minus, row, groups))
    return kept


def _span(sheet: Sheet, starts: list[int], text: str, start: int, end: int, meaning: Meaning, rule: str, left: int) -> TimeSpan:
    first = bisect_left(starts, start)
    if first >= len(starts) or (starts[first] > start and first):
        first -= 1
    last = max(first + 1, bisect_left(starts, end))
    kind = _connected(sheet.language, text[left:start], text[start:end]) if meaning.kind in ("date", "interval") else meaning.kind
    since, until = (meaning.start, meaning.end)
    if kind == "since":
        until = None
    elif kind in ("deadline", "until"):
        since = None
    return TimeSpan(first, last, since, until, kind or meaning.kind, meaning.later or "", f"rule '{rule}' on '{text[start:end].strip()}'")


def _connected(language: Language, before: str, own: str) -> str:
    """What the words before an expression make of it: since, deadline, until, or a date."""
    for kind, words in language.tables["times"]["connectives"].items():
        for word in sorted(words, key=len, reverse=True):
            if before.rstrip().endswith(word) and not before.rstrip()[: -len(word)][-1:].isalnum():
                return str(kind)
            if own.startswith(word + " ") and len(own) > len(word) + 1:
                return str(kind)
    return "date"


def day_of(text: str | None) -> date | None:
    """A date from an ISO text of day precision; None otherwise."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None

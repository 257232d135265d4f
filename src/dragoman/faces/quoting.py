"""A quotation as a face shows it: the sentence cut around its trigger, and free of what could harm a screen."""

from __future__ import annotations

import unicodedata

from dragoman.records import Characterisation, Event, Quote

#: characters of a sentence that are shown on either side of its trigger; more is cut with an ellipsis
AROUND = 300


def pieces(told: Event | Characterisation) -> list[tuple[str, bool]]:
    """The sentence that a record rests on, as pieces of text, each with whether it is the trigger or label; none where it has no quote."""
    whole = told.quotes.get("sentence") or next(iter(told.quotes.values()), None)
    if whole is None:
        return []
    mark = told.quotes.get("trigger") or told.quotes.get("label")
    if mark is None or not (whole.start <= mark.start and mark.end <= whole.end) or mark == whole:
        return [(_head(clean(whole.text), 2 * AROUND), False)]
    return [(text, marked) for text, marked in _cut(whole, mark) if text]


def _cut(whole: Quote, mark: Quote) -> list[tuple[str, bool]]:
    start, end = mark.start - whole.start, mark.end - whole.start
    before, after = clean(whole.text[:start], left=True), clean(whole.text[end:], right=True)
    return [(_tail(before), False), (_head(clean(whole.text[start:end]), 2 * AROUND), True), (_head(after, AROUND), False)]


def _head(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _tail(text: str) -> str:
    return text if len(text) <= AROUND else "… " + text[-AROUND:].split(" ", 1)[-1]


def clean(text: str, *, left: bool = False, right: bool = False) -> str:
    """Text on one line, without control characters or marks that turn the writing direction of what follows.

    A terminal obeys the first (colours, cursor, title), and the second can make a page say what it does not.
    `left` and `right` say on which side a single space may stay, where another piece follows.
    """
    plain = "".join(" " if char.isspace() else char for char in text if char.isspace() or _harmless(char))
    words = " ".join(plain.split())
    before = " " if right and plain[:1] == " " else ""
    after = " " if left and plain[-1:] == " " else ""
    return f"{before}{words}{after}" if words else (before or after)


def _harmless(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs") and char not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

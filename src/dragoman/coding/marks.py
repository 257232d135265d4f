"""Quotation marks, told once: those that open, those that close, and the straight one that does both."""

from __future__ import annotations

#: marks that only open and that only close
OPENS, CLOSES = frozenset({"«", "“"}), frozenset({"»", "”"})
#: all that may open, all that may close, and all of them
OPENING, CLOSING = OPENS | {'"'}, CLOSES | {'"'}
QUOTES = OPENING | CLOSING
#: how quotations in English, and within quotations, may close
APOSTROPHES = frozenset({"’", "'"})

"""Who is named: roster names, role phrases composed from parts, names from the recogniser, and what refers back to them."""

from __future__ import annotations

from dragoman.coding.actors.names import name_mentions
from dragoman.coding.actors.references import resolve
from dragoman.coding.actors.roles import role_mentions
from dragoman.coding.sheet import Sheet

NEEDS = ("tokens",)
GIVES = ("mentions",)


def apply(sheet: Sheet) -> Sheet:
    """The sheet with its mentions, in the order of the text."""
    named = name_mentions(sheet)
    composed = role_mentions(sheet, named)
    return sheet.having(mentions=tuple(resolve(sheet, composed)))

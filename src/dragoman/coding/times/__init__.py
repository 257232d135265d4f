"""When: expressions of time in the text, as intervals with their precision."""

from __future__ import annotations

from dragoman.coding.sheet import Sheet
from dragoman.coding.times import anchor
from dragoman.coding.times.expressions import find

NEEDS = ("tokens",)
GIVES = ("times",)

__all__ = ["anchor", "apply"]


def apply(sheet: Sheet) -> Sheet:
    """The sheet with its time expressions."""
    return sheet.having(times=tuple(find(sheet)))

"""Text of others in cells: no spreadsheet takes it for a formula, no line or column breaks on it."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.faces.quoting import clean

#: what a cell that is a formula begins with, in a spreadsheet of any locale
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
#: what spreadsheets pass over before they look for a formula
BEFORE = "' \t\r\n\v\f\u00a0"


def inert(text: str) -> str:
    """Text with an apostrophe before it where a spreadsheet would run it."""
    return "'" + text if text.lstrip(BEFORE).startswith(FORMULA) else text


def told(text: str) -> str:
    """What `inert` was given."""
    return text[1:] if text.startswith("'") and text.lstrip(BEFORE).startswith(FORMULA) else text


def one_line(text: str | None) -> str:
    """Text on one line, without tabs and control characters, that no spreadsheet runs; empty for none."""
    return inert(clean(text)) if text else ""


def many(values: Iterable[str]) -> str:
    """Several values in one cell, in the way of POLECAT."""
    return "; ".join(values)

"""A page of a list, and the cursor to the next: the place of the last row that was given, so that what is added meanwhile moves no row into two pages."""

from __future__ import annotations

import base64
import binascii
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar

from dragoman.errors import UsageError
from dragoman.faces.answers.shapes import Listed

T = TypeVar("T")
Row = TypeVar("Row")
#: a place in a list: texts and numbers by which it is sorted
Place = tuple[str | int, ...]


class CursorError(UsageError):
    """A cursor that no answer gave."""


def page(rows: Sequence[T], place: Callable[[T], Place], made: Callable[[T], Row], limit: int, cursor: str | None = None, *, backwards: bool = False) -> Listed[Row]:
    """A page of rows that are sorted by `place`: those behind the cursor, or before it where the list is read `backwards`; only they are `made`."""
    places = [place(row) for row in rows]
    if backwards:
        last = bisect_left(places, _place(cursor, places)) if cursor else len(rows)
        at = range(last - 1, max(last - limit, 0) - 1, -1)
        more = last > limit
    else:
        first = bisect_right(places, _place(cursor, places)) if cursor else 0
        at = range(first, min(first + limit, len(rows)))
        more = first + limit < len(rows)
    return Listed(tuple(made(rows[n]) for n in at), len(rows), told(places[at[-1]]) if more else None)


def told(place: Place) -> str:
    """A place as a cursor."""
    return base64.urlsafe_b64encode(json.dumps(place, ensure_ascii=True, separators=(",", ":")).encode()).decode().rstrip("=")


def read(cursor: str) -> Place:
    """The place of a cursor; CursorError where it is none."""
    try:
        found = json.loads(base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise CursorError(f"'{cursor[:40]}' is no cursor; take the one that 'next' gave, or leave it out for the first page") from error
    if not isinstance(found, list) or not all(isinstance(part, str | int) and not isinstance(part, bool) for part in found):
        raise CursorError(f"'{cursor[:40]}' is no cursor; take the one that 'next' gave, or leave it out for the first page")
    return tuple(found)


def day_and_id(cursor: str) -> tuple[str, str]:
    """The day and the id that a cursor stands for; CursorError where it does not."""
    match read(cursor):
        case (str(day), str(id)):
            return day, id
    raise CursorError(f"'{cursor[:40]}' is a cursor of another list; leave it out for the first page")


def number(cursor: str) -> int:
    """The number of rows that a cursor stands behind; CursorError where it says none."""
    match read(cursor):
        case (int(skip),) if 0 <= skip <= 10**9:
            return skip
    raise CursorError(f"'{cursor[:40]}' is a cursor of another list; leave it out for the first page")


def _place(cursor: str, places: Sequence[Place]) -> Place:
    """The place of a cursor of this very kind of list."""
    found = read(cursor)
    if places and [type(part) for part in found] != [type(part) for part in places[0]]:
        raise CursorError(f"'{cursor[:40]}' is a cursor of another list; leave it out for the first page")
    return found

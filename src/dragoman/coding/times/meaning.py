"""What an expression of time means, and the ground that it is understood on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.coding.fixed import fixed
from dragoman.coding.times.days import moved

#: units of which a year or a month told before can be the origin
COARSE = frozenset({"month", "year", "decade", "century"})
Groups = Mapping[str, str | None]
Row = Mapping[str, Any]


@fixed(slots=True)
class Meaning:
    """An interval, and the other one that a future act would take; `kind` as in `TimeSpan`, empty where no event is dated by it.

    `name` is how TimeML writes it where that is not the start; `named` how it writes the later one.
    """

    start: str | None
    end: str | None
    kind: str = "date"
    later: str | None = None
    name: str | None = None
    named: str | None = None

    def toward(self, ahead: bool | None) -> Meaning:
        """The meaning under a verb that looks ahead or back: the coming date is the only one, or none."""
        if ahead is None or not self.later:
            return self
        return replace(self, start=self.later, end=self.later) if ahead and self.kind == "date" else replace(self, later=self.later if ahead else None)


@fixed()
class Ground:
    """What a relative expression counts from: publication, and the last day that the text spoke of; `ahead` is where the verb looks.

    `last` is the last time told, at its own precision: what months and years are counted from; `beside` is the one told in the same sentence.
    """

    published: date | None
    running: date | None
    words: Mapping[str, Any]
    ahead: bool | None = None
    told: date | None = None
    last: str | None = None
    beside: str | None = None

    def origin(self, unit: str) -> date | None:
        """The running time of the narrative that so many of a unit are counted from, else publication."""
        if unit not in COARSE or not self.last or len(self.last) == 10:
            return self.reference
        return date(int(self.last[:4]), int(self.last[5:7] or 7), 1) if unit != "month" or len(self.last) > 4 else None

    @property
    def reference(self) -> date | None:
        """The running day of the narrative, else publication."""
        return self.running or self.published

    @property
    def day(self) -> date | None:
        """The day that a time of day belongs to: the day told last, else publication."""
        return self.told or self.published


#: a time that the words do not fix, and an expression that dates no event
VAGUE = Meaning(None, None, "vague")
SILENT = Meaning(None, None, "")


def shifted(day: date, count: int, unit: str) -> Meaning:
    """The unit of time so many units away from a day, at the unit's precision."""
    start, end, name = moved(day, count, unit)
    return Meaning(start, end, name=name)


def month_of(ground: Ground, word: str | None) -> int | None:
    """The number of a month's name, full or short."""
    bare = (word or "").rstrip(".")
    for key in ("months", "short_months"):
        for place, names in enumerate(ground.words.get(key, []), 1):
            if bare and bare in names.replace(".", "").split("|"):
                return place
    return None


def figures(text: str | None) -> int | None:
    """The number that the figures of a text make; None where it has none."""
    return int("".join(c for c in text or "" if c.isdigit()) or 0) or None

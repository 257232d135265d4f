"""An event with where it was told: all that is asked of it to find what else tells of the same happening."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dragoman.records import Event, Source

NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
NAME = re.compile(r"\b[A-ZÀ-Ý][\w’'-]{2,}")
#: how far from publication an act without a date may lie, before and after
BACK, AHEAD = 30, 3


@dataclass(frozen=True)
class Telling:
    """`group` is the copy group of the article, `credit` the agency that it credits, `country` its outlet's."""

    event: Event
    source: Source
    group: str | None = None
    credit: str | None = None
    country: str | None = None

    @cached_property
    def actors(self) -> frozenset[str]:
        """The states and bodies that act."""
        return frozenset(code.split(":")[0] for code in self.event.actor)

    @cached_property
    def recipients(self) -> frozenset[str]:
        """The states and bodies that the act is directed at."""
        return frozenset(code.split(":")[0] for code in self.event.recipient)

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """The first and last day, as ordinals, that the act may have begun on; None where neither text nor publication says."""
        told = self.event.start or self.event.end
        if told:
            return bounds(told)
        published = bounds(self.source.published) if self.source.published else None
        return (published[0] - BACK, published[1] + AHEAD) if published else None

    @cached_property
    def sentence(self) -> str:
        """The sentence that tells it."""
        quote = self.event.quotes.get("sentence")
        return quote.text if quote else self.event.trigger

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers in its sentence, years and the digits of dates left out."""
        return frozenset(n for n in NUMBER.findall(self.sentence) if not (len(n) == 4 and n[:2] in ("19", "20")))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words with a capital in its sentence, but the first."""
        return frozenset(w.casefold() for w in NAME.findall(self.sentence[1:]))

    @property
    def origin(self) -> str:
        """Whose telling it is where nothing joins it to another: the agency it credits, else its outlet, else its article."""
        return self.credit or self.source.outlet or self.event.article


def bounds(told: str) -> tuple[int, int] | None:
    """The first and the last day of an ISO date of any precision, as ordinals; None where it is no date."""
    try:
        if len(told) == 4:
            return date(int(told), 1, 1).toordinal(), date(int(told), 12, 31).toordinal()
        if len(told) == 7:
            first = date(int(told[:4]), int(told[5:]), 1)
            return first.toordinal(), ((first + timedelta(31)).replace(day=1) - timedelta(1)).toordinal()
        return (day := date.fromisoformat(told[:10]).toordinal()), day
    except ValueError:
        return None

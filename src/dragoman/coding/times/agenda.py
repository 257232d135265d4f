"""Agendas: a line that is only a day (*LUNDI 26*, *Monday, January 26*) dates what the lines under it tell."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from dragoman.coding.once import once
from dragoman.coding.sheet import Sheet
from dragoman.coding.times.days import day_of
from dragoman.packs import Language
from dragoman.packs.roster import fold

#: how far from publication the days of an agenda lie
BEFORE, AFTER = 3, 45
LONGEST = 40


@once
def _heading(language: Language) -> re.Pattern[str]:
    table: dict[str, Any] = language.tables["times"]
    days, months = "|".join(table["weekdays"]), "|".join(table["months"])
    return re.compile(rf"\s*(?P<wd>{days}),? +(?:(?P<m0>{months}) +)?(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?(?: +(?P<m1>{months}))?(?:,? +\d{{4}})?\s*[.:]?\s*$")


def day_told(sheet: Sheet, i: int) -> str | None:
    """The day of the heading over the block that a token stands in, as an ISO date; None where there is none."""
    known = sheet.memo("agenda")
    if "days" not in known:
        known["days"] = _days(sheet)
    return next((day for start, day in reversed(known["days"]) if start <= sheet.tokens[i].start), None)


def _days(sheet: Sheet) -> list[tuple[int, str | None]]:
    """Where each heading ends and the day that it names; a sub-heading of another kind ends the agenda."""
    published = day_of(sheet.article.published)
    found: list[tuple[int, str | None]] = []
    for block in sheet.article.blocks if published else ():
        text = sheet.article.text[block.start : block.end]
        for line in re.finditer(r"[^\n]+", text):
            match = _heading(sheet.language).match(fold(line[0])) if len(line[0]) <= LONGEST else None
            if match and published:
                found.append((block.start + line.end(), _nearest(sheet.language, published, match)))
    return found if len(found) > 1 else []


def _nearest(language: Language, published: date, match: re.Match[str]) -> str | None:
    """The day of that weekday and number next to publication."""
    weekday, month = language.tables["times"]["weekdays"].index(match["wd"]), match["m0"] or match["m1"]
    for more in range(-BEFORE, AFTER):
        day = published + timedelta(more)
        if day.weekday() == weekday and day.day == int(match["d"]) and (not month or language.tables["times"]["months"][day.month - 1] == month):
            return day.isoformat()
    return None

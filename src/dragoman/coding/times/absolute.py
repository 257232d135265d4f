"""Rules for dates of the calendar: days, months, years, intervals, seasons, quarters, decades and feasts; those without a year get one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.coding.times.days import SEASONS, add_days, add_months, feast, iso, part_of_year
from dragoman.coding.times.meaning import SILENT, Ground, Groups, Meaning, Row, figures, month_of
from dragoman.coding.times.numbers import number, year_of

#: days ahead of publication: within SOON a date is taken to be coming where no verb tells; beyond FAR nobody announces a day without its year
SOON, FAR = 60, 270
CENTURIES = {"xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}


def _year_near(ground: Ground, month: int, day: int | None, groups: Groups) -> int | None:
    """The year of a month without one: the next after the time told beside it, else the latest, never after publication; the next with *prochain*."""
    now = ground.published
    if now is None:
        return ground.running.year if ground.running else None
    if ground.beside and ground.ahead is not True and not any(groups.get(key) is not None for key in ("last", "next")):
        after = int(ground.beside[:4]) + (0 if f"{month:02d}" >= ground.beside[5:7] else 1)
        if (after, month) <= (now.year, now.month):
            return after
    ahead = (month, day or 1) > (now.month, now.day if day else 31)
    if groups.get("next") is not None:
        return now.year + (0 if ahead else 1)
    same = groups.get("last") is not None and (month, day) == (now.month, now.day if day else None)
    return now.year - (1 if ahead or same else 0)


def _weekday_year(ground: Ground, groups: Groups, year: int, month: int, day: int | None) -> int:
    """The year in which the day fell on the weekday that is told with it."""
    wanted = groups.get("wd")
    if not wanted or not day or ground.published is None:
        return year
    for each in (year, year + 1, year - 1):
        text = iso(each, month, day)
        if text and ground.words["weekdays"].index(wanted) == date.fromisoformat(text).weekday():
            return each
    return year


def rule_date(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    month = int(groups["mm"] or 0) if groups.get("mm") else month_of(ground, groups.get("m1"))
    if not month:
        return None
    day = figures(groups.get("d1"))
    if groups.get("y1"):
        text = iso(year_of(groups["y1"]), month, day)
        return Meaning(text, text) if text else None
    year = _year_near(ground, month, day, groups)
    return _dated(ground, groups, _weekday_year(ground, groups, year, month, day), month, day) if year else None


def _dated(ground: Ground, groups: Groups, year: int, month: int, day: int | None) -> Meaning | None:
    """A day or a month whose year is guessed: with the one to come beside it, unless *dernier* or *prochain* tells."""
    text = iso(year, month, day)
    later = _coming(ground, year, month, day, text) if text and ground.published else None
    if later and day and ground.ahead and groups.get("next") is None and ground.published and later > add_days(ground.published, FAR).isoformat():
        later = None
    told = any(groups.get(key) is not None for key in ("last", "next", "wd"))
    return Meaning(text, text, later=later, named=None if told else later) if text else None


def _coming(ground: Ground, year: int, month: int, day: int | None, text: str) -> str | None:
    """The same day or month, in this year or the next, that is not before publication."""
    return text if ground.published and text >= ground.published.isoformat()[: len(text)] else iso(year + 1, month, day)


def rule_day(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    """*Le 14, ...*: the day of that number next to the day told last, or the last before publication, the next after it under a future."""
    near = ground.told or ground.published
    if near is None or ground.published is None:
        return None
    months = [add_months(near.replace(day=1), more) for more in (-1, 0, 1)]
    days = [d for m in months if (text := iso(m.year, m.month, figures(groups.get("d1")))) and (d := date.fromisoformat(text))]
    fit = [d for d in days if (d >= ground.published if ground.ahead else d <= ground.published)]
    text = min(fit, key=lambda d: abs((d - near).days)).isoformat() if fit else None
    return Meaning(text, text) if text else None


def rule_month(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    return rule_date(ground, {**groups, "d1": None, "mm": None}, row)


def _span_year(ground: Ground, groups: Groups, month: int | None) -> int | None:
    """The year in which an interval ends: told, or that of its weekday, or the coming one under a verb that looks ahead."""
    if groups.get("y2"):
        return year_of(groups["y2"])
    year = _year_near(ground, month, None, groups) if month else None
    if year is None or month is None or ground.published is None or any(groups.get(key) is not None for key in ("last", "next")):
        return year
    if groups.get("wd"):
        return _weekday_year(ground, groups, year, month_of(ground, groups.get("m1")) or month, figures(groups.get("d1")))
    day = figures(groups.get("d2")) or 28
    coming = next((text for y in (year, year + 1) if (text := iso(y, month, day)) and text >= ground.published.isoformat()), "9999")
    soon = ground.ahead or (ground.ahead is None and coming <= add_days(ground.published, SOON).isoformat())
    return int(coming[:4]) if soon and coming != "9999" else year


def rule_interval(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    month2 = month_of(ground, groups.get("m2"))
    month1 = month_of(ground, groups.get("m1")) or (month2 if groups.get("d1") else None)
    year2 = _span_year(ground, groups, month2)
    year1 = year_of(groups["y1"]) if groups.get("y1") else year2
    if year1 is None or year2 is None:
        return None
    if not groups.get("y1") and month1 and month2 and month1 > month2:
        year1 -= 1
    start, end = iso(year1, month1, figures(groups.get("d1"))), iso(year2, month2, figures(groups.get("d2")))
    return Meaning(start, end, "interval") if start and end and start <= end else None


def rule_year(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    year = iso(year_of(groups["y1"]), None, None)
    return Meaning(year, year) if year else None


def rule_decade(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    text = groups["decade"] or ""
    tens = number(text, ground.words["numbers"]) if not text.isdigit() else int(text)
    if tens is None or (tens < 100 and tens % 10):
        return None
    first = int(tens) if tens >= 1000 else 1900 + int(tens)
    return Meaning(str(first), str(first + 9), "interval", name=str(first)[:3])


def rule_century(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    text = groups["century"] or ""
    count = int(text) if text.isdigit() else CENTURIES.get(text) or ground.words["ordinals"].get(text)
    return replace(SILENT, name=f"{count - 1:02d}") if count and count <= 22 else None


def rule_season(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    month = ground.words["seasons"][groups["season"]]
    year = year_of(groups["y1"]) if groups.get("y1") else _year_near(ground, month, None, groups)
    if year is None or (start := iso(year, month, None)) is None:
        return None
    gone = ground.published is not None and start < ground.published.isoformat()[:7]
    coming = gone and not groups.get("y1") and groups.get("last") is None
    end, named = add_months(date(year, month, 1), 2).isoformat()[:7], f"{year + 1}-{SEASONS[month]}" if coming else None
    return Meaning(start, end, later=iso(year + 1, month, None) if coming else None, name=f"{year}-{SEASONS[month]}", named=named)


def rule_part(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    """A quarter or a half of a year: told, else this year's."""
    year = year_of(groups["y1"]) if groups.get("y1") else ground.published and ground.published.year + int(row.get("shift", 0))
    count = ground.words["ordinals"].get(groups["ord"], 0)
    months = int(row["months"])
    if not year or not iso(year, None, None) or not 1 <= count <= 12 // months:
        return None
    start, end, name = part_of_year(year, months, count)
    return Meaning(start, end, "interval", name=name)


def rule_feast(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    """A feast of a told year by its month; else the last before publication and the next after it, which date an event only where the pattern `dates`."""
    rule = ground.words["feasts"][groups["feast"]]
    if groups.get("y1"):
        day = feast(year_of(groups["y1"]), rule)
        return Meaning(day.isoformat()[:7], day.isoformat()[:7], name=day.isoformat()) if day else None
    now = ground.published
    days = [d for more in (-1, 0, 1) if now and (d := feast(now.year + more, rule))]
    past = [d for d in days if now and d <= now]
    later = next((d.isoformat() for d in days if now and d >= now), None)
    return Meaning(past[-1].isoformat(), past[-1].isoformat(), "date" if row.get("dates") else "", later=later, named=later) if past else None

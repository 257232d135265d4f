"""The arithmetic of days: units, weeks, quarters, seasons and feasts as ISO texts at their own precision."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

MONTHS = {"month": 1, "quarter": 3, "semester": 6}
YEARS = {"year": 1, "decade": 10, "century": 100}
#: how TimeML writes a span of each unit: the frame, and how many of the written unit one makes
PERIODS = {
    "second": ("PT{}S", 1), "minute": ("PT{}M", 1), "hour": ("PT{}H", 1), "day": ("P{}D", 1), "night": ("P{}D", 1), "weekend": ("P{}WE", 1), "week": ("P{}W", 1),
    "fortnight": ("P{}W", 2), "month": ("P{}M", 1), "quarter": ("P{}M", 3), "semester": ("P{}M", 6), "year": ("P{}Y", 1), "decade": ("P{}Y", 10), "century": ("P{}Y", 100),
}  # fmt: skip
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def iso(year: int, month: int | None, day: int | None) -> str | None:
    """A date at the precision of what is given; None where the calendar has no such day."""
    try:
        first = date(year, month or 1, day or 1).isoformat()
    except (ValueError, OverflowError):
        return None
    return first[: 10 if day else 7 if month else 4]


def day_of(text: str | None) -> date | None:
    """A date from an ISO text of day precision; None otherwise."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def add_days(day: date, count: int) -> date:
    """A day so many days on, kept within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + count, 1), date.max.toordinal()))


def add_months(day: date, months: int) -> date:
    """A day so many months on; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), MAXYEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_of(day: date) -> tuple[str, str]:
    """Monday and Sunday of a day's week."""
    monday = add_days(day, -day.weekday())
    return monday.isoformat(), add_days(monday, 6).isoformat()


def week_name(day: date) -> str:
    """The ISO name of a day's week: 1999-W27."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def moved(day: date, count: int, unit: str) -> tuple[str, str, str]:
    """The unit of time so many units away from a day: its first and last, at the unit's precision, and its name in TimeML."""
    if unit in ("week", "fortnight", "weekend"):
        there = add_days(day, 7 * count * (2 if unit == "fortnight" else 1))
        first, last = week_of(there)
        return (add_days(date.fromisoformat(first), 5).isoformat(), last, f"{week_name(there)}-WE") if unit == "weekend" else (first, last, week_name(there))
    if unit in MONTHS:
        return _months(add_months(day.replace(day=1), count * MONTHS[unit]), unit)
    if unit in YEARS:
        return _years(min(max(day.year + count * YEARS[unit], 1), MAXYEAR), unit)
    hours = {"hour": 24, "minute": 1440, "second": 86400}
    text = add_days(day, round(count / hours[unit]) if unit in hours else count).isoformat()
    return text, text, text


def _months(first: date, unit: str) -> tuple[str, str, str]:
    """A month, or the quarter or half that a month lies in."""
    if unit == "month":
        return (first.isoformat()[:7],) * 3
    return part_of_year(first.year, MONTHS[unit], (first.month - 1) // MONTHS[unit] + 1)


def _years(year: int, unit: str) -> tuple[str, str, str]:
    """A year; for a decade or a century the year so far away, with the name of the decade or century."""
    text = f"{year:04d}"
    return text, text, {"year": text, "decade": text[:3], "century": text[:2]}[unit]


def part_of_year(year: int, months: int, number: int) -> tuple[str, str, str]:
    """The nth stretch of so many months of a year: its first and last month, and its name (2003-Q2, 2003-H1)."""
    first = date(year, months * (number - 1) + 1, 1)
    return first.isoformat()[:7], add_months(first, months - 1).isoformat()[:7], f"{year:04d}-{'Q' if months == 3 else 'H'}{number}"


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - leap + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast(year: int, rule: str) -> date | None:
    """The day of a feast in a year: `12-25`, or days from Easter as `+39`."""
    if not 1583 <= year <= 4000:
        return None
    if rule[0] in "+-" or rule == "0":
        return easter(year) + timedelta(days=int(rule))
    return day_of(f"{year:04d}-{rule}")

"""How each rule of a pack's patterns becomes an interval: dates as ISO texts at the precision that the words have."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Meaning:
    """An interval, and the other one that a future act would take; `kind` as in `TimeSpan`."""

    start: str | None
    end: str | None
    kind: str = "date"
    later: str | None = None


@dataclass(frozen=True)
class Ground:
    """What a relative expression counts from: publication, and the last day that the text spoke of."""

    published: date | None
    running: date | None
    words: Mapping[str, Any]

    @property
    def reference(self) -> date | None:
        """The running day of the narrative, else publication."""
        return self.running or self.published


Groups = Mapping[str, str | None]


def add_months(day: date, months: int) -> date:
    """A day so many months on; the last of the month where it has no such day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(min(max(year, 1), 9999), month + 1, min(day.day, monthrange(min(max(year, 1), 9999), month + 1)[1]))


def shifted(day: date, count: int, unit: str) -> Meaning:
    """The unit of time so many units away from a day, at the unit's precision."""
    if unit in ("day", "hour"):
        text = (day + timedelta(days=count if unit == "day" else round(count / 24))).isoformat()
        return Meaning(text, text)
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=count * (2 if unit == "fortnight" else 1))
        return Meaning(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    if unit in ("month", "quarter"):
        text = add_months(day.replace(day=1), count * (3 if unit == "quarter" else 1)).isoformat()[:7]
        return Meaning(text, text)
    text = str(day.year + count * {"year": 1, "decade": 10, "century": 100}[unit])
    return Meaning(text, text)


def _month(ground: Ground, groups: Groups, key: str) -> int | None:
    word = groups.get(key)
    if not word:
        return None
    for listing in ("months", "short_months"):
        names = ground.words.get(listing, [])
        if word.rstrip(".") in names:
            return int(names.index(word.rstrip("."))) + 1
    return None


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    try:
        if month is None:
            return f"{year:04d}"
        if day is None:
            return date(year, month, 1).isoformat()[:7]
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_near(ground: Ground, month: int, day: int | None, groups: Groups) -> int | None:
    """The year of a month without one: the latest not after publication, the next with *prochain*; half a year ahead at the most."""
    now = ground.published
    if now is None:
        return ground.running.year if ground.running else None
    ahead = (month, day or 1) > (now.month, now.day if day else 31)
    if groups.get("next") is not None:
        return now.year + (0 if ahead else 1)
    return now.year - (1 if ahead else 0)


def rule_date(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    month = int(groups["mm"]) if groups.get("mm") else _month(ground, groups, "m1")  # type: ignore[arg-type]
    if month is None:
        return None
    day = _day(groups.get("d1"))
    year = int(groups["y1"]) if groups.get("y1") else _year_near(ground, month, day, groups)  # type: ignore[arg-type]
    if year is None:
        return None
    text = _iso(year, month, day)
    later = None
    if not groups.get("y1") and ground.published and text and day:
        later = text if text >= ground.published.isoformat() else _iso(year + 1, month, day)
    elif not groups.get("y1") and ground.published and text:
        later = text if text >= ground.published.isoformat()[:7] else _iso(year + 1, month, None)
    return Meaning(text, text, later=later) if text else None


def _day(text: str | None) -> int | None:
    return int("".join(c for c in text if c.isdigit())) if text else None


def rule_month(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    return rule_date(ground, {**groups, "d1": None, "mm": None, "y1": groups.get("y1")}, row)


def rule_interval(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    month2 = _month(ground, groups, "m2")
    month1 = _month(ground, groups, "m1") or (month2 if groups.get("d1") else None)
    year2 = int(groups["y2"]) if groups.get("y2") else (_year_near(ground, month2, None, groups) if month2 else None)  # type: ignore[arg-type]
    year1 = int(groups["y1"]) if groups.get("y1") else year2  # type: ignore[arg-type]
    if year1 is None or year2 is None:
        return None
    start, end = _iso(year1, month1, _day(groups.get("d1"))), _iso(year2, month2, _day(groups.get("d2")))
    return Meaning(start, end, "interval") if start and end and start <= end else None


def rule_year(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    return Meaning(groups["y1"], groups["y1"])


def rule_decade(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    text = groups["decade"] or ""
    first = int(text) if len(text) == 4 else 1900 + int(text)
    return Meaning(str(first), str(first + 9), "interval")


def rule_season(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    month = ground.words["seasons"].get(groups["season"])
    year = int(groups["y1"]) if groups.get("y1") else _year_near(ground, month, None, groups)  # type: ignore[arg-type]
    if year is None:
        return None
    end = add_months(date(year, month, 1), 2)
    return Meaning(_iso(year, month, None), end.isoformat()[:7])


def rule_weekday(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    now = ground.published
    if now is None:
        return None
    wanted = ground.words["weekdays"].index(groups["wd"])
    back = (now.weekday() - wanted) % 7
    before = now - timedelta(days=back or (7 if groups.get("last") is not None else 0))
    after = now + timedelta(days=(wanted - now.weekday()) % 7 or 7)
    if groups.get("next") is not None:
        return Meaning(after.isoformat(), after.isoformat())
    same = before if back == 0 else after
    return Meaning(before.isoformat(), before.isoformat(), later=same.isoformat())


def _count(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> tuple[int, str]:
    if groups.get("n"):
        text = groups["n"] or ""
        count = int(text) if text.isdigit() else int(ground.words["numbers"].get(text, 0))
        return count, ground.words["units"][groups["unit"]]
    return int(row.get("shift", 0)), str(row.get("unit", "day"))


def rule_shift(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    return shifted(ground.published, *_count(ground, groups, row)) if ground.published else None


def rule_ago(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    count, unit = _count(ground, groups, row)
    if not ground.published or not count:
        return Meaning(None, None, "vague")
    if unit == "week":
        return shifted(ground.published, -7 * count, "day")
    return shifted(ground.published, -count, unit)


def rule_ahead(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    count, unit = _count(ground, groups, row)
    return shifted(ground.published, count, unit) if ground.published and count else Meaning(None, None, "vague")


def rule_within(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    found = rule_ahead(ground, groups, row)
    return Meaning(None, found.end, "deadline") if found and found.end else found


def rule_lasting(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    found = rule_ago(ground, groups, row)
    return Meaning(found.start, None, "since") if found and found.start else found


def rule_later(ground: Ground, groups: Groups, row: Mapping[str, Any], sign: int = 1) -> Meaning | None:
    count, unit = _count(ground, groups, row)
    if not ground.reference or (groups.get("n") and not count):
        return Meaning(None, None, "vague")
    if unit == "week":
        return shifted(ground.reference, 7 * sign * count, "day")
    return shifted(ground.reference, sign * count, unit)


def rule_earlier(ground: Ground, groups: Groups, row: Mapping[str, Any]) -> Meaning | None:
    return rule_later(ground, groups, row, -1)


RULES: dict[str, Callable[[Ground, Groups, Mapping[str, Any]], Meaning | None]] = {
    "date": rule_date, "month": rule_month, "interval": rule_interval, "year": rule_year, "decade": rule_decade, "season": rule_season, "weekday": rule_weekday,
    "shift": rule_shift, "ago": rule_ago, "ahead": rule_ahead, "within": rule_within, "lasting": rule_lasting, "later": rule_later, "earlier": rule_earlier,
}  # fmt: skip

"""How each rule of a pack's patterns becomes an interval: those that count from publication or from a day told before, and the table of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dragoman.coding.times import absolute
from dragoman.coding.times.days import add_days
from dragoman.coding.times.meaning import SILENT, VAGUE, Ground, Groups, Meaning, Row, shifted
from dragoman.coding.times.numbers import number

Rule = Callable[[Ground, Groups, Row], Meaning | None]


def rule_weekday(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    now = ground.published
    if now is None:
        return None
    wanted = ground.words["weekdays"].index(groups["wd"])
    back = (now.weekday() - wanted) % 7
    before = add_days(now, -(back or (7 if groups.get("last") is not None else 0))).isoformat()
    after = add_days(now, (wanted - now.weekday()) % 7 or 7).isoformat()
    if groups.get("next") is not None:
        return Meaning(after, after)
    same = before if back == 0 else after
    return Meaning(before, before, later=same, named=None if groups.get("last") is not None else same)


def rule_weeknight(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    """*dans la nuit de lundi à mardi*: both days; its name is the first's."""
    found = rule_weekday(ground, {**groups, "wd": groups["wd2"]}, row)
    if found is None or found.start is None:
        return None
    eve = add_days(date.fromisoformat(found.start), -1).isoformat()
    return Meaning(eve, found.end, "interval")


def rule_weekend(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    """*ce week-end*: this week's, or the last one where the verb tells of the past and Saturday is still to come."""
    if ground.published is None:
        return None
    return shifted(ground.published, -1 if ground.ahead is False and ground.published.weekday() < 5 else 0, "weekend")


def rule_weekly(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    """*le mercredi*: every week's, unless the verb tells of the past."""
    found = rule_weekday(ground, groups, row) if ground.ahead is False else None
    return found or SILENT


def _count(ground: Ground, groups: Groups, row: Row) -> tuple[int, str]:
    if groups.get("n"):
        return int(number(groups["n"] or "", ground.words["numbers"]) or 0), ground.words["units"][groups["unit"]]
    return int(row.get("shift", 0)), str(row.get("unit", "day"))


def rule_shift(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    return shifted(ground.published, *_count(ground, groups, row)) if ground.published else None


def _away(ground: Ground, groups: Groups, row: Row, origin: date | None, sign: int) -> Meaning:
    """So many units from a day; weeks are counted as seven days each, not as calendar weeks."""
    count, unit = _count(ground, groups, row)
    if not origin or (not count and (groups.get("n") or sign < 0)):
        return _some(origin, unit, sign) if origin and groups.get("n") else VAGUE
    if unit == "week":
        return shifted(origin, 7 * sign * count, "day")
    return shifted(origin, sign * count, unit)


#: what *a few* units come to, and the precision at which that is known: a few months ago is last year or this
FEW = {"day": (-4, 7), "week": (-21, 7), "month": (-120, 4)}


def _some(origin: date, unit: str, sign: int) -> Meaning:
    """*Quelques mois plus tôt*: the year that it most likely fell in; nothing for *a few years*."""
    if unit not in FEW or sign > 0:
        return VAGUE
    days, precision = FEW[unit]
    about = add_days(origin, days).isoformat()[:precision]
    return Meaning(about, about, name="PAST_REF")


#: up to so many years back the month is meant as well: *il y a un an*
MONTHLY = 2


def rule_ago(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    """So many units before publication; of a year or two the month is told too."""
    found, (count, unit) = _away(ground, groups, row, ground.published, -1), _count(ground, groups, row)
    if unit != "year" or not 0 < count <= MONTHLY or not found.start or ground.published is None:
        return found
    month = f"{found.start[:4]}-{ground.published.month:02d}"
    return replace(found, start=month, end=month if found.end else None, name=found.name or found.start)


def rule_ahead(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    count, unit = _count(ground, groups, row)
    return shifted(ground.published, count, unit) if ground.published and count and (ground.ahead is not False or row["rule"] == "within") else VAGUE


def rule_within(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    found = rule_ahead(ground, groups, row)
    return Meaning(None, found.end, "deadline") if found and found.end else found


def rule_lasting(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    found = rule_ago(ground, groups, row)
    return Meaning(found.start, None, "since", name=found.name) if found and found.start else found


def rule_later(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    return _away(ground, groups, row, ground.origin(_count(ground, groups, row)[1]), 1)


def rule_earlier(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    return _away(ground, groups, row, ground.origin(_count(ground, groups, row)[1]), -1)


def rule_told(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    """*dans la soirée*: of the day told last."""
    return shifted(ground.day, int(row.get("shift", 0)), "day") if ground.day else SILENT


def rule_silent(ground: Ground, groups: Groups, row: Row) -> Meaning | None:
    """Durations, sets, hours and references: expressions of time that date no event."""
    return SILENT


RULES: dict[str, Rule] = {
    "date": absolute.rule_date, "day": absolute.rule_day, "month": absolute.rule_month, "interval": absolute.rule_interval, "year": absolute.rule_year, "decade": absolute.rule_decade,
    "century": absolute.rule_century, "season": absolute.rule_season, "part": absolute.rule_part, "feast": absolute.rule_feast, "weekday": rule_weekday,
    "weeknight": rule_weeknight, "weekend": rule_weekend, "weekly": rule_weekly, "shift": rule_shift, "ago": rule_ago, "ahead": rule_ahead, "within": rule_within,
    "lasting": rule_lasting, "later": rule_later, "earlier": rule_earlier, "told": rule_told, "silent": rule_silent,
}  # fmt: skip

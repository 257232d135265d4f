"""What TimeML says of an expression: its extent, its type and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.coding.times.days import PERIODS, day_of
from dragoman.coding.times.meaning import Ground, Groups, Meaning, Row
from dragoman.coding.times.numbers import number

#: what is so many unknown units away: *a few months earlier*
VAGUELY = {"ago": "PAST_REF", "earlier": "PAST_REF", "later": "FUTURE_REF", "ahead": "FUTURE_REF"}


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time: offsets into the text, and its type and value as in TimeML (`DATE`, `TIME`, `DURATION`, `SET`)."""

    start: int
    end: int
    type: str
    value: str


def expressions_of(match: re.Match[str], row: Row, meaning: Meaning, ground: Ground) -> Iterator[Expression]:
    """The expressions of one match: two for an interval between two, none where the value is not to be had."""
    groups = match.groupdict()
    if groups.get("x2"):
        for name, value in (("x", meaning.start), ("x2", meaning.end)):
            if value:
                yield Expression(*match.span(name), "DATE", value)
        return
    kind, value = _read(row, groups, meaning, ground)
    if value:
        yield Expression(*match.span("x" if groups.get("x") else 0), kind, value)


def _read(row: Row, groups: Groups, meaning: Meaning, ground: Ground) -> tuple[str, str | None]:
    """Type and value: of an hour, a part of a day, a set, a duration, a fixed value, or a date."""
    kind = str(row.get("type", "DATE"))
    if groups.get("h") or groups.get("hour"):
        return "TIME", _clock(groups, ground)
    if groups.get("part") and kind != "SET":
        return "TIME", _part(groups, meaning, ground)
    if "value" in row:
        return kind, str(row["value"])
    if kind == "SET" or (row["rule"] == "weekly" and not meaning.start):
        return "SET", _set(groups, ground)
    if kind == "DURATION":
        return kind, _period(groups, ground)
    return kind, _chosen(row, meaning, ground) or (VAGUELY.get(row["rule"]) if meaning.kind == "vague" else None)


def _chosen(row: Row, meaning: Meaning, ground: Ground) -> str | None:
    """Of a past and a coming date the one that the verb asks for; where it does not say, the nearer, and of weekdays the last."""
    past, coming = meaning.name or meaning.start, meaning.named
    if not coming or not past or ground.ahead is False or (ground.ahead is None and (row["rule"] == "weekday" or not ground.published)):
        return past
    return coming if ground.ahead or _far(coming, ground.published) < _far(past, ground.published) else past


def _far(text: str, published: date | None) -> int:
    """How many days a date lies from publication; a month or a season counts from its year's figures alone."""
    months = {"SP": "-04-15", "SU": "-07-15", "FA": "-10-15", "WI": "-12-31"}
    full = text[:4] + months[text[5:]] if text[5:] in months else text + "-15" if len(text) == 7 else text
    day = day_of(full)
    return abs((day - published).days) if day and published else 0


def _clock(groups: Groups, ground: Ground) -> str | None:
    """The hour on the day that was told last: 1999-05-18T21:45."""
    if groups.get("hour"):
        clock = str(ground.words["hours"][groups["hour"]])
    else:
        hours, minutes = int(number(groups["h"] or "", ground.words["numbers"]) or 0), int(groups.get("mi") or 0)
        half = (groups.get("half") or "").replace(".", "")
        hours = hours % 12 + (12 if half == "pm" else 0) if half in ("am", "pm") else hours
        clock = f"{hours:02d}:{minutes:02d}" if hours <= 24 and minutes < 60 else ""
    return f"{ground.day.isoformat() if ground.day else 'XXXX-XX-XX'}T{clock}" if clock else None


def _part(groups: Groups, meaning: Meaning, ground: Ground) -> str:
    """The part of a day: of the day in the same words, else of the day told last."""
    code = ground.words["parts"][groups["part"]]
    coming = meaning.named if meaning.named and ground.ahead else meaning.start
    day = coming or (ground.day.isoformat() if ground.day else "XXXX-XX-XX")
    return f"{day}T{code}"


def _set(groups: Groups, ground: Ground) -> str | None:
    """What comes again: each unit, each weekday, each part of a day."""
    if groups.get("wd"):
        return f"XXXX-WXX-{ground.words['weekdays'].index(groups['wd']) + 1}"
    if groups.get("part"):
        return f"XXXX-XX-XXT{ground.words['parts'][groups['part']]}"
    return _period(groups, ground) if groups.get("unit") else None


def _period(groups: Groups, ground: Ground) -> str | None:
    """A span of time: P3D, PT2H; X for an unknown number."""
    unit = ground.words["units"].get(groups.get("unit") or "", "")
    if unit not in PERIODS:
        return None
    frame, each = PERIODS[unit]
    count = number(groups["n"] or "", ground.words["numbers"]) if groups.get("n") else 0.0 if "n" in groups else 1.0
    if count is None or not count:
        return frame.format("X")
    half = 0.5 if groups.get("and_half") or groups.get("mid_half") else 0
    return frame.format(f"{(count + half) * each:g}")

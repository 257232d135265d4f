"""The curve of a report: events by month as an inline SVG, cooperation upwards and conflict downwards, with its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from dragoman.faces.naming import Names, cooperative
from dragoman.records import Event

#: below this many dated events a curve would show noise
FEWEST = 4
#: above this many months the curve counts by year
MOST_MONTHS = 72
WIDTH, HALF, LEFT, BOTTOM = 920, 120, 34, 24


@dataclass(frozen=True)
class Step:
    """One month or year of the curve."""

    at: str
    label: str
    cooperation: int
    conflict: int


@dataclass(frozen=True)
class Bar:
    """One bar: its place and size in the drawing, the triangle at its end, and what it says."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    tip: str
    says: str


@dataclass(frozen=True)
class Timeline:
    """All that the template draws."""

    steps: tuple[Step, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, str], ...]
    width: int
    height: int
    zero: float
    left: int
    desc: str


def timeline(events: Sequence[Event], names: Names) -> Timeline | None:
    """The curve of the events that happened or are planned and whose month is known; None where they are too few."""
    dated = [e for e in events if e.start and len(e.start) >= 7 and e.status in ("actual", "future") and names.quad(e.type)]
    if len(dated) < FEWEST:
        return None
    steps = _steps(dated, names)
    top = max(max(step.cooperation, step.conflict) for step in steps)
    unit = HALF / top
    slot = (WIDTH - LEFT) / len(steps)
    bars = tuple(bar for n, step in enumerate(steps) for bar in _bars(step, LEFT + n * slot, slot, unit, names))
    levels = tuple((HALF + 14 - sign * level * unit, str(level)) for level in _levels(top) for sign in ((1, -1) if level else (1,)))
    return Timeline(tuple(steps), bars, _ticks(steps, slot), levels, WIDTH, 2 * (HALF + 14) + BOTTOM, HALF + 14, LEFT, _desc(steps, names))


def _steps(events: Sequence[Event], names: Names) -> list[Step]:
    months = sorted(e.start[:7] for e in events if e.start)
    first, last = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (months[0], months[-1]))
    if last - first < MOST_MONTHS:
        row = [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1)]
    else:
        row = [f"{year:04}" for year in range(first // 12, last // 12 + 1)]
    size = len(row[0])
    up = Counter((e.start or "")[:size] for e in events if cooperative(names.quad(e.type)))
    down = Counter((e.start or "")[:size] for e in events if not cooperative(names.quad(e.type)))
    return [Step(at, names.m.date(at), up[at], down[at]) for at in row]


def _bars(step: Step, x: float, slot: float, unit: float, names: Names) -> list[Bar]:
    """The bars of one step, each ending in a triangle that points its way, so that colour is never alone."""
    width = min(max(slot * 0.7, 1.5), 26.0)
    left = x + (slot - width) / 2
    zero = HALF + 14.0
    made = []
    for kind, count, sign in (("cooperation", step.cooperation, -1), ("conflict", step.conflict, 1)):
        if count:
            size = count * unit
            end, middle, tip = zero + sign * size, left + width / 2, max(width / 2, 3.5)
            points = f"{middle - tip:.1f},{end:.1f} {middle + tip:.1f},{end:.1f} {middle:.1f},{end + sign * 7:.1f}"
            says = f"{step.label}{_colon(names)}{names.m.number(count)} {names.m(f'report.{kind}')}"
            made.append(Bar(round(left, 1), round(min(zero, end), 1), round(width, 1), round(size, 1), kind, points, says))
    return made


def _colon(names: Names) -> str:
    return "\u00a0: " if names.m.lang == "fr" else ": "


def _levels(top: int) -> list[int]:
    """Three or so round levels from zero up."""
    gap = next(step for base in (1, 10, 100, 1000, 10000, 100000) for step in (base, 2 * base, 5 * base) if step * 3 >= top)
    return list(range(0, top + 1, gap))


def _ticks(steps: Sequence[Step], slot: float) -> tuple[tuple[float, str], ...]:
    """The years under the curve, thinned so that they do not touch; months where there is one year alone."""
    years = [(n, step.at[:4]) for n, step in enumerate(steps) if n == 0 or step.at[:4] != steps[n - 1].at[:4]]
    if len(years) < 3 and len(steps) <= 24:
        years = [(n, step.at) for n, step in enumerate(steps)]
    every = max(1, ceil(70 / (slot * len(steps) / len(years))))
    return tuple((round(LEFT + (n + 0.5) * slot, 1), label) for n, label in years[::every])


def _desc(steps: Sequence[Step], names: Names) -> str:
    peak = max(steps, key=lambda step: step.cooperation + step.conflict)
    up, down = sum(s.cooperation for s in steps), sum(s.conflict for s in steps)
    return names.m(
        "report.timeline_desc", first=steps[0].label, last=steps[-1].label, cooperation=up, conflict=down,
        peak=peak.label, n=peak.cooperation + peak.conflict,
    )  # fmt: skip

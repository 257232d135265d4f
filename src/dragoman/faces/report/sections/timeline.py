"""The incidents in time, under the phases between turns of words or deeds, then under years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.faces.naming import attested, doubts
from dragoman.faces.report.lines import Line
from dragoman.faces.report.material import Material


@dataclass(frozen=True)
class Stretch:
    """A phase: its heading, what turned at its beginning, and its years, each with its incidents."""

    title: str
    turn: str
    years: tuple[tuple[str, tuple[Happening, ...]], ...]
    n: str


@dataclass(frozen=True)
class Happening:
    """An incident: the line that tells it best, and the numbers of all sentences that tell it."""

    id: str
    line: Line
    numbers: tuple[int, ...]


def timeline(held: Material) -> dict[str, Any]:
    """The stretches, the dated first; `phased` is whether there is a turn."""
    turns = _turns(held)
    rows = [Happening(i, _noted(i, held), held.numbers(i)) for i in held.incidents if i in held.leading]
    dated, undated = [r for r in rows if r.line.iso], [r for r in rows if not r.line.iso]
    days = [day for day, _ in turns]
    groups: list[list[Happening]] = [[] for _ in range(len(days) + 1)]
    for row in sorted(dated, key=lambda r: (r.line.iso, r.id)):
        groups[sum(row.line.iso >= day for day in days)].append(row)
    made = [_stretch(group, turns[n - 1][1] if n else "", n, bool(turns), held) for n, group in enumerate(groups) if group]
    if undated:
        made.append(Stretch(held.names.m("report.undated"), "", (("", tuple(undated)),), held.names.m("count.incidents", n=len(undated))))
    return {"stretches": made, "phased": bool(turns)}


def _turns(held: Material) -> list[tuple[str, str]]:
    """The first day after each turn and what it says, words and deeds together."""
    m = held.names.m
    rows = [
        (turn["between"][1], m(f"report.turn_{name}", step=m.signed(turn["step"]), first=m.date(turn["from"]), last=m.date(turn["to"])))
        for name in ("words", "deeds") for turn in held.plain[name].get("breaks", ())
    ]  # fmt: skip
    merged: dict[str, str] = {}
    for day, says in sorted(rows):
        merged[day] = f"{merged[day]} {says}" if day in merged else says
    return list(merged.items())


def _stretch(group: Sequence[Happening], turn: str, n: int, phased: bool, held: Material) -> Stretch:
    m = held.names.m
    years: dict[str, list[Happening]] = {}
    for row in group:
        years.setdefault(row.line.iso[:4], []).append(row)
    title = m("report.phase", number=str(n + 1), span=m.span(group[0].line.iso, group[-1].line.iso)) if phased else ""
    return Stretch(title, turn, tuple((year, tuple(rows)) for year, rows in years.items()), m("count.incidents", n=len(group)))


def _noted(id: str, held: Material) -> Line:
    """The line of an incident with how it is attested and what is disputed of it."""
    incident, line = held.incidents[id], held.lines[held.leading[id].id]
    notes = (*((attested(incident, held.names.m),) if len(incident.articles) > 1 else ()), *doubts(incident, held.names))
    return replace(line, notes=(*line.notes, *notes), corrected=any(held.lines[e].corrected for e in incident.events if e in held.lines))

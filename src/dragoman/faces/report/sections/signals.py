"""Contradictory signals side by side, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.faces.naming import attested, doubts
from dragoman.faces.report.lines import Line
from dragoman.faces.report.material import Material
from dragoman.faces.report.shown import shown
from dragoman.relations.contradictions import Contradiction

#: pairs that are printed whole; the drawing and its table have them all
MOST = 20


@dataclass(frozen=True)
class Side:
    """One of the two: its line, how it is attested, the numbers of its sentences; `denied` in place of a line where it is the denial of the other."""

    id: str
    line: Line
    notes: tuple[str, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Pair:
    """Two signals and the rule that they fall under; one where the same is told and denied."""

    rule: str
    sides: tuple[Side, ...]


def signals(held: Material) -> dict[str, Any]:
    """The mirror of words and deeds, and the pairs."""
    found = held.found.contradictions
    pairs = [_pair(c, held) for c in found[:MOST]]
    left = len(found) - len(pairs)
    return {"figure": shown(held.figures.mirror(), "mirror"), "pairs": pairs, "more": held.names.m("relation.more", n=left) if left else ""}


def _pair(c: Contradiction, held: Material) -> Pair:
    sides = [_side(id, line, held) for id in dict.fromkeys((c.one, c.other)) if (line := held.line(id))]
    return Pair(held.names.m(f"relation.{c.rule}", days=abs(c.days)), tuple(sides))


def _side(id: str, line: Line, held: Material) -> Side:
    incident = held.incidents[id]
    return Side(id, line, (*line.notes, *([attested(incident, held.names.m)] if len(incident.articles) > 1 else []), *doubts(incident, held.names)), held.numbers(id))

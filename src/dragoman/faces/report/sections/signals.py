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
    """One of the two: its line, how it is attested, the numbers of its sentences."""

    id: str
    line: Line
    notes: tuple[str, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Pair:
    """Two signals and the rule that they fall under; of what is told and denied, the telling and the denial."""

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
    denial = [_denial(c.one, held)] if c.one == c.other else []
    return Pair(held.names.m(f"relation.{c.rule}", days=abs(c.days)), (*sides, *(side for side in denial if side)))


def _denial(id: str, held: Material) -> Side | None:
    """The sentence that denies an incident; None where the denial is not one of its own sentences."""
    told = next((e for e in held.dossier.events if e.status == "negated" and e.id in held.incidents[id].events), None)
    return Side(id, held.lines[told.id], held.lines[told.id].notes, (held.lines[told.id].number,)) if told else None


def _side(id: str, line: Line, held: Material) -> Side:
    incident = held.incidents[id]
    return Side(id, line, (*line.notes, *([attested(incident, held.names.m)] if len(incident.articles) > 1 else []), *doubts(incident, held.names)), held.numbers(id))

"""Who did what to whom: a matrix of those with most incidents, and the drawing of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.faces.report.material import Material
from dragoman.faces.report.shown import shown
from dragoman.relations.network import Edge

#: rows and columns of the matrix, those with most incidents
MOST = 8


@dataclass(frozen=True)
class Cell:
    """How often one acts on another, in words and deeds together, with the mean score and which way it points."""

    n: str = ""
    mean: str = ""
    side: str = ""


def network(held: Material) -> dict[str, Any]:
    """The drawing, and the matrix with who acts down and who is acted on across."""
    edges = held.desk.actors(held.dossier)
    acts, acted = Counter[str](), Counter[str]()
    for e in edges:
        acts[e.a] += e.n
        acted[e.b] += e.n
    rows, columns = (sorted(counted, key=lambda code: (-counted[code], code))[:MOST] for counted in (acts, acted))
    matrix = [(held.names.entity(a), [_cell([e for e in edges if (e.a, e.b) == (a, b)], held) for b in columns]) for a in rows]
    return {"figure": shown(held.figures.network(), "network"), "columns": [held.names.entity(b) for b in columns], "matrix": matrix, "left": len(acts) > MOST or len(acted) > MOST}


def _cell(edges: Sequence[Edge], held: Material) -> Cell:
    n = sum(e.n for e in edges)
    if not n:
        return Cell()
    mean = sum(e.mean * e.n for e in edges) / n
    return Cell(held.names.m.number(n), held.names.m.signed(mean), "up" if mean > 0 else "down" if mean < 0 else "")

"""Which incidents of a pair a filter leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.packs import load
from dragoman.records import Incident


@dataclass(frozen=True)
class Chosen:
    """A filter: quadrants (1 to 4), categories and statuses, each empty for all; at least so many independent origins and so sure."""

    quads: frozenset[int] = frozenset()
    types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    independent: int = 1
    confidence: float = 0.0


def chosen(incidents: Iterable[Incident], wanted: Chosen) -> list[Incident]:
    """The incidents that a filter leaves, in their order."""
    return [i for i in incidents if _fits(i, wanted)]


def _fits(incident: Incident, wanted: Chosen) -> bool:
    return (
        (not wanted.types or incident.type in wanted.types)
        and (not wanted.statuses or incident.status in wanted.statuses)
        and len(incident.origins) >= wanted.independent
        and incident.confidence >= wanted.confidence
        and (not wanted.quads or quad(incident.type) in wanted.quads)
    )


def quad(kind: str) -> int | None:
    """The quadrant of a category: 1 and 2 cooperation, 3 and 4 conflict, even ones are deeds; None where it is unknown."""
    found = load().ontology.categories.get(kind)
    return found.quad if found else None

"""Who acts on whom: the incidents that are told as having happened, added up by actor and recipient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.faces.export.dyads import dyads
from dragoman.faces.export.parties import Party, party
from dragoman.faces.export.selection import Selection
from dragoman.records import Incident
from dragoman.relations.signals import first_day, last_day


class Spell(NamedTuple):
    """When one incident was, as far as is known: its first and last day as ISO, and its score."""

    first: str
    last: str
    score: float


@dataclass
class Tie:
    """What one party did to another, or `joint`ly with it (then `source` and `target` are in the order of their codes)."""

    source: str
    target: str
    joint: bool
    quads: dict[int, int] = field(default_factory=dict)
    total: float = 0.0
    independent: int = 0
    spells: list[Spell] = field(default_factory=list)

    @property
    def n(self) -> int:
        """How many incidents."""
        return sum(self.quads.values())

    def facts(self) -> dict[str, str | int | float | bool]:
        """The tie in figures, as attributes of an edge."""
        days = sorted(day for spell in self.spells for day in spell[:2])
        counts = {name: sum(self.quads.get(quad, 0) for quad in quads) for name, quads in (("cooperation", (1, 2)), ("conflict", (3, 4)), ("words", (1, 3)), ("deeds", (2, 4)))}
        return {
            "joint": self.joint, "n": self.n, "corroborated": self.independent, **counts, "intensity": round(self.total / self.n, 3),
            "first": days[0] if days else "", "last": days[-1] if days else "",
        }  # fmt: skip


def ties(selection: Selection) -> tuple[dict[str, Party], list[Tie]]:
    """The parties by code, a state and its government being one, and their ties, both in the order of the codes."""
    found: dict[tuple[str, str, bool], Tie] = {}
    ontology = selection.packs.ontology
    for dyad in dyads(selection):
        if dyad.actor and dyad.recipient:
            one, other, joint = _plain(dyad.actor.code), _plain(dyad.recipient.code), not dyad.incident.recipient
            if joint:
                one, other = sorted((one, other))
            tie = found.setdefault((one, other, joint), Tie(one, other, joint))
            quad = ontology.categories[dyad.incident.type].quad
            score = ontology.score(dyad.incident.type, dyad.incident.mode)
            tie.quads[quad] = tie.quads.get(quad, 0) + 1
            tie.total += score
            tie.independent += len(dyad.incident.origins) > 1
            tie.spells += _spell(dyad.incident, score)
    codes = sorted({code for one, other, _ in found for code in (one, other)})
    return {code: party(code, selection.packs) for code in codes}, [tie for _, tie in sorted(found.items())]


def _plain(code: str) -> str:
    return code.removesuffix(":GOV")


def _spell(incident: Incident, score: float) -> Iterator[Spell]:
    """The time of an incident; none where its date is not known."""
    first = first_day(incident.start) or first_day(incident.end)
    if first:
        yield Spell(first, max(first, last_day(incident.end or incident.start)), score)

"""Incidents two parties at a time, for formats whose rows have one actor and one recipient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.faces.export.parties import Party, party
from dragoman.faces.export.selection import Selection
from dragoman.records import Event, Happening, Incident, Source, record_id
from dragoman.relations.signals import first_day


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two parties of an incident that is told as having happened; `number` names it, `root` is its CAMEO root code. Of what nobody is acted on by, one side is None."""

    happening: Happening
    number: int
    actor: Party | None
    recipient: Party | None
    root: str
    root_name: str
    quad: int

    @property
    def incident(self) -> Incident:
        """The incident."""
        return self.happening.incident

    @property
    def best(self) -> Event:
        """The event that tells it best."""
        return self.happening.best

    @property
    def source(self) -> Source:
        """The article that tells it best."""
        return self.happening.sources[self.best.article]

    @property
    def day(self) -> str:
        """The day of the incident."""
        return day(self.happening)


def dyads(selection: Selection) -> Iterator[Dyad]:
    """Every two parties of every incident that is told as having happened. What is planned, supposed or denied has no column in such formats, so it has no row."""
    cameo = selection.packs.ontology.cameo
    for found in selection:
        incident = found.incident
        if incident.status == "actual":
            root = cameo.root(incident.type, incident.mode)
            for n, (a, r) in enumerate(pairs(incident.actor, incident.recipient)):
                sides = [party(code, selection.packs) if code else None for code in (a, r)]
                yield Dyad(found, number(incident.id, n), sides[0], sides[1], root, cameo.roots[root]["name"], cameo.roots[root]["quad"])


def pairs(actor: Sequence[str], recipient: Sequence[str]) -> list[tuple[str, str]]:
    """Every actor with every recipient; of an act without recipient that several do together, every two of them; else the lone party with nobody."""
    if actor and recipient:
        return [(a, r) for a in actor for r in recipient]
    both = [(a, b) for n, a in enumerate(actor) for b in actor[n + 1 :]]
    return both or [(a, "") for a in actor] or [("", r) for r in recipient]


def number(*parts: object) -> int:
    """A stable whole number for what only numbers can name; the same parts give the same."""
    return int(record_id("no", *parts)[3:18], 16)


def day(found: Happening) -> str:
    """The day of an incident: the first that its date stands for, else that of the first article that tells it; empty where neither is known."""
    return first_day(found.incident.start) or first_day(found.incident.end) or first_day(found.incident.told)

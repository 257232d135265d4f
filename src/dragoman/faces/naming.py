"""Codes as words: entities, categories, modes, statuses, as a reader of one language sees them."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.faces.messages import Messages
from dragoman.faces.quoting import clean
from dragoman.packs import Packs
from dragoman.records import Event, Incident, Source


class Names:
    """The words for codes in the language of the messages. A code without words stands for itself."""

    def __init__(self, packs: Packs, m: Messages) -> None:
        self._packs = packs
        self.m = m

    def entity(self, code: str) -> str:
        """`MLI:MIL` as *Mali (armée)*; GOV is left unsaid, since a state and its government are one."""
        base, _, sector = code.partition(":")
        name = self._packs.roster.name(base, self.m.lang)
        if name == base and not sector and base in self._packs.ontology.sectors:
            return self._label(self._packs.ontology.sectors, base)
        return name if sector in ("", "GOV") else f"{name} ({self._label(self._packs.ontology.sectors, sector)})"

    def entities(self, codes: Iterable[str]) -> str:
        """Several entities in a row; a dash for none."""
        return ", ".join(map(self.entity, codes)) or "–"

    def speaker(self, code: str) -> str:
        """*According to* somebody; a speaker is an entity, an outlet, or a source without a name."""
        name = self.m("show.unattributed") if code == "unattributed" else self.entity(clean(code))
        return self.m("show.speaker", speaker=name)

    def _label(self, labels: dict[str, dict[str, str]], name: str) -> str:
        return labels.get(name, {}).get(self.m.lang, name)

    def category(self, kind: str) -> str:
        """The label of a category."""
        found = self._packs.ontology.categories.get(kind)
        return found.labels.get(self.m.lang, kind) if found else kind

    def mode(self, event: Event) -> str:
        """The label of an event's mode, or nothing."""
        found = self._packs.ontology.categories.get(event.type)
        return found.mode_labels.get(event.mode, {}).get(self.m.lang, event.mode) if found and event.mode else event.mode or ""

    def quad(self, kind: str) -> int:
        """The quadrant of a category: 1 and 2 cooperation, 3 and 4 conflict; even ones are deeds. 0 where it is unknown."""
        found = self._packs.ontology.categories.get(kind)
        return found.quad if found else 0

    def status(self, event: Event) -> str:
        """The status in words."""
        return self.m(f"status.{event.status}")


#: below this confidence a coding is more likely wrong than right
UNSURE = 0.5
GRADES = {"single origin": "single", "corroborated": "corroborated", "corroborated across sides": "across"}


def attested(incident: Incident, m: Messages) -> str:
    """How many articles tell of an incident, on how many independent origins they rest, and what that makes of it."""
    names = ", ".join(clean(name) for name in incident.origins)
    return m(
        "show.attested", articles=m("count.articles", n=len(incident.articles)), origins=m("count.origins", n=len(incident.origins)), names=names, grade=m(f"grade.{GRADES[incident.grade]}")
    )


def doubts(incident: Incident, names: Names) -> list[str]:
    """What of an incident is disputed and by whom, and who denies it."""
    said = []
    for field, claims in incident.disputed.items():
        values = [names.m("show.claim", value=_value(field, c.value, names), by=", ".join(map(clean, c.by))) for c in claims]
        said.append(names.m("show.disputed", field=names.m(f"field.{field}"), claims=" / ".join(values)))
    if incident.denied_by:
        said.append(names.m("show.denied", by=", ".join(names.entity(clean(who)) for who in incident.denied_by)))
    return said


def _value(field: str, value: str, names: Names) -> str:
    """A value of a field in words."""
    if field in ("actor", "recipient"):
        return names.entities(value.split(", "))
    return names.m(f"status.{value}") if field == "status" else names.category(value) if field == "type" else value


def remarks(event: Event, names: Names, *, quoted: bool = True) -> list[str]:
    """According to whom, and on what condition an event is told; unless `quoted`, without the words of the press."""
    told = [names.speaker(event.speaker)] if event.speaker else []
    return [*told, names.m("show.condition", condition=clean(event.condition))] if event.condition and quoted else told


def where(source: Source | None, m: Messages) -> str:
    """The outlet and the day of an article."""
    if source is None:
        return m("report.outlet_none")
    return ", ".join(filter(None, (clean(source.outlet or m("report.outlet_none")), m.date(source.published))))


def cooperative(quad: int) -> bool:
    """Whether a quadrant is one of cooperation."""
    return quad in (1, 2)

"""What all sections of a report are made from: a pair's dossier and findings, the numbered sentences that they rest on, and what the reader asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from dragoman.desk import Desk
from dragoman.faces.figures import PairFigures, corrected
from dragoman.faces.naming import Names
from dragoman.faces.plain import findings_json
from dragoman.faces.report.lines import Line, event_line, told_line
from dragoman.records import Dossier, Event, Incident, Outcome
from dragoman.relations.findings import Findings
from dragoman.relations.reading import LEVEL, sure

Text = Literal["none", "quote"]


@dataclass(frozen=True)
class Options:
    """Who signs, whether sentences of the press are quoted, and which sections are printed (empty: all)."""

    author: str | None = None
    text: Text = "quote"
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Material:
    """A pair as a report tells it."""

    desk: Desk
    dossier: Dossier
    names: Names
    options: Options = Options()

    @property
    def quoted(self) -> bool:
        """Whether the words of the press are printed."""
        return self.options.text == "quote"

    @cached_property
    def found(self) -> Findings:
        """What the dossier comes to."""
        return self.desk.findings(self.dossier)

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The same as plain data."""
        return findings_json(self.found)

    @cached_property
    def figures(self) -> PairFigures:
        """The charts; a mark opens its incident in the report."""
        return PairFigures(self.desk, self.dossier, self.plain, self.names, lambda id: f"#{id}", self.quoted)

    @cached_property
    def lines(self) -> Mapping[str, Line]:
        """Every event, then every characterisation, by id, numbered as annex A has them."""
        fixed, sources, quoted = corrected(self.desk), self.dossier.sources, self.quoted
        events = [event_line(n, e, sources.get(e.article), self.names, corrected=e.id in fixed, quoted=quoted) for n, e in enumerate(self.dossier.events, 1)]
        told = [told_line(len(events) + n, c, sources.get(c.article), self.names, quoted=quoted) for n, c in enumerate(self.dossier.characterisations, 1)]
        return {line.id: line for line in (*events, *told)}

    @cached_property
    def incidents(self) -> Mapping[str, Incident]:
        """The happenings by id."""
        return {i.id: i for i in self.dossier.incidents}

    @cached_property
    def sure(self) -> Sequence[Incident]:
        """The happenings whose coding is sure enough for a figure to rest on them."""
        return sure(self.dossier, LEVEL)

    @cached_property
    def leading(self) -> Mapping[str, Event]:
        """The event that tells each incident best."""
        return {i.id: e for i, e in zip(self.dossier.incidents, self.dossier.leading, strict=True)}

    @cached_property
    def outcomes(self) -> Sequence[Outcome]:
        """The corrections that touch the pair, with what became of each."""
        return self.desk.corrections_of(self.dossier)

    def line(self, incident: str) -> Line | None:
        """The line that tells an incident best."""
        return self.lines.get(self.leading[incident].id) if incident in self.leading else None

    def numbers(self, *incidents: str) -> tuple[int, ...]:
        """The numbers of the sentences that tell incidents, the best of each first."""
        return tuple(dict.fromkeys(self.lines[e].number for i in incidents if i in self.incidents for e in (self.incidents[i].best, *self.incidents[i].events) if e in self.lines))

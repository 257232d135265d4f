"""Incidents and events as a template prints them: texts, and pieces of quotations. The template escapes all; nothing here is markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.faces.messages import Messages
from dragoman.faces.naming import GRADES, UNSURE, Names, cooperative, doubts, remarks, where
from dragoman.faces.quoting import clean, pieces
from dragoman.faces.trail import told
from dragoman.records import Dossier, Event, Incident, Reason, Source

#: the shapes of cooperation and conflict, so that colour is never alone
UP, DOWN = "▲", "▼"
#: the fields for whose reasons there is a name
FIELDS = frozenset({"type", "mode", "actor", "recipient", "speaker", "status", "start", "end", "condition", "confidence", "context", "incident", "origins", "corrected"})


class Why(NamedTuple):
    """Why a field of an event is what it is, and the language in which that is said; `of` is the field by its name."""

    of: str
    text: str
    lang: str


@dataclass(frozen=True)
class Line:
    """One incident, or one event of it, as the templates print it. `id` is that of the event that tells it; `lang` is that of the quotation."""

    id: str
    incident: str
    article: str
    when: str
    iso: str
    code: str
    kind: str
    mode: str
    up: bool
    deed: bool
    actors: str
    recipients: str
    status: str
    notes: tuple[str, ...]
    quote: tuple[tuple[str, bool], ...]
    lang: str
    where: str
    confidence: float
    articles: int = 1
    origins: int = 1
    grade: str = "single"
    disputed: bool = False
    corrected: tuple[Why, ...] = ()

    @property
    def shape(self) -> str:
        """▲ for cooperation, ▼ for conflict."""
        return UP if self.up else DOWN

    @property
    def vague(self) -> bool:
        """Whether its day is not known."""
        return 0 < len(self.iso) < 10

    @property
    def unsure(self) -> bool:
        """Whether its coding is more likely wrong than right."""
        return self.confidence < UNSURE


def line(event: Event, source: Source | None, names: Names, incident: Incident | None = None) -> Line:
    """An event with its words; where the incident that it tells is given, with how that is attested and doubted."""
    m, quad = names.m, names.quad(event.type)
    notes = [*remarks(event, names), *(doubts(incident, names) if incident else ())]
    start, end = (incident.start, incident.end) if incident else (event.start, event.end)
    return Line(
        event.id, incident.id if incident else "", event.article, m.span(start, end), start or end or "", event.type, names.category(event.type), names.mode(event),
        cooperative(quad), quad in (2, 4), names.entities(event.actor), names.entities(event.recipient) if event.recipient else "",
        "" if event.status == "actual" else names.status(event), tuple(notes), tuple(pieces(event)), source.lang if source else "", where(source, m),
        event.confidence, len(incident.articles) if incident else 1, len(incident.origins) if incident else 1, GRADES[incident.grade] if incident else "single",
        bool(incident and (incident.disputed or incident.denied_by)), whys((r for r in event.reasons if r.field == "corrected"), m),
    )  # fmt: skip


def whys(reasons: Iterable[Reason], m: Messages) -> tuple[Why, ...]:
    """Reasons in the language of the page, as far as they are known in it."""
    found = ((r.field, *told(r.why, m.lang)) for r in reasons)
    return tuple(Why(m(f"web.because.{field}") if field in FIELDS else field, clean(text), m.lang if whole else "en") for field, text, whole in found)


class Lines:
    """The incidents of a dossier by id, each by the event that tells it best; a line is made when it is asked for, since a page shows few of very many."""

    def __init__(self, dossier: Dossier, names: Names) -> None:
        self._best = {e.id: e for e in dossier.events}
        self._of = {i.id: i for i in dossier.incidents if i.best in self._best}
        self._sources, self._names, self._made = dossier.sources, names, dict[str, Line]()

    @property
    def incidents(self) -> list[Incident]:
        """The incidents of which there are lines."""
        return list(self._of.values())

    def __contains__(self, id: str) -> bool:
        return id in self._of

    def __getitem__(self, id: str) -> Line:
        if id not in self._made:
            event = self._best[self._of[id].best]
            self._made[id] = line(event, self._sources.get(event.article), self._names, self._of[id])
        return self._made[id]

    def __iter__(self) -> Iterator[Line]:
        return (self[id] for id in self._of)

    def __len__(self) -> int:
        return len(self._of)


def by_year(found: Iterable[Line], undated: str) -> list[tuple[str, list[Line]]]:
    """Lines under their years, in the order in which they come."""
    years: dict[str, list[Line]] = {}
    for each in found:
        years.setdefault(each.iso[:4] or undated, []).append(each)
    return list(years.items())


def row(found: Line) -> dict[str, object]:
    """A line as a row of a table."""
    names = ("id", "iso", "code", "kind", "mode", "actors", "recipients", "status", "articles", "origins", "grade", "confidence", "lang", "where", "article")
    told = {name: getattr(found, name) for name in names}
    return {**told, "quote": "".join(text for text, _ in found.quote), "corrected": " | ".join(why.text for why in found.corrected)}

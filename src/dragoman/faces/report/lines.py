"""Events and characterisations as the texts that a template prints. The template escapes all; nothing here is markup."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.faces.naming import UNSURE, Names, cooperative, remarks, where
from dragoman.faces.quoting import clean, pieces
from dragoman.records import Characterisation, Event, Source


@dataclass(frozen=True)
class Line:
    """One event or characterisation. `lang` is that of the quotation, `iso` its first day, `url` an address as text."""

    number: int
    id: str
    when: str
    iso: str
    kind: str
    mode: str
    quad: str
    cooperative: bool
    actors: str
    recipients: str
    status: str
    notes: tuple[str, ...]
    quote: tuple[tuple[str, bool], ...]
    lang: str
    where: str
    article: str
    url: str
    at: str
    confidence: str
    unsure: bool = False
    corrected: bool = False

    label: str = ""

    @property
    def short(self) -> str:
        """What, who towards whom, when: `Sanction, Algeria → France, 30 July 2024`."""
        return f"{self.kind}, {self.actors}{f' → {self.recipients}' if self.recipients else ''}, {self.when}"


def event_line(number: int, event: Event, source: Source | None, names: Names, *, corrected: bool = False, quoted: bool = True) -> Line:
    """An event as a line; a corrected one says so. Unless `quoted`, without the words of the press."""
    m, quad = names.m, names.quad(event.type)
    return Line(
        number, event.id, m.span(event.start, event.end), event.start or event.end or "", names.category(event.type), names.mode(event),
        m("report.material" if quad in (2, 4) and event.status == "actual" else "report.verbal"), cooperative(quad), names.entities(event.actor),
        names.entities(event.recipient) if event.recipient else "", "" if event.status == "actual" else names.status(event), tuple(remarks(event, names, quoted=quoted)),
        tuple(pieces(event)) if quoted else (), source.lang if source else "", where(source, m), event.article, clean(source.url or "") if source else "", _at(event),
        m("report.confidence", n=round(event.confidence, 2)), event.confidence < UNSURE, corrected,
    )  # fmt: skip


def told_line(number: int, told: Characterisation, source: Source | None, names: Names, *, quoted: bool = True) -> Line:
    """A characterisation as a line: its tone is its kind, `label` what it says in its own words."""
    m = names.m
    return Line(
        number, told.id, m.span(told.start, told.end), told.start or told.end or "", m("report.characterised", valence=m(f"valence.{told.valence}")), "", "", told.valence in ("good", "warming"),
        names.entities(told.parties), "", m(f"valence.{told.valence}"), (names.speaker(told.speaker),) if told.speaker else (), tuple(pieces(told)) if quoted else (),
        source.lang if source else "", where(source, m), told.article, clean(source.url or "") if source else "", _at(told), "", label=clean(told.label) if quoted else "",
    )  # fmt: skip


def _at(told: Event | Characterisation) -> str:
    """Where the sentence stands in its article, in characters."""
    quote = told.quotes.get("sentence") or next(iter(told.quotes.values()), None)
    return f"{quote.start}–{quote.end}" if quote else ""

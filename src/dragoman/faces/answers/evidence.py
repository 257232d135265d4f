"""Records with the words that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.faces.answers.choosing import quad
from dragoman.faces.answers.shapes import (
    Because,
    ClaimRow,
    CorrectionRow,
    EventRow,
    Evidence,
    IncidentRow,
    Place,
    Proof,
    Source,
    ToldRow,
    Words,
)
from dragoman.packs import load
from dragoman.records import Characterisation, Dossier, Event, Incident, Outcome, Quote, Reason
from dragoman.records import Source as Article


def source(article: Article) -> Source:
    """What is known of an article."""
    return Source(article.id, article.lang, article.published, article.outlet, article.title, article.url, article.credit)


def evidence(told: Event | Characterisation, article: Article | None) -> Evidence | None:
    """The sentence that a record rests on; None where it has no quote."""
    whole = told.quotes.get("sentence") or next(iter(told.quotes.values()), None)
    if whole is None:
        return None
    mark = told.trigger if isinstance(told, Event) else told.label
    lang, published, outlet, title, url = (article.lang, article.published, article.outlet, article.title, article.url) if article else (None,) * 5
    return Evidence(told.id, told.article, lang, published, outlet, title, url, whole.text, whole.start, whole.end, mark)


def words(quotes: Mapping[str, Quote]) -> dict[str, Words]:
    """The words of each role."""
    return {role: Words(q.start, q.end, q.text) for role, q in quotes.items()}


def because(reasons: Iterable[Reason]) -> tuple[Because, ...]:
    """Reasons as rows."""
    return tuple(Because(r.field, r.why) for r in reasons)


def score(kind: str, mode: str | None) -> float | None:
    """Where a category and mode stand from -10 (conflict) to 10."""
    return load().ontology.score(kind, mode)


def event_row(event: Event, article: Article | None) -> EventRow:
    """An event with its words."""
    return EventRow(
        event.id, event.article, event.type, event.mode, event.context, event.actor, event.recipient, event.trigger, event.start, event.end, event.status,
        event.speaker, event.condition, round(event.confidence, 3), score(event.type, event.mode), quad(event.type), words(event.quotes), because(event.reasons),
        source(article) if article else None,
    )  # fmt: skip


def told_row(told: Characterisation, article: Article | None) -> ToldRow:
    """A characterisation with its words."""
    return ToldRow(
        told.id, told.article, told.parties, told.label, told.valence, told.start, told.end, told.speaker, words(told.quotes), because(told.reasons),
        source(article) if article else None,
    )  # fmt: skip


def correction_row(outcome: Outcome) -> CorrectionRow:
    """A correction with what became of it."""
    c = outcome.correction
    anchor = Place(c.anchor.article, c.anchor.start, c.anchor.end, c.anchor.exact, c.anchor.prefix, c.anchor.suffix, c.anchor.url) if c.anchor else None
    return CorrectionRow(c.id, c.at, c.by, c.op, c.target, c.field, c.before, c.after, c.why, anchor, outcome.result, outcome.why, outcome.event)


class Told:
    """The incidents of a dossier with the words of their best events."""

    def __init__(self, dossier: Dossier) -> None:
        self._sources = dossier.sources
        self._events = {e.id: e for e in dossier.events}
        self._incidents = {i.id: i for i in dossier.incidents}

    def row(self, incident: Incident) -> IncidentRow:
        """An incident with its evidence."""
        i = incident
        return IncidentRow(
            i.id, i.type, i.mode, i.context, i.actor, i.recipient, i.start, i.end, i.status, i.condition, round(i.confidence, 3), score(i.type, i.mode), quad(i.type), i.told,
            i.grade, len(i.origins), i.origins, i.outlets, i.articles, i.events, i.denied_by,
            {field: tuple(ClaimRow(c.value, c.by) for c in claims) for field, claims in i.disputed.items()}, self._corrected(i), because(i.reasons), self.evidence(i),
        )  # fmt: skip

    def evidence(self, incident: Incident) -> Evidence | None:
        """The sentence of the event that tells an incident best."""
        best = self._events.get(incident.best)
        return evidence(best, self._sources.get(best.article)) if best else None

    def proof(self, id: str) -> Proof | None:
        """An incident, by id, as what an answer rests on; None where the dossier has none of that id."""
        incident = self._incidents.get(id)
        return Proof(id, incident.type, incident.actor, incident.recipient, incident.start, incident.status, incident.grade, self.evidence(incident)) if incident else None

    def proofs(self, ids: Iterable[str]) -> tuple[Proof, ...]:
        """Several of them, those that are there."""
        return tuple(found for id in ids if (found := self.proof(id)) is not None)

    def _corrected(self, incident: Incident) -> bool:
        events = (self._events[id] for id in incident.events if id in self._events)
        return any(r.field == "corrected" for e in events for r in e.reasons)

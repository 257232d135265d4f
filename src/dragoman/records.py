"""The nouns that every stage speaks in: frozen records that import nothing of ours but errors."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

BlockKind = Literal["headline", "subheading", "paragraph", "noise"]
Status = Literal["actual", "future", "hypothetical", "negated"]
Valence = Literal["warming", "good", "mixed", "cooling", "bad"]
Result = Literal["applied", "already so", "orphan", "conflict", "undone", "unknown"]
Grade = Literal["single origin", "corroborated", "corroborated across sides"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article's text with one function; `start` and `end` are character offsets into it."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A text as published. `text` is stored as it came: every offset of every record points into it.

    `published` is an ISO date (`2026-02-05`) or None; `blocks` cover the text in order, page noise among them.
    """

    id: str
    text: str
    lang: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    credit: str | None = None
    source: str | None = None
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of an article. Made by `cut` alone, so that its text is the article's at its offsets."""

    article: str
    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, article: Article, start: int, end: int) -> Quote:
        """The quote of `article` between two character offsets; ValueError where they lie outside its text."""
        if not 0 <= start < end <= len(article.text):
            raise ValueError(f"quote {start}-{end} lies outside article {article.id} of {len(article.text)} characters")
        return cls(article.id, start, end, article.text[start:end])


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field has its value: the rule or fact that decided it."""

    field: str
    why: str


#: the step of a page that was set aside after a quick look, since it names no two parties
ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was not taken, at which step, and why. `where` is a path or an article's id."""

    step: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """One act as one article tells it (codebook.md 1). Entities are codes such as `MLI:MIL`.

    `quotes` maps roles (`sentence`, `trigger`, `actor`, `recipient`, `time`, `speaker`, `condition`) to pieces of the text.
    """

    id: str
    article: str
    type: str
    mode: str | None
    context: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    trigger: str
    start: str | None
    end: str | None
    status: Status
    speaker: str | None
    condition: str | None
    confidence: float
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Characterisation:
    """What the text says of a relation itself (codebook.md 7)."""

    id: str
    article: str
    parties: tuple[str, ...]
    label: str
    valence: Valence
    start: str | None
    end: str | None
    speaker: str | None
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """All that the coder gives for one article."""

    article: str
    lang: str
    events: tuple[Event, ...] = ()
    characterisations: tuple[Characterisation, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def article_id(text: str, published: str | None, outlet: str | None) -> str:
    """The name of an article: a hash of its content, so that the same one twice is one."""
    content = "\x1f".join((text, published or "", outlet or ""))
    return "ar_" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def record_id(prefix: str, *parts: object) -> str:
    """A stable name for a record, from the values that make it what it is."""
    content = "\x1f".join(map(str, parts))
    return f"{prefix}_" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def spans(quotes: Mapping[str, Quote]) -> dict[str, list[int]]:
    """Quotes as `role -> [start, end]`."""
    return {role: [quote.start, quote.end] for role, quote in quotes.items()}


def event_json(event: Event) -> dict[str, Any]:
    """An event in the fields of the codebook, as `dragoman code` prints it."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "context": list(event.context),
        "actor": list(event.actor),
        "recipient": list(event.recipient),
        "trigger": event.trigger,
        "start": event.start,
        "end": event.end,
        "status": event.status,
        "speaker": event.speaker,
        "condition": event.condition,
        "confidence": round(event.confidence, 3),
        "quotes": spans(event.quotes),
        "reasons": [{"field": r.field, "why": r.why} for r in event.reasons],
    }


def characterisation_json(told: Characterisation) -> dict[str, Any]:
    """A characterisation in the fields of the codebook."""
    return {
        "id": told.id,
        "parties": list(told.parties),
        "label": told.label,
        "valence": told.valence,
        "start": told.start,
        "end": told.end,
        "speaker": told.speaker,
        "quotes": spans(told.quotes),
        "reasons": [{"field": r.field, "why": r.why} for r in told.reasons],
    }


def coding_json(coding: Coding) -> dict[str, Any]:
    """One output line of `dragoman code`, without the input's own `id`."""
    return {
        "lang": coding.lang,
        "events": [event_json(e) for e in coding.events],
        "characterisations": [characterisation_json(c) for c in coding.characterisations],
        "refusals": [{"step": r.step, "where": r.where, "reason": r.reason} for r in coding.refusals],
    }


@dataclass(frozen=True, slots=True)
class Source:
    """Where an event was told: an article without its text. `coder` is the fingerprint of the code and packs that coded it."""

    id: str
    lang: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    credit: str | None = None
    coder: str | None = None


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles that are one text, the first published first. `origin` is whose text it is: the agency that they credit, else the first outlet."""

    id: str
    articles: tuple[str, ...]
    origin: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of a field of an incident, and the origins that give it."""

    value: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """The happening that one or more events tell. `start` and `end` are the best date, at its own precision.

    `agreed` and `disputed` have, for each field, who gives which value; `origins` are the independent ones, each with the articles that
    rest on it; `grade` is *single origin*, *corroborated*, or *corroborated across sides*; `best` is the event that tells it best, and
    `context`, `condition` and `confidence` are its own; `told` is the day of the first article that tells it.
    """

    id: str
    type: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    start: str | None
    end: str | None
    status: Status
    events: tuple[str, ...]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: Mapping[str, tuple[str, ...]]
    grade: Grade
    agreed: Mapping[str, str] = field(default_factory=dict)
    disputed: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    denied_by: tuple[str, ...] = ()
    best: str = ""
    reasons: tuple[Reason, ...] = ()
    context: tuple[str, ...] = ()
    condition: str | None = None
    confidence: float = 1.0
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident with the events that tell it, the article of each, and the copy group of the articles that are in one."""

    incident: Incident
    events: tuple[Event, ...]
    sources: Mapping[str, Source]
    copies: Mapping[str, str] = field(default_factory=dict)

    @property
    def best(self) -> Event:
        """The event that tells it best."""
        return next((e for e in self.events if e.id == self.incident.best), self.events[0])


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a correction holds: words of an article with what stands around them (W3C text quote and text position selectors)."""

    article: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of an analyst's: what is to be held of an event (`target`), from `before` to `after`, when, by whom, and why.

    `op` is confirm, set, reject, add, merge, split, note or undo; one that this version does not know is kept and shown. `after` of `add`
    has the fields of the new event; of `merge` and `split` the other event's id; of `undo` the target is a correction.
    """

    id: str
    at: str
    by: str
    op: str
    target: str
    field: str | None = None
    before: Any = None
    after: Any = None
    why: str | None = None
    anchor: Anchor | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction over what the machine says now, and why."""

    correction: Correction
    result: Result
    why: str
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A pair before its incidents are linked: how many events by category, from how many outlets, and the latest of them."""

    by_category: Mapping[str, int]
    outlets: int
    latest: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """One probability as it was issued: that an act of `kind` between `a` and `b` comes within `horizon` days after the day `issued`, and the baseline's.

    `n` is how many acts of the pair were known, `code` the coder that made them. Never changed afterwards: the outcome is worked out from what was read since.
    """

    id: str
    a: str
    b: str
    kind: str
    horizon: int
    issued: str
    probability: float
    baseline: float
    n: int = 0
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities that the ledger has events of, with their number *as told* (copies count) and the first and last day."""

    a: str
    b: str
    events: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """A paper or agency with what was read of it: its languages, articles, first and last day, and the events that these tell. `outlet` is None for articles that name none."""

    outlet: str | None
    langs: tuple[str, ...]
    articles: int
    first: str | None
    last: str | None
    events: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a ledger holds. Events are counted as told: one told by two articles is two."""

    articles: int
    outlets: int
    langs: Mapping[str, int]
    events: int
    characterisations: int
    refusals: int
    pairs: int
    first: str | None
    last: str | None
    fingerprints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the ledger holds of one pair, or of one entity where `b` is None.

    Events come by date, undated ones last; `incidents` are the happenings that they tell, and the counts are of these; `sources` has each article named.
    """

    a: str
    b: str | None
    since: str | None
    until: str | None
    events: tuple[Event, ...]
    characterisations: tuple[Characterisation, ...]
    sources: Mapping[str, Source]
    by_category: Mapping[str, int]
    by_status: Mapping[str, int]
    refusals: int = 0
    fingerprints: tuple[str, ...] = ()
    incidents: tuple[Incident, ...] = ()
    copies: tuple[CopyGroup, ...] = ()

    @property
    def leading(self) -> tuple[Event, ...]:
        """One event for each incident, that which tells it best, in the order of the incidents; all events where none are linked."""
        by_id = {e.id: e for e in self.events}
        return tuple(by_id[i.best] for i in self.incidents if i.best in by_id) if self.incidents else self.events

    def incident_of(self, event: str) -> Incident | None:
        """The incident that an event tells."""
        return next((i for i in self.incidents if event in i.events), None)


def incident_json(incident: Incident) -> dict[str, Any]:
    """An incident as plain data."""
    row = {name: getattr(incident, name) for name in ("id", "type", "mode", "start", "end", "status", "grade", "condition", "told")}
    row["confidence"] = round(incident.confidence, 3)
    row |= {name: list(getattr(incident, name)) for name in ("actor", "recipient", "context", "events", "articles", "outlets", "denied_by")}
    row["origins"] = {name: list(articles) for name, articles in incident.origins.items()}
    row["best"] = incident.best
    row["agreed"] = dict(incident.agreed)
    row["disputed"] = {name: [{"value": c.value, "by": list(c.by)} for c in claims] for name, claims in incident.disputed.items()}
    return row | {"reasons": [{"field": r.field, "why": r.why} for r in incident.reasons]}


def told_json(told: Event | Characterisation, source: Source | None) -> dict[str, Any]:
    """An event or a characterisation with the article that tells it and the words of its quotes."""
    row = event_json(told) if isinstance(told, Event) else characterisation_json(told)
    row["article"] = told.article
    row |= {key: getattr(source, key) if source else None for key in ("lang", "published", "outlet", "title", "url")}
    row["words"] = {role: quote.text for role, quote in told.quotes.items()}
    return row


def dossier_json(dossier: Dossier) -> dict[str, Any]:
    """A dossier as plain data. `counted` says what the figures count."""
    return {
        "a": dossier.a,
        "b": dossier.b,
        "since": dossier.since,
        "until": dossier.until,
        "counted": "incidents" if dossier.incidents else "events as told",
        "by_category": dict(dossier.by_category),
        "by_status": dict(dossier.by_status),
        "events": [told_json(e, dossier.sources.get(e.article)) for e in dossier.events],
        "characterisations": [told_json(c, dossier.sources.get(c.article)) for c in dossier.characterisations],
        "incidents": [incident_json(i) for i in dossier.incidents],
        "copies": [{"id": g.id, "articles": list(g.articles), "origin": g.origin} for g in dossier.copies],
        "fingerprints": list(dossier.fingerprints),
    }

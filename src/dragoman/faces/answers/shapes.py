"""What an answer holds. Codes are those of the roster and the ontology; dates are ISO, of the precision that is known; offsets count characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True)
class Listed(Generic[Row]):
    """A page of a list: `total` rows in all, these `items` of them, and the cursor of the `next` page, null on the last."""

    items: tuple[Row, ...]
    total: int
    next: str | None


@dataclass(frozen=True)
class Words:
    """Words of an article, with their character offsets in its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Source:
    """An article without its text."""

    id: str
    lang: str
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    credit: str | None


@dataclass(frozen=True)
class Evidence:
    """A sentence of an article that an answer rests on: the event that it tells (or the characterisation), the words that tell it, and where it stands."""

    id: str
    article: str
    lang: str | None
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    sentence: str
    start: int
    end: int
    trigger: str


@dataclass(frozen=True)
class Because:
    """Why a field has its value."""

    field: str
    why: str


@dataclass(frozen=True)
class EventRow:
    """One act as one article tells it; `quotes` has the words of each role, `score` is from -10 (conflict) to 10, `quad` from 1 to 4."""

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
    status: str
    speaker: str | None
    condition: str | None
    confidence: float
    score: float | None
    quad: int | None
    quotes: Mapping[str, Words]
    reasons: tuple[Because, ...]
    source: Source | None


@dataclass(frozen=True)
class ToldRow:
    """What an article says of a relation itself."""

    id: str
    article: str
    parties: tuple[str, ...]
    label: str
    valence: str
    start: str | None
    end: str | None
    speaker: str | None
    quotes: Mapping[str, Words]
    reasons: tuple[Because, ...]
    source: Source | None


@dataclass(frozen=True)
class ClaimRow:
    """One value of a field, and the origins that give it."""

    value: str
    by: tuple[str, ...]


@dataclass(frozen=True)
class IncidentRow:
    """The happening that one or more events tell, with how it is attested; `evidence` is the event that tells it best."""

    id: str
    type: str
    mode: str | None
    context: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    start: str | None
    end: str | None
    status: str
    condition: str | None
    confidence: float
    score: float | None
    quad: int | None
    told: str | None
    grade: str
    independent: int
    origins: Mapping[str, tuple[str, ...]]
    outlets: tuple[str, ...]
    articles: tuple[str, ...]
    events: tuple[str, ...]
    denied_by: tuple[str, ...]
    disputed: Mapping[str, tuple[ClaimRow, ...]]
    corrected: bool
    reasons: tuple[Because, ...]
    evidence: Evidence | None


@dataclass(frozen=True)
class Proof:
    """An incident that an answer rests on, with its sentence."""

    incident: str
    type: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    start: str | None
    status: str
    grade: str
    evidence: Evidence | None


@dataclass(frozen=True)
class Place:
    """Where a correction holds: words with what stands around them."""

    article: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    url: str | None


@dataclass(frozen=True)
class CorrectionRow:
    """A correction and what became of it (`result`, and `because`): applied, already so, orphan, conflict, undone or unknown."""

    id: str
    at: str
    by: str
    op: str
    target: str
    field: str | None
    before: Any
    after: Any
    why: str | None
    anchor: Place | None
    result: str
    because: str
    event: str | None


@dataclass(frozen=True)
class PairRow:
    """Two entities, the number of events as told, and the first and last day; `latest` is the last event with its sentence, where it was asked for."""

    a: str
    b: str
    events: int
    first: str | None
    last: str | None
    latest: Evidence | None = None


@dataclass(frozen=True)
class Standing:
    """Words, or deeds, in figures: the number of dated incidents, and the level at the end with its interval of 95 %; null where there are too few."""

    n: int
    level: float | None
    low: float | None
    high: float | None
    phases: int


@dataclass(frozen=True)
class Summary:
    """A pair in figures. Counts are of incidents; `unsure` are left out of levels; `latest` are the last incidents with their sentences."""

    a: str
    b: str
    since: str | None
    until: str | None
    counted: str
    incidents: int
    events: int
    articles: int
    outlets: int
    first: str | None
    last: str | None
    by_category: Mapping[str, int]
    by_status: Mapping[str, int]
    words: Standing
    deeds: Standing
    commitments: Mapping[str, int]
    contradictions: int
    unsure: int
    refusals: int
    fingerprints: tuple[str, ...]
    latest: tuple[IncidentRow, ...]


@dataclass(frozen=True)
class Point:
    """The level on a day, with the ends of its bands of 50, 80 and 95 %."""

    day: str
    mean: float
    low50: float
    high50: float
    low80: float
    high80: float
    low95: float
    high95: float


@dataclass(frozen=True)
class Mark:
    """An incident on the scale of -10 to 10, and the event that tells it best."""

    incident: str
    event: str | None
    day: str
    score: float
    weight: float


@dataclass(frozen=True)
class Line:
    """Marks and the weekly level over them; `level` is null where there are too few (`fewest`)."""

    marks: tuple[Mark, ...]
    level: tuple[Point, ...] | None


@dataclass(frozen=True)
class Curve:
    """The level of a pair by week, words and deeds apart."""

    a: str
    b: str
    since: str | None
    until: str | None
    fewest: int
    words: Line
    deeds: Line


@dataclass(frozen=True)
class PhaseRow:
    """A stretch with one mean, its standard error, and the number of incidents."""

    first: str
    last: str
    mean: float
    error: float | None
    n: int


@dataclass(frozen=True)
class Turn:
    """A turn between two phases: the days between which it lies (`after`, `before`), those that it may lie between with 80 in 100, its step and p, and the incidents that tell it most."""

    after: str
    before: str
    earliest: str
    latest: str
    step: float
    p: float
    turning: tuple[Proof, ...]


@dataclass(frozen=True)
class Stretches:
    """The phases of words or of deeds; `shape` says whether steps or a drift tell the marks better. Empty where there are too few."""

    n: int
    phases: tuple[PhaseRow, ...]
    turns: tuple[Turn, ...]
    shape: str | None


@dataclass(frozen=True)
class ToldPhase:
    """A phase as the press tells it, beside the mean of the incidents in it; `agrees` is null where they are too few or unclear."""

    start: str | None
    end: str | None
    valence: str
    present: bool
    mean: float | None
    n: int
    agrees: bool | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Phases:
    """When a relation turned, and what the press tells of it."""

    a: str
    b: str
    since: str | None
    until: str | None
    words: Stretches
    deeds: Stretches
    told: tuple[ToldPhase, ...]


@dataclass(frozen=True)
class Moved:
    """A state that a commitment came to, when, and why."""

    state: str
    day: str
    incident: str
    why: str


@dataclass(frozen=True)
class CommitmentRow:
    """A promise, demand or threat: who owes it to whom, by when, what became of it, and the sentences for and against."""

    id: str
    kind: str
    debtor: tuple[str, ...]
    creditor: tuple[str, ...]
    made: str
    due: str
    explicit: bool
    condition: str | None
    state: str
    late: bool
    disputed: bool
    claimed: bool
    heard: int
    steps: tuple[Moved, ...]
    said: Proof | None
    reaffirmed: tuple[Proof, ...]
    support: tuple[Proof, ...]
    against: tuple[Proof, ...]
    maybe: tuple[Proof, ...]


@dataclass(frozen=True)
class SignalRow:
    """Two incidents that contradict each other (of K1, one that is told and denied): the rule, the days between, and a severity only to sort by."""

    rule: str
    name: str
    days: int
    severity: float
    one: Proof | None
    other: Proof | None


@dataclass(frozen=True)
class OutletRow:
    """An outlet in a pair: its articles, the incidents that they tell, those that it told first, those that no other origin tells, and its articles that are copies."""

    outlet: str | None
    country: str | None
    langs: tuple[str, ...]
    articles: int
    incidents: int
    first: int
    alone: int
    copies: int
    ids: tuple[str, ...]


@dataclass(frozen=True)
class ReadOutlet:
    """An outlet with what was read of it: languages, articles, first and last day, and the events that these tell, counted as told."""

    outlet: str | None
    langs: tuple[str, ...]
    articles: int
    first: str | None
    last: str | None
    events: int


@dataclass(frozen=True)
class EdgeRow:
    """What two did (`deeds`) or said in a year: incidents, their mean score, and its sign (1 cooperation, -1 conflict, 0 neither)."""

    a: str
    b: str
    deeds: bool
    n: int
    mean: float
    sign: int


@dataclass(frozen=True)
class Alike:
    """How far the ties of two agree beyond chance, over the `n` partners of both."""

    n: int
    kappa: float | None
    pi: float | None


@dataclass(frozen=True)
class NetworkAnswer:
    """Who stood how with whom in a year; of a pair, the ties of either, and how alike they are."""

    year: int
    nodes: Mapping[str, int]
    edges: tuple[EdgeRow, ...]
    bodies: Mapping[str, tuple[str, ...]]
    alike_in_words: Alike | None = None
    alike_in_deeds: Alike | None = None


@dataclass(frozen=True)
class PartnerRow:
    """A partner of a state before and after a day; figures are null where either side has fewer than five incidents."""

    partner: str
    n_before: int
    n_after: int
    before: float | None
    after: float | None
    difference: float | None
    error: float | None
    closer: float | None
    further: float | None


@dataclass(frozen=True)
class TurnedRow:
    """Away from one partner and towards another, how probable, and the outlets that it hangs on."""

    away: str
    towards: str
    probability: float
    hangs_on: tuple[str, ...]


@dataclass(frozen=True)
class PartnersPanel:
    """The partners in words, or in deeds."""

    partners: tuple[PartnerRow, ...]
    realignments: tuple[TurnedRow, ...]


@dataclass(frozen=True)
class Partners:
    """Whom a state drew closer to and whom it left from a day on."""

    state: str
    split: str | None
    words: PartnersPanel
    deeds: PartnersPanel


@dataclass(frozen=True)
class EventAnswer:
    """One event, the incident that it tells, all that tell the same, and the corrections of any of them."""

    event: EventRow
    incident: IncidentRow | None
    tellings: tuple[EventRow, ...]
    corrections: tuple[CorrectionRow, ...]


@dataclass(frozen=True)
class ArticleAnswer:
    """One article with what is kept of its text, and all that was coded in it; `copies` are the articles that are one text with it."""

    id: str
    lang: str
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    credit: str | None
    text: str
    origin: str | None
    copies: tuple[Source, ...]
    events: tuple[EventRow, ...]
    characterisations: tuple[ToldRow, ...]
    corrections: tuple[CorrectionRow, ...] = field(default_factory=tuple)

"""What the account of a pair takes from its dossier: the incidents that are told surely enough, what each is about, in which languages it was told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from dragoman.records import Dossier, Event, Grade, Incident
from dragoman.relations.matters import Matter, matters

#: a word that begins with a capital and is no acronym
NAME = re.compile(r"\b[A-ZÀ-Ý](?=[\w’'-]*[a-zà-ÿ])[\w’'-]*")
#: the speaker of what is said by nobody in particular
UNATTRIBUTED = "unattributed"
#: how sure the coding of an incident must be for a level or a phase to rest on it, and for a claim about it (a promise, a contradiction)
LEVEL, CLAIM = 0.5, 0.6


def sure(dossier: Dossier, least: float) -> list[Incident]:
    """The incidents whose coding is at least so sure; the list of events shows the others all the same."""
    return [i for i in dossier.incidents if i.confidence >= least]


def as_told(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], list[Incident]]:
    """By pair, what is told of it as far as a mark asks, a row each for all that tell the same: `a, b, type, mode, status, start`, and how many `outlets` do."""
    found: dict[tuple[str, str], list[Incident]] = {}
    for n, row in enumerate(rows):
        grade: Grade = "corroborated" if row["outlets"] > 1 else "single origin"
        found.setdefault((row["a"], row["b"]), []).append(Incident(f"in_{n:06}", row["type"], row["mode"], (), (), row["start"], None, row["status"], (), (), (), {}, grade))
    return found


def about(dossier: Dossier, empty: Collection[str]) -> dict[str, Matter]:
    """What each incident is about, by the sentence of its best event without names; under the id and `?`, what its condition is about."""
    sentences = {e.id: _matter(e) for e in dossier.events}
    texts = {i.id: sentences.get(i.best, "") for i in dossier.incidents}
    return matters(texts | {f"{i.id}?": i.condition for i in dossier.incidents if i.condition}, empty)


def _matter(event: Event) -> str:
    """The sentence of an event without its names: who speaks and who acts is not what an act is about."""
    sentence = event.quotes.get("sentence")
    return NAME.sub(" ", sentence.text) if sentence else event.trigger


def languages(dossier: Dossier) -> dict[str, frozenset[str]]:
    """In which languages each incident was told."""
    return {i.id: frozenset(dossier.sources[a].lang for a in i.articles if a in dossier.sources) for i in dossier.incidents}


def speakers(dossier: Dossier) -> dict[str, str]:
    """Who is quoted for each incident, by its best event; incidents without a speaker of a name are left out."""
    quoted = {e.id: e.speaker for e in dossier.events if e.speaker and e.speaker != UNATTRIBUTED}
    return {i.id: quoted[i.best] for i in dossier.incidents if i.best in quoted}

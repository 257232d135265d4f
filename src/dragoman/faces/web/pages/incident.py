"""The page of an incident: who did what to whom and when, who tells it, why it is coded so, and the corrections that it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import UsageError
from dragoman.faces.naming import Names, attested, doubts
from dragoman.faces.quoting import clean
from dragoman.faces.web.asked import Wrong
from dragoman.faces.web.lines import Line, Why, line, row, whys
from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.writing import FIELDS, standing_text
from dragoman.ledger.corrections.fields import STATUSES
from dragoman.packs import load
from dragoman.records import Dossier, Event, Incident, Outcome, Source, incident_json, told_json

#: the roles of a sentence that are marked, the narrower before the wider
ROLES = ("trigger", "actor", "recipient", "time", "speaker", "condition")
#: the most characters of an id
LONGEST = 100


@dataclass(frozen=True)
class Telling:
    """One event as one article tells it: its line, its sentence in pieces with the roles of each, its copies, and why it is coded so."""

    line: Line
    pieces: tuple[tuple[str, tuple[str, ...]], ...]
    source: Source | None
    copies: tuple[str, ...]
    reasons: tuple[Why, ...]


def incident(visit: Visit) -> Page:
    """The incident that an event tells; where a correction left it out, what that was and how to take it back."""
    id = visit.path["id"][:LONGEST]
    try:
        dossier, found = visit.desk.incident(id)
        event, source = visit.desk.event(id)
    except UsageError as error:
        return _gone(visit, id, error)
    by_id = {e.id: e for e in dossier.events}
    told = [_telling(by_id[e], dossier, visit.names) for e in found.events if e in by_id]
    shown = line(event, source, visit.names, found)
    values = {
        "line": shown, "incident": found, "event": event, "told": told, "attested": attested(found, visit.m), "doubts": doubts(found, visit.names),
        "pair": tuple(sorted((dossier.a, dossier.b))) if dossier.b else (dossier.a, None), "history": history(visit, found.events), "form": _form(event), "reasons": whys(found.reasons, visit.m),
    }  # fmt: skip
    title = f"{shown.kind}: {shown.actors}{f' → {shown.recipients}' if shown.recipients else ''}"
    return Page("incident.html", title, values, lambda: [row(t.line) for t in told], lambda: _data(dossier, found))


def _data(dossier: Dossier, found: Incident) -> dict[str, Any]:
    events = {e.id: e for e in dossier.events}
    return incident_json(found) | {"tellings": [told_json(events[e], dossier.sources.get(events[e].article)) for e in found.events if e in events]}


def _telling(event: Event, dossier: Dossier, names: Names) -> Telling:
    source = dossier.sources.get(event.article)
    group = next((g for g in dossier.copies if event.article in g.articles), None)
    others = tuple(a for a in group.articles if a != event.article) if group else ()
    return Telling(line(event, source, names), tuple(marked(event)), source, others, whys(event.reasons, names.m))


def marked(event: Event) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentence of an event in pieces, each with the roles that its words have."""
    whole = event.quotes.get("sentence") or event.quotes.get("trigger")
    if whole is None:
        return
    spans = {role: (q.start, q.end) for role in ROLES if (q := event.quotes.get(role)) and whole.start <= q.start < q.end <= whole.end}
    cuts = sorted({whole.start, whole.end, *(at for span in spans.values() for at in span)})
    for first, last in zip(cuts, cuts[1:], strict=False):
        text = clean(whole.text[first - whole.start : last - whole.start], left=True, right=True)
        yield text, tuple(role for role, (start, end) in spans.items() if start <= first and last <= end)


def _form(event: Event) -> dict[str, Any]:
    """What the form for a correction offers: the fields with what stands there, and the words that may stand there."""
    ontology = load().ontology
    return {"fields": {name: standing_text(getattr(event, name)) for name in FIELDS}, "types": list(ontology.categories), "statuses": STATUSES}


def history(visit: Visit, events: Sequence[str]) -> list[Outcome]:
    """The corrections of these events, and what became of each, the latest first; what took one back is told with it."""
    return [o for o in reversed(visit.desk.corrections()) if o.correction.op != "undo" and {o.event, o.correction.target} & set(events)]


def _gone(visit: Visit, id: str, error: UsageError) -> Page:
    """An event that is none any more: a correction left it out, or the ledger never had it."""
    known = history(visit, [id])
    if not known:
        raise Wrong(404, "web.wrong.event", id=clean(id)[:40]) from error
    data: Mapping[str, Any] = {"id": id, "corrections": [o.correction.id for o in known]}
    return Page("gone.html", visit.m("web.incident.gone"), {"history": known, "id": id}, list, lambda: data, 410)

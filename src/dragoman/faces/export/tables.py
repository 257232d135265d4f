"""dragoman's own tables: incidents as `events`, what tells them as `tellings`, the articles as `sources`; each column with its type and meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.faces.export.parties import joined, party
from dragoman.faces.export.selection import Selection, differs
from dragoman.records import Event, Happening, Quote, Source
from dragoman.relations.signals import first_day, last_day


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is one of string, date, integer, number, boolean (the types of a Data Package)."""

    name: str
    kind: str
    meaning: str


def _columns(text: str) -> tuple[Column, ...]:
    return tuple(Column(*(part.strip() for part in line.split("|"))) for line in text.strip().splitlines())


_PARTY = """
{0}_id | string | {1}, as codes: ISO 3166-1 alpha-3, IGO-…, REB-…, with :SECTOR
{0}_name | string | their English names
{0}_country | string | ISO codes of their states
{0}_cow | string | Correlates of War numbers of their states
{0}_wikidata | string | their Wikidata items
{0}_sector | string | PLOVER sectors; empty is the state itself"""

EVENTS = _columns(f"""
event_id | string | the incident
event_date | date | first day of when it happened; see time_precision; empty where nothing says
event_date_end | date | last day, or the deadline; empty for a point or an open end
time_precision | string | day, month or year of event_date; none
end_precision | string | the same of event_date_end
date_basis | string | where the date is from: text, article, publication, none
event_type | string | PLOVER category
event_mode | string | PLOVER mode
contexts | string | PLOVER contexts
quad_code | integer | 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
intensity | number | PLOVER score, -10 to 10
cameo_root | string | CAMEO root code
{_PARTY.format("actor", "who acts").strip()}
{_PARTY.format("recipient", "whom the act is directed at").strip()}
status | string | actual, future, hypothetical, negated
condition | string | what it is made to depend on, in the article's words
speaker | string | who is responsible for the claim; empty where the article itself is
grade | string | single origin, corroborated, corroborated across sides
denied_by | string | who denies it
n_mentions | integer | events as told: tellings
n_articles | integer | articles that tell it
n_outlets | integer | outlets of these
n_independent | integer | independent origins: copies and one agency count once
langs | string | languages of the articles
first_seen | date | day of the first article
last_seen | date | day of the last
confidence | number | of the best telling, 0 to 1
quote | string | the sentence of the best telling
quote_lang | string | its language
outlet | string | its outlet
url | string | its address
coder | string | machine with its version, or the analysts who changed it
correction_id | string | the corrections that hold of it
version | string | code and packs that coded the best telling
""")

#: the quotes of a telling whose places are given
ROLES = ("sentence", "trigger", "actor", "recipient", "time", "speaker", "condition")
TELLINGS = _columns(f"""
mention_id | string | the event as one article tells it
event_id | string | the incident that it tells; empty where an analyst rejected it
doc_id | string | the article
char_start | integer | where its sentence begins in the article's text, in characters
char_end | integer | where it ends
quote | string | the sentence
trigger | string | the words that carry the act
rule_id | string | the rule that coded it
event_type | string | PLOVER category
event_mode | string | PLOVER mode
contexts | string | PLOVER contexts
actor_id | string | who acts
recipient_id | string | whom the act is directed at
start | string | when, ISO at its own precision
end | string | until or by when
modality | string | actual, future, hypothetical, negated
negated | boolean | whether it is said not to have happened
speaker | string | who is responsible for the claim
condition | string | what it depends on, in the article's words
confidence | number | 0 to 1
{chr(10).join(f"{role}_char_{end} | integer | where the words for the {role} {'begin' if end == 'start' else 'end'}" for role in ROLES[1:] for end in ("start", "end"))}
copy_group | string | articles that are one text have one name here
outlet | string | who published it
published | date | when
lang | string | language of the article
url | string | its address
coder | string | machine with its version, or the analysts who changed it
correction_id | string | the corrections that hold of it
version | string | code and packs that coded it
""")

SOURCES = _columns("""
doc_id | string | the article
lang | string | its language
published | date | when
outlet | string | who published it
title | string | its headline
url | string | its address
credit | string | the agency that it credits
version | string | code and packs that coded it
""")

#: what `--include-machine` adds to events and tellings
MACHINE = Column("machine", "string", "what the machine said of the fields that analysts changed, as JSON; 'rejected' where they left it out")


def columns(table: str, selection: Selection | None = None) -> tuple[Column, ...]:
    """The columns of a table, with the machine's where it was asked for."""
    extra = (MACHINE,) if selection is not None and selection.choice.machine and table != "sources" else ()
    return ({"events": EVENTS, "tellings": TELLINGS, "sources": SOURCES}[table]) + extra


def rows(selection: Selection) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row with the name of its table: an event, its tellings, at the end what analysts rejected, then the articles of all of it."""
    articles: set[str] = set()
    left = dict(selection.machine)
    for found in selection:
        yield "events", event(found, selection)
        for telling in found.events:
            left.pop(telling.id, None)
            articles.add(telling.article)
            yield "tellings", _telling(telling, found.incident.id, found.sources[telling.article], found.copies.get(telling.article), selection)
    if left:
        sources = selection.desk.sources(sorted({e.article for e in left.values()}))
        for telling in left.values():
            articles.add(telling.article)
            row = _telling(telling, None, sources[telling.article], None, selection)
            yield "tellings", row | {"coder": f"machine {sources[telling.article].coder}", "machine": "rejected"}
    for source in selection.desk.sources(sorted(articles)).values():
        yield "sources", _source(source)


def event(found: Happening, selection: Selection) -> dict[str, Any]:
    """The row of an incident."""
    incident, best = found.incident, found.best
    source, ontology = found.sources[best.article], selection.packs.ontology
    days = sorted(s.published[:10] for s in found.sources.values() if s.published)
    row: dict[str, Any] = {
        "event_id": incident.id, **_dates(incident.start, incident.end), "date_basis": basis(incident.start or incident.end, best),
        "event_type": incident.type, "event_mode": incident.mode, "contexts": joined(incident.context),
        "quad_code": ontology.categories[incident.type].quad, "intensity": ontology.score(incident.type, incident.mode), "cameo_root": ontology.cameo.root(incident.type, incident.mode),
        **_parties("actor", incident.actor, selection), **_parties("recipient", incident.recipient, selection),
        "status": incident.status, "condition": incident.condition, "speaker": best.speaker, "grade": incident.grade, "denied_by": joined(incident.denied_by),
        "n_mentions": len(found.events), "n_articles": len(incident.articles), "n_outlets": len(incident.outlets), "n_independent": len(incident.origins),
        "langs": joined(sorted({s.lang for s in found.sources.values()})), "first_seen": as_day(first_day(days[0])) if days else None, "last_seen": as_day(first_day(days[-1])) if days else None,
        "confidence": round(incident.confidence, 3), "quote": words(best), "quote_lang": source.lang, "outlet": source.outlet, "url": source.url,
        "coder": selection.coder(found.events, found.sources), "correction_id": selection.correction_ids(found.events), "version": source.coder,
    }  # fmt: skip
    return row | {"machine": said_of(best, selection)}


def _parties(role: str, codes: Sequence[str], selection: Selection) -> dict[str, str]:
    found = [party(code, selection.packs) for code in codes]
    return {
        f"{role}_id": joined(p.code for p in found), f"{role}_name": joined(p.name for p in found), f"{role}_country": joined(p.country for p in found),
        f"{role}_cow": joined(p.cow for p in found), f"{role}_wikidata": joined(p.wikidata for p in found), f"{role}_sector": joined(p.sector for p in found),
    }  # fmt: skip


def _telling(telling: Event, incident: str | None, source: Source, group: str | None, selection: Selection) -> dict[str, Any]:
    """The row of an event as one article tells it."""
    return {
        "mention_id": telling.id, "event_id": incident, "doc_id": telling.article, "quote": words(telling), "trigger": telling.trigger, "rule_id": rule(telling),
        "event_type": telling.type, "event_mode": telling.mode, "contexts": joined(telling.context), "actor_id": joined(telling.actor), "recipient_id": joined(telling.recipient),
        "start": telling.start, "end": telling.end, "modality": telling.status, "negated": telling.status == "negated", "speaker": telling.speaker, "condition": telling.condition,
        "confidence": round(telling.confidence, 3), **_places(telling.quotes), "copy_group": group, "outlet": source.outlet, "published": as_day(first_day(source.published)), "lang": source.lang,
        "url": source.url, "coder": selection.coder([telling], {source.id: source}), "correction_id": selection.correction_ids([telling]), "version": source.coder,
        "machine": said_of(telling, selection),
    }  # fmt: skip


def _source(source: Source) -> dict[str, Any]:
    named = {name: getattr(source, name) for name in ("lang", "outlet", "title", "url", "credit")}
    return {"doc_id": source.id, **named, "published": as_day(first_day(source.published)), "version": source.coder}


def _places(quotes: Mapping[str, Quote]) -> dict[str, int]:
    found = {f"{role}_char_{end}": getattr(quotes[role], end) for role in ROLES if role in quotes for end in ("start", "end")}
    return {name.removeprefix("sentence_"): place for name, place in found.items()}


def said_of(telling: Event, selection: Selection) -> str | None:
    """What the machine said of an event where analysts hold something else, as JSON."""
    import json

    machine = selection.machine.get(telling.id)
    changed = differs(telling, machine) if machine else {}
    return json.dumps(changed, ensure_ascii=False) if changed else None


def words(telling: Event) -> str | None:
    """The sentence that tells an event."""
    quote = telling.quotes.get("sentence")
    return (quote.text if quote else telling.trigger) or None


def rule(telling: Event) -> str | None:
    """The rule that coded an event."""
    return next((r.why for r in telling.reasons if r.field == "type"), None)


def basis(when: str | None, telling: Event) -> str:
    """Where a date is from: words beside the act, the article's own day, elsewhere in the article, or nowhere."""
    if when is None:
        return "none"
    if "time" in telling.quotes:
        return "text"
    why = next((r.why for r in telling.reasons if r.field == "start"), "")
    return "publication" if "publication" in why else "article"


def precision(when: str | None) -> str:
    """How exact an ISO date is."""
    return {4: "year", 7: "month"}.get(len(when), "day") if when else "none"


def as_day(iso: str) -> date | None:
    """A full ISO date as a date; None for nothing."""
    return date.fromisoformat(iso) if iso else None


def _dates(start: str | None, end: str | None) -> dict[str, Any]:
    return {"event_date": as_day(first_day(start)), "event_date_end": as_day(last_day(end)), "time_precision": precision(start), "end_precision": precision(end)}

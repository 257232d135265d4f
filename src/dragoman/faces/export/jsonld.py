"""Linked data: incidents as sem:Event, the articles as schema:NewsArticle, each telling as a Web Annotation that opens its words, and PROV for who made what.

Terms: SEM (Simple Event Model, van Hage 2011), Web Annotation (W3C 2017), PROV-O (W3C 2013), schema.org.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent

from dragoman.faces.export.parties import party
from dragoman.faces.export.selection import Selection, differs
from dragoman.records import Correction, Event, Happening, Source

HERE = "urn:dragoman:"
CONTEXT = {
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/", "oa": "http://www.w3.org/ns/oa#", "prov": "http://www.w3.org/ns/prov#", "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/", "xsd": "http://www.w3.org/2001/XMLSchema#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "wd": "http://www.wikidata.org/entity/",
    "plover": f"{HERE}plover:", "id": "@id", "type": "@type",
}  # fmt: skip
TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth"}
#: characters of a sentence that are given on either side of the words that carry the act
AROUND = 32


def write(selection: Selection, path: Path) -> None:
    """Write one document: its context, then a node for each thing as it comes."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write('{"@context": ' + json.dumps(CONTEXT) + ',\n"@graph": [')
        between = "\n"
        for node in _nodes(selection):
            file.write(between + json.dumps({name: value for name, value in node.items() if value not in (None, "", [])}, ensure_ascii=False))
            between = ",\n"
        file.write("\n]}\n")


def _nodes(selection: Selection) -> Iterator[dict[str, Any]]:
    """Coders, incidents with their tellings, parties, articles, corrections with who made them."""
    parties: set[str] = set()
    articles: set[str] = set()
    corrections: dict[str, Correction] = {}
    for coder in selection.coders:
        yield {"id": _coder(coder), "type": ["prov:SoftwareAgent"], "rdfs:label": f"dragoman {coder}"}
    for found in selection:
        parties.update(found.incident.actor, found.incident.recipient)
        articles.update(found.incident.articles)
        corrections |= {c.id: c for e in found.events for c in selection.corrections.get(e.id, ())}
        yield from chain([_incident(found, selection)], (_telling(e, found, selection) for e in found.events))
    for code in sorted(parties):
        who = party(code, selection.packs)
        yield {"id": _iri(code), "type": ["sem:Actor", "prov:Agent"], "rdfs:label": who.name, "schema:sameAs": {"id": f"wd:{who.wikidata}"} if who.wikidata and who.base == code else None}
    for source in selection.desk.sources(sorted(articles)).values():
        yield _article(source)
    for correction in corrections.values():
        yield _correction(correction)
    for person in sorted({c.by for c in corrections.values()}):
        yield {"id": _person(person), "type": ["prov:Person"], "rdfs:label": person}


def _iri(id: str) -> str:
    return HERE + percent(id, safe="")


def _coder(coder: str) -> str:
    return f"{HERE}coder:{percent(coder, safe='')}"


def _person(name: str) -> str:
    return f"{HERE}person:{percent(name.encode('utf-8', 'replace'), safe='')}"


def day(iso: str | None) -> dict[str, str] | None:
    """An ISO date as a literal of its own precision."""
    return {"@value": iso[:10], "@type": TYPES.get(len(iso), "xsd:date")} if iso else None


def _incident(found: Happening, selection: Selection) -> dict[str, Any]:
    incident, ontology = found.incident, selection.packs.ontology
    actors, recipients = ([{"id": _iri(code)} for code in codes] for codes in (incident.actor, incident.recipient))
    return {
        "id": _iri(incident.id), "type": ["sem:Event", "prov:Entity"], "sem:eventType": {"id": f"plover:{incident.type}"}, "plover:mode": incident.mode, "plover:context": list(incident.context),
        "plover:status": incident.status, "plover:score": ontology.score(incident.type, incident.mode), "sem:hasActor": [*actors, *recipients], "plover:actor": actors, "plover:recipient": recipients,
        "sem:hasBeginTimeStamp": day(incident.start), "sem:hasEndTimeStamp": day(incident.end), "sem:accordingTo": [{"id": _iri(article)} for article in incident.articles],
        "plover:independentOrigins": len(incident.origins), "prov:wasDerivedFrom": [{"id": _iri(e.id)} for e in found.events],
    }  # fmt: skip


def _telling(telling: Event, found: Happening, selection: Selection) -> dict[str, Any]:
    """A telling as an annotation of its article: what it says, where its words stand, who made it, and which correction revised it."""
    source, machine = found.sources[telling.article], selection.machine.get(telling.id)
    held = selection.corrections.get(telling.id, ())
    said = differs(telling, machine) if machine else {}
    return {
        "id": _iri(telling.id), "type": ["oa:Annotation", "prov:Entity"], "oa:motivatedBy": {"id": "oa:classifying"}, "oa:hasBody": {"id": _iri(found.incident.id)},
        "oa:hasTarget": {"type": "oa:SpecificResource", "oa:hasSource": {"id": _iri(telling.article)}, "oa:hasSelector": list(_selectors(telling, selection))},
        "plover:category": telling.type, "plover:confidence": round(telling.confidence, 3), "plover:speaker": telling.speaker,
        "prov:wasAttributedTo": [{"id": _coder(source.coder)}] if source.coder else None, "prov:wasGeneratedBy": [{"id": _iri(c.id)} for c in held],
        "plover:machine": json.dumps(said, ensure_ascii=False) if said else None,
    }  # fmt: skip


def _selectors(telling: Event, selection: Selection) -> Iterator[dict[str, Any]]:
    """The words that carry the act: by their place, and, where words may go out, by themselves with what stands around them in their sentence."""
    mark, sentence = telling.quotes.get("trigger"), telling.quotes.get("sentence")
    if mark is None:
        return
    yield {"type": "oa:TextPositionSelector", "oa:start": mark.start, "oa:end": mark.end}
    if selection.quotes:
        text, start = (sentence.text, mark.start - sentence.start) if sentence and sentence.start <= mark.start and mark.end <= sentence.end else ("", 0)
        end = start + len(mark.text)
        yield {"type": "oa:TextQuoteSelector", "oa:exact": mark.text, "oa:prefix": text[max(0, start - AROUND) : start], "oa:suffix": text[end : end + AROUND]}


def _article(source: Source) -> dict[str, Any]:
    outlet = {"type": "schema:Organization", "schema:name": source.outlet} if source.outlet else None
    return {
        "id": _iri(source.id), "type": ["schema:NewsArticle", "prov:Entity"], "schema:headline": source.title, "schema:datePublished": day(source.published), "schema:inLanguage": source.lang,
        "schema:publisher": outlet, "schema:url": source.url, "schema:creditText": source.credit,
    }  # fmt: skip


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "id": _iri(correction.id), "type": ["prov:Activity"], "prov:endedAtTime": {"@value": correction.at, "@type": "xsd:dateTime"}, "prov:wasAssociatedWith": {"id": _person(correction.by)},
        "rdfs:label": correction.op, "rdfs:comment": correction.why,
    }  # fmt: skip

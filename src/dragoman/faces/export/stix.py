"""A STIX 2.1 bundle, for OpenCTI and other tools: states as `location`, parties as `identity`, each incident as `report` with our properties in an extension,
its sentence as `note`. STIX has no political event of its own. Ids are UUIDv5 of what they name, times those of the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from dragoman.faces.export.parties import Party, party
from dragoman.faces.export.selection import Selection
from dragoman.faces.quoting import clean
from dragoman.records import Happening, Source
from dragoman.relations.signals import first_day

#: the namespace of our ids: UUIDv5 of the URL namespace and "urn:dragoman"
SPACE = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
OURS = uuid5(SPACE, "urn:dragoman")
SCHEMA = "urn:dragoman:stix:event:1"


def stix_id(kind: str, *parts: str) -> str:
    """The id of an object of a kind: the same for the same parts."""
    return f"{kind}--{uuid5(OURS, chr(31).join((kind, *parts)))}"


AUTHOR, EXTENSION = stix_id("identity", "dragoman"), stix_id("extension-definition", SCHEMA)


def write(selection: Selection, path: Path) -> None:
    """Write the bundle, object by object."""
    bundle = stix_id("bundle", selection.last, *selection.coders, repr(selection.choice))
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(f'{{"type": "bundle", "id": "{bundle}", "objects": [')
        between = "\n"
        for made in _objects(selection):
            file.write(between + json.dumps({name: value for name, value in made.items() if value not in (None, "", [], {})}, ensure_ascii=False))
            between = ",\n"
        file.write("\n]}\n")


def _objects(selection: Selection) -> Iterator[dict[str, Any]]:
    """Who made it, then each incident behind the parties and states that it is the first to name."""
    at = _time(selection.last)
    yield _made("identity", AUTHOR, at, name="dragoman", identity_class="system")
    yield _made("extension-definition", EXTENSION, at, name="PLOVER event", schema=SCHEMA, version="1.0.0", extension_types=["property-extension"], created_by_ref=AUTHOR)
    known: set[str] = set()
    for found in selection:
        sides = {role: [party(code, selection.packs) for code in getattr(found.incident, role)] for role in ("actor", "recipient")}
        for who in (*sides["actor"], *sides["recipient"]):
            for made in _party(who, at):
                if made["id"] not in known:
                    known.add(made["id"])
                    yield made
        yield from _incident(found, sides, selection)


def _made(kind: str, id: str, at: str, **values: Any) -> dict[str, Any]:
    """An object with what every object has."""
    return {"type": kind, "spec_version": "2.1", "id": id, "created": at, "modified": at, **values}


def _time(day: str) -> str:
    return f"{day}T00:00:00.000Z"


def _party(who: Party, at: str) -> Iterator[dict[str, Any]]:
    """A party, and the state that it is or is part of."""
    kind = "individual" if who.sector == "CVL" else "class" if who.sector and not who.country else "organization"
    yield _made("identity", _party_id(who), at, name=who.name, identity_class=kind, created_by_ref=AUTHOR, external_references=_wikidata(who))
    if who.country:
        yield _made("location", _place_id(who), at, name=who.country, country=who.iso2, created_by_ref=AUTHOR)


def _party_id(who: Party) -> str:
    return stix_id("identity", who.code)


def _place_id(who: Party) -> str:
    return stix_id("location", who.country)


def _wikidata(who: Party) -> list[dict[str, str]]:
    return [{"source_name": "wikidata", "external_id": who.wikidata, "url": f"https://www.wikidata.org/wiki/{who.wikidata}"}] if who.wikidata and who.base == who.code else []


def _incident(found: Happening, sides: dict[str, list[Party]], selection: Selection) -> Iterator[dict[str, Any]]:
    """The report of an incident, and the note with its sentence."""
    incident, best, ontology = found.incident, found.best, selection.packs.ontology
    at, id = _time(first_day(incident.told) or selection.last), stix_id("report", incident.id)
    category, who = ontology.categories[incident.type], [*sides["actor"], *sides["recipient"]]
    refs = dict.fromkeys([*map(_party_id, who), *(_place_id(p) for p in who if p.country)])
    names = {role: ", ".join(p.name for p in parties) for role, parties in sides.items()}
    facts = {
        "extension_type": "property-extension", "event_id": incident.id, "event_type": incident.type, "event_mode": incident.mode, "contexts": list(incident.context), "quad_code": category.quad,
        "intensity": ontology.score(incident.type, incident.mode), "cameo_root": ontology.cameo.root(incident.type, incident.mode), "status": incident.status, "start": incident.start,
        "end": incident.end, "actor_refs": [_party_id(p) for p in sides["actor"]], "recipient_refs": [_party_id(p) for p in sides["recipient"]], "n_articles": len(incident.articles),
        "n_independent": len(incident.origins), "coder": selection.coder(found.events, found.sources), "correction_id": selection.correction_ids(found.events),
    }  # fmt: skip
    yield _made(
        "report", id, at, created_by_ref=AUTHOR, name=f"{category.labels.get('en', incident.type)}: {names['actor'] or '–'} → {names['recipient'] or '–'}", published=at,
        report_types=["geopolitical-event"], object_refs=list(refs) or [AUTHOR], confidence=round(100 * incident.confidence), labels=[incident.type, incident.status],
        external_references=[_cited(found.sources[article]) for article in incident.articles],
        extensions={EXTENSION: {name: value for name, value in facts.items() if value not in (None, "", [])}},
    )  # fmt: skip
    quote, source = best.quotes.get("sentence"), found.sources[best.article]
    if quote and clean(quote.text):
        yield _made("note", stix_id("note", incident.id, best.id), at, created_by_ref=AUTHOR, content=clean(quote.text), abstract=clean(source.outlet or "") or None, object_refs=[id], lang=source.lang)


def _cited(source: Source) -> dict[str, str]:
    """An article as a reference."""
    found = {"source_name": clean(source.outlet or "") or "unknown outlet", "external_id": source.id, "description": clean(source.title or ""), "url": clean(source.url or "").replace(" ", "%20")}
    return {name: value for name, value in found.items() if value}

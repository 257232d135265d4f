"""PLOVER's own JSON lines: one incident a line, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.faces.export.dyads import day
from dragoman.faces.export.parties import party
from dragoman.faces.export.selection import Selection, differs
from dragoman.faces.export.tables import words
from dragoman.records import Correction, Event, Happening, record_id
from dragoman.relations.signals import last_day

#: the fields of PLOVER's JSON; the last three are ours: the dates at their own precision, what PLOVER calls an auxiliary mode, what the machine said
FIELDS = (
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text", "quad_code", "event_scale", "mode", "context", "link",
    "text", "text_info", "cite_info", "coder", "coded_date", "coded_time", "comment", "when", "auxiliary", "machine",
)  # fmt: skip
AUXILIARY = {"future": "future", "hypothetical": "hypothetical", "negated": "negation"}


def write(selection: Selection, path: Path) -> None:
    """Write the incidents, one JSON object a line."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for found in selection:
            file.write(json.dumps(_line(found, selection), ensure_ascii=False) + "\n")


def _line(found: Happening, selection: Selection) -> dict[str, Any]:
    """An incident in PLOVER's fields; those without a value are left out."""
    incident, best, ontology = found.incident, found.best, selection.packs.ontology
    source, changes = found.sources[best.article], [c for e in found.events for c in selection.corrections.get(e.id, ())]
    machine = selection.machine.get(best.id)
    row = {
        "id": incident.id, "has_event": True, "date": day(found), "enddate": last_day(incident.end), "actor": _parties(incident.actor, selection), "recipient": _parties(incident.recipient, selection),
        "event": incident.type, "event_text": best.trigger, "quad_code": ontology.categories[incident.type].quad, "event_scale": ontology.score(incident.type, incident.mode),
        "mode": incident.mode, "context": list(incident.context), "link": source.url, "text": words(best) if selection.quotes else None, "text_info": _places(best), "cite_info": _cited(found),
        "coder": selection.coder(found.events, found.sources), **_coded(changes), "comment": _comment(found, changes),
        "when": [incident.start, incident.end], "auxiliary": AUXILIARY.get(incident.status), "machine": differs(best, machine) if machine else None,
    }  # fmt: skip
    return {name: value for name, value in row.items() if value not in (None, "", {}) and (value != [] or name in ("actor", "recipient"))}


def _parties(codes: tuple[str, ...], selection: Selection) -> list[dict[str, str]]:
    found = [party(code, selection.packs) for code in codes]
    return [{"code": p.code, "name": p.name, "country": p.country, "cow": p.cow, "sector": p.sector, "wikidata": p.wikidata} for p in found]


def _places(best: Event) -> dict[str, Any]:
    return {"document": best.article, "offsets": {role: [q.start, q.end] for role, q in best.quotes.items()}}


def _cited(found: Happening) -> dict[str, Any]:
    """The article that tells it best, and how many there are."""
    source = found.sources[found.best.article]
    named = {name: value for name in ("outlet", "published", "lang", "title") if (value := getattr(source, name))}
    return named | {"n_mentions": len(found.events), "n_articles": len(found.incident.articles), "n_outlets": len(found.incident.outlets), "n_independent": len(found.incident.origins)}


def _coded(changes: list[Correction]) -> dict[str, str]:
    """When the last correction was made; the machine keeps no clock."""
    return {"coded_date": changes[-1].at[:10], "coded_time": changes[-1].at[11:19]} if changes else {}


def _comment(found: Happening, changes: list[Correction]) -> str:
    """What PLOVER has no field for, in words."""
    speaker = f"according to {found.best.speaker}" if found.best.speaker else ""
    condition = f"if: {found.incident.condition}" if found.incident.condition else ""
    corrected = f"corrections: {', '.join(dict.fromkeys(c.id for c in changes))}" if changes else ""
    return "; ".join(part for part in (speaker, condition, corrected) if part)


def read(path: Path) -> Iterator[Event]:
    """The incidents of a file of PLOVER's JSON lines, each as one event without quotes; InputError says which line is none."""
    try:
        with path.open(encoding="utf-8") as file:
            for n, line in enumerate(file, 1):
                if line.strip():
                    yield _event(line, f"{path}, line {n}")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: this file cannot be read ({error})") from error


def _event(line: str, where: str) -> Event:
    try:
        row = json.loads(line)
        actor, recipient = (tuple(_code(party, where) for party in row.get(role) or ()) for role in ("actor", "recipient"))
        auxiliary = {name: status for status, name in AUXILIARY.items()}
        start, end = row.get("when") or (row["date"], row.get("enddate"))
        return Event(
            str(row["id"]), str((row.get("text_info") or {}).get("document") or record_id("ar", row["id"])), str(row["event"]), row.get("mode"), tuple(row.get("context") or ()), actor, recipient,
            str(row.get("event_text") or ""), start, end, auxiliary.get(row.get("auxiliary", ""), "actual"), None, None, 1.0,  # type: ignore[arg-type]
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: this is no event in PLOVER's JSON ({type(error).__name__}: {error})") from error


def _code(party: Mapping[str, Any] | str, where: str) -> str:
    return str(party if isinstance(party, str) else party["code"])

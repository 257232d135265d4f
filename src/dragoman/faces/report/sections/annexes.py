"""The annexes: every sentence with its id and address, every correction, and the data as files within the page."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.faces.quoting import clean
from dragoman.faces.report.material import Material
from dragoman.records import Characterisation, Event, Incident, Outcome

#: how a cell may not begin: a spreadsheet would take it for a formula
FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: `fix.already` is the word for `already so`, and so on
RESULTS = {"applied": "applied", "already so": "already", "orphan": "orphan", "conflict": "conflict", "undone": "taken", "unknown": "unknown"}


def evidence(held: Material) -> dict[str, Any]:
    """Annex A: the sentences in the order of their numbers, each with the incident that it tells."""
    of = {event: i.id for i in held.dossier.incidents for event in i.events}
    return {"lines": [(line, of.get(line.id, "")) for line in held.lines.values()], "quoted": held.quoted}


@dataclass(frozen=True)
class Fixed:
    """A correction in the log."""

    id: str
    at: str
    by: str
    what: str
    target: str
    result: str
    why: str


def corrections(held: Material) -> dict[str, Any]:
    """Annex B: the corrections that touch the pair."""
    return {"rows": [_fixed(o, held) for o in held.outcomes]}


def _fixed(o: Outcome, held: Material) -> Fixed:
    c, m = o.correction, held.names.m
    what = f"{c.op} {c.field}: {c.before} → {c.after}" if c.field else c.op
    result = m(f"fix.{RESULTS[o.result]}") if o.result in RESULTS else o.result
    return Fixed(c.id, clean(c.at[:16].replace("T", " ")), clean(c.by), clean(what), clean(c.target), f"{result}: {clean(o.why)}", clean(c.why or ""))


def data(held: Material) -> dict[str, Any]:
    """Annex C: incidents and sentences as CSV files, each an address that holds the file itself."""
    pair = f"{held.dossier.a}-{held.dossier.b}"
    scores = {mark["incident"]: str(mark["score"]) for name in ("words", "deeds") for mark in held.plain[name]["marks"]}
    rows = {"incidents": [_incident(i, scores) for i in held.dossier.incidents], "sentences": _sentences(held)}
    return {"files": [(f"{pair}-{name}.csv", held.names.m(f"report.file_{name}", n=len(found)), _address(found), list(found[0]) if found else []) for name, found in rows.items()]}


def _incident(i: Incident, scores: Mapping[str, str]) -> dict[str, str]:
    row = {name: getattr(i, name) or "" for name in ("id", "type", "mode", "start", "end", "status", "grade", "best")}
    row |= {name: " ".join(getattr(i, name)) for name in ("actor", "recipient", "context", "events", "denied_by")}
    return row | {"articles": str(len(i.articles)), "origins": str(len(i.origins)), "confidence": f"{i.confidence:.3f}", "score": scores.get(i.id, "")}


def _sentences(held: Material) -> list[dict[str, str]]:
    of, sources = {event: i.id for i in held.dossier.incidents for event in i.events}, held.dossier.sources
    rows: list[dict[str, str]] = []
    told: list[Event | Characterisation] = [*held.dossier.events, *held.dossier.characterisations]
    for e in told:
        line, source = held.lines[e.id], sources.get(e.article)
        row = {"number": str(line.number), "id": e.id, "incident": of.get(e.id, ""), "article": e.article, "at": line.at, "sentence": "".join(text for text, _ in line.quote)}
        rows.append(row | {name: clean(getattr(source, name) or "") if source else "" for name in ("outlet", "published", "lang", "url")})
    return rows


def _address(rows: Sequence[dict[str, str]]) -> str:
    """Rows as CSV in a data address; with the mark at the beginning by which Excel knows UTF-8."""
    text = io.StringIO()
    if rows:
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return "data:text/csv;charset=utf-8;base64," + base64.b64encode(("\ufeff" + text.getvalue()).encode("utf-8", "replace")).decode("ascii")


def _cell(value: str) -> str:
    """A cell that no spreadsheet takes for a formula; a number stays one."""
    return f"'{value}" if value.startswith(FORMULA) and not _number(value) else value


def _number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True

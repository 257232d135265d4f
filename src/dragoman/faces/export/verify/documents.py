"""Exports that are documents, looked into whole."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from dragoman.errors import InputError
from dragoman.faces.export import plover as plover_format

STIX_ID = re.compile(r"[a-z][a-z0-9-]*--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def plover(path: Path) -> tuple[str, int]:
    """PLOVER's JSON lines: each an event with a known category, and days that are days."""
    from dragoman.packs import load
    from dragoman.relations.signals import span

    categories, count = load().ontology.categories, 0
    for count, event in enumerate(plover_format.read(path), 1):
        if event.type not in categories:
            raise InputError(f"{path}, event {count}: PLOVER has no category {event.type!r}")
        for day in (event.start, event.end):
            if day is not None and span(day) is None:
                raise InputError(f"{path}, event {count}: {day!r} is no date")
    return "plover", count


def json_of(path: Path) -> tuple[str, int]:
    """A JSON document by what it is: STIX, linked data, a timeline, or a list of articles."""
    try:
        held = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise InputError(f"{path}: this is no JSON ({error})") from error
    if isinstance(held, list):
        return "csl", _each(path, "item", held, _csl)
    for key, (name, rows, check) in KINDS.items():
        if isinstance(held, dict) and key in held and isinstance(held.get(rows), list):
            return name, _each(path, rows.strip("@").rstrip("s"), held[rows], check)
    raise InputError(f"{path}: this JSON is neither a list of articles nor has it one of {', '.join(KINDS)}")


def _each(path: Path, what: str, rows: list[Any], check: Callable[[Any], str | None]) -> int:
    """How many there are, each of them looked at."""
    for n, row in enumerate(rows, 1):
        wrong = check(row) if isinstance(row, dict) else "it is no object"
        if wrong:
            raise InputError(f"{path}, {what} {n}: {wrong}")
    return len(rows)


def _lacking(row: Mapping[str, Any], *names: str) -> str | None:
    return next((f"it has no {name}" for name in names if not row.get(name)), None)


def _csl(row: Mapping[str, Any]) -> str | None:
    return _lacking(row, "id", "type")


def _stix(row: Mapping[str, Any]) -> str | None:
    wrong = _lacking(row, "type", "id", "spec_version", "created", "modified")
    return wrong or (None if STIX_ID.fullmatch(row["id"]) and row["id"].startswith(row["type"] + "--") else f"{row['id']!r} is no id of a {row['type']}")


def _slide(row: Mapping[str, Any]) -> str | None:
    wrong = _lacking(row, "start_date", "text", "unique_id")
    day = row.get("start_date")
    return wrong or (None if isinstance(day, dict) and all(isinstance(part, int) for part in day.values()) and "year" in day else "its start_date has no year")


def _node(row: Mapping[str, Any]) -> str | None:
    return _lacking(row, "id", "type")


#: by a key that it has: the format, where its entries are, and what each must have
KINDS: Mapping[str, tuple[str, str, Callable[[Any], str | None]]] = {"@context": ("jsonld", "@graph", _node), "objects": ("stix", "objects", _stix), "events": ("timeline", "events", _slide)}


def _tree(path: Path) -> ET.Element:
    try:
        return ET.parse(path).getroot()
    except ET.ParseError as error:
        raise InputError(f"{path}: this is no XML ({error})") from error


def graphml(path: Path) -> tuple[str, int]:
    """A network in GraphML: its root, and edges between nodes that are there."""
    return "graphml", _network(path, _tree(path), "{http://graphml.graphdrawing.org/xmlns}", "graphml")


def gexf(path: Path) -> tuple[str, int]:
    """A network in GEXF 1.3: its root, edges between nodes that are there, and intervals that end after they begin."""
    root, space = _tree(path), "{http://gexf.net/1.3}"
    count = _network(path, root, space, "gexf")
    for spell in root.iter(f"{space}spell"):
        if not spell.get("start", "") <= spell.get("end", ""):
            raise InputError(f"{path}: an interval begins on {spell.get('start')} and ends on {spell.get('end')}")
    return "gexf", count


def _network(path: Path, root: ET.Element, space: str, name: str) -> int:
    if root.tag != space + name:
        raise InputError(f"{path}: the root must be {name} of {space[1:-1]} and is {root.tag}")
    nodes = {node.get("id") for node in root.iter(f"{space}node")}
    edges = list(root.iter(f"{space}edge"))
    for edge in edges:
        if lost := {edge.get("source"), edge.get("target")} - nodes:
            raise InputError(f"{path}: an edge names {lost.pop()}, which is no node")
    return len(edges)


def calendar(path: Path) -> tuple[str, int]:
    """A calendar: entries with an id, a stamp and a day, in lines of 75 octets at the most."""
    from icalendar import Calendar

    held = path.read_bytes()
    long = next((n for n, line in enumerate(held.split(b"\r\n"), 1) if len(line) > 75), None)
    if long:
        raise InputError(f"{path}, line {long}: a line of a calendar has 75 octets at the most")
    try:
        entries = Calendar.from_ical(held).walk("VEVENT")
    except ValueError as error:
        raise InputError(f"{path}: this is no calendar ({error})") from error
    for n, entry in enumerate(entries, 1):
        if lacking := [name for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY") if name not in entry]:
            raise InputError(f"{path}, entry {n}: it has no {lacking[0]}")
    return "ics", len(entries)


def bibtex(path: Path) -> tuple[str, int]:
    """BibTeX: entries whose braces are closed."""
    text = path.read_text("utf-8")
    entries = re.findall(r"^@(\w+)\{([^\s,{}]+),$", text, re.MULTILINE)
    depth = 0
    for n, line in enumerate(text.splitlines(), 1):
        plain = re.sub(r"\\.", "", line) if not line.startswith("%") else ""
        depth += plain.count("{") - plain.count("}")
        if depth < 0 or (line.startswith("@") and depth != 1):
            raise InputError(f"{path}, line {n}: the braces before it are not closed")
    if depth or len({key for _, key in entries}) < len(entries) or len(entries) != len(re.findall(r"^@", text, re.MULTILINE)):
        raise InputError(f"{path}: an entry is not closed, has no key, or has the key of another")
    return "bibtex", len(entries)

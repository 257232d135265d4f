"""POLECAT's table: 40 columns, tab-separated, one row an incident that is told as having happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.faces.export.cells import one_line
from dragoman.faces.export.delimited import write as write_rows
from dragoman.faces.export.dyads import day
from dragoman.faces.export.parties import joined, party
from dragoman.faces.export.selection import Selection
from dragoman.records import Event, Happening
from dragoman.relations.signals import first_day

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
#: what POLECAT writes for nothing
NONE = "None"
PLACE = [NONE] * 10


def write(selection: Selection, path: Path) -> None:
    """Write the incidents that are told as having happened."""
    write_rows(path, COLUMNS, rows(selection))


def rows(selection: Selection) -> Iterator[list[object]]:
    """The rows. What is planned, supposed or denied has no column here, so it has no row."""
    for found in selection:
        if found.incident.status == "actual":
            yield _row(found, selection)


def _row(found: Happening, selection: Selection) -> list[object]:
    incident, best, ontology = found.incident, found.best, selection.packs.ontology
    source = found.sources[best.article]
    return [
        incident.id, day(found) or NONE, incident.type, incident.mode or NONE, ontology.score(incident.type, incident.mode), ontology.categories[incident.type].quad,
        joined(incident.context) or NONE, *_side(incident.actor, best, "actor", selection), *_side(incident.recipient, best, "recipient", selection), *PLACE,
        one_line(source.outlet) or NONE, first_day(source.published) or NONE, NONE, NONE, NONE, source.lang, f"dragoman {source.coder or ''}".strip(),
    ]  # fmt: skip


def _side(codes: Sequence[str], best: Event, role: str, selection: Selection) -> list[str]:
    found = [party(code, selection.packs) for code in codes]
    sectors = joined(p.sector for p in found)
    raw = one_line(best.quotes[role].text) if role in best.quotes else ""
    return [
        joined(p.name for p in found) or NONE, joined(p.country for p in found) or NONE, joined(p.cow for p in found) or NONE, sectors.split("; ")[0] or NONE, sectors or NONE,
        NONE, raw or NONE, NONE,
    ]  # fmt: skip

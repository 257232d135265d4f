"""ICEWS's table: 20 columns, tab-separated, one row for each two parties of an incident that is told as having happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.faces.export.cells import one_line
from dragoman.faces.export.delimited import write as write_rows
from dragoman.faces.export.dyads import Dyad, dyads, number
from dragoman.faces.export.parties import Party
from dragoman.faces.export.selection import Selection

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country",
    "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def write(selection: Selection, path: Path) -> None:
    """Write the rows with their header."""
    write_rows(path, COLUMNS, rows(selection))


def rows(selection: Selection) -> Iterator[list[object]]:
    """The rows; what ICEWS has and dragoman does not (places, the number of the sentence) is empty."""
    sectors = selection.packs.ontology.sectors

    def side(party: Party | None) -> list[str]:
        if party is None:
            return ["", "", ""]
        label = sectors.get(party.sector, {}).get("en", party.sector).capitalize()
        return [party.name, label, selection.packs.roster.name(party.country) if party.country else ""]

    for dyad in dyads(selection):
        yield [dyad.number, dyad.day, *side(dyad.actor), *_act(dyad, selection), *side(dyad.recipient), number(dyad.best.article), "", one_line(dyad.source.outlet), *[""] * 6]


def _act(dyad: Dyad, selection: Selection) -> list[object]:
    """CAMEO's name and code of the act, and its Goldstein score."""
    return [dyad.root_name, f"{dyad.root}0", selection.packs.ontology.on("goldstein")(dyad.incident.type, dyad.incident.mode)]

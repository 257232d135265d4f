"""What goes with a set of files: a README that says what is in them, and how they are cited."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.faces.export.selection import Choice, Selection
from dragoman.faces.export.tables import columns


def readme(selection: Selection, counts: Mapping[str, int], suffix: str) -> str:
    """The README of dragoman's own tables: what was chosen, how many rows, what each column means."""
    lines = [
        "# Events from the press, coded by dragoman", "",
        *(f"- {line}" for line in chosen(selection)), "",
        "Rows of `events` are incidents: one happening is one row, however many articles tell it. `tellings` has each event as one article tells it,",
        "with the places of its words in the article's text. Several values in one cell are joined by `; `. Text that a spreadsheet would run has an apostrophe before it.", "",
    ]  # fmt: skip
    for table, n in counts.items():
        lines += [f"## {table}{suffix}: {n} rows", "", "| column | type | meaning |", "| --- | --- | --- |"]
        lines += [f"| {c.name} | {c.kind} | {c.meaning} |" for c in columns(table, selection)] + [""]
    return "\n".join(lines)


def chosen(selection: Selection) -> list[str]:
    """What was exported, in sentences."""
    chosen: Choice = selection.choice
    return [
        f"Pair: {' and '.join(chosen.pair)}" if chosen.pair else "All pairs of the ledger",
        f"Period: {chosen.since or 'from the first'} to {chosen.until or 'the last'}; articles read up to {selection.last}",
        f"Independent origins at the least: {chosen.min_sources}",
        "Words of the articles: " + ("the sentences that tell an event" if selection.quotes else "none"),
        f"Coded by: {', '.join(selection.coders) or 'nobody yet'}",
    ]


def citation(selection: Selection) -> str:
    """How the files are cited (CITATION.cff 1.2)."""
    version = "; ".join(selection.coders) or "none"
    return "\n".join(
        [
            "cff-version: 1.2.0", "type: dataset", "message: If you use these data, please cite them and the articles that they rest on.",
            'title: "Events from the press, coded by dragoman"', "authors:", '  - name: "the dragoman project"', f'version: "{version}"', f"date-released: {selection.last}",
            "keywords:", "  - event data", "  - PLOVER", "",
        ]
    )  # fmt: skip

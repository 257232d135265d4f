"""Every format that a ledger can be exported in, and how its files are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.faces.export import bibliography, gdelt, gexf, graphml, ical, icews, jsonld, native, package, plover, polecat, stix, timeline, workbook
from dragoman.faces.export.selection import Selection


@dataclass(frozen=True, slots=True)
class Format:
    """`write` fills a file whose name ends in `suffix`; or, where the format has several files, a folder, of which `main` is the first in rank.

    `media` is the type of the file, or of the main one. `machine` says whether it has a place for what the machine said before a correction.
    What it is for stands in the messages, under `format` and its name.
    """

    suffix: str
    media: str
    write: Callable[[Selection, Path], None]
    main: str | None = None
    machine: bool = False


FORMATS: Mapping[str, Format] = {
    "csv": Format(".csv", "text/csv", native.write_csv, main="events.csv", machine=True),
    "tsv": Format(".tsv", "text/tab-separated-values", native.write_tsv, main="events.tsv", machine=True),
    "xlsx": Format(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.write, machine=True),
    "parquet": Format(".parquet", "application/vnd.apache.parquet", package.write_parquet, main="events.parquet", machine=True),
    "polecat": Format(".tsv", "text/tab-separated-values", polecat.write),
    "plover": Format(".jsonl", "application/jsonl", plover.write, machine=True),
    "icews": Format(".tsv", "text/tab-separated-values", icews.write),
    "gdelt": Format(".CSV", "text/tab-separated-values", gdelt.write, main=gdelt.NAMES[0]),
    "graphml": Format(".graphml", "application/graphml+xml", graphml.write),
    "gexf": Format(".gexf", "application/gexf+xml", gexf.write),
    "ics": Format(".ics", "text/calendar", ical.write),
    "timeline": Format(".json", "application/json", timeline.write),
    "bibtex": Format(".bib", "application/x-bibtex", bibliography.write_bibtex),
    "csl": Format(".csl.json", "application/vnd.citationstyles.csl+json", bibliography.write_csl),
    "jsonld": Format(".jsonld", "application/ld+json", jsonld.write, machine=True),
    "stix": Format(".stix.json", "application/stix+json;version=2.1", stix.write),
}

"""Exports of rows and columns, looked into row by row."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree as ET

from dragoman.errors import InputError
from dragoman.faces.export import gdelt as gdelt_format
from dragoman.faces.export import icews, polecat
from dragoman.faces.export.delimited import raise_limit
from dragoman.faces.export.tables import EVENTS, MACHINE, SOURCES, TELLINGS, Column

NATIVE = {"events": EVENTS, "tellings": TELLINGS, "sources": SOURCES}


def _whole(text: str) -> None:
    int(text)


def _number(text: str) -> None:
    if not float(text) < float("inf"):
        raise ValueError(text)


def _score(text: str) -> None:
    if not -10 <= float(text) <= 10:
        raise ValueError(text)


def _quad(text: str) -> None:
    if text not in ("1", "2", "3", "4"):
        raise ValueError(text)


def _day(text: str) -> None:
    date.fromisoformat(text)


def _truth(text: str) -> None:
    if text not in ("True", "False"):
        raise ValueError(text)


def _category(text: str) -> None:
    from dragoman.packs import load

    if text not in load().ontology.categories:
        raise ValueError(text)


Check = Callable[[str], None]
KINDS: Mapping[str, Check] = {"integer": _whole, "number": _number, "date": _day, "boolean": _truth}
POLECAT: Mapping[str, Check] = {"Event Date": _day, "Publication Date": _day, "Event Type": _category, "Intensity": _score, "Event Intensity": _score, "Quad Code": _quad}
ICEWS: Mapping[str, Check] = {"Event ID": _whole, "Event Date": _day, "CAMEO Code": _whole, "Intensity": _score, "Story ID": _whole}
GDELT: Mapping[str, Check] = dict.fromkeys(("GlobalEventID", "Day", "MonthYear", "Year", "QuadClass", "NumMentions", "NumSources", "NumArticles", "DATEADDED", "EventTimeDate", "MentionTimeDate", "Confidence"), _whole) | {
    "GoldsteinScale": _score, "FractionDate": _number, "EventCode": _whole,
}  # fmt: skip


def delimited(path: Path) -> tuple[str, int]:
    """A table of ours, of POLECAT or of ICEWS, by its header."""
    raise_limit()
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file, delimiter="," if path.suffix == ".csv" else "\t", strict=True)
        try:
            header = tuple(next(lines, ()))
            name, checks = _known(header, path)
            return name, _rows(path, lines, header, checks, {"", "None"} if name == "polecat" else {""})
        except csv.Error as error:
            raise InputError(f"{path}, line {lines.line_num}: this is no delimited text ({error})") from error


def _known(header: tuple[str, ...], path: Path) -> tuple[str, Mapping[str, Check]]:
    """Whose header this is, and how its columns are checked."""
    for table, fields in NATIVE.items():
        if names_of(fields, header) == header:
            return f"{path.suffix[1:]} ({table})", checks_of(fields)
    known = {"polecat": (polecat.COLUMNS, POLECAT), "icews": (icews.COLUMNS, ICEWS)}
    for name, (columns, checks) in known.items():
        if tuple("Intensity" if c == "Event Intensity" and name == "polecat" else c for c in header) == columns:
            return name, checks
    near = max([(n, c) for n, (c, _) in known.items()] + [(t, tuple(c.name for c in f)) for t, f in NATIVE.items()], key=lambda row: len(set(row[1]) & set(header)))
    raise InputError(f"{path}: {_apart(near[0], near[1], header)}")


def names_of(fields: Sequence[Column], header: Sequence[str]) -> tuple[str, ...]:
    """The names of columns, with the machine's where the header has it."""
    return tuple(c.name for c in (*fields, *((MACHINE,) if MACHINE.name in header else ())))


def checks_of(fields: Sequence[Column]) -> Mapping[str, Check]:
    """How columns of ours are checked."""
    return {c.name: KINDS[c.kind] for c in fields if c.kind in KINDS}


def _apart(name: str, columns: Sequence[str], header: Sequence[str]) -> str:
    """Where a header leaves the format that it is nearest to."""
    at = next((n for n, (one, other) in enumerate(zip(columns, header)) if one != other), min(len(columns), len(header)))
    wanted, found = (repr(row[at]) if at < len(row) else "nothing" for row in (columns, header))
    return f"the columns are of no format; {name} has {len(columns)} and this has {len(header)}; column {at + 1} must be {wanted} and is {found}"


def _rows(path: Path, lines: Iterator[Sequence[str]], header: Sequence[str], checks: Mapping[str, Check], nothing: set[str]) -> int:
    """How many rows there are, each of them looked at."""
    places = [(n, name, checks[name]) for n, name in enumerate(header) if name in checks]
    count = 0
    for count, row in enumerate(lines, 1):
        if len(row) != len(header):
            raise InputError(f"{path}, row {count}: there are {len(row)} cells and must be {len(header)}")
        for n, name, check in places:
            if row[n] not in nothing:
                try:
                    check(row[n])
                except ValueError:
                    raise InputError(f"{path}, row {count}: the value {row[n][:40]!r} is none that {name} can have") from None
    return count


def gdelt(path: Path) -> tuple[str, int]:
    """One of GDELT's tables, which have no header: by the number of its columns."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line.rstrip("\r\n").split("\t") for line in file)
        first = next(lines, None)
        known = {len(columns): columns for columns in (gdelt_format.EVENTS, gdelt_format.MENTIONS)}
        if first is None:
            return "gdelt", 0
        if len(first) not in known:
            raise InputError(f"{path}: GDELT's events have 61 columns and its mentions 16; this has {len(first)}")
        return "gdelt", _rows(path, chain([first], lines), known[len(first)], GDELT, {""})


def parquet(path: Path) -> tuple[str, int]:
    """One of our tables as Parquet: the names and types of its columns."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from dragoman.faces.export.package import schema_of

    try:
        file = pq.ParquetFile(path)
    except pa.ArrowInvalid as error:
        raise InputError(f"{path}: this is no Parquet file ({error})") from error
    with file:
        header = tuple(file.schema_arrow.names)
        for table, fields in NATIVE.items():
            if names_of(fields, header) == header:
                wrong = [f.name for f, own in zip(file.schema_arrow, schema_of((*fields, MACHINE))) if f.type != own.type]
                if wrong:
                    raise InputError(f"{path}: the column {wrong[0]} has another type than it must")
                return f"parquet ({table})", int(file.metadata.num_rows)
    raise InputError(f"{path}: {_apart('events', [c.name for c in EVENTS], header)}")


SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def workbook(path: Path) -> tuple[str, int]:
    """Our workbook: its sheets with their columns, numbers and days as numbers, no formula."""
    try:
        with zipfile.ZipFile(path) as file:
            names = [sheet.get("name") for sheet in ET.fromstring(file.read("xl/workbook.xml")).iter(f"{SHEET}sheet")]
            if names != [*NATIVE, "README"]:
                raise InputError(f"{path}: the sheets must be {', '.join([*NATIVE, 'README'])} and are {', '.join(map(str, names))}")
            shared = _shared(file)
            counts = []
            for n, (table, fields) in enumerate(NATIVE.items(), 1):
                with file.open(f"xl/worksheets/sheet{n}.xml") as sheet:
                    counts.append(_sheet(f"{path}, sheet {table}", sheet, fields, shared))
    except (zipfile.BadZipFile, KeyError, ET.ParseError) as error:
        raise InputError(f"{path}: this is no workbook ({error})") from error
    return "xlsx", sum(counts)


def _shared(file: zipfile.ZipFile) -> list[str]:
    """The texts that cells refer to by number, as Excel saves them."""
    if "xl/sharedStrings.xml" not in file.namelist():
        return []
    return ["".join(t.text or "" for t in entry.iter(f"{SHEET}t")) for entry in ET.fromstring(file.read("xl/sharedStrings.xml")).iter(f"{SHEET}si")]


def _sheet(where: str, sheet: IO[bytes], fields: Sequence[Column], shared: Sequence[str]) -> int:
    """How many rows a sheet has below its header."""
    header: dict[str, str] = {}
    kinds: dict[str, str] = {}
    count = 0
    for _, row in ET.iterparse(sheet):
        if row.tag != f"{SHEET}row":
            continue
        cells = {re.sub(r"\d", "", cell.get("r", "")): cell for cell in row}
        if any(cell.find(f"{SHEET}f") is not None for cell in cells.values()):
            raise InputError(f"{where}, row {row.get('r')}: there is a formula")
        if not header:
            header = {place: _text(cell, shared) for place, cell in cells.items()}
            names = tuple(header.values())
            if names_of(fields, names) != names:
                raise InputError(f"{where}: {_apart(where.rsplit(' ', 1)[1], [c.name for c in fields], names)}")
            kinds = {place: next((c.kind for c in fields if c.name == name), "string") for place, name in header.items()}
        else:
            _typed(f"{where}, row {row.get('r')}", cells, kinds, header)
            count = int(row.get("r", "1")) - 1
        row.clear()
    return count


def _text(cell: Any, shared: Sequence[str]) -> str:
    if cell.get("t") == "s":
        return shared[int(cell.findtext(f"{SHEET}v"))]
    return "".join(t.text or "" for t in cell.iter(f"{SHEET}t"))


def _typed(where: str, cells: Mapping[str, Any], kinds: Mapping[str, str], header: Mapping[str, str]) -> None:
    """Numbers are numbers; so are days, but for those that a sheet cannot hold."""
    for place, cell in cells.items():
        if kinds.get(place) in ("integer", "number") and cell.get("t", "n") != "n":
            raise InputError(f"{where}: {header[place]} must be a number")

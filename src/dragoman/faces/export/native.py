"""dragoman's own tables as CSV or TSV, and back: `events`, `tellings`, `sources`, and a README."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.faces.export.cells import told
from dragoman.faces.export.delimited import raise_limit, sheet
from dragoman.faces.export.package import TABLES, beside
from dragoman.faces.export.selection import Selection
from dragoman.faces.export.tables import ROLES, columns, rows
from dragoman.records import Event, Quote, Reason

DELIMITERS = {".csv": ",", ".tsv": "\t"}


def write_csv(selection: Selection, folder: Path) -> None:
    """Write the tables as comma-separated text (RFC 4180, UTF-8)."""
    _write(selection, folder, ".csv")


def write_tsv(selection: Selection, folder: Path) -> None:
    """Write the tables as tab-separated text, quoted as CSV is."""
    _write(selection, folder, ".tsv")


def _write(selection: Selection, folder: Path, suffix: str) -> None:
    names = {table: [c.name for c in columns(table, selection)] for table in TABLES}
    counts = dict.fromkeys(TABLES, 0)
    with ExitStack() as stack:
        sheets = {table: sheet(stack, folder / f"{table}{suffix}", names[table], DELIMITERS[suffix]) for table in TABLES}
        for table, row in rows(selection):
            sheets[table]([row.get(name) for name in names[table]])
            counts[table] += 1
    beside(selection, folder, counts, suffix)


def read(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table that was written here, as text, what made them inert taken away again; InputError where it is none."""
    raise_limit()
    try:
        with path.open(encoding="utf-8", newline="") as file:
            found = csv.DictReader(file, delimiter=DELIMITERS.get(path.suffix, ","), strict=True)
            for row in found:
                yield {name: told(value or "") for name, value in row.items() if name is not None}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: this table cannot be read ({error}); export it again") from error


def events(path: Path) -> Iterator[Event]:
    """The events of a table of tellings, as records: their quotes with their places and, where the row has them, their words."""
    for row in read(path):
        yield _event(row)


def _event(row: Mapping[str, str]) -> Event:
    if missing := [name for name in ("mention_id", "doc_id", "event_type", "modality") if not row.get(name)]:
        raise InputError(f"a row of the tellings has no {', '.join(missing)}")
    values: dict[str, Any] = {name: row[name] or None for name in ("start", "end", "speaker", "condition")}
    lists = {field: tuple(part for part in row[name].split("; ") if part) for field, name in (("context", "contexts"), ("actor", "actor_id"), ("recipient", "recipient_id"))}
    why = (Reason("type", row["rule_id"]),) if row["rule_id"] else ()
    return Event(
        row["mention_id"], row["doc_id"], row["event_type"], row["event_mode"] or None, **lists, trigger=row["trigger"], status=row["modality"],  # type: ignore[arg-type]
        confidence=float(row["confidence"] or 1), quotes=dict(_quotes(row)), reasons=why, **values,
    )  # fmt: skip


def _quotes(row: Mapping[str, str]) -> Iterator[tuple[str, Quote]]:
    """The quotes of a row; the words of each are cut from the sentence where they lie in it."""
    sentence, at = row["quote"], int(row["char_start"] or 0)
    for role in ROLES:
        start, end = (row[f"{'' if role == 'sentence' else role + '_'}char_{end}"] for end in ("start", "end"))
        if start and end:
            first, last = int(start) - at, int(end) - at
            yield role, Quote(row["doc_id"], int(start), int(end), sentence[first:last] if 0 <= first <= last <= len(sentence) else "")

"""Parts: one folder of Parquet files for each shard, written aside and renamed when whole, with the checksum of each file.

    parts/pt_5f0c…/articles.parquet  events.parquet  characterisations.parquet  refusals.parquet  checksums.json

A part is never changed after that, so two ledgers merge by putting their parts together. Its name comes from what it holds.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import LedgerError, NewerLedgerError
from dragoman.ledger.disk import folder_at_once
from dragoman.ledger.keeping import Keep, kept, printed
from dragoman.ledger.rows import SCHEMAS, VERSION, article_row, characterisation_row, event_row, refusal_row, storable
from dragoman.records import Article, Coding, record_id

Shard = Sequence[tuple[Article, Coding]]
SUMS = "checksums.json"
#: nanoseconds within which a disk may not tell two changes of a folder apart
TICK = 50_000_000
_LISTED: dict[Path, tuple[int, tuple[Path, ...]]] = {}


def part_id(shard: Shard, fingerprint: str, generation: int = 0) -> str:
    """The name of the part that holds these articles as this coder reads them."""
    return record_id("pt", VERSION, fingerprint, *((generation,) if generation else ()), *(article.id for article, _ in shard))


def _rows(shard: Shard, fingerprint: str, keep: Keep, generation: int) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    for article, coding in shard:
        found = printed(article)
        more = {"kept": keep, "generation": generation, "credited": found.credit, "sketch": found.sketch.hashes.tolist(), "bound": found.sketch.bound}
        rows["articles"].append(article_row(kept(article, coding, keep), fingerprint) | more)
        rows["events"] += [event_row(event, n) for n, event in enumerate(coding.events)]
        rows["characterisations"] += [characterisation_row(told, n) for n, told in enumerate(coding.characterisations)]
        rows["refusals"] += [refusal_row(refusal, article.id) for refusal in coding.refusals]
    return rows


def write(folder: Path, shard: Shard, fingerprint: str, keep: Keep = "full", generation: int = 0) -> Path:
    """Write a shard as one part under `folder` and give its path. The same shard again changes nothing."""
    name = part_id(shard, fingerprint, generation)
    target = folder / name
    if target.exists():
        return target
    rows = _rows(shard, fingerprint, keep, generation)
    return _whole(target, {table: pa.Table.from_pylist([{"part": name, **storable(row)} for row in found], schema=SCHEMAS[table]) for table, found in rows.items()})


def _whole(target: Path, tables: Mapping[str, pa.Table]) -> Path:
    """A part of these tables, there whole or not at all."""
    with folder_at_once(target) as aside:
        sums = {}
        for table, filled in tables.items():
            pq.write_table(filled, aside / f"{table}.parquet", compression="zstd")
            sums[f"{table}.parquet"] = _sum(aside / f"{table}.parquet")
        (aside / SUMS).write_text(json.dumps(sums, indent=1) + "\n", "utf-8")
    return target


def replaced(folder: Path, tables: Mapping[str, pa.Table], old: Iterable[Path]) -> Path:
    """One part of these rows in place of the old ones, which go when it is whole. A kill between leaves both, which changes no answer."""
    name = record_id("pt", VERSION, *sorted(tables["articles"].column("id").to_pylist()), *sorted(p.name for p in old))
    named = {table: _named(found, name, table) for table, found in tables.items()}
    made = folder / name if (folder / name).exists() else _whole(folder / name, named)
    for part in old:
        if part != made:
            shutil.rmtree(part, ignore_errors=True)
    return made


def _named(table: pa.Table, name: str, kind: str) -> pa.Table:
    """The rows of a table with the name of the part that holds them now."""
    at = table.schema.get_field_index("part")
    made = table.set_column(at, "part", pa.array([name] * len(table), pa.string()))
    return made.select(SCHEMAS[kind].names).cast(SCHEMAS[kind])


def listed(folder: Path) -> tuple[Path, ...]:
    """Every whole part under `folder`, by name. Anything else that lies there is not ours and is left alone."""
    try:
        changed = folder.stat().st_mtime_ns
    except OSError:
        return ()
    held = _LISTED.get(folder)
    if held is not None and held[0] == changed:
        return held[1]
    found = tuple(sorted(path for path in folder.iterdir() if path.name.startswith("pt_") and path.is_dir())) if folder.is_dir() else ()
    # two changes of one tick of the disk's clock look alike: what was changed just now is looked at again
    if time.time_ns() - changed > TICK:
        _LISTED[folder] = (changed, found)
    return found


def version(part: Path) -> int:
    """The version that a part was written in; NewerLedgerError or LedgerError names the file that does not say."""
    found = 0
    for table in SCHEMAS:
        path = part / f"{table}.parquet"
        try:
            metadata = pq.read_schema(path).metadata or {}
        except (OSError, pa.ArrowInvalid) as error:
            raise LedgerError(f"{path}: this part of the ledger is damaged; its articles can be read again ('dragoman read' sets it aside)") from error
        number = metadata.get(b"dragoman", b"0").decode("ascii", "replace")
        found = int(number) if number.isdigit() else 0
        if found > VERSION:
            raise NewerLedgerError(f"{path}: this ledger was written by a newer version of dragoman; install that version")
    return found


def check(part: Path) -> None:
    """LedgerError that names the first file of a part which is missing, damaged, changed since it was written, or of a newer version."""
    version(part)
    if not (part / SUMS).exists():
        return  # a part of the first version, which had no checksums
    try:
        sums: dict[str, str] = json.loads((part / SUMS).read_text("utf-8"))
        bad = next((name for name, told in sums.items() if _sum(part / name) != told), None)
    except (OSError, ValueError, AttributeError) as error:
        raise LedgerError(f"{part / SUMS}: the checksums of this part cannot be read; its articles can be read again ('dragoman read' sets it aside)") from error
    if bad is not None:
        raise LedgerError(f"{part / bad}: this part of the ledger is damaged: the file is not what was written; its articles can be read again ('dragoman read' sets it aside)")


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stamp(part: Path) -> list[int]:
    """What changes when a part's files do: the size and the time of each."""
    return [number for path in sorted(part.iterdir()) for found in (path.stat(),) for number in (found.st_size, found.st_mtime_ns)]

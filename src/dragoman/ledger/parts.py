"""Parts: one folder of Parquet files for each shard, written aside and renamed when whole.

    parts/pt_5f0c…/articles.parquet  events.parquet  characterisations.parquet  refusals.parquet

A part is never changed after that, so two ledgers merge by putting their parts together. Its name comes from what it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import LedgerError, NewerLedgerError
from dragoman.ledger.disk import folder_at_once
from dragoman.ledger.rows import SCHEMAS, VERSION, article_row, characterisation_row, event_row, refusal_row, storable
from dragoman.records import Article, Coding, record_id

Shard = Sequence[tuple[Article, Coding]]


def part_id(shard: Shard, fingerprint: str) -> str:
    """The name of the part that holds these articles as this coder reads them."""
    return record_id("pt", VERSION, fingerprint, *(article.id for article, _ in shard))


def _rows(shard: Shard, fingerprint: str) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    for article, coding in shard:
        rows["articles"].append(article_row(article, fingerprint))
        rows["events"] += [event_row(event, n) for n, event in enumerate(coding.events)]
        rows["characterisations"] += [characterisation_row(told, n) for n, told in enumerate(coding.characterisations)]
        rows["refusals"] += [refusal_row(refusal, article.id) for refusal in coding.refusals]
    return rows


def write(folder: Path, shard: Shard, fingerprint: str) -> Path:
    """Write a shard as one part under `folder` and give its path. The same shard again changes nothing."""
    name = part_id(shard, fingerprint)
    target = folder / name
    if target.exists():
        return target
    with folder_at_once(target) as aside:
        for table, rows in _rows(shard, fingerprint).items():
            filled = pa.Table.from_pylist([{"part": name, **storable(row)} for row in rows], schema=SCHEMAS[table])
            pq.write_table(filled, aside / f"{table}.parquet", compression="zstd")
    return target


def listed(folder: Path) -> tuple[Path, ...]:
    """The whole parts under `folder`, by name. Anything else that lies there is not ours and is left alone."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if path.name.startswith("pt_") and path.is_dir()))


def check(part: Path) -> None:
    """LedgerError that names the first file of a part which is missing, damaged or of a newer version."""
    for table in SCHEMAS:
        path = part / f"{table}.parquet"
        try:
            metadata = pq.read_schema(path).metadata or {}
        except (OSError, pa.ArrowInvalid) as error:
            raise LedgerError(f"{path}: this part of the ledger is damaged; move {part} away and read its articles again") from error
        version = metadata.get(b"dragoman", b"0").decode("ascii", "replace")
        if version.isdigit() and int(version) > VERSION:
            raise NewerLedgerError(f"{path}: this ledger was written by a newer version of dragoman; install that version")

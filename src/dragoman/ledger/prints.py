"""What copies are known by, where it is found without going through the ledger: the sketches in one file, and beside it where that of each article lies.

    ledger/settled/prints.parquet   id, date, outlet, credit, and place and length of the sketch     sketches.bin   the hashes, one sketch behind the other
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dragoman.ledger.store import Store, literal, plain

PLACES, SKETCHES = "prints.parquet", "sketches.bin"
#: articles that are written at once, bytes of a hash
AT_ONCE, WIDE = 5_000, 4
COUNT = count()
COLUMNS = ("id", "published", "outlet", "credited", "bound")


def settle(store: Store, folder: Path) -> None:
    """Write both files for the articles that a store has."""
    at, writer = 0, None
    with (folder / SKETCHES).open("wb") as file:
        for batch in store.batches("settle_prints", AT_ONCE):
            sketch = batch.column("sketch").cast(pa.list_(pa.uint32()))
            sizes = pc.list_value_length(sketch)
            file.write(sketch.flatten().to_numpy(zero_copy_only=False).tobytes())
            ends = at + np.cumsum(pc.fill_null(sizes, 0).to_numpy(zero_copy_only=False))
            places = pa.array(np.concatenate(([at], ends[:-1])), pa.int64())
            table = pa.table({**{name: batch.column(name) for name in COLUMNS}, "place": places, "size": sizes})
            writer = writer or pq.ParquetWriter(folder / PLACES, table.schema, compression="zstd")
            writer.write_table(table)
            at = int(ends[-1])
    if writer is not None:
        writer.close()


def _dropped(base: duckdb.DuckDBPyConnection, table: str) -> None:
    """Forget a table that nobody reads any more."""
    with suppress(duckdb.Error):
        base.cursor().execute(f"DROP TABLE IF EXISTS {table}")


class Prints:
    """The prints of the articles that are settled. The file of sketches stays open: another that takes its place has other places."""

    def __init__(self, folder: Path, base: duckdb.DuckDBPyConnection) -> None:
        self._base, self._file, self._reading = base, (folder / SKETCHES).open("rb"), threading.Lock()
        # a table of its own: whoever still reads by another file keeps the places in that
        self._table = f"printed_{next(COUNT)}"
        base.cursor().execute(f"CREATE TABLE {self._table} AS SELECT * FROM read_parquet({literal(folder / PLACES)})")
        weakref.finalize(self, _dropped, base, self._table)

    def of(self, ids: Sequence[str]) -> list[dict[str, Any]]:
        """The prints of these articles, of those that are there."""
        return self._read(f"SELECT * FROM {self._table} WHERE id IN (SELECT unnest(CAST($ids AS VARCHAR[]))) ORDER BY id", ids=list(ids))

    def near(self, first: str | None, last: str | None) -> list[dict[str, Any]]:
        """The prints of the articles published between two days, of those without a date too; of all where no days are given."""
        return self._read(f"SELECT * FROM {self._table} WHERE $first IS NULL OR published IS NULL OR left(published, 10) BETWEEN $first AND $last ORDER BY id", first=first, last=last)

    def _read(self, asked: str, **values: Any) -> list[dict[str, Any]]:
        rows = plain(self._base.cursor().sql(asked, params=values))
        for row in rows:
            place, size = row.pop("place"), row.pop("size")
            row["sketch"] = None if size is None else self._sketch(place, size)
        return rows

    def _sketch(self, place: int, size: int) -> np.ndarray[Any, np.dtype[np.uint32]]:
        with self._reading:
            self._file.seek(place * WIDE)
            return np.frombuffer(self._file.read(size * WIDE), np.uint32)

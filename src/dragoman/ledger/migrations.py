"""Older parts brought to the shape of today, one version at a time.

Each step takes the tables of a part in one version and gives them in the next. Parts of every older version lie in
`tests/ledger/samples`; a step is never changed once it has been released.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.ledger import parts
from dragoman.ledger.keeping import printed
from dragoman.ledger.rows import SCHEMAS, VERSION, article_of

Tables = Mapping[str, pa.Table]


def _from_1(tables: Tables) -> Tables:
    """Version 2 keeps with each article what its copies are known by, how much of its text is kept, and how often it was coded anew."""
    rows = tables["articles"].to_pylist()
    for row in rows:
        found = printed(article_of(row))
        row |= {"kept": "full", "generation": 0, "credited": found.credit, "sketch": found.sketch.hashes.tolist(), "bound": found.sketch.bound}
    return {**tables, "articles": pa.Table.from_pylist(rows, schema=SCHEMAS["articles"])}


STEPS: Mapping[int, Callable[[Tables], Tables]] = {1: _from_1}


def migrate(folder: Path) -> list[Path]:
    """Bring every older part under `folder` to this version, each whole before the old one goes; gives the new parts. To be called under the lock."""
    return [_brought(part) for part in parts.listed(folder) if parts.version(part) < VERSION]


def _brought(part: Path) -> Path:
    tables: Tables = {name: pq.read_table(part / f"{name}.parquet") for name in SCHEMAS}
    for number in range(parts.version(part), VERSION):
        tables = STEPS[number](tables)
    return parts.replaced(part.parent, tables, [part])

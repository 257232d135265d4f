"""Many small parts put together in fewer, without what a later coding has taken the place of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from dragoman.ledger import parts
from dragoman.ledger.rows import SCHEMAS
from dragoman.ledger.store import Store

#: how many articles a part has at the most after compaction
MOST = 20_000


def compact(store: Store, folder: Path, most: int = MOST) -> int:
    """Put the parts under `folder` together and give how many are left. To be called under the lock; readers go on."""
    store.refresh()
    sound = [part for part in parts.listed(folder) if part not in store.damaged]
    for group in list(_groups(sound, most)):
        names = [part.name for part in group]
        parts.replaced(folder, {table: store.ask_part(table, names) for table in SCHEMAS}, group)
    return len(parts.listed(folder))


def _groups(found: Sequence[Path], most: int) -> Iterator[list[Path]]:
    """Runs of parts that together have no more than so many articles; a part that stands alone is left as it is."""
    group: list[Path] = []
    size = 0
    for part in found:
        rows = pq.read_metadata(part / "articles.parquet").num_rows
        if group and size + rows > most:
            if len(group) > 1:
                yield group
            group, size = [], 0
        group.append(part)
        size += rows
    if len(group) > 1:
        yield group

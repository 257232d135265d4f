"""dragoman's own tables as Parquet, and the Data Package that says of any set of them what each column is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.faces.export.about import chosen, citation, readme
from dragoman.faces.export.selection import Selection
from dragoman.faces.export.tables import Column, columns, rows

if TYPE_CHECKING:
    import pyarrow as pa

TABLES = ("events", "tellings", "sources")
KEYS = {"events": "event_id", "tellings": "mention_id", "sources": "doc_id"}
#: rows that are held before they are written
BATCH = 10_000


def write_parquet(selection: Selection, folder: Path) -> None:
    """Write the tables as Parquet with their types, and what goes with them."""
    import pyarrow.parquet as pq

    schemas = {table: schema_of(columns(table, selection)) for table in TABLES}
    counts, held = dict.fromkeys(TABLES, 0), {table: list[dict[str, Any]]() for table in TABLES}
    with ExitStack() as stack:
        files = {table: stack.enter_context(pq.ParquetWriter(folder / f"{table}.parquet", schemas[table], compression="zstd")) for table in TABLES}
        for table, row in rows(selection):
            counts[table] += 1
            held[table].append(row)
            if len(held[table]) == BATCH:
                _flush(files[table], held[table], schemas[table])
        for table in TABLES:
            _flush(files[table], held[table], schemas[table])
    beside(selection, folder, counts, ".parquet")


def _flush(file: Any, held: list[dict[str, Any]], schema: pa.Schema) -> None:
    import pyarrow as pa

    file.write_table(pa.Table.from_pylist(held, schema=schema))
    held.clear()


def schema_of(fields: Sequence[Column]) -> pa.Schema:
    """Columns of ours as the columns of Parquet."""
    import pyarrow as pa

    kinds = {"string": pa.string(), "date": pa.date32(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return pa.schema([pa.field(c.name, kinds[c.kind], metadata={"description": c.meaning}) for c in fields])


def beside(selection: Selection, folder: Path, counts: Mapping[str, int], suffix: str) -> None:
    """Write what goes with a set of tables: README, how to cite it, and the Data Package."""
    (folder / "README.md").write_text(readme(selection, counts, suffix), "utf-8")
    (folder / "CITATION.cff").write_text(citation(selection), "utf-8")
    package = datapackage(selection, counts, suffix)
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", "utf-8")


def datapackage(selection: Selection, counts: Mapping[str, int], suffix: str) -> dict[str, Any]:
    """The description of the tables (Data Package 1.0): the type and meaning of each column, what is a key."""
    return {
        "name": "dragoman-events", "title": "Events from the press, coded by dragoman", "description": ". ".join(chosen(selection)), "profile": "data-package" if suffix == ".parquet" else "tabular-data-package",
        "version": "; ".join(selection.coders), "created": f"{selection.last}T00:00:00Z", "resources": [_resource(table, n, selection, suffix) for table, n in counts.items()],
    }  # fmt: skip


def _resource(table: str, n: int, selection: Selection, suffix: str) -> dict[str, Any]:
    kind = suffix.removeprefix(".")
    media = {"csv": "text/csv", "tsv": "text/tab-separated-values"}.get(kind, "application/vnd.apache.parquet")
    fields = [{"name": c.name, "type": c.kind, "description": c.meaning} for c in columns(table, selection)]
    foreign = [{"fields": "doc_id", "reference": {"resource": "sources", "fields": "doc_id"}}] if table == "tellings" else []
    schema = {"fields": fields, "primaryKey": KEYS[table], "missingValues": [""], **({"foreignKeys": foreign} if foreign else {})}
    tabular = {"profile": "tabular-data-resource", "encoding": "utf-8", "dialect": {"delimiter": "\t" if kind == "tsv" else ","}} if kind != "parquet" else {}
    return {"name": table, "path": f"{table}{suffix}", "format": kind, "mediatype": media, **tabular, "rows": n, "schema": schema}

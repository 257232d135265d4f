"""DuckDB over the parts: one method that answers a named question of `sql/`.

The database lives in memory and holds nothing of its own but who owns which article: it is made again whenever the list of
parts changes, so a reader sees each part that a writer adds, whole.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.errors import LedgerError
from dragoman.ledger import parts
from dragoman.ledger.rows import SCHEMAS

SQL = Path(__file__).with_name("sql")


@cache
def query(name: str) -> str:
    """The text of a question, without its comments."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


class Store:
    """The questions that can be asked of one folder of parts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: tuple[Path, ...] | None = None
        self._base = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
        self._base.execute(query("macros"))

    def refresh(self) -> None:
        """Look for parts that were added or taken away since the last question."""
        found = parts.listed(self._folder)
        if found == self._seen:
            return
        for part in set(found).difference(self._seen or ()):
            parts.check(part)
        for table, schema in SCHEMAS.items():
            self._view(table, schema, [part / f"{table}.parquet" for part in found])
        self._base.execute(query("views"))
        self._seen = found

    def _view(self, table: str, schema: pa.Schema, files: list[Path]) -> None:
        if files:
            source = f"read_parquet([{', '.join(map(_literal, files))}])"
        else:
            # a view over no file cannot be made, and a registered table is not seen by other cursors
            source = f"empty_{table}"
            self._base.register("shape", schema.empty_table())
            self._base.execute(f"CREATE TABLE IF NOT EXISTS {source} AS SELECT * FROM shape")
            self._base.unregister("shape")
        self._base.execute(f"CREATE OR REPLACE VIEW all_{table} AS SELECT * FROM {source}")

    def ask(self, name: str, **values: Any) -> pa.Table:
        """The answer to a named question, as an Arrow table."""
        self.refresh()
        try:
            return self._base.cursor().sql(query(name), params=values).to_arrow_table()
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise LedgerError(f"{self._folder}: the parts of this ledger cannot be read ({_first_line(error)})") from error


def _literal(path: Path) -> str:
    """A path as a SQL text in which no character is a wildcard."""
    plain = "".join(f"[{char}]" if char in "*?[" else char for char in str(path))
    return "'" + plain.replace("'", "''") + "'"


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]

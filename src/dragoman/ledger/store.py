"""DuckDB over the parts: one method that answers a named question of `sql/`.

The database lives in memory and holds nothing of its own but who owns which article: it is made again whenever the list of
parts changes, so a reader sees each part that a writer adds, whole.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from dragoman.errors import LedgerError, NewerLedgerError
from dragoman.ledger import parts
from dragoman.ledger.rows import SCHEMAS, VERSION

SQL = Path(__file__).with_name("sql")
Made = TypeVar("Made")
log = logging.getLogger("dragoman")
#: which parts were found whole, with the sizes and times that their files had then: a cache that may be deleted
SEEN = ".seen.json"
#: how many rows of a long answer are held at once
AT_ONCE = 2_000
#: how many questions are answered at a time, and of those that go through the whole ledger
AT_A_TIME, WHOLE_AT_A_TIME = 2, 1
#: how a database that is held to some memory gives back what an answer took: at once, not when the next ones need it
GIVING_BACK = ("allocator_flush_threshold = '8MB'", "allocator_bulk_deallocation_flush_threshold = '16MB'", "allocator_background_threads = true")
#: the questions that do; others need not wait behind them
WHOLE = frozenset({"acts", "articles", "counted", "doubtful", "events", "known", "langs", "latest", "outlets", "pairs", "read_by_week", "refusals", "stale", "summary", "told"})
#: the share of its time that a patient store makes its list anew, where that takes more seconds of a processor than these
RENEWING, CHEAP = 0.1, 0.1
SQL_TYPES = {"string": "VARCHAR", "int32": "INTEGER", "uint32": "UINTEGER", "list<item: uint32>": "UINTEGER[]", "list<element: uint32>": "UINTEGER[]"}


@cache
def query(name: str) -> str:
    """The text of a question, without its comments."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


class Store:
    """The questions that can be asked of one folder of parts."""

    def __init__(self, folder: Path, *, held: bool = False) -> None:
        """`held`: what the parts say is held in memory, each part taken in once; for many small parts, which are long to open again for each question."""
        self._folder, self._held = folder, held
        self._taken: frozenset[Path] | None = None
        self._listed: tuple[Path, ...] | None = None
        self.damaged: dict[Path, str] = {}
        self.sound: tuple[Path, ...] = ()
        self.older: tuple[Path, ...] = ()
        self._left_out: frozenset[str] = frozenset()
        self.patient, self._rest, self._looked = False, 0.0, 0.0
        self._renewing = threading.RLock()
        self._turns, self._whole = threading.BoundedSemaphore(AT_A_TIME), threading.BoundedSemaphore(WHOLE_AT_A_TIME)
        self._base = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
        self._base.execute(query("macros"))

    def within(self, bytes: int) -> None:
        """Answer within so much memory; what is too large for that is laid aside on disk meanwhile."""
        bounded(self._base, bytes)

    def leave_out(self, names: frozenset[str]) -> None:
        """Answer from all parts but these."""
        if names != self._left_out:
            self._left_out, self._listed = names, None

    def refresh(self) -> None:
        """Look for parts that were added or taken away since the last question; a damaged one is named and passed over. One thread at a time."""
        with self._renewing:
            self._refresh()

    def _refresh(self) -> None:
        """A patient store, whose list is long to make anew, spends no more than a small share of the time on it."""
        if self.patient and self._listed is not None and time.monotonic() - self._looked < self._rest:
            return
        found = parts.listed(self._folder)
        if found == self._listed:
            return
        # what it took of a processor, since a machine with other work makes nothing dearer
        begun = time.thread_time()
        try:
            self._renew(found)
        except BaseException:
            # half a list is none: the next question begins anew
            self._listed, self.sound = None, ()
            self._let_go()
            raise
        took, self._looked = time.thread_time() - begun, time.monotonic()
        self._rest = took / RENEWING if took > CHEAP else 0.0

    def _renew(self, found: tuple[Path, ...]) -> None:
        self._listed, self.damaged = found, checked(self._folder.parent, found)
        for problem in self.damaged.values():
            log.error("%s", problem)
        before, self.sound = self.sound, tuple(part for part in found if part not in self.damaged and part.name not in self._left_out)
        fresh = [part for part in self.sound if part not in set(before)]
        self.older = tuple(part for part in self.sound if (part in self.older if part in set(before) else parts.version(part) < VERSION))
        only_more = bool(before) and set(before) <= set(self.sound) and not self.older
        if self._held and not self.older:
            self._take_in()
        else:
            self._let_go()
            for table, schema in SCHEMAS.items():
                self._view(table, schema, [part / f"{table}.parquet" for part in self.sound], bool(self.older))
                if len(self.older) == len(self.sound):
                    self._filled(table, schema)
        if not (only_more and self._owned(fresh)):
            self._base.execute(query("owner"))
        self._base.execute(query("views"))

    def _owned(self, fresh: Sequence[Path]) -> bool:
        """Add the articles of parts that came to those that are there; False where some are there already, since then it must be decided which hold."""
        if not fresh:
            return True
        files = ", ".join(literal(part / "articles.parquet") for part in fresh)
        self._base.execute(query("owner").replace("all_articles", f"read_parquet([{files}])").replace("TABLE owner", "TEMP TABLE fresh"))
        (shared,) = self._base.execute("SELECT count(*) FROM owner WHERE id IN (SELECT id FROM fresh)").fetchall()
        if not shared[0]:
            self._base.execute("INSERT INTO owner BY NAME SELECT * FROM fresh")
        return not shared[0]

    def _take_in(self) -> None:
        """Hold in memory what the parts say, of those that are held already nothing more."""
        wanted = frozenset(self.sound)
        if self._taken is None or not self._taken <= wanted:
            self._let_go()
            for table, schema in SCHEMAS.items():
                self._base.execute(f"DROP VIEW IF EXISTS all_{table}")
                self._base.register("shape", schema.empty_table())
                self._base.execute(f"CREATE TABLE all_{table} AS SELECT * FROM shape")
                self._base.unregister("shape")
        if fresh := sorted(wanted - (self._taken or frozenset())):
            for table in SCHEMAS:
                self._base.execute(f"INSERT INTO all_{table} BY NAME SELECT * FROM read_parquet([{', '.join(literal(part / f'{table}.parquet') for part in fresh)}])")
        self._taken = wanted

    def _let_go(self) -> None:
        """Forget what was held in memory."""
        for table in SCHEMAS if self._taken is not None else ():
            self._base.execute(f"DROP TABLE all_{table}")
        self._taken = None

    def _filled(self, table: str, schema: pa.Schema) -> None:
        """Columns that older parts lack, as empty ones."""
        there = {row[0] for row in self._base.execute(f"DESCRIBE all_{table}").fetchall()}
        lacking = [f"CAST(NULL AS {SQL_TYPES[str(f.type)]}) AS {f.name}" for f in schema if f.name not in there]
        if lacking:
            self._base.execute(f"ALTER VIEW all_{table} RENAME TO bare_{table}")
            self._base.execute(f"CREATE OR REPLACE VIEW all_{table} AS SELECT *, {', '.join(lacking)} FROM bare_{table}")

    def _view(self, table: str, schema: pa.Schema, files: list[Path], mixed: bool) -> None:
        if files:
            source = f"read_parquet([{', '.join(map(literal, files))}], union_by_name = {str(mixed).lower()})"
        else:
            # a view over no file cannot be made, and a registered table is not seen by other cursors
            source = f"empty_{table}"
            self._base.register("shape", schema.empty_table())
            self._base.execute(f"CREATE TABLE IF NOT EXISTS {source} AS SELECT * FROM shape")
            self._base.unregister("shape")
        self._base.execute(f"CREATE OR REPLACE VIEW all_{table} AS SELECT * FROM {source}")

    def ask_part(self, table: str, names: Sequence[str]) -> pa.Table:
        """The rows of these parts that hold, in the order in which they were written."""
        key = "id" if table == "articles" else "article"
        columns = ", ".join(f'x."{name}"' for name in SCHEMAS[table].names)
        told = f"SELECT {columns} FROM all_{table} x JOIN owner o ON x.{key} = o.id AND x.part = o.part WHERE list_contains($names, x.part) ORDER BY x.part, x.{key}"
        order = ", x.ordinal" if "ordinal" in SCHEMAS[table].names else ""
        found: pa.Table = self._base.cursor().sql(told + order, params={"names": list(names)}).to_arrow_table()
        return found

    def ask(self, name: str, **values: Any) -> pa.Table:
        """The answer to a named question, as an Arrow table."""
        return self._answer(name, values, lambda found: found.to_arrow_table())

    def rows(self, name: str, **values: Any) -> list[dict[str, Any]]:
        """The answer to a named question, as plain rows."""
        return self._answer(name, values, plain)

    def some(self, ids: Sequence[str]) -> list[dict[str, Any]]:
        """These events. Their ids stand in the question itself: only so are the rows passed over that hold none of them."""
        if not ids:
            return []
        named = ", ".join("'" + id.replace("'", "''") + "'" for id in ids)
        with self._turns:
            return self._answered("events_of", {}, plain, lambda told: told.replace("'ids'", named))

    def each(self, name: str, **values: Any) -> Iterator[dict[str, Any]]:
        """The answer to a named question, row by row as they are asked for; for what is too much to be held whole."""
        self.refresh()
        found = self._base.cursor().execute(query(name), values)
        names = [column[0] for column in found.description or ()]
        while rows := found.fetchmany(AT_ONCE):
            yield from (dict(zip(names, row, strict=True)) for row in rows)

    def _answer(self, name: str, values: dict[str, Any], take: Callable[[duckdb.DuckDBPyRelation], Made]) -> Made:
        """One of few answers at a time, since each takes memory and every processor."""
        with self._whole if name in WHOLE else self._turns:
            return self._answered(name, values, take)

    def _answered(self, name: str, values: dict[str, Any], take: Callable[[duckdb.DuckDBPyRelation], Made], put: Callable[[str], str] = str) -> Made:
        """Parts that a writer put together meanwhile are looked for once more."""
        self.refresh()
        asked = put(query(name))
        try:
            return take(self._base.cursor().sql(asked, params=values))
        except duckdb.IOException:
            self._listed = None
            self.refresh()
        except duckdb.InvalidInputException as error:
            raise LedgerError(f"{self._folder}: the parts of this ledger cannot be read ({_first_line(error)})") from error
        try:
            return take(self._base.cursor().sql(asked, params=values))
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise LedgerError(f"{self._folder}: the parts of this ledger cannot be read ({_first_line(error)})") from error

    def batches(self, name: str, rows: int) -> pa.RecordBatchReader:
        """The answer to a named question, so many rows at a time."""
        self.refresh()
        found: pa.RecordBatchReader = self._base.cursor().sql(query(name)).to_arrow_reader(rows)
        return found

    def write(self, told: str, target: str) -> None:
        """Write the answer to a question to a file."""
        self._base.cursor().execute(f"COPY ({told.strip()}) TO {target}")


def bounded(base: duckdb.DuckDBPyConnection, bytes: int) -> None:
    """Hold a database to so much memory, and let it give back what it no longer needs."""
    for setting in GIVING_BACK:
        base.execute(f"SET {setting}")
    base.execute(f"SET memory_limit = '{bytes // 1_000_000}MB'")
    base.execute(f"SET temp_directory = {literal(Path(tempfile.gettempdir()) / f'dragoman-{os.getpid()}')}")


def plain(found: duckdb.DuckDBPyRelation) -> list[dict[str, Any]]:
    """The rows of an answer as dicts; DuckDB makes them several times as fast as Arrow does."""
    names = found.columns
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def checked(ledger: Path, found: Sequence[Path]) -> dict[Path, str]:
    """The damaged among these parts, each with what is wrong. A part that was found whole is not summed again while its files keep size and time."""
    known = _seen(ledger / SEEN)
    damaged, stamps = {}, {}
    for part in found:
        try:
            stamps[part.name] = parts.stamp(part)
            if known.get(part.name) != stamps[part.name]:
                parts.check(part)
        except NewerLedgerError:
            raise
        except (LedgerError, OSError) as error:
            stamps.pop(part.name, None)
            damaged[part] = str(error)
    if stamps != known:
        try:
            (ledger / f"{SEEN}.new").write_text(json.dumps(stamps), "utf-8")
            (ledger / f"{SEEN}.new").replace(ledger / SEEN)
        except OSError as error:
            log.debug("%s: %s", ledger / SEEN, error)
    return damaged


def _seen(path: Path) -> dict[str, list[int]]:
    try:
        found = json.loads(path.read_text("utf-8"))
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def literal(path: Path) -> str:
    """A path as a SQL text in which no character is a wildcard."""
    plain = "".join(f"[{char}]" if char in "*?[" else char for char in str(path))
    return "'" + plain.replace("'", "''") + "'"


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]

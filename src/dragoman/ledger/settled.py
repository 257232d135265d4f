"""What a large ledger answers fast: events in the order of their pairs, and the list of pairs, worked out once for the parts that were there.

    ledger/settled/of.json   which parts    by_pair.parquet   their events, pair by pair    pairs.parquet    ids.parquet
    places.parquet   where each event is    characterised.parquet   what is said of each pair    prints.parquet, sketches.bin   what copies are known by

All of it can be deleted at any time; parts that came later are asked beside it. Where an article of theirs is in it too (two ledgers put
together by hand), it is not used.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from dragoman.ledger import disk, parts, prints
from dragoman.ledger.store import Store, bounded, literal, plain, query

FOLDER = "settled"
#: below so many events in later parts, and below this share of what is settled, nothing is settled anew
LEAST, SHARE = 20_000, 0.1
#: rows that lie together: few enough that a pair is found without reading much else
GROUP = 16_384


def settle(store: Store, ledger: Path) -> None:
    """Work it out anew for the parts that are there. To be called under the lock; readers go on."""
    store.refresh()
    aside = ledger / f"{disk.ASIDE}{FOLDER}"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    for name in ("by_pair", "pairs", "ids", "told", "places", "characterised"):
        order = f", ROW_GROUP_SIZE {GROUP}" if name in ("by_pair", "places", "characterised") else ""
        store.write(query(f"settle_{name}"), f"{literal(aside / f'{name}.parquet')} (FORMAT parquet, COMPRESSION zstd{order})")
    prints.settle(store, aside)
    (aside / "of.json").write_text(json.dumps({"parts": [p.name for p in store.sound]}), "utf-8")
    shutil.rmtree(ledger / FOLDER, ignore_errors=True)
    aside.rename(ledger / FOLDER)


def unsettle(ledger: Path) -> None:
    """Forget it, since parts were taken away or put in place of others."""
    shutil.rmtree(ledger / FOLDER, ignore_errors=True)


def due(ledger: Path) -> bool:
    """Whether enough has come since that it is worth working out anew."""
    import pyarrow.parquet as pq

    known = covered(ledger)
    later = sum(pq.read_metadata(p / "events.parquet").num_rows for p in parts.listed(ledger / "parts") if p.name not in known and (p / "events.parquet").exists())
    held = pq.read_metadata(ledger / FOLDER / "by_pair.parquet").num_rows if known else 0
    return bool(later > max(LEAST, SHARE * held))


def covered(ledger: Path) -> frozenset[str]:
    """The parts that it was worked out for; none where it is not there."""
    try:
        return frozenset(json.loads((ledger / FOLDER / "of.json").read_text("utf-8"))["parts"])
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


class Settled:
    """The fast answers of one ledger, over what is settled and the parts that came later."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._later = Store(ledger / "parts", held=True)
        self._base = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
        self._base.execute("SET parquet_metadata_cache = true")
        # once: two questions at a time that each made them would be in each other's way
        self._base.execute(query("macros"))
        self._state: tuple[Any, ...] | None = None
        self._usable, self._known, self._looking = False, frozenset[str](), threading.Lock()
        self._prints: prints.Prints | None = None

    def within(self, bytes: int) -> None:
        """Answer within so much memory."""
        bounded(self._base, bytes)
        self._later.within(bytes)

    def usable(self) -> bool:
        """Whether it is there and fits the parts."""
        with self._looking:
            return self._fits()

    def _fits(self) -> bool:
        found, known = parts.listed(self._ledger / "parts"), covered(self._ledger)
        state = (tuple(p.name for p in found), known)
        if state != self._state:
            self._state = state
            names = {p.name for p in found}
            self._later.leave_out(known)
            self._usable = bool(known) and known <= names and not self._shared()
            self._usable = self._usable and not self._later.damaged
            if known != self._known:
                self._known, self._prints = known, self._opened() if known else None
        return self._usable

    def _path(self, name: str) -> str:
        return literal(self._ledger / FOLDER / f"{name}.parquet")

    def _opened(self) -> prints.Prints | None:
        """The prints of what is settled; None in a ledger that was settled before they were."""
        try:
            return prints.Prints(self._ledger / FOLDER, self._base)
        except (OSError, duckdb.IOException):
            return None

    def _shared(self) -> bool:
        """Whether a later part has an article that is settled already."""
        ids = self._later.ask("known").column("id").to_pylist()
        if not ids:
            return False
        (row,) = self._base.cursor().execute(f"SELECT count(*) FROM read_parquet({self._path('ids')}) WHERE id IN (SELECT unnest(CAST($ids AS VARCHAR[])))", {"ids": ids}).fetchall()
        return bool(row[0])

    def events(self, a: str, b: str, since: str | None, until: str | None) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The events of a pair: those that are settled, and those of later parts, each by date."""
        one, other = sorted((a, b))
        asked = query("settled_events").replace("settled_by_pair", f"read_parquet({self._path('by_pair')})")
        cursor = self._base.cursor()
        held = plain(cursor.sql(asked, params={"a": one, "b": other, "since": since, "until": until}))
        return held, self._later.rows("events", a=a, b=b, since=since, until=until)

    def glimpsed(self, a: str, b: str, **values: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The events of a pair by category and outlet, and the latest of them, of what is settled and of later parts."""
        one, other = sorted((a, b))
        found = []
        for question, more in (("counted", {name: value for name, value in values.items() if name != "most"}), ("latest", values)):
            asked = query(f"settled_{question}").replace("settled_by_pair", f"read_parquet({self._path('by_pair')})")
            found.append(plain(self._base.cursor().sql(asked, params={"a": one, "b": other, **more})) + self._later.rows(question, a=a, b=b, **more))
        return found[0], found[1]

    def characterised(self, a: str, b: str, since: str | None, until: str | None) -> tuple[list[dict[str, Any]], list[dict[str, Any]]] | None:
        """The characterisations of a pair, likewise; None where they are not settled."""
        one, other = sorted((a, b))
        if not (self._ledger / FOLDER / "characterised.parquet").exists():
            return None
        asked = query("settled_characterised").replace("settled_characterised", f"read_parquet({self._path('characterised')})")
        held = plain(self._base.cursor().sql(asked, params={"a": one, "b": other, "since": since, "until": until}))
        return held, self._later.rows("characterisations", a=a, b=b, since=since, until=until)

    def prints(self, ids: Sequence[str]) -> list[dict[str, Any]] | None:
        """What the copies of these articles are known by; None where that is not settled."""
        if self._prints is None:
            return None
        return sorted((*self._prints.of(ids), *self._later.rows("prints", ids=list(ids))), key=lambda row: str(row["id"]))

    def prints_near(self, first: str | None, last: str | None) -> list[dict[str, Any]] | None:
        """The same of the articles that were published between two days."""
        if self._prints is None:
            return None
        return sorted((*self._prints.near(first, last), *self._later.rows("prints_near", first=first, last=last)), key=lambda row: str(row["id"]))

    def event(self, id: str) -> tuple[str, str] | None:
        """The article that tells an event, and its part; None where no settled one does."""
        if not (self._ledger / FOLDER / "places.parquet").exists():
            return None
        rows = self._base.cursor().execute(f"SELECT article, part FROM read_parquet({self._path('places')}) WHERE id = $id ORDER BY article LIMIT 1", {"id": id}).fetchall()
        return (rows[0][0], rows[0][1]) if rows else None

    def later(self, question: str, **values: Any) -> list[dict[str, Any]]:
        """The answer of the parts that came later alone."""
        return self._later.rows(question, **values)

    def told(self, **values: Any) -> list[dict[str, Any]]:
        """What some pairs did and said, a row for all that tell the same in what is settled, and one for all that do in later parts."""
        asked = query("settled_told").replace("settled_by_pair", f"read_parquet({self._path('by_pair')})")
        more = {name: value for name, value in values.items() if name != "pairs"}
        held = [row for pair in sorted(values["pairs"]) for row in plain(self._base.cursor().sql(asked, params=more | dict(zip("ab", pair.split(" "), strict=True))))]
        return held + self._later.rows("told", **values)

    def found(self, **values: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]] | None:
        """What a search finds: the ids with their days and the number of all of what is settled, and the events of later parts; None where no sentences are settled."""
        if not (self._ledger / FOLDER / "told.parquet").exists():
            return None
        asked = query("settled_found").replace("settled_told", f"read_parquet({self._path('told')})")
        cursor = self._base.cursor()
        return plain(cursor.sql(asked, params=values)), self._later.rows("found", **values)

    def pairs(self) -> list[dict[str, Any]]:
        """Every two entities that an event joins, the richest first."""
        held = plain(self._base.cursor().sql(f"SELECT * FROM read_parquet({self._path('pairs')})"))
        return added(held, self._later.rows("pairs"))


def added(held: Sequence[dict[str, Any]], later: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Pairs of two stretches of parts as one list."""
    if not later:
        return list(held)
    found = {(row["a"], row["b"]): dict(row) for row in held}
    for row in later:
        known = found.get((row["a"], row["b"]))
        if known is None:
            found[row["a"], row["b"]] = dict(row)
            continue
        known["events"] += row["events"]
        known["first"] = min(filter(None, (known["first"], row["first"])), default=None)
        known["last"] = max(filter(None, (known["last"], row["last"])), default=None)
    return sorted(found.values(), key=lambda row: (-row["events"], row["a"], row["b"]))

"""The account as data frames: what `dragoman.open` gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import UsageError
from dragoman.ledger.book import Ledger

if TYPE_CHECKING:
    import narwhals as nw
    import pyarrow as pa

    from dragoman.records import Dossier

COLUMNS = (
    "id", "article", "start", "end", "type", "mode", "context", "actor", "recipient", "status", "speaker", "condition",
    "trigger", "confidence", "lang", "published", "outlet", "title", "url",
)  # fmt: skip
TOLD = ("id", "article", "start", "end", "parties", "label", "valence", "speaker", "lang", "published", "outlet", "title", "url")


class Account:
    """An open ledger. Each method gives a data frame (narwhals over Arrow: `.to_pandas()`, `.to_polars()`, `.to_arrow()`, `.rows()`)."""

    def __init__(self, folder: str | Path) -> None:
        self._ledger = Ledger.open(folder)

    def events(self, pair: tuple[str, str] | None = None, *, since: str | None = None, until: str | None = None) -> nw.DataFrame[Any]:
        """Events as told, by date: one row each, with `quote` (the sentence), `score` (-10 to 10) and `quad` (1 to 4).

        `pair` holds two names or codes of states or bodies; `since` and `until` are ISO dates of any precision, both included.
        """
        found = self._ledger.table("events", **self._pair(pair), **_period(since, until))
        return _frame(_with_scores(found.select(list(COLUMNS)), found))

    def characterisations(
        self, pair: tuple[str, str] | None = None, *, since: str | None = None, until: str | None = None
    ) -> nw.DataFrame[Any]:
        """What the articles say of the relation itself, by date."""
        found = self._ledger.table("characterisations", **self._pair(pair), **_period(since, until))
        return _frame(found.select(list(TOLD)).append_column("quote", _sentences(found)))

    def articles(self) -> nw.DataFrame[Any]:
        """The articles that are kept, without their text."""
        return _frame(self._ledger.table("sources", ids=None))

    def pairs(self) -> nw.DataFrame[Any]:
        """Every two entities that an event joins, with the number of events as told."""
        return _frame(self._ledger.table("pairs"))

    def dossier(self, a: str, b: str, *, since: str | None = None, until: str | None = None) -> Dossier:
        """All that is kept of a pair, as records with their quotes."""
        from dragoman.desk import Desk

        names = self._pair((a, b))
        return Desk(self._ledger).pair(names["a"] or "", names["b"] or "", **_period(since, until))

    def _pair(self, pair: tuple[str, str] | None) -> dict[str, str | None]:
        if pair is None:
            return {"a": None, "b": None}
        a, b = pair
        return {"a": _code(a), "b": _code(b)}


def _period(since: str | None, until: str | None) -> dict[str, str | None]:
    from dragoman.settings import day

    return {"since": day(since, "since"), "until": day(until, "until")}


def _code(text: str) -> str:
    from dragoman.packs import load

    roster = load().roster
    code = roster.resolve_country(text)
    if code is None:
        nearest = roster.suggest(text)
        raise UsageError(f"'{text}' is no state or body that dragoman knows" + (f"; did you mean {nearest}?" if nearest else ""))
    return code


def _frame(table: pa.Table) -> nw.DataFrame[Any]:
    import narwhals as nw

    return nw.from_native(table, eager_only=True)


def _sentences(table: pa.Table) -> pa.Array:
    """The sentence of each row, from its quotes."""
    import pyarrow as pa

    quotes = table.column("quotes").to_pylist()
    return pa.array([next((q["text"] for q in row or () if q["role"] == "sentence"), None) for row in quotes], pa.string())


def _with_scores(chosen: pa.Table, found: pa.Table) -> pa.Table:
    import pyarrow as pa

    from dragoman.packs import load

    ontology = load().ontology
    kinds = list(zip(found.column("type").to_pylist(), found.column("mode").to_pylist(), strict=True))
    scores = pa.array([ontology.score(kind, mode) for kind, mode in kinds], pa.float64())
    quads = pa.array([ontology.categories[kind].quad for kind, _ in kinds], pa.int8())
    return chosen.append_column("score", scores).append_column("quad", quads).append_column("quote", _sentences(found))

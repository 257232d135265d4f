"""The account as data frames: what `dragoman.open` gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.faces.answers.asking import entity
from dragoman.ledger.book import Ledger
from dragoman.packs import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import narwhals as nw
    import pyarrow as pa

    from dragoman.faces.answers.proposing import Op
    from dragoman.faces.export.views import PairView, StateView
    from dragoman.records import Dossier, Event, Source

COLUMNS = (
    "id", "article", "start", "end", "type", "mode", "context", "actor", "recipient", "status", "speaker", "condition",
    "trigger", "confidence", "lang", "published", "outlet", "title", "url",
)  # fmt: skip
OF_SOURCE = ("lang", "published", "outlet", "title", "url")
TOLD = ("id", "article", "start", "end", "parties", "label", "valence", "speaker", "lang", "published", "outlet", "title", "url")


class Account:
    """An open ledger. Each method gives a data frame (narwhals over Arrow: `.to_pandas()`, `.to_polars()`, `.to_arrow()`, `.rows()`)."""

    def __init__(self, folder: str | Path) -> None:
        self._ledger = Ledger.open(folder)

    def events(
        self, pair: tuple[str, str] | None = None, *, since: str | None = None, until: str | None = None, min_independent: int = 1
    ) -> nw.DataFrame[Any]:
        """Events as told, as they hold after corrections, by date: one row each, with `quote` (the sentence), `score` (-10 to 10) and `quad` (1 to 4).

        `pair` holds two names or codes of states or bodies; `since` and `until` are ISO dates of any precision, both included; `min_independent` keeps the events
        of incidents that so many independent origins tell.
        """
        names = self._pair(pair)
        period = _period(since, until)
        events = self._ledger.events(names["a"], names["b"], period["since"], period["until"])
        if min_independent > 1:
            kept = self._attested(names, period, min_independent)
            events = [e for e in events if e.id in kept]
        return frame(_events(events, self._ledger.sources(sorted({e.article for e in events}))))

    def incidents(self, a: str, b: str, *, since: str | None = None, until: str | None = None) -> nw.DataFrame[Any]:
        """The happenings of a pair, by date: one row each, with how many articles, outlets and independent origins tell of it, its grade, and what is disputed."""
        import pyarrow as pa

        from dragoman.records import incident_json

        rows = [incident_json(i) for i in self.dossier(a, b, since=since, until=until).incidents]
        told = [
            {name: row[name] for name in ("id", "type", "mode", "actor", "recipient", "start", "end", "status", "grade", "events")}
            | {"articles": len(row["articles"]), "outlets": len(row["outlets"]), "origins": len(row["origins"]), "disputed": sorted(row["disputed"]), "denied_by": row["denied_by"]}
            for row in rows
        ]
        return frame(pa.Table.from_pylist(told, schema=_incident_columns()))

    def corrections(self) -> nw.DataFrame[Any]:
        """Every correction with what became of it."""
        import pyarrow as pa

        rows = [
            {"id": o.correction.id, "at": o.correction.at, "by": o.correction.by, "op": o.correction.op, "target": o.correction.target, "field": o.correction.field, "result": o.result, "because": o.why}
            for o in self._ledger.outcomes()
        ]
        return frame(pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in ("id", "at", "by", "op", "target", "field", "result", "because")])))

    def correct(
        self, op: Op, target: str, *, by: str, why: str | None = None, fields: Mapping[str, str] | None = None, other: str | None = None, quote: str | None = None,
    ) -> list[str]:  # fmt: skip
        """Add a correction and give the ids of its lines; every table follows it from then on.

        `op` is confirm, reject, note, set (with `fields`), merge or split (with the `other` event), add (to an article, with `quote` and `fields`), or undo (of a
        correction). UsageError says what it lacks.
        """
        from dragoman.desk import Desk
        from dragoman.faces.answers.proposing import Proposal, lines

        desk = Desk(self._ledger)
        made = lines(desk, Proposal(op, target, fields or {}, other, quote, why), by)
        desk.correct(made)
        return [correction.id for correction in made]

    def characterisations(
        self, pair: tuple[str, str] | None = None, *, since: str | None = None, until: str | None = None
    ) -> nw.DataFrame[Any]:
        """What the articles say of the relation itself, by date."""
        found = self._ledger.table("characterisations", **self._pair(pair), **_period(since, until))
        return frame(found.select(list(TOLD)).append_column("quote", _sentences(found)))

    def articles(self) -> nw.DataFrame[Any]:
        """The articles that are kept, without their text."""
        return frame(self._ledger.table("sources", ids=None))

    def pairs(self) -> nw.DataFrame[Any]:
        """Every two entities that an event joins, with the number of events as told."""
        return frame(self._ledger.table("pairs"))

    def pair(self, a: str, b: str, *, since: str | None = None, until: str | None = None) -> PairView:
        """A pair with its level, phases, turns, commitments, contradictions and charts."""
        from dragoman.desk import Desk
        from dragoman.faces.export.views import PairView

        return PairView(Desk(self._ledger), self.dossier(a, b, since=since, until=until))

    def state(self, a: str, split: str | None = None) -> StateView:
        """A state with its partners before and after a day, and their effective number by year."""
        from dragoman.desk import Desk
        from dragoman.faces.export.views import StateView
        from dragoman.settings import day

        return StateView(Desk(self._ledger), entity(a, load().roster), day(split, "split"))

    def dossier(self, a: str, b: str, *, since: str | None = None, until: str | None = None) -> Dossier:
        """All that is kept of a pair, as records with their quotes."""
        from dragoman.desk import Desk

        names = self._pair((a, b))
        return Desk(self._ledger).pair(names["a"] or "", names["b"] or "", **_period(since, until))

    def export(
        self, to: str, path: str | Path, *, pair: tuple[str, str] | None = None, since: str | None = None, until: str | None = None,
        min_sources: int = 1, text: str = "quote", machine: bool = False,
    ) -> list[Path]:  # fmt: skip
        """Write the account in one of `dragoman.faces.export.formats.FORMATS` to a file, or to a folder where the format has several, and give the files."""
        from dragoman.desk import Desk
        from dragoman.faces.export import deliver
        from dragoman.faces.export.selection import Selection, choice

        return deliver.export(to, Selection(Desk(self._ledger), choice(pair, since, until, min_sources, text, machine)), Path(path))

    def _attested(self, names: dict[str, str | None], period: dict[str, str | None], least: int) -> frozenset[str]:
        """The events of incidents of so many independent origins."""
        from dragoman.desk import Desk

        pair = (names["a"], names["b"]) if names["a"] and names["b"] else None
        return frozenset(id for found in Desk(self._ledger).happenings(pair, **period) if len(found.incident.origins) >= least for id in found.incident.events)

    def _pair(self, pair: tuple[str, str] | None) -> dict[str, str | None]:
        if pair is None:
            return {"a": None, "b": None}
        a, b = pair
        return {"a": entity(a, load().roster), "b": entity(b, load().roster)}


def _period(since: str | None, until: str | None) -> dict[str, str | None]:
    from dragoman.settings import day

    return {"since": day(since, "since"), "until": day(until, "until")}


def frame(table: pa.Table) -> nw.DataFrame[Any]:
    """An Arrow table as the data frame that is given out."""
    import narwhals as nw

    return nw.from_native(table, eager_only=True)


def _sentences(table: pa.Table) -> pa.Array:
    """The sentence of each row, from its quotes."""
    import pyarrow as pa

    quotes = table.column("quotes").to_pylist()
    return pa.array([next((q["text"] for q in row or () if q["role"] == "sentence"), None) for row in quotes], pa.string())


def _events(events: Sequence[Event], sources: Mapping[str, Source]) -> pa.Table:
    """Events as rows, with what is known of the article of each, the sentence, the score and the quadrant."""
    import pyarrow as pa

    ontology = load().ontology
    rows = []
    for event in events:
        source = sources[event.article]
        row = {name: getattr(event, name) for name in COLUMNS if name not in OF_SOURCE} | {name: getattr(source, name) for name in OF_SOURCE}
        sentence = event.quotes.get("sentence")
        category = ontology.categories.get(event.type)
        rows.append(row | {"score": ontology.score(event.type, event.mode), "quad": category.quad if category else None, "quote": sentence.text if sentence else None})
    lists, numbers = ("context", "actor", "recipient"), {"confidence": pa.float64(), "score": pa.float64(), "quad": pa.int8()}
    kinds = [(name, pa.list_(pa.string()) if name in lists else numbers.get(name, pa.string())) for name in (*COLUMNS, "score", "quad", "quote")]
    return pa.Table.from_pylist(rows, schema=pa.schema(kinds))


def _incident_columns() -> pa.Schema:
    """The columns of incidents."""
    import pyarrow as pa

    texts, whole = pa.list_(pa.string()), pa.int64()
    kinds = {"actor": texts, "recipient": texts, "events": texts, "articles": whole, "outlets": whole, "origins": whole, "disputed": texts, "denied_by": texts}
    names = ("id", "type", "mode", "actor", "recipient", "start", "end", "status", "grade", "events", "articles", "outlets", "origins", "disputed", "denied_by")
    return pa.schema([(name, kinds.get(name, pa.string())) for name in names])

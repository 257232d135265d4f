"""Records as rows of a table and back: the shapes of the Parquet files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sys import intern
from typing import Any

import pyarrow as pa

from dragoman.records import Article, Block, Characterisation, Event, Quote, Reason, Refusal

#: raised by one whenever a table below changes its shape
VERSION = 2

_TEXT = pa.string()
_TEXTS = pa.list_(_TEXT)
_BLOCKS = pa.list_(pa.struct([("kind", _TEXT), ("start", pa.int64()), ("end", pa.int64())]))
_QUOTES = pa.list_(pa.struct([("role", _TEXT), ("start", pa.int64()), ("end", pa.int64()), ("text", _TEXT)]))
_REASONS = pa.list_(pa.struct([("field", _TEXT), ("why", _TEXT)]))


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema(columns.items(), metadata={"dragoman": str(VERSION)})


def _texts(*names: str) -> dict[str, pa.DataType]:
    return dict.fromkeys(names, _TEXT)


SCHEMAS: Mapping[str, pa.Schema] = {
    "articles": _schema(
        **_texts("part", "id", "text", "lang", "published", "outlet", "title", "url", "credit", "source"), blocks=_BLOCKS, fingerprint=_TEXT,
        kept=_TEXT, generation=pa.int32(), credited=_TEXT, sketch=pa.list_(pa.uint32()), bound=pa.uint32(),
    ),  # fmt: skip
    "events": _schema(
        **_texts("part", "id", "article"),
        ordinal=pa.int32(),
        **_texts("type", "mode"),
        context=_TEXTS,
        actor=_TEXTS,
        recipient=_TEXTS,
        **_texts("trigger", "start", "end", "status", "speaker", "condition"),
        confidence=pa.float64(),
        quotes=_QUOTES,
        reasons=_REASONS,
    ),
    "characterisations": _schema(
        **_texts("part", "id", "article"),
        ordinal=pa.int32(),
        parties=_TEXTS,
        **_texts("label", "valence", "start", "end", "speaker"),
        quotes=_QUOTES,
        reasons=_REASONS,
    ),
    "refusals": _schema(**_texts("part", "article", "step", "where", "reason")),
}


_ARTICLE = ("id", "text", "lang", "published", "outlet", "title", "url", "credit", "source")
_EVENT = ("id", "article", "type", "mode", "trigger", "start", "end", "status", "speaker", "condition", "confidence")
_LISTS = ("context", "actor", "recipient")


def storable(value: Any) -> Any:
    """The value with U+FFFD in place of lone surrogates, which no Parquet file can hold; one character stays one, so offsets stay true."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: storable(inner) for key, inner in value.items()}
    return [storable(inner) for inner in value] if isinstance(value, list | tuple) else value


def _quote_rows(quotes: Mapping[str, Quote]) -> list[dict[str, Any]]:
    return [{"role": role, "start": q.start, "end": q.end, "text": q.text} for role, q in quotes.items()]


def _reason_rows(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    return [{"field": r.field, "why": r.why} for r in reasons]


def article_row(article: Article, fingerprint: str) -> dict[str, Any]:
    """One row of `articles`."""
    blocks = [{"kind": b.kind, "start": b.start, "end": b.end} for b in article.blocks]
    return {name: getattr(article, name) for name in _ARTICLE} | {"blocks": blocks, "fingerprint": fingerprint}


def event_row(event: Event, ordinal: int) -> dict[str, Any]:
    """One row of `events`; `ordinal` is its place among the events of the article."""
    row = {name: getattr(event, name) for name in (*_EVENT, *_LISTS)}
    return row | {"ordinal": ordinal, "quotes": _quote_rows(event.quotes), "reasons": _reason_rows(event.reasons)}


def characterisation_row(told: Characterisation, ordinal: int) -> dict[str, Any]:
    """One row of `characterisations`."""
    row = {name: getattr(told, name) for name in ("id", "article", "parties", "label", "valence", "start", "end", "speaker")}
    return row | {"ordinal": ordinal, "quotes": _quote_rows(told.quotes), "reasons": _reason_rows(told.reasons)}


def refusal_row(refusal: Refusal, article: str) -> dict[str, Any]:
    """One row of `refusals`: what the coder left out of one article."""
    return {"article": article, "step": refusal.step, "where": refusal.where, "reason": refusal.reason}


def _once(value: Any) -> Any:
    """The same text as one object: a pair of ten thousand events has few categories, parties, days and reasons."""
    return intern(value) if type(value) is str else value


def _quotes(row: Mapping[str, Any]) -> dict[str, Quote]:
    return {_once(q["role"]): Quote(row["article"], q["start"], q["end"], q["text"]) for q in row["quotes"] or ()}


def _reasons(row: Mapping[str, Any]) -> tuple[Reason, ...]:
    return tuple(Reason(_once(r["field"]), _once(r["why"])) for r in row["reasons"] or ())


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row."""
    return Article(**{name: row[name] for name in _ARTICLE}, blocks=tuple(Block(**block) for block in row["blocks"] or ()))


def event_of(row: Mapping[str, Any]) -> Event:
    """The event of a row."""
    values: dict[str, Any] = {name: _once(row[name]) for name in _EVENT} | {name: tuple(map(_once, row[name] or ())) for name in _LISTS}
    return Event(**values, quotes=_quotes(row), reasons=_reasons(row))


def characterisation_of(row: Mapping[str, Any]) -> Characterisation:
    """The characterisation of a row."""
    plain = {name: row[name] for name in ("id", "article", "label", "valence", "start", "end", "speaker")}
    return Characterisation(**plain, parties=tuple(row["parties"] or ()), quotes=_quotes(row), reasons=_reasons(row))

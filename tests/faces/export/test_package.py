"""Parquet and the Data Package, as pyarrow, pandas and frictionless read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import frictionless
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.desk import Desk
from dragoman.faces.export import package
from dragoman.faces.export.selection import Selection
from dragoman.faces.export.tables import columns

ARROW = {"string": pa.string(), "date": pa.date32(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}


def test_parquet(desk: Desk, exported: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each table has its columns with their types and its rows, in however many batches; pandas makes a frame of it."""
    monkeypatch.setattr(package, "BATCH", 3)
    folder = exported("parquet", desk)
    for table in package.TABLES:
        held = pq.read_table(folder / f"{table}.parquet")
        assert [(f.name, f.type) for f in held.schema] == [(c.name, ARROW[c.kind]) for c in columns(table)]
    happenings = list(Selection(desk))
    frame = pd.read_parquet(folder / "events.parquet")
    assert list(frame["event_id"]) == [h.incident.id for h in happenings]
    assert frame["n_mentions"].sum() == pq.read_metadata(folder / "tellings.parquet").num_rows == sum(len(h.events) for h in happenings)
    days = pq.read_table(folder / "events.parquet").column("event_date").to_pylist()
    assert any(isinstance(day, date) for day in days)


def test_quotes_are_untouched(hostile: Desk, exported: Callable[..., Path]) -> None:
    """A typed file needs no apostrophe before a formula: the words are the article's."""
    held = pq.read_table(exported("parquet", hostile) / "tellings.parquet").to_pylist()
    assert {row["quote"] for row in held} == {e.quotes["sentence"].text for h in Selection(hostile) for e in h.events}


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_frictionless(name: str, desk: Desk, exported: Callable[..., Path]) -> None:
    """frictionless finds every cell of the type that the package says, keys that are keys, and articles that are there."""
    folder = exported(name, desk)
    report = frictionless.validate(str(folder / "datapackage.json"), limit_errors=5)
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    assert report.stats["tasks"] == 3


def test_description(desk: Desk, exported: Callable[..., Path]) -> None:
    """The package of the Parquet files describes every column, counts the rows, and is citable."""
    folder = exported("parquet", desk)
    held = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in held["resources"]:
        assert pq.read_metadata(folder / resource["path"]).num_rows == resource["rows"]
        assert all(field["description"] and field["type"] in ARROW for field in resource["schema"]["fields"])
    cited = (folder / "CITATION.cff").read_text("utf-8")
    assert "cff-version: 1.2.0" in cited and f"date-released: {Selection(desk).last}" in cited

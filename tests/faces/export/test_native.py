"""The native tables: read by pandas, typed as they say, back as the events that they were."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dragoman.desk import Desk
from dragoman.errors import InputError
from dragoman.faces.export import native
from dragoman.faces.export.cells import inert, told
from dragoman.faces.export.selection import Selection
from dragoman.faces.export.tables import columns

DIALECTS = {"csv": ",", "tsv": "\t"}


@pytest.mark.parametrize("name", DIALECTS)
def test_pandas(name: str, desk: Desk, exported: Callable[..., Path]) -> None:
    """pandas reads every table with its columns; ids join; rows of events are incidents, each with as many tellings as it counts."""
    folder = exported(name, desk)
    events, tellings, sources = (pd.read_csv(folder / f"{table}.{name}", sep=DIALECTS[name], keep_default_na=False, dtype=str) for table in native.TABLES)
    assert [list(t.columns) for t in (events, tellings, sources)] == [[c.name for c in columns(table)] for table in native.TABLES]
    happenings = list(Selection(desk))
    assert list(events["event_id"]) == [h.incident.id for h in happenings]
    assert tellings.groupby("event_id").size().to_dict() == {row.event_id: int(row.n_mentions) for row in events.itertuples()}
    assert set(tellings["doc_id"]) == set(sources["doc_id"])
    assert pd.to_datetime(events["event_date"].replace("", None)).notna().sum() == sum(h.incident.start is not None for h in happenings)


def test_no_formula(hostile: Desk, exported: Callable[..., Path]) -> None:
    """No cell begins as a formula does, in any table of CSV or TSV; numbers below nothing stay numbers."""
    for name, delimiter in DIALECTS.items():
        folder = exported(name, hostile)
        for path in folder.glob(f"*.{name}"):
            for row in csv.reader(io.StringIO(path.read_text("utf-8"), newline=""), delimiter=delimiter):
                for cell in row:
                    assert not cell.lstrip().startswith(("=", "+", "@")), cell[:40]
                    assert not cell.startswith("-") or float(cell) < 0, cell[:40]


@pytest.mark.parametrize("text", ["=1", "'=1", "''=1", "'tis", "-", "\t=1", " =1", "it's", "", "－1", "'"])
def test_inert_and_back(text: str) -> None:
    """What is made inert comes back as it was."""
    assert told(inert(text)) == text


@pytest.mark.parametrize("name", DIALECTS)
def test_back(name: str, desk: Desk, exported: Callable[..., Path]) -> None:
    """The tellings come back as the events that they are, but for reasons and the words of quotes outside the sentence."""
    back = {e.id: e for e in native.events(exported(name, desk) / f"tellings.{name}")}
    for found in Selection(desk):
        for event in found.events:
            same = back.pop(event.id)
            assert replace(same, quotes={}, reasons=()) == replace(event, quotes={}, reasons=(), confidence=round(event.confidence, 3))
            assert {role: (q.start, q.end) for role, q in same.quotes.items()} == {role: (q.start, q.end) for role, q in event.quotes.items()}
            assert all(q.text in ("", event.quotes[role].text) for role, q in same.quotes.items())
            assert same.quotes["sentence"] == event.quotes["sentence"]
    assert not back


def test_corrections_show(sample: Desk, exported: Callable[..., Path]) -> None:
    """What an analyst changed has their name and the correction; what they rejected is gone, and comes back, marked, with what the machine said."""
    changed, rejected = (o.correction for o in sample.corrections())
    tellings = {row["mention_id"]: row for row in native.read(exported("csv", sample) / "tellings.csv")}
    row = tellings[changed.target]
    assert (row["coder"], row["correction_id"], row["event_type"]) == ("=a.benali", changed.id, "THREATEN")
    assert rejected.target not in tellings and "machine" not in row
    others = [r for r in tellings.values() if not r["correction_id"]]
    assert others and all(r["coder"].startswith("machine ") for r in others)

    folder = exported("csv", sample, machine=True)
    tellings = {row["mention_id"]: row for row in native.read(folder / "tellings.csv")}
    assert json.loads(tellings[changed.target]["machine"]) == {"type": changed.before}
    assert (tellings[rejected.target]["machine"], tellings[rejected.target]["event_id"]) == ("rejected", "")
    events = [row for row in native.read(folder / "events.csv") if row["correction_id"]]
    assert [row["coder"] for row in events] == ["=a.benali"]


def test_not_a_table(tmp_path: Path) -> None:
    """What is no table of ours is an error in one sentence."""
    (tmp_path / "x.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        list(native.read(tmp_path / "x.csv"))
    (tmp_path / "x.csv").write_text("mention_id,doc_id,event_type,modality\nev_1,,,\n")
    with pytest.raises(InputError, match="no doc_id"):
        list(native.events(tmp_path / "x.csv"))

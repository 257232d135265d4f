"""PLOVER's JSON lines: the fields of the ontology, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.desk import Desk
from dragoman.errors import InputError
from dragoman.faces.export import plover
from dragoman.faces.export.selection import Selection
from dragoman.ledger.book import Ledger


def test_lines(desk: Desk, exported: Callable[..., Path]) -> None:
    """One object a line, with PLOVER's required fields and no unknown one; offsets open the words in the article."""
    lines = exported("plover", desk).read_text("utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    assert len(rows) == len(list(Selection(desk)))
    texts = {a.id: a.text for a in Ledger.open(desk.folder).articles()}
    for row in rows:
        assert set(row) <= set(plover.FIELDS)
        assert {"id", "actor", "recipient", "event"} <= set(row)
        start, end = row["text_info"]["offsets"]["sentence"]
        assert texts[row["text_info"]["document"]][start:end] == row["text"]


def test_back(desk: Desk, exported: Callable[..., Path]) -> None:
    """Each incident comes back with its category, parties, dates at their precision, and status."""
    back = list(plover.read(exported("plover", desk)))
    for event, found in zip(back, Selection(desk), strict=True):
        told = found.incident
        assert (event.id, event.type, event.mode, event.context, event.actor, event.recipient) == (told.id, told.type, told.mode, told.context, told.actor, told.recipient)
        assert (event.start, event.end, event.status) == (told.start, told.end, told.status)


def test_of_others(tmp_path: Path) -> None:
    """A file of others that has PLOVER's fields alone is read; what is no event is named by its line."""
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": 7, "date": "2020-01-02", "event": "ACCUSE", "actor": [{"code": "FRA"}], "recipient": ["DZA"]}\n\n{"id": 8}\n')
    lines = plover.read(path)
    first = next(lines)
    assert (first.actor, first.recipient, first.start, first.status) == (("FRA",), ("DZA",), "2020-01-02", "actual")
    with pytest.raises(InputError, match="line 3"):
        next(lines)

"""The workbook, as openpyxl and with it Excel reads it: real dates and numbers, a frozen header, no formula."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from dragoman.desk import Desk
from dragoman.errors import UsageError
from dragoman.faces.export import workbook
from dragoman.faces.export.selection import Selection
from dragoman.faces.export.tables import columns


def test_sheets(desk: Desk, exported: Callable[..., Path]) -> None:
    """Four sheets, the first three with their columns and rows; days are days, numbers numbers, texts texts, whatever they begin with."""
    book = openpyxl.load_workbook(exported("xlsx", desk))
    assert book.sheetnames == ["events", "tellings", "sources", "README"]
    happenings = list(Selection(desk))
    for table, n in (("events", len(happenings)), ("tellings", sum(len(h.events) for h in happenings))):
        sheet = book[table]
        fields = columns(table)
        header, *rows = sheet.iter_rows()
        assert [cell.value for cell in header] == [c.name for c in fields]
        assert len(rows) == n and sheet.freeze_panes == "B2" and sheet.auto_filter.ref
        for row in rows:
            for cell, column in zip(row, fields):
                assert cell.data_type != "f"
                if column.kind in ("integer", "number") and cell.value is not None:
                    assert isinstance(cell.value, int | float)
                if column.kind == "date" and isinstance(cell.value, str):
                    assert cell.value < "1900-03"  # a sheet knows no earlier day
                elif column.kind == "date" and cell.value is not None:
                    assert isinstance(cell.value, datetime) and cell.is_date


def test_text_is_whole(hostile: Desk, exported: Callable[..., Path]) -> None:
    """A sentence is in its cell as it was, or cut with a mark where a cell cannot hold it; what XML forbids is escaped as Excel does."""
    sheet = openpyxl.load_workbook(exported("xlsx", hostile))["tellings"]
    header, *rows = sheet.iter_rows(values_only=True)
    cells = {str(row[0]): str(row[header.index("quote")]) for row in rows}
    for found in Selection(hostile):
        for event in found.events:
            said, cell = event.quotes["sentence"].text, re.sub("_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), cells[event.id])
            if len(said) < 30_000:
                assert cell.replace("\r\n", "\n") == said.replace("\r\n", "\n").replace("\ufffe", cell[-1] if "\ufffe" in said else "")
            else:
                assert cell == said[:32_766] + "…"


def test_too_many(sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More rows than a sheet holds are a sentence, not a broken file."""
    monkeypatch.setattr(workbook, "ROWS", 3)
    with pytest.raises(UsageError, match="a sheet holds 3 rows"):
        workbook.write(Selection(sample), tmp_path / "x.xlsx")

"""dragoman's own tables as sheets of one workbook, for Excel and LibreOffice in any language: real dates and numbers, frozen headers, no formulas."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import UsageError
from dragoman.faces.export.about import readme
from dragoman.faces.export.package import TABLES
from dragoman.faces.export.selection import Selection
from dragoman.faces.export.tables import Column, columns, rows

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: what a sheet can hold
ROWS, CHARACTERS, FIRST = 1_048_575, 32_767, date(1900, 3, 1)
#: Excel's number format that is a short date in the reader's own way
DATE = 14
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
#: columns that hold sentences
WIDE = {"quote", "title", "url", "condition"}


def write(selection: Selection, path: Path) -> None:
    """Write the workbook; UsageError where a sheet cannot hold the rows."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), OPTIONS) as book:
        book.set_properties({"title": "dragoman", "created": datetime.fromisoformat(selection.last), "comments": ", ".join(selection.coders)})
        fields = {table: columns(table, selection) for table in TABLES}
        sheets = {table: _sheet(book, table, fields[table]) for table in TABLES}
        day = book.add_format({"num_format": DATE})
        counts = dict.fromkeys(TABLES, 0)
        for table, row in rows(selection):
            counts[table] += 1
            if counts[table] > ROWS:
                raise UsageError(f"a sheet holds {ROWS:,} rows and there are more {table}; choose a period with --since and --until, or export as csv or parquet")
            _row(sheets[table], counts[table], fields[table], row, day)
        for table, n in counts.items():
            sheets[table].autofilter(0, 0, n, len(fields[table]) - 1)
        _about(book, readme(selection, counts, ""))


def _sheet(book: xlsxwriter.Workbook, name: str, fields: tuple[Column, ...]) -> Worksheet:
    """A sheet with its header, which stays in sight."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1})
    for n, column in enumerate(fields):
        sheet.set_column(n, n, 60 if column.name in WIDE else 12 if column.kind == "date" else 18)
        sheet.write_string(0, n, column.name, bold)
    sheet.freeze_panes(1, 1)
    return sheet


def _row(sheet: Worksheet, at: int, fields: tuple[Column, ...], row: Mapping[str, Any], day: Format) -> None:
    for n, column in enumerate(fields):
        value = row.get(column.name)
        if isinstance(value, bool):
            sheet.write_boolean(at, n, value)
        elif isinstance(value, int | float):
            sheet.write_number(at, n, value)
        elif isinstance(value, date) and value >= FIRST:
            sheet.write_datetime(at, n, value, day)
        elif value is not None and value != "":
            sheet.write_string(at, n, _fitted(str(value)))


def _fitted(text: str) -> str:
    """Text as long as a cell may be, in the units that Excel counts."""
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 <= CHARACTERS:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * (CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


def _about(book: xlsxwriter.Workbook, text: str) -> None:
    sheet = book.add_worksheet("README")
    sheet.set_column(0, 0, 120)
    for n, line in enumerate(text.splitlines()):
        sheet.write_string(n, 0, line)

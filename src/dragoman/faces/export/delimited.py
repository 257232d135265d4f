"""Rows as delimited text, written as they come."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from dragoman.faces.export.cells import inert


def sheet(stack: ExitStack, path: Path, header: Sequence[str] | None, delimiter: str = "\t", *, quoted: bool = True) -> Callable[[Sequence[Any]], None]:
    """What writes a row to a file in UTF-8 that begins with a header or without; text is made inert, nothing is an empty cell. `stack` closes the file.

    Not `quoted` is for formats that know no quoting: their cells have neither tabs nor lines.
    """
    file = stack.enter_context(path.open("w", encoding="utf-8", errors="replace", newline=""))
    quoting = {"quoting": csv.QUOTE_MINIMAL} if quoted else {"quoting": csv.QUOTE_NONE, "quotechar": None}
    line = csv.writer(file, delimiter=delimiter, lineterminator="\n", **quoting)
    if header is not None:
        line.writerow(header)
    return lambda row: line.writerow([inert(value) if isinstance(value, str) else value for value in row])


def write(path: Path, header: Sequence[str] | None, rows: Iterable[Sequence[Any]], *, quoted: bool = True) -> None:
    """Write rows as tab-separated text."""
    with ExitStack() as stack:
        line = sheet(stack, path, header, quoted=quoted)
        for row in rows:
            line(row)


def raise_limit() -> None:
    """Let the reader take cells of any length."""
    csv.field_size_limit(2**31 - 1)

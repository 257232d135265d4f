"""Files to which lines are only ever added, one JSON object each: corrections, forecasts. A kill leaves whole lines, and at most one torn at the end."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from dragoman.errors import InputError
from dragoman.ledger import disk

Made = TypeVar("Made")


def append(path: Path, texts: Iterable[str]) -> None:
    """Add lines, whole or not at all; one that a killed writer left torn at the end was never kept, and goes. To be called under the ledger's lock."""
    told = "".join(f"{text}\n" for text in texts).encode("utf-8", "surrogatepass")
    try:
        with path.open("ab+") as file:
            file.seek(0)
            held = file.read()
            whole, tail = held[: held.rfind(b"\n") + 1], held[held.rfind(b"\n") + 1 :]
            if tail and _is_object(tail):
                told = b"\n" + told
            elif tail:
                file.truncate(len(whole))
            file.write(told)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise disk.sentence(error, path) from error


def _is_object(tail: bytes) -> bool:
    """Whether a last line without its end is whole all the same, as an editor leaves it."""
    try:
        return isinstance(json.loads(tail.decode("utf-8", "surrogatepass")), dict)
    except ValueError:
        return False


def listed(path: Path, read: Callable[[dict[str, Any]], Made], what: str) -> list[Made]:
    """What the lines of a file say, in their order. A torn last line is passed over; elsewhere InputError names the line that is no `what`."""
    if not path.exists():
        return []
    rows = path.read_bytes().split(b"\n")
    found = []
    for number, row in enumerate(rows, 1):
        if row.strip():
            try:
                found.append(read(json.loads(row.decode("utf-8", "surrogatepass"))))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                if number == len(rows):
                    continue
                raise InputError(f"{path}, line {number}: this is no {what} ({error}); mend or remove the line") from error
    return found

"""Which fields of an event can be set, and the values as records have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from dragoman.errors import UsageError
from dragoman.records import Event

CODE = re.compile(r"(?:[A-Z]{3}|IGO-[A-Z0-9-]+|REB(?:-[A-Z0-9-]+)?|NGO(?:-[\w.-]+)?)(?::[A-Z]{3})?")
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
STATUSES = ("actual", "future", "hypothetical", "negated")


def _codes(value: Any, where: str) -> tuple[str, ...]:
    rows = [part.strip() for part in value.split(",")] if isinstance(value, str) else list(value or ())
    rows = [row for row in rows if row]
    for row in rows:
        if not isinstance(row, str) or not CODE.fullmatch(row):
            raise UsageError(f"{where}: '{row}' is no entity; write codes such as MLI, MLI:GOV, IGO-UN, REB-M23, with commas between")
    return tuple(rows)


def _date(value: Any, where: str) -> str | None:
    if value in (None, "", "null", "none"):
        return None
    if not isinstance(value, str) or not DAY.fullmatch(value) or not _there_is(value):
        raise UsageError(f"{where}: '{value}' is no date; write 2026-02-05, 2026-02 or 2026")
    return value


def _there_is(day: str) -> bool:
    """Whether the calendar has a day, a month or a year."""
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return True


def _status(value: Any, where: str) -> str:
    if value not in STATUSES:
        raise UsageError(f"{where}: '{value}' is no status; the statuses are {', '.join(STATUSES)}")
    return str(value)


def _text(value: Any, where: str) -> str | None:
    return str(value) if value not in (None, "", "null", "none") else None


def _type(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.isalpha():
        raise UsageError(f"{where}: '{value}' is no category; write one such as CONSULT")
    return value.upper()


def _texts(value: Any, where: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else tuple(value or ())


FIELDS: Mapping[str, Callable[[Any, str], Any]] = {
    "type": _type, "mode": _text, "context": _texts, "actor": _codes, "recipient": _codes, "start": _date, "end": _date, "status": _status, "speaker": _text, "condition": _text,
}  # fmt: skip


def value_of(field: str, value: Any, where: str = "correction") -> Any:
    """The value as an event has it; UsageError says what is wrong with it."""
    if field not in FIELDS:
        raise UsageError(f"{where}: '{field}' is no field that can be set; the fields are {', '.join(FIELDS)}")
    return FIELDS[field](value, f"{where}, {field}")


def plain(value: Any) -> Any:
    """A value as a line of JSON has it."""
    return list(value) if isinstance(value, tuple) else value


def standing(event: Event, field: str) -> Any:
    """What an event says in a field, as a line of JSON has it."""
    return plain(getattr(event, field))

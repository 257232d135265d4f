"""A frozen record with some fields changed, without the work that `dataclasses.replace` does for each field."""

from __future__ import annotations

from typing import Any, TypeVar

Record = TypeVar("Record")


def changed(record: Record, **values: Any) -> Record:
    """The record with these fields changed. Only for dataclasses without slots and without cached properties: what is cached would be carried over."""
    made = object.__new__(type(record))
    made.__dict__ = record.__dict__ | values
    return made

"""The lines of `forecasts.jsonl`: every forecast as it was issued, before its window opened; only ever added, and never changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dragoman.ledger import journal
from dragoman.records import Forecast

NAME = "forecasts.jsonl"


def append(folder: Path, forecasts: Iterable[Forecast]) -> None:
    """Add forecasts that are not there yet: of one pair, kind, horizon and day the first holds. To be called under the ledger's lock."""
    known, fresh = {f.id for f in listed(folder)}, dict[str, Forecast]()
    for forecast in forecasts:
        if forecast.id not in known:
            fresh.setdefault(forecast.id, forecast)
    if fresh:
        journal.append(folder / NAME, (json.dumps(asdict(f), ensure_ascii=False) for f in fresh.values()))


def listed(folder: Path) -> list[Forecast]:
    """The forecasts of a ledger, each once, in the order in which they were issued; keys that a later version added are left aside."""
    found: dict[str, Forecast] = {}
    for forecast in journal.listed(folder / NAME, _read, "forecast"):
        found.setdefault(forecast.id, forecast)
    return list(found.values())


def _read(row: dict[str, Any]) -> Forecast:
    made = Forecast(**{key: row[key] for key in Forecast.__dataclass_fields__ if key in row})
    if not all(isinstance(value, str) for value in (made.id, made.a, made.b, made.kind, made.issued)):
        raise TypeError("a pair, a kind and a day are texts")
    if not 0 <= float(made.probability) <= 1 or not 0 <= float(made.baseline) <= 1 or int(made.horizon) < 1:
        raise ValueError("a probability lies between 0 and 1, and a horizon has days")
    return made

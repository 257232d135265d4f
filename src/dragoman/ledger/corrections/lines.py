"""The lines of `corrections.jsonl`: one JSON object each, only ever added, in the order in which they were made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dragoman.ledger import journal
from dragoman.records import Anchor, Correction, record_id

OPS = ("confirm", "set", "reject", "add", "merge", "split", "note", "undo")
NAME = "corrections.jsonl"


def made(at: str, by: str, op: str, target: str, **more: Any) -> Correction:
    """A correction with its id, which comes from what it says."""
    content = json.dumps({key: asdict(value) if isinstance(value, Anchor) else value for key, value in more.items()}, sort_keys=True, ensure_ascii=False, default=str)
    return Correction(record_id("co", at, by, op, target, content), at, by, op, target, **more)


def line(correction: Correction) -> str:
    """A correction as a line; what is not said is left out."""
    return json.dumps({key: value for key, value in asdict(correction).items() if value is not None}, ensure_ascii=False)


def append(folder: Path, corrections: Iterable[Correction]) -> None:
    """Add lines to the corrections of a ledger, whole or not at all. To be called under the ledger's lock."""
    journal.append(folder / NAME, map(line, corrections))


def listed(path: Path) -> list[Correction]:
    """The corrections of a file, each once, in its order. A line that a killed writer left half written is passed over at the end; elsewhere InputError names it."""
    found: dict[str, Correction] = {}
    for correction in journal.listed(path, _read, "correction"):
        found.setdefault(correction.id, correction)
    return list(found.values())


def _read(row: dict[str, Any]) -> Correction:
    """One correction; keys that a later version added are left aside, an op that it added is kept."""
    known = {key: row[key] for key in Correction.__dataclass_fields__ if key in row}
    if (anchor := known.get("anchor")) is not None:
        known["anchor"] = Anchor(**{key: anchor[key] for key in Anchor.__dataclass_fields__ if key in anchor})
    for key in ("id", "at", "by", "op", "target"):
        if not isinstance(known[key], str):
            raise TypeError(f"'{key}' is no text")
    return Correction(**known)

"""The log of reading: one small file for each run, which says what went in, what came of it, and what was refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dragoman.ledger.disk import file_at_once
from dragoman.records import Refusal, record_id


@dataclass(frozen=True)
class Run:
    """One reading.

    `counts` has `articles` (read), `new`, `known`, `outside` (of the period asked for), `events`, `characterisations`, `refusals`.
    """

    started: str
    ended: str
    version: str
    fingerprint: str
    inputs: tuple[str, ...]
    options: Mapping[str, Any]
    counts: Mapping[str, int]
    refusals: tuple[Refusal, ...] = field(default=())
    interrupted: bool = False


def record(folder: Path, run: Run) -> Path:
    """Write a run under `folder` and give its path; its name begins with the time at which it ended."""
    stamp = "".join(char for char in run.ended if char.isdigit())[:17]
    # the name must differ where two runs end in one second
    path = folder / f"{stamp}-{record_id('ru', run.started, run.ended, *run.inputs, sorted(run.counts.items()))[3:11]}.json"
    file_at_once(path, json.dumps(asdict(run), ensure_ascii=True, indent=1, default=str) + "\n")
    return path


def listed(folder: Path) -> list[Run]:
    """The runs under `folder`, oldest first. A file that is no run of ours is passed over."""
    return [run for path in sorted(folder.glob("*.json")) if (run := _read(path)) is not None]


def _read(path: Path) -> Run | None:
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        refusals = tuple(Refusal(**refusal) for refusal in row.pop("refusals"))
        return Run(**(row | {"inputs": tuple(row["inputs"])}), refusals=refusals)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None

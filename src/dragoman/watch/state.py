"""What a watch must remember: of each feed when it is due and which entries it has had, of each pair what was told; one file, there whole or not at all."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dragoman.errors import LedgerError
from dragoman.ledger.disk import file_at_once

NAME, VERSION = "watch.json", 1
#: entries of a feed that are remembered beyond those that it lists today; alerts that wait for a receiver that does not answer
MOST_SEEN, MOST_WAITING = 5000, 1000


@dataclass
class FeedState:
    """A feed: when it is due (seconds of the epoch), how often it failed in a row and why, what its server said to tell versions apart by.

    `seen` are entries that are done with, by short names, the latest last; `tries` counts the failures of those that are not.
    """

    due: float = 0.0
    failures: int = 0
    why: str = ""
    etag: str = ""
    modified: str = ""
    moved: str = ""
    seen: list[str] = field(default_factory=list)
    tries: dict[str, int] = field(default_factory=dict)


@dataclass
class State:
    """All that a watch remembers. `told` has for each pair what alerts were given of it, `promises` those of it that are open; `waiting` are alerts not yet delivered."""

    feeds: dict[str, FeedState] = field(default_factory=dict)
    told: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    promises: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    waiting: list[dict[str, Any]] = field(default_factory=list)
    day: str = ""

    def feed(self, url: str) -> FeedState:
        """The state of a feed, new where it is not known."""
        return self.feeds.setdefault(url, FeedState())

    def save(self, folder: Path) -> None:
        """Write the state beside the ledger."""
        self.waiting = self.waiting[-MOST_WAITING:]
        file_at_once(folder / NAME, json.dumps({"version": VERSION, **asdict(self)}, ensure_ascii=False) + "\n")


def load(folder: Path) -> State:
    """The state beside a ledger, a new one where there is none; LedgerError where it cannot be read."""
    path = folder / NAME
    if not path.exists():
        return State()
    try:
        row = json.loads(path.read_text("utf-8"))
        if row.pop("version") != VERSION:
            raise LedgerError(f"{path}: written by another version of dragoman; use that version, or remove the file to begin anew")
        return State(**(row | {"feeds": {url: FeedState(**feed) for url, feed in row["feeds"].items()}}))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise LedgerError(f"{path}: the state of the watch cannot be read ({error}); remove the file to begin anew: articles in the ledger are not read twice") from error


def remembered(seen: list[str], listed: list[str]) -> list[str]:
    """The entries that are worth remembering: all that are listed today, and the latest of the others."""
    today = set(listed)
    others = [name for name in seen if name not in today]
    return others[-MOST_SEEN:] + [name for name in seen if name in today]

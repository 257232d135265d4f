"""Articles coded anew: the new coding is staged beside the old one until it is whole, and what changed is told.

    ledger/again/pt_…   parts of a coding that is under way; a kill leaves them, and the next `read --again` goes on from there
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

from dragoman.ledger import parts
from dragoman.ledger.keeping import Keep
from dragoman.records import Article, Coding, Event

#: how many changes are kept to be shown
SHOWN = 200
FIELDS = ("type", "mode", "context", "actor", "recipient", "start", "end", "status", "speaker", "condition")


@dataclass
class Changes:
    """How many events came, went and changed; `shown` has the first of them, as (kind, before, after)."""

    added: int = 0
    gone: int = 0
    altered: int = 0
    same: int = 0
    shown: list[tuple[str, Event | None, Event | None]] = field(default_factory=list)

    def note(self, before: Iterable[Event], after: Iterable[Event]) -> None:
        """Add what differs between two codings of the same articles."""
        old = list(before)
        for event in after:
            twin = next((o for o in old if _same_words(o, event)), None)
            if twin is not None:
                old.remove(twin)
            kind = "added" if twin is None else "altered" if differs(twin, event) else "same"
            setattr(self, kind, getattr(self, kind) + 1)
            self._show(kind, twin, event)
        self.gone += len(old)
        for event in old:
            self._show("gone", event, None)

    def _show(self, kind: str, before: Event | None, after: Event | None) -> None:
        if kind != "same" and len(self.shown) < SHOWN:
            self.shown.append((kind, before, after))


def differs(before: Event, after: Event) -> bool:
    """Whether two codings of one act say different things of it."""
    return any(getattr(before, name) != getattr(after, name) for name in FIELDS)


def _same_words(one: Event, other: Event) -> bool:
    a, b = one.quotes["trigger"], other.quotes["trigger"]
    return one.article == other.article and a.start < b.end and b.start < a.end


def staged(folder: Path, fingerprint: str) -> frozenset[str]:
    """The articles whose new coding by this coder is staged; what another coder left there goes."""
    found: set[str] = set()
    for part in parts.listed(folder):
        rows = pq.read_table(part / "articles.parquet", columns=["id", "fingerprint"])
        if set(rows.column("fingerprint").to_pylist()) == {fingerprint}:
            found.update(rows.column("id").to_pylist())
        else:
            shutil.rmtree(part, ignore_errors=True)
    return frozenset(found)


def stage(folder: Path, shard: Sequence[tuple[Article, Coding]], fingerprint: str, keep: Keep, generation: int) -> None:
    """Stage the new coding of a shard."""
    parts.write(folder, shard, fingerprint, keep, generation)


def swap(folder: Path, into: Path) -> int:
    """Put the staged parts among the others, where the later coding holds; gives their number."""
    found = parts.listed(folder)
    for part in found:
        if (into / part.name).exists():
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.rename(into / part.name)
    shutil.rmtree(folder, ignore_errors=True)
    return len(found)

"""How right the machine is, from what people looked at: counts, shares and their intervals. Records in, figures out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from dragoman.records import Correction, Event, Outcome

#: below this many a share says nothing
FEWEST = 5
#: the fields that make an event right; what else is set (a date, a mode) leaves the event itself right
CORE = frozenset({"type", "actor", "recipient"})
LOOKED = frozenset({"confirm", "set", "reject"})


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `n`, with the ends of a 95 % Wilson interval; `few` where `n` is too small to give a share."""

    right: int
    n: int
    low: float
    high: float

    @property
    def few(self) -> bool:
        """Whether there is too little to say more than the counts."""
        return self.n < FEWEST

    @property
    def share(self) -> float:
        """The share itself; 0 where nothing was looked at."""
        return self.right / self.n if self.n else 0.0


def wilson(right: int, n: int, z: float = 1.959964) -> Share:
    """A share with its Wilson score interval (Wilson 1927). `n` = 0 gives the whole range."""
    if not n:
        return Share(0, 0, 0.0, 1.0)
    p, under = right / n, 1 + z * z / n
    middle, half = (p + z * z / (2 * n)) / under, z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / under
    return Share(right, n, max(0.0, middle - half), min(1.0, middle + half))


def precision(outcomes: Iterable[Outcome], said: Mapping[str, Event]) -> dict[str, Share]:
    """Of the events that people looked at, the share that the machine had right, by its own category, and over all under ``""``.

    `said` are the machine's events by id. An event is wrong if it was rejected, or if its category or a party was set to something else.
    """
    looked: dict[str, bool] = {}
    category: dict[str, str] = {}
    for outcome in outcomes:
        correction = outcome.correction
        if correction.op not in LOOKED or outcome.result in ("undone", "orphan", "unknown", "conflict"):
            continue
        key = outcome.event or correction.target
        looked[key] = looked.get(key, True) and not _wrong(correction, outcome)
        kind = _category(correction, said.get(correction.target))
        if kind:
            category.setdefault(key, kind)
    rows = [(category.get(key, "?"), right) for key, right in looked.items()]
    found = {kind: wilson(sum(r for k, r in rows if k == kind), sum(k == kind for k, _ in rows)) for kind in sorted({k for k, _ in rows})}
    return {"": wilson(sum(r for _, r in rows), len(rows)), **found} if rows else {}


def _wrong(correction: Correction, outcome: Outcome) -> bool:
    """Whether a correction says that the machine had the event wrong when it was made."""
    return correction.op == "reject" or (correction.op == "set" and correction.field in CORE)


def _category(correction: Correction, event: Event | None) -> str | None:
    """The category that the machine gave."""
    if correction.op == "set" and correction.field == "type" and isinstance(correction.before, str):
        return correction.before
    if correction.op in ("confirm", "reject") and isinstance(correction.before, str):
        return correction.before
    return event.type if event else None


def rows(shares: Mapping[str, Share]) -> Sequence[tuple[str, Share]]:
    """The shares as rows, all of them first, then by category."""
    return sorted(shares.items())

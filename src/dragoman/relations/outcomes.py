"""What became of commitments, in figures: the share kept with its interval and its bounds, and how outcomes come over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.relations.commitments import Commitment
from dragoman.relations.signals import span

#: the fewest commitments of which outcomes over time are told
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """The share kept of those whose outcome is known, with Jeffreys' 95 % interval, and Manski's bounds over all that were due."""

    kept: int
    known: int
    unknown: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share kept of those whose outcome is known."""
        return self.kept / self.known if self.known else float("nan")

    @property
    def bounds(self) -> tuple[float, float]:
        """What the share lies between whatever became of those that nobody reported on."""
        due = self.known + self.unknown
        return (self.kept / due, (self.kept + self.unknown) / due) if due else (0.0, 1.0)


def kept_share(commitments: Sequence[Commitment]) -> Kept:
    """How many were kept, of those that were due."""
    kept, broken, lapsed = (sum(c.state == state for c in commitments) for state in ("kept", "broken", "lapsed"))
    known = kept + broken
    low, high = jeffreys(kept, known)
    return Kept(kept, known, lapsed, low, high)


def jeffreys(hits: int, of: int, share: float = 0.95) -> tuple[float, float]:
    """The equal-tailed interval of Beta(hits + 1/2, misses + 1/2); the ends are 0 and 1 where there are no hits or no misses (Brown, Cai and DasGupta 2001)."""
    import numpy as np

    if not of:
        return 0.0, 1.0
    grid = np.linspace(0, np.pi / 2, 20_001)  # p = sin^2: the density in this angle has no poles
    angle = (grid[1:] + grid[:-1]) / 2
    density = np.sin(angle) ** (2 * hits) * np.cos(angle) ** (2 * (of - hits))
    below = np.cumsum(density) / density.sum()
    low, high = (float(np.sin(np.interp(q, below, angle)) ** 2) for q in ((1 - share) / 2, (1 + share) / 2))
    return 0.0 if not hits else low, 1.0 if hits == of else high


def over_time(commitments: Sequence[Commitment], today: str) -> dict[str, list[tuple[float, float]]]:
    """The cumulative incidence of what became of commitments by the days since they were made; those that are open count as far as a day, and no outcome is given below five commitments."""
    rows = [(c, span(today if c.open else c.steps[-1].day), span(c.made)) for c in commitments]
    known = [(max(0.0, float(end[1] - begun[1])), None if c.open else c.state) for c, end, begun in rows if end and begun]
    return incidence([days for days, _ in known], [state for _, state in known]) if len(known) >= FEWEST else {}


def at(curve: Sequence[tuple[float, float]], days: float) -> float:
    """What share had come to an outcome by so many days."""
    return max((share for day, share in curve if day <= days), default=0.0)


def incidence(times: Sequence[float], outcomes: Sequence[str | None]) -> dict[str, list[tuple[float, float]]]:
    """Cumulative incidence of each outcome over time with the others competing (Aalen and Johansen); None is still open when last seen.

    Not one minus Kaplan and Meier of each outcome, which would sum to more than one.
    """
    left, alive = len(times), 1.0
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in dict.fromkeys(o for o in outcomes if o)}
    sums = dict.fromkeys(found, 0.0)
    for time in sorted(set(times)):
        here = [o for t, o in zip(times, outcomes, strict=True) if t == time]
        ended = [o for o in here if o]
        for name in dict.fromkeys(ended):
            sums[name] += alive * ended.count(name) / left
            found[name].append((time, sums[name]))
        alive *= 1 - len(ended) / left
        left -= len(here)
    return found

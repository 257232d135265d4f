"""The track record: what was issued, what came of it, and how good that was. A forecast is scored when its window is over and read past, never before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Forecast, record_id
from dragoman.relations.outlook import Outlook
from dragoman.relations.pool import Act, Ends
from dragoman.relations.scoring import Bin, Reliability, bins, briers, reliability, skill
from dragoman.relations.signals import span

#: below so many scored forecasts there are counts and no figures
LEAST = 20


@dataclass(frozen=True, slots=True)
class Settled:
    """A forecast with its outcome; None while its window is open, or where the days known leave it open."""

    forecast: Forecast
    over: bool
    outcome: bool | None


@dataclass(frozen=True)
class Track:
    """How many forecasts were issued, are still open, ended unclear, were scored; and, where they are enough, how good those were beside the baseline."""

    issued: int
    waiting: int
    unclear: int
    scored: int
    came: int
    score: float | None = None
    baseline: float | None = None
    parts: Reliability | None = None
    said: tuple[Bin, ...] = ()

    @property
    def skill(self) -> float | None:
        """The share of the baseline's Brier score that is saved."""
        return None if self.score is None or self.baseline is None else skill(self.score, self.baseline)


def forecasts(outlook: Outlook, code: str | None = None) -> list[Forecast]:
    """What is kept of an outlook: each chance that has a probability and a baseline."""
    return [
        Forecast(record_id("fo", outlook.a, outlook.b, c.kind, c.horizon, outlook.issued), outlook.a, outlook.b, c.kind, c.horizon, outlook.issued, c.probability, c.climatology, outlook.n, code)
        for c in outlook.chances
        if c.probability is not None and c.climatology is not None
    ]


def settled(issued: Iterable[Forecast], acts: Mapping[Ends, Sequence[Act]], read: str | None) -> list[Settled]:
    """What came of forecasts, from the acts of their pairs (ends in the order of their codes); a window is over once something was read that is later than its end."""
    last = days[0] if (days := span(read)) else 0
    return [_settled(f, acts.get((min(f.a, f.b), max(f.a, f.b)), ()), last) for f in issued]


def _settled(forecast: Forecast, acts: Sequence[Act], last: int) -> Settled:
    days = span(forecast.issued)
    if days is None or days[1] + forecast.horizon >= last:
        return Settled(forecast, False, None)
    first, end = days[1] + 1, days[1] + forecast.horizon
    near = [a for a in acts if a.quad == forecast.kind and a.last >= first and a.first <= end]
    if any(a.first >= first and a.last <= end for a in near):
        return Settled(forecast, True, True)
    return Settled(forecast, True, None if near else False)


def track(found: Sequence[Settled]) -> Track:
    """The record of settled forecasts."""
    scored = [s for s in found if s.outcome is not None]
    counts = len(found), sum(not s.over for s in found), sum(s.over and s.outcome is None for s in found), len(scored), sum(bool(s.outcome) for s in scored)
    if len(scored) < LEAST:
        return Track(*counts)
    stated, came, base = ([f(s) for s in scored] for f in (lambda s: s.forecast.probability, lambda s: float(s.outcome), lambda s: s.forecast.baseline))
    return Track(*counts, float(briers(stated, came).mean()), float(briers(base, came).mean()), reliability(stated, came), tuple(bins(stated, came)))


def like(record: Track, probability: float) -> Bin | None:
    """The forecasts of the record that said about as much; None where there were none."""
    return next((b for b in record.said if b.low <= probability < b.high or (b.high == 1 and probability == 1)), None)

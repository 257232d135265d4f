"""Findings as plain data: what `--json`, the pages and the exports give, the same everywhere."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.relations.account import Channel, day

if TYPE_CHECKING:
    from dragoman.relations.findings import Findings


def findings_json(found: Findings) -> dict[str, Any]:
    """Findings as plain data; a level has its weeks with mean and bands, phases and breaks have days instead of places in a list."""
    relation = found.relation
    return {
        "words": channel_json(relation.words),
        "deeds": channel_json(relation.deeds),
        "sides": {state: {"words": channel_json(words), "deeds": channel_json(deeds)} for state, (words, deeds) in relation.sides.items()},
        "leads": plain(relation.leads),
        "discordance": plain(relation.discordance),
        "gap": plain(relation.gap),
        "by_cost": plain(relation.by_cost),
        "institutions": plain(found.institutions),
        "speakers": plain(found.speakers),
        "rate": [{"first": day(b.first), "last": day(b.last), "n": b.n, "monthly": round(b.monthly, 3)} for b in relation.rate],
        "scales": {name: {"words": words, "deeds": deeds} for name, (words, deeds) in found.scales.items()},
        "unsure": found.unsure,
        "commitments": [plain(c) | {"disputed": c.disputed, "late": c.late} for c in found.commitments],
        "kept": plain(found.kept) | {"share": found.kept.share if found.kept.known else None, "bounds": list(found.kept.bounds)},
        "over_time": plain(found.over_time),
        "contradictions": plain(found.contradictions),
        "told": plain(found.told),
    }


def channel_json(channel: Channel) -> dict[str, Any]:
    """Words or deeds: the marks, the weekly level with its bands, phases and breaks."""
    row: dict[str, Any] = {"n": len(channel.marks), "marks": [{"incident": m.incident, "day": day(m.day), "first": day(m.first), "last": day(m.last), "score": m.score, "weight": m.weight} for m in channel.marks]}
    if channel.level is not None:
        bands = {share: channel.level.band(share) for share in (50, 80, 95)}
        row["level"] = [
            {"day": day(at), "mean": round(float(mean), 3)} | {f"{end}{share}": round(float(band[k][n]), 3) for share, band in bands.items() for k, end in enumerate(("low", "high"))}
            for n, (at, mean) in enumerate(zip(channel.level.days, channel.level.mean, strict=True))
        ]
    if channel.segments is not None:
        row["phases"] = [
            {"first": day(channel.marks[p.first].day), "last": day(channel.marks[p.last - 1].day), "mean": round(p.mean, 3), "error": None if p.error != p.error else round(p.error, 3), "n": p.n}
            for p in channel.segments.phases
        ]
        row["breaks"] = [
            {"between": list(channel.days_of(b.at)), "from": day(channel.marks[b.first - 1].day), "to": day(channel.marks[b.last].day), "step": round(b.step, 3), "p": b.p, "turning": list(channel.turning[n])}
            for n, b in enumerate(channel.segments.breaks)
        ]
        row["shape"] = channel.shape
    return row


def plain(value: Any) -> Any:
    """Records as dictionaries, tuples as lists, what is no number as None."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, float | np.floating):
        return None if value != value else round(float(value), 4)
    return value

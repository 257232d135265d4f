"""How a relation stands and turned, in lines for the terminal: levels, turns, sides, what words and deeds make of each other, what the press tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman.faces.naming import Names
from dragoman.relations.account import day
from dragoman.relations.outcomes import at

if TYPE_CHECKING:
    from dragoman.records import Event
    from dragoman.relations.account import Channel, Relation
    from dragoman.relations.findings import Findings
    from dragoman.relations.mixed import Part
    from dragoman.relations.outcomes import Kept

Lines = Iterator[tuple[str, int]]
#: the fewest promises whose outcome is known for a share to be given
ENOUGH = 5
#: how many pairs of institutions or speakers are named; by how many days the outcomes of promises are told
VOICES, HORIZONS = 5, (30, 90, 365)


def standing_lines(found: Findings, leading: Mapping[str, Event], names: Names) -> Lines:
    """Each line with how far it is set in; `leading` has the best event of each incident."""
    relation = found.relation
    for name, channel in (("words", relation.words), ("deeds", relation.deeds)):
        yield from _channel(name, channel, leading, names)
    yield from _sides(relation, names)
    yield from _apart(relation, names)
    yield from _voices(found, names)
    if relation.rate:
        rows = [names.m("relation.rate_row", first=day(b.first), last=day(b.last), monthly=f"{b.monthly:.1f}", n=b.n) for b in relation.rate]
        yield names.m("relation.rate", text=" · ".join(rows)), 0
    if rows := [_scale(scale, means, names) for scale, means in found.scales.items() if any(m is not None for m in means)]:
        yield names.m("relation.scales", text=" · ".join(rows)), 0
    if found.unsure:
        yield names.m("relation.unsure", n=found.unsure), 0


def _channel(name: str, channel: Channel, leading: Mapping[str, Event], names: Names) -> Lines:
    label = names.m(f"relation.{name}")
    if channel.level is None or channel.segments is None:
        yield names.m("relation.few", label=label, n=len(channel.marks)), 0
        return
    (low,), (high,) = ([end[-1]] for end in channel.level.band(95))
    yield names.m("relation.level", label=label, mean=f"{channel.level.mean[-1]:+.1f}", low=f"{low:+.1f}", high=f"{high:+.1f}", n=len(channel.marks)), 0
    for n, turn in enumerate(channel.segments.breaks):
        first, last = channel.days_of(turn.at)
        yield names.m("relation.turn", first=first, last=last, step=f"{turn.step:+.1f}", p=f"{turn.p:.3f}"), 4
        if told := [_short(leading[i], names) for i in channel.turning[n] if i in leading]:
            yield names.m("relation.turning", text="; ".join(told)), 4
    if channel.shape:
        yield names.m(f"relation.{channel.shape}"), 4


def _short(event: Event, names: Names) -> str:
    parties = names.entities(event.actor) + (f" → {names.entities(event.recipient)}" if event.recipient else "")
    return f"{event.start} {event.type}{'/' + event.mode if event.mode else ''} {parties}"


def _sides(relation: Relation, names: Names) -> Lines:
    """The last level of each side towards the other, where there is one."""
    for state, sides in relation.sides.items():
        levels = {name: c.level for name, c in zip(("words", "deeds"), sides, strict=True)}
        if rows := [f"{names.m(f'relation.{name}').lower()} {found.mean[-1]:+.1f}" for name, found in levels.items() if found is not None]:
            yield names.m("relation.side", state=names.entity(state), text=", ".join(rows)), 0


def _apart(relation: Relation, names: Names) -> Lines:
    """Words against deeds: which turned first, how far they point apart, which are softer, and between which classes of cost signals differ."""
    for lead in relation.leads:
        first = "words" if lead.least > 0 else "deeds" if lead.most < 0 else "together"
        yield names.m(f"relation.lead_{first}", least=min(abs(lead.least), abs(lead.most)), most=max(abs(lead.least), abs(lead.most))), 0
    if (apart := relation.discordance) is not None:
        yield names.m("relation.apart", share=f"{apart.share:.0%}", expected=f"{apart.expected:.0%}", p=f"{apart.p:.3f}", words=apart.n[1], deeds=apart.n[0]), 0
    if (gap := relation.gap) is not None:
        yield names.m("relation.gap", gap=f"{gap.gap:+.1f}", low=f"{gap.low:+.1f}", high=f"{gap.high:+.1f}"), 0
    if rows := [f"{names.m(f'cost.{p.one}')} × {names.m(f'cost.{p.other}')} {p.apart:.0%}" for p in relation.by_cost if p.enough]:
        yield names.m("relation.by_cost", text=" · ".join(rows)), 0


def _voices(found: Findings, names: Names) -> Lines:
    """How far institutions of a state, and speakers, point apart: those that differ most first."""
    for state, parts in found.institutions.items():
        if text := _among([(names.entity(f"{state}:{p.one}"), names.entity(f"{state}:{p.other}"), p) for p in parts]):
            yield names.m("relation.institutions", state=names.entity(state), text=text), 0
    if text := _among([(names.entity(p.one), names.entity(p.other), p) for p in found.speakers]):
        yield names.m("relation.speakers", text=text), 0


def _among(rows: Sequence[tuple[str, str, Part]]) -> str:
    return " · ".join([f"{one} × {other} {part.apart:.0%}" for one, other, part in rows if part.enough][:VOICES])


def over_time_line(found: Findings, names: Names) -> str | None:
    """What had become of promises by some days after they were made; None where there are too few."""
    ends = [(state, at(curve, days), days) for state, curve in found.over_time.items() for days in HORIZONS]
    rows = [names.m("commitment.by", days=days, text=", ".join(f"{names.m(f'commitment.state.promise.{state}')} {share:.0%}" for state, share, d in ends if d == days)) for days in HORIZONS]
    return names.m("commitment.over_time", n=sum(c.kind == "promise" for c in found.commitments), text=" · ".join(rows)) if ends else None


def _scale(scale: str, means: tuple[float | None, float | None], names: Names) -> str:
    shown = [f"{names.m(f'relation.{name}').lower()} {mean:+.1f}" for name, mean in zip(("words", "deeds"), means, strict=True) if mean is not None]
    return names.m("show.row", label=names.m(f"scale.{scale}"), text=", ".join(shown))


def kept_line(kept: Kept, names: Names) -> str:
    """How many promises were kept of those whose outcome is known; no share where there are too few."""
    low, high = kept.bounds
    counted = {"kept": kept.kept, "known": kept.known, "unknown": kept.unknown}
    if kept.known < ENOUGH:
        return names.m("commitment.few", **counted)
    return names.m("commitment.kept_share", share=f"{kept.share:.0%}", low=f"{kept.low:.0%}", high=f"{kept.high:.0%}", least=f"{low:.0%}", most=f"{high:.0%}", **counted)

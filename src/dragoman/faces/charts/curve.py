"""The level of a relation: its fan of 50, 80 and 95 in 100, the incidents as dots, the phases as steps, and the zone in which each turn lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from dragoman.faces.charts import alt
from dragoman.faces.charts.figure import Column, Figure, Row, figure
from dragoman.faces.charts.marks import HEIGHT, WIDTH, About, across, data, dot, dots, drawn_from, fewer, score_axis, weightiest, widened, zero
from dragoman.faces.charts.theme import LIGHT

if TYPE_CHECKING:
    from dragoman.faces.charts.figure import Layers
    from dragoman.faces.messages import Messages

    Across = Callable[[str], alt.X]
    Scored = Callable[[str], alt.Y]

#: the rows of the table that tell the level, and the points of the drawn line, at the most
TOLD, DRAWN = 12, 400
#: how dark each band is: they lie on each other
BANDS = {95: 0.12, 80: 0.16, 50: 0.22}


def curve(channel: Mapping[str, Any], name: str, parties: str, m: Messages, about: Mapping[str, About] | None = None) -> Figure:
    """The figure of words or deeds (`name`) as plain data (`faces/plain.py`); no chart where there are too few incidents for a level."""
    title, says = m("chart.curve", label=m(f"relation.{name}"), parties=parties), describe(channel, name, m)
    if "level" not in channel:
        return Figure(title, says)
    since = drawn_from([mark["first"] for mark in channel["marks"]])
    late = [mark for mark in channel["marks"] if mark["first"] >= since]
    rows = [dot(mark, about or {}, m) for mark in weightiest(late)]
    weeks = _thinned([w for w in channel["level"] if w["day"] >= since], DRAWN)
    period = widened(since, max(*(mark["last"] for mark in channel["marks"]), *(w["day"] for w in weeks)))
    early = channel["n"] - len(late)
    says = " ".join((says, *([m("chart.early", n=early, day=m.date(since))] if early else ()), *fewer(len(rows), len(late), m)))
    made = partial(_chart, rows, weeks, {name: channel.get(name, ()) for name in ("phases", "breaks")}, period, since, m)
    return replace(figure(made, title, says, m, _columns(m), _table(channel, early, since, m), m("chart.curve_key")), period=period)


def _chart(rows: Sequence[Mapping[str, Any]], weeks: Sequence[Mapping[str, Any]], channel: Mapping[str, Any], period: tuple[str, str], since: str, m: Messages) -> Layers:
    x, y = across(*period, exact=True), partial(score_axis, title=m("chart.score"))
    return alt.layer(zero(y), *_turns(channel, x, m), *_fan(weeks, x, y), *_phases(channel, since, x, y, m), *dots(rows, x, y("score"))).properties(width=WIDTH, height=HEIGHT)


def describe(channel: Mapping[str, Any], name: str, m: Messages) -> str:
    """The main numbers of a level in sentences."""
    label = m(f"relation.{name}")
    if "level" not in channel:
        return m("chart.few", label=label, n=channel["n"])
    last = channel["level"][-1]
    said = [m("chart.curve_says", label=label, incidents=m("count.incidents", n=channel["n"]), day=m.date(last["day"]), mean=m.signed(last["mean"]), low=m.signed(last["low95"]), high=m.signed(last["high95"]))]
    turns = channel.get("breaks", ())
    said += [m("chart.turn_says", first=m.date(b["from"]), last=m.date(b["to"]), step=m.signed(b["step"]), p=m.fixed(b["p"], 3)) for b in turns] or [m("chart.no_turn")]
    return " ".join(said)


def _thinned(weeks: Sequence[Mapping[str, Any]], most: int) -> list[Mapping[str, Any]]:
    """Every so many of the weeks, the last among them."""
    every = -(-len(weeks) // most)
    return list(weeks[::-1][::every][::-1])


def _fan(weeks: Sequence[Mapping[str, Any]], x: Across, y: Scored) -> list[Layers]:
    base = alt.Chart(data(weeks)).encode(x=x("day"))
    bands = [base.mark_area(opacity=dark, color=LIGHT.soft, clip=True).encode(y=y(f"low{share}"), y2=f"high{share}:Q") for share, dark in BANDS.items()]
    return [*bands, base.mark_line(color=LIGHT.ink, strokeWidth=1.6, clip=True).encode(y=y("mean"))]


def _phases(channel: Mapping[str, Any], since: str, x: Across, y: Scored, m: Messages) -> list[Layers]:
    """The mean of each phase as a step, with its number above; a single phase is no more than a mean and is not drawn."""
    phases = channel.get("phases", ())
    if len(phases) < 2:
        return []
    rows = [{**p, "first": max(p["first"], since), "name": m("chart.phase", number=str(n)), "top": 9.6} for n, p in enumerate(phases, 1) if p["last"] >= since]
    base = alt.Chart(data(rows))
    steps = base.mark_rule(color=LIGHT.ink, strokeWidth=1.6, strokeDash=[6, 3]).encode(x=x("first"), x2="last:T", y=y("mean"))
    names = base.mark_text(align="left", baseline="top", fontSize=11, color=LIGHT.soft).encode(x=x("first"), y=y("top"), text="name:N")
    return [steps, names]


def _turns(channel: Mapping[str, Any], x: Across, m: Messages) -> list[Layers]:
    """The days between which each turn lies with 80 in 100, as a zone over the whole height."""
    rows = [{"first": b["from"], "last": b["to"], "says": m("chart.turn_says", first=m.date(b["from"]), last=m.date(b["to"]), step=m.signed(b["step"]), p=m.fixed(b["p"], 3))} for b in channel.get("breaks", ())]
    shape = alt.Chart(data(rows)).mark_rect(color=LIGHT.soft, opacity=0.2, stroke=LIGHT.soft, strokeDash=[2, 2])
    return [shape.encode(x=x("first"), x2="last:T", tooltip=[alt.Tooltip("says:N", title="")])] if rows else []


def _columns(m: Messages) -> list[Column]:
    return [Column(m(f"chart.column.{name}"), name in ("value", "low", "high", "n", "p")) for name in ("what", "from", "to", "value", "low", "high", "n", "p")]


def _table(channel: Mapping[str, Any], early: int, since: str, m: Messages) -> list[Row]:
    """Phases, turns, and the level at a dozen days, the last among them."""
    phases = [
        Row((m("chart.phase", number=str(n)), m.date(p["first"]), m.date(p["last"]), m.signed(p["mean"]), *_around(p, m), m.number(p["n"]), ""))
        for n, p in enumerate(channel.get("phases", ()), 1)
    ]
    turns = [Row((m("chart.turn", number=str(n)), m.date(b["from"]), m.date(b["to"]), m.signed(b["step"]), "", "", "", m.fixed(b["p"], 3))) for n, b in enumerate(channel.get("breaks", ()), 1)]
    level = [Row((m("chart.level"), m.date(w["day"]), "", m.signed(w["mean"]), m.signed(w["low95"]), m.signed(w["high95"]), "", "")) for w in _thinned(channel["level"], TOLD)]
    count = Row((m("chart.incidents"), m.date(channel["marks"][0]["first"]), m.date(channel["marks"][-1]["last"]), "", "", "", m.number(channel["n"]), ""))
    before = [Row((m("chart.incidents"), "", m.date(since), "", "", "", m.number(early), ""))] if early else []
    return [count, *before, *phases, *turns, *level]


def _around(phase: Mapping[str, Any], m: Messages) -> tuple[str, str]:
    """The ends of the 95 % interval of a phase's mean."""
    if phase["error"] is None:
        return "", ""
    return m.signed(phase["mean"] - 1.96 * phase["error"]), m.signed(phase["mean"] + 1.96 * phase["error"])

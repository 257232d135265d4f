"""The level of a relation: its fan, the incidents as dots, the phases as steps with the zones between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import altair as alt

from dragoman.faces.charts.marks import BLUE, GREY, HEIGHT, SIDES, WIDTH, by_side, data, dot, named, pointed_at, score_axis, zero

if TYPE_CHECKING:
    from dragoman.faces.charts.marks import Layers
    from dragoman.faces.messages import Messages


def curve(channel: Mapping[str, Any], name: str, parties: str, m: Messages, labels: Mapping[str, str] | None = None) -> Layers:
    """The chart of words or deeds (`name`) from `faces/plain.py`; the incidents alone where there are too few for a level.

    `labels` has for each incident what its dot says when it is pointed at.
    """
    dots = [dot(mark, labels) for mark in channel["marks"]]
    layers = [zero(), *(_fan(channel["level"]) if "level" in channel else ()), *(_phases(channel) if channel.get("phases") else ()), _dots(dots, m)]
    return named(alt.layer(*layers).properties(width=WIDTH, height=HEIGHT), m("chart.curve", label=m(f"relation.{name}"), parties=parties), describe(channel, name, m))


def describe(channel: Mapping[str, Any], name: str, m: Messages) -> str:
    """The main numbers of a level in a sentence."""
    label = m(f"relation.{name}")
    if "level" not in channel:
        return m("relation.few", label=label, n=channel["n"])
    last = channel["level"][-1]
    level = m("relation.level", label=label, mean=f"{last['mean']:+.1f}", low=f"{last['low95']:+.1f}", high=f"{last['high95']:+.1f}", n=channel["n"])
    turns = [m("relation.turn", first=b["between"][0], last=b["between"][1], step=f"{b['step']:+.1f}", p=f"{b['p']:.3f}") for b in channel.get("breaks", ())]
    return "; ".join([level, *turns])


def _fan(weeks: list[dict[str, Any]]) -> list[Layers]:
    """Bands of 95, 80 and 50 in 100, and the mean."""
    base = alt.Chart(data(weeks)).encode(x=alt.X("day:T", title=None))
    bands = [base.mark_area(opacity=0.15, color=BLUE, clip=True).encode(y=score_axis(f"low{share}", ""), y2=f"high{share}:Q") for share in (95, 80, 50)]
    return [*bands, base.mark_line(color=BLUE, strokeWidth=2, clip=True).encode(y=score_axis("mean", ""))]


def _phases(channel: Mapping[str, Any]) -> list[Layers]:
    """The mean of each phase as a step, and the zone in which each turn lies."""
    steps = alt.Chart(data(channel["phases"])).mark_rule(color="black", strokeWidth=1.5).encode(x="first:T", x2="last:T", y=score_axis("mean", ""))
    zones = [{"first": b["between"][0], "last": b["between"][1]} for b in channel["breaks"]]
    return [steps, *([alt.Chart(data(zones)).mark_rect(color=GREY, opacity=0.25).encode(x="first:T", x2="last:T")] if zones else [])]


def _dots(rows: list[dict[str, Any]], m: Messages) -> Layers:
    """The incidents: the better attested the larger, the shape and the colour by side."""
    return alt.Chart(data(rows)).mark_point(filled=True, opacity=0.85).encode(
        x=alt.X("day:T", title=None), y=score_axis("score", m("chart.score")), size=alt.Size("weight:Q", scale=alt.Scale(domain=[0, 1], range=[10, 60]), legend=None),
        color=by_side(alt.Color, SIDES), shape=by_side(alt.Shape, ("triangle-up", "circle", "triangle-down")), tooltip=pointed_at(),
    )  # fmt: skip

"""Words above the line, deeds below it, and an arc between two that contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import altair as alt

from dragoman.faces.charts.marks import HEIGHT, SCORE, SIDES, WIDTH, by_side, data, dot, named, pointed_at

if TYPE_CHECKING:
    from dragoman.faces.charts.marks import Layers
    from dragoman.faces.messages import Messages


def mirror(found: Mapping[str, Any], parties: str, m: Messages, labels: Mapping[str, str] | None = None) -> Layers:
    """The chart of findings as plain data (`faces/plain.py`): how strong a signal is by its height, which way it points by colour and shape."""
    rows = [
        {**dot(mark, labels), "height": sign * abs(mark["score"])}
        for name, sign in (("words", 1), ("deeds", -1))
        for mark in found[name]["marks"]
    ]
    at = {row["incident"]: row for row in rows}
    pairs = [(c, at[c["one"]], at[c["other"]]) for c in found["contradictions"] if c["one"] in at and c["other"] in at and c["one"] != c["other"]]
    arcs = [{"first": one["day"], "last": other["day"], "from": one["height"], "to": other["height"], "rule": c["rule"]} for c, one, other in pairs]
    layers = [_axis(), *([_arcs(arcs)] if arcs else []), _stems(rows)]
    text = m("chart.mirror_says", words=found["words"]["n"], deeds=found["deeds"]["n"], n=len(found["contradictions"]))
    return named(alt.layer(*layers).properties(width=WIDTH, height=HEIGHT), m("chart.mirror", parties=parties), text)


def _axis() -> Layers:
    return alt.Chart(data([{"zero": 0}])).mark_rule(color="black").encode(y="zero:Q")


def _stems(rows: list[dict[str, Any]]) -> Layers:
    return alt.Chart(data(rows)).mark_bar(width=3, clip=True).encode(
        x=alt.X("day:T", title=None), y=alt.Y("height:Q", stack=None, scale=SCORE, title=None, axis=alt.Axis(labelExpr="abs(datum.value)")),
        color=by_side(alt.Color, SIDES), tooltip=pointed_at(),
    )  # fmt: skip


def _arcs(rows: list[dict[str, Any]]) -> Layers:
    return alt.Chart(data(rows)).mark_rule(color="black", strokeDash=[4, 2], opacity=0.7).encode(x="first:T", x2="last:T", y="from:Q", y2="to:Q", tooltip=[alt.Tooltip("rule:N", title="")])

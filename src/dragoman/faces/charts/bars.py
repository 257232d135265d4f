"""Promises from the day they were made to their deadline, and the partners of a state before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import altair as alt

from dragoman.faces.charts.marks import BLUE, GREY, ORANGE, SCORE, WIDTH, data, named
from dragoman.relations.series import BANDS
from dragoman.relations.signals import first_day

if TYPE_CHECKING:
    from dragoman.faces.charts.marks import Layers
    from dragoman.faces.messages import Messages

#: the states of a commitment, and the colour of each; words beside the bar say it too
STATES = {"kept": BLUE, "broken": ORANGE, "active": "#4a5568", "conditional": "#a0aec0", "lapsed": "#cbd5e0", "expired": "#e2e8f0", "withdrawn": "#805ad5", "released": "#b794f4"}
ROW = 22


def promises(commitments: Sequence[Mapping[str, Any]], parties: str, m: Messages, labels: Mapping[str, str] | None = None) -> Layers:
    """Bars of commitments as plain data, by the day they were made, each with its kind and state in words."""
    rows = [
        {"id": c["id"], "made": first_day(c["made"]), "due": first_day(c["due"]), "state": c["state"], "kind": m(f"commitment.{c['kind']}"), "says": m(f"commitment.state.{c['kind']}.{c['state']}"), "what": (labels or {}).get(c["id"], c["id"])}
        for c in commitments
    ]
    colour = alt.Color("state:N", scale=alt.Scale(domain=list(STATES), range=list(STATES.values())), legend=None)
    base = alt.Chart(data(rows)).encode(y=alt.Y("id:N", sort=alt.SortField("made"), axis=None))
    bars = base.mark_bar(height=12).encode(x=alt.X("made:T", title=None), x2="due:T", color=colour, tooltip=[alt.Tooltip("what:N", title=""), alt.Tooltip("says:N", title="")])
    words = base.transform_calculate(text="datum.kind + ' · ' + datum.says").mark_text(align="left", dx=4, fontSize=10, baseline="middle").encode(x="due:T", text="text:N")
    counted = {state: sum(r["state"] == state for r in rows) for state in STATES}
    text = m("chart.promises_says", n=len(rows), kept=counted["kept"], broken=counted["broken"], open=counted["active"] + counted["conditional"], lapsed=counted["lapsed"] + counted["expired"])
    return named(alt.layer(bars, words).properties(width=WIDTH, height=max(ROW * len(rows), ROW)), m("chart.promises", parties=parties), text)


def partners(rows: Sequence[Mapping[str, Any]], state: str, m: Messages) -> Layers:
    """Dumbbells of partners: level before and after with the ends of their 80 % bars, those that came closest first.

    Each row has `partner`, `before`, `after`, `before_error`, `after_error`, `difference`.
    """
    told = [{**r, **{f"{at}_{end}": r[at] + sign * BANDS[80] * r[f"{at}_error"] for at in ("before", "after") for end, sign in (("low", -1), ("high", 1))}} for r in rows]
    base = alt.Chart(data(told)).encode(y=alt.Y("partner:N", sort=alt.SortField("difference", order="descending"), title=None))
    whiskers = [base.mark_rule(color=GREY, opacity=0.5).encode(x=alt.X(f"{at}_low:Q", scale=SCORE, title=m("chart.score")), x2=f"{at}_high:Q") for at in ("before", "after")]
    line = base.mark_rule(strokeWidth=2).encode(x=alt.X("before:Q", scale=SCORE), x2="after:Q", color=alt.condition("datum.difference > 0", alt.value(BLUE), alt.value(ORANGE)))
    ends = [base.mark_point(filled=filled, size=60, color="black").encode(x=alt.X(f"{at}:Q", scale=SCORE), tooltip=["partner:N", f"{at}:Q"]) for at, filled in (("before", False), ("after", True))]
    upright = alt.Chart(data([{"zero": 0}])).mark_rule(color=GREY, strokeDash=[2, 2]).encode(x=alt.X("zero:Q", scale=SCORE))
    return named(alt.layer(upright, *whiskers, line, *ends).properties(width=WIDTH, height=max(ROW * len(told), ROW)), m("chart.partners", state=state), m("chart.partners_says", n=len(told)))

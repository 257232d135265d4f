"""The partners of a state before and after a day as dumbbells, those that came closest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from dragoman.faces.charts import alt
from dragoman.faces.charts.figure import Column, Figure, Row, figure
from dragoman.faces.charts.marks import ROW, SCORE, WIDTH, data, opening
from dragoman.faces.charts.theme import LIGHT
from dragoman.relations.series import BANDS

if TYPE_CHECKING:
    from dragoman.faces.charts.figure import Layers
    from dragoman.faces.messages import Messages

BLANK = "–"


def partners(rows: Sequence[Mapping[str, Any]], state: str, m: Messages, names: Mapping[str, str] | None = None, links: Mapping[str, str] | None = None) -> Figure:
    """The figure of the partners of a state: level before (hollow) and after (filled) with 80 % bars; no chart where none has enough incidents.

    Each row has `partner`, `n_before`, `n_after`, and `before`, `before_error`, `after`, `after_error`, `difference`, or None in these where there are too few.
    """
    title, told = m("chart.partners", state=state), [r for r in rows if r.get("before") is not None]
    if not told:
        return Figure(title, m("chart.no_partners"), tuple(_columns(m)), tuple(_table(rows, names or {}, links or {}, m)))
    drawn = [_dumbbell(r, names or {}, links or {}, m) for r in told]
    moved = {way: sum((r["difference"] > 0) is (way == "closer") for r in told) for way in ("closer", "further")}
    says = m("chart.partners_says", partners=m("count.partners", n=len(told)), closer=m("count.closer", n=moved["closer"]), further=m("count.further", n=moved["further"]))
    return figure(partial(_chart, drawn, m), title, says, m, _columns(m), _table(rows, names or {}, links or {}, m), m("chart.partners_key"))


def _chart(drawn: Sequence[Mapping[str, Any]], m: Messages) -> Layers:
    return alt.layer(*_layers(drawn, m)).properties(width=WIDTH - 120, height=ROW * len(drawn))


def _dumbbell(r: Mapping[str, Any], names: Mapping[str, str], links: Mapping[str, str], m: Messages) -> dict[str, Any]:
    ends = {f"{at}_{end}": r[at] + sign * BANDS[80] * r[f"{at}_error"] for at in ("before", "after") for end, sign in (("low", -1), ("high", 1))}
    name = names.get(r["partner"], r["partner"])
    says = m("chart.partner_says", partner=name, before=m.signed(r["before"]), after=m.signed(r["after"]))
    row = {**ends, "partner": name, "before": r["before"], "after": r["after"], "difference": r["difference"], "says": says, "way": "▲" if r["difference"] > 0 else "▼"}
    return row | ({"href": links[r["partner"]]} if r["partner"] in links else {})


def _layers(rows: Sequence[Mapping[str, Any]], m: Messages) -> list[Layers]:
    base = alt.Chart(data(rows)).encode(y=alt.Y("partner:N", sort=alt.SortField("difference", order="descending"), title=None, axis=alt.Axis(labelFontSize=12, labelLimit=200)), tooltip=[alt.Tooltip("says:N", title="")], **opening(rows))
    colour = alt.condition("datum.difference > 0", alt.value(LIGHT.up), alt.value(LIGHT.down))
    whiskers = [base.mark_rule(color=LIGHT.soft, opacity=0.5, yOffset=shift).encode(x=alt.X(f"{at}_low:Q", scale=SCORE, title=m("chart.score")), x2=f"{at}_high:Q") for at, shift in (("before", -4), ("after", 4))]
    line = base.mark_rule(strokeWidth=2).encode(x=alt.X("before:Q", scale=SCORE), x2="after:Q", color=colour)
    hollow = base.mark_point(fill=LIGHT.paper, size=70, opacity=1).encode(x=alt.X("before:Q", scale=SCORE), color=colour)
    full = base.mark_point(filled=True, size=80, opacity=1).encode(x=alt.X("after:Q", scale=SCORE), color=colour)
    ways = base.mark_text(align="left", dx=8, fontSize=10).encode(x=alt.X("after_high:Q", scale=SCORE), text="way:N", color=colour)
    upright = alt.Chart(data([{"zero": 0}])).mark_rule(color=LIGHT.soft, strokeDash=[2, 2]).encode(x=alt.X("zero:Q", scale=SCORE))
    return [upright, *whiskers, line, hollow, full, ways]


def _columns(m: Messages) -> list[Column]:
    return [Column(m("chart.column.partner")), *(Column(m(f"chart.column.{name}"), True) for name in ("n_before", "n_after", "before", "after", "change"))]


def _table(rows: Sequence[Mapping[str, Any]], names: Mapping[str, str], links: Mapping[str, str], m: Messages) -> list[Row]:
    """One row a partner, those with too few incidents among them, below the counts."""
    told = [r["difference"] for r in rows if r.get("before") is not None]
    ways = f"{m('count.closer', n=sum(d > 0 for d in told))}, {m('count.further', n=sum(d <= 0 for d in told))}"
    found = [
        Row((names.get(r["partner"], r["partner"]), m.number(r["n_before"]), m.number(r["n_after"]), *([m.signed(r[at]) for at in ("before", "after", "difference")] if r.get("before") is not None else [BLANK] * 3)), links.get(r["partner"]))
        for r in rows
    ]
    return [*([Row((m("count.partners", n=len(told)), "", "", "", "", ways))] if told else []), *found]

"""How often what was forecast came, by what had been said: on the line, the forecasts say what happens."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from dragoman.faces.charts import alt
from dragoman.faces.charts.figure import Column, Figure, Row, figure
from dragoman.faces.charts.marks import data
from dragoman.faces.charts.theme import LIGHT
from dragoman.relations.outcomes import jeffreys
from dragoman.relations.track import LEAST, Track

if TYPE_CHECKING:
    from dragoman.faces.charts.figure import Layers
    from dragoman.faces.messages import Messages
    from dragoman.relations.scoring import Bin

SIDE = 320


def reliability(record: Track, m: Messages) -> Figure:
    """The figure of a track record; no chart below twenty scored forecasts."""
    title = m("chart.reliability")
    if record.score is None or record.baseline is None:
        return Figure(title, m("chart.few_forecasts", n=record.scored, least=LEAST))
    rows = [_bin(b, m) for b in record.said]
    says = m("chart.reliability_says", scored=m("count.scored", n=record.scored), came=m("count.came", n=record.came), score=m.fixed(record.score, 3), base=m.fixed(record.baseline, 3))
    return figure(partial(_chart, rows, m), title, says, m, _columns(m), _table(record, rows, m), m("chart.reliability_key"))


def _chart(rows: list[dict[str, Any]], m: Messages) -> Layers:
    return alt.layer(*_layers(rows, m)).properties(width=SIDE, height=SIDE)


def _bin(b: Bin, m: Messages) -> dict[str, Any]:
    low, high = jeffreys(round(b.happened * b.n), b.n)
    says = m("chart.bin_says", low=m.percent(b.low), high=m.percent(b.high), happened=m.percent(b.happened), forecasts=m("count.scored", n=b.n))
    return {"from": b.low, "to": b.high, "stated": round(b.stated, 4), "happened": round(b.happened, 4), "low": round(low, 4), "high": round(high, 4), "n": b.n, "says": says}


def _layers(rows: list[dict[str, Any]], m: Messages) -> list[Layers]:
    whole, axis = alt.Scale(domain=[0, 1]), alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    line = alt.Chart(data([{"at": 0}, {"at": 1}])).mark_line(color=LIGHT.soft, strokeDash=[4, 4]).encode(x=alt.X("at:Q", scale=whole), y=alt.Y("at:Q", scale=whole))
    base = alt.Chart(data(rows)).encode(x=alt.X("stated:Q", scale=whole, axis=axis, title=m("chart.stated")), tooltip=[alt.Tooltip("says:N", title="")])
    whiskers = base.mark_rule(color=LIGHT.soft).encode(y=alt.Y("low:Q", scale=whole, axis=axis, title=m("chart.happened")), y2="high:Q")
    dots = base.mark_point(filled=True, color=LIGHT.up, opacity=1).encode(y=alt.Y("happened:Q", scale=whole), size=alt.Size("n:Q", scale=alt.Scale(range=[40, 320]), legend=None))
    counts = base.mark_text(dy=-14, fontSize=10, color=LIGHT.soft).encode(y=alt.Y("happened:Q", scale=whole), text="n:Q")
    return [line, whiskers, dots, counts]


def _columns(m: Messages) -> list[Column]:
    return [Column(m(f"chart.column.{name}"), name != "said") for name in ("said", "stated", "happened", "low", "high", "n")]


def _table(record: Track, rows: list[dict[str, Any]], m: Messages) -> list[Row]:
    told = [Row((f"{m.percent(r['from'])} – {m.percent(r['to'])}", *(m.percent(r[name]) for name in ("stated", "happened", "low", "high")), m.number(r["n"]))) for r in rows]
    sums = Row((m("chart.all"), "", m("count.came", n=record.came), "", "", m.number(record.scored)))
    scores = [Row((m(f"chart.brier_{name}"), m.fixed(value, 3), "", "", "", "")) for name, value in (("score", record.score), ("base", record.baseline)) if value is not None]
    return [sums, *scores, *told]

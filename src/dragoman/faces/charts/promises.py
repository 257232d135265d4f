"""Promises, demands and threats as bars from the day they were made to their deadline, each with what became of it in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from dragoman.faces.charts import alt
from dragoman.faces.charts.figure import Column, Figure, Row, figure
from dragoman.faces.charts.marks import WIDTH, About, across, data, drawn_from, opening
from dragoman.faces.charts.theme import LIGHT
from dragoman.relations.signals import first_day, last_day

if TYPE_CHECKING:
    from dragoman.faces.charts.figure import Layers
    from dragoman.faces.messages import Messages

#: how a state is drawn: which colour, and whether the bar is full; the word beside it says it too
LOOKS = {"kept": (LIGHT.up, 1.0), "broken": (LIGHT.down, 1.0), "active": (LIGHT.ink, 0.25), "conditional": (LIGHT.ink, 0.12)}
OTHER = (LIGHT.soft, 0.4)
#: bars of one drawing, the latest; the table has them all. Height of a row, and how wide the word for an outcome may be
MOST, ROW, STATE = 40, 40, 150
#: what became of it, from what is open to what nobody told
STATES = ("active", "conditional", "kept", "broken", "withdrawn", "released", "lapsed", "expired")


def promises(commitments: Sequence[Mapping[str, Any]], parties: str, m: Messages, about: Mapping[str, About] | None = None) -> Figure:
    """The figure of commitments as plain data, by the day they were made; no chart where there is none."""
    told, title = about or {}, m("chart.promises", parties=parties)
    if not commitments:
        return Figure(title, m("chart.no_promises"))
    rows = [_bar(c, told, m) for c in sorted(commitments, key=lambda c: (first_day(c["made"]), c["id"]))]
    since = drawn_from([r["made"] for r in rows])
    shown = [r for r in rows if r["made"] >= since][-MOST:]
    left = m("chart.shown", shown=len(shown), n=len(rows)) if len(rows) > len(shown) else ""
    return figure(partial(_chart, shown), title, f"{says(commitments, m)} {left}".strip(), m, _columns(m), _table(commitments, rows, len(shown), m), m("chart.promises_key"))


def _chart(shown: Sequence[Mapping[str, Any]]) -> Layers:
    return alt.layer(*_layers(shown, across(shown[0]["made"], max(r["due"] for r in shown)))).properties(width=WIDTH, height=ROW * len(shown))


def says(commitments: Sequence[Mapping[str, Any]], m: Messages) -> str:
    """How many commitments there are, and how many came to what."""
    counted = Counter(c["state"] for c in commitments)
    parts = [m(f"count.state.{state}", n=counted[state]) for state in STATES if counted[state]]
    return m("chart.promises_says", all=m("count.commitments", n=len(commitments)), parts=m.listed(parts))


def _bar(c: Mapping[str, Any], about: Mapping[str, About], m: Messages) -> dict[str, Any]:
    known = about.get(c["id"], About(c["id"]))
    kind = m(f"commitment.{c['kind']}")
    outcome = m(f"commitment.state.{c['kind']}.{c['state']}")
    row = {
        "id": c["id"], "made": first_day(c["made"]), "due": last_day(c["due"]), "state": c["state"], "kind": kind, "what": known.what, "says": outcome, "short": m(f"chart.{c['state']}") if c["state"] in ("lapsed", "expired") else outcome,
        "label": known.what if known.what.startswith(kind) else f"{kind} · {known.what}", "full": LOOKS.get(c["state"], OTHER)[1], "ended": last_day(c["steps"][-1]["day"]) if c["state"] not in ("active", "conditional") else None,
    }  # fmt: skip
    return row | ({"href": known.href} if known.href else {})


def _layers(rows: Sequence[Mapping[str, Any]], x: Callable[[str], alt.X]) -> list[Layers]:
    place = alt.Y("id:N", sort=alt.SortField("made"), axis=None)
    base = alt.Chart(data(rows)).encode(y=place, tooltip=[alt.Tooltip(f"{name}:N", title="") for name in ("what", "says")], **opening(rows))
    colours = {r["state"]: LOOKS.get(r["state"], OTHER)[0] for r in rows}
    bars = base.mark_bar(height=7, yOffset=11, stroke=LIGHT.soft, strokeWidth=0.6).encode(
        x=x("made"), x2="due:T", color=alt.Color("state:N", scale=alt.Scale(domain=list(colours), range=list(colours.values())), legend=None), fillOpacity=alt.FillOpacity("full:Q", scale=None)
    )  # fmt: skip
    labels = base.mark_text(align="left", dy=-5, fontSize=12, color=LIGHT.ink, limit=WIDTH - STATE).encode(x=alt.value(0), text="label:N")
    outcomes = base.mark_text(align="right", dy=-5, fontSize=12, color=LIGHT.soft).encode(x=alt.value(WIDTH), text="short:N")
    ends = base.transform_filter("datum.ended != null").mark_tick(thickness=2, height=15, yOffset=11, color=LIGHT.ink).encode(x=x("ended"))
    return [bars, labels, outcomes, *([ends] if any(r["ended"] for r in rows) else [])]


def _columns(m: Messages) -> list[Column]:
    return [Column(m(f"chart.column.{name}"), name == "n") for name in ("kind", "incident", "made", "due", "state", "n")]


def _table(commitments: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]], shown: int, m: Messages) -> list[Row]:
    counted = Counter(c["state"] for c in commitments)
    sums = [Row((m("chart.all"), "", "", "", "", m.number(len(commitments))))]
    sums += [Row((m("chart.drawn"), "", "", "", "", m.number(shown)))] if shown < len(rows) else []
    sums += [Row((m("chart.all"), "", "", "", m(f"count.state.{state}", n=counted[state]), m.number(counted[state]))) for state in STATES if counted[state]]
    by_id = {c["id"]: c for c in commitments}
    told = [Row((r["kind"], r["what"], m.date(by_id[r["id"]]["made"]), m.date(by_id[r["id"]]["due"]), r["says"], ""), r.get("href")) for r in rows]
    return [*sums, *told]

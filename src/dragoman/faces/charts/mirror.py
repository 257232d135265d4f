"""Words above the line and deeds below it, each as far from it as the signal is strong, and an arc between two that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from dragoman.faces.charts import alt
from dragoman.faces.charts.figure import Column, Figure, Row, figure
from dragoman.faces.charts.marks import COLOURS, HEIGHT, SCORE, WIDTH, About, across, by_side, data, dot, dots, drawn_from, fewer, weightiest, when, zero
from dragoman.faces.charts.theme import LIGHT

if TYPE_CHECKING:
    from dragoman.faces.charts.curve import Across, Scored
    from dragoman.faces.charts.figure import Layers
    from dragoman.faces.messages import Messages

#: the points of an arc, how far it bends, arcs at the most, the gravest; and the fewest incidents of which anything is drawn
POINTS, BEND, ARCS, FEWEST = 16, 3.0, 80, 2


def mirror(found: Mapping[str, Any], parties: str, m: Messages, about: Mapping[str, About] | None = None) -> Figure:
    """The figure of findings as plain data (`faces/plain.py`): height is strength, shape and colour say which way a signal points."""
    told, title = about or {}, m("chart.mirror", parties=parties)
    marks = [(name, mark) for name in ("words", "deeds") for mark in found[name]["marks"]]
    if len(marks) < FEWEST:
        return Figure(title, m("chart.few_marks", n=len(marks)))
    since, last = drawn_from([mark["first"] for _, mark in marks]), max(mark["last"] for _, mark in marks)
    late = [(name, mark) for name, mark in marks if mark["first"] >= since]
    arcs = sorted(found["contradictions"], key=lambda c: -float(c["severity"]))[:ARCS]
    shown = {mark["incident"] for mark in weightiest([mark for _, mark in late], {c[side] for c in arcs for side in ("one", "other")})}
    kept, early = [(name, mark) for name, mark in marks if mark["incident"] in shown and mark["first"] >= since], len(marks) - len(late)
    rows = {mark["incident"]: {**dot(mark, told, m), "height": (1 if name == "words" else -1) * abs(mark["score"])} for name, mark in kept}
    pairs = [{"rule": c["rule"], "days": c["days"], "one": c["one"], "other": c["other"]} for c in arcs if c["one"] in rows and c["other"] in rows]
    says = " ".join((*_says(found, early, since, m), *fewer(len(rows), len(late), m)))
    return figure(partial(_chart, rows, pairs, since, last, m), title, says, m, _columns(m), _table(found, kept if len(kept) < len(late) else marks, told, early, since, m), m("chart.mirror_key"))


def _chart(rows: Mapping[str, Mapping[str, Any]], joined: Sequence[Mapping[str, Any]], since: str, last: str, m: Messages) -> Layers:
    x, y, marks = across(since, last), partial(_height, title=m("chart.mirror_axis")), list(rows.values())
    pairs = [(c, rows[c["one"]], rows[c["other"]]) for c in joined]
    return alt.layer(zero(y), *_arcs(pairs, x, y, m), _stems(marks, x, y), *dots(marks, x, y("height"))).properties(width=WIDTH, height=HEIGHT + 60)


def _says(found: Mapping[str, Any], early: int, since: str, m: Messages) -> Iterator[str]:
    counts = {name: m(f"count.{name}", n=found[name]["n"]) for name in ("words", "deeds")}
    yield m("chart.mirror_says", pairs=m("count.contradictions", n=len(found["contradictions"])), **counts)
    if early:
        yield m("chart.early", n=early, day=m.date(since))


def _height(field: str, title: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=SCORE, title=title, axis=alt.Axis(values=[-10, -5, 0, 5, 10], labelExpr="format(abs(datum.value), 'd')"))


def _stems(rows: Sequence[Mapping[str, Any]], x: Across, y: Scored) -> Layers:
    zeroed = [{"day": r["day"], "height": r["height"], "side": r["side"], "zero": 0} for r in rows]
    return alt.Chart(data(zeroed)).mark_rule(strokeWidth=1.2).encode(x=x("day"), y=y("height"), y2="zero:Q", color=by_side(alt.Color, COLOURS))


def _arcs(pairs: Sequence[tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]]], x: Across, y: Scored, m: Messages) -> list[Layers]:
    """One line for each pair that bends away from the axis; of what was told and denied, a ring."""
    points = [
        {"pair": n, "order": k, "day": at, "height": height, "says": m(f"relation.{c['rule']}", days=abs(c["days"]))}
        for n, (c, one, other) in enumerate(pairs)
        if one is not other
        for k, (at, height) in enumerate(arc(one, other))
    ]
    rings = [{"day": one["day"], "height": one["height"], "says": m("relation.K1")} for c, one, other in pairs if one is other]
    says = [alt.Tooltip("says:N", title="")]
    lines = alt.Chart(data(points)).mark_line(color=LIGHT.ink, strokeWidth=1.3, strokeDash=[4, 2], clip=True)
    circles = alt.Chart(data(rings)).mark_point(shape="circle", size=260, filled=False, color=LIGHT.ink, strokeDash=[3, 2])
    made = [lines.encode(x=x("day"), y=y("height"), detail="pair:N", order="order:Q", tooltip=says)] if points else []
    return [*made, *([circles.encode(x=x("day"), y=y("height"), tooltip=says)] if rings else [])]


def arc(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[tuple[str, float]]:
    """The points of a bow from one signal to another, as day and height, within the scale."""
    first, last = date.fromisoformat(one["day"]), date.fromisoformat(other["day"])
    low, high = one["height"], other["height"]
    bend = BEND if low + high >= 0 else -BEND
    found = []
    for n in range(POINTS + 1):
        t = n / POINTS
        day = first + timedelta(days=(last - first).days * t)
        found.append((day.isoformat(), round(max(-10.0, min(10.0, low + (high - low) * t + 4 * bend * t * (1 - t))), 2)))
    return found


def _columns(m: Messages) -> list[Column]:
    return [Column(m(f"chart.column.{name}"), name == "score") for name in ("day", "channel", "incident", "score")] + [Column(m("chart.column.against"))]


def _table(found: Mapping[str, Any], marks: Sequence[tuple[str, Mapping[str, Any]]], about: Mapping[str, About], early: int, since: str, m: Messages) -> list[Row]:
    """The counts, then the signals by day, each with what it contradicts."""
    against: dict[str, list[str]] = {}
    for c in found["contradictions"]:
        says = m(f"relation.{c['rule']}", days=abs(c["days"]))
        against.setdefault(c["one"], []).append(says)
        if c["other"] != c["one"]:
            against.setdefault(c["other"], []).append(says)
    rows = sorted(((mark["day"], mark["incident"], name, mark) for name, mark in marks), key=lambda r: r[:2])
    told = [Row((when(mark, m), m(f"relation.{name}"), _what(about, id), m.signed(mark["score"]), m.listed(against.get(id, []))), about[id].href if id in about else None) for _, id, name, mark in rows]
    counts = Row(("", m("chart.all"), f"{m('count.words', n=found['words']['n'])}, {m('count.deeds', n=found['deeds']['n'])}", "", m("count.contradictions", n=len(found["contradictions"]))))
    before = [Row(("", m("chart.all"), m("chart.early", n=early, day=m.date(since)), "", ""))] if early else []
    return [counts, *before, *told]


def _what(about: Mapping[str, About], id: str) -> str:
    return about[id].what if id in about else id

"""Who did what to whom, as a ring of actors with the ties between them: words and deeds in two drawings, every actor at the same place in both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any

from dragoman.faces.charts import alt
from dragoman.faces.charts.figure import Column, Figure, Row, figure
from dragoman.faces.charts.marks import COLOURS, SIDES, by_side, data, opening
from dragoman.faces.charts.theme import LIGHT
from dragoman.relations.network import Edge

if TYPE_CHECKING:
    from dragoman.faces.charts.figure import Layers
    from dragoman.faces.messages import Messages

#: actors that are drawn, those with most incidents: more are a hairball; the table has them all. The fewest ties of which anything is drawn
MOST, FEWEST = 16, 2
SIDE, TALL, ACROSS, UPWARD = 350, 250, 2.2, 1.35
DASHES = ((1, 0), (1, 5), (6, 4))


def network(edges: Sequence[Edge], title: str, m: Messages, names: Mapping[str, str] | None = None, links: Mapping[str, str] | None = None) -> Figure:
    """The figure of ties (`Network.edges` of a year, or those of one pair): a line is blue and whole for cooperation, orange and dashed for conflict, thicker for more incidents."""
    if len(edges) < FEWEST:
        return Figure(title, m("chart.few_ties", n=len(edges)), tuple(_columns(m)), tuple(_table(edges, names or {}, m)))
    weight: Counter[str] = Counter()
    for edge in edges:
        weight.update({edge.a: edge.n, edge.b: edge.n})
    shown = [code for code, _ in sorted(weight.items(), key=lambda w: (-w[1], w[0]))[:MOST]]
    places = {code: (round(cos(pi / 2 - 2 * pi * n / len(shown)), 3), round(sin(pi / 2 - 2 * pi * n / len(shown)), 3)) for n, code in enumerate(shown)}
    ties = [e for e in edges if e.a in places and e.b in places]
    return figure(partial(_chart, ties, places, weight, m, names or {}, links or {}), title, _says(edges, len(weight), len(shown), m), m, _columns(m), _table(edges, names or {}, m), m("chart.network_key"))


def _chart(ties: Sequence[Edge], places: Mapping[str, tuple[float, float]], weight: Mapping[str, int], m: Messages, names: Mapping[str, str], links: Mapping[str, str]) -> Layers:
    return alt.hconcat(*(_panel([e for e in ties if e.deed is deed], places, weight, m, names, links, deed) for deed in (False, True)), spacing=10)


def _says(edges: Sequence[Edge], actors: int, shown: int, m: Messages) -> str:
    counts = {name: m(f"count.{name}", n=sum(e.n for e in edges if e.deed is deed)) for name, deed in (("words", False), ("deeds", True))}
    said = m("chart.network_says", actors=m("count.actors", n=actors), ties=m("count.ties", n=len(edges)), **counts)
    return said if shown == actors else f"{said} {m('chart.shown', shown=shown, n=actors)}"


def _panel(edges: Sequence[Edge], places: Mapping[str, tuple[float, float]], weight: Mapping[str, int], m: Messages, names: Mapping[str, str], links: Mapping[str, str], deed: bool) -> Layers:
    x, y = partial(alt.X, scale=alt.Scale(domain=[-ACROSS, ACROSS]), axis=None), partial(alt.Y, scale=alt.Scale(domain=[-UPWARD, UPWARD]), axis=None)
    ties = [
        {"x": places[e.a][0], "y": places[e.a][1], "x2": places[e.b][0], "y2": places[e.b][1], "n": e.n, "side": SIDES[1 - e.sign], "says": _tie(e, names, m)}
        for e in edges if e.a != e.b
    ]  # fmt: skip
    nodes: list[dict[str, Any]] = [
        {"x": at[0], "y": at[1], "lx": at[0] * 1.12, "ly": at[1] * 1.14, "n": weight[code], "name": names.get(code, code), "align": "center" if abs(at[0]) < 0.1 else "left" if at[0] > 0 else "right", **({"href": links[code]} if code in links else {})}
        for code, at in places.items()
    ]
    lines = alt.Chart(data(ties)).mark_rule(opacity=0.8).encode(
        x=x("x:Q"), y=y("y:Q"), x2="x2:Q", y2="y2:Q", color=by_side(alt.Color, COLOURS), strokeDash=alt.StrokeDash("side:N", scale=alt.Scale(domain=list(SIDES), range=[list(d) for d in DASHES]), legend=None),
        strokeWidth=alt.StrokeWidth("n:Q", scale=alt.Scale(type="sqrt", domain=[1, 40], range=[1, 6], clamp=True), legend=None), tooltip=[alt.Tooltip("says:N", title="")],
    )  # fmt: skip
    base = alt.Chart(data(nodes)).encode(**opening(nodes))
    dots = base.mark_point(filled=True, color=LIGHT.ink, opacity=1).encode(x=x("x:Q"), y=y("y:Q"), size=alt.Size("n:Q", scale=alt.Scale(type="sqrt", domain=[0, 60], range=[15, 170], clamp=True), legend=None))
    labels = [
        base.transform_filter(f"datum.align == '{align}'").mark_text(align=align, fontSize=10.5).encode(x=x("lx:Q"), y=y("ly:Q"), text="name:N")
        for align in sorted({n["align"] for n in nodes})
    ]
    title = alt.TitleParams(m("relation.deeds" if deed else "relation.words"), fontSize=12, fontWeight="normal", color=LIGHT.soft, anchor="middle")
    return alt.layer(*([lines] if ties else []), dots, *labels).properties(width=SIDE, height=TALL, title=title)


def _tie(e: Edge, names: Mapping[str, str], m: Messages) -> str:
    return m("chart.tie_says", a=names.get(e.a, e.a), b=names.get(e.b, e.b), incidents=m("count.incidents", n=e.n), mean=m.signed(e.mean))


def _columns(m: Messages) -> list[Column]:
    return [Column(m(f"chart.column.{name}"), name in ("n", "mean")) for name in ("who", "whom", "channel", "n", "mean")]


def _table(edges: Sequence[Edge], names: Mapping[str, str], m: Messages) -> list[Row]:
    """The sums of words and deeds, then every tie, the most told first."""
    sums = [Row((m("chart.all"), "", m(f"relation.{name}"), m.number(sum(e.n for e in edges if e.deed is deed)), "")) for name, deed in (("words", False), ("deeds", True))]
    actors = {code for e in edges for code in (e.a, e.b)}
    counts = [Row((m("count.actors", n=len(actors)), m("count.ties", n=len(edges)), "", "", ""))]
    told = sorted(edges, key=lambda e: (-e.n, e.a, e.b, e.deed))
    return [*counts, *sums, *(Row((names.get(e.a, e.a), names.get(e.b, e.b), m("relation.deeds" if e.deed else "relation.words"), m.number(e.n), m.signed(e.mean))) for e in told)]

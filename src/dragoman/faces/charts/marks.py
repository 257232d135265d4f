"""What charts share: colours, sizes, the scale from conflict to cooperation, and drawing to SVG and PNG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import altair as alt

if TYPE_CHECKING:
    #: what altair's own annotations leave open: a chart of one layer or several
    Layers = Any

BLUE, ORANGE, GREY = "#2b6cb0", "#c05621", "#718096"
#: cooperation, neither, conflict
SIDES = (BLUE, GREY, ORANGE)
WIDTH, HEIGHT = 640, 260
#: the scale from conflict to cooperation, the same for every pair
SCORE = alt.Scale(domain=[-10, 10])


def dot(mark: Mapping[str, Any], labels: Mapping[str, str] | None) -> dict[str, Any]:
    """A mark as plain data with what it says when it is pointed at, and the side of zero that it lies on."""
    side = "+" if mark["score"] > 0 else "−" if mark["score"] < 0 else "0"
    return {**mark, "what": (labels or {}).get(mark["incident"], mark["incident"]), "side": side}


def by_side(channel: type[alt.Color] | type[alt.Shape], values: Sequence[str]) -> Any:
    """A colour or a shape for each side of zero: cooperation, neither, conflict."""
    return channel("side:N", scale=alt.Scale(domain=["+", "0", "−"], range=list(values)), legend=None)


def pointed_at() -> list[alt.Tooltip]:
    """What a mark says when it is pointed at."""
    return [alt.Tooltip(f"{field}", title="") for field in ("what:N", "day:T", "score:Q")]


def score_axis(field: str, title: str) -> alt.Y:
    """The fixed axis of scores."""
    return alt.Y(f"{field}:Q", scale=SCORE, title=title)


def zero() -> Layers:
    """The line between conflict and cooperation."""
    return alt.Chart(data([{"zero": 0}])).mark_rule(color=GREY, strokeDash=[2, 2]).encode(y=alt.Y("zero:Q", scale=SCORE))


def data(rows: list[dict[str, Any]]) -> Any:
    """Rows as the data of a chart, carried in it: nothing is fetched."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def named(chart: Layers, title: str, description: str) -> Layers:
    """A chart with its title and a description for those who do not see it."""
    return chart.properties(title=title, description=description)


def svg(chart: Layers) -> str:
    """A chart as SVG, drawn by the bundled Vega; nothing is fetched."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


def png(chart: Layers, scale: float = 2.0) -> bytes:
    """A chart as a PNG image."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(chart.to_dict(), scale=scale))

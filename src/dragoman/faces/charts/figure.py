"""A chart with all that stands for it where it cannot be seen: a title, a description with its numbers, a key to its signs, and its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from dragoman.faces.charts.theme import Theme, config, themed

if TYPE_CHECKING:
    from dragoman.faces.messages import Messages

    #: what altair's own annotations leave open: a chart of one layer or several
    Layers = Any


@dataclass(frozen=True)
class Column:
    """A column of a table: what stands above it, and whether its cells are numbers."""

    label: str
    number: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a table, and where it leads, as the same mark does in the chart."""

    cells: tuple[str, ...]
    href: str | None = None


@dataclass(frozen=True)
class Figure:
    """A chart and what says the same in words. `chart` is the Altair object; None where there are too few to draw, and `description` says so.

    `key` explains the signs, for a caption; `columns` and `rows` are for a real table beneath the drawing; `period` has the days at the ends of a drawing
    on which a period can be chosen.
    """

    title: str
    description: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    chart: Layers | None = None
    key: str = ""
    period: tuple[str, str] | None = None


def figure(chart: Layers, title: str, description: str, m: Messages, columns: Sequence[Column] = (), rows: Sequence[Row] = (), key: str = "") -> Figure:
    """The figure of a chart, named and in the common style."""
    made = chart.properties(title=alt.TitleParams(title, anchor="start"), description=description)
    made.config = config(m)
    return Figure(title, description, tuple(columns), tuple(rows), made, key)


def bare(chart: Layers, theme: Theme) -> dict[str, Any]:
    """The spec of a chart in a theme, without its title: a page has that in its own heading."""
    told: dict[str, Any] = themed(chart.to_dict(), theme)
    told.pop("title", None)
    if theme == "page":
        told["config"]["background"] = "transparent"
    return told


def spec(figure: Figure, theme: Theme = "light") -> dict[str, Any] | None:
    """The Vega-Lite spec of a figure as plain data, for an interactive page: as wide as its place, with time to be dragged and zoomed; None where there is no chart.

    `theme` "page" asks for a drawing as SVG: a canvas does not know the colours of a page.
    """
    if figure.chart is None:
        return None
    told = bare(figure.chart, theme)
    if "layer" in told:
        told["width"] = "container"
        told["autosize"] = {"type": "fit-x", "contains": "padding"}
        _zoomed(told["layer"])
    return told


def _zoomed(layers: list[dict[str, Any]]) -> None:
    """Let time be dragged and zoomed, in the first layer that has time across; its ends are then nobody's."""
    timed = [layer for layer in layers if layer.get("encoding", {}).get("x", {}).get("type") == "temporal"]
    for layer in timed:
        layer["encoding"]["x"].get("scale", {}).pop("domain", None)
    for layer in timed[:1]:
        layer["params"] = [{"name": "zoom", "select": {"type": "interval", "encodings": ["x"]}, "bind": "scales"}]

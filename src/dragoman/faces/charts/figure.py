"""A chart with all that stands for it where it cannot be seen: a title, a description with its numbers, a key to its signs, and its table."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cached_property, partial
from types import FunctionType
from typing import TYPE_CHECKING, Any

from dragoman.faces.charts import alt
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
    """A chart and what says the same in words. `made` makes the Altair object of what is to be drawn; None where there are too few to draw, and `description` says so.

    `key` explains the signs, for a caption; `columns` and `rows` are for a real table beneath the drawing; `period` has the days at the ends of a drawing
    on which a period can be chosen.
    """

    title: str
    description: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    made: partial[Layers] | None = None
    key: str = ""
    period: tuple[str, str] | None = None

    @cached_property
    def chart(self) -> Layers | None:
        """The Altair object, made when it is first asked for: a page needs the words of a figure, and its drawing comes later."""
        if self.made is None:
            return None
        found = self.made()
        found.title, found.description = alt.TitleParams(self.title, anchor="start"), self.description
        return found

    @cached_property
    def print(self) -> str:
        """What the drawing is known by: the same for the same words and the same material."""
        told = (self.title, self.description, self.made.args if self.made else (), self.period)
        return hashlib.sha256(json.dumps(told, default=_told).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _told(other: Any) -> Any:
    """What no plain data is, as far as a drawing hangs on it: the language of the words, the fields of a record, what draws. TypeError for anything else, since two of a kind could not be told apart."""
    if (lang := getattr(other, "lang", None)) is not None:
        return lang
    if is_dataclass(other):
        return [type(other).__name__, *(getattr(other, f.name) for f in fields(other))]
    if isinstance(other, Set | Mapping):
        return sorted(other.items() if isinstance(other, Mapping) else other)
    if isinstance(other, date):
        return other.isoformat()
    if isinstance(other, FunctionType):
        return f"{other.__module__}.{other.__qualname__}"
    raise TypeError(f"what is drawn must be plain data, found {type(other).__name__}")


def figure(made: partial[Layers], title: str, description: str, m: Messages, columns: Sequence[Column] = (), rows: Sequence[Row] = (), key: str = "") -> Figure:
    """The figure of a chart, named and in the common style. The arguments of `made` are all that is drawn, as plain data."""
    return Figure(title, description, tuple(columns), tuple(rows), partial(_styled, made.func, m, *made.args), key)


def _styled(draw: Callable[..., Layers], m: Messages, *material: Any) -> Layers:
    """A chart in the common style."""
    chart = draw(*material)
    chart.config = config(m)
    return chart


def plain(chart: Layers, theme: Theme) -> dict[str, Any]:
    """The spec of a chart in a theme, with its data as lists. It is not held against the grammar of charts here: the tests do that for each chart."""
    told: dict[str, Any] = themed(chart.to_dict(validate=False), theme)
    told["datasets"] = {name: list(rows) for name, rows in told.get("datasets", {}).items()}
    return told


def bare(chart: Layers, theme: Theme) -> dict[str, Any]:
    """The spec of a chart in a theme, without its title: a page has that in its own heading."""
    told = plain(chart, theme)
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

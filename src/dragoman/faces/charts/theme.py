"""The colours of charts: one chart is drawn for a light page, a dark one, paper, or in the colours of the page that it stands in.

A chart carries the light colours; another theme takes their place when it is drawn or given as a spec. Blue is cooperation, orange is conflict; each has
4.5 to 1 at the least on its paper, and a shape, a place or a word says the same.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal

from dragoman.faces.charts import alt
from dragoman.faces.messages import Messages

Theme = Literal["light", "dark", "print", "page"]
FONT = "'Source Sans 3', 'Segoe UI', 'Noto Sans', 'Liberation Sans', Helvetica, Arial, sans-serif"


@dataclass(frozen=True)
class Palette:
    """Colours by what they stand for."""

    up: str
    down: str
    ink: str
    soft: str
    line: str
    paper: str


LIGHT = Palette(up="#1f5f99", down="#a84a00", ink="#1b1f24", soft="#59626d", line="#d9d5cb", paper="#fdfcf9")
PALETTES: dict[Theme, Palette] = {
    "light": LIGHT,
    "dark": Palette(up="#7db7ec", down="#f0a05a", ink="#e8e6e1", soft="#a3abb5", line="#343a42", paper="#15181c"),
    "print": Palette(up="#1f5f99", down="#a84a00", ink="#000000", soft="#444444", line="#bbbbbb", paper="#ffffff"),
    # a page says its own colours, and changes them between day, night and paper without drawing anew
    "page": Palette(**{each.name: f"var(--{each.name}, {getattr(LIGHT, each.name)})" for each in fields(Palette)}),
}


def themed(value: Any, theme: Theme) -> Any:
    """A spec with the colours of a theme in place of the light ones; its data stays as it is."""
    swap = {getattr(LIGHT, each.name): getattr(PALETTES[theme], each.name) for each in fields(Palette)}
    return _swapped(value, swap)


def _swapped(value: Any, swap: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: each if key in ("datasets", "values", "data") else _swapped(each, swap) for key, each in value.items()}
    if isinstance(value, list):
        return [_swapped(each, swap) for each in value]
    return swap.get(value, value) if isinstance(value, str) else value


def config(m: Messages) -> alt.Config:
    """What all charts share: plain axes, one typeface, the numbers and months of the language."""
    axis = {"labelColor": LIGHT.soft, "titleColor": LIGHT.soft, "tickColor": LIGHT.line, "domainColor": LIGHT.line, "gridColor": LIGHT.line, "titleFontWeight": "normal", "labelFontSize": 11, "titleFontSize": 11}
    return alt.Config(
        font=FONT, background=LIGHT.paper, view={"stroke": None}, axis=axis, axisX={"grid": False}, axisY={"gridOpacity": 0.6, "domain": False, "ticks": False},
        locale=_locale(m), text={"color": LIGHT.ink}, header={"labelColor": LIGHT.soft, "titleColor": LIGHT.soft, "labelFontSize": 12},
    )  # fmt: skip


def _locale(m: Messages) -> dict[str, Any]:
    """The words for months and the signs of numbers, as d3 asks for them."""
    from babel import Locale

    known = Locale(m.lang)
    months = {width: [known.months["format"][width][n] for n in range(1, 13)] for width in ("wide", "abbreviated")}
    days = {width: [known.days["format"][width][(n - 1) % 7] for n in range(7)] for width in ("wide", "abbreviated")}
    signs = known.number_symbols["latn"]
    time = {"dateTime": "%e %B %Y", "date": "%d/%m/%Y", "time": "%H:%M", "periods": ["AM", "PM"], "days": days["wide"], "shortDays": days["abbreviated"], "months": months["wide"], "shortMonths": months["abbreviated"]}
    return {"time": time, "number": {"decimal": signs["decimal"], "thousands": signs["group"], "grouping": [3], "currency": ["", ""]}}

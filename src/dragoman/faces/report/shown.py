"""A figure as a template prints it: its drawing, its words and its table."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dragoman.faces.charts import Figure, drawn


@dataclass(frozen=True)
class Shown:
    """A figure and its drawing, which is markup of our own; empty where there are too few to draw."""

    figure: Figure
    svg: Markup


def shown(figure: Figure, id: str) -> Shown:
    """A figure drawn in the colours of the page."""
    return Shown(figure, Markup(drawn(figure, id, "page")))

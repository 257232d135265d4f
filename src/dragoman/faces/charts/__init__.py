"""Charts of a relation as Altair objects: the same one is interactive in a page, drawn in a report, an object in a notebook.

    curve.py     level with its fan, incidents, phases      mirror.py       words above, deeds below, contradictory pairs joined
    promises.py  what was promised, until when, what came   partners.py     partners of a state before and after
    network.py   who stood how with whom                    coverage.py     what was read, by week and outlet
    reliability.py  how often what was forecast came

Each gives a `Figure`: the chart (`.chart`, an Altair object), its title, a description with its numbers, a key to its signs and its table. `drawn` makes
accessible inline SVG of it, `spec` the Vega-Lite spec of an interactive page; `theme` is light, dark, print, or page (the CSS variables of the page:
--up, --down, --ink, --soft, --line, --paper).
"""

from dragoman.faces.charts.drawing import coloured, drawn, png
from dragoman.faces.charts.figure import Column, Figure, Row, spec
from dragoman.faces.charts.marks import About
from dragoman.faces.charts.theme import Theme

__all__ = ["About", "Column", "Figure", "Row", "Theme", "coloured", "drawn", "png", "spec"]

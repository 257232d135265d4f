"""The report of a pair: one page of HTML with all that it needs inside, for a screen or for paper.

    page.py      the whole, from templates/     material.py  what sections are made from     lines.py  events as texts
    sections/    one section each               points.py    the key points                  pdf.py    the page on paper
"""

from dragoman.faces.report.material import Options
from dragoman.faces.report.page import page

__all__ = ["Options", "page"]

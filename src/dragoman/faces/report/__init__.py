"""The report of a pair: one page of HTML with all that it needs inside, for a screen or for paper."""

from dragoman.faces.report.page import page

__all__ = ["page"]

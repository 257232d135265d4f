"""The sections of a report in the order in which they are printed: each gives the values of the template of its name.

    points  key points            curve      level and phases       timeline  incidents by phase
    commitments                   signals    contradictory signals  network   who with whom
    sources corroboration         limits     what is not shown      method    parameters
    evidence  annex A             corrections  annex B              data      annex C
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dragoman.errors import UsageError
from dragoman.faces.report.material import Material
from dragoman.faces.report.points import points
from dragoman.faces.report.sections.annexes import corrections, data, evidence
from dragoman.faces.report.sections.commitments import commitments
from dragoman.faces.report.sections.curve import curve
from dragoman.faces.report.sections.limits import limits
from dragoman.faces.report.sections.method import method
from dragoman.faces.report.sections.network import network
from dragoman.faces.report.sections.signals import signals
from dragoman.faces.report.sections.sources import sources
from dragoman.faces.report.sections.timeline import timeline

SECTIONS: Mapping[str, Callable[[Material], dict[str, Any]]] = {
    "points": lambda held: {"points": points(held)}, "curve": curve, "timeline": timeline, "commitments": commitments, "signals": signals, "network": network,
    "sources": sources, "limits": limits, "method": method, "evidence": evidence, "corrections": corrections, "data": data,
}  # fmt: skip
#: those that name sentences by their numbers: with them comes the annex that has these
NAMING = frozenset({"points", "curve", "timeline", "commitments", "signals"})


def chosen(asked: tuple[str, ...]) -> tuple[str, ...]:
    """The sections that are printed, in their order; UsageError names those that there are where another is asked for."""
    if unknown := [name for name in asked if name not in SECTIONS]:
        raise UsageError(f"a report has no section '{unknown[0]}'; there are {', '.join(SECTIONS)}")
    wanted = set(asked or SECTIONS)
    return tuple(name for name in SECTIONS if name in wanted or (name == "evidence" and wanted & NAMING))

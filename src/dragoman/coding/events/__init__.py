"""Triggers over predicates: which acts the text reports, with their parties.

The order of one token's triggers is by how much they ask for; the first whose roles can be filled makes the event.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.events.assign import draft
from dragoman.coding.events.prune import prune
from dragoman.coding.events.roles import Finder
from dragoman.coding.events.triggers import Fit, fits, phrase_fits
from dragoman.coding.sheet import Draft, Sheet

NEEDS = ("mentions", "predicates")
GIVES = ("drafts",)


def apply(sheet: Sheet) -> Sheet:
    """The sheet with a draft for each act."""
    finder = Finder(sheet)
    drafts: dict[int, Draft] = {}
    options: dict[int, list[Fit]] = {}
    for fit in phrase_fits(sheet):
        options.setdefault(fit.predicate.token, []).append(fit)
    for i, predicate in sheet.predicates.items():
        options.setdefault(i, []).extend(fits(sheet, predicate))
    for i, found in sorted(options.items()):
        for fit in found:
            made = draft(finder, fit)
            if made is not None:
                drafts[i] = made
                break
    return replace(sheet, drafts=tuple(prune(sheet, [drafts[i] for i in sorted(drafts)])))

"""Triggers over predicates: which acts the text reports, with their parties.

The order of one token's triggers is by how much they ask for; the first whose roles can be filled makes the event.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.events.assign import draft
from dragoman.coding.events.prune import prune
from dragoman.coding.events.roles import Finder
from dragoman.coding.events.topic import fill
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
    kept = prune(sheet, [drafts[i] for i in sorted(drafts)])
    return replace(sheet, drafts=tuple(_complete(finder, d) for d in kept))


def _complete(finder: Finder, draft: Draft) -> Draft:
    """A draft with the party that its sentence leaves unsaid."""
    actor, recipient = fill(finder, draft)
    if actor:
        draft = replace(draft, actor=actor.codes, actor_at=actor.at, reasons=(*draft.reasons, ("actor", actor.why)))
    if recipient:
        draft = replace(draft, recipient=recipient.codes, recipient_at=recipient.at, reasons=(*draft.reasons, ("recipient", recipient.why)))
    return draft

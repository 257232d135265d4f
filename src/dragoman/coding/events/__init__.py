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
    return replace(sheet, drafts=tuple(each for d in kept for each in _both_ways(_complete(finder, d))))


def _both_ways(draft: Draft) -> list[Draft]:
    """Hostile acts of each on the other are one event a direction (codebook.md 9)."""
    states = dict.fromkeys(code.split(":")[0] for code in draft.actor)
    if draft.type != "ASSAULT" or draft.recipient or len(states) != 2:
        return [draft]
    one, other = (tuple(c for c in draft.actor if c.split(":")[0] == s) for s in states)
    return [replace(draft, actor=one, recipient=other), replace(draft, actor=other, recipient=one)]


def _complete(finder: Finder, draft: Draft) -> Draft:
    """A draft with the party that its sentence leaves unsaid."""
    actor, recipient = fill(finder, draft)
    if actor:
        draft = replace(draft, actor=actor.codes, actor_at=actor.at, reasons=(*draft.reasons, ("actor", actor.why)))
    if recipient:
        draft = replace(draft, recipient=recipient.codes, recipient_at=recipient.at, reasons=(*draft.reasons, ("recipient", recipient.why)))
    return draft

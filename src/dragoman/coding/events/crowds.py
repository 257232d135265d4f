"""Whom the police deals with behind a protest: *la police en a arrêté une dizaine*, *police detained eleven of them*."""

from __future__ import annotations

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.candidates import Passage
from dragoman.coding.events.finder import Finder
from dragoman.coding.grammar import case_of
from dragoman.coding.sheet import Draft, Predicate, Sheet

#: how far behind a protest, in tokens, what is done to those who took part may stand, and how far below an object the pronoun
REACH, BELOW = 60, 5
#: sectors of those who keep order
KEEPING = frozenset({"COP", "MIL", "GOV"})


def of_the_crowd(passage: Passage, draft: Draft) -> Draft:
    """The draft of what is done to *them* behind a protest: those who protested undergo it, by the police of the place where no other is named."""
    finder = passage.finder
    predicate = finder.sheet.predicates.get(draft.trigger)
    if draft.type not in ("COERCE", "ASSAULT") or draft.kind != "verb" or draft.mutual or predicate is None or not _of_them(finder.sheet, predicate):
        return draft
    near = (d for d in reversed(passage.drafts) if d.type == "PROTEST" and draft.trigger - REACH < d.trigger < draft.trigger)
    told = next((d for d in near if len(d.actor) == 1 and len(d.actor[0].split(":")[0]) == 3), None)
    if told is None or not _may_keep_order(finder, draft):
        return draft
    place = _where(finder, told) or told.actor[0].split(":")[0]
    sector = next((c.partition(":")[2] for c in draft.actor if ":" in c), "COP" if predicate.subjects else "")
    keeps = f"{place}:{sector}" if sector else place
    reasons = (*draft.reasons, ("actor", "who keeps order where they protest"), ("recipient", "those who protest"))
    return changed(draft, actor=(keeps,), recipient=told.actor, recipient_at=told.actor_at, reasons=reasons)


def _of_them(sheet: Sheet, predicate: Predicate) -> bool:
    """Whether pronouns of several are what a verb has for objects, or what it has a number of: *eleven of them*, *en a arrêté dix*."""
    words = sheet.language.words("language", "crowd")
    below = [i for o in predicate.objects for i in sheet.subtree(o) if 0 <= i - o <= BELOW]
    taken = any(sheet.tokens[c].low in words and sheet.tokens[c].pos == "PRON" and c < predicate.token for c in sheet.children[predicate.token])
    return taken or any(sheet.tokens[i].low in words and sheet.tokens[i].pos == "PRON" for i in below)


def _may_keep_order(finder: Finder, draft: Draft) -> bool:
    """Whether an organ does it whose state its own words do not say, or nobody where it is no violence."""
    found = finder.by_token.get(draft.actor_at) if draft.actor_at is not None else None
    bare = found is not None and found.kind == "role" and found.last - found.first == 1
    return (not draft.actor and draft.type == "COERCE") or (bare and all(c.partition(":")[2] in KEEPING for c in draft.actor))


def _where(finder: Finder, told: Draft) -> str | None:
    """The state of the town that the protest's sentence names as where it is."""
    sheet, locative = finder.sheet, finder.sheet.language.words("language", "within")
    named = (m for m in sheet.mentions_in.get(sheet.tokens[told.trigger].sent, ()) if m.kind in ("capital", "place") and case_of(sheet, m.head) in locative)
    return next((s for m in named for s in states(m.codes) if len(s) == 3), None)

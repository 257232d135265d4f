"""Newspapers and channels that are silenced: *a suspendu RFI*, *switched off the BBC*. As an actor or a speaker an outlet is its name; on whom a ban falls is the press of its country."""

from __future__ import annotations

from functools import cache

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.grammar import conjuncts
from dragoman.coding.sheet import Draft, Mention
from dragoman.packs.press import load_press

#: how far behind the word of the act, in tokens, the outlet may stand where the parser hung it elsewhere
REACH = 9
#: where the clause of an act ends
MARKS = frozenset({",", ";", ":", "—", "–"})


@cache
def _countries() -> dict[str, str]:
    """The country of an outlet, by its name in small letters."""
    return load_press().countries


def silenced(finder: Finder, draft: Draft) -> Draft:
    """A ban on outlets with the press of their countries for recipient, those of the state that bans apart; others as they are."""
    if draft.type != "COERCE" or draft.mode != "censor":
        return draft
    found = {c: m for m in _outlets(finder, draft) for code in m.codes if (c := _countries().get(code.casefold())) is not None}
    abroad = {c: m for c, m in found.items() if c not in states(draft.actor)}
    if not abroad or not states(draft.recipient) <= states(draft.actor) | abroad.keys():
        return draft
    first = next(iter(abroad.values()))
    return changed(draft, recipient=tuple(f"{c}:JRN" for c in abroad), recipient_at=first.head, reasons=(*draft.reasons, ("recipient", f"the outlet: {first.why}")))


def _outlets(finder: Finder, draft: Draft) -> list[Mention]:
    """The outlets that an act has for its object, or right behind it in its clause."""
    sheet, predicate = finder.sheet, finder.sheet.predicates.get(draft.trigger)
    heads = [k for o in (predicate.objects if predicate else ()) for c in conjuncts(sheet, o) for k in sheet.subtree(c)]
    behind = range(draft.trigger + 1, min(draft.trigger + REACH, sheet.sentence_of(draft.trigger).last))
    end = next((i for i in behind if sheet.tokens[i].text in MARKS), behind.stop)
    near = frozenset((*heads, *range(behind.start, end)))
    return [m for m in sheet.mentions_in.get(sheet.tokens[draft.trigger].sent, ()) if m.kind == "media" and m.head in near]

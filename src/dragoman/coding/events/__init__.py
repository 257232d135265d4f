"""Triggers over predicates: which acts the text reports, with their parties.

The order of one token's triggers is by how much they ask for; the first whose roles can be filled makes the event.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.changed import changed
from dragoman.coding.events.again import repeated
from dragoman.coding.events.assign import draft
from dragoman.coding.events.between import mediated
from dragoman.coding.events.blame import blamed
from dragoman.coding.events.candidates import Passage
from dragoman.coding.events.completed import completed
from dragoman.coding.events.declined import declined
from dragoman.coding.events.echo import directed, echo
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.gapped import shared
from dragoman.coding.events.home import homely
from dragoman.coding.events.kinds import bidding
from dragoman.coding.events.likewise import alike
from dragoman.coding.events.loose import loosely, standing_alone
from dragoman.coding.events.must import demanded
from dragoman.coding.events.options import options_of
from dragoman.coding.events.pointed import pointed
from dragoman.coding.events.prune import prune
from dragoman.coding.events.topic import LONE, on_another
from dragoman.coding.sheet import Draft, Sheet

NEEDS = ("mentions", "predicates", "topical")
GIVES = ("drafts",)
#: hostile acts that two may do to each other in one word
HOSTILE = frozenset({"ACCUSE", "THREATEN", "SANCTION", "COERCE", "REJECT", "REQUEST"})


def apply(sheet: Sheet) -> Sheet:
    """The sheet with a draft for each act."""
    finder = Finder(sheet)
    kept = told(finder)
    passage = Passage(finder, kept)
    whole = (completed(passage, d) for d in kept)
    full = [d for d in whole if not d.loose or (d.actor and (d.recipient or d.type in LONE)) or len(d.actor) > 1]
    found: Sequence[Draft] = homely(passage.named, full)
    for more in (repeated, pointed, shared, declined, alike):
        found = more(finder, found)
    return sheet.having(drafts=tuple(each for d in mediated(sheet, found) for each in _both_ways(sheet, d)))


def told(finder: Finder) -> tuple[Draft, ...]:
    """The acts that the words of the text tell, with the parties that stand in their slots."""
    sheet = finder.sheet
    drafts: dict[int, Draft] = {}
    options = options_of(sheet)
    pointing = echo(sheet, options)
    for i, found in sorted(options.items()):
        made = next((d for fit in found if (d := draft(finder, fit)) is not None), None)
        if made is not None:
            drafts[i] = made
    drafts = directed(sheet, drafts | loosely(finder, options, drafts), pointing) if drafts else standing_alone(finder, options)
    drafts = demanded(finder, drafts)
    drafts = {i: d for i, d in drafts.items() if not (_caption(sheet, d) or bidding(sheet, i))}
    return tuple(blamed(sheet, list(prune(sheet, [drafts[i] for i in sorted(drafts)]))))


def _caption(sheet: Sheet, draft: Draft) -> bool:
    """*Respect mutuel* as a sub-heading names a theme: a noun there is an act only with both its parties beside it."""
    return draft.kind == "noun" and sheet.sentence_of(draft.trigger).block.kind == "subheading" and not (draft.actor and draft.recipient)


def _both_ways(sheet: Sheet, draft: Draft) -> list[Draft]:
    """Hostile acts of each on the other are one event a direction (codebook.md 9)."""
    states = dict.fromkeys(code.split(":")[0] for code in draft.actor)
    if draft.recipient and draft.type in HOSTILE and len(states) == 2 and dict(draft.reasons).get("recipient", "").startswith(("in its clause", "the other party")) and _reciprocal(sheet, draft):
        draft = changed(draft, recipient=(), recipient_at=None)  # *se sont mutuellement accusés d'avoir rompu la trêve conclue à Oslo*
    if draft.recipient or len(states) != 2 or not (draft.type == "ASSAULT" and not on_another(sheet, draft) or draft.type in HOSTILE and _reciprocal(sheet, draft)):
        return [draft]
    one, other = (tuple(c for c in draft.actor if c.split(":")[0] == s) for s in states)
    return [changed(draft, actor=one, recipient=other), changed(draft, actor=other, recipient=one)]


def _reciprocal(sheet: Sheet, draft: Draft) -> bool:
    """*S'accusent mutuellement*, *accuse each other*: said of each towards the other."""
    near = " ".join(sheet.lows[max(sheet.sentence_of(draft.trigger).first, draft.trigger - 4) : draft.trigger + 12])
    own = sheet.lows[draft.trigger]
    phrases = (words for words in sheet.language.words("language", "reciprocal") if "ing " not in words or own in words.split())  # *broke off talks, each blaming the other*
    return any(f" {words} " in f" {near} " for words in phrases)

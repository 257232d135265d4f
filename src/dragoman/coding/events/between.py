"""Who mediates does so between two: *Oman offers its good offices* is said to both sides of the quarrel that the passage tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.slots import supplied
from dragoman.coding.sheet import Draft, Sheet

#: how far from the word of an act the word for mediating stands, in tokens
NEAR = 6
WHY = "both sides of what the passage tells, since the act mediates"


def mediated(sheet: Sheet, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those that mediate between sides that their own words leave unsaid directed at both."""
    words = sheet.language.words("language", "mediating")
    return [_between(made, drafts) if _mediates(sheet, made, words) else made for made in drafts]


def _mediates(sheet: Sheet, made: Draft, words: frozenset[str]) -> bool:
    """Whether an act is one of mediating, and nobody stands in its own words whom it is directed at."""
    if made.type not in ("CONSULT", "AGREE") or not made.actor or len(states(made.recipient)) > 1:
        return False
    if made.recipient and not supplied(made, "recipient"):
        return False
    below = (i for i in sheet.subtree(made.trigger) if abs(i - made.trigger) <= NEAR)
    return any(sheet.tokens[i].lemma in words for i in (*range(made.first, made.last), *below))


def _between(made: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft directed at the sides of the quarrel that most acts of the passage are about, one of them whom it is directed at already."""
    sides = Counter(pair for other in drafts if other is not made for pair in _sides(made, other))
    if not sides:
        return made
    most = max(sides.values())
    nearest = sorted((d for d in drafts if d is not made), key=lambda d: abs(d.trigger - made.trigger))
    quarrel = next(d for d in nearest if any(sides[pair] == most for pair in _sides(made, d)))
    codes = tuple(dict.fromkeys(code.split(":")[0] for code in (*quarrel.actor, *quarrel.recipient) if code.split(":")[0] not in states(made.actor)))
    why = tuple(r for r in made.reasons if r[0] != "recipient")
    return changed(made, recipient=codes, recipient_at=quarrel.recipient_at, reasons=(*why, ("recipient", WHY)))


def _sides(made: Draft, other: Draft) -> Iterator[frozenset[str]]:
    """The pairs of sides of an act that are not the mediator's, with whom the mediating act is directed at already."""
    known = states(made.recipient)
    for one in states(other.actor):
        for two in states(other.recipient) or states(other.actor):
            pair = frozenset((one, two))
            if len(pair) == 2 and pair.isdisjoint(states(made.actor)) and (not known or known & pair):
                yield pair

"""Who mediates does so between two: *Oman offers its good offices* is said to both sides of the quarrel that the passage tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.dealings import HARSH
from dragoman.coding.events.slots import supplied
from dragoman.coding.grammar import case_of
from dragoman.coding.sheet import Draft, Sheet

#: how far from the word of an act the word for mediating stands, in tokens
NEAR = 8
WHY = "both sides of what the passage tells, since the act mediates"


def mediated(sheet: Sheet, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those that mediate between sides that their own words leave unsaid directed at both."""
    words = sheet.language.words("language", "mediating")
    return [_between(made, drafts) if _mediates(sheet, made, words) else made for made in drafts]


def _mediates(sheet: Sheet, made: Draft, words: frozenset[str]) -> bool:
    """Whether an act is one of mediating, and nobody stands in its own words whom it is directed at."""
    if made.type not in ("CONSULT", "AGREE") or not made.actor or made.mutual or len(states(made.recipient)) > 1:
        return False
    if made.recipient and not supplied(made, "recipient"):
        return False
    below = [i for i in sheet.subtree(made.trigger) if abs(i - made.trigger) <= NEAR]
    said = {word for i in (*range(made.first, made.last), *below) if not _through(sheet, i) for word in (sheet.tokens[i].lemma, sheet.lows[i], "".join(sheet.lows[i - 2 : i + 1]))}  # *a go-between*
    return not said.isdisjoint(words) or not (said.isdisjoint(sheet.language.words("language", "talks")) or said.isdisjoint(sheet.language.words("language", "hosting")))


def _through(sheet: Sheet, i: int) -> bool:
    """*A proposé, par l'entremise d'Oman, ...*: by whose hand an act is done is told with it."""
    return case_of(sheet, i) in sheet.language.words("language", "by_hand")


def _between(made: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft directed at the sides of the quarrel that most acts of the passage are about, one of them whom it is directed at already."""
    others = [d for d in drafts if d is not made]
    sides = Counter(pair for other in others for pair in _sides(made, other) for _ in range(2 if other.type in HARSH else 1))
    if not sides or any(_own(made, other) for other in others):
        return made
    most = max(sides.values())
    telling = [d for d in others if any(sides[pair] == most for pair in _sides(made, d))]
    quarrel = min(telling, key=lambda d: (-len(states((*d.actor, *d.recipient))), abs(d.trigger - made.trigger)))
    codes = tuple(dict.fromkeys(code.split(":")[0] for code in (*quarrel.actor, *quarrel.recipient) if code.split(":")[0] not in states(made.actor)))
    why = tuple(r for r in made.reasons if r[0] != "recipient")
    return changed(made, recipient=codes, recipient_at=quarrel.recipient_at, reasons=(*why, ("recipient", WHY)))


def _own(made: Draft, other: Draft) -> bool:
    """Whether an act is one of a quarrel that the one who acts is a party to, with whom it is directed at."""
    known, sides = states(made.recipient), (states(other.actor), states(other.recipient))
    return other.type in HARSH and any(not side.isdisjoint(states(made.actor)) and not against.isdisjoint(known) for side, against in (sides, sides[::-1]))


def _sides(made: Draft, other: Draft) -> Iterator[frozenset[str]]:
    """The pairs of sides of an act that are not the mediator's, with whom the mediating act is directed at already."""
    known = states(made.recipient)
    for one in states(other.actor):
        for two in states(other.recipient) or states(other.actor):
            pair = frozenset((one, two))
            if len(pair) == 2 and pair.isdisjoint(states(made.actor)) and (not known or known & pair):
                yield pair

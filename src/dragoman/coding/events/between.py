"""Who mediates does so between two: *Oman offers its good offices* is said to both sides of the quarrel that the passage tells."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.dealings import HARSH
from dragoman.coding.events.slots import supplied
from dragoman.coding.grammar import case_of
from dragoman.coding.sheet import Draft, Sheet

#: how far from the word of an act the word for mediating stands, in tokens
NEAR = 8
WHY = "both sides of what the passage tells, since the act mediates"


Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Quarrels:
    """Who deals with whom in a passage: how much is told of each pair of states, the acts that tell most fully of it in the order of the text, and who harms whom."""

    weight: Counter[Pair]
    telling: dict[Pair, list[Draft]]
    harming: frozenset[tuple[str, str]]


def mediated(sheet: Sheet, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those that mediate between sides that their own words leave unsaid directed at both."""
    words = sheet.language.words("language", "mediating")
    between = {id(made) for made in drafts if _mediates(sheet, made, words)}
    if not between:
        return list(drafts)
    quarrels = _quarrels(drafts)  # counted once, however many mediate
    return [_between(made, quarrels) if id(made) in between else made for made in drafts]


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


def _quarrels(drafts: Sequence[Draft]) -> _Quarrels:
    """What a passage tells of each pair; what is done against somebody counts twice."""
    weight: Counter[Pair] = Counter()
    telling: dict[Pair, list[Draft]] = {}
    harming: set[tuple[str, str]] = set()
    for made in sorted(drafts, key=lambda d: d.trigger):
        harsh = made.type in HARSH
        for pair in _sides(made):
            weight[pair] += 2 if harsh else 1
            telling[pair] = _fullest(telling.get(pair, []), made)
        if harsh:
            harming.update((one, two) for one in states(made.actor) for two in states(made.recipient))
    return _Quarrels(weight, telling, frozenset(harming))


def _fullest(told: list[Draft], made: Draft) -> list[Draft]:
    """The acts that name the most states, one a word, with another."""
    if not told or _named(made) > _named(told[-1]):
        return [made]
    if _named(made) == _named(told[-1]) and made.trigger != told[-1].trigger:
        told.append(made)
    return told


def _named(made: Draft) -> int:
    """How many states an act names."""
    return len(states((*made.actor, *made.recipient)))


def _between(made: Draft, quarrels: _Quarrels) -> Draft:
    """The draft directed at the sides of the quarrel that most acts of the passage are about, one of them whom it is directed at already."""
    own, known = states(made.actor), states(made.recipient)
    sides = {pair: told for pair, told in quarrels.weight.items() if pair.isdisjoint(own) and (not known or known & pair)}
    if not sides or any((one, two) in quarrels.harming or (two, one) in quarrels.harming for one in own for two in known):
        return made  # who has a part in the quarrel stands between nobody
    most = max(sides.values())
    telling = (d for pair, told in sides.items() if told == most for d in _nearest(quarrels.telling[pair], made.trigger))
    quarrel = min(telling, key=lambda d: (-_named(d), abs(d.trigger - made.trigger), d.trigger))
    codes = tuple(dict.fromkeys(code.split(":")[0] for code in (*quarrel.actor, *quarrel.recipient) if code.split(":")[0] not in own))
    why = tuple(r for r in made.reasons if r[0] != "recipient")
    return changed(made, recipient=codes, recipient_at=quarrel.recipient_at, reasons=(*why, ("recipient", WHY)))


def _nearest(told: list[Draft], at: int) -> list[Draft]:
    """Of acts in the order of the text the one before a word and the one at or behind it."""
    behind = bisect_left(told, at, key=lambda d: d.trigger)
    return told[max(0, behind - 1) : behind + 1]


def _sides(made: Draft) -> Iterator[Pair]:
    """The pairs of states of an act."""
    for one in states(made.actor):
        for two in states(made.recipient) or states(made.actor):
            if one != two:
                yield frozenset((one, two))

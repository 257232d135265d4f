"""Whose relation is meant: the states named in the label or as what it is said of, else the two that its sentence or the whole text speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dragoman.coding.characterisations.label import Told
from dragoman.coding.sheet import Mention, Sheet


def parties_of(sheet: Sheet, each: Told) -> tuple[str, ...]:
    """The parties of a label: two where they are found, in the order of the text; fewer where the text does not say."""
    inside = _states(m for m in sheet.mentions if each.first <= m.head < each.last)
    said_of = _states(_said_of(sheet, each))
    found = tuple(dict.fromkeys((*inside, *said_of)))
    if len(found) >= 2:
        return found[:2]
    sentence = _states(sheet.mentions_in.get(sheet.tokens[each.head].sent, ()))
    main = _main(sheet, each)
    # of more than two in a sentence, those that the text is about: the others are there for something else
    near = sentence if len(sentence) <= 2 else [s for s in sentence if s in main]
    return tuple(dict.fromkeys((*found, *near, *main, *sentence)))[:2]


def _said_of(sheet: Sheet, each: Told) -> Iterable[Mention]:
    """The mentions in the subject of the label's clause."""
    predicate = sheet.predicates.get(each.head)
    for subject in predicate.subjects if predicate else ():
        yield from (m for i in sheet.subtree(subject) if (m := sheet.mention_at.get(i)))


def _main(sheet: Sheet, each: Told) -> tuple[str, ...]:
    """The two that the text up to the label's sentence names most, the nearer first of equals; what comes later only where it names fewer."""
    here = sheet.sentence_of(each.head)
    before = [m for m in sheet.mentions if m.head < here.last]
    counted = Counter(s for m in before for s in _states((m,)))
    nearest = {s: m.head for m in before for s in _states((m,))}
    ranked = sorted(counted, key=lambda s: (-counted[s], -nearest[s]))
    return tuple(dict.fromkeys((*ranked, *_states(m for m in sheet.mentions if m.head >= here.last))))[:2]


def _states(mentions: Iterable[Mention]) -> tuple[str, ...]:
    codes = [code.split(":")[0] for m in mentions if m.kind not in ("media", "unnamed", "place") for code in m.codes]
    return tuple(dict.fromkeys(c for c in codes if not c.startswith("NGO") and c != "REB"))

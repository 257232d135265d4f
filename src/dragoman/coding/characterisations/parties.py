"""Whose relation is meant: the states named in the label or its clause, else those that the passage speaks of."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding.characterisations.label import Told
from dragoman.coding.sheet import Mention, Sheet


def parties_of(sheet: Sheet, each: Told) -> tuple[str, ...]:
    """The parties of a label: two where they are found, in the order of the text; fewer where the text does not say."""
    sentence = sheet.sentence_of(each.head)
    inside = _states(m for m in sheet.mentions if each.first <= m.head < each.last)
    if len(inside) >= 2:
        return inside[:2]
    near = _states(m for m in sheet.mentions if sentence.first <= m.head < sentence.last)
    found = tuple(dict.fromkeys((*inside, *near)))
    if len(found) >= 2:
        return found[:2]
    before = _states(sorted((m for m in sheet.mentions if m.head < sentence.first), key=lambda m: -m.head))
    after = _states(m for m in sheet.mentions if m.head >= sentence.last)
    return tuple(dict.fromkeys((*found, *before, *after)))[:2]


def _states(mentions: Iterable[Mention]) -> tuple[str, ...]:
    codes = [code.split(":")[0] for m in mentions if m.kind not in ("media", "unnamed", "place") for code in m.codes]
    return tuple(dict.fromkeys(c for c in codes if not c.startswith("NGO") and c != "REB"))

"""What the rules would make of a word if it carried an act of some category: the packs' trigger for it, even where its tests fail, and the parties in its slots.

The rules alone code no such act; but a witness that sees one there need not find its parties alone.
"""

from __future__ import annotations

from dragoman.coding.events.assign import draft
from dragoman.coding.events.candidates import Passage
from dragoman.coding.events.completed import completed
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.index import index
from dragoman.coding.events.triggers import Fit, fits
from dragoman.coding.once import once
from dragoman.coding.sheet import Draft, Sheet
from dragoman.packs.language import KINDS, Language, Trigger

#: how well the packs know a word for a category: a trigger fits, but its parties are unsaid; a trigger has the word, but a test fails; none has it
FITTING, KNOWN, UNKNOWN = "fitting", "known", "unknown"


def passage_of(sheet: Sheet) -> Passage:
    """What all acts of a sheet share when their parties are sought."""
    return Passage(Finder(sheet), sheet.drafts)


def tentative(passage: Passage, i: int, kind: str) -> tuple[Draft, str] | None:
    """The act of a category that a word would carry, and how well the packs know it there; None of a word that is no predicate."""
    sheet = passage.finder.sheet
    if i not in sheet.predicates:
        return None
    fit, how = _fit(sheet, i, kind)
    made = draft(passage.finder, fit, loose=True)
    return None if made is None else (completed(passage, made), how)


def _fit(sheet: Sheet, i: int, kind: str) -> tuple[Fit, str]:
    """The trigger of a category that comes nearest to a word: the most demanding that fits, else the least demanding that has the word, else the category's usual parties."""
    predicate = sheet.predicates[i]
    known: dict[int, list[Fit]] = sheet.memo("tentative")
    if i not in known:
        known[i] = fits(sheet, predicate)
    fitting = [f for f in known[i] if f.trigger.type == kind]
    if fitting:
        return max(fitting, key=lambda f: f.trigger.weight), FITTING
    called = [a.trigger for _, asked in index(sheet.language).called(KINDS, sheet.tokens[i]) for a in asked if a.trigger.type == kind]
    nearest = min(called, key=lambda t: t.weight) if called else _plain(sheet.language)[kind]
    return Fit(nearest, predicate, (i,), ()), KNOWN if called else UNKNOWN


@once
def _plain(language: Language) -> dict[str, Trigger]:
    """For each category a trigger without words and tests."""
    none: frozenset[str] = frozenset()
    return {t.type: Trigger(t.type, None, (), (), (), (), dict.fromkeys(t.tests, none), none, none, (), (), (), (), "directed", "", False, False, False, "", "the usual parties") for t in language.triggers}

"""The triggers that fit in a text, by the token that the act stands on."""

from __future__ import annotations

from dragoman.coding.events.triggers import Fit, fits, phrase_fits
from dragoman.coding.once import Phrases, every, listed, once
from dragoman.coding.sheet import Sheet
from dragoman.packs import Language


def options_of(sheet: Sheet) -> dict[int, list[Fit]]:
    """The triggers that fit, by the token that the act stands on, the most demanding first; page noise and other topics left out."""
    options: dict[int, list[Fit]] = {}
    for fit in phrase_fits(sheet):
        options.setdefault(fit.predicate.token, []).append(fit)
    hollow = _hollow(sheet)
    for i, predicate in sheet.predicates.items():
        for fit in fits(sheet, predicate) if i not in hollow and (not sheet.skipped or sheet.tokens[i].sent not in sheet.skipped) else ():
            options.setdefault(_place(sheet, fit), []).append(fit)
    for found in options.values():
        if len(found) > 1:
            found.sort(key=lambda f: (f.trigger.last, -f.trigger.weight - 2 * (len(f.words) - 1), f.trigger.where))
    return {i: found for i, found in options.items() if sheet.tokens[i].sent not in sheet.skipped}


def _hollow(sheet: Sheet) -> frozenset[int]:
    """The tokens of set phrases, whose words carry no act (*à peine* tells of no sentence), and of places: *la Réunion* is no meeting."""
    table = _set_phrases(sheet.language)
    places = frozenset(j for m in sheet.mentions if m.kind == "place" for j in range(m.first, m.last))
    return places | frozenset(j for i, words, _ in every(sheet, table) for j in range(i, i + len(words)))


@once
def _set_phrases(language: Language) -> Phrases[tuple[int, str]]:
    return listed(language.tables["language"].get("set_phrases", ()))


def _place(sheet: Sheet, fit: Fit) -> int:
    """The word that an act stands on: of *réaffirmer ... la volonté* the noun, so that one verb can carry two acts."""
    nouns = [i for i in fit.words[1:] if sheet.tokens[i].pos == "NOUN"]
    return nouns[0] if nouns and fit.predicate.kind == "verb" else fit.predicate.token

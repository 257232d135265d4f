"""One pass of an Aho-Corasick automaton over the raw text finds every alias of the roster."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from dragoman.coding.sheet import Hit
from dragoman.packs import Alias, Language, Roster
from dragoman.packs.roster import fold


@dataclass(frozen=True)
class Matcher:
    """The automaton over all aliases that a text in one language may use."""

    automaton: AhoCorasick
    keys: tuple[str, ...]
    aliases: dict[str, tuple[Alias, ...]]

    def hits(self, text: str, folded: str, prefixes: frozenset[str] = frozenset()) -> list[Hit]:
        """In a text and the same folded, the longest hits from left to right that stand as whole words in the right case.

        Behind a hyphen a name is one only where another name, or one of the prefixes, stands before it: *US-China*, *Franco-Algerian*.
        """
        shouting = text.upper() == text
        found = [(s, -e, self.keys[k]) for k, s, e in self.automaton.find_matches_as_indexes(_key(folded), overlapping=True) if _whole(folded, s, e)]
        taken: list[Hit] = []
        end = 0
        for start, minus, key in sorted(found):
            if start < end or (_hyphened(folded, start) and not (taken and taken[-1].end == start - 1) and _before(folded, start) not in prefixes):
                continue
            fitting = tuple(a for a in self.aliases[key] if shouting or (_case_fits(a.text, text[start:-minus]) and not (a.kind == "media" and text.startswith("the ", start))))
            if fitting and not (fitting[0].kind == "unit" and _compounded(folded, -minus)):
                end = -minus
                if fitting[0].kind != "homonym":
                    taken.append(Hit(start, end, fitting))
        return taken


def hits(text: str, folded: str, roster: Roster, language: Language) -> tuple[Hit, ...]:
    """The names of the roster in a text and the same folded, as the language joins them."""
    return tuple(matcher(roster, language.code).hits(text, folded, frozenset(language.tables["actors"].get("joined", ()))))


def _key(folded: str) -> str:
    """Folded text with hyphens as spaces: *Port-Moresby* and *Port Moresby* are one name."""
    return folded.replace("-", " ")


def _whole(text: str, start: int, end: int) -> bool:
    before = start == 0 or not text[start - 1].isalnum()
    return before and (end == len(text) or not text[end].isalnum())


def _hyphened(text: str, start: int) -> bool:
    return start > 1 and text[start - 1] == "-" and text[start - 2].isalnum()


def _compounded(text: str, end: int) -> bool:
    """*Sudan's army-aligned government*: a unit before a hyphen only tells what kind of thing the next word is."""
    return end + 1 < len(text) and text[end] == "-" and text[end + 1].isalpha()


def _before(text: str, start: int) -> str:
    """The word that a hyphen joins to a place in the text."""
    at = start - 1
    while at > 0 and text[at - 1].isalpha():
        at -= 1
    return text[at : start - 1]


def _case_fits(alias: str, found: str) -> bool:
    """A name written with a capital needs one; an acronym of up to five capitals needs them all, or none of them but the first."""
    if not alias[0].isupper():
        return True
    if len(alias) <= 3 and alias[1:] != alias[1:].lower():
        return found == alias  # *LeT* is no *Let*
    if alias.isupper() and len(alias) <= 5:
        return found == alias or found == alias.capitalize()
    return (found[0].isupper() and _named_behind(alias, found)) or _generic_first(alias, found)


#: articles that names begin with, and sentences about something else: *La Réunion*, *La réunion*
ARTICLES = frozenset({"la", "le", "les", "the"})


def _named_behind(alias: str, found: str) -> bool:
    """Whether the word behind an article is written with the capital that the name has there."""
    words, said = alias.split(), found.split()
    return len(words) < 2 or len(said) < 2 or words[0].lower() not in ARTICLES or not words[1][0].isupper() or said[1][0].isupper()


#: what a name may begin with that writers leave small: *les îles Cook*, *le front Polisario*, *the Gambia*
GENERIC = frozenset({"the", "îles", "iles", "île", "république", "royaume", "fédération", "confédération", "principauté", "sultanat", "union", "ligue", "organisation", "cour", "front", "mouvement", "armée", "alliance", "forces", "republic", "army", "group", "groupe", "katiba", "brigade", "brigades", "milice"})


def _generic_first(alias: str, found: str) -> bool:
    """Whether only the common noun that a name begins with is small."""
    first, *rest = found.split()
    return bool(rest) and first in GENERIC and rest[-1][0].isupper() and alias.split()[-1][0].isupper()


@cache
def matcher(roster: Roster, lang: str) -> Matcher:
    """The matcher for one language: its own aliases and those that belong to none; names of states of both."""
    table: dict[str, list[Alias]] = defaultdict(list)
    for alias in roster.aliases:
        if alias.lang in (None, lang) or alias.kind in ("body", "group", "unit", "place", "seat", "capital"):
            if len(alias.text) > 1:
                table[_key(fold(alias.text))].append(alias)
    keys = tuple(sorted(table))
    order = {"homonym": -1, "state": 0, "body": 1, "capital": 2, "group": 3, "unit": 4, "seat": 5, "person": 6, "demonym": 7, "media": 8, "ngo": 9, "place": 10}
    ranked = {key: tuple(sorted(table[key], key=lambda a: (a.lang not in (lang, None), order[a.kind], a.code))) for key in keys}
    return Matcher(AhoCorasick(list(keys)), keys, ranked)

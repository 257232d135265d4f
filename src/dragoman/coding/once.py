"""What is worked out once for each language: folded phrases, sets of words, indexes over the packs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TypeVar

from dragoman.coding.sheet import Sheet, Token
from dragoman.packs import Language
from dragoman.packs.roster import fold

Made = TypeVar("Made")
Words = tuple[str, ...]


def once(make: Callable[[Language], Made]) -> Callable[[Language], Made]:
    """`make` called once for each language; a language is known by being the same object."""
    known: dict[int, tuple[Language, Made]] = {}

    @wraps(make)
    def made(language: Language) -> Made:
        found = known.get(id(language))
        if found is None or found[0] is not language:
            found = known[id(language)] = (language, make(language))
        return found[1]

    return made


def split(phrase: str) -> Words:
    """A phrase as folded tokens, elisions apart as the parser cuts them."""
    return tuple(fold(phrase).replace("'", "' ").split())


def by_first(phrases: Iterable[str]) -> dict[str, list[tuple[int, str, Words]]]:
    """`first word -> (place in the list, phrase, words)`."""
    found: dict[str, list[tuple[int, str, Words]]] = {}
    for place, phrase in enumerate(phrases):
        words = split(phrase)
        found.setdefault(words[0], []).append((place, phrase, words))
    return found


def stands(sheet: Sheet, i: int, words: Words) -> bool:
    """Whether these folded words stand at a token."""
    return sheet.lows[i : i + len(words)] == words


def places(sheet: Sheet, table: dict[str, list[tuple[int, str, Words]]], first: int, last: int) -> Iterator[tuple[int, int, str, Words]]:
    """Where phrases stand between two tokens, in the order of the list and then of the text: place, token, phrase, words."""
    found = [
        (place, i, phrase, words)
        for i in range(first, last)
        for place, phrase, words in table.get(sheet.tokens[i].low, ())
        if i + len(words) <= len(sheet.tokens) and (len(words) == 1 or stands(sheet, i, words))
    ]
    yield from sorted(found, key=lambda f: f[:2])


def is_one_of(token: Token, words: frozenset[str]) -> bool:
    """Whether a token is one of the words, by its lemma or as written."""
    return token.lemma in words or token.text.lower() in words

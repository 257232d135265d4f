"""What is worked out once for each language: folded phrases, sets of words, indexes over the packs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

from dragoman.coding.sheet import Sheet, Token
from dragoman.packs import Language
from dragoman.packs.roster import fold

Made = TypeVar("Made")
Words = tuple[str, ...]


def once(make: Callable[[Language], Made]) -> Callable[[Language], Made]:
    """`make` called once for each language."""
    return cache(make)


def split(phrase: str) -> Words:
    """A phrase as folded tokens, elisions apart as the parser cuts them."""
    return tuple(fold(phrase).replace("'", "' ").split())


#: phrases by their first word and their second (none for a phrase of one word), each with what it stands for
Phrases = dict[str, dict[str | None, list[tuple[Words, Made]]]]


def by_words(phrases: Iterable[tuple[Words, Made]]) -> Phrases[Made]:
    """An index of phrases: by two words, because many begin with an article."""
    found: Phrases[Made] = {}
    for words, made in phrases:
        found.setdefault(words[0], {}).setdefault(words[1] if len(words) > 1 else None, []).append((words, made))
    return found


def listed(phrases: Iterable[str]) -> Phrases[tuple[int, str]]:
    """An index of a list of phrases, each with its place in the list."""
    return by_words((split(phrase), (place, phrase)) for place, phrase in enumerate(phrases))


def standing(sheet: Sheet, table: Phrases[Made], i: int) -> list[tuple[Words, Made]]:
    """The phrases that stand at a token."""
    lows = sheet.lows
    options = table.get(lows[i])
    if options is None:
        return []
    alone, longer = options.get(None, []), options.get(lows[i + 1]) if i + 1 < len(lows) else None
    return alone if longer is None else [*alone, *[each for each in longer if lows[i : i + len(each[0])] == each[0]]]


def every(sheet: Sheet, table: Phrases[Made], first: int = 0, last: int | None = None) -> list[tuple[int, Words, Made]]:
    """The phrases that stand between two tokens, else in the text, in its order: the token where each begins, its words, what it stands for."""
    lows = sheet.lows
    found: list[tuple[int, Words, Made]] = []
    for i, low in enumerate(lows[first:last], first):
        options = table.get(low)
        if options is None:
            continue
        found += [(i, *each) for each in options[None]] if None in options else ()
        if i + 1 < len(lows) and lows[i + 1] in options:
            found += [(i, words, made) for words, made in options[lows[i + 1]] if lows[i : i + len(words)] == words]
    return found


def places(sheet: Sheet, table: Phrases[tuple[int, str]], first: int, last: int) -> list[tuple[int, int, str, Words]]:
    """Where phrases stand between two tokens, in the order of the list and then of the text: place, token, phrase, words."""
    found = [(place, i, phrase, words) for i, words, (place, phrase) in every(sheet, table, first, last)]
    return sorted(found, key=lambda f: f[:2]) if len(found) > 1 else found


def is_one_of(token: Token, words: frozenset[str]) -> bool:
    """Whether a token is one of the words, by its lemma or as written."""
    return token.lemma in words or token.text.lower() in words

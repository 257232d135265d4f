"""The triggers of a language by the words that carry them, with what each asks for laid ready: made once a language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, partial

from dragoman.coding.once import Phrases, by_words, once
from dragoman.coding.sheet import Token
from dragoman.packs import Language
from dragoman.packs.language import KINDS, Trigger
from dragoman.packs.roster import fold

Words = frozenset[str]
#: how many words are kept with what they call for
MOST = 100_000


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """A trigger under one of its words: its further words in their spellings, the tests of its arguments, and of what its sentence must have words for all of it (`needs`)."""

    trigger: Trigger
    others: tuple[Words, ...]
    needs: tuple[Words, ...]
    object: Words
    not_object: Words
    subject: Words
    not_subject: Words
    near: Words
    not_near: Words


@dataclass(frozen=True, eq=False)
class Index:
    """Triggers by the kind of word and its first lemma, and phrases by their first word."""

    words: dict[str, dict[str, tuple[Asked, ...]]]
    phrases: Phrases[Asked]
    known: dict[tuple[tuple[str, ...], str, str], list[tuple[str, list[Asked]]]]

    def called(self, kinds: tuple[str, ...], token: Token) -> list[tuple[str, list[Asked]]]:
        """By the kind of word, what a token's lemma and its word as written call for, each once; kept for the next such token."""
        key = (kinds, token.lemma, token.text)
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= MOST:
                self.known.clear()
            found = self.known[key] = [(kind, asked) for kind in kinds if (asked := self._asked(kind, token))]
        return found

    def _asked(self, kind: str, token: Token) -> list[Asked]:
        low = token.text.lower()
        forms = dict.fromkeys((token.lemma, low, _singular(low) if kind == "noun" else low))
        return list(dict.fromkeys(asked for form in forms for asked in self.words[kind].get(form, ())))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith(("s", "x")) and len(word) > 3 else word


@once
def index(language: Language) -> Index:
    """The index of a language's triggers."""
    words: dict[str, dict[str, dict[Asked, None]]] = {kind: defaultdict(dict) for kind in KINDS}
    phrases: list[tuple[tuple[str, ...], Asked]] = []
    for trigger in language.triggers:
        made = cache(partial(_asked, trigger))  # one object, so that a trigger that two forms of a word call for is tried once
        for kind in KINDS:
            for first, *others in getattr(trigger, kind):
                words[kind][first.lower()][made(*(lemma.lower() for lemma in others))] = None
        phrases += [(_split(phrase), made()) for phrase in trigger.phrase]
    return Index({kind: {word: tuple(found) for word, found in table.items()} for kind, table in words.items()}, by_words(phrases), {})


def _asked(trigger: Trigger, *others: str) -> Asked:
    further = tuple(map(_spellings, others))
    needs = (*further, *(words for key in ("near", "subject") if (words := trigger.tests[key])))
    return Asked(trigger, further, tuple(sorted(needs, key=len)), **trigger.tests)


@once
def entries(language: Language) -> Phrases[str]:
    """The entries of several words in the lists of all triggers, by their first words."""
    told = {word for trigger in language.triggers for words in trigger.tests.values() for word in words if " " in word}
    return by_words([(_split(word), word) for word in sorted(told)])


@cache
def _split(phrase: str) -> tuple[str, ...]:
    """A phrase as folded tokens, elisions apart as the parser cuts them."""
    return tuple(fold(phrase).replace("'", "' ").replace(" 's", " 's").split())


@cache
def _spellings(lemma: str) -> Words:
    """A word of a pack as a token may have it: as written, and folded."""
    bare = lemma.replace("’", "'")
    return frozenset((bare, fold(bare)))

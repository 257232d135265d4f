"""The triggers of a language by the words that carry them, with what each asks for laid ready: made once a language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, partial

from dragoman.coding.once import once
from dragoman.packs import Language
from dragoman.packs.language import KINDS, Trigger
from dragoman.packs.roster import fold

Words = frozenset[str]


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """A trigger under one of its words: its further words in their spellings, and the tests of its arguments."""

    trigger: Trigger
    others: tuple[Words, ...]
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
    phrases: dict[str, tuple[tuple[Asked, tuple[str, ...]], ...]]


@once
def index(language: Language) -> Index:
    """The index of a language's triggers."""
    words: dict[str, dict[str, dict[Asked, None]]] = {kind: defaultdict(dict) for kind in KINDS}
    phrases: dict[str, list[tuple[Asked, tuple[str, ...]]]] = defaultdict(list)
    for trigger in language.triggers:
        made = cache(partial(_asked, trigger))  # one object, so that a trigger that two forms of a word call for is tried once
        for kind in KINDS:
            for first, *others in getattr(trigger, kind):
                words[kind][first.lower()][made(*(lemma.lower() for lemma in others))] = None
        for phrase in trigger.phrase:
            split = _split(phrase)
            phrases[split[0]].append((made(), split))
    return Index({kind: {word: tuple(found) for word, found in table.items()} for kind, table in words.items()}, {k: tuple(v) for k, v in phrases.items()})


def _asked(trigger: Trigger, *others: str) -> Asked:
    return Asked(trigger, tuple(map(_spellings, others)), **trigger.tests)


@cache
def _split(phrase: str) -> tuple[str, ...]:
    """A phrase as folded tokens, elisions apart as the parser cuts them."""
    return tuple(fold(phrase).replace("'", "' ").replace(" 's", " 's").split())


@cache
def _spellings(lemma: str) -> Words:
    """A word of a pack as a token may have it: as written, and folded."""
    bare = lemma.replace("’", "'")
    return frozenset((bare, fold(bare)))

"""Models made ready: the time that spaCy's loading wastes is taken out, what is used of what it loads is not changed.

Of some five seconds that loading French would take,

- most goes into one pattern: words with a hyphen or an elision that are to stay whole, where the class of all small letters is spelt out
  four hundred times under IGNORECASE. Written as `[^\\W\\d_]` it takes milliseconds;
- 0.8 goes into the words that the vectors were learned from, 700,000 of them. A vector is found by the hash of its word, and a word that is
  met is put among the strings then: they are left out, and so is the splitter of sentences, which is not used;
- 0.5 goes into the order and the filter of the lemmas' table, which a plain table does without.

And the lists in which the lemmatizer looks up each new word become sets.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dragoman.coding.parse.ruler import remember
from dragoman.coding.parse.spare import import_spacy

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

#: characters from which on a pattern is one of those that spell out the alphabet
LONG = 100_000
LETTER = r"[^\W\d_]"
#: what is not loaded: words that are only known by their vectors, and a component that no one runs
UNUSED = ("strings", "senter")


class Words(dict[Any, Any]):
    """A table of lookups with the questions that spaCy's lemmatizers ask: by a word or by its hash."""

    def __init__(self, name: str, data: Mapping[str | int, Any]) -> None:
        from spacy.strings import get_string_id

        self._hash: Any = get_string_id
        super().__init__({get_string_id(key): value for key, value in data.items()})
        self.name = name

    def __getitem__(self, key: str | int) -> Any:
        return super().__getitem__(self._hash(key))

    def __contains__(self, key: object) -> bool:
        return super().__contains__(self._hash(key))

    def __setitem__(self, key: str | int, value: Any) -> None:
        super().__setitem__(self._hash(key), value)

    def get(self, key: str | int, default: Any = None) -> Any:
        """The value of a word or its hash."""
        return super().get(self._hash(key), default)


def loaded(model: str) -> Pipeline:
    """The pipeline of a model that is installed as a package."""
    import_spacy()
    with _hastened():
        nlp: Pipeline = importlib.import_module(model).load(exclude=UNUSED)
    _as_sets(nlp)
    remember(nlp)
    return nlp


@contextmanager
def _hastened() -> Iterator[None]:
    """While this holds, long patterns are compiled with their letters written short, and tables of lookups are plain ones."""
    lookups: Any = importlib.import_module("spacy.lookups")
    compiled: Any = re.compile
    table = lookups.Table

    def compile_(pattern: Any, flags: Any = 0) -> Any:
        return compiled(shortened(pattern) if isinstance(pattern, str) and len(pattern) > LONG else pattern, flags)

    re.compile, lookups.Table = compile_, Words
    try:
        yield
    finally:
        re.compile, lookups.Table = compiled, table


def shortened(pattern: str) -> str:
    """The pattern with each class that spells out the small letters as one that names them."""
    from spacy.lang.char_classes import ALPHA_LOWER

    inside = re.compile(r"\[([^\[\]]*?)" + re.escape(ALPHA_LOWER) + r"([^\[\]]*?)\]")
    return str(inside.sub(lambda found: f"(?:[{rest}]|{LETTER})" if (rest := found[1] + found[2]) else LETTER, pattern))


def _as_sets(nlp: Pipeline) -> None:
    """The index of lemmas by sets: to find a word in a list of fifty thousand takes a millisecond."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is None or not lookups.has_table("lemma_index"):
        return
    index: Any = lookups.get_table("lemma_index")
    for kind, words in list(index.items()):
        index[kind] = frozenset(words)

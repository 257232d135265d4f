"""Models made ready: the time that spaCy's loading wastes is taken out, what it loads is not changed.

Two thirds of the time to load French go into one pattern: words with a hyphen or an elision that are to stay whole, where the class of
all small letters is spelt out four hundred times under IGNORECASE. Written as `[^\\W\\d_]` it takes milliseconds. And the lists in which
the lemmatizer looks up each new word become sets.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dragoman.coding.ruler import remember

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

#: characters from which on a pattern is one of those that spell out the alphabet
LONG = 100_000
LETTER = r"[^\W\d_]"


def loaded(model: str) -> Pipeline:
    """The pipeline of a model that is installed as a package."""
    with _short_classes():
        nlp: Pipeline = importlib.import_module(model).load()
    _as_sets(nlp)
    remember(nlp)
    return nlp


@contextmanager
def _short_classes() -> Iterator[None]:
    """While this holds, long patterns are compiled with their letters written short."""
    compiled: Any = re.compile

    def compile_(pattern: Any, flags: Any = 0) -> Any:
        return compiled(shortened(pattern) if isinstance(pattern, str) and len(pattern) > LONG else pattern, flags)

    re.compile = compile_
    try:
        yield
    finally:
        re.compile = compiled


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

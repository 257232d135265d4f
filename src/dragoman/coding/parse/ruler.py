"""spaCy's ruler of attributes with a memory: what it makes of a word hangs on what its rules look at (the tag, the label, in English the word), so each is ruled once.

The ruler runs a matcher of patterns over every text, a tenth of the English parse and a twentieth of the French. Its few patterns of two words
(*gonna*, *let's*) are seen to by the ruler itself wherever a text has a word that such a pattern begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

#: what a rule may set, and what it may look at besides
SET: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
LOOKED_AT = frozenset({"TAG", "POS", "DEP", "LOWER", "IS_SPACE"})
NAME, FACTORY = "attribute_ruler", "remembering_ruler"
#: words that are kept at a time
MOST = 200_000

Key = tuple[int, ...]
Ruled = tuple[int, ...]


class Remembering:
    """Calls the ruler for a text with a word that it has not ruled yet, and else sets what it would."""

    def __init__(self, ruler: Any, strings: Any, starts: list[dict[str, Any]], looked: frozenset[str]) -> None:
        self._ruler, self._strings, self._starts = ruler, strings, starts
        self._asked: list[int | str] = [*SET, *sorted(looked - set(map(str, SET)))]
        self._known: dict[Key, Ruled] = {}
        self._begins: dict[Key, bool] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The text with parts of speech, morphology and the lemmas of the rules."""
        keys: list[Key] = [tuple(row) for row in doc.to_array(self._asked).tolist()]
        found = [self._known.get(key) for key in keys]
        if not found or None in found:  # a word that a rule of two words may begin with is never kept
            return self._ruled(doc, keys)
        values: Any = numpy.array(found, dtype="uint64")
        return doc.from_array(SET, values)

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """The texts of a stream, one by one."""
        return (self(doc) for doc in stream)

    def _ruled(self, doc: Doc, keys: list[Key]) -> Doc:
        """A text by the ruler; what it made of each word is kept where no rule of two words had a say."""
        self._ruler(doc)
        if len(self._known) > MOST:
            self._known.clear()
        for key in set(keys) - self._begins.keys():
            self._begins[key] = any(self._fits(start, key) for start in self._starts)
        apart = [n for n, key in enumerate(keys) if self._begins[key]]
        said = {place for n in apart for place in (n, n + 1)}
        for n, (key, row) in enumerate(zip(keys, doc.to_array(SET).tolist() if keys else (), strict=True)):
            if n not in said:
                self._known[key] = tuple(row)
        return doc

    def _fits(self, start: dict[str, Any], key: Key) -> bool:
        """Whether a rule of two words may begin with a word."""
        values = {name: self._strings[part] if part else "" for name, part in zip(self._asked, key, strict=True) if name != "IS_SPACE"}
        return all(_fits(asked, values[name]) for name, asked in start.items() if name in values)


def _fits(asked: Any, value: str) -> bool:
    if not isinstance(asked, dict):
        return bool(asked == value)
    return value in asked["IN"] if set(asked) == {"IN"} else re.search(asked["REGEX"], value) is not None if set(asked) == {"REGEX"} else True


def remember(nlp: Pipeline) -> None:
    """Give a pipeline's ruler a memory, where its rules look at nothing but what the memory goes by, and at two words at most."""
    if not nlp.has_pipe(NAME):
        return
    ruler: Any = nlp.get_pipe(NAME)
    shapes = [shape for rule in ruler.patterns for shape in rule["patterns"]]
    sets = {name for rule in ruler.patterns for name in rule["attrs"]}
    looked = frozenset(name for shape in shapes for word in shape for name in word)
    if not looked <= LOOKED_AT or max(map(len, shapes), default=0) > 2 or not sets <= set(SET):
        return
    starts = [shape[0] for shape in shapes if len(shape) > 1]
    type(nlp).factory(FACTORY, func=lambda nlp, name: Remembering(ruler, nlp.vocab.strings, starts, looked))
    nlp.replace_pipe(NAME, FACTORY)

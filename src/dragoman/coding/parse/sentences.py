"""Where a sentence may begin: the small models cut sentences in their midst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy

from dragoman.coding.parse.words import MOST

if TYPE_CHECKING:
    from spacy.tokens import Doc


ENDS = frozenset({".", "!", "?", "…", "...", ";", ":"})
CLOSERS = frozenset({"»", '"', "”", ")", "]", "'", "’"})


def bounded(doc: Doc) -> Doc:
    """The small models cut sentences in their midst: a sentence may begin only behind a mark that ends one, or a line's end."""
    starts, last = [0] * len(doc), False
    for i, key in enumerate(doc.to_array("ORTH").tolist()):
        ends = _ENDING[key] if key in _ENDING else _ending(doc, i, key)
        if i and not last:
            starts[i] = NO_START
        if not i or ends is not None:
            last = bool(ends)
    if starts:
        marks: Any = numpy.array(starts, dtype="uint64")
        doc.from_array("SENT_START", marks)
    return doc


#: whether a sentence may begin behind a word; None for what is passed over, spaces and what closes
_ENDING: dict[int, bool | None] = {}
#: how spaCy writes in its arrays that no sentence begins here
NO_START = 2**64 - 1


def _ending(doc: Doc, i: int, key: int) -> bool | None:
    """Whether a sentence may begin behind a word, kept for the next time."""
    word = doc[i].text
    passed = word in CLOSERS or doc[i].is_space
    if len(_ENDING) >= MOST:
        _ENDING.clear()
    found = _ENDING[key] = None if passed else word in ENDS or (len(word) > 3 and word.endswith(".")) or word.endswith(("!", "?", "…"))
    return found

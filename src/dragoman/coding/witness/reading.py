"""What the witness reads of a sheet: stretches of whole sentences with the words cut into pieces and the parties marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.coding.codes import entities
from dragoman.coding.sheet import Mention, Sheet
from dragoman.coding.witness.pieces import END, START, Pieces

#: the most words of a stretch, and the most pieces of a word that are read
WORDS, LONGEST = 120, 6
#: the marks of a piece: outside any party, first of a party, further in it
OUTSIDE, FIRST, WITHIN = 0, 1, 2
#: words that may carry an act
CARRIERS = frozenset({"VERB", "NOUN", "AUX", "ADJ", "PROPN", "ADV", "ADP"})


@dataclass(frozen=True)
class Stretch:
    """Tokens `first` to before `last` of the article as pieces: `ids` and `marks` of each piece, `at` the place of each token's first piece.

    Acts are looked for from token `new` on: what stands before it is read for its sense alone.
    """

    first: int
    new: int
    last: int
    ids: tuple[int, ...]
    marks: tuple[int, ...]
    at: tuple[int, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def named(self) -> dict[str, list[int]]:
        """The entities that the mentions name, each with the places of its mentions in `mentions`."""
        found: dict[str, list[int]] = {}
        for place, mention in enumerate(self.mentions):
            for name in entities(mention.codes):
                found.setdefault(name, []).append(place)
        return found


def stretches(sheet: Sheet, pieces: Pieces) -> Iterator[Stretch]:
    """The stretches of a sheet that name a party, in order; each begins with the sentence before it, where there is one in its block."""
    for first, new, last in _spans(sheet):
        mentions = tuple(m for sent in range(sheet.tokens[first].sent, sheet.tokens[last - 1].sent + 1) for m in sheet.mentions_in.get(sent, ()) if entities(m.codes) and first <= m.head < last)
        if mentions:
            yield _stretch(sheet, pieces, first, new, last, mentions)


def _spans(sheet: Sheet) -> Iterator[tuple[int, int, int]]:
    """Token numbers: where reading begins, where what is new begins, and the end; sentences of one block together as far as `WORDS` allows."""
    i, sentences = 0, sheet.sentences
    while i < len(sentences):
        begin, end = i, i + 1
        if i and sentences[i - 1].block == sentences[i].block and sentences[i].last - sentences[i - 1].first <= WORDS:
            begin = i - 1
        while end < len(sentences) and sentences[end].block == sentences[i].block and sentences[end].last - sentences[begin].first <= WORDS:
            end += 1
        yield sentences[begin].first, sentences[i].first, min(sentences[end - 1].last, sentences[i].first + 2 * WORDS)
        i = end


def _stretch(sheet: Sheet, pieces: Pieces, first: int, new: int, last: int, mentions: tuple[Mention, ...]) -> Stretch:
    ids, marks, at = [START], [OUTSIDE], []
    begins = {m.first for m in mentions}
    inside = {i for m in mentions for i in range(m.first, m.last)}
    for token in sheet.tokens[first:last]:
        before = sheet.article.text[token.start - 1 : token.start]
        found = pieces.ids(token.text, not before.isalnum())[:LONGEST]
        at.append(len(ids))
        ids.extend(found)
        mark = FIRST if token.i in begins else WITHIN if token.i in inside else OUTSIDE
        marks.extend([mark, *[WITHIN if mark else OUTSIDE] * (len(found) - 1)])
    return Stretch(first, new, last, (*ids, END), (*marks, OUTSIDE), tuple(at), mentions)

"""Words cut into the pieces that the witness reads: the likeliest cutting of each word by the scores of its pieces (unigram model, Viterbi).

A word is cut by itself, so that the pieces of a token are known by its number; words come again and again, so cuttings are kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

START, END, PAD, UNKNOWN = 0, 2, 1, 3
#: what stands before a piece that begins a word
MARK = "▁"
#: how far below the rarest piece an unknown letter lies, and how many cuttings are kept
PENALTY, MOST = 10.0, 200_000


@dataclass
class Pieces:
    """The pieces with their scores; `ids` cuts a word."""

    names: Sequence[str]
    scores: Sequence[float]
    _index: dict[str, int] = field(default_factory=dict, init=False)
    _known: dict[tuple[str, bool], tuple[int, ...]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._index = {name: i for i, name in enumerate(self.names) if i > UNKNOWN}
        self._longest = max(map(len, self._index))
        self._least = min(self.scores) - PENALTY

    def ids(self, word: str, begins: bool) -> tuple[int, ...]:
        """The numbers of the pieces of a word; `begins` says that no letter stands right before it."""
        known = self._known.get((word, begins))
        if known is None:
            if len(self._known) >= MOST:
                self._known.clear()
            plain = unicodedata.normalize("NFKC", word).replace("’", "'").replace(" ", "")
            known = self._known[word, begins] = self._cut((MARK if begins and plain[:1].isalnum() else "") + plain)
        return known

    def _cut(self, text: str) -> tuple[int, ...]:
        """The likeliest cutting of a text; letters that no piece holds are one unknown piece each."""
        best: list[tuple[float, int, int]] = [(0.0, 0, UNKNOWN)]
        for end in range(1, len(text) + 1):
            ways = [(best[end - 1][0] + self._least, end - 1, UNKNOWN)]
            for begin in range(max(0, end - self._longest), end):
                at = self._index.get(text[begin:end])
                if at is not None:
                    ways.append((best[begin][0] + self.scores[at], begin, at))
            best.append(max(ways))
        found, at = [], len(text)
        while at:
            _, begin, piece = best[at]
            found.append(piece)
            at = begin
        return tuple(reversed(found)) or (UNKNOWN,)

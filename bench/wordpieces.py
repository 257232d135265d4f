"""Text cut into the pieces of an uncased BERT vocabulary: letters without case and accents, words and marks apart, then the longest piece first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

#: what a piece within a word begins with, and the longest word that is cut
WITHIN, LONGEST = "##", 100
#: the blocks of Chinese signs, of which each stands for itself
HAN = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))


def words(text: str) -> Iterator[str]:
    """The words of a text in small letters without accents; every mark is a word of its own."""
    word = ""
    for sign in unicodedata.normalize("NFD", text).lower():
        alone = _alone(sign)
        if alone or sign.isspace():
            if word:
                yield word
            word = ""
            if alone:
                yield sign
        elif unicodedata.category(sign) not in ("Mn", "Cc", "Cf", "Cn", "Co") and sign != "\ufffd":
            word += sign
    if word:
        yield word


def _alone(sign: str) -> bool:
    """Whether a sign is a mark or stands for a word."""
    code = ord(sign)
    if code < 128:
        return 32 < code < 127 and not sign.isalnum()
    return unicodedata.category(sign).startswith("P") or any(first <= code <= last for first, last in HAN)


class Wordpieces:
    """A vocabulary; `ids` gives the numbers of a text's pieces."""

    def __init__(self, names: Sequence[str], unknown: str = "[UNK]") -> None:
        self._numbers = {name: n for n, name in enumerate(names)}
        self._unknown = self._numbers[unknown]
        self._word = lru_cache(None)(self._cut)

    def ids(self, text: str) -> list[int]:
        """The numbers of the pieces; a word that they do not make up is one unknown piece."""
        return [n for word in words(text) for n in self._word(word)]

    def _cut(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        at = 0
        while at < len(word) <= LONGEST:
            ends = range(len(word), at, -1)
            end = next((e for e in ends if (WITHIN if at else "") + word[at:e] in self._numbers), None)
            if end is None:
                break
            found.append(self._numbers[(WITHIN if at else "") + word[at:end]])
            at = end
        return tuple(found) if at == len(word) else (self._unknown,)

"""What an act is about: the words of its sentence that few other sentences of the relation have, so that a deed is matched to a promise on one matter.

Words are taken by their first letters without accents, so that *coopération* and *cooperation*, *visas* and *visa* are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache
from math import fsum, log, sqrt

Matter = Mapping[str, float]
#: letters of a stem; the shortest word that is looked at
STEM, SHORTEST = 5, 4
#: sentences that are thought to have been seen before these, without any of their words: in a small file a word told twice is not yet a common one
BEFORE = 20
#: from how near two acts are on one matter, and from how near they may be
SAME, PERHAPS = 0.3, 0.12
#: how near two matters are that come from one sentence
ONE_SENTENCE = 0.999
WORD = re.compile(r"[^\W\d_]+|\d{2,}")
NOTHING: Mapping[int, float] = {}
#: the marks that accents are once they are taken off their letters
ACCENTS = re.compile("[\u0300-\u036f]+")


def matters(texts: Mapping[str, str], empty: Collection[str] = ()) -> dict[str, Matter]:
    """The matter of each text: its stems with weights of length one, the rare ones heavier and first; words in `empty` say nothing."""
    nothing = frozenset(map(plain, empty))
    stems = {name: stemmed(text, nothing) for name, text in texts.items()}
    spread = Counter(stem for found in stems.values() for stem in found)
    return {name: _weighed(found, spread, len(texts)) for name, found in stems.items()}


@lru_cache(50_000)
def stemmed(text: str, empty: frozenset[str] = frozenset()) -> frozenset[str]:
    """The stems of a text; the words in `empty` are plain already."""
    return frozenset(word[:STEM] for word in WORD.findall(plain(text)) if (len(word) >= SHORTEST or word.isdigit()) and word not in empty)


def plain(text: str) -> str:
    """A text in small letters without accents."""
    return ACCENTS.sub("", unicodedata.normalize("NFD", text.casefold()))


def _weighed(stems: Collection[str], spread: Mapping[str, int], n: int) -> Matter:
    weights = {stem: log((BEFORE + n) / spread[stem]) for stem in stems}
    length = sqrt(sum(w * w for w in weights.values()))
    return {stem: w / length for stem, w in sorted(weights.items(), key=lambda row: (-row[1], row[0]))} if length else {}


def near(one: Matter, other: Matter) -> float:
    """How near two matters are, 0 to 1 (the cosine of their stems)."""
    # the exact sum is the same in whatever order the stems come
    return fsum(one[stem] * other[stem] for stem in one.keys() & other.keys())


class Index:
    """Acts by the stems of their matter, so that those that are near another are found without looking at each."""

    def __init__(self) -> None:
        self._by_stem: dict[str, dict[int, float]] = {}

    def add(self, act: int, matter: Matter) -> None:
        """Put in an act, given by its number."""
        for stem, weight in matter.items():
            self._by_stem.setdefault(stem, {})[act] = weight

    def drop(self, act: int, matter: Matter) -> None:
        """Take out an act that is there."""
        for stem in matter:
            del self._by_stem[stem][act]

    def near(self, matter: Matter, least: float) -> dict[int, float]:
        """The acts that are at least so near to a matter, each with how near it is, up to 1.

        Once what is left of the matter could make nothing near enough by itself, it is asked of those alone that were met before: its common stems are never gone through.
        """
        found: dict[int, float] = {}
        left = 1.0
        for stem, weight in matter.items():
            holders = self._by_stem.get(stem, NOTHING)
            if left >= least * least:
                for act, other in holders.items():
                    found[act] = found.get(act, 0.0) + weight * other
            elif holders:
                for act in found.keys() & holders.keys():
                    found[act] += weight * holders[act]
            left -= weight * weight
        return {act: near for act, near in found.items() if near >= least}

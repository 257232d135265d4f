"""A text as a set of hashes that can be compared with another's: the lowest of its three-word shingles.

The hashes below a bound are the same sample of any two texts, so overlap and containment are read off the smaller of two bounds
(a bottom-k sketch). A text of up to `KEPT` shingles is kept whole, and its figures are exact.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
#: words of a shingle, and how many hashes are kept of a text
WORDS, KEPT = 3, 384
WORD = re.compile(r"\w+")
_SPREAD = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


@dataclass(frozen=True, eq=False)
class Sketch:
    """The hashes of a text in rising order; `bound` is the highest that any of its shingles up to there would have been kept at."""

    hashes: Hashes
    bound: int

    @property
    def whole(self) -> bool:
        """Whether every shingle was kept."""
        return self.bound == 0xFFFFFFFF


def words(text: str) -> list[str]:
    """The words of a text without case and accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return WORD.findall(plain)


def sketch(text: str) -> Sketch:
    """The sketch of a text; an empty one where it has fewer words than a shingle."""
    codes = np.fromiter((crc32(w.encode("utf-8", "surrogatepass")) for w in words(text)), np.uint64)
    if len(codes) < WORDS:
        return Sketch(np.empty(0, np.uint32), 0xFFFFFFFF)
    with np.errstate(over="ignore"):
        mixed = sum((codes[n : len(codes) - WORDS + 1 + n] * _SPREAD[n] for n in range(1, WORDS)), codes[: len(codes) - WORDS + 1] * _SPREAD[0])
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    found = np.unique((mixed >> np.uint64(32)).astype(np.uint32))
    return Sketch(found[:KEPT], 0xFFFFFFFF if len(found) <= KEPT else int(found[KEPT - 1]))


def alike(one: Sketch, other: Sketch) -> tuple[float, float, int]:
    """Jaccard similarity and containment of the smaller in the larger, and how many shingles the smaller has, all below the lower bound."""
    bound = min(one.bound, other.bound)
    a, b = one.hashes[: np.searchsorted(one.hashes, bound, "right")], other.hashes[: np.searchsorted(other.hashes, bound, "right")]
    least = min(len(a), len(b))
    if not least:
        return 0.0, 0.0, 0
    both = len(np.intersect1d(a, b, assume_unique=True))
    return both / (len(a) + len(b) - both), both / least, least

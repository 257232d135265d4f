"""Pairs of sketches that may be copies, without comparing each with each: those that share sampled hashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from dragoman.ledger.copies.sketch import Sketch, alike

#: of how many hashes one is indexed, how many of each text are at the least, and above how many texts a hash is common phrase
SHARE, LEAST, COMMON = 8, 24, 64
#: how alike two texts are that are one (methods.md g1), how many shingles the smaller must have, and how many sampled ones they must share
JACCARD, CONTAINMENT, SHORTEST, SHARED = 0.4, 0.6, 12, 3
#: how many days apart copies may be published
DAYS = 7
Pair = tuple[int, int, float, float]


def near(sketches: Sequence[Sketch], days: npt.NDArray[np.int64] | None = None) -> Iterator[Pair]:
    """The pairs (i < j) of texts that are one, with Jaccard similarity and containment; `days` are ordinals, -1 where unknown."""
    for i, j in _candidates(sketches, days):
        jaccard, contained, least = alike(sketches[i], sketches[j])
        if least >= SHORTEST and (jaccard >= JACCARD or contained >= CONTAINMENT):
            yield int(i), int(j), jaccard, contained


def _candidates(sketches: Sequence[Sketch], days: npt.NDArray[np.int64] | None) -> npt.NDArray[np.int64]:
    """Pairs that share enough sampled hashes and are published within days of each other."""
    hashes, owners = _index(sketches)
    size, found = max(len(sketches), 1), []
    for lag in range(1, COMMON):
        same = np.flatnonzero(hashes[:-lag] == hashes[lag:])
        if not len(same):
            break
        low, high = np.minimum(owners[same], owners[same + lag]), np.maximum(owners[same], owners[same + lag])
        found.append((low * size + high)[_within(days, low, high)])
    keys, counts = np.unique(np.concatenate(found), return_counts=True) if found else (np.empty(0, np.int64), np.empty(0, np.int64))
    keys = keys[counts >= SHARED]
    return np.stack([keys // size, keys % size], axis=1)


def _within(days: npt.NDArray[np.int64] | None, low: npt.NDArray[np.int64], high: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    if days is None:
        return np.ones(len(low), np.bool_)
    known = (days[low] >= 0) & (days[high] >= 0)
    found: npt.NDArray[np.bool_] = ~known | (np.abs(days[low] - days[high]) <= DAYS)
    return found


def _index(sketches: Sequence[Sketch]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
    """Sampled hashes in rising order with the text of each; hashes that very many texts share are left out."""
    bound = np.uint32(0xFFFFFFFF // SHARE)
    kept = [s.hashes[: max(int(np.searchsorted(s.hashes, bound, "right")), LEAST)] for s in sketches]
    hashes = np.concatenate(kept) if kept else np.empty(0, np.uint32)
    owners = np.repeat(np.arange(len(kept), dtype=np.int64), [len(k) for k in kept])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    _, starts, counts = np.unique(hashes, return_index=True, return_counts=True)
    rare = np.repeat(counts <= COMMON, counts)
    return hashes[rare], owners[rare]

"""Discordance against figures that are worked out by hand."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.relations.coherence import between, compared, discordance

WORDS, DEEDS = [5.0, 5.0, 4.0, 4.0], [-6.0, -6.0]


def test_words_and_deeds() -> None:
    """Four friendly words and two hostile deeds: 8 of 15 pairs, all pairs of a word and a deed, .293 by degree."""
    assert discordance(WORDS + DEEDS) == pytest.approx(8 / 15)
    assert between(WORDS + DEEDS, [False] * 4 + [True] * 2) == 1
    assert discordance(WORDS + DEEDS, graded=True) == pytest.approx(0.293, abs=0.001)


@pytest.mark.parametrize("n", [4, 8, 20])
def test_alternating(n: int) -> None:
    """Signs that alternate give n / 2(n - 1); all of one sign give nothing."""
    assert discordance([(-1.0) ** k for k in range(n)]) == pytest.approx(n / (2 * (n - 1)))
    assert discordance([3.0] * n) == 0


@given(st.lists(st.floats(-10, 10).filter(lambda x: x != 0), min_size=2, max_size=12), st.integers(1, 11))
@settings(max_examples=60, deadline=None)
def test_within_and_between_sum_to_the_whole(scores: list[float], cut: int) -> None:
    """The whole is the pairs within either side and those between, each by its share of pairs."""
    cut = min(cut, len(scores) - 1)
    one, other = scores[:cut], scores[cut:]
    pairs = [len(one) * (len(one) - 1) / 2, len(other) * (len(other) - 1) / 2, len(one) * len(other)]
    parts = [discordance(one) if pairs[0] else 0.0, discordance(other) if pairs[1] else 0.0, between(scores, [True] * cut + [False] * (len(scores) - cut))]
    assert discordance(scores) == pytest.approx(sum(p * d for p, d in zip(pairs, parts, strict=True)) / sum(pairs))


def test_too_few_signals() -> None:
    """Below eight signals, or four on a side, nothing is said."""
    assert compared(WORDS + DEEDS, [False] * 4 + [True] * 2) is None


def test_against_chance() -> None:
    """Words against deeds stand out from chance; labels at random do not, mostly."""
    scores = [4.0] * 8 + [-5.0] * 8
    found = compared(scores, [False] * 8 + [True] * 8)
    assert found is not None
    assert found.share == 1
    assert found.p <= 0.01
    assert found.excess > 0.4
    rng = np.random.default_rng(3)
    chances = [compared(list(rng.choice([-3.0, 4.0], 16)), [n % 2 == 0 for n in range(16)], seed=k) for k in range(30)]
    assert sum(c is not None and c.p <= 0.05 for c in chances) <= 5


@given(st.lists(st.tuples(st.floats(-10, 10), st.booleans(), st.integers(0, 3000)), min_size=8, max_size=40))
@settings(max_examples=60, deadline=None)
def test_one_pass_is_the_sum_over_pairs(rows: list[tuple[float, bool, int]]) -> None:
    """The share that one pass through time gives is that of all pairs, whatever the order they come in."""
    scores, side, days = ([row[n] for row in rows] for n in range(3))
    found = compared(scores, side, days)
    if found is not None:
        assert found.share == pytest.approx(between(scores, side, days), abs=1e-9)
        assert 0 <= found.expected <= 1
        assert 0 < found.p <= 1


def test_chance_is_the_mean_over_all_deals() -> None:
    """What is expected by chance is the mean over every way to deal the sides out."""
    scores, days = [3.0, -2.0, 5.0, -6.0, 4.0, -3.0, 2.0, 1.0], [0.0, 10.0, 11.0, 80.0, 100.0, 170.0, 400.0, 410.0]
    deals = [between(scores, [n in chosen for n in range(8)], days) for chosen in combinations(range(8), 4)]
    found = compared(scores, [n < 4 for n in range(8)], days)
    assert found is not None
    assert found.expected == pytest.approx(np.mean(deals), abs=0.02)
    assert found.p == pytest.approx(np.mean(np.array(deals) >= found.share - 1e-9), abs=0.05)


def test_sides_far_apart() -> None:
    """Words of one decade and deeds of another: the share is that of the nearest, to the last digit."""
    scores, side, days = [3.0, -2.0] * 4 + [5.0, -6.0, -1.0, -2.0], [False] * 8 + [True] * 4, [*range(8), *range(9000, 9004)]
    found = compared(scores, side, days)
    assert found is not None
    assert found.share == pytest.approx(between(scores, side, days))

"""The recurrency baseline on facts few enough to work out by hand."""

from __future__ import annotations

import numpy as np
import pytest

import outlook
from dragoman.relations.recurrency import Recurrence, both_ways, ranks, reciprocal


def test_scores_by_hand() -> None:
    """What came lately outweighs what came long ago; of what never came with this subject, the common comes first."""
    told = Recurrence(4, 1, fade=1.0, recurs=0.9)
    told.add([(0, 0, 1, 1), (0, 0, 2, 2), (3, 0, 3, 1)])
    # days 1 and 2 seen from day 3: 1/4 and 1/2 of a whole of 3/4; each object is a third of what the relation was told towards
    assert told.scores(0, 0, 3) == pytest.approx([0.0, 0.9 / 3 + 0.1 / 3, 0.9 * 2 / 3 + 0.1 / 3, 0.1 / 3])
    assert not told.scores(0, 0, 3)[0]
    assert Recurrence(2, 1).scores(0, 0, 5) == pytest.approx([0, 0])


def test_one_fact_told_twice_counts_once() -> None:
    """The same fact of the same day is one."""
    once, twice = Recurrence(2, 1), Recurrence(2, 1)
    once.add([(0, 0, 1, 1)])
    twice.add([(0, 0, 1, 1)] * 2)
    assert once.scores(0, 0, 2) == pytest.approx(twice.scores(0, 0, 2))


def test_inverse_relations() -> None:
    """Each fact is told in both directions."""
    assert both_ways([(1, 2, 3, 9)], 5) == [(1, 2, 3, 9), (3, 7, 1, 9)]


def test_known_is_what_came_before() -> None:
    """What comes again the next day is ranked first, and on the day itself nothing of that day is known."""
    assert list(ranks([], [(0, 0, 1, 1), (0, 0, 1, 2)], 2, 1, seed=1))[2:] == [1, 1]
    first = [next(iter(ranks([], [(0, 0, 1, 1)], 50, 1, seed=n))) for n in range(200)]
    assert 20 < np.mean(first) < 31


def test_other_right_answers_of_the_day_are_no_rivals() -> None:
    """Two right objects of one day are both ranked first; the same two on different days are not."""
    known = [(0, 0, o, day) for o in (1, 2) for day in (1, 2, 3)]
    same = list(ranks(known, [(0, 0, 1, 4), (0, 0, 2, 4)], 3, 1))
    assert same[:2] == [1, 1]
    lone = [next(iter(ranks(known, [(0, 0, 1, 4)], 3, 1, seed=n))) for n in range(60)]
    assert set(lone) == {1, 2}


def test_mean_reciprocal_rank() -> None:
    """The mean of one over the ranks; of none it is not a number."""
    assert reciprocal([1, 2, 4]) == pytest.approx((1 + 0.5 + 0.25) / 3)
    assert np.isnan(reciprocal([]))


@pytest.mark.skipif(not outlook.FOLDER.exists(), reason="../shared is not here, and the events lie there")
def test_icews14() -> None:
    """On ICEWS14 the mean reciprocal rank is 37.0 to 37.8 (37.4 as published)."""
    entities, relations = (len(outlook.names(f"{name}2id.txt")) for name in ("entity", "relation"))
    found = ranks(outlook.facts("train", "valid"), outlook.facts("test"), entities, relations)
    assert 37.0 <= 100 * reciprocal(found) <= 37.8

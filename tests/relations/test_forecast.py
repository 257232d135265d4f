"""The closed-form forecasts against figures worked out by hand, and what must hold of them for any acts."""

from __future__ import annotations

from math import lgamma

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.relations.forecast import Rates, common, course, exposure, log_gamma, next_shares, rates, sides, within
from dragoman.relations.pool import QUADS, Act, Pool, act, daily, pool, quad_of
from dragoman.relations.series import Variances

PAIRS = st.sampled_from([("A", "B"), ("B", "A"), ("A", "C"), ("B", "C"), ("C", "C")])
ACTS = st.lists(st.tuples(PAIRS, st.integers(1, 60), st.integers(0, 20), st.sampled_from(QUADS)), max_size=40)


def columns(rows: list[tuple[tuple[str, str], int, int, str]]) -> Pool:
    """A pool of acts given as pair, day, delay of publication, and quad."""
    return pool(((ends, Act(day, day, day + late, quad, quad)) for ends, day, late, quad in rows))


@pytest.mark.parametrize(
    ("kind", "status", "quad"),
    [("AID", "actual", 1), ("AID", "future", 0), ("SANCTION", "actual", 3), ("SANCTION", "future", 2), ("CONSULT", "actual", 0), ("REQUEST", "actual", 2), ("RETREAT", "future", 0)],
)
def test_quads(kind: str, status: str, quad: int) -> None:
    """A deed that is only announced is a word of its side."""
    assert quad_of(kind, status) == QUADS[quad]


def test_what_is_no_act() -> None:
    """Nothing that is denied or only possible, nothing without a day or a publication, and nothing that had not happened when it was published."""
    assert act("AID", "negated", "2025-01-01", "2025-01-02") is None
    assert act("AID", "hypothetical", "2025-01-01", "2025-01-02") is None
    assert act("AID", "actual", None, "2025-01-02") is None
    assert act("AID", "actual", "2025-01-01", None) is None
    assert act("AID", "actual", "2025-01-03", "2025-01-02") is None
    assert act("AID", "actual", "not a day", "2025-01-02") is None


def test_days_of_an_act() -> None:
    """A month that is not over ends on the day of publication; what is announced was said on that day."""
    happened, announced = act("AID", "actual", "2025-01", "2025-01-11"), act("AID", "future", "2025-06-01", "2025-01-11")
    assert happened is not None and announced is not None
    assert (happened.last - happened.first, happened.known - happened.last) == (10, 0)
    assert announced.first == announced.last == announced.known == happened.known


def test_one_act_a_day_and_quad() -> None:
    """Two acts of one day and quad are one, known from the first; another quad or day is another."""
    rows = [Act(5, 5, 9, QUADS[0], "CONSULT", "b"), Act(5, 5, 6, QUADS[0], "AGREE", "a"), Act(5, 5, 6, QUADS[3], "ASSAULT", "c"), Act(6, 6, 6, QUADS[0], "AGREE", "d")]
    assert [(a.incident, a.known) for a in daily(rows)] == [("c", 6), ("a", 6), ("d", 6)]


def test_counts_by_hand() -> None:
    """An act of one half-life ago weighs half; what was published later or lies before the first day looked at does not count."""
    told = columns([(("B", "A"), 90, 0, QUADS[0]), (("A", "B"), 100, 0, QUADS[0]), (("A", "B"), 95, 9, QUADS[1])])
    assert told.pairs == (("A", "B"),)
    assert told.until(100).counts(100, 10) == pytest.approx(np.array([[1.5, 0, 0, 0]]))
    assert told.until(104).counts(100, 10, since=95) == pytest.approx(np.array([[1, 2**-0.5, 0, 0]]))
    assert told.until(89).counts(100, 10).sum() == 0
    assert told.place(("B", "A")) == 0
    assert told.place(("A", "Z")) is None


def test_next_by_hand() -> None:
    """Three of one kind and a prior of weight two: (3 + 2/4) / 5; without an act the prior holds."""
    prior = np.full(4, 0.25)
    assert next_shares(np.array([3.0, 0, 0, 0]), prior, 2.0) == pytest.approx([0.7, 0.1, 0.1, 0.1])
    assert next_shares(np.zeros(4), prior) == pytest.approx(prior)
    assert common(np.zeros((0, 4))) == pytest.approx(prior)


def test_sides_by_hand() -> None:
    """A pair's prior comes from what its sides do with others, never from its own acts."""
    counts = np.array([[0, 0, 0, 50.0], [30.0, 0, 0, 0], [0, 0, 0, 0]])
    prior = sides(counts, [("A", "B"), ("A", "C"), ("B", "D")], 5.0)
    pi = common(counts)
    a = (np.array([30.0, 0, 0, 0]) + 5 * pi) / 35
    assert prior[0] == pytest.approx(a * pi / pi / (a * pi / pi).sum())
    assert prior[1] == pytest.approx((np.array([0, 0, 0, 50.0]) + 5 * pi) / 55)
    assert sides(np.zeros((0, 4)), []).shape == (0, 4)


@given(ACTS, st.integers(1, 80))
def test_shares_sum_to_one(rows: list[tuple[tuple[str, str], int, int, str]], today: int) -> None:
    """Whatever was told, the shares of every pair are probabilities."""
    told = columns(rows).until(today)
    counts = told.counts(today, 30.0)
    found = next_shares(counts, sides(counts, told.pairs))
    assert found.sum(axis=1) == pytest.approx(np.ones(len(told.pairs)))
    assert np.all(found > 0)


@given(ACTS, st.integers(1, 60), ACTS)
def test_nothing_published_later_counts(rows: list[tuple[tuple[str, str], int, int, str]], today: int, more: list[tuple[tuple[str, str], int, int, str]]) -> None:
    """Acts that were published after the day, however early they happened, change no count of that day."""
    later = [(ends, day, max(late, today + 1 - day), quad) for ends, day, late, quad in more]
    names = [(ends, 1, 99, QUADS[0]) for ends, *_ in [*rows, *more]]  # the same rows in both
    assert columns([*rows, *names]).until(today).counts(today, 30.0) == pytest.approx(columns([*rows, *names, *later]).until(today).counts(today, 30.0))


def test_exposure() -> None:
    """Without decay the days themselves; with it never more than the half-life over log 2."""
    assert exposure(100, 1e9) == pytest.approx(100, rel=1e-6)
    assert exposure(1e6, 120) == pytest.approx(120 / np.log(2))
    assert exposure(0, 120) == exposure(-5, 120) == 0


def test_within_by_hand() -> None:
    """One act in 90 days under a Gamma of 1 and 10: 1 - (100/130)^2; more acts or more time make it likelier."""
    assert within(Rates(1, 10), 1, 90, 30) == pytest.approx(1 - (100 / 130) ** 2)
    assert within(Rates(1, 10), 2, 90, 30) > within(Rates(1, 10), 1, 90, 30)
    assert within(Rates(1, 10), 1, 90, 90) > within(Rates(1, 10), 1, 90, 30)
    assert within(Rates(1, 10), 0, 0, 0) == 0


def test_rates_are_found_again() -> None:
    """Counts drawn from a Gamma of rates give its shape and rate back."""
    rng = np.random.default_rng(5)
    counts = rng.poisson(rng.gamma(0.6, 1 / 80, 20_000) * 200)
    found = rates(counts, 200.0)
    assert found is not None
    assert found.a == pytest.approx(0.6, rel=0.05)
    assert found.b == pytest.approx(80, rel=0.07)


def test_forecasts_from_these_rates_are_calibrated() -> None:
    """Of pairs drawn from a Gamma, as many have an act in the next 30 days as was said."""
    rng = np.random.default_rng(6)
    rate = rng.gamma(0.6, 1 / 80, 20_000)
    counts, after = rng.poisson(rate * 200), rng.poisson(rate * 30) > 0
    fitted = rates(counts, 200.0)
    assert fitted is not None
    for n in (0, 1, 3):
        same = counts == n
        assert after[same].mean() == pytest.approx(within(fitted, n, 200, 30), abs=0.02)


@pytest.mark.parametrize(("counts", "days"), [([], 100.0), ([0.0, 0.0], 100.0), ([1.0], 0.0)])
def test_rates_of_nothing(counts: list[float], days: float) -> None:
    """Where nothing was counted, or nobody looked, there are no rates."""
    assert rates(counts, days) is None


def test_rates_stay_finite_where_pairs_do_not_differ() -> None:
    """Counts that are all alike have a Gamma without width; the forecast is that of a Poisson."""
    found = rates([4.0] * 50, 100.0)
    assert found is not None
    assert within(found, 4, 100, 30) == pytest.approx(1 - np.exp(-0.04 * 30), abs=0.01)


def test_course_by_hand() -> None:
    """Its variance is that of the level and the drift of the days until then; better and worse are equally likely."""
    v = Variances(16.0, 0.05, 0.0, 4.0)
    found = course([0.0], [5.0], [1.0], v, 10.0, 30.0)
    assert found.mean == pytest.approx(5 * 4 / 20)
    assert found.spread**2 == pytest.approx(4 * 16 / 20 + 0.05 * 40)
    assert found.better == found.worse == pytest.approx(0.3305, abs=1e-4)
    with pytest.raises(ValueError, match="without marks"):
        course([], [], [], v, 1.0, 30.0)


def test_a_level_that_is_known_and_does_not_drift_stays() -> None:
    """With hardly any noise and no drift there is no way to go."""
    found = course([0.0, 1.0], [3.0, 3.0], [1.0, 1.0], Variances(1e-9, 0.0, 0.0, 4.0), 1.0, 90.0)
    assert (found.mean, found.better, found.worse) == pytest.approx((3.0, 0.0, 0.0))


def test_log_gamma() -> None:
    """The logarithm of the Gamma function, from the smallest numbers to large ones."""
    x = np.array([1e-8, 1e-3, 0.3, 1.0, 2.5, 7.0, 40.0, 5000.0])
    assert log_gamma(x) == pytest.approx([lgamma(float(v)) for v in x], rel=1e-9, abs=1e-9)

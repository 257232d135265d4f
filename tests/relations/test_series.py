"""The level of a relation against figures that are known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dragoman.relations import scans
from dragoman.relations.phases import daily, partition, segmented
from dragoman.relations.series import Variances, believed, drawn, filtered, fitted, level, scale_free, smoothed

#: the yearly flow of the Nile at Aswan from 1871 to 1970, in 10^8 cubic metres
NILE = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260,
    1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821,
    768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801,
    1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]  # fmt: skip


def test_nile_variances() -> None:
    """The variances of the Nile's flow are 15,100 and 1,468 (Durbin and Koopman: 15,099 and 1,469)."""
    v = fitted([(range(100), NILE, np.ones(100))], Variances(10_000.0, 1_000.0))
    assert v.noise == pytest.approx(15_100, abs=60)
    assert v.drift == pytest.approx(1_468, abs=20)


def test_equal_marks_have_no_noise() -> None:
    """Marks that are all alike give variances that are small, and finite."""
    v = fitted([(range(10), [10.0] * 10, np.ones(10)), ([0, 0], [10.0, 10.0], [1, 1])], Variances(mean=10.0, spread=1.0))
    assert 0 < v.noise < 0.01
    assert 0 < v.drift < 1


def test_gap_invariance() -> None:
    """A day without a mark changes nothing at the others, and what it says does not hang on other such days."""
    v = Variances(20, 0.05, 0.0, 9.0)
    days, scores, ones = [0.0, 10.0, 50.0], [3.0, -2.0, 5.0], [1.0, 1.0, 1.0]
    bare = level(days, scores, ones, [30.0], v)
    more = level(days, scores, ones, [5.0, 20.0, 30.0, 45.0], v)
    assert bare.mean[0] == pytest.approx(more.mean[2])
    assert bare.variance[0] == pytest.approx(more.variance[2])


def test_without_marks_the_prior_holds() -> None:
    """No mark at all gives what was believed; many marks without drift give their mean with its standard error."""
    v = Variances(20, 0.0, 1.5, 9.0)
    assert level([], [], [], [0.0, 9.0], v).mean == pytest.approx([1.5, 1.5])
    scores = np.random.default_rng(0).normal(2, 4, 400)
    found = level(np.arange(400.0), scores, np.ones(400), [400.0], Variances(16, 0.0))
    assert found.mean[0] == pytest.approx(scores.mean())
    assert found.variance[0] == pytest.approx(16 / 400)


def test_level_between_marks_is_a_conditional_mean() -> None:
    """Before, between and after marks the level agrees with the joint normal distribution; without a belief, what is before the first mark is as wide as it is far."""
    rng = np.random.default_rng(2)
    days, at = np.sort(rng.integers(20, 90, 9)).astype(float), np.array([0.0, 15.0, 20.0, 33.3, 60.0, 89.0, 120.0])
    weights, scores, v = rng.uniform(0.3, 1, 9), rng.normal(0, 4, 9), Variances(20, 0.3, 1.0, 4.0)
    both = np.concatenate([days, at])
    prior = 4.0 + 0.3 * np.minimum.outer(both, both)
    gain = prior[9:, :9] @ np.linalg.inv(prior[:9, :9] + np.diag(20 / weights))
    found = level(days, scores, weights, at, v)
    assert found.mean == pytest.approx(1.0 + gain @ (scores - 1.0))
    assert found.variance == pytest.approx(np.diag(prior[9:, 9:] - gain @ prior[:9, 9:]))
    bare = level([10.0], [3.0], [1.0], [0.0, 10.0, 15.0], Variances(20, 0.3))
    assert bare.mean.tolist() == [3.0] * 3
    assert bare.variance.tolist() == [23.0, 20.0, 21.5]


def test_smoother_is_a_conditional_mean() -> None:
    """Filter and smoother agree with the mean and variance of the joint normal distribution, worked out whole."""
    rng = np.random.default_rng(1)
    days, weights, v = np.sort(rng.uniform(0, 100, 12)), rng.uniform(0.3, 1, 12), Variances(20, 0.3, 1.0, 4.0)
    scores = rng.normal(0, 4, 12)
    prior = 4.0 + 0.3 * (np.minimum.outer(days, days) - days[0])
    gain = prior @ np.linalg.inv(prior + np.diag(20 / weights))
    found = smoothed(days, scores, weights, v)
    assert found.mean == pytest.approx(1.0 + gain @ (scores - 1.0))
    assert found.variance == pytest.approx(np.diag(prior - gain @ prior))
    cover = prior + np.diag(20 / weights)
    sign, logdet = np.linalg.slogdet(2 * np.pi * cover)
    rest = scores - 1.0
    assert sign == 1
    assert filtered(days, scores, weights, v)[0] == pytest.approx(-0.5 * (logdet + rest @ np.linalg.solve(cover, rest)))


def test_coverage() -> None:
    """Simulated pairs, some eighty marks in two years: the pooled 90 % band holds the true level in 87 of 100 places or more."""
    rng = np.random.default_rng(7)
    pairs, truth = [], []
    for _ in range(30):
        days = np.sort(rng.uniform(0, 730, rng.integers(60, 100)))
        walk = rng.normal(0, 2) + np.cumsum(rng.normal(0, np.sqrt(0.025 * np.diff(days, prepend=days[0]))))
        pairs.append((days, walk + rng.normal(0, 4.5, len(days)), np.ones(len(days))))
        truth.append(walk)
    mean, spread = believed(pairs)
    v = fitted(pairs, Variances(mean=mean, spread=spread))
    inside = [np.abs(smoothed(*p, v).mean - w) <= 1.644854 * np.sqrt(smoothed(*p, v).variance) for p, w in zip(pairs, truth, strict=True)]
    assert np.concatenate(inside).mean() >= 0.87


def test_series_side_by_side() -> None:
    """Many series at once have the levels that each has alone, days without time between them and a walk that stands still among them."""
    rng = np.random.default_rng(4)
    for n, drift in ((1, 0.3), (2, 0.0), (13, 0.3), (64, 0.01)):
        days, scores, weights = np.sort(rng.integers(0, 2 * n, (5, n))).astype(float), rng.normal(0, 4, (5, n)), rng.uniform(0.3, 1, (5, n))
        v = Variances(20, drift, 1.0, 4.0)
        means, spreads, gains = scans.smoothed(np.diff(days, axis=1, prepend=days[:, :1]), scores, v.noise / weights, v.drift, 1.0, np.full(5, 4.0))
        for row in range(5):
            alone = smoothed(days[row], scores[row], weights[row], v)
            assert means[row] == pytest.approx(alone.mean)
            assert spreads[row] == pytest.approx(alone.variance)
        assert gains.shape == (5, n - 1)


def test_vague_dates_widen_the_band() -> None:
    """What is known to the year alone gives a wider band than what is known to the day."""
    v = Variances(4, 0.2, 0.0, 25.0)
    scores, ones, at = [5.0, -5.0, 5.0, -5.0], [1.0] * 4, [150.0]
    exact = drawn([(d, d) for d in (0, 100, 200, 300)], scores, ones, at, v)
    vague = drawn([(0, 300)] * 4, scores, ones, at, v, draws=200)
    assert vague.variance[0] > exact.variance[0]


def test_fitted_series_of_any_length() -> None:
    """Noise and drift are those that make each series likeliest by the filter, however long each is."""
    rng = np.random.default_rng(3)
    pairs = [(np.arange(n) * 20.0, np.cumsum(rng.normal(0, 1, n)) + rng.normal(0, 2, n), rng.choice([0.5, 1.0], n)) for n in (30, 2, 60, 1, 45)]
    worth = lambda v: sum(filtered(*pair, v)[0] for pair in pairs if len(pair[0]) > 1)  # noqa: E731
    found = fitted(pairs, Variances(mean=0.0, spread=5.0))
    for noise, drift in ((1.2, 1.0), (0.8, 1.0), (1.0, 3.0), (1.0, 0.3)):
        assert worth(found) >= worth(replace(found, noise=found.noise * noise, drift=found.drift * drift)) - 1e-6


def test_log_odds() -> None:
    """Six of cooperation and four of conflict say almost nothing: .37 with an error of .61."""
    assert [round(n, 2) for n in scale_free(6, 4)] == [0.37, 0.61]


def test_nile_has_one_break() -> None:
    """The Nile breaks once, before 1899, its 29th year."""
    x = np.array(NILE, float)
    noise = np.sum(np.diff(x) ** 2) / (2 * 99)
    assert partition(daily(x, np.ones(100)), 2 * noise * np.log(100)) == [28]
    assert len(partition(daily(x, np.ones(100)), noise * np.log(100), least=2)) > 1
    found = segmented(NILE)
    assert [b.at for b in found.breaks] == [28]
    assert found.breaks[0].p <= 0.01
    assert found.breaks[0].first <= 28 <= found.breaks[0].last
    assert [p.n for p in found.phases] == [28, 72]


SCORES = {True: [2.5, 2.5, 4.0, 5.0, 9.5, 10.0], False: [-3.0, -2.0, -3.5, -6.0, -7.0, -9.0]}


def marked(rng: np.random.Generator, shares: list[float]) -> list[float]:
    """Marks as PLOVER scores them, each cooperative with its share."""
    return [float(rng.choice(SCORES[bool(rng.random() < s)])) for s in shares]


def test_no_phase_without_change() -> None:
    """Of series without a change no more than 6 in 100 have a break."""
    rng = np.random.default_rng(40)
    false = sum(bool(segmented(marked(rng, [0.5] * 40), seed=n).breaks) for n in range(300))
    assert false <= 0.06 * 300


def test_what_came_on_one_day_is_no_phase() -> None:
    """Where the many marks of a day lean one way, as those of a summit do, there are no more false breaks; and none ever lies within a day."""
    false = 0
    for n in range(100):
        rng = np.random.default_rng(n)
        days = np.sort(rng.integers(0, 16, 80)) * 60.0
        moods = rng.random(16)
        found = segmented(marked(rng, [0.25 + 0.5 * moods[int(d) // 60] for d in days]), days=days, seed=n)
        assert all(days[b.at - 1] < days[b.at] for b in found.breaks)
        false += bool(found.breaks)
    assert false <= 6


def test_a_turn_is_found() -> None:
    """A turn from nine in ten to one in ten is found at its place."""
    rng = np.random.default_rng(12)
    found = [segmented(marked(rng, [0.9] * 20 + [0.1] * 20), seed=n).breaks for n in range(40)]
    assert sum(any(abs(b.at - 20) <= 2 for b in breaks) for breaks in found) >= 36


def test_too_few_marks() -> None:
    """Below twice the least there is one phase, and of nothing there is none."""
    assert segmented([]).phases == ()
    assert [p.n for p in segmented([1.0, -9.0, 3.0]).phases] == [3]

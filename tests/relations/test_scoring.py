"""Scores against figures worked out by hand, and what must hold of them for any forecasts."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.relations.scoring import bins, brier, briers, crps, difference, log_score, recalibrated, reliability, skill

FORECASTS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def test_scores_by_hand() -> None:
    """A sure hit costs nothing, a coin log 2 and a half; what nobody thought of costs the whole of one more."""
    assert log_score({"a": 1.0, "b": 0.0}, "a") == 0
    assert log_score({"a": 0.5, "b": 0.5}, "b") == pytest.approx(log(2))
    assert log_score({"a": 1.0}, "b") == pytest.approx(6 * log(10))
    assert brier({"a": 0.5, "b": 0.5}, "b") == pytest.approx(0.5)
    assert brier({"a": 1.0, "b": 0.0}, "b") == 2
    assert brier({"a": 1.0}, "c") == 2
    assert briers([0.2, 0.9], [0, 1]) == pytest.approx([0.04, 0.01])


def test_skill() -> None:
    """Half of the baseline's score is a skill of a half; a baseline against itself has none; of a perfect one nothing can be said."""
    assert skill(0.1, 0.2) == pytest.approx(0.5)
    assert skill(0.2, 0.2) == 0
    assert np.isnan(skill(0.0, 0.0))


@pytest.mark.parametrize(("mean", "spread", "came", "found"), [(0, 1, 0, 0.233695), (0, 1, 1, 0.602441), (2, 3, 2, 0.701085), (0, 0, 4, 4.0)])
def test_crps_of_a_normal(mean: float, spread: float, came: float, found: float) -> None:
    """The closed form at known points; without spread it is the distance."""
    assert crps(mean, spread, came) == pytest.approx(found, abs=1e-6)


def test_crps_is_the_integral() -> None:
    """The closed form is the integral of the squared distance of the distribution from what came."""
    from dragoman.relations.scoring import normal_cdf

    grid = np.linspace(-40, 40, 80_001)
    under = np.array([normal_cdf((x - 1.5) / 2.5) for x in grid])
    assert crps(1.5, 2.5, -2.0) == pytest.approx(float(np.sum((under - (grid >= -2.0)) ** 2) * (grid[1] - grid[0])), abs=2e-3)


def test_isotonic_by_hand() -> None:
    """Neighbours that go the wrong way are pooled; equal forecasts get one value whatever their order."""
    assert recalibrated([0.1, 0.2, 0.3, 0.4], [0, 1, 0, 1]) == pytest.approx([0, 0.5, 0.5, 1])
    assert recalibrated([0.4, 0.1, 0.3, 0.2], [0, 1, 0, 1]) == pytest.approx([0.5, 0.5, 0.5, 0.5])
    assert recalibrated([0.5, 0.5, 0.5], [1, 0, 0]) == pytest.approx([1 / 3] * 3)


def test_reliability_by_hand() -> None:
    """Of four forecasts that rise as they should but too timidly, all that is wrong is calibration."""
    found = reliability([0.4, 0.4, 0.6, 0.6], [0, 0, 1, 1])
    assert (found.score, found.miscalibration, found.discrimination, found.uncertainty) == pytest.approx((0.16, 0.16, 0.25, 0.25))
    assert [(s.stated, s.happened, s.n) for s in found.steps] == [(0.4, 0.0, 2), (0.6, 1.0, 2)]


def test_nothing_to_take_apart() -> None:
    """No forecast has no decomposition, no bins, and no difference."""
    with pytest.raises(ValueError, match="no forecast"):
        reliability([], [])
    assert bins([], []) == []
    assert np.isnan(difference([], [], [])).all()


def test_bins_hold_every_forecast() -> None:
    """A forecast on an edge falls to the right of it, and 1 into the last."""
    assert [(b.low, b.n) for b in bins([0.0, 0.1, 0.3, 0.7, 1.0], [0, 0, 1, 1, 1])] == [(0.0, 1), (0.1, 1), (0.3, 1), (0.7, 1), (0.9, 1)]


@given(FORECASTS)
def test_decomposition_is_exact(rows: list[tuple[float, bool]]) -> None:
    """The score is miscalibration less discrimination and uncertainty; neither part is below nothing; calibrating twice changes nothing."""
    p, y = [r[0] for r in rows], [float(r[1]) for r in rows]
    found = reliability(p, y)
    assert found.score == pytest.approx(found.miscalibration - found.discrimination + found.uncertainty)
    assert found.miscalibration >= -1e-12
    assert found.discrimination >= -1e-12
    fit = recalibrated(p, y)
    assert np.all(np.diff(fit[np.argsort(p, kind="stable")]) >= -1e-12)
    assert fit.mean() == pytest.approx(np.mean(y))
    assert reliability(fit, y).miscalibration == pytest.approx(0, abs=1e-12)
    assert sum(b.n for b in found.steps) == sum(b.n for b in bins(p, y)) == len(rows)


@given(FORECASTS)
def test_climatology_has_no_skill_over_itself(rows: list[tuple[float, bool]]) -> None:
    """To state the share that happened is to have neither miscalibration nor discrimination."""
    y = [float(r[1]) for r in rows]
    found = reliability([float(np.mean(y))] * len(y), y)
    assert (found.miscalibration, found.discrimination) == pytest.approx((0, 0), abs=1e-12)
    assert skill(found.score, found.uncertainty) == 0 or found.uncertainty == 0


def test_difference_by_pair() -> None:
    """The interval widens where a few pairs have all the forecasts; a model against itself differs by nothing."""
    rng = np.random.default_rng(3)
    noise = rng.normal(0, 1, 400)
    many = difference(noise + 0.5, np.zeros(400), range(400))
    few = difference(np.repeat(noise[:8], 50) + 0.5, np.zeros(400), [n // 50 for n in range(400)])
    assert many[1] < many[0] < many[2]
    assert few[2] - few[1] > 2 * (many[2] - many[1])
    assert difference(noise, noise, range(400)) == (0, 0, 0)

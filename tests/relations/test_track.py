"""What comes of forecasts: scored when their window is over and read past, never before; figures only where there are enough."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.records import Forecast
from dragoman.relations.outlook import Chance, Outlook
from dragoman.relations.pool import QUADS, Act
from dragoman.relations.track import LEAST, forecasts, like, settled, track

ISSUED = date(2025, 6, 30).toordinal()


def forecast(n: int = 0, p: float = 0.3, base: float = 0.2, issued: str = "2025-06-30") -> Forecast:
    """A forecast of a hostile act between Algeria and France within 30 days."""
    return Forecast(f"fo_{n}", "DZA", "FRA", QUADS[3], 30, issued, p, base)


def hostile(first: int, last: int | None = None, quad: str = QUADS[3]) -> Act:
    """An act so many days after the issue."""
    return Act(ISSUED + first, ISSUED + (first if last is None else last), ISSUED + 99, quad, "SANCTION")


@pytest.mark.parametrize(
    ("acts", "read", "over", "outcome"),
    [
        ([hostile(30)], "2025-07-30", False, None),  # the last day of the window may not be read whole
        ([hostile(30)], "2025-07-31", True, True),
        ([hostile(1)], "2025-08-15", True, True),
        ([hostile(0), hostile(31)], "2025-08-15", True, False),
        ([hostile(5, quad=QUADS[2])], "2025-08-15", True, False),
        ([], "2025-08-15", True, False),
        ([hostile(-10, 10)], "2025-08-15", True, None),
        ([hostile(-10, 10), hostile(3)], "2025-08-15", True, True),
        ([hostile(3)], None, False, None),
        ([hostile(3)], "2025-07", False, None),
        ([hostile(3)], "2025-08", True, True),
    ],
)
def test_outcomes(acts: list[Act], read: str | None, over: bool, outcome: bool | None) -> None:
    """An act inside the window is a yes, none a no; one whose days only touch it leaves it open; before the ledger was read past the end nothing is known."""
    (found,) = settled([forecast()], {("DZA", "FRA"): acts}, read)
    assert (found.over, found.outcome) == (over, outcome)


def test_a_forecast_without_a_day_is_never_scored() -> None:
    """A damaged day of issue leaves its forecast open."""
    (found,) = settled([forecast(issued="soon")], {}, "2030-01-01")
    assert (found.over, found.outcome) == (False, None)


def test_counts_alone_where_there_are_few() -> None:
    """Below twenty scored forecasts there are counts and no score."""
    rows = settled([forecast(n) for n in range(LEAST - 1)] + [forecast(99, issued="2025-08-14")], {("DZA", "FRA"): [hostile(3)]}, "2025-08-15")
    found = track(rows)
    assert (found.issued, found.waiting, found.unclear, found.scored, found.came) == (LEAST, 1, 0, LEAST - 1, LEAST - 1)
    assert (found.score, found.skill, found.parts, found.said) == (None, None, None, ())
    assert track([]).issued == 0


def test_record_by_hand() -> None:
    """Of forty forecasts of .3, over a baseline of .2, ten came: Brier .19 beside .19, in one bin."""
    rows = settled([forecast(n) for n in range(10)], {("DZA", "FRA"): [hostile(3)]}, "2025-09-01") + settled([forecast(n) for n in range(10, 40)], {}, "2025-09-01")
    found = track(rows)
    assert found.score == pytest.approx((10 * 0.49 + 30 * 0.09) / 40)
    assert found.baseline == pytest.approx((10 * 0.64 + 30 * 0.04) / 40)
    assert found.skill == pytest.approx(0.0)
    assert found.parts is not None
    assert found.parts.miscalibration == pytest.approx(0.05**2)
    (only,) = found.said
    assert (only.n, only.stated, only.happened) == (40, pytest.approx(0.3), 0.25)
    assert like(found, 0.34) == only
    assert like(found, 0.41) is None


def test_a_baseline_has_no_skill_over_itself() -> None:
    """Forecasts that say what the baseline says have a skill of nothing."""
    rows = settled([forecast(n, 0.2, 0.2) for n in range(30)], {("DZA", "FRA"): [hostile(3)]}, "2025-09-01")
    assert track(rows).skill == 0


def test_what_is_kept_of_an_outlook() -> None:
    """Chances without a probability or without a baseline are not kept; the same pair, kind, horizon and day have the same name."""
    chances = (Chance(QUADS[3], 30, 0.25, 0.1, None), Chance(QUADS[3], 90, 0.5, None, None), Chance(QUADS[1], 30, None, 0.1, None))
    made = forecasts(Outlook("DZA", "FRA", "2025-06-30", 9, 400, (), (), chances, (), ()), "coder+1")
    assert [(f.kind, f.horizon, f.probability, f.baseline, f.n, f.code) for f in made] == [(QUADS[3], 30, 0.25, 0.1, 9, "coder+1")]
    assert made[0].id == forecasts(Outlook("DZA", "FRA", "2025-06-30", 9, 400, (), (), (Chance(QUADS[3], 30, 0.9, 0.1, None),), (), ()))[0].id

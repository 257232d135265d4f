"""The effective number of partners against counts that are known."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from dragoman.relations.diversity import diversified, effective
from dragoman.relations.signals import Mark


def deeds(partners: list[str], year: int = 2024, score: float = 10.0, deed: bool = True) -> list[tuple[str, Mark]]:
    """A deed with each of these partners."""
    day = date(year, 6, 1).toordinal()
    return [(p, Mark(f"in_{n}", day, day, score, 1.0, deed, ("AAA",))) for n, p in enumerate(partners)]


@pytest.mark.parametrize(("counts", "expected"), [((5, 5), 2.25), ((7,), 1.0), ((1, 1, 1), None), ((1,), None), ((), None), ((2, 0), 1.0)])
def test_known_counts(counts: tuple[int, ...], expected: float | None) -> None:
    """Five and five are 2.25; one partner is one; nothing is said where none comes twice."""
    assert effective(counts) == expected


def test_equal_partners() -> None:
    """With more and more deeds, six equal partners are six."""
    assert [round(effective([n] * 6) or 0, 2) for n in (2, 10, 1000)] == [11.0, 6.56, 6.01]


def test_does_not_grow_with_coverage() -> None:
    """The chance that two deeds are with one partner is met without bias, however few they are."""
    rng, shares = np.random.default_rng(5), np.array([0.4, 0.3, 0.2, 0.1])
    for n in (8, 40):
        chance = [1 / (effective(rng.multinomial(n, shares)) or np.inf) for _ in range(4000)]
        assert np.mean(chance) == pytest.approx(np.sum(shares**2), abs=0.006)


def test_by_year() -> None:
    """Cooperative deeds alone count, year by year, with an interval around the figure; below five, or without a partner met twice, there is none."""
    rows = [*deeds(["BBB", "CCC"] * 10), *deeds(["BBB"] * 9, 2023), *deeds(["BBB"] * 4, 2022), *deeds(list("BCDEF"), 2021)]
    rows += [*deeds(["DDD"] * 9, 2024, -6.0), *deeds(["DDD"] * 9, 2024, 5.0, False)]
    few, apart, one, two = sorted(diversified(rows), key=lambda d: (d.effective or 0, d.year == 2021))
    assert (few.year, few.n, few.effective, few.low, few.high) == (2022, 4, None, None, None)
    assert (apart.year, apart.n, apart.partners, apart.effective) == (2021, 5, 5, None)
    assert (one.n, one.effective, one.low, one.high) == (9, 1.0, 1.0, 1.0)
    assert (two.n, two.effective) == (20, effective([10, 10]))
    assert two.low is not None and two.high is not None and two.effective is not None
    assert 1 <= two.low < two.effective < two.high


def test_interval_holds() -> None:
    """The interval of 80 in 100 holds the true number in 70 or more of 100 simulated years."""
    rng, names, shares = np.random.default_rng(3), np.array(list("BCDE")), np.array([0.4, 0.3, 0.2, 0.1])
    true, held = 1 / float(np.sum(shares**2)), 0
    for _ in range(150):
        (year,) = diversified(deeds(list(rng.choice(names, 30, p=shares))))
        held += (year.low or 0) <= true <= (year.high or np.inf)
    assert held >= 0.7 * 150

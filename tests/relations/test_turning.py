"""What turned a relation, how often two deal with each other, what the press tells of it, and how far figures hang on the scale."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from dragoman.packs import load
from dragoman.records import Characterisation
from dragoman.relations.phases import segmented
from dragoman.relations.rate import blocks
from dragoman.relations.series import Variances
from dragoman.relations.signals import Mark
from dragoman.relations.told import beside, told_phases
from dragoman.relations.turning import leads, shape, turning

V = Variances(noise=4.0, drift=0.025, mean=0.0, spread=25.0)


def test_turning_incidents() -> None:
    """The marks that the old mean tells worst are named, in their order, and none of the old phase."""
    scores = [4.0] * 10 + [-3.0, -9.0, -3.0, -9.0, -3.0, -3.0, -9.0, -3.0, -3.0, -3.0]
    found = segmented(scores, days=[n * 20 for n in range(20)])
    assert len(found.breaks) == 1
    assert turning(scores, [1.0] * 20, found, 0) == [11, 13, 16]


def walk(seed: int, step: bool) -> tuple[list[float], list[float]]:
    """Marks of a relation that turned at once, or that slid all along."""
    rng = np.random.default_rng(seed)
    days = np.sort(rng.uniform(0, 900, 90))
    level = np.where(days < 450, 5.0, -5.0) if step else 6.0 - 12.0 * days / 900
    return days.tolist(), (level + rng.normal(0, 2, 90)).tolist()


def test_step_or_drift() -> None:
    """Relations that turned at once are called so more often than those that slid, and the other way round; without a break nothing is said."""
    found = {step: [shape(days, scores, [1.0] * 90, segmented(scores, days=days), V) for days, scores in (walk(seed, step) for seed in range(20))] for step in (True, False)}
    assert found[True].count("step") >= 18
    assert found[False].count("drift") >= 15
    assert shape([0.0, 1.0], [1.0, 1.0], [1.0, 1.0], segmented([1.0, 1.0]), V) is None


def test_leads() -> None:
    """A turn of deeds is taken with the nearest turn of words the same way; the days between are what both zones leave open."""
    (found,) = leads([(-5.0, 100, 110), (4.0, 900, 905)], [(-6.0, 140, 160), (5.0, 100, 101)])
    assert (found.words, found.deeds, found.least, found.most) == (0, 0, 30, 60)
    assert leads([(-5.0, 100, 110)], [(-6.0, 900, 910)]) == []


def on(*days: float) -> list[tuple[float, float]]:
    """Days as spans."""
    return [(float(np.floor(d)), float(np.floor(d))) for d in days]


def test_rate() -> None:
    """A burst is its own block; even dealings are one; below the floor nothing is told."""
    rng = np.random.default_rng(1)
    calm, burst = rng.uniform(0, 1000, 30), rng.uniform(500, 530, 60)
    found = blocks(on(*calm, *burst))
    assert len(found) == 3
    assert 490 <= found[1].first <= 510 <= 525 <= found[1].last <= 535
    assert found[1].monthly > 10 * found[0].monthly
    assert len(blocks(on(*rng.uniform(0, 1000, 60)))) == 1
    assert blocks(on(*[1.0] * 7)) == []


def test_more_reading_is_not_more_dealing() -> None:
    """Where ten times as much was read, ten times as many incidents are one rate still."""
    rng = np.random.default_rng(2)
    days = [*rng.uniform(0, 500, 20), *rng.uniform(500, 1000, 200)]
    read = [(float(d), 1.0 if d < 500 else 10.0) for d in range(-100, 1100)]
    assert len(blocks(on(*days))) > 1
    assert len(blocks(on(*days), read)) == 1


def test_vague_days_are_no_burst() -> None:
    """Ten incidents of which only the year is known lie over it, and are no burst in its middle."""
    even = [(float(d), float(d)) for d in range(0, 3650, 60)]
    assert len(blocks([*even, *[(1000.0, 1364.0)] * 4])) == 1


def test_false_blocks() -> None:
    """Even dealings are split in one series of twenty at the most."""
    rng = np.random.default_rng(3)
    assert np.mean([len(blocks(on(*rng.uniform(0, 1000, 80)))) > 1 for _ in range(200)]) <= 0.06


@pytest.mark.parametrize("days", [[5.0] * 20, [1.0, 2.0] * 10])
def test_all_on_one_day(days: list[float]) -> None:
    """Incidents of one day or two give blocks with finite rates."""
    assert all(np.isfinite(b.monthly) for b in blocks(on(*days)))


def said(n: int, start: str | None, end: str | None, valence: str) -> Characterisation:
    """A characterisation of Mali and the United States."""
    return Characterisation(f"ch_{n}", f"ar_{n}", ("MLI", "USA"), "words", valence, start, end, None)  # type: ignore[arg-type]


def mark(day: str, score: float) -> Mark:
    """A mark of a day."""
    at = date.fromisoformat(day).toordinal()
    return Mark("in", at, at, score, 1.0, True, ("USA",))


def test_told_phases() -> None:
    """Phases that the press tells, by time; what two tell alike is one with two witnesses; what has no date is none."""
    found = told_phases([said(1, "2012", "2024", "mixed"), said(2, "2005", "2011", "good"), said(3, "2005", "2011", "good"), said(4, None, None, "bad")])
    assert [(t.start, t.end, t.by) for t in found] == [("2005", "2011", ("ch_2", "ch_3")), ("2012", "2024", ("ch_1",))]


def test_told_of_the_present() -> None:
    """A state without a date holds on the day of its article, and is held against the half year before."""
    marks = [mark(f"2005-{n:02}-01", -6.0) for n in range(1, 11)]
    found = beside(told_phases([said(1, None, None, "bad")], {"ar_1": "2005-10-15"}), marks)
    assert [(b.told.present, b.told.start, b.n, b.agrees) for b in found] == [(True, "2005-10-15", 6, True)]


def test_told_beside_shown() -> None:
    """Where the press calls good what the incidents show as bad, the two disagree; too few incidents say nothing."""
    marks = [mark(f"2005-{n:02}-01", -6.0) for n in range(1, 11)]
    told = told_phases([said(1, "2005", "2005", "good"), said(2, "2007", "2008", "good"), said(3, "2005", None, "bad")])
    assert {b.told.by[0]: b.agrees for b in beside(told, marks)} == {"ch_1": False, "ch_2": None, "ch_3": True}


def test_other_scales() -> None:
    """Every scale has a score for every category; signs know good and bad alone."""
    ontology = load().ontology
    assert ontology.on("goldstein")("ASSAULT", None) == -9.5
    assert {ontology.on("signs")(kind, None) for kind in ontology.categories} == {-1.0, 0.0, 1.0}

"""Whom a state draws closer to: a planted switch is found and nothing else, names do not matter, and where nothing changes little is listed."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from itertools import combinations

import numpy as np
import pytest

from dragoman.records import Incident
from dragoman.relations.account import pooled
from dragoman.relations.alignment import Alignment, alignment, passed
from dragoman.relations.series import Variances
from dragoman.relations.signals import joined, marks, partners

STATES = ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH")
KINDS = {True: ("CONSULT", "SUPPORT", "AGREE"), False: ("ACCUSE", "REJECT", "THREATEN")}
SCORES = {"CONSULT": 2.5, "AGREE": 2.5, "SUPPORT": 5.0, "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5, "AID": 10.0, "COOPERATE": 9.5, "SANCTION": -6.0}
SPLIT = "2023-01-01"
FIRST = date(2022, 1, 1).toordinal()


def score(kind: str, mode: str | None) -> float | None:
    """The scores of these tests."""
    return SCORES.get(kind)


def told(name: str, kind: str, one: str, other: str, start: str | None, outlets: tuple[str, ...] = ("x", "y")) -> Incident:
    """An incident of two."""
    return Incident(name, kind, None, (one,), (other,), start, start, "actual", (name,), (name,), outlets, {}, "corroborated")


def world(rng: np.random.Generator, n: int, planted: dict[tuple[str, str], tuple[float, float]]) -> list[Incident]:
    """Two years of eight states, `n` incidents a pair and year; the share of cooperative ones stays, save for planted pairs."""
    made = []
    for one, other in combinations(STATES, 2):
        same = float(rng.uniform(0.3, 0.7))
        for year, share in enumerate(planted.get((one, other), (same, same))):
            for _ in range(n):
                day = date.fromordinal(FIRST + 365 * year + int(rng.integers(365))).isoformat()
                made.append(told(f"in_{len(made):05}", str(rng.choice(KINDS[bool(rng.random() < share)])), one, other, day))
    return made


def variances(incidents: list[Incident]) -> Variances:
    """Noise and drift over all pairs of incidents."""
    rows: dict[tuple[str, str], list[Incident]] = {}
    for incident in incidents:
        for pair in joined(incident):
            rows.setdefault(pair, []).append(incident)
    return pooled([marks(found, score) for found in rows.values()])


def listed(found: Alignment) -> list[tuple[str, str]]:
    """The realignments in words, from whom to whom."""
    return [(r.away, r.towards) for r in found.words.realignments]


def test_planted_switch() -> None:
    """Among eight states the one that moved from B to C is found, with its probability, and no other."""
    incidents = world(np.random.default_rng(1), 40, {("AAA", "BBB"): (0.9, 0.1), ("AAA", "CCC"): (0.1, 0.9)})
    v = variances(incidents)
    found = {state: alignment(state, incidents, score, v, SPLIT) for state in STATES}
    assert {state: listed(a) for state, a in found.items() if listed(a)} == {"AAA": [("BBB", "CCC")]}
    (turn,) = found["AAA"].words.realignments
    assert turn.probability >= 0.9
    assert turn.hangs_on == ()
    assert found["AAA"].words.looked_at == 42
    assert [s.partner for s in found["AAA"].words.shifts][0] == "CCC"
    assert [s.partner for s in found["AAA"].words.shifts][-1] == "BBB"
    assert found["AAA"].deeds.shifts == ()


def test_names_do_not_matter() -> None:
    """States of other names, in another order of the alphabet, give the same figures."""
    incidents = world(np.random.default_rng(1), 12, {("AAA", "BBB"): (1.0, 0.0), ("AAA", "CCC"): (0.0, 1.0)})
    other = dict(zip(STATES, ("QQQ", "ZZZ", "BBB", "MMM", "AAA", "XXX", "CCC", "DDD"), strict=True))
    renamed = [replace(i, actor=(other[i.actor[0]],), recipient=(other[i.recipient[0]],)) for i in incidents]
    one, two = alignment("AAA", incidents, score, variances(incidents), SPLIT), alignment("QQQ", renamed, score, variances(renamed), SPLIT)
    assert listed(one) == [("BBB", "CCC")]
    assert [(other[a], other[b]) for a, b in listed(one)] == listed(two)
    assert [other[s.partner] for s in one.words.shifts] == [s.partner for s in two.words.shifts]
    assert [s.change.closer for s in one.words.shifts if s.change] == pytest.approx([s.change.closer for s in two.words.shifts if s.change])
    assert one.diversity == two.diversity


def test_nothing_changed() -> None:
    """Where nothing changes, no more than 5 in 100 pairs of partners are listed."""
    looked_at = found = 0
    for seed in range(8):
        incidents = world(np.random.default_rng(seed), 8, {})
        v = variances(incidents)
        rows = [alignment(state, incidents, score, v, SPLIT) for state in STATES]
        looked_at += sum(a.words.looked_at for a in rows)
        found += sum(len(a.words.realignments) for a in rows)
    assert looked_at == 8 * 8 * 42
    assert found <= 0.05 * looked_at


def turned(outlets: tuple[str, ...], more: int = 0) -> list[Incident]:
    """A turn from B to C that these outlets tell, and so many of its incidents of each cell that another one tells."""
    rows = []
    for n in range(20):
        for other, kind, year in (("BBB", "SUPPORT", 2022), ("BBB", "THREATEN", 2023), ("CCC", "THREATEN", 2022), ("CCC", "SUPPORT", 2023)):
            rows.append(told(f"in_{len(rows):03}", kind, "AAA", other, f"{year}-{n % 12 + 1:02}-{n + 1:02}", ("z",) if n < more else outlets))
    return rows


@pytest.mark.parametrize(("outlets", "more", "hangs"), [(("x",), 0, ("x",)), (("x", "y"), 0, ()), (("x",), 4, ("x",)), (("x",), 10, ()), ((), 0, ())])
def test_hangs_on_one_outlet(outlets: tuple[str, ...], more: int, hangs: tuple[str, ...]) -> None:
    """A realignment that is not listed without one outlet says so; outlets that are not known cannot be left out."""
    (turn,) = alignment("AAA", turned(outlets, more), score, Variances(20, 0.001, 0.0, 25.0), SPLIT).words.realignments
    assert turn.hangs_on == hangs


def test_closed_form() -> None:
    """Difference and deviation are those of the formula, worked out by hand; single origins weigh half."""
    rows = [told(f"in_{n}", "SUPPORT" if n < 5 else "THREATEN", "AAA", "BBB", f"{2022 + n // 5}-01-0{n % 5 + 1}") for n in range(10)]
    (shift,) = alignment("AAA", rows, score, Variances(20, 0.01, 0.0, 25.0), SPLIT).words.shifts
    assert shift.n == (5, 5)
    assert shift.change is not None
    assert shift.change.difference.mean == pytest.approx(-8.5)
    assert shift.change.difference.error == pytest.approx(math.sqrt(20 / 5 + 20 / 5 + 0.01 * 365))
    assert shift.change.further == pytest.approx(0.5 * (1 + math.erf(7.5 / math.sqrt(2 * 11.65))))
    assert shift.change.closer < 0.01
    single = [replace(i, grade="single origin") for i in rows]
    (less,) = alignment("AAA", single, score, Variances(20, 0.01, 0.0, 25.0), SPLIT).words.shifts
    assert less.change is not None
    assert less.change.difference.error == pytest.approx(math.sqrt(16 + 3.65))


def test_too_few() -> None:
    """Four incidents on a side give no change; a date that may lie on either side counts on neither."""
    rows = [told(f"in_{n}", "SUPPORT", "AAA", "BBB", "2022-05-01" if n < 4 else "2023-05-01") for n in range(10)]
    (shift,) = alignment("AAA", [*rows, told("in_x", "SUPPORT", "AAA", "BBB", "2022")], score, Variances(), "2022-07-01").words.shifts
    assert shift.n == (4, 6)
    assert shift.change is None


def test_words_and_deeds_in_two_panels() -> None:
    """A deed is in no panel of words; three that act together are partners, two that are acted on are not."""
    rows = [told("in_1", "AID", "AAA", "BBB", "2022"), replace(told("in_2", "CONSULT", "AAA", "BBB", "2023"), actor=("AAA:MIL", "CCC"), recipient=("BBB", "DDD"))]
    found = alignment("BBB", rows, score, Variances())
    assert [s.partner for s in found.deeds.shifts] == ["AAA"]
    assert [s.partner for s in found.words.shifts] == ["AAA", "CCC"]
    assert partners(rows[1], "AAA") == {"BBB", "CCC", "DDD"}
    assert joined(rows[1]) == {("AAA", "BBB"), ("AAA", "CCC"), ("AAA", "DDD"), ("BBB", "CCC"), ("CCC", "DDD")}
    assert [s.partner for s in alignment("BBB", rows, score, Variances(), but={"CCC"}).words.shifts] == ["AAA"]


def test_bad_input() -> None:
    """Nothing, no dates, one day, equal scores, a state that nobody met: no figure, no error."""
    v = Variances(20, 0.025, 0.0, 25.0)
    undated = [told(f"in_{n}", "AID", "AAA", "BBB", None) for n in range(9)]
    for rows in ([], undated):
        found = alignment("AAA", rows, score, v)
        assert (found.split, found.words.shifts, found.diversity) == (None, (), ())
    one_day = [told(f"in_{n}", "AID", "AAA", other, "2022-05-01") for n, other in enumerate(["BBB", "CCC"] * 6)]
    found = alignment("AAA", one_day, score, v)
    assert [(s.n, s.change) for s in found.deeds.shifts] == [((0, 6), None)] * 2
    equal = [told(f"in_{n}", "AID", "AAA", ("BBB", "CCC")[n % 2], f"{2022 + n // 10}-05-01") for n in range(20)]
    found = alignment("AAA", equal, score, variances(equal), SPLIT)
    assert [s.change.difference.mean for s in found.deeds.shifts if s.change] == [0.0, 0.0]
    assert found.deeds.realignments == ()
    assert alignment("ZZZ", equal, score, v).words.shifts == ()


def test_false_discoveries() -> None:
    """Benjamini and Hochberg: the largest p that lies under its line takes the smaller ones with it."""
    assert passed(np.array([0.3, 0.01, 0.06, 0.07]), 0.1).tolist() == [False, True, True, True]
    assert passed(np.array([0.2, 0.3]), 0.1).tolist() == [False, False]
    assert passed(np.array([]), 0.1).tolist() == []

"""An outlook from incidents: known answers, floors, what is only announced, and that nothing published after its day changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.records import Incident
from dragoman.relations.forecast import Rates, exposure, within
from dragoman.relations.outlook import FEWEST, HORIZONS, Outlook, acts_of, base_rate, outlook, rounded, windows
from dragoman.relations.pool import QUADS, Act, act, pool
from dragoman.relations.series import Variances

SCORES = {"CONSULT": 2.5, "ACCUSE": -3.0, "SANCTION": -6.0, "AID": 10.0, "ASSAULT": -9.0}
ISSUED = "2025-06-30"
TODAY = date.fromisoformat(ISSUED).toordinal()


def score(kind: str, mode: str | None) -> float | None:
    """The scores of these tests."""
    return SCORES.get(kind)


def told(n: int, kind: str, start: str | None, status: str = "actual", known: str | None = "") -> Incident:
    """An incident of Algeria and France, told on its day unless that is said."""
    return Incident(f"in_{n:03}", kind, None, ("DZA",), ("FRA",), start, start, status, (f"ev_{n}",), (f"ar_{n}",), (), {"x": (f"ar_{n}",)}, "corroborated", told=start if known == "" else known)  # type: ignore[arg-type]


def day(ago: int) -> str:
    """The day so many days before the issue."""
    return (date.fromisoformat(ISSUED) - timedelta(ago)).isoformat()


def others(n: int = 30) -> list[tuple[tuple[str, str], Act]]:
    """The acts of other pairs: each has a meeting a quarter for three years, some of them a sanction."""
    found = []
    for pair in range(n):
        for ago in range(5 + pair, 1000, 90):
            kind = "SANCTION" if (pair + ago) % 7 == 0 else "CONSULT"
            made = act(kind, "actual", day(ago), day(ago - 1))
            assert made is not None
            found.append(((f"A{pair:02}", f"B{pair:02}"), made))
    return found


def issue(incidents: list[Incident], more: list[tuple[tuple[str, str], Act]] | None = None, issued: str = ISSUED) -> Outlook:
    """The outlook of Algeria and France."""
    return outlook(("FRA", "DZA"), incidents, others() if more is None else more, issued, score, Variances(16.0, 0.02, 0.0, 9.0))


MANY = [told(n, ("CONSULT", "ACCUSE", "SANCTION")[n % 3], day(10 + 25 * n)) for n in range(20)]


def test_a_whole_outlook() -> None:
    """Shares sum to one, every figure has its baseline, longer horizons are likelier, and what moved a figure is of its quad, the latest first."""
    found = issue(MANY)
    assert (found.a, found.b, found.n, found.few) == ("DZA", "FRA", 20, False)
    for row in (found.next, found.categories):
        assert sum(s.probability or 0 for s in row) == pytest.approx(1)
        assert sum(s.climatology for s in row) == pytest.approx(1)
        assert sum(s.own or 0 for s in row) == pytest.approx(1)
    chances = {(c.kind, c.horizon): c for c in found.chances}
    assert set(chances) == {(kind, horizon) for kind in QUADS for horizon in HORIZONS}
    for kind in (QUADS[0], QUADS[2], QUADS[3]):
        near, far = chances[kind, 30], chances[kind, 90]
        assert 0 < (near.probability or 0) < (far.probability or 0) < 1
        assert near.climatology is None or far.climatology is not None
        assert near.own is not None and far.own is not None
    assert [name for name, _ in chances[QUADS[3], 30].moved] == ["in_002", "in_005", "in_008"]
    assert all(points > 0 for _, points in chances[QUADS[3], 30].moved)
    assert {(w.deeds, w.horizon) for w in found.ways} == {(False, 30), (False, 90), (True, 30), (True, 90)}
    assert all(w.course.better >= w.baseline for w in found.ways)


def test_a_quad_that_never_came_anywhere_has_no_probability() -> None:
    """Where nobody ever aided anybody, there is no rate to go by; the base rate says so."""
    (aid,) = (c for c in issue(MANY).chances if (c.kind, c.horizon) == (QUADS[1], 30))
    assert (aid.probability, aid.climatology) == (None, 0.0)


def test_chance_by_hand() -> None:
    """The chance is the Gamma-Poisson's for the pair's decayed count; what a sole act moves is what it would be without it."""
    found = issue(MANY)
    (chance,) = (c for c in found.chances if (c.kind, c.horizon) == (QUADS[3], 30))
    weights = [2 ** (-(10 + 25 * n) / 120) for n in range(2, 20, 3)]
    assert found.looked == 998
    looked, count, p = exposure(998), sum(weights), chance.probability or 0
    # the rates are fitted: they are worked out from the probability with and without the latest act, and must give that without the one before
    fall = ((1 - p) / (1 - p + chance.moved[0][1])) ** (1 / weights[0])
    fitted = Rates(log(1 - p) / log(fall) - count, fall * 30 / (1 - fall) - looked)
    assert fitted.a > 0 and fitted.b > 0
    assert within(fitted, count - weights[1], looked, 30) == pytest.approx(p - chance.moved[1][1], abs=1e-9)


@pytest.mark.parametrize("n", range(FEWEST))
def test_too_few(n: int) -> None:
    """Below the floor nothing but base rates, of pairs like this one."""
    found = issue(MANY[:n])
    assert found.few
    assert found.n == n
    assert all(c.probability is None and c.own is None and not c.moved for c in found.chances)
    assert all(s.probability is None and s.own is None for s in (*found.next, *found.categories))
    assert sum(s.climatology for s in found.next) == pytest.approx(1)
    assert any(c.climatology is not None for c in found.chances)


def test_an_old_relation_is_no_busy_one() -> None:
    """Acts of more than three years ago do not lift a pair over the floor, nor into its rates."""
    found = issue([replace(i, start=f"2015-{n % 12 + 1:02}-01", end=None, told=day(3)) for n, i in enumerate(MANY)])
    assert (found.n, found.few, found.ways) == (0, True, ())


def test_nothing_at_all() -> None:
    """An empty ledger gives no figure and breaks nothing."""
    found = issue([], more=[])
    assert (found.n, found.looked, found.scheduled, found.ways) == (0, 0, (), ())
    assert all(c.probability is None and c.climatology is None for c in found.chances)


def test_no_dates() -> None:
    """What has no day, or no day of publication, is in no figure."""
    assert issue([replace(i, start=None, end=None, told=day(5)) for i in MANY]).n == 0
    assert issue([replace(i, told=None) for i in MANY]).n == 0
    assert issue([replace(i, start="soon", told="some day") for i in MANY]).n == 0


def test_all_on_one_day() -> None:
    """Twenty acts of one day are one a quad: too few, whatever was printed of them."""
    found = issue([replace(i, start=day(3), end=day(3), told=day(3)) for i in MANY])
    assert (found.n, found.few) == (3, True)
    same = issue([told(n, "CONSULT", day(3)) for n in range(40)], more=[])
    assert (same.n, same.looked) == (1, 3)


@pytest.mark.parametrize(("ends", "issued"), [(("FRA", "FRA"), ISSUED), (("DZA", None), ISSUED), (("DZA", "FRA"), "soon"), (("DZA", "FRA"), "")])
def test_bad_questions(ends: tuple[str, str | None], issued: str) -> None:
    """A pair with itself or with nobody, and a day that is none, are refused in a sentence."""
    with pytest.raises(ValueError, match="an outlook needs"):
        outlook(ends, [], [], issued, score, Variances(mean=0.0))


def test_known_is_publication() -> None:
    """An act of January that was published in July is not known in June; a month as date of publication is over when the month is."""
    late = told(90, "ASSAULT", "2025-01-10")
    assert issue([*MANY, replace(late, told="2025-07-01")]) == issue(MANY)
    assert issue([*MANY, replace(late, told="2025-07")]) == issue(MANY)
    assert issue([*MANY, replace(late, told="2025-06")]).n == issue([*MANY, replace(late, told="2025-01-11")]).n == 21


def test_scheduled_is_listed_and_not_forecast() -> None:
    """What is announced for a day to come is listed, next first; the announcement itself is a word of the day of publication. Past, undated and unpublished plans are not listed."""
    rows = [(70, "SANCTION", "2025-09-01"), (71, "CONSULT", "2025-07-14"), (72, "SANCTION", "2025-05-01"), (73, "AID", None)]
    plans = [told(n, kind, start, "future", day(2)) for n, kind, start in rows]
    others_ = [told(74, "AID", "2025-08-01", "future", "2025-07-02"), told(75, "AID", "2025-08-01", "actual", day(2))]
    assert issue([*MANY, *plans, *others_]).scheduled == ("in_071", "in_070")
    assert [(a.incident, a.quad, a.day) for a in acts_of([*plans, *others_]) if a.known <= TODAY] == [
        ("in_070", QUADS[2], TODAY - 2), ("in_071", QUADS[0], TODAY - 2), ("in_072", QUADS[2], TODAY - 2), ("in_073", QUADS[0], TODAY - 2)
    ]  # fmt: skip


def test_denied_and_possible_acts_do_not_count() -> None:
    """What is denied or only possible is in no figure."""
    assert issue([*MANY, told(60, "ASSAULT", day(4), "negated"), told(61, "ASSAULT", day(4), "hypothetical")]) == issue(MANY)


def test_short_history_has_no_long_horizon() -> None:
    """A ledger that has looked for 40 days says nothing of 90."""
    found = issue([told(n, "ACCUSE", day(n * 5)) for n in range(9)], more=[])
    assert found.looked == 40
    assert {c.horizon for c in found.chances if c.probability is not None} == {30}


def test_base_rate_by_hand() -> None:
    """Of two pairs over three windows of ten days, counted back from the last day: one act in five windows, since a pair not known yet has none."""
    rows = [(("A", "B"), 1), (("A", "B"), 22), (("C", "D"), 8)]
    told_ = pool((ends, Act(d, d, d, QUADS[3], "ASSAULT")) for ends, d in rows)
    past = windows(told_, QUADS[3], 10, 31, 1)
    # windows (21, 31], (11, 21], (1, 11]; known before them: both, both, A-B alone
    assert [(list(hit), list(seen)) for hit, seen in past] == [([True, False], [1, 1]), ([False, False], [1, 1]), ([False, True], [1, 0])]
    assert base_rate(past, few=False) is None
    assert base_rate([*past, *past], few=True) == pytest.approx(2 / 10)


def test_points() -> None:
    """Probabilities are shown to five points."""
    assert [rounded(p) for p in (0.0, 0.024, 0.026, 0.5, 0.83, 0.99)] == [0, 0, 5, 50, 85, 100]


ROWS = st.lists(st.tuples(st.sampled_from(sorted(SCORES)), st.integers(0, 700), st.integers(0, 60), st.sampled_from(["actual", "future", "negated"])), max_size=30)


@given(ROWS, ROWS)
@settings(max_examples=40, deadline=None)
def test_nothing_published_later_changes_it(known: list[tuple[str, int, int, str]], later: list[tuple[str, int, int, str]]) -> None:
    """Whatever is published after the day of issue, of this pair or of others, of any day: the outlook is the same; and its figures are probabilities."""
    now = [told(n, kind, day(ago), status, day(max(ago - late, 0))) for n, (kind, ago, late, status) in enumerate(known)]
    then = [told(100 + n, kind, day(ago - 90), status, day(-1 - late)) for n, (kind, ago, late, status) in enumerate(later)]
    foreign = [(("X", "Y"), a) for i in then if (a := act(i.type, i.status, i.start, i.told))]
    before = issue(now)
    assert issue([*now, *then], [*others(), *foreign]) == before
    assert all(0 <= c.probability <= 1 for c in before.chances if c.probability is not None)
    assert before.few or sum(s.probability or 0 for s in before.next) == pytest.approx(1)

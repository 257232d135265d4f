"""Where signals differ: discordance taken apart by groups, and the gap between words and deeds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Incident
from dragoman.relations.coherence import discordance
from dragoman.relations.mixed import by_group, cost, gap, institutions, parts
from dragoman.relations.signals import Mark

SIGNALS = st.lists(st.tuples(st.sampled_from([-6.0, -3.0, 0.0, 2.5, 5.0]), st.sampled_from(["GOV", "LEG", "MIL"]), st.integers(0, 90)), min_size=2, max_size=20)


@given(SIGNALS)
def test_parts_sum_to_the_whole(signals: list[tuple[float, str, int]]) -> None:
    """The parts of a discordance sum to it, and their shares of pairs to one."""
    scores, groups, days = zip(*signals, strict=True)
    found = parts(scores, groups, days)
    if sum(s != 0 for s in scores) >= 2:
        assert sum(p.pairs for p in found) == pytest.approx(1)
        assert sum(p.pairs * p.apart for p in found) == pytest.approx(discordance(scores, days))
    else:
        assert found == []


def mark(n: int, score: float, deed: bool) -> Mark:
    """A mark."""
    return Mark(f"in_{n}", n, n, score, 1.0, deed, ("DZA",))


def test_softer_in_words() -> None:
    """Friendly words and hostile deeds give a gap below zero, with an interval below it too; three deeds are too few."""
    words, deeds = [mark(n, 4.0 + n % 2, False) for n in range(6)], [mark(n, -6.0 - n % 2, True) for n in range(6)]
    found = gap([*words, *deeds])
    assert found is not None
    assert found.gap == pytest.approx(-11)
    assert found.low <= found.gap <= found.high < 0
    assert gap([*words, *deeds[:3]]) is None


def test_institutions_and_costs() -> None:
    """The sector that acts for a state; what a signal costs."""
    told = Incident("in_1", "AGREE", None, ("DZA:LEG", "FRA"), (), "2025", "2025", "actual", (), (), (), {}, "corroborated")
    assert institutions([told], "DZA") == {"in_1": "LEG"}
    assert institutions([told], "FRA") == {"in_1": "GOV"}
    assert institutions([told], "MLI") == {}
    assert [cost(told, mark(1, 2.5, False)), cost(told, mark(1, 9.5, True))] == ["pledge", "deed"]


def test_who_points_apart_from_whom() -> None:
    """A ministry that praises and an army that threatens point apart; who is heard less than four times is left out, and below eight signals nothing is said."""
    marks = [mark(n, 4.0 if n % 2 else -3.5, False) for n in range(10)]
    groups = {m.incident: "MIL" if m.score < 0 else "GOV" for m in marks} | {"in_9": "LEG"}
    found = by_group(marks, groups)
    assert {(p.one, p.other): (p.apart, p.enough) for p in found} == {("GOV", "MIL"): (1.0, True), ("GOV", "GOV"): (0.0, True), ("MIL", "MIL"): (0.0, True)}
    assert by_group(marks[:7], groups) == ()
    assert by_group(marks, dict.fromkeys(groups, "GOV")) == ()

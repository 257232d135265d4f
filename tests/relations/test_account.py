"""The account of a pair: words and deeds apart, nothing drawn where there is too little, and incidents counted, not articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.packs import load
from dragoman.records import Incident
from dragoman.relations.account import FEWEST, pooled, relation
from dragoman.relations.series import Variances
from dragoman.relations.signals import marks

SCORES = {"CONSULT": 2.5, "AGREE": 2.5, "CONCEDE": 4.5, "THREATEN": -3.5, "ACCUSE": -3.0, "SANCTION": -6.0, "AID": 10.0, "RETREAT": 6.5}


def score(kind: str, mode: str | None) -> float | None:
    """The scores of these tests."""
    return SCORES.get(kind)


def told(n: int, kind: str, start: str | None, status: str = "actual", grade: str = "corroborated") -> Incident:
    """An incident of Algeria and France."""
    return Incident(f"in_{n:03}", kind, None, ("DZA",), ("FRA",), start, start, status, (f"ev_{n}",), (f"ar_{n}",), (), {"x": (f"ar_{n}",)}, grade)  # type: ignore[arg-type]


def test_words_and_deeds_apart() -> None:
    """A deed is what happened of the material categories; what is planned of them is a word with the score of a promise or a threat; what is denied or only possible is none."""
    found = marks(
        [told(1, "AID", "2025-01-01"), told(2, "AID", "2025-01-02", "future"), told(3, "SANCTION", "2025-01-03", "future"), told(4, "RETREAT", "2025-01-04", "future"), told(5, "CONSULT", "2025-01-05"), told(6, "AID", "2025-01-06", "negated"), told(7, "AID", "2025-01-07", "hypothetical"), told(8, "AID", None)],
        score,
    )
    assert [(m.incident, m.score, m.deed) for m in found] == [("in_001", 10.0, True), ("in_002", 2.5, False), ("in_003", -3.5, False), ("in_004", 4.5, False), ("in_005", 2.5, False)]


@pytest.mark.parametrize("scale", ["plover", "goldstein", "signs"])
def test_a_planned_deed_counts_as_what_is_said_by_it(scale: str) -> None:
    """On every scale a planned delivery has the score of a promise, a planned retreat that of a concession, a planned ban that of a threat, whatever its mode."""
    ontology = load().ontology
    on = ontology.score if scale == "plover" else ontology.on(scale)
    found = marks([told(1, "AID", "2025-01-01", "future"), told(2, "RETREAT", "2025-01-02", "future"), replace(told(3, "SANCTION", "2025-01-03", "future"), mode="expel")], on)
    assert [m.score for m in found] == [on("AGREE", None), on("CONCEDE", None), on("THREATEN", None)]


@pytest.mark.parametrize(("start", "days"), [("2025", 365), ("2025-02", 28), ("2025-12", 31), ("2025-02-03", 1)])
def test_vague_days(start: str, days: int) -> None:
    """A date of any precision stands for its days."""
    (found,) = marks([told(1, "AID", start)], score)
    assert found.last - found.first + 1 == days


def test_single_origins_weigh_less() -> None:
    """What one origin alone tells is relied on half as much."""
    assert [m.weight for m in marks([told(1, "AID", "2025", grade="single origin"), told(2, "AID", "2025")], score)] == [0.5, 1.0]


def test_too_few() -> None:
    """Below the floor there is no level, no phase and no discordance, but the marks are there."""
    found = relation([told(n, "CONSULT", f"2025-01-{n + 1:02}") for n in range(FEWEST - 1)], score, Variances())
    assert found.words.level is None
    assert found.words.segments is None
    assert len(found.words.marks) == FEWEST - 1
    assert found.discordance is None


def test_a_turn() -> None:
    """A pair that spoke well for two years and badly ever since has turned between the last good word and the first bad one."""
    good = [told(n, "CONSULT", f"2023-{n % 12 + 1:02}-{n % 27 + 1:02}") for n in range(24)]
    bad = [told(100 + n, "ACCUSE", f"2025-{n % 12 + 1:02}-{n % 27 + 1:02}") for n in range(24)]
    found = relation([*good, *bad], score, pooled([marks([*good, *bad], score)]))
    assert found.words.segments is not None
    (turn,) = found.words.segments.breaks
    first, last = found.words.days_of(turn.at)
    assert first.startswith("2023")
    assert last.startswith("2025")
    assert turn.step == pytest.approx(-5.5)
    assert found.words.level is not None
    assert found.words.level.mean[0] > 0 > found.words.level.mean[-1]
    assert found.deeds.level is None

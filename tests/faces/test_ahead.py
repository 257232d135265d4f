"""What may come next in lines: figures to five points beside their baselines, nothing sure, counts alone where there is too little."""

from __future__ import annotations

import pytest

from dragoman.faces.cli.ahead import outlook_lines, percent, state_of, track_lines
from dragoman.faces.messages import Messages
from dragoman.faces.naming import Names
from dragoman.packs import load
from dragoman.records import Event, Incident, Reason
from dragoman.relations.forecast import Course
from dragoman.relations.outlook import HORIZONS, Chance, Outlook, Share, Way
from dragoman.relations.pool import QUADS
from dragoman.relations.scenarios import NOT_DONE, Scenario
from dragoman.relations.scoring import Bin, Reliability
from dragoman.relations.track import Track

INCIDENT = Incident("in_1", "SANCTION", None, ("DZA",), ("FRA",), "2025-06-01", None, "actual", ("ev_1",), ("ar_1",), (), {}, "single origin", best="ev_1", told="2025-06-02")
EVENT = Event("ev_1", "ar_1", "SANCTION", None, (), ("DZA",), ("FRA",), "a \x1bexpulsé", "2025-06-01", None, "actual", None, None, 0.8)


def names(lang: str = "en") -> Names:
    """The words of a language."""
    return Names(load(), Messages(lang))


def made(n: int = 9, looked: int = 400) -> Outlook:
    """An outlook in which an act of material conflict is likeliest."""
    few = n < 5
    chances = [Chance(kind, h, None if few or looked < h else 0.01 + 0.3 * q, None if q == 1 else 0.12, None if few else 0.98, (("in_1", 0.043), ("in_gone", 0.2)) if q == 3 and not few else ()) for h in HORIZONS for q, kind in enumerate(QUADS)]
    shares = [Share(kind, None if few else 0.25, 0.25, None if few else 0.25) for kind in QUADS]
    kinds = [Share(kind, None if few else p, 0.1, None if few else 0.1) for kind, p in (("AID", 0.1), ("SANCTION", 0.6), ("ACCUSE", 0.3))]
    return Outlook("DZA", "FRA", "2025-06-30", n, looked, tuple(shares), tuple(kinds), tuple(chances), (Way(True, 90, 8, Course(-2, 2, 0.31, 0.31), 0.2),), ())


@pytest.mark.parametrize(("p", "shown"), [(None, "–"), (0.0, "under 5%"), (0.024, "under 5%"), (0.03, "5%"), (0.83, "85%"), (0.999, "over 95%")])
def test_percent(p: float | None, shown: str) -> None:
    """Probabilities are shown to five points, and never as sure."""
    assert percent(p, names()) == shown


def test_lines() -> None:
    """Each quad with both horizons and baselines, what it rests on, the next act, the likeliest categories, and how far the level may go."""
    rows = [text for text, _ in outlook_lines(made(), {"in_1": INCIDENT}, names())]
    assert rows == [
        "Told within 30 and 90 days (after 9 acts in three years):",
        "cooperation in words: under 5% (all pairs 10%, this pair so far over 95%); under 5% (all pairs 10%, this pair so far over 95%)",
        "cooperation in deeds: 30% (all pairs –, this pair so far over 95%); 30% (all pairs –, this pair so far over 95%)",
        "conflict in words: 60% (all pairs 10%, this pair so far over 95%); 60% (all pairs 10%, this pair so far over 95%)",
        "conflict in deeds: 90% (all pairs 10%, this pair so far over 95%); 90% (all pairs 10%, this pair so far over 95%)",
        "rests most on, in points: 2025-06-01 SANCTION +4",
        "The next act that is told:",
        *(f"{label}: 25% (all pairs 25%, this pair so far 25%)" for label in ("cooperation in words", "cooperation in deeds", "conflict in words", "conflict in deeds")),
        "By category: SANCTION: 60% (all pairs 10%, this pair so far 10%), ACCUSE: 30% (all pairs 10%, this pair so far 10%), AID: 10% (all pairs 10%, this pair so far 10%)",
        "Deeds: the level is more than a point higher 90 days later with 30%, lower with 30% (by drift alone 20%)",
    ]


def test_too_few_and_too_short() -> None:
    """Below the floor there are base rates alone and it is said why; a horizon longer than the ledger has looked is said to be that."""
    rows = [text for text, _ in outlook_lines(made(3), {}, names())]
    assert rows[0].startswith("3 dated acts in three years, too few")
    assert rows[1] == "cooperation in words: 10% of pairs like it; 10% of pairs like it"
    assert not any("this pair" in row or "–" in row for row in rows[1:])
    assert "; the ledger has looked for 40 days only" in [text for text, _ in outlook_lines(made(looked=40), {}, names())][1]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_both_languages_have_all_words(lang: str) -> None:
    """Every line has its words in both languages."""
    track = Track(40, 2, 1, 37, 9, 0.1, 0.2, Reliability(0.1, 0.01, 0.1, 0.19, ()), (Bin(0.2, 0.3, 0.25, 0.2, 37),))
    rows = [text for text, _ in [*outlook_lines(made(), {}, names(lang)), *outlook_lines(made(1), {}, names(lang))]]
    assert len([*rows, *track_lines(track, names(lang), [0.25])]) == len(rows) + 3
    for state in ("met", "not met so far", "unclear"):
        assert state_of(Scenario("in_0", "if", state, ("in_1",), ()), {"in_1": INCIDENT}, {"ev_1": EVENT}, names(lang))  # type: ignore[arg-type]


def test_states() -> None:
    """What met a condition is named with its day and word, cleaned of what a terminal would obey."""
    by = ({"in_1": INCIDENT}, {"ev_1": EVENT}, names())
    assert state_of(Scenario("in_0", "if", "met", ("in_1",), ()), *by) == "met, as far as the words go: 2025-06-01 SANCTION “a expulsé”"
    assert state_of(Scenario("in_0", "if", "unclear", (), ()), *by) == "unclear"
    assert state_of(Scenario("in_0", "if", "unclear", ("in_1",), ()), *by).startswith("unclear; see 2025-06-01")
    assert state_of(Scenario("in_0", "if", "unclear", (), (Reason("state", NOT_DONE),)), *by) == "unclear: the condition is that something is not done"


def test_record() -> None:
    """Nothing issued says nothing; few scored give counts; enough give the score, its parts, and how forecasts like these came out."""
    assert list(track_lines(Track(0, 0, 0, 0, 0), names())) == []
    assert list(track_lines(Track(5, 4, 0, 1, 1), names())) == ["Forecasts kept: 5; open: 4; scored: 1, 1 of them came"]
    track = Track(40, 2, 1, 37, 9, 0.1, 0.2, Reliability(0.1, 0.01, 0.1, 0.19, ()), (Bin(0.2, 0.3, 0.25, 0.2, 30), Bin(0.5, 0.6, 0.55, 0.5, 7)))
    assert list(track_lines(track, names(), [0.25]))[1:] == [
        "Brier score 0.100, baseline 0.200, skill +0.50; miscalibration 0.010, discrimination 0.100, uncertainty 0.190",
        "When the record said 20% to 30%, it came 20% of 30 times",
    ]

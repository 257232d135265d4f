"""A state's partners in lines: figures, doubts, what hangs on one outlet, and years with and without a number."""

from __future__ import annotations

import pytest

from dragoman.faces.cli.partners import MOST, alignment_lines, network_lines
from dragoman.faces.messages import Messages
from dragoman.faces.naming import Names
from dragoman.packs import load
from dragoman.relations.alignment import Alignment, Change, Estimate, Panel, Realignment, Shift
from dragoman.relations.diversity import Diversity
from dragoman.relations.network import Edge, Network

NONE = Panel()


def lines(found: Alignment, lang: str = "en") -> list[str]:
    """What is printed."""
    return [text for text, _ in alignment_lines(found, Names(load(), Messages(lang)))]


def moved(partner: str, by: float, closer: float, further: float) -> Shift:
    """A partner that moved."""
    return Shift(partner, (6, 1200), Change(Estimate(1.0, 0.4), Estimate(1.0 + by, 0.5), Estimate(by, 0.6), closer, further))


def test_lines() -> None:
    """Partners with figures and marks, those with too few, realignments with their outlet, and the number of partners by year."""
    shifts = (moved("RUS", 4.0, 0.99, 0.0), moved("DZA", 0.2, 0.1, 0.05), moved("FRA", -5.0, 0.0, 0.98), Shift("USA", (4, 9)))
    turns = (Realignment("FRA", "RUS", 0.97, 0.02, ("Le \x1bPont",)),)
    years = (Diversity(2021, 3, 2), Diversity(2022, 20, 3, 2.25, 1.7, 3.4), Diversity(2023, 9, 6, 9.0, 4.0, None))
    assert lines(Alignment("MLI", "2022-01-01", NONE, Panel(shifts, turns, 6), years)) == [
        "Deeds: before and after 1 January 2022",
        "▲ Russia: +1.0 → +5.0 (+4.0 ± 0.6); closer 99%, further 0%; n = 6 + 1,200",
        "· Algeria: +1.0 → +1.2 (+0.2 ± 0.6); closer 10%, further 5%; n = 6 + 1,200",
        "▼ France: +1.0 → -4.0 (-5.0 ± 0.6); closer 0%, further 98%; n = 6 + 1,200",
        "1 partner with too few events: United States 4+9",
        "From France to Russia: 97% (hangs on one outlet: Le Pont)",
        "Effective number of partners in cooperative deeds: 2022: 2.2 (1.7–3.4; n = 20) · 2023: 9.0 (4.0–∞; n = 9)",
        "Too few cooperative deeds for it: 2021 (3)",
    ]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_many_partners(lang: str) -> None:
    """Of many partners the ends of the table are shown, and how many lie between; that nothing is listed is said."""
    many = tuple(moved(f"IGO-{n}", -n / 10, 0.0, 0.0) for n in range(2 * MOST + 3))
    few = tuple(Shift(f"REB-{n}", (1, 1)) for n in range(MOST + 2))
    shown = lines(Alignment("MLI", "2022-01-01", Panel((*many, *few), (), 210), NONE, ()), lang)
    assert len(shown) == 1 + 2 * MOST + 3
    assert "(+2)" in shown[-2]
    assert "210" in shown[-1]


def test_nothing() -> None:
    """A state that met nobody has no lines."""
    assert lines(Alignment("MLI", None, NONE, NONE, ())) == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_year_of_ties(lang: str) -> None:
    """The ties of a state in a year with their signs, words and deeds apart, who has ties like its own, and its bodies; the ties of others are in --json alone."""
    others = ("RUS", "USA", "DZA", "CHN", "TUR")
    edges = [Edge("FRA", other, False, 3, 2.0 if n % 2 else -3.0) for n, other in enumerate(others)] + [Edge("ESP", other, False, 1, 2.0 if n % 2 else -3.0) for n, other in enumerate(others)]
    found = Network(2014, dict.fromkeys(["FRA", "ESP", *others], 3), (*edges, Edge("FRA", "RUS", True, 1, 0.5)), {"IGO-EUR": ("ESP", "FRA"), "IGO-AFU": ("DZA",)})
    names = Names(load(), Messages(lang))
    rows = [text for text, _ in network_lines(found, "FRA", names)]
    assert "2014" in rows[0]
    assert f"▼ {names.entity('RUS')} -3.0" in rows[1]
    assert rows[1].count("▲") == 2
    assert f"· {names.entity('RUS')} +0.5" in rows[2]
    assert f"{names.entity('ESP')} +1.00 (5)" in rows[3]
    assert names.entity("IGO-EUR") in rows[4]
    assert names.entity("IGO-AFU") not in rows[4]

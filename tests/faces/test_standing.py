"""Findings in lines: who points apart from whom, and what became of promises by the days since they were made."""

from __future__ import annotations

from dataclasses import replace

from dragoman.faces.cli.standing import over_time_line, standing_lines
from dragoman.faces.messages import Messages
from dragoman.faces.naming import Names
from dragoman.packs import load
from dragoman.records import Dossier
from dragoman.relations.findings import Findings, findings
from dragoman.relations.mixed import Part
from dragoman.relations.series import Variances

NAMES = Names(load(), Messages("en"))


def nothing() -> Findings:
    """The findings of a pair of which nothing is known."""
    dossier = Dossier("DZA", "FRA", None, None, (), (), {}, {}, {}, refusals=0, fingerprints=(), incidents=(), copies=())
    return findings(dossier, lambda kind, mode: 0.0, Variances(mean=0.0, spread=9.0), today="2025-06-01")


def test_voices() -> None:
    """Institutions and speakers are named with the share of opposite pairs; those who were heard too seldom are not."""
    parts = (Part("GOV", "MIL", 0.4, 0.75, True), Part("GOV", "LEG", 0.1, 1.0, False))
    rows = [text for text, _ in standing_lines(replace(nothing(), institutions={"DZA": parts}, speakers=(Part("DZA", "FRA", 0.5, 0.25, True),)), {}, NAMES)]
    assert any("Algeria × Algeria (military) 75%" in row for row in rows)
    assert any(f"{NAMES.entity('DZA')} × {NAMES.entity('FRA')} 25%" in row for row in rows)
    assert not any("100%" in row for row in rows)


def test_outcomes_over_time() -> None:
    """The share of each outcome by three horizons; nothing where there are too few."""
    assert over_time_line(nothing(), NAMES) is None
    line = over_time_line(replace(nothing(), over_time={"kept": ((20.0, 0.25), (300.0, 0.5))}), NAMES)
    assert line is not None
    assert [share for share in ("25%", "50%") if share in line] == ["25%", "50%"]

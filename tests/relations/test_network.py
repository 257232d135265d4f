"""The network of a year, the bodies in it, and how alike the ties of two are, against figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.records import Incident
from dragoman.relations.network import Edge, directed, likeness, network

SCORES = {"CONSULT": 2.5, "ACCUSE": -3.0, "SANCTION": -6.0, "AID": 10.0}


def score(kind: str, mode: str | None) -> float | None:
    """The scores of these tests."""
    return SCORES.get(kind)


def told(n: int, kind: str, one: str, other: str, start: str | None = "2024-05-01") -> Incident:
    """An incident of two."""
    return Incident(f"in_{n:03}", kind, None, (one,), (other,), start, start, "actual", (), (), (), {}, "corroborated")


ROWS = [told(1, "CONSULT", "BBB", "AAA:GOV"), told(2, "ACCUSE", "AAA", "BBB"), told(3, "SANCTION", "AAA", "BBB"), told(4, "AID", "AAA", "CCC", "2024"), told(5, "AID", "AAA", "CCC", "2023-12-31"), told(6, "AID", "AAA", "CCC", None)]  # fmt: skip


def test_edges() -> None:
    """A tie has the incidents of its year and their mean, words and deeds apart, whoever acts; other years and undated ones are not in it."""
    found = network(2024, ROWS, score)
    assert found.edges == (Edge("AAA", "BBB", False, 2, -0.25), Edge("AAA", "BBB", True, 1, -6.0), Edge("AAA", "CCC", True, 1, 10.0))
    assert [e.sign for e in found.edges] == [0, -1, 1]
    assert found.nodes == {"AAA": 4, "BBB": 3, "CCC": 1}
    assert found.ties("AAA", deeds=True) == {"BBB": -1, "CCC": 1}
    assert found.ties("CCC", deeds=False) == {}


def test_left_out() -> None:
    """Codes that are no entities are left out with their ties; a year without incidents is empty."""
    assert network(2024, ROWS, score, but={"BBB"}).nodes == {"AAA": 1, "CCC": 1}
    empty = network(1999, ROWS, score, {"IGO-X": [("AAA", None, None)]})
    assert (empty.nodes, empty.edges, empty.bodies) == ({}, (), {})
    alone = [replace(told(7, "AID", "AAA", "AAA"), recipient=())]
    assert network(2024, alone, score).nodes == {}


def test_bodies() -> None:
    """A body is there with the members of that year if it acts or two of its members do."""
    members = {
        "IGO-X": [("AAA", "2024-09-01", None), ("BBB", None, "2024-01-02"), ("DDD", None, "2024-01-01"), ("EEE", "2025-01-01", None)],
        "IGO-Y": [("AAA", None, None), ("DDD", None, None)],
        "IGO-Z": [("DDD", "2000", None)],
        "IGO-E": [],
    }
    rows = [*ROWS, told(8, "AID", "IGO-Z", "AAA"), told(9, "AID", "IGO-E", "AAA")]
    assert network(2024, rows, score, members).bodies == {"IGO-X": ("AAA", "BBB"), "IGO-Z": ("DDD",)}


def test_likeness() -> None:
    """Kappa and pi over ten partners: 7 of 10 agree, shares .5 .3 .2 and .4 .4 .2."""
    one = dict(zip("abcdefghij", [1, 1, 1, 1, 1, 0, 0, 0, -1, -1], strict=True))
    other = dict(zip("abcdefghij", [1, 1, 1, 1, 0, 0, 0, -1, -1, 0], strict=True))
    found = likeness({**one, "x": 1}, {**other, "y": 1})
    assert found is not None
    assert found.n == 10
    assert found.kappa == pytest.approx((0.7 - 0.36) / (1 - 0.36))
    assert found.pi == pytest.approx((0.7 - 0.365) / (1 - 0.365))


def test_likeness_undefined() -> None:
    """Below five partners of both there is none; where all ties are of one kind, chance tells nothing."""
    assert likeness({"a": 1}, {"a": 1}) is None
    assert likeness({}, {}) is None
    same = dict.fromkeys("abcde", 1)
    found = likeness(same, same)
    assert found is not None
    assert (found.kappa, found.pi) == (None, None)


def test_directed() -> None:
    """Who acts comes first; a government is its state, a sector stays; words and deeds apart; codes that name nobody are left out."""
    rows = [told(1, "SANCTION", "AAA:GOV", "BBB"), told(2, "SANCTION", "AAA", "BBB:MIL"), told(3, "CONSULT", "BBB", "AAA"), told(4, "CONSULT", "BBB", "REB"), told(5, "AID", "AAA", "AAA:GOV")]
    assert directed(rows, score, {"REB"}) == (Edge("AAA", "BBB", True, 1, -6.0), Edge("AAA", "BBB:MIL", True, 1, -6.0), Edge("BBB", "AAA", False, 1, 2.5))

"""Which pairs of incidents contradict each other, and by which rule."""

from __future__ import annotations

import pytest

from dragoman.records import Incident
from dragoman.relations.contradictions import contradictions

SCORES = {"AGREE": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "AID": 10.0, "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5, "SANCTION": -6.0, "ASSAULT": -9.0}


def told(n: int, kind: str, actor: str, recipient: str, start: str, status: str = "actual", denied: tuple[str, ...] = (), origins: int = 1) -> Incident:
    """An incident."""
    return Incident(f"in_{n}", kind, None, (actor,), (recipient,), start, start, status, (f"ev_{n}",), (f"ar_{n}",), (), {f"o{k}": () for k in range(origins)}, "corroborated", denied_by=denied)  # type: ignore[arg-type]


def rules(*incidents: Incident) -> list[tuple[str, str]]:
    return [(c.rule, c.name) for c in contradictions(incidents, lambda kind, mode: SCORES.get(kind))]


PROMISE = told(1, "AGREE", "DZA", "FRA", "2025-03-31")


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        (told(2, "SANCTION", "DZA", "FRA", "2025-04-14"), [("K4", "friendly words, hostile deed")]),
        (told(2, "SANCTION", "DZA", "FRA", "2025-09-14"), []),
        (told(2, "SANCTION", "FRA", "DZA", "2025-04-14"), []),
        (told(2, "SANCTION", "DZA", "MAR", "2025-04-14"), []),
        (told(2, "SANCTION", "DZA", "FRA", "2025"), []),
        (told(2, "SANCTION", "DZA", "FRA", "2025-04-14", "negated"), []),
        (told(2, "REJECT", "DZA", "FRA", "2025-04-02"), [("K2", "contradiction")]),
        (told(2, "REJECT", "DZA", "FRA", "2025-06-02"), [("K2", "reversal")]),
        (told(2, "AID", "DZA", "FRA", "2025-04-02"), []),
        (told(2, "SANCTION", "DZA", "FRA", "2025-03-02"), []),
        (told(2, "SANCTION", "DZA", "FRA", "2025-03"), []),
    ],
)
def test_a_promise_and_what_follows(other: Incident, wanted: list[tuple[str, str]]) -> None:
    """A deed or a word of the same side towards the same other belies it within its days; nobody else's does, nor what is denied or vague."""
    assert rules(PROMISE, other) == wanted


def test_institutions() -> None:
    """What two institutions of a state say against each other is theirs, not the state's reversal."""
    assert rules(told(1, "SUPPORT", "DZA:GOV", "FRA", "2025-04-01"), told(2, "ACCUSE", "DZA:LEG", "FRA", "2025-04-09")) == [("K3", "two institutions of one state")]


def test_denied_and_sorted() -> None:
    """A denial contradicts its own incident; what more origins tell weighs more."""
    found = contradictions([told(1, "ASSAULT", "RUS", "UKR", "2025-04-01", denied=("RUS:GOV",), origins=3), PROMISE, told(3, "SANCTION", "DZA", "FRA", "2025-04-14")], lambda kind, mode: SCORES.get(kind))
    assert [c.rule for c in found] == ["K1", "K4"]
    assert found[0].severity > found[1].severity

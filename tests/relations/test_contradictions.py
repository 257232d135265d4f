"""Which pairs of incidents contradict each other, and by which rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.records import Incident
from dragoman.relations.commitments import ledger_of
from dragoman.relations.contradictions import contradictions
from dragoman.relations.matters import matters

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


SCALE = lambda kind, mode: SCORES.get(kind)  # noqa: E731


def test_broken_promises() -> None:
    """A promise that was broken contradicts what broke it, once."""
    rows = [PROMISE, told(2, "REJECT", "DZA", "FRA", "2025-04-14")]
    assert [(c.rule, c.one, c.other, c.days) for c in contradictions(rows, SCALE, commitments=ledger_of(rows, "2025-06-01"))] == [("K5", "in_1", "in_2", 14)]


def test_by_audience() -> None:
    """What a side says in one language and takes back in another within days depends on who hears it."""
    rows = [PROMISE, told(2, "REJECT", "DZA", "FRA", "2025-04-02")]
    assert [c.rule for c in contradictions(rows, SCALE, langs={"in_1": frozenset({"fr"}), "in_2": frozenset({"en"})})] == ["K6"]
    assert [c.rule for c in contradictions(rows, SCALE, langs={"in_1": frozenset({"fr"}), "in_2": frozenset({"en", "fr"})})] == ["K2"]


def test_on_one_matter() -> None:
    """Two acts on different matters do not contradict each other, nor do two that one sentence weighs against each other."""
    rows = [PROMISE, told(2, "SANCTION", "DZA", "FRA", "2025-04-14")]
    about = {"in_1": "Algeria promised visas for students", "in_2": "Algeria halted visas for students from Lyon", "in_3": "A harbour was opened", "in_4": "Wheat came by ship"}
    assert [c.rule for c in contradictions(rows, SCALE, matters=matters(about))] == ["K4"]
    assert contradictions(rows, SCALE, matters=matters(about | {"in_2": "A newspaper was seized"})) == []
    assert contradictions(rows, SCALE, matters=matters(about | {"in_2": about["in_1"]})) == []


def test_against_the_relation_itself() -> None:
    """An expulsion of diplomats belies every friendly word of its author, whatever that was about."""
    about = matters({"in_1": "Algeria promised visas for students", "in_2": "Twelve agents were sent home", "in_3": "A harbour was opened", "in_4": "Wheat came by ship"})
    expelled = replace(told(2, "SANCTION", "DZA", "FRA", "2025-04-14"), mode="expel", context=("diplomatic",))
    assert [c.rule for c in contradictions([PROMISE, expelled], SCALE, matters=about)] == ["K4"]
    assert contradictions([PROMISE, replace(expelled, context=("economic",))], SCALE, matters=about) == []


def test_denied_and_sorted() -> None:
    """A denial contradicts its own incident; what more origins tell weighs more."""
    found = contradictions([told(1, "ASSAULT", "RUS", "UKR", "2025-04-01", denied=("RUS:GOV",), origins=3), PROMISE, told(3, "SANCTION", "DZA", "FRA", "2025-04-14")], lambda kind, mode: SCORES.get(kind))
    assert [c.rule for c in found] == ["K1", "K4"]
    assert found[0].severity > found[1].severity

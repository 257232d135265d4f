"""Commitment logs with the states that they must go through, and the figures over them."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.records import Incident
from dragoman.relations.commitments import Commitment, ledger_of
from dragoman.relations.matters import matters
from dragoman.relations.outcomes import at, incidence, jeffreys, kept_share, over_time

Row = tuple[str, str, str, str] | tuple[str, str, str, str, str]


def told(n: int, row: Row) -> Incident:
    """An incident of a row: category, actor, recipient, day, and what else is said: `if`, a status, or `to DAY`."""
    kind, actor, recipient, day, *more = row
    said = more[0] if more else ""
    status = said if said in ("negated", "future", "hypothetical") else "actual"
    end = said.removeprefix("to ") if said.startswith("to ") else day
    return Incident(f"in_{n:02}", kind, None, (actor,), (recipient,) if recipient else (), day, end, status, (), (), (), {}, "corroborated", context=("military",), condition="if" if said == "if" else None)  # type: ignore[arg-type]


def run(rows: list[Row], today: str = "2026-12-31") -> list[Commitment]:
    """The commitments of rows."""
    return ledger_of([told(n, row) for n, row in enumerate(rows)], today)


P = ("AGREE", "DZA", "FRA", "2025-01-10")
D = ("REQUEST", "FRA", "DZA", "2025-01-10")
T = ("THREATEN", "USA", "MLI", "2025-01-10")
LOGS: list[tuple[str, list[Row], str, list[str]]] = [
    ("promise kept", [P, ("AID", "DZA", "FRA", "2025-03-01")], "2025-06-01", ["active", "kept"]),
    ("promise kept by a visit", [P, ("CONSULT", "DZA", "FRA", "2025-03-01")], "2025-06-01", ["active", "kept"]),
    ("promise still open", [P], "2025-06-01", ["active"]),
    ("silence is lapsed, never broken", [P], "2027-06-01", ["active", "lapsed"]),
    ("broken by a contrary deed", [P, ("SANCTION", "DZA", "FRA", "2025-03-01")], "2025-06-01", ["active", "broken"]),
    ("broken by a refusal", [P, ("REJECT", "DZA", "FRA", "2025-03-01")], "2025-06-01", ["active", "broken"]),
    ("what the creditor does breaks nothing", [P, ("SANCTION", "FRA", "DZA", "2025-03-01")], "2025-06-01", ["active"]),
    ("what a third does keeps nothing", [P, ("AID", "MAR", "FRA", "2025-03-01")], "2025-06-01", ["active"]),
    ("what is done to a third keeps nothing", [P, ("AID", "DZA", "MAR", "2025-03-01")], "2025-06-01", ["active"]),
    ("what is planned keeps nothing", [P, ("AID", "DZA", "FRA", "2025-03-01", "future")], "2025-06-01", ["active"]),
    ("what is possible keeps nothing", [P, ("AID", "DZA", "FRA", "2025-03-01", "hypothetical")], "2025-06-01", ["active"]),
    ("denied by a report, then silence", [P, ("AID", "DZA", "FRA", "2025-03-01", "negated")], "2027-06-01", ["active", "lapsed"]),
    ("denied, then done", [P, ("AID", "DZA", "FRA", "2025-03-01", "negated"), ("AID", "DZA", "FRA", "2025-04-01")], "2025-06-01", ["active", "kept"]),
    ("said again", [P, ("AGREE", "DZA", "FRA", "2025-02-10"), ("AGREE", "DZA", "FRA", "2025-03-10")], "2025-06-01", ["active"]),
    ("kept, then made anew", [P, ("AID", "DZA", "FRA", "2025-03-01"), ("AGREE", "DZA", "FRA", "2025-04-01")], "2025-06-01", ["active", "kept"]),
    ("an explicit deadline that is met", [("AGREE", "DZA", "FRA", "2025-01-10", "to 2025-06-30"), ("AID", "DZA", "FRA", "2025-06-01")], "2026-01-01", ["active", "kept"]),
    ("an explicit deadline and its grace gone", [("AGREE", "DZA", "FRA", "2025-01-10", "to 2025-06-30")], "2025-12-01", ["active", "lapsed"]),
    ("within the grace", [("AGREE", "DZA", "FRA", "2025-01-10", "to 2025-06-30")], "2025-07-10", ["active"]),
    ("done after it lapsed keeps nothing", [("AGREE", "DZA", "FRA", "2025-01-10", "to 2025-02-10"), ("AID", "DZA", "FRA", "2025-09-01")], "2025-12-01", ["active", "lapsed"]),
    ("condition met, then kept", [(*P, "if"), ("RETREAT", "FRA", "DZA", "2025-02-01"), ("AID", "DZA", "FRA", "2025-03-01")], "2025-06-01", ["conditional", "active", "kept"]),
    ("condition met late, then silence", [(*P, "if"), ("RETREAT", "FRA", "DZA", "2025-12-01")], "2027-06-01", ["conditional", "active", "lapsed"]),
    ("condition never met", [(*P, "if")], "2027-06-01", ["conditional", "expired"]),
    ("never broken before its condition", [(*P, "if"), ("SANCTION", "DZA", "FRA", "2025-03-01")], "2025-06-01", ["conditional"]),
    ("demand granted", [D, ("CONCEDE", "DZA", "FRA", "2025-03-01")], "2025-06-01", ["active", "kept"]),
    ("demand refused", [D, ("REJECT", "DZA", "FRA", "2025-03-01")], "2025-06-01", ["active", "broken"]),
    ("demand that nobody answers", [D], "2027-06-01", ["active", "lapsed"]),
    ("threat carried out", [T, ("SANCTION", "USA", "MLI", "2025-03-01")], "2025-06-01", ["active", "kept"]),
    ("threat taken back", [T, ("CONCEDE", "USA", "MLI", "2025-03-01")], "2025-06-01", ["active", "withdrawn"]),
    ("a demand that its author waives", [D, ("CONCEDE", "FRA", "DZA", "2025-03-01")], "2025-06-01", ["active", "released"]),
    ("said not to be done once its day is past", [("AGREE", "DZA", "FRA", "2025-01-10", "to 2025-06-30"), ("AID", "DZA", "FRA", "2025-07-10", "negated")], "2025-07-15", ["active", "broken"]),
    ("said not to be done before its day", [("AGREE", "DZA", "FRA", "2025-01-10", "to 2025-06-30"), ("AID", "DZA", "FRA", "2025-05-10", "negated")], "2025-06-15", ["active"]),
    ("kept within the grace", [("AGREE", "DZA", "FRA", "2025-01-10", "to 2025-06-30"), ("AID", "DZA", "FRA", "2025-07-10")], "2025-07-15", ["active", "kept"]),
    ("announced withdrawal carried out", [("CONCEDE", "FRA", "NER", "2025-01-10"), ("RETREAT", "FRA", "NER", "2025-03-01")], "2025-06-01", ["active", "kept"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "today", "states"), [log[1:] for log in LOGS], ids=[log[0] for log in LOGS])
def test_logs(rows: list[Row], today: str, states: list[str]) -> None:
    """Each log goes through its states, in whatever order its incidents come in."""
    first = run(rows, today)[0]
    assert [step.state for step in first.steps] == states
    assert first.state == states[-1]
    shuffled = [told(n, row) for n, row in enumerate(rows)]
    random.Random(1).shuffle(shuffled)
    assert ledger_of(shuffled, today)[0] == first


def test_said_again_is_one_entry() -> None:
    """A promise that is said three times is one, said again twice."""
    (found,) = run([P, ("AGREE", "DZA", "FRA", "2025-02-10"), ("AGREE", "DZA", "FRA", "2025-03-10")], "2025-06-01")
    assert found.reaffirmed == ("in_01", "in_02")


def test_disputed() -> None:
    """Reports that it was not done and that it was leave it disputed, with both."""
    (found,) = run([P, ("AID", "DZA", "FRA", "2025-03-01", "negated"), ("AID", "DZA", "FRA", "2025-04-01")], "2025-06-01")
    assert found.disputed
    assert (found.support, found.against) == (("in_02",), ("in_01",))


def on(*texts: str, rows: list[Row], today: str = "2025-12-31") -> list[Commitment]:
    """The commitments of rows of which each is told in a text."""
    about = matters({f"in_{n:02}": text for n, text in enumerate(texts)}, {"algeria", "france"})
    return ledger_of([told(n, row) for n, row in enumerate(rows)], today, about)


GRAIN = "Algeria promised to deliver twenty tonnes of wheat to French flour mills"
SHIPS = "Algeria sent the wheat for the flour mills by ship"
DESK = "Algerian teachers were given a library of schoolbooks"
OTHERS = ("The envoys spoke of passports", "A stadium was opened by the mayor", "The ministers spoke of the railway")


def test_only_on_one_matter() -> None:
    """A deed keeps what was promised where it is on the same matter; one on another matter moves nothing."""
    rows: list[Row] = [P, ("AID", "DZA", "FRA", "2025-03-01"), *(("CONSULT", "DZA", "FRA", f"2025-0{n}-01") for n in (4, 5, 6))]
    assert on(GRAIN, SHIPS, *OTHERS, rows=rows)[0].state == "kept"
    assert on(GRAIN, DESK, *OTHERS, rows=rows)[0].state == "active"


def test_perhaps_on_it() -> None:
    """A deed that is perhaps on the matter is kept for a reader, and moves nothing."""
    rows: list[Row] = [P, ("AID", "DZA", "FRA", "2025-03-01"), *(("CONSULT", "DZA", "FRA", f"2025-0{n}-01") for n in (4, 5, 6))]
    (found,) = on(GRAIN, "Some wheat left", *OTHERS, rows=rows)
    assert (found.state, found.maybe) == ("active", ("in_01",))


def test_ties_cut_after_an_agreement() -> None:
    """What two agreed is broken by whoever then sends the other's diplomats away, whatever the words."""
    agreed = replace(told(0, P), actor=("DZA", "FRA"), recipient=())
    expelled = replace(told(1, ("SANCTION", "FRA", "DZA", "2025-04-14")), mode="expel", context=("diplomatic",))
    about = matters({"in_00": GRAIN, "in_01": DESK})
    assert [c.state for c in ledger_of([agreed, expelled], "2025-06-01", about)] == ["broken"]
    assert [c.state for c in ledger_of([agreed, replace(expelled, context=("economic",))], "2025-06-01", about)] == ["active"]


def test_kept_by_one_word() -> None:
    """What one origin alone tells is *claimed* to be kept."""
    first, last = told(0, P), told(1, ("AID", "DZA", "FRA", "2025-03-01"))
    assert not ledger_of([first, last], "2025-06-01")[0].claimed
    assert ledger_of([first, replace(last, grade="single origin")], "2025-06-01")[0].claimed


def test_pardons_are_no_promises() -> None:
    """Of what is conceded, only what is announced of forces waits to be done."""
    assert not ledger_of([replace(told(0, ("CONCEDE", "DZA", "FRA", "2025-01-10")), context=("legal",))], "2025-06-01")


CATEGORIES = st.sampled_from(["AGREE", "AID", "SANCTION", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "CONSULT"])
STATES = st.sampled_from(["DZA", "FRA", "MLI"])
DAYS = st.sampled_from([f"2025-{month:02}-15" for month in range(1, 13)])
ORDER = {"conditional": 0, "active": 1, "kept": 2, "broken": 2, "lapsed": 2, "expired": 2, "withdrawn": 2, "released": 2}


@given(st.lists(st.tuples(CATEGORIES, STATES, STATES, DAYS, st.sampled_from(["", "if", "negated", "future"])), max_size=14))
@settings(max_examples=80, deadline=None)
def test_states_only_go_forward(rows: list[Row]) -> None:
    """No commitment goes back, none has an outcome twice, none that hangs on a condition is broken before it is met; saying it again changes no state."""
    for found in run(rows, "2027-12-31"):
        steps = [step.state for step in found.steps]
        assert [ORDER[s] for s in steps] == sorted({ORDER[s] for s in steps})
        assert "broken" not in steps or "active" in steps
        assert [step.day for step in found.steps] == sorted(step.day for step in found.steps)


def test_incidence() -> None:
    """Five cases: kept .5, broken .2, lapsed .3; the complement of Kaplan and Meier would say .6 kept."""
    found = incidence([1, 2, 3, 4, 5], ["kept", "broken", None, "kept", "lapsed"])
    assert {name: round(rows[-1][1], 6) for name, rows in found.items()} == {"kept": 0.5, "broken": 0.2, "lapsed": 0.3}


def test_outcomes_over_time() -> None:
    """Days are counted from the making; what is open counts as far as it was looked at; below five nothing is said."""
    kept = replace(ledger_of([told(0, ("AGREE", "USA", "MLI", "2025-01-01")), told(1, ("AID", "USA", "MLI", "2025-01-31"))], "2025-06-01")[0], id="x")
    still = ledger_of([told(0, ("AGREE", "USA", "MLI", "2025-01-01"))], "2025-06-01")[0]
    found = over_time([kept, kept, kept, still, still], "2025-06-01")
    assert found == {"kept": [(30.0, pytest.approx(0.6))]}
    assert (at(found["kept"], 29), at(found["kept"], 90)) == (0.0, pytest.approx(0.6))
    assert over_time([kept] * 4, "2025-06-01") == {}


def test_kept_share() -> None:
    """The share is over what is known; its bounds over all that was due."""
    rows = [run(log[1], log[2])[0] for log in LOGS if log[0] in ("promise kept", "broken by a refusal", "silence is lapsed, never broken", "demand granted")]
    found = kept_share(rows)
    assert (found.kept, found.known, found.unknown) == (2, 3, 1)
    assert found.bounds == (0.5, 0.75)
    assert found.low < found.share < found.high


@pytest.mark.parametrize(("hits", "of", "ends"), [(0, 10, (0.0, 0.217)), (5, 10, (0.224, 0.776)), (10, 10, (0.783, 1.0)), (1, 20, (0.005, 0.210))])
def test_jeffreys(hits: int, of: int, ends: tuple[float, float]) -> None:
    """Jeffreys' interval as tabulated (Brown, Cai and DasGupta 2001, table 5)."""
    assert jeffreys(hits, of) == pytest.approx(ends, abs=0.002)

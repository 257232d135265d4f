"""Verbs that only tell whose word an act is, and denials that tell what they deny."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.records import Event
from fakes import paragraph


def acts(coder: Coder, text: str) -> tuple[Event, ...]:
    """The acts that a sentence is coded with."""
    return coder.code(paragraph(text, "en")).events


CASES = [
    ("Peru would not attack Chilean ships, its minister promised in Lima.", ("ASSAULT", "negated"), "AGREE"),
    ("They could be imprisoned in Peru, Amnesty International warns.", ("COERCE", "hypothetical"), "THREATEN"),
]


@pytest.mark.parametrize(("text", "told", "dropped"), CASES)
def test_whose_word_it_is(coder: Coder, text: str, told: tuple[str, str], dropped: str) -> None:
    """A harm that is promised not to be done, or that a bystander foresees, is the act; the verb behind it is none."""
    events = acts(coder, text)
    assert told in [(e.type, e.status) for e in events]
    assert dropped not in [e.type for e in events]


def test_a_warning_stays_one(coder: Coder) -> None:
    """Who warns of what he will do himself threatens."""
    assert "THREATEN" in [e.type for e in acts(coder, "Peru will expel Chile's envoy if he speaks again, its minister warned.")]


def test_what_is_denied_is_told(coder: Coder) -> None:
    """*Denies giving money*: whatever the denial would refuse, the act that it is about is told as not done."""
    events = acts(coder, "Peru denies giving money or weapons to Chile.")
    assert {("REJECT", "actual"), ("AID", "negated")} <= {(e.type, e.status) for e in events}


@pytest.mark.parametrize(("lang", "text", "wanted"), [
    ("fr", "L'Argentine a riposté en portant plainte contre le Venezuela.", ["ACCUSE"]),
    ("en", "Argentina retaliated by expelling the Venezuelan ambassador.", ["SANCTION"]),
])  # fmt: skip
def test_an_answer_and_how_it_was_given_are_one_act(lang: str, text: str, wanted: list[str]) -> None:
    assert [e.type for e in Coder().code(paragraph(text, lang, "2025-08-31")).events] == wanted

"""English clauses far from what they belong to: second relatives, clefts with something inserted, verbs and consequences behind an embedded clause."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.records import Coding
from fakes import acts, paragraph

CASES = [
    ("Laos shut the bridge, a step that Hanoi praised but that Bangkok condemned.", "ACCUSE", ("THA",), ("LAO",)),
    ("It was Kigali, insisted the Congolese minister, that had bombed Goma.", "ASSAULT", ("RWA",), ("COD",)),
    ("Chad denied reports that Emirati aircraft had landed at Abéché, and threatened to sue Sudan's minister.", "THREATEN", ("TCD",), ("SDN:GOV",)),
    ("Armenia, its prime minister told a visiting senator, has asked neither Russia nor Iran to send troops.", "REQUEST", ("ARM",), ("RUS", "IRN")),
    ("Togo would answer should Benin close the port, its defence minister warned.", "THREATEN", ("TGO:GOV",), ("BEN",)),
    ("Poland's minister accused Belarus of spying and said Warsaw would shut its last rail crossing with the country if a Polish journalist was not released.", "THREATEN", ("POL",), ("BLR",)),
    ("Sudan's army rejected a call by the African Union for direct talks with the Rapid Support Forces.", "REJECT", ("SDN:MIL",), ("IGO-AU",)),
    ("Peru's navy boarded a Chilean trawler and arrested its crew.", "COERCE", ("PER:MIL",), ("CHL:CVL",)),
    ("Ethiopia has threatened Eritrea, and Saudi Arabia urged both neighbours to show restraint.", "REQUEST", ("SAU",), ("ETH", "ERI")),
]


def _coded(coder: Coder, text: str) -> Coding:
    return coder.code(paragraph(text, "en", "2025-03-20"))


@pytest.mark.parametrize(("text", "category", "actor", "recipient"), CASES)
def test_who_acts_on_whom(coder: Coder, text: str, category: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    assert (category, actor, recipient) in acts(_coded(coder, text))


def test_what_is_reported_beside_a_deal_is_no_relative_of_it(coder: Coder) -> None:
    text = "The Peruvian minister said that Lima backed the accord which Chile had signed and that Bolivia had expelled the Chilean envoy."
    assert ("SANCTION", ("BOL",), ("CHL:GOV",)) in acts(_coded(coder, text))


@pytest.mark.parametrize(
    ("text", "category", "speaker"),
    [
        ("Pakistan's army rejected the Indian claim that its commandos had crossed the Line of Control.", "MOBILIZE", "IND"),
        ("It was Kigali, insisted the Congolese minister, that had bombed Goma.", "ASSAULT", "COD:GOV"),
        ("Algeria may next, Algerian sources say, cut the flow of gas to Spain.", "SANCTION", "DZA:GOV"),
        ("Rwanda has shelled Goma, a European official said.", "ASSAULT", "unattributed"),
        ("Chad praised Niger for freeing the pilgrims, a step which, the Malian minister said, would change nothing.", "SUPPORT", None),
    ],
)
def test_whose_word_it_is(coder: Coder, text: str, category: str, speaker: str | None) -> None:
    assert (category, speaker) in [(e.type, e.speaker) for e in _coded(coder, text).events]


@pytest.mark.parametrize(("text", "status"), [("Latvia has not said whether it will expel the Belarusian consul.", "hypothetical"), ("Latvia says that it will expel the Belarusian consul.", "future")])
def test_what_is_left_open(coder: Coder, text: str, status: str) -> None:
    assert ("SANCTION", status) in [(e.type, e.status) for e in _coded(coder, text).events]


def test_forces_abroad_do_not_hit_their_own_people(coder: Coder) -> None:
    text = "The governor of Kherson said that Russian gunners had killed nine people there."
    assert not any("RUS:CVL" in e.recipient for e in _coded(coder, text).events)


def test_one_operation_told_by_two_words(coder: Coder) -> None:
    text = "Two Malaysian fishermen were shot dead by an Indonesian patrol in a raid on their boats, killing both."
    assert [e.type for e in _coded(coder, text).events if e.type in ("MOBILIZE", "ASSAULT")].count("MOBILIZE") == 0


@pytest.mark.parametrize(
    "text",
    [
        "Iran condemned what it described as a cowardly Israeli raid on its consulate.",
        "Egypt condemned the Israeli plan on Monday, calling it a war crime.",
    ],
)
def test_blame_and_the_name_that_it_gives_are_one_act(coder: Coder, text: str) -> None:
    assert [e.type for e in _coded(coder, text).events].count("ACCUSE") == 1

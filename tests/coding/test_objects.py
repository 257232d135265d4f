"""Objects that the parser hung elsewhere or took for something else: behind asides they are found, behind a preposition they are none."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

TRIED = [
    ("L'armée soudanaise a détruit mercredi, dit-elle, près de Nyala, un appareil émirati.", "ASSAULT"),
    ("Amman pourrait revendre à Damas, dès l'été, du gaz débarqué à Aqaba.", "COOPERATE"),
    ("L'Arménie a bombardé dimanche Gandja, la deuxième ville azerbaïdjanaise, tuant neuf civils.", "ASSAULT"),
    ("Le Niger masse des troupes le long de la frontière béninoise.", "MOBILIZE"),
    ("Trois bases ont été rendues par Paris au Sénégal.", "RETREAT"),
    ("Le Caire a qualifié de « fausses » les affirmations d'Addis-Abeba.", "REJECT"),
    ("La coopération se reconstruit désormais sur la base d'un partenariat, a dit Bamako.", None),
]


@pytest.mark.parametrize(("text", "wanted"), TRIED)
def test_an_object_behind_asides(text: str, wanted: str | None) -> None:
    coded = Coder().code(paragraph(text, "fr", "2025-08-31"))
    assert [e.type for e in coded.events] == ([wanted] if wanted else [])


SIDES: list[tuple[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]] = [
    ("La France et le Mali ont tué vingt combattants.", [(("FRA", "MLI"), ("REB",))]),
    ("L'Inde et le Pakistan ont échangé des tirs.", [(("IND:MIL",), ("PAK:MIL",)), (("PAK:MIL",), ("IND:MIL",))]),
]


@pytest.mark.parametrize(("text", "wanted"), SIDES)
def test_two_who_harm_another_do_none_to_each_other(text: str, wanted: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    coded = Coder().code(paragraph(text, "fr", "2025-08-31"))
    assert [(tuple(e.actor), tuple(e.recipient)) for e in coded.events] == wanted


def test_a_pronoun_that_takes_up_a_thing_is_nobody() -> None:
    """What is ratified is the treaty of the sentence before, and none of those who signed it; people whom a pronoun takes up are whom an act is done to."""
    ratified = Coder().code(paragraph("Peru and Chile had signed a treaty with Japan in August. Peru has ratified it.", "en", "2025-08-31")).events
    assert [(e.type, "PER" in e.recipient) for e in ratified if e.trigger == "has ratified"] == [("SUPPORT", False)]
    held = Coder().code(paragraph("Trois pêcheurs chiliens ont été arrêtés lundi. Le Pérou les a expulsés.", "fr", "2025-08-31")).events
    assert [(e.actor, e.recipient) for e in held if e.trigger == "a expulsés"] == [(("PER",), ("CHL:CVL",))]


@pytest.mark.parametrize(("lang", "text", "first"), [
    ("fr", "Madrid a appelé Alger à la retenue et menace de fermer le gazoduc si l'Algérie refuse.", "REQUEST"),
    ("en", "Spain urged Algeria to show restraint and threatened to cut the pipeline if Algiers closed the tap.", "REQUEST"),
])  # fmt: skip
def test_a_condition_of_a_second_act_is_none_of_the_first(lang: str, text: str, first: str) -> None:
    conditions = {e.type: bool(e.condition) for e in Coder().code(paragraph(text, lang, "2025-08-31")).events}
    assert not conditions[first]
    assert conditions["THREATEN"]


@pytest.mark.parametrize(("lang", "text"), [
    ("en", "Peru broke with Bolivia on Monday, accusing it of arming the Houthis."),
    ("fr", "Le Pérou a rompu avec la Bolivie, l'accusant d'armer les Houthis."),
])  # fmt: skip
def test_whom_a_pronoun_accuses_is_neither_who_speaks_nor_whom_the_claim_is_about(lang: str, text: str) -> None:
    accused = [e.recipient for e in Coder().code(paragraph(text, lang, "2025-08-31")).events if e.type == "ACCUSE"]
    assert accused == [("BOL",)]

"""Institutions and people named without a country: whose they are by where the sentence is set and who was spoken of."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import acts, paragraph

CASES = [
    ("Washington a durci ses visas pour le Mali. À Bamako, plusieurs associations ont condamné la décision américaine.", "ACCUSE", ("MLI:SOC",), ("USA",)),
    ("Le Pérou et le Chili négocient. Au Chili, le parlement critique les Péruviens.", "ACCUSE", ("CHL:LEG",), ("PER",)),
    ("Les autorités ghanéennes s'étaient félicitées de l'aide de Tokyo.", "SUPPORT", ("GHA:GOV",), ("JPN",)),
    ("Le Ghana boude la réunion que lui proposait le Togo.", "AGREE", ("TGO",), ("GHA",)),
    ("Une source proche de la diplomatie algérienne accuse Paris de mensonge.", "ACCUSE", ("DZA:GOV",), ("FRA",)),
    ("Le général Koné, chef de la junte guinéenne, a condamné la France.", "ACCUSE", ("GIN:GOV",), ("FRA",)),
]


@pytest.mark.parametrize(("text", "category", "actor", "recipient"), CASES)
def test_whose(coder: Coder, text: str, category: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    """The act has the state of the scene for its doer, not the other state that the passage speaks of."""
    article = paragraph(text, "fr", "2025-06-10")
    assert (category, actor, recipient) in acts(coder.code(article))


GUESTS = [
    ("fr", "En exil à Bruxelles, l'opposition accuse le Rwanda."),
    ("fr", "Près de la frontière avec la Libye, l'armée a arrêté six Nigériens."),
    ("fr", "À La Haye, la justice a condamné l'Ouganda."),
    ("en", "In exile in Brussels, the opposition accused Rwanda."),
    ("en", "Near the border with Libya, the army arrested six Nigeriens."),
    ("en", "In The Hague, prosecutors charged the Ugandan president."),
]


@pytest.mark.parametrize(("language", "text"), GUESTS)
def test_a_place_where_one_is_a_guest_is_nobodys_state(coder: Coder, language: str, text: str) -> None:
    """Exiles, those who meet somewhere, a border, the seat of a court: whoever acts there is not of that state."""
    assert not {code[:3] for e in coder.code(paragraph(text, language, "2026-02-05")).events for code in e.actor} & {"IGO", "LBY", "NLD"}


NAMES = [
    ("La réunion avec le Mali a été annulée lundi.", "FRA", False),
    ("La réunion de la BCE a été reportée.", "FRA", False),
    ("La Réunion a accueilli des réfugiés comoriens.", "FRA", True),
    ("Les Coréens du Nord ont tiré un missile vers le Japon.", "PRK", True),
    ("Les Coréens du Nord ont tiré un missile vers le Japon.", "KOR", False),
    ("Le régime coréen de Pyongyang a menacé Washington.", "KOR", False),
    ("La péninsule coréenne a été survolée par des bombardiers américains.", "KOR", False),
    ("Le chancelier de l'Échiquier a critiqué la Chine.", "GBR:GOV", True),
]


@pytest.mark.parametrize(("text", "code", "there"), NAMES)
def test_whom_a_name_means(coder: Coder, text: str, code: str, there: bool) -> None:
    """A meeting is no island, and of the two Koreas the one is meant that the words name."""
    named = {c for e in coder.code(paragraph(text, "fr", "2026-02-05")).events for c in (*e.actor, *e.recipient)}
    assert (code in named) is there

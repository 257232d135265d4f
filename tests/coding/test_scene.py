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

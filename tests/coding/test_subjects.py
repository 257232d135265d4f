"""What a preposition opens is no subject of the French sentence; the noun behind its comma is."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Selon un conseiller de la présidence bissau-guinéenne, une visite de Bassirou Diomaye Faye à Bissau pourrait avoir lieu en avril.", ("CONSULT", ("SEN:GOV",), ("GNB",), "hypothetical")),
        ("Selon un diplomate congolais, Félix Tshisekedi pourrait accepter un tête-à-tête avec Paul Kagame.", ("AGREE", ("COD:GOV",), ("RWA:GOV",), "hypothetical")),
        ("Onze jours après la rupture, Alger a rappelé son ambassadeur à Madrid.", ("SANCTION", ("DZA",), ("ESP",), "actual")),
    ],
)
def test_opened(coder: Coder, text: str, told: tuple[str, tuple[str, ...], tuple[str, ...], str]) -> None:
    article = paragraph(text, "fr", "2026-02-05")
    assert [(e.type, e.actor, e.recipient, e.status) for e in coder.code(article).events] == [told]

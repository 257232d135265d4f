"""Participles behind a comma, said of the noun before them that they agree with."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import acts, paragraph

CASES = [
    ("Le Chili a rouvert lundi son ambassade à Damas, fermée depuis 2012.", "SANCTION", "CHL", "SYR"),
    ("Lima a rouvert sa frontière avec la Bolivie, fermée depuis mars.", "SANCTION", "PER", "BOL"),
    ("Riga rouvre ses postes-frontières avec la Russie, fermés pendant l'été.", "SANCTION", "LVA", "RUS"),
    ("La Suisse a levé les droits de douane sur le riz indien, imposés en 2021.", "SANCTION", "CHE", "IND"),
    ("Lima a fini par relâcher le capitaine du cargo équatorien saisi près des îles.", "COERCE", "PER", "ECU:CVL"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "category", "actor", "recipient"), CASES)
def test_what_was_closed(coder: Coder, text: str, category: str, actor: str, recipient: str) -> None:
    """The noun undergoes what the participle tells, and whose it is does it."""
    assert (category, (actor,), (recipient,)) in acts(coder.code(paragraph(text, "fr")))


def test_what_is_lifted_without_a_comma_is_presupposed(coder: Coder) -> None:
    """*Lever les droits imposés en 2021* tells of the lifting alone."""
    assert [kind for kind, _, _ in acts(coder.code(paragraph("La Suisse a levé les droits imposés en 2021 sur le riz indien.", "fr")))] == ["CONCEDE"]

"""What stands before a name decides what it is: an article with a common noun, a participle that tells of death."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("La réunion avec le Ghana a été annulée lundi.", [("REJECT", (), ("GHA",))]),
    ("Le ministre ghanéen s'est rendu à La Réunion.", [("CONSULT", ("GHA:GOV",), ("FRA",))]),
    ("Trois Togolais sont morts dans une frappe érythréenne au Tchad.", [("ASSAULT", ("ERI",), ("TGO:CVL",))]),
    ("Le Togo et le Ghana ont signé une croissance de deux pour cent.", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_what_stands_before(coder: Coder, text: str, wanted: list[tuple[str, tuple[str, ...], tuple[str, ...]]]) -> None:
    """*La réunion* is no island, *morts* behind *sont* is no noun."""
    assert wanted == [(e.type, e.actor, e.recipient) for e in coder.code(paragraph(text, "fr", "2025-03-20")).events]

"""Measures that run from a day to come, what is done only under a condition, and how far somebody goes (codebook.md 4)."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("en", "Lesotho has banned South African poultry from 1 May.", "SANCTION", "future"),
    ("en", "Nepal suspends all flights to Bhutan from next Monday.", "SANCTION", "future"),
    ("fr", "Lomé a interdit les fruits ghanéens à partir du 1er mai.", "SANCTION", "future"),
    ("en", "Malawi would in that case close its border with Zambia, a Kenyan officer said.", "SANCTION", "hypothetical"),
    ("en", "Lilongwe told the diplomats that it would expel the Zambian ambassador if he spoke again.", "SANCTION", "hypothetical"),
    ("en", "Namibia could go so far as to recall its ambassador from Gaborone.", "SANCTION", "hypothetical"),
    ("en", "Namibia went so far as to recall its ambassador from Gaborone.", "SANCTION", "actual"),
    ("en", "Neither Namibia nor Angola wants to go as far as recalling its ambassador from Gaborone.", "SANCTION", "negated"),
    ("en", "Windhoek has not so much as summoned the Angolan ambassador.", "ACCUSE", "negated"),
    ("en", "Botswana has asked Namibia for no explanation.", "REQUEST", "negated"),
    ("en", "Farmers in Gaborone plan a demonstration against Zambia on Saturday.", "PROTEST", "future"),
    ("en", "Further protests against the Zambian embassy are planned in Gaborone for next week.", "PROTEST", "future"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "category", "status"), CASES)
def test_status(coder: Coder, lang: str, text: str, category: str, status: str) -> None:
    """The act of a category has the status that a careful reader gives it."""
    assert status in [e.status for e in coder.code(paragraph(text, lang, "2025-03-20")).events if e.type == category]

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
    ("en", "Brazil asked for no less than an apology from France.", "REQUEST", "actual"),
    ("en", "Brazil calls for no further delay in the withdrawal of Russian troops.", "REQUEST", "actual"),
    ("fr", "Pékin a imposé des sanctions à Taïwan à partir de mardi dernier.", "SANCTION", "actual"),
    ("en", "Turkey closed its border with Syria from Monday to Wednesday last week.", "SANCTION", "actual"),
    ("fr", "La Pologne a saisi à partir de lundi quatre navires russes, puis les a relâchés mardi.", "COERCE", "actual"),
    ("en", "Kenya expelled three Ugandan diplomats Monday from Nairobi.", "SANCTION", "actual"),
    ("en", "Poland seized Russian funds Monday from a bank.", "COERCE", "actual"),
    ("en", "Farmers in Gaborone plan a demonstration against Zambia on Saturday.", "PROTEST", "future"),
    ("en", "Further protests against the Zambian embassy are planned in Gaborone for next week.", "PROTEST", "future"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "category", "status"), CASES)
def test_status(coder: Coder, lang: str, text: str, category: str, status: str) -> None:
    """The act of a category has the status that a careful reader gives it."""
    assert status in [e.status for e in coder.code(paragraph(text, lang, "2025-03-20")).events if e.type == category]


def test_a_plan_of_two_steps(coder: Coder) -> None:
    """*Would withdraw its envoy and would then close its embassy*: *then* puts the second act after the first, and makes neither only possible."""
    text = "Kenya said it would withdraw its envoy and would then close its embassy in Kampala."
    assert [e.status for e in coder.code(paragraph(text, "en", "2025-03-20")).events if e.type == "SANCTION"] == ["future", "future"]


def test_a_story_told_in_the_present(coder: Coder) -> None:
    """*Dès mardi, Paris condamne*: before its verb the day is past."""
    text = "Dès mardi, Paris condamne le putsch au Mali."
    assert [e.start for e in coder.code(paragraph(text, "fr", "2025-03-20")).events if e.type == "ACCUSE"] == ["2025-03-18"]

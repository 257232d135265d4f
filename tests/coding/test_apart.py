"""Clauses of English that stand side by side, and a series of verbs, are no content of one another."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("Berlin expelled Georgia's military attaché, Tallinn will stop sharing police data in January.", {("SANCTION", "DEU", "GEO"), ("SANCTION", "EST", "DEU")}),
    ("Jakarta denies the espionage, promises a “proportionate” answer and has cancelled the meeting of the border committee.", {("REJECT", "IDN", "-"), ("THREATEN", "IDN", "-")}),
]
#: what is said stays what is said
SAID = "Vilnius will close its border with Belarus on 20 November, the government said on Tuesday."


def told(coder: Coder, text: str) -> set[tuple[str, str, str]]:
    article = paragraph(text, "en")
    return {(e.type, a.split(":")[0], r.split(":")[0]) for e in coder.code(article).events for a in e.actor for r in e.recipient or ("-",)}


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_each_clause_keeps_its_act(coder: Coder, text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert wanted <= told(coder, text)


def test_a_clause_before_a_verb_of_saying_is_its_content(coder: Coder) -> None:
    assert ("SANCTION", "LTU", "BLR") in told(coder, SAID)

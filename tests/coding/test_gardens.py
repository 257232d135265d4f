"""English trees with a word of two readings, or with a phrase apart from its noun, are put right; so are lemmas that the model lacks."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import acts, paragraph

CASES = [
    ("The memorandum initialled in March by Oslo and Nairobi covers fishing.", "SUPPORT", ("NOR", "KEN"), ()),
    ("Kenyan policemen deployed in Haiti since June cannot patrol the capital.", "AID", ("KEN:COP",), ("HTI",)),
    ("The recall, on Monday, of its envoy to Togo surprised Accra, and Ghana said nothing.", "SANCTION", ("GHA",), ("TGO",)),
    ("Laos and Nepal re-established diplomatic relations.", "SUPPORT", ("LAO", "NPL"), ()),
    ("Mali's junta has had a French diplomat arrested.", "COERCE", ("MLI:GOV",), ("FRA:GOV",)),
    ("Peru condemned the raid, accused Chile of it and threatened to retaliate.", "THREATEN", ("PER",), ("CHL",)),
    ("Norway condemned the raid, accused Oslo's rival Chad of planning it and recalled its envoy.", "ACCUSE", ("NOR",), ("TCD",)),
    ("Norwegian diplomats called on Chad to stop and urged Niger to open talks.", "REQUEST", ("NOR:GOV",), ("NER",)),
    ("Turkey summons Swedish ambassador over protest", "ACCUSE", ("TUR",), ("SWE:GOV",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "category", "actor", "recipient"), CASES)
def test_acts_behind_misread_trees(coder: Coder, text: str, category: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    article = paragraph(text, "en")
    assert (category, actor, recipient) in acts(coder.code(article))


def test_a_semicolon_parts_an_accusation_from_its_denial(coder: Coder) -> None:
    text = "Kosovo's government accused Belgrade of arming masked men; Serbia denies any part in it."
    article = paragraph(text, "en")
    told = {(e.type, e.actor, e.status) for e in coder.code(article).events}
    assert ("ACCUSE", ("XKX:GOV",), "actual") in told


@pytest.mark.parametrize(("text", "actor"), [("It was Qatar that brokered the truce between Chad and Niger.", "QAT"), ("Sudan's army blamed Ethiopia for shelling Kassala.", "ETH")])
def test_who_did_it(coder: Coder, text: str, actor: str) -> None:
    """A cleft and a gerund of blame name the doer."""
    article = paragraph(text, "en")
    assert any(actor in e.actor for e in coder.code(article).events)


@pytest.mark.parametrize(
    ("text", "lang", "category", "parties"),
    [
        ("US-China talks resumed in the spring.", "en", "CONSULT", {"USA", "CHN"}),
        ("The Franco-Algerian talks ended on Monday.", "en", "CONSULT", {"FRA", "DZA"}),
        ("Les pourparlers franco-algériens ont repris.", "fr", "CONSULT", {"FRA", "DZA"}),
    ],
)
def test_names_joined_by_a_hyphen(coder: Coder, text: str, lang: str, category: str, parties: set[str]) -> None:
    article = paragraph(text, lang)
    assert any(e.type == category and parties == {*e.actor, *e.recipient} for e in coder.code(article).events)

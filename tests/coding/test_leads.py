"""Long sentences of English: who does what behind relatives, fronted phrases, infinitives and participles."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("Tanzania, which had closed its border with Malawi in June, offered on Friday to resume talks.", "AGREE TZA -> MWI"),
    ("Despite a week of mediation by Oman, the Kenyan army and the Ugandan army have bombed Juba.", "ASSAULT KEN:MIL,UGA:MIL -> SSD"),
    ("Portugal, one of the few states to have sent soldiers to Mozambique, expelled the Russian ambassador, a minister said.", "SANCTION PRT -> RUS:GOV"),
    ("On Friday Uruguay expelled the Bolivian ambassador.", "SANCTION URY -> BOL:GOV"),
    ("The Slovak consulate in Novi Sad, wrecked by Serbian police last year, is being rebuilt.", "ASSAULT SRB:COP -> SVK:GOV"),
    ("After the expulsion of its consul, Slovakia recalled its ambassador from Serbia.", "SANCTION SRB -> SVK:GOV"),
    ("In response to the expulsion of two of its envoys, Slovakia ordered a Serbian attaché to leave.", "SANCTION SRB -> SVK:GOV"),
    ("Peru, whose quarrel with Chile has dragged on for a year, broke off talks with the Chilean government.", "REJECT PER -> CHL:GOV"),
    ("Oman said it would no longer mediate and accused Kenya of lying.", "ACCUSE OMN -> KEN"),
    ("By recognising Kosovo, Chad and Togo broke with Serbia.", "SANCTION TCD,TGO -> SRB"),
    ("Chad threatened on Friday to close the border with Togo, and said it saw no reason for patience.", "THREATEN TCD -> TGO"),
    ("Chad, having blamed Togo for the raid, closed the border.", "ACCUSE TCD -> TGO"),
    ("Chad and Togo, old foes that fought two wars, have signed a treaty.", "ASSAULT TCD -> TGO"),
    ("Despite months of mediation by Oman, Chad and Togo have closed their embassies.", "CONSULT OMN -> TCD,TGO"),
    ("Chad and Togo broke off the talks on Wednesday, each blaming the other.", "ACCUSE TGO -> TCD"),
    ("Under pressure from Canada, Chad has freed a priest.", "REQUEST CAN -> TCD"),
    ("Chad ruled out recognising Kosovo before the spring.", "REJECT TCD -> XKX"),
    ("The ministers of Chad agreed to send Togo ten million euros to help it pay for gas, which Gabon cut off in May.", "SANCTION GAB -> TGO"),
    ("Slovakia called on Serbia to take the village off its map.", "REQUEST SVK -> SRB"),
]


def told(coder: Coder, text: str) -> list[str]:
    """What is coded of one paragraph, an act a line."""
    article = paragraph(text, "en", "2025-03-20")
    return [f"{e.type} {','.join(e.actor)} -> {','.join(e.recipient)}" for e in coder.code(article).events]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_act_found(coder: Coder, text: str, wanted: str) -> None:
    assert wanted in told(coder, text)


def test_told_once(coder: Coder) -> None:
    acts = told(coder, "Slovakia ordered two Serbian envoys to leave within three days.")
    assert [a.split()[0] for a in acts] == ["SANCTION"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Togo signed a pact allowing the two countries to hold joint exercises.",
        "Chad and Togo signed a deal under which Togo will train Chadian soldiers.",
    ],
)
def test_what_a_pact_provides_for_is_its_content(coder: Coder, text: str) -> None:
    assert told(coder, text) == ["SUPPORT TCD,TGO -> "]


def test_where_it_is_signed_and_who_brokered_it_are_no_parties(coder: Coder) -> None:
    assert told(coder, "Chad and Togo initialled a Turkish-brokered treaty in Nairobi.") == ["SUPPORT TCD,TGO -> "]


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("Chad ruled out recognising Kosovo before the spring.", ["REJECT"]),
        ("Chad's prime minister flew to Moscow to meet Vladimir Putin.", ["CONSULT"]),
        ("Chad and Togo broke off the talks on Wednesday, each blaming the other.", ["REJECT", "ACCUSE", "ACCUSE"]),
    ],
)
def test_no_act_is_told_twice(coder: Coder, text: str, categories: list[str]) -> None:
    assert [a.split()[0] for a in told(coder, text)] == categories

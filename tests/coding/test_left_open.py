"""What a denied verb of saying or one of asking leaves open, and whose the killing is that a participle tells of."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import acts, paragraph

DAY = "2025-03-20"
OPEN = [
    ("en", "Uganda has not said whether it has expelled the Rwandan envoy.", "hypothetical"),
    ("en", "Uganda did not say whether it had expelled the Rwandan envoy.", "hypothetical"),
    ("en", "Uganda would not say if it had expelled the Rwandan envoy.", "hypothetical"),
    ("en", "Uganda said that it had expelled the Rwandan envoy.", "actual"),
    ("en", "Uganda would not confirm or deny that it had expelled the Rwandan envoy.", "actual"),
    ("fr", "L'Ouganda n'a pas dit s'il avait expulsé l'ambassadeur rwandais.", "hypothetical"),
    ("fr", "On ignore si l'Ouganda a expulsé l'ambassadeur rwandais.", "hypothetical"),
]
STRUCK = [
    ("en", "India shelled Pakistani posts on Monday and Pakistan responded with drones, killing two Indian soldiers.", [(("IND",), ("PAK",)), (("PAK",), ("IND:MIL",))]),
    ("en", "Indian forces struck a Pakistani post on Monday, killing two Pakistani soldiers.", [(("IND:MIL",), ("PAK",))]),
    ("fr", "L'Inde a bombardé des postes pakistanais et le Pakistan a répliqué, tuant deux soldats indiens.", [(("IND",), ("PAK",)), (("PAK",), ("IND:MIL",))]),
    ("fr", "Un raid israélien a frappé un camp à Gaza lundi, tuant deux Palestiniens.", [(("ISR:MIL",), ("PSE",))]),
]


@pytest.mark.parametrize(("lang", "text", "status"), OPEN)
def test_what_nobody_says_is_open(coder: Coder, lang: str, text: str, status: str) -> None:
    """An act below *whether*, or an asking *if*, is neither done nor denied, whatever its tense."""
    assert [("SANCTION", status)] == [(e.type, e.status) for e in coder.code(paragraph(text, lang, DAY)).events]


@pytest.mark.parametrize(("lang", "text", "wanted"), STRUCK)
def test_a_killing_is_one_operation_with_its_own_strike(coder: Coder, lang: str, text: str, wanted: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    """A strike and whom it killed are one act; who strikes back and kills does another."""
    assert [(e.actor, e.recipient) for e in coder.code(paragraph(text, lang, DAY)).events if e.type == "ASSAULT"] == wanted


def test_what_is_joined_to_a_question_is_told(coder: Coder) -> None:
    """A demand in the present beside what is left open in the conditional is made."""
    events = coder.code(paragraph("Moscou n'a pas dit s'il accepterait de prolonger l'accord et réclame à Kiev la levée du blocus.", "fr", DAY)).events
    assert ("REQUEST", "actual") in [(e.type, e.status) for e in events]


def test_a_name_behind_a_day_has_its_verb(coder: Coder) -> None:
    """*On Monday and Chile thanked Lima*: who does what is told behind the day."""
    coding = coder.code(paragraph("Peru freed two Chileans on Monday and Chile thanked Lima.", "en", DAY))
    assert ("SUPPORT", ("CHL",), ("PER",)) in acts(coding)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Israeli jets struck a depot in Syria. Israel neither confirmed nor denied the raid."),
        ("fr", "Des avions israéliens ont frappé un dépôt en Syrie. Israël n'a ni confirmé ni démenti le raid."),
    ],
)
def test_neither_confirmed_nor_denied_is_no_denial(coder: Coder, lang: str, text: str) -> None:
    """Who says nothing has denied nothing."""
    assert "REJECT" not in [e.type for e in coder.code(paragraph(text, lang, DAY)).events]

"""English sentences whose verb the model missed, acts that a participle below their noun gives a doer, and idioms said of a subject."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("Nepal exports electricity to Bangladesh over Indian lines.", "COOPERATE", {"NPL"}, {"BGD"}),
    ("Tehran bankrolls Hezbollah, which it founded.", "AID", {"IRN"}, {"REB-HEZBOLLAH"}),
    ("A Tajik helicopter strafed Afghan smugglers in the night.", "ASSAULT", {"TJK"}, {"AFG"}),
    ("Three Turks perished in an ambush laid by the PKK.", "ASSAULT", {"REB-PKK"}, {"TUR"}),
    ("Guyana and Venezuela are back at the negotiating table in Kingstown.", "CONSULT", {"GUY", "VEN"}, set()),
    ("A crackdown by Serbian police on Vietnamese workers was filmed.", "COERCE", {"SRB"}, {"VNM"}),
]  # fmt: skip


def acts(coder: Coder, text: str) -> list[tuple[str, set[str], set[str]]]:
    found = coder.code(paragraph(text, "en")).events
    return [(e.type, {c.split(":")[0] for c in e.actor}, {c.split(":")[0] for c in e.recipient}) for e in found]


@pytest.mark.parametrize(("text", "category", "actor", "recipient"), CASES)
def test_act(coder: Coder, text: str, category: str, actor: set[str], recipient: set[str]) -> None:
    found = [(a, r) for kind, a, r in acts(coder, text) if kind == category]
    assert any(a == actor and r >= recipient for a, r in found)


@pytest.mark.parametrize("text", ["Turkish ships off Crete.", "The dentist's warning: less sugar and more brushing."])
def test_a_heading_without_a_verb_tells_no_act(coder: Coder, text: str) -> None:
    assert acts(coder, text) == []


@pytest.mark.parametrize(
    ("text", "category", "actor", "recipient"),
    [
        ("A plea for clemency went from Manila to Jakarta.", "REQUEST", {"PHL"}, {"IDN"}),
        ("A dire threat from Tehran reached the Israeli minister.", "THREATEN", {"IRN"}, {"ISR"}),
        ("Tokyo put Patriot batteries on Miyako, facing the Chinese.", "MOBILIZE", {"JPN"}, {"CHN"}),
    ],
)
def test_parties_that_stand_apart(coder: Coder, text: str, category: str, actor: set[str], recipient: set[str]) -> None:
    """The phrases and the object of the verb whose subject an act is, and the only other entity of a sentence."""
    assert (category, actor, recipient) in acts(coder, text)


def test_names_whose_article_writers_leave_small(coder: Coder) -> None:
    """*The Union*, *the Pope*, *the Fund*: a capital behind a small article; *the National Movement* is no newspaper."""
    assert ("ACCUSE", {"VAT"}, {"NIC"}) in acts(coder, "On Sunday the Pope condemned Nicaragua.")
    assert ("REQUEST", {"IGO-IMF"}, {"EGY"}) in acts(coder, "On Sunday the Fund urged Egypt to float its currency.")
    assert ("CONSULT", {"KOR", "PRK"}, set()) in acts(coder, "The officers of the two Koreas met at Panmunjom.")
    assert ("ASSAULT", {"REB-MNLA"}, {"MLI"}) in acts(coder, "Fighters of the National Movement for the Liberation of Azawad attacked Ménaka.")

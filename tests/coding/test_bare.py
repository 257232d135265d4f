"""Objects without a preposition, doers behind *par*, nouns read as verbs and verbs joined to what they do not go on with."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.coding.chain import Coder
from dragoman.documents.read import article_from_text
from dragoman.options import ReadOptions
from dragoman.records import Article, coding_json

TOLD = [
    ("Abou Dhabi arme en sous-main les FSR, selon des experts de l’ONU.", ("AID", "ARE", "REB-RSF")),
    ("Un bataillon malien a été taillé en pièces par le Jnim.", ("ASSAULT", "REB-JNIM", "MLI:MIL")),
    ("Kiev a reçu de Lisbonne dix-neuf chars.", ("AID", "PRT", "UKR")),
    ("Le démenti de Doha à Bahreïn n’a convaincu personne.", ("REJECT", "QAT", "BHR")),
    ("Ankara n'a pas emprisonné le reporter suédois, dit son ministre.", ("COERCE", "TUR", "SWE:JRN")),
    ("Les Houthis ont averti Riyad qu'ils frapperaient ses ports.", ("THREATEN", "REB-HOUTHIS", "SAU")),
    ("Washington a renvoyé deux cents Salvadoriens menottés.", ("COERCE", "USA", "SLV:CVL")),
    ("Un raid turc a fait neuf morts en Syrie.", ("ASSAULT", "TUR:MIL", "SYR")),
    ("Les Etats-Unis ont prié leurs ressortissants de quitter l'Ethiopie et suspendu ses avantages commerciaux.", ("SANCTION", "USA", "ETH")),
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def acts(coder: Coder, text: str) -> list[dict[str, Any]]:
    """The events of a text, as `dragoman code` writes them."""
    article = article_from_text(text, lang="fr", published="2024-05-06", options=ReadOptions())
    assert isinstance(article, Article)
    return list(coding_json(coder.code(article))["events"])


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_what_a_phrase_is_to_its_verb(coder: Coder, text: str, wanted: tuple[str, str, str]) -> None:
    """The last act told has the parties that stand beside its verb."""
    found = acts(coder, text)
    assert found and (found[-1]["type"], ",".join(found[-1]["actor"]), ",".join(found[-1]["recipient"])) == wanted


def test_two_verbs_of_one_subject(coder: Coder) -> None:
    """A participle behind an infinitive goes on with the verb above: two acts of one doer."""
    found = acts(coder, "Mogadiscio a prié ses ressortissants de quitter l'Ethiopie et gelé ses accords avec elle.")
    assert [(e["type"], e["actor"]) for e in found] == [("SANCTION", ["SOM"]), ("SANCTION", ["SOM"])]


def test_a_doer_behind_a_noun_of_its_own_is_left_there(coder: Coder) -> None:
    """*L'invasion par la Russie*: a noun with an article keeps its own doer."""
    found = acts(coder, "Le Conseil a été informé de l'invasion de l'Ukraine par la Russie.")
    assert [(e["type"], e["actor"]) for e in found if e["type"] == "ASSAULT"] == [("ASSAULT", ["RUS"])]


def test_an_if_whose_party_is_not_named_tells_no_act(coder: Coder) -> None:
    """*Si elle refuse* hangs on what is said; *si Téhéran refuse* is an act that may come."""
    assert [e["type"] for e in acts(coder, "L'Iran attend. Washington enverra de l'aide à Téhéran s'il l'accepte.") if e["status"] == "hypothetical"] == []


def test_a_promise_is_told_in_the_future(coder: Coder) -> None:
    """What will be done for another is a promise; the conditional leaves it open."""
    assert [(e["type"], e["actor"], e["recipient"]) for e in acts(coder, "Berlin en livrera quatorze à Kiev.")] == [("AGREE", ["DEU"], ["UKR"])]


def test_a_word_with_du_that_nothing_makes_an_infinitive_is_a_noun(coder: Coder) -> None:
    assert acts(coder, "Longtemps conseiller du président tchadien, il vit à Rabat et écrit ses mémoires.") == []
    assert [e["type"] for e in acts(coder, "Critiquer du bout des lèvres l'invasion russe de l'Ukraine, voilà ce que fait Budapest.") if e["actor"] == ["RUS"]] == ["ASSAULT"]

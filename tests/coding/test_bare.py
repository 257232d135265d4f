"""Objects without a preposition, doers behind *par*, nouns read as verbs and verbs joined to what they do not go on with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dragoman.coding import predicates
from dragoman.coding.chain import Coder, opened
from dragoman.coding.events.prepositions import prepositional
from dragoman.coding.events.triggers import fits
from dragoman.coding.parse import parse
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
    """*Si elle refuse* tells no act, and the refusal says so; *si Téhéran refuse* and *si les deux pays expulsent* are acts that may come."""
    article = article_from_text("Si elle refuse l'offre de Washington, Téhéran le dira.", lang="fr", published="2024-05-06", options=ReadOptions())
    assert isinstance(article, Article)
    coding = coder.code(article)
    assert [e.type for e in coding.events if e.status == "hypothetical"] == []
    assert [r.reason for r in coding.refusals] == ["characters 8-14 “refuse”: REJECT IRN → USA stands under a condition whose words do not name who does it"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Si Téhéran refuse l'offre de Washington, l'Europe le dira.", ("REJECT", ["IRN"], ["USA"])),
        ("Si les deux pays expulsent des diplomates, le Pérou et le Chili en souffriront.", ("SANCTION", ["PER", "CHL"], [])),
    ],
)
def test_an_if_whose_party_is_named_tells_an_act(coder: Coder, text: str, wanted: tuple[str, list[str], list[str]]) -> None:
    """A name and words that stand for two names both say who does it."""
    assert [(e["type"], e["actor"], e["recipient"]) for e in acts(coder, text) if e["status"] == "hypothetical"] == [wanted]


def test_a_promise_is_told_in_the_future(coder: Coder) -> None:
    """What will be done for another is a promise; the conditional leaves it open."""
    assert [(e["type"], e["actor"], e["recipient"]) for e in acts(coder, "Berlin en livrera quatorze à Kiev.")] == [("AGREE", ["DEU"], ["UKR"])]
    assert [e["type"] for e in acts(coder, "Berlin en livrerait quatorze à Kiev.") if e["type"] == "AGREE"] == []


def test_a_word_with_du_that_nothing_makes_an_infinitive_is_a_noun(coder: Coder) -> None:
    assert acts(coder, "Longtemps conseiller du président tchadien, il vit à Rabat et écrit ses mémoires.") == []
    assert [e["type"] for e in acts(coder, "Critiquer du bout des lèvres l'invasion russe de l'Ukraine, voilà ce que fait Budapest.") if e["actor"] == ["RUS"]] == ["ASSAULT"]


def test_phrases_of_a_noun_of_force_are_its_own(coder: Coder) -> None:
    """*Un raid a fait neuf morts en Syrie*: where it struck is found for the trigger of force whichever trigger of the noun is asked first."""
    article, language = article_from_text("Un raid turc a fait neuf morts en Syrie.", lang="fr", published=None, options=ReadOptions()), coder.packs.languages["fr"]
    assert isinstance(article, Article)
    sheet = predicates.apply(opened(coder.packs, language, article, *next(iter(parse([article], language.model, 1, 400)))))
    force = next(fit for p in sheet.predicates.values() for fit in fits(sheet, p) if fit.trigger.type == "ASSAULT" and sheet.tokens[p.token].text == "raid")
    other = replace(force, trigger=replace(force.trigger, type="MOBILIZE"))
    assert ["en" in prepositional(sheet, each) for each in (other, force)] == [False, True]

"""Subjects behind their verb, participles with a subject of their own, and what *celui-ci* means."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.coding.chain import Coder
from dragoman.documents.read import article_from_text
from dragoman.options import ReadOptions
from dragoman.records import Article, coding_json


def acts(coder: Coder, text: str, kind: str, lang: str = "fr") -> list[dict[str, Any]]:
    """The events of a category that a text is coded as, as `dragoman code` writes them."""
    article = article_from_text(text, lang=lang, published="2024-05-06", options=ReadOptions())
    assert isinstance(article, Article)
    return [e for e in coding_json(coder.code(article))["events"] if e["type"] == kind]


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Lima a remis à la Suisse le banquier que réclamait la justice péruvienne.", "REQUEST", "PER"),
        ("Tunis retient le cargo maltais que réclament Rome et La Valette.", "REQUEST", "ITA"),
        ("L'Estonie a salué la décision, geste dont se félicite la diplomatie danoise.", "SUPPORT", "DNK"),
        ("Le Kenya ayant expulsé trois diplomates somaliens, la Somalie a rappelé son ambassadeur à Nairobi.", "SANCTION", "SOM"),
        ("La Bolivie a salué le geste du Chili ; celui-ci a condamné les propos du Pérou.", "ACCUSE", "CHL"),
        ("Le ministre a écrit au Togo et au Bénin ; ces derniers ont condamné le coup d'État au Gabon.", "ACCUSE", "BEN"),
    ],
)
def test_who_acts(coder: Coder, text: str, kind: str, actor: str) -> None:
    found = acts(coder, text, kind)
    assert any(actor in code.split(":")[0] for e in found for code in e["actor"]), found


@pytest.mark.parametrize(
    ("text", "lang", "kind", "actor", "recipient"),
    [
        ("Lima a fermé le poste en 2021, accusant Quito d'armer les rebelles.", "fr", "ACCUSE", "PER", "ECU"),
        ("La ministre gabonaise s'est entretenue avec l'ambassadeur du Japon, venu lui remettre un lot de quarante ambulances.", "fr", "AID", "JPN", "GAB"),
        ("Le Tchad et le Soudan divergent : le premier observe la trêve, le second a bombardé l'Érythrée.", "fr", "ASSAULT", "SDN", "ERI"),
        ("Peru's government reproaches Chile with having sided with Bolivia.", "en", "SUPPORT", "CHL", "BOL"),
    ],
)
def test_who_does_it_to_whom(coder: Coder, text: str, lang: str, kind: str, actor: str, recipient: str) -> None:
    found = acts(coder, text, kind, lang)
    assert any([c.split(":")[0] for c in e["actor"]] == [actor] and [c.split(":")[0] for c in e["recipient"]] == [recipient] for e in found), found


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("L'Ouganda accuse le Rwanda. Le FMI, prévient un diplomate kényan, pourrait suspendre son aide au Togo.", "SANCTION", "IGO-IMF"),
        ("Kigali soutient le M23 ; Kinshasa négocie avec lui. Le groupe armé a attaqué Goma lundi.", "ASSAULT", "REB-M23"),
        ("À Genève, où ils se sont rencontrés mardi, les présidents bolivien et chilien ont signé un accord.", "CONSULT", "BOL"),
    ],
)
def test_who_is_meant(coder: Coder, text: str, kind: str, actor: str) -> None:
    found = acts(coder, text, kind)
    assert any(actor == code.split(":")[0] for e in found for code in e["actor"]), found


def test_a_text_that_begins_with_a_comma_and_a_participle(coder: Coder) -> None:
    """What stands before the first word of a text is nothing, not its last word."""
    text = ", venu de Lomé, le ministre togolais a rencontré son homologue béninois."
    assert acts(coder, text, "CONSULT")


def test_what_an_act_does_not_bring_leaves_it_as_it_is(coder: Coder) -> None:
    text = "Les sanctions kényanes contre le Soudan n'auront guère d'effet."
    assert [e["status"] for e in acts(coder, text, "SANCTION")] == ["actual"]

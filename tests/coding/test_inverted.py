"""Subjects behind their verb, participles with a subject of their own, and what *celui-ci* means."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.documents.read import article_from_text
from dragoman.options import ReadOptions
from dragoman.records import Article, coding_json


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Lima a remis à la Suisse le banquier que réclamait la justice péruvienne.", "REQUEST", "PER"),
        ("Tunis retient le cargo maltais que réclament Rome et La Valette.", "REQUEST", "ITA"),
        ("Le Kenya ayant expulsé trois diplomates somaliens, la Somalie a rappelé son ambassadeur à Nairobi.", "SANCTION", "SOM"),
        ("La Bolivie a salué le geste du Chili ; celui-ci a condamné les propos du Pérou.", "ACCUSE", "CHL"),
        ("Le ministre a écrit au Togo et au Bénin ; ces derniers ont condamné le coup d'État au Gabon.", "ACCUSE", "BEN"),
    ],
)
def test_who_acts(coder: Coder, text: str, kind: str, actor: str) -> None:
    article = article_from_text(text, lang="fr", published="2024-05-06", options=ReadOptions())
    assert isinstance(article, Article)
    acts = [e for e in coding_json(coder.code(article))["events"] if e["type"] == kind]
    assert any(actor in code.split(":")[0] for e in acts for code in e["actor"]), acts

"""What the words around an act make of it: not done yet, denied with one's part in it, only possible (codebook.md 4)."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.records import Article, Block, article_id

DAY = "2025-03-20"
CASES = [
    ("en", "Kenya has yet to expel the Ugandan ambassador.", "SANCTION", "negated"),
    ("en", "An attack by Peru on Ecuador is thought possible in Quito.", "ASSAULT", "hypothetical"),
    ("fr", "Une attaque du Pérou contre l'Équateur est jugée possible à Quito.", "ASSAULT", "hypothetical"),
    ("fr", "Le Kenya n'a condamné ni l'annexion de la Crimée par la Russie ni l'invasion de l'Ukraine.", "COERCE", "actual"),
    ("fr", "L'interdiction du gaz russe, adoptée lundi par la Norvège, s'appliquera en 2027.", "SANCTION", "future"),
    ("fr", "Un blocus de Taïwan par la Chine, écrit Tokyo dans un rapport, pourrait être imposé en mai.", "COERCE", "hypothetical"),
    ("fr", "Si l'armée turque entre dans la ville, prévient Damas, la Syrie tirera.", "THREATEN", "actual"),
    ("fr", "Berne n'en propose pas moins ses bons offices à Moscou.", "AGREE", "actual"),
    ("fr", "Le président colombien a gracié plus de trois mille rebelles péruviens.", "CONCEDE", "actual"),
    ("fr", "Pas un convoi russe n'a franchi la frontière géorgienne.", "MOBILIZE", "negated"),
    ("fr", "Le Kremlin n'a pas l'intention d'attaquer l'Ukraine.", "ASSAULT", "negated"),
    ("fr", "La France n'a pas l'intention de livrer des chars à l'Ukraine.", "REJECT", "actual"),
    ("fr", "Sofia voudrait que Skopje change sa Constitution.", "REQUEST", "actual"),
    ("fr", "Bratislava pourrait couper l'électricité à l'Ukraine, a dit le ministre slovaque.", "THREATEN", "actual"),
    ("fr", "Bratislava pourrait couper l'électricité à l'Ukraine, a dit le ministre polonais.", "SANCTION", "hypothetical"),
    ("fr", "Kigali, de son côté, dément que ses soldats aient tiré sur le Burundi.", "ASSAULT", "negated"),
    ("fr", "Le Kenya expulserait des diplomates soudanais, affirme un quotidien de Nairobi.", "SANCTION", "actual"),
    ("fr", "Cent Guinéens ont défilé mardi pour exiger du Mali la libération d'un éleveur.", "REQUEST", "actual"),
    ("fr", "La Chine s'est abstenue de condamner la Russie.", "ACCUSE", "negated"),
    ("fr", "Lima dit n'avoir jamais participé à cette attaque contre Quito.", "ASSAULT", "negated"),
]  # fmt: skip


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(("lang", "text", "category", "status"), CASES)
def test_status(coder: Coder, lang: str, text: str, category: str, status: str) -> None:
    """The act of a category has the status that a careful reader gives it."""
    article = Article(article_id(text, DAY, None), text, lang, DAY, blocks=(Block("paragraph", 0, len(text)),))
    assert status in [e.status for e in coder.code(article).events if e.type == category]


@pytest.mark.parametrize(
    ("lang", "text", "condition"),
    [
        ("en", "Tanzania promised to let fishermen from Kenya in until December 2019.", None),
        ("en", "Tanzania promised to let fishermen from Kenya in if the channel is safe.", "if the channel is safe"),
    ],
)
def test_a_date_is_no_condition(coder: Coder, lang: str, text: str, condition: str | None) -> None:
    """*Until* before a date says how long, before a clause on what."""
    article = Article(article_id(text, DAY, None), text, lang, DAY, blocks=(Block("paragraph", 0, len(text)),))
    assert [e.condition for e in coder.code(article).events if e.type == "AGREE"] == [condition]

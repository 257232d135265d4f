"""The sector of a party: of the branch that its post names, of what moves or is hit, none where the agent is left unsaid (codebook.md 2 and 9)."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.records import Article, Block, article_id

DAY = "2025-03-20"
CASES = [
    ("en", "Peruvian police officers arrested two Chilean engineers on Friday.", "COERCE", ("PER:COP",)),
    ("en", "The army chiefs of Peru and Chile met on Friday.", "CONSULT", ("PER:MIL", "CHL:MIL")),
    ("en", "Chile's army spokesman accused Bolivia on Friday of violating the border.", "ACCUSE", ("CHL:MIL",)),
    ("en", "Chile is going to move an infantry battalion to the Bolivian border.", "MOBILIZE", ("CHL:MIL",)),
    ("fr", "Le chef de la police péruvienne a rencontré vendredi le ministre chilien de l'Intérieur.", "CONSULT", ("PER:COP", "CHL:GOV")),
    ("fr", "Des officiers de police péruviens ont arrêté vendredi deux ingénieurs chiliens.", "COERCE", ("PER:COP",)),
]  # fmt: skip


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(("lang", "text", "category", "actor"), CASES)
def test_actor(coder: Coder, lang: str, text: str, category: str, actor: tuple[str, ...]) -> None:
    """The act of a category has the actors, with the sectors, that a careful reader gives it."""
    article = Article(article_id(text, DAY, None), text, lang, DAY, blocks=(Block("paragraph", 0, len(text)),))
    assert actor in [e.actor for e in coder.code(article).events if e.type == category]

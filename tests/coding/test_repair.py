"""Sentences whose trees the small models get wrong: who does what, and whether it happened."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.records import Article, Block, article_id

CASES = [
    ("fr", "Un blocus de Taïwan par la Chine, écrit le Pentagone, pourrait être imposé d'ici à 2027.", "COERCE", "hypothetical", ("CHN",), ("TWN",)),
    ("fr", "L'envoi d'une batterie néerlandaise en Lituanie n'est quant à lui pas prévu.", "AID", "negated", ("NLD",), ("LTU",)),
    ("fr", "Le retrait du Niger de la Cédéao n'est toutefois pas envisagé.", "SANCTION", "negated", ("NER",), ("IGO-ECOWAS",)),
    ("fr", "La Hongrie votera contre l'Union européenne.", "REJECT", "future", ("HUN",), ("IGO-EU",)),
    ("fr", "Retenus depuis lundi, les soldats nigérians ont été libérés par les autorités burkinabè.", "RETREAT", "actual", ("BFA:GOV",), ("NGA:MIL",)),
    ("fr", "Les présidents tadjik, kirghiz et ouzbek se sont rencontrés à Paris.", "CONSULT", "actual", ("TJK:GOV", "KGZ:GOV", "UZB:GOV"), ("FRA",)),
    ("en", "Iranian sanctions on Albania are to be adopted on Monday.", "SANCTION", "future", ("IRN",), ("ALB",)),
]  # fmt: skip


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(("lang", "text", "category", "status", "actor", "recipient"), CASES)
def test_told(coder: Coder, lang: str, text: str, category: str, status: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    """The act is coded with its parties and its status."""
    article = Article(article_id(text, "2026-02-05", None), text, lang, "2026-02-05", blocks=(Block("paragraph", 0, len(text)),))
    assert (category, status, actor, recipient) in [(e.type, e.status, e.actor, e.recipient) for e in coder.code(article).events]

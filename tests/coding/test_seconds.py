"""Second acts that the model hides: a participle behind *et*, a verb before its subject, an object behind *toutes*, a quotation before its verb."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

TRIED = [
    ("La Norvège a rappelé son ambassadeur à Minsk « pour consultations » et gelé le crédit promis au Bélarus.", ("SANCTION", "gelé", ("NOR",), ("BLR",))),
    ("Bakou assure que l'Arménie masse des troupes à la frontière, ce que dément Erevan.", ("REJECT", "dément", ("ARM",), ("AZE",))),
    ("Le Tchad a suspendu jeudi toutes les rotations de la Minusma.", ("SANCTION", "suspendu", ("TCD",), ("IGO-UN:MIL",))),
    ("« C'est du chantage », a réagi la diplomatie croate, visant Ljubljana.", ("ACCUSE", "réagi", ("HRV:GOV",), ("SVN",))),
]


@pytest.mark.parametrize(("text", "wanted"), TRIED)
def test_a_second_act_is_read(text: str, wanted: tuple[str, str, tuple[str, ...], tuple[str, ...]]) -> None:
    coded = Coder().code(paragraph(text, "fr", "2025-08-31"))
    found = [(e.type, e.quotes["trigger"].text, tuple(e.actor), tuple(e.recipient)) for e in coded.events]
    kind, word, actor, recipient = wanted
    assert any(t == kind and word in quote and (a, r) == (actor, recipient) for t, quote, a, r in found), found


def test_an_adjective_behind_et_stays_one() -> None:
    text = "Le gouvernement a reçu un ministre fatigué et isolé des siens."
    coded = Coder().code(paragraph(text, "fr", "2025-08-31"))
    assert not [e for e in coded.events if e.type == "SANCTION"]

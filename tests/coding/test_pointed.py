"""Acts told by a verb that points back at another (*imiter*, *suivre*, *le faire*, *y songer*), and refusals whose will is nobody's."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("La Pologne a expulsé six diplomates russes. Moscou dénonce une provocation. La Lettonie n'imitera pas son voisin.", ("SANCTION", "LVA", "RUS", "negated")),
    ("Le Pérou a rompu ses relations avec Israël. Le Chili pourrait suivre vendredi.", ("SANCTION", "CHL", "ISR", "hypothetical")),
    ("L'Espagne a reconnu l'État de Palestine. Israël a rappelé son ambassadeur à Madrid. La Slovénie suivra jeudi.", ("AGREE", "SVN", "PSE", "actual")),
    ("La Norvège n'a pas fermé sa frontière avec la Russie, mais le ferait si un drone la survolait.", ("SANCTION", "NOR", "RUS", "hypothetical")),
    ("L'Espagne a suspendu les livraisons d'armes à Israël ; la Belgique y songe.", ("SANCTION", "BEL", "ISR", "hypothetical")),
    ("L'Espagne a suspendu les livraisons d'armes à Israël ; la Belgique ne l'envisage pas.", ("SANCTION", "BEL", "ISR", "negated")),
    ("Kiev presse la Norvège de livrer des chars. Oslo n'en fera rien.", ("REJECT", "NOR", "UKR", "actual")),
    ("L'Ouganda a rappelé son ambassadeur au Rwanda. Le Kenya n'en a rien fait.", ("SANCTION", "KEN", "RWA", "negated")),
    ("Moscou a expulsé cinq diplomates lituaniens ; Vilnius a fait de même.", ("SANCTION", "LTU", "RUS", "actual")),
]


def found(coder: Coder, text: str) -> list[tuple[str, str, str, str]]:
    events = coder.code(paragraph(text, "fr", "2025-05-10")).events
    return [(e.type, e.actor[0].split(":")[0], e.recipient[0].split(":")[0], e.status) for e in events if e.actor and e.recipient]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_acts_pointed_back_at(coder: Coder, text: str, wanted: tuple[str, str, str, str]) -> None:
    assert wanted in found(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "La Pologne a expulsé six diplomates russes. La Lettonie a suivi le match à distance.",
        "La Pologne a expulsé six diplomates russes, puis la Lettonie a fait le bilan de la saison.",
        "Tokyo a exigé que Pékin rappelle son consul, ce que Pékin n'a pas fait.",
    ],
)
def test_a_verb_of_its_own_points_at_nothing(coder: Coder, text: str) -> None:
    """*Suivre* with a thing for object, *faire le point*: no act of another; what was only demanded is not the demand done again."""
    assert len(found(coder, text)) == 1


def test_the_refusal_of_a_passive_is_nobodys(coder: Coder) -> None:
    """*Ne sera pas versé* without a doer tells of no will."""
    assert ("REJECT", "CHN", "ZMB", "actual") not in found(coder, "Pékin a promis un prêt à Lusaka. Le prêt ne sera pas versé.")


def test_who_does_as_an_accuser_did_accuses(coder: Coder) -> None:
    """*A fait pareil* behind an accusation is another accusation, and not what it tells of."""
    told = found(coder, "Le Niger accuse le Bénin d'avoir armé des rebelles. Le Togo a fait pareil.")
    assert ("ACCUSE", "TGO", "BEN", "actual") in told
    assert not any(row[:2] == ("AID", "TGO") for row in told)

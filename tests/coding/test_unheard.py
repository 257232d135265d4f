"""Whose word a text is that is put forward, adopted or turned down, what it asks for; promises not to do something, and what a pact provides for."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

DAY = "2025-03-20"
TEXTS = [
    ("fr", "Les États-Unis ont mis leur veto à une résolution exigeant qu'Israël se retire de Gaza.", ["REJECT USA -> ISR"]),
    ("fr", "Paris a proposé une résolution exigeant que le Rwanda retire ses troupes du Congo.", ["AGREE FRA -> RWA"]),
    ("fr", "Paris a déposé une résolution condamnant le Rwanda.", []),
    ("fr", "La Chine a voté contre une résolution condamnant Israël.", ["REJECT CHN -> ISR"]),
    ("fr", "L'Assemblée générale de l'ONU a adopté une résolution condamnant Israël.", ["ACCUSE IGO-UN -> ISR"]),
    ("en", "China vetoed a resolution condemning Israel.", ["REJECT CHN -> ISR"]),
    ("en", "China voted against a resolution condemning Israel.", ["REJECT CHN -> ISR"]),
    ("en", "Peru voted down a motion condemning Israel.", ["REJECT PER -> ISR"]),
    ("en", "A resolution condemning Israel was rejected by China.", ["REJECT CHN -> ISR"]),
    ("en", "France proposed a resolution demanding that Rwanda withdraw its troops from Congo.", ["AGREE FRA -> RWA"]),
    ("en", "The Security Council adopted a resolution condemning Rwanda.", ["ACCUSE IGO-UN -> RWA"]),
]
SWORN = [
    ("fr", "Moscou a juré de ne plus livrer de gaz à la Pologne.", ["REJECT RUS -> POL"]),
    ("fr", "Moscou s'est engagé à ne plus livrer de gaz à la Pologne.", ["REJECT RUS -> POL"]),
    ("fr", "Moscou s'est engagé à ne plus bombarder Kiev.", ["AGREE RUS -> UKR"]),
    ("fr", "Moscou a promis de ne plus bombarder Kiev.", ["ASSAULT RUS -> UKR negated"]),
    ("en", "Moscow vowed never again to sell gas to Poland.", ["REJECT RUS -> POL"]),
    ("en", "Moscow vowed it would no longer sell gas to Poland.", ["REJECT RUS -> POL"]),
    ("en", "Kenya pledged not to host Sudanese rebels.", ["REJECT KEN -> SDN:REB"]),
    ("en", "Russia promised never again to attack Ukraine.", ["AGREE RUS -> UKR"]),
    ("en", "Russia promised not only to sell gas to Poland but to lower its price.", ["AGREE RUS -> POL"]),
]

PACTS = [
    ("fr", "Le Mali et la Russie ont signé un accord aux termes duquel la Russie formera des soldats maliens.", ["SUPPORT MLI,RUS -> "]),
    ("en", "Mali and Russia signed an accord under which Russia will train Malian soldiers.", ["SUPPORT MLI,RUS -> "]),
    ("fr", "Bamako a rejeté un plan qui désarmerait les rebelles.", ["REJECT MLI -> "]),
    ("fr", "Le Mali a conclu un accord avec la Russie, qui livrera des avions à Bamako.", ["SUPPORT MLI,RUS -> ", "AGREE RUS -> MLI"]),
]


@pytest.mark.parametrize(("lang", "text", "wanted"), [*TEXTS, *SWORN, *PACTS])
def test_only_what_is_told_is_coded(coder: Coder, lang: str, text: str, wanted: list[str]) -> None:
    """A text that nobody made his word says nothing, its demand is not met, and a promise not to help is a refusal."""
    events = coder.code(paragraph(text, lang, DAY)).events
    assert [f"{e.type} {','.join(e.actor)} -> {','.join(e.recipient)}" + (" negated" if e.status == "negated" else "") for e in events] == wanted

"""Whom an act is directed at: not the body that judges, nor whom a clause or an object only names in passing."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("en", "Japan and South Korea quarrel over fish. Seoul withdrew its complaint to the World Trade Organization on Friday.", "CONCEDE", ("JPN",)),
    ("fr", "Lima et Santiago se disputent la mer. Le Pérou retirera sa plainte devant l'Organisation mondiale du commerce.", "CONCEDE", ("CHL",)),
    ("fr", "Le Pérou a placé vendredi ses troupes en alerte.", "MOBILIZE", ()),
    # the body that a complaint goes against is whom it is about
    ("en", "Rwanda filed a complaint against the United Nations.", "ACCUSE", ("IGO-UN",)),
    ("en", "Lithuania filed a case against the European Union at the court in Luxembourg.", "ACCUSE", ("IGO-EU",)),
    ("fr", "Budapest a introduit un recours contre l'Union européenne.", "ACCUSE", ("IGO-EU",)),
    # forces are massed against whose land it is, and stationed where they are asked
    ("fr", "La Chine a massé des troupes en Inde, dans la vallée de Galwan.", "MOBILIZE", ("IND",)),
    ("en", "China massed troops in India, in the Galwan valley.", "MOBILIZE", ("IND",)),
    ("en", "France stationed a plane in Djibouti.", "MOBILIZE", ()),
    # *d'après* is no *de*, and what a relative pronoun opens is told of another
    ("fr", "Quito a réclamé l'arrêt des tirs, et un drone péruvien a tué vingt bergers, d'après l'ONG locale.", "ASSAULT", ("ECU",)),
    ("fr", "Quito suggère une trêve, à laquelle Lima ne ferme pas la porte.", "REJECT", ("ECU",)),
    # a warning is its owner's, whichever of its words the phrase hangs on
    ("fr", "Malgré les mises en garde de Tokyo, Manille a acheté des missiles russes.", "REQUEST", ("PHL",)),
    ("fr", "Mark Rutte a vu deux ministres et prié Budapest d'agir contre les pirates.", "REQUEST", ("HUN",)),
    ("fr", "Lomé dit n'avoir jamais critiqué les soldats nigérians.", "ACCUSE", ("NGA",)),
    ("fr", "L'aviation russe a bombardé la Géorgie, la Moldavie, puis l'Ukraine.", "ASSAULT", ("GEO", "MDA", "UKR")),
    ("fr", "La Norvège a démenti vendredi avoir vendu des barques au Pérou.", "REJECT", ()),
]


@pytest.mark.parametrize(("lang", "text", "kind", "recipient"), CASES)
def test_whom(lang: str, text: str, kind: str, recipient: tuple[str, ...]) -> None:
    found = Coder().code(paragraph(text, lang, "2025-03-20")).events
    assert [tuple(code.split(":")[0] for code in e.recipient) for e in found if e.type == kind] == [recipient]

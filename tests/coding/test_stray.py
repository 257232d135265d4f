"""Whose a verb is where the parser hung its subject elsewhere: told by where a name stands and by number."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import acts, paragraph

DAY = "2025-03-20"
CASES = [
    ("en", "Kuwait plans to guard the ridge, and Doha, asked to lend helicopters, replied that it might.", "REQUEST", ("KWT",), ("QAT",)),
    ("fr", "Lima accuse depuis l'automne le Chili d'avoir armé les séparatistes.", "AID", ("CHL",), ("PER:OPP",)),
    ("fr", "Les séparatistes de Donetsk, à court de gaz et de vivres, appelaient depuis un mois la Russie à l'aide.", "REQUEST", ("UKR:OPP",), None),
    ("fr", "Lilongwe réfute l'existence même d'une dette, mais Oslo, agacée, a suspendu l'aide électorale.", "SANCTION", ("NOR",), ("MWI",)),
    ("fr", "Mexico postera deux mille gardes à sa frontière et Ottawa, par conséquent, n'y appliquera pas les sanctions annoncées.", "SANCTION", ("CAN",), ("MEX",)),
    ("fr", "La Norvège se plaignait mardi des visas que Bamako a refusés en août à ses policiers.", "REJECT", ("MLI",), None),
    ("fr", "L'Italie et l'Espagne ont expulsé lundi trois diplomates russes chacune, par solidarité avec Varsovie, qui tient Moscou pour responsable de l'incendie.", "ACCUSE", ("POL",), ("RUS",)),
    ("en", "Some 200 Russian exiles filed past their embassy in Vilnius on Monday; in Minsk the police arrested thirty people.", "COERCE", ("BLR:COP",), ("BLR:CVL",)),
]


@pytest.mark.parametrize(("lang", "text", "category", "actor", "recipient"), CASES)
def test_stray_subject(coder: Coder, lang: str, text: str, category: str, actor: tuple[str, ...], recipient: tuple[str, ...] | None) -> None:
    """The act is that of whom a careful reader takes for the subject."""
    found = [(a, r) for kind, a, r in acts(coder.code(paragraph(text, lang, DAY))) if kind == category]
    assert any(a == actor and recipient in (None, r) for a, r in found), found


def test_an_object_does_nothing(coder: Coder) -> None:
    """The object of a clause is not the subject of the verb behind it."""
    made = acts(coder.code(paragraph("Quiconque attaque la Pologne attaque l'Allemagne, a dit Berlin.", "fr", DAY)))
    assert not any(actor for kind, actor, _ in made if kind == "ASSAULT")

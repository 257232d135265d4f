"""Who mediates does so between the two whose quarrel the passage tells."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.coding.events.between import WHY
from fakes import paragraph

TRIED = [
    ("fr", "Le Kenya a expulsé l'ambassadeur du Burundi. Bujumbura a fermé sa frontière avec le Kenya. Djibouti offre ses bons offices.", "AGREE", ("DJI",), {"KEN", "BDI"}),
    ("fr", "Le Pérou a rappelé son ambassadeur au Chili. Quito a proposé sa médiation.", "AGREE", ("ECU",), {"PER", "CHL"}),
    ("en", "Peru recalled its ambassador from Chile. Chile has closed its border with Peru. Ecuador has offered its mediation.", "AGREE", ("ECU",), {"PER", "CHL"}),
    # by whichever word it is said
    ("fr", "Le Pérou a rappelé son ambassadeur au Chili. Le Chili a fermé sa frontière avec le Pérou. Quito a proposé d'accueillir des pourparlers.", "AGREE", ("ECU",), {"PER", "CHL"}),
    ("en", "Peru recalled its ambassador from Chile. Chile has closed its border with Peru. Ecuador has offered to act as a go-between.", "AGREE", ("ECU",), {"PER", "CHL"}),
    ("en", "Peru recalled its ambassador from Chile. Chile has closed its border with Peru. Ecuador has offered to host talks.", "AGREE", ("ECU",), {"PER", "CHL"}),
    # who has a part in the quarrel stands between nobody
    ("en", "Peru recalled its ambassador from Chile. Chile has closed its border with Peru. Peru has offered to host talks.", "AGREE", ("PER",), {"CHL"}),
    # whom the words themselves name
    ("fr", "Le Pérou a rappelé son ambassadeur au Chili. Quito a offert sa médiation au Paraguay.", "AGREE", ("ECU",), {"PRY"}),
    # nobody has quarrelled with anybody
    ("fr", "Quito a proposé au Pérou une aide. Lima a remercié Quito.", "AGREE", ("ECU",), {"PER"}),
]


@pytest.mark.parametrize(("lang", "text", "category", "actor", "sides"), TRIED)
def test_both_sides(coder: Coder, lang: str, text: str, category: str, actor: tuple[str, ...], sides: set[str]) -> None:
    made = coder.code(paragraph(text, lang, "2023-08-31"))
    found = next(e for e in made.events if (e.type, e.actor) == (category, actor))
    assert {code.split(":")[0] for code in found.recipient} == sides
    assert (WHY in {r.why for r in found.reasons}) == (len(sides) == 2)

"""Lists of a pack that ask for a kind of thing: a nation's people, armed men, a place, where no list of words could hold them all."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.records import Coding
from fakes import acts, paragraph

TRIED = [
    ("Cinq Nigériens dorment en prison au Bénin.", ("COERCE", ("BEN",), ("NER:CVL",))),
    ("Des officiers gabonais ont déposé Ali Bongo.", ("COERCE", ("GAB:MIL",), ("GAB:GOV",))),
    ("Kidal est tombée mardi.", ("ASSAULT", (), ("MLI",))),
    ("Les hommes de Boko Haram ont attaqué un marché au Tchad.", ("ASSAULT", ("REB-BOKOHARAM",), ("TCD",))),
    ("Pretoria a assuré au Malawi qu'elle rouvrirait le pont.", ("AGREE", ("ZAF",), ("MWI",))),
    ("Pretoria invite le Malawi à relire le texte.", ("REQUEST", ("ZAF",), ("MWI",))),
    ("Oslo soutient la Moldavie.", ("SUPPORT", ("NOR",), ("MDA",))),
    ("Aucun navire n'a été vu, soutient le ministre moldave.", None),
    # a warning behind what is said: a denial of one's own is a refusal, and of what another would do it is no threat
    ("Nairobi ne livrera aucun suspect à Kigali, a prévenu la ministre kényane de la Justice.", ("REJECT", ("KEN",), ("RWA",))),
    ("Tripoli pourrait en tirer parti, avertit un officier maltais.", None),
    ("Harare attend. Lusaka pourrait en profiter, avertit un officier zambien.", ("THREATEN", ("ZMB:MIL",), ("ZWE",))),
    ("« Nous n'avons tué aucun Laotien », répond l'armée thaïlandaise.", ("ASSAULT", ("THA:MIL",), ("LAO:CVL",))),
    ("La neige est tombée mardi sur Kidal.", None),
    ("Le film dort dans une boîte à Cotonou.", None),
]


@pytest.mark.parametrize(("text", "wanted"), TRIED)
def test_kinds_of_things(coder: Coder, text: str, wanted: tuple[str, tuple[str, ...], tuple[str, ...]] | None) -> None:
    found = acts(_coded(coder, text))
    assert found == ([wanted] if wanted else [])


def _coded(coder: Coder, text: str) -> Coding:
    return coder.code(paragraph(text, "fr", "2023-08-31"))

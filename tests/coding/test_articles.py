"""What whole French articles taught: who speaks behind an idiom, words that a hyphen joins, whose a thing told behind *dont* is."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("« Le Rwanda doit se retirer », a mis en garde mardi le gouvernement tchadien.", {"REQUEST actual TCD:GOV>RWA"}),
    ("« La Zambie doit partir », met en garde Luanda.", {"REQUEST actual AGO>ZMB"}),
    ("« Le Togo doit se retirer », a rappelé à l'ordre la ministre lettone.", {"ACCUSE actual LVA:GOV>TGO"}),
    ("Le Kenya a mis en garde la Somalie contre toute incursion.", {"REQUEST actual KEN>SOM"}),
    ("Le chef d'état-major tchadien a été reçu à Niamey.", {"CONSULT actual TCD:MIL>NER"}),
    ("L'état-major ukrainien a dénoncé le Bélarus.", {"ACCUSE actual UKR:MIL>BLR"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "acts"), CASES)
def test_acts(coder: Coder, text: str, acts: set[str]) -> None:
    """All acts of a text, each with its status and its parties."""
    events = coder.code(paragraph(text, "fr", "2025-03-20")).events
    assert {f"{e.type} {e.status} {','.join(e.actor)}>{','.join(e.recipient)}" for e in events} == acts


def test_whose_word_it_is(coder: Coder) -> None:
    """A general staff is one word, and who announces is it."""
    events = coder.code(paragraph("La Corée du Nord a tiré lundi deux missiles, a annoncé l'état-major sud-coréen.", "fr", "2025-03-20")).events
    assert [e.speaker for e in events] == ["KOR:MIL"]

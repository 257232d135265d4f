"""Who speaks of an act of force did not do it; gunmen of a named group are that group, those without one rebels of the land."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("The UN probed a massacre in Burkina Faso.", "ASSAULT", ()),
    ("The ICC opened an investigation into killings in Venezuela.", "ASSAULT", ()),
    ("Boko Haram gunmen stormed a hotel in Maiduguri.", "ASSAULT", ("REB-BOKOHARAM",)),
    ("Gunmen stormed a hotel in Maiduguri.", "ASSAULT", ("NGA:REB",)),
]


@pytest.mark.parametrize(("text", "kind", "actor"), CASES)
def test_who_did_it(coder: Coder, text: str, kind: str, actor: tuple[str, ...]) -> None:
    found = coder.code(paragraph(text, "en")).events
    assert [e.actor for e in found if e.type == kind] == [actor]

"""Where people without a country protest is theirs, and so is who called them out; what they are for is not."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("en", "Thousands rallied on Monday in support of Kyiv.", ()),
    ("en", "Thousands rallied on Monday in Tbilisi in support of Kyiv.", ("GEO:CVL",)),
    ("en", "Thousands gathered in the centre of Tbilisi to denounce Russia.", ("GEO:CVL",)),
    ("en", "Thousands marched through Amman against Israel.", ("JOR:CVL",)),
    ("fr", "Des étudiants ont manifesté lundi à l'appel de Bamako.", ("MLI:EDU",)),
    ("fr", "Des étudiants ont manifesté à Bamako contre la France.", ("MLI:EDU",)),
    ("fr", "Des milliers de personnes ont manifesté dans les rues de Bamako contre la France.", ("MLI:CVL",)),
]


@pytest.mark.parametrize(("lang", "text", "actor"), CASES)
def test_who_protests(coder: Coder, lang: str, text: str, actor: tuple[str, ...]) -> None:
    """*Of*, *to*, *de*, *à* before a capital make it the protesters' own only below a street or a square."""
    assert [actor] == [e.actor for e in coder.code(paragraph(text, lang, "2025-03-20")).events if e.type == "PROTEST"]

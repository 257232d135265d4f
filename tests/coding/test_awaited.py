"""What an act will last until is no act; what ended one is."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("en", "Poland will keep the border closed until Belarus releases the Polish reporters.", "RETREAT", False),
    ("en", "Poland said it would keep the crossings closed until Belarus stopped sending migrants across the frontier.", "RETREAT", False),
    ("en", "The two armies fought until Kinshasa withdrew its troops from Goma.", "RETREAT", True),
    ("fr", "Berne gardera fermé son consulat tant que Minsk n'aura pas libéré les journalistes suisses.", "RETREAT", False),
    ("fr", "Ottawa maintiendra ses droits de douane jusqu'à ce que Pékin lève l'embargo sur le canola.", "CONCEDE", False),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "kind", "coded"), CASES)
def test_what_is_waited_for(coder: Coder, lang: str, text: str, kind: str, coded: bool) -> None:
    coding = coder.code(paragraph(text, lang, "2025-05-10"))
    assert any(e.type == kind for e in coding.events) is coded
    assert coded or any("until when" in r.reason for r in coding.refusals)

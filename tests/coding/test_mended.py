"""Acts that a rule once read too widely: whose an opposition is, how far hearsay goes, what a negation leaves, who declines, whom tear gas hits, who calls people out, what is no coup."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("fr", "La France soutient l'opposition au régime de Damas.", {"AID actual FRA>SYR:OPP"}),
    ("fr", "Le président tchadien était mardi en Égypte quand le coup d'État a éclaté.", {"CONSULT actual TCD:GOV>EGY", "COERCE actual TCD:MIL>TCD:GOV"}),
    ("en", "Turkey armed the opposition to the Syrian government.", {"AID actual TUR>SYR:OPP"}),
    ("fr", "La Hongrie n'a expulsé personne d'autre que l'ambassadeur russe.", {"SANCTION actual HUN>RUS"}),
    ("fr", "Paris ne livre rien d'autre que des vivres à Bamako.", {"AID actual FRA>MLI"}),
    ("fr", "La Hongrie n'a expulsé personne.", {"SANCTION negated HUN>"}),
    ("en", "Kenya expelled nobody but the Ugandan ambassador.", {"SANCTION actual KEN>UGA:GOV"}),
    ("en", "Kenya accuses Uganda of having seized a trawler. Kampala says it has not.", {"ACCUSE actual KEN>UGA", "COERCE actual UGA>KEN:CVL", "COERCE negated UGA>KEN:CVL"}),
    ("en", "Russia bombed Kyiv on Monday. Its allies have not.", {"ASSAULT actual RUS>UKR"}),
    ("fr", "La police malienne a dispersé lundi des policiers sénégalais à coups de grenades lacrymogènes.", {"ASSAULT actual MLI:COP>SEN:COP"}),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "acts"), CASES)
def test_acts(coder: Coder, lang: str, text: str, acts: set[str]) -> None:
    """All acts of a sentence, each with its status and its parties."""
    events = coder.code(paragraph(text, lang, "2025-03-20")).events
    assert {f"{e.type} {e.status} {','.join(e.actor)}>{','.join(e.recipient)}" for e in events} == acts


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("Iran reportedly armed the Houthis, and Israel bombed Sanaa.", {"AID"}),
        ("After Israeli strikes on Gaza, Egypt reportedly closed its border with Israel.", {"SANCTION"}),
        ("Egypt reportedly carried out strikes on Libya.", {"ASSAULT"}),
    ],
)
def test_hearsay(coder: Coder, text: str, unsaid: set[str]) -> None:
    """An adverb of hearsay is about its own verb and what shares its subject."""
    assert {e.type for e in coder.code(paragraph(text, "en", "2025-03-20")).events if e.speaker == "unattributed"} == unsaid


def test_martial_law_is_no_coup(coder: Coder) -> None:
    """Whoever declares martial law, no army is said to."""
    text = "Le Tchad a rappelé lundi son ambassadeur à Niamey. La loi martiale y reste en vigueur."
    assert not any(code.endswith(":MIL") for e in coder.code(paragraph(text, "fr", "2025-03-20")).events for code in e.actor)

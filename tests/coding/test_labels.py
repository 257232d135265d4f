"""What is said of a relation is told whole, and a noun that is only named is no characterisation (codebook.md 7 and 9)."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph


@pytest.mark.parametrize(
    ("lang", "text", "labels"),
    [
        ("fr", "Le Kenya et l'Ouganda ont signé lundi un partenariat stratégique.", []),
        ("en", "Relations between Kenya and Uganda, established in 1963, are at their lowest.", ["Relations between Kenya and Uganda, established in 1963, are at their lowest"]),
        ("en", "Relations between Kenya and Uganda may be restored next year.", []),
        ("fr", "Les relations entre le Kenya et l'Ouganda pourraient se dégrader.", []),
        ("en", "Kenya and Uganda are no longer on speaking terms.", ["are no longer on speaking terms"]),
        ("en", "Seven years of cold war between Kenya and Uganda may be drawing to a close.", ["Seven years of cold war between Kenya and Uganda"]),
        ("fr", "Trois ans de guerre froide entre le Kenya et l'Ouganda s'achèvent peut-être.", ["Trois ans de guerre froide"]),
        ("fr", "Entre Nairobi et Kampala, le malaise perdure.", ["le malaise perdure"]),
        ("en", "Kenya and Uganda are not at war.", []),
        ("fr", "Le Kenya et l'Ouganda ne se sont pas fâchés.", []),
        ("en", "The largest swap between Kenya and Uganda since the cold war took place on Monday.", []),
        ("fr", "La vieille connivence du Kenya et de l'Ouganda a survécu au putsch.", ["La vieille connivence du Kenya et de l'Ouganda a survécu au putsch"]),
    ],
)
def test_labels(coder: Coder, lang: str, text: str, labels: list[str]) -> None:
    """A partnership that is signed is an act; a complicity that has survived is said whole; what only may become of a relation is not how it stands."""
    article = paragraph(text, lang, "2026-02-05")
    assert [c.label for c in coder.code(article).characterisations] == labels

"""Which acts have a date at all: weighed where the rules leave an act undated, or date it by its verb or clause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.coding.chain import Coder
from dragoman.coding.times.weighed import table
from dragoman.packs import load
from fakes import paragraph

DAY = "2026-02-05"
CASES = [
    ("fr", "Le Pérou a renvoyé vendredi deux diplomates chiliens ; Santiago a répliqué dans l'heure en expulsant deux Péruviens.", "COERCE", "2026-02"),
    ("fr", "Ankara a réuni lundi ses alliés. L'Otan, réunie en urgence, a condamné la Syrie.", "CONSULT", "2026-02"),
    ("en", "Fresh Saudi strikes on Yemen.", "ASSAULT", "2026-02"),
    ("fr", "La Jordanie, qui héberge un million de Syriens, a fermé mardi sa frontière avec la Syrie.", "AID", None),
    ("fr", "Lima accuse La Paz d'avoir livré des armes aux rebelles péruviens.", "AID", None),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "category", "start"), CASES)
def test_which_acts_are_of_now(coder: Coder, lang: str, text: str, category: str, start: str | None) -> None:
    """An act told in passing is of the month of publication, or of no date: a lasting state and the inner act of an accusation have none."""
    assert [e.start for e in coder.code(paragraph(text, lang, DAY)).events if e.type == category] == [start]


def test_what_the_rules_say_stands_without_weights() -> None:
    """Without weights an act that the rules leave undated stays so, and one that they date keeps its date."""
    packs = load()
    bare = replace(packs, weights={name: found for name, found in packs.weights.items() if name not in (table("fr"), table("en"))})
    coded = Coder(bare).code(paragraph(CASES[0][1], "fr", DAY))
    assert {e.type: e.start for e in coded.events} == {"SANCTION": "2026-01-30", "COERCE": None}


def test_the_reason_is_kept(coder: Coder) -> None:
    """The reader is told how likely the act is of now, and that the month is that of publication."""
    (strike,) = coder.code(paragraph("Fresh Saudi strikes on Yemen.", "en", DAY)).events
    assert any(r.field == "start" and "likely of now" in r.why and r.why.endswith("the month of publication") for r in strike.reasons)

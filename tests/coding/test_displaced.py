"""Objects that stand behind times and asides, relatives behind a comma, and *de* phrases behind an aside."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.coding.repairs import rooted
from dragoman.coding.sheet import Token
from dragoman.records import Coding
from fakes import acts, paragraph

CASES = [
    ("La Norvège a livré mardi à l'armée ghanéenne douze véhicules blindés.", "AID", ("NOR",), ("GHA:MIL",)),
    ("Le Kenya a fermé en mars, sans prévenir personne, la frontière avec la Somalie.", "SANCTION", ("KEN",), ("SOM",)),
    ("Le Pérou a expulsé, dans la nuit de lundi à mardi, trois diplomates vénézuéliens.", "SANCTION", ("PER",), ("VEN:GOV",)),
    ("Le Chili a rouvert sa frontière avec le Pérou, que la Bolivie avait condamné en mai.", "ACCUSE", ("BOL",), ("PER",)),
    ("Oslo salue la fermeture par le Pérou, le 3 mars, de la frontière avec le Chili.", "SANCTION", ("PER",), ("CHL",)),
]  # fmt: skip


def read(text: str) -> Coding:
    return Coder().code(paragraph(text, "fr", "2025-06-10"))


@pytest.mark.parametrize(("text", "category", "actor", "recipient"), CASES)
def test_late_object(text: str, category: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    """The act is coded with its parties though something stands between the verb and its object."""
    found = acts(read(text))
    assert (category, actor, recipient) in found


def test_time_is_no_object() -> None:
    """A bare noun of time behind a verb, or the speaker behind *a fait savoir*, is no object of it."""
    found = read("Le Ghana condamnera lundi à Oslo, deux jours durant, le coup d'État au Togo.").events
    assert any(e.type == "ACCUSE" and e.actor == ("GHA",) for e in found)
    said = read("La Hongrie ne signera pas l'accord, a fait savoir jeudi le président hongrois.").events
    assert not any(e.actor == ("HUN:GOV",) and e.type == "ASSAULT" for e in said)


def test_no_word_above_itself() -> None:
    """Repairs that together make a circle are taken back for that sentence, and for it alone."""

    def word(i: int, head: int, sent: int) -> Token:
        return Token(i, "x", "x", "x", "NOUN", "root" if head == i else "dep", head, 2 * i, 2 * i + 1, sent)

    read = (word(0, 0, 0), word(1, 0, 0), word(2, 2, 1), word(3, 2, 1))
    mended = (word(0, 1, 0), word(1, 0, 0), word(2, 3, 1), word(3, 3, 1))
    found = rooted(mended, read)
    assert found[:2] == read[:2]
    assert found[2:] == mended[2:]

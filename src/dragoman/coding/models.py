"""What a second witness is: something that reads stretches of text and says which words carry which act, and who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.records import Status

if TYPE_CHECKING:
    from dragoman.coding.witness.pieces import Pieces
    from dragoman.coding.witness.reading import Stretch

Array = NDArray[np.float32]

KINDS = (
    "none", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES: tuple[Status, ...] = ("actual", "future", "hypothetical", "negated")
ROLES = ("actor", "recipient", "speaker")
#: how far a mention's score has to lie above 0 for even odds of its entity, where no other mention names it
BIAS = 2.0


def crossed(row: Sequence[str], kind: str) -> list[str]:
    """The signs of a mention by themselves and with the category of the act, as a witness weighs them."""
    return [*row, *(f"{kind} {name}" for name in row if not name.startswith("pos "))]


@dataclass(frozen=True)
class Reading:
    """What a witness makes of one stretch, for each of its words: scores of the categories (words, 17) and statuses (words, 4), and the vectors
    by which a word that carries an act seeks its parties and mentions are found (words, width)."""

    kinds: Array
    statuses: Array
    seeks: Array
    found: Array


class Witness(Protocol):
    """A model that reads stretches; `name` says which, for the fingerprint of a coding."""

    name: str
    pieces: Pieces

    def read(self, stretches: Sequence[Stretch]) -> list[Reading]:
        """One reading for each stretch, in their order."""

    def told(self, signs: Sequence[Sequence[str]], kind: str) -> Array:
        """What the signs of mentions say for an act of a category, (mentions, width), to be added to the vectors of a reading."""

    def roles(self, matched: Array) -> Array:
        """The scores of mentions in each role for one word, (mentions, 3): from the word's vector, theirs and what their signs say, added up (mentions, width)."""

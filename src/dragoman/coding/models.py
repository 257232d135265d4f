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

    def roles(self, seeks: Array, found: Array, signs: Sequence[Sequence[str]]) -> Array:
        """The scores of mentions in each role for one word: from the word's vector (width), those of the mentions (mentions, width) and their signs, (mentions, 3)."""

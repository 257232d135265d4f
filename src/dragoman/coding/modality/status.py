"""The status of an act and why it is that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["actual", "future", "hypothetical", "negated"]
CONDITIONAL = "the conditional"
WOULD = "would"
SHOULD = "a duty in the conditional"
REPORTED = "would, in reported speech"
POSSIBLE = "a modal of possibility"
FACT = "told as a fact"
PURPOSE = "a purpose"
HEARSAY = "hearsay: a conditional with its source"


@dataclass(frozen=True)
class Mood:
    """The status of an act and why. `future`: the negated act lies ahead; `no_longer`: it went on before; `others`: somebody else expects it; `tried`: it was attempted."""

    status: Kind
    why: str
    future: bool = False
    others: bool = False
    own_threat: bool = False
    no_longer: bool = False
    tried: bool = False


#: what a rule says of a word under which an act is told as its own form tells it
ITSELF = Mood("actual", "as its own form tells")

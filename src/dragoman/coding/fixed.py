"""Records that nobody changes once they are made: mypy sees to it, so that making one costs a tenth of a frozen dataclass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True)
def fixed(*, slots: bool = False) -> Callable[[type[Kind]], type[Kind]]:
    """Make a class a dataclass that is frozen to the type checker, and has a hash; coding makes thousands of them for an article."""
    return dataclass(slots=slots, unsafe_hash=True)

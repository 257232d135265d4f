"""A source: who answers for which words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A source: its code, the token that speaks, the mention's token, the tokens that it answers for, and whether a verb of saying leads to it."""

    code: str | None
    at: int
    mention: int | None
    tokens: frozenset[int]
    why: str
    voiced: bool = True

    def covers(self, i: int) -> bool:
        """Whether a token lies in what the source says."""
        return i in self.tokens

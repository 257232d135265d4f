"""The entities that codes name: *MLI* of *MLI:GOV*."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(10_000)
def entities(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The entities of codes, without sectors, in their order."""
    return tuple(dict.fromkeys(code.split(":")[0] for code in codes))


@lru_cache(10_000)
def states(codes: tuple[str, ...]) -> frozenset[str]:
    """The entities of codes as a set."""
    return frozenset(entities(codes))

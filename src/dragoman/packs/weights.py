"""Weights that were learned from the development sets, as data that anyone can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp
from pathlib import Path

from dragoman.errors import PackError
from dragoman.packs.files import read_toml


def load_weights(path: Path) -> dict[str, dict[str, float]]:
    """The tables of weights by name; PackError names the key that is no number. An absent file is no weights."""
    if not path.exists():
        return {}
    found: dict[str, dict[str, float]] = {}
    for table, rows in read_toml(path).items():
        for name, value in rows.items():
            if not isinstance(value, int | float):
                raise PackError(f"{path}: '{name}' in [{table}] is not a number; write one, or run the bench that made the file")
        found[table] = {name: float(value) for name, value in rows.items()}
    return found


def belief(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability that the weights give to signs."""
    return probability(weights.get(name, 0.0) * value for name, value in found.items())


def probability(terms: Iterable[float]) -> float:
    """The sum of what signs add, in log-odds, brought to a probability."""
    return 1 / (1 + exp(-sum(terms)))

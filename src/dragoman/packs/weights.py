"""Weights that were learned from the development sets, as data that anyone can read."""

from __future__ import annotations

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

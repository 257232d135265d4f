"""Reading TOML files of ours: whole, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rtoml

from dragoman.errors import PackError


def read_toml(path: Path) -> dict[str, Any]:
    """The content of one TOML file; PackError with its path where it does not parse."""
    try:
        found: dict[str, Any] = rtoml.loads(path.read_text("utf-8"))
    except (OSError, rtoml.TomlParsingError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: {error}; mend the file") from error
    return found


def each_toml(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every TOML file of a folder, in the order of their names."""
    for path in sorted(folder.glob("*.toml")):
        yield path, read_toml(path)


def need(table: dict[str, Any], key: str, kind: type, path: Path) -> Any:
    """The value of a key that must be there and of that kind."""
    value = table.get(key)
    if kind is float and isinstance(value, int):
        value = float(value)
    if not isinstance(value, kind):
        raise PackError(f"{path}: key '{key}' must be a {kind.__name__}, found {value!r}; mend the file")
    return value


def only(table: dict[str, Any], keys: set[str], path: Path, where: str) -> None:
    """PackError where a table has a key that nobody reads: most often a slip of the pen."""
    extra = sorted(set(table) - keys)
    if extra:
        raise PackError(f"{path}: {where} has the unknown key '{extra[0]}'; known keys: {', '.join(sorted(keys))}")


def fingerprint(data: Path) -> str:
    """Twelve characters that change whenever a data file that coding reads changes."""
    digest = hashlib.sha256()
    for path in sorted(data.rglob("*.toml")):
        digest.update(path.relative_to(data).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]

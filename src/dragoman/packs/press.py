"""The press by name: agencies, papers and stations, with their country."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.packs.files import need, read_toml


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: its name and other spellings, the ISO code of its country, and what it is (`agency`, `daily`, ...)."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    kind: str | None


@dataclass(frozen=True)
class Press:
    """All outlets that are known."""

    outlets: tuple[Outlet, ...]

    @property
    def agencies(self) -> list[tuple[str, tuple[str, ...]]]:
        """The agencies, each with its other spellings."""
        return [(o.name, o.aliases) for o in self.outlets if o.kind == "agency"]

    @property
    def countries(self) -> dict[str, str]:
        """The country of each outlet, by every spelling of its name without case."""
        return {name.casefold(): o.country for o in self.outlets if o.country for name in (o.name, *o.aliases)}


MEDIA = Path(__file__).resolve().parent.parent / "data/roster/media.toml"


@cache
def load_press(path: Path = MEDIA) -> Press:
    """The outlets of a file; PackError names what is wrong in it."""
    rows = read_toml(path).get("outlet", []) if path.exists() else []
    return Press(tuple(Outlet(need(row, "name", str, path), tuple(row.get("aliases", ())), row.get("country"), row.get("kind")) for row in rows))

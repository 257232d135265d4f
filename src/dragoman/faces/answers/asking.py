"""What somebody asks for by name, as the records have it; the same in the terminal, over REST and over MCP."""

from __future__ import annotations

from dragoman.errors import UsageError
from dragoman.packs import Roster


class UnknownEntity(UsageError):
    """A name that is no entity's; `near` is the known name that is nearest, if any."""

    def __init__(self, text: str, near: str | None) -> None:
        hint = f"did you mean {near}?" if near else "give a name in French or English, an ISO code (MLI, ML) or a COW number (432)"
        super().__init__(f"'{text}' is no state or body that dragoman knows; {hint}")
        self.text, self.near = text, near


def entity(text: str, known: Roster) -> str:
    """The code of a name in either language, an ISO code or a COW number; UnknownEntity suggests the nearest."""
    code = known.resolve_country(text)
    if code is None:
        raise UnknownEntity(text, known.suggest(text))
    return code

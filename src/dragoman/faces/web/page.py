"""What a page is made of: the visit that asks, and the template with its values, its rows for CSV and its data for JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dragoman.faces.web.asked import with_query

if TYPE_CHECKING:
    from dragoman.faces.messages import Messages
    from dragoman.faces.naming import Names
    from dragoman.faces.web.reading import Reading
    from dragoman.faces.web.served import ServedDesk


@dataclass(frozen=True)
class Visit:
    """One request for a page, in one language. `path` has what the address names, `query` what stands behind its `?`."""

    reading: Reading
    desk: ServedDesk
    names: Names
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    read_only: bool = False

    @property
    def m(self) -> Messages:
        """The words of the interface."""
        return self.names.m

    def to(self, *steps: str, **query: Any) -> str:
        """The address of a page of this language."""
        return with_query("/".join(("", self.m.lang, *steps)), query)


@dataclass(frozen=True)
class Page:
    """A page before it is written out. `rows` are those of its CSV, `data` is its JSON; both are made only where they are asked for."""

    template: str
    title: str
    values: Mapping[str, Any]
    rows: Callable[[], list[dict[str, Any]]]
    data: Callable[[], Any]
    status: int = 200

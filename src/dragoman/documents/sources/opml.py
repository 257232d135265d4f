"""OPML: the feeds that somebody follows, as every reader of feeds writes them out."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.documents.sources.marked import elements
from dragoman.errors import InputError


@dataclass(frozen=True)
class Followed:
    """A feed or a site map by its address, with the name that articles from it bear; None where the list gives none."""

    url: str
    outlet: str | None = None


def followed(data: bytes, where: str) -> list[Followed]:
    """The feeds of a list, each once; InputError where there is none."""
    rows = [(attributes.get("xmlUrl") or attributes.get("xmlurl") or "", attributes) for name, attributes, _ in elements(data, where) if name == "outline"]
    found = {url.strip(): Followed(url.strip(), (row.get("title") or row.get("text") or "").strip() or None) for url, row in rows if url.strip()}
    if not found:
        raise InputError(f"{where}: no feed in this list; each is an <outline> with an xmlUrl")
    return list(found.values())

"""Site maps: the addresses of a site's pages with the day on which each last changed, and maps of maps."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.documents.sources.marked import elements
from dragoman.errors import InputError


@dataclass(frozen=True)
class Place:
    """A page, or a further map (`map`), with what the map tells of it."""

    url: str
    changed: str | None = None
    title: str | None = None
    published: str | None = None
    map: bool = False


def places(data: bytes, where: str) -> list[Place]:
    """The pages and further maps of a map, those that changed last first; InputError where it is no map."""
    rows: list[dict[str, str]] = []
    told: dict[str, str] = {}
    for name, _, text in elements(data, where):
        if name in ("url", "sitemap"):
            rows.append(told | {"kind": name})
            told = {}
        elif text:
            told.setdefault(name, text)
    found = [Place(r["loc"], r.get("lastmod"), r.get("title"), r.get("publication_date"), r["kind"] == "sitemap") for r in rows if r.get("loc")]
    if not found:
        raise InputError(f"{where}: no address in this site map; check the file")
    return sorted(found, key=lambda place: place.changed or place.published or "", reverse=True)

"""What a feed or a site map lists: addresses of articles with what is known of each before its page is fetched."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from dragoman.documents.sources.draft import Draft
from dragoman.documents.sources.feed import MAPS, is_feed, items, root
from dragoman.documents.sources.opml import Followed as Followed
from dragoman.documents.sources.opml import followed as followed
from dragoman.documents.sources.plain import decode
from dragoman.documents.sources.sitemap import places
from dragoman.documents.sources.warc import GZIP
from dragoman.errors import InputError


@dataclass(frozen=True)
class Entry:
    """An article that is listed: `id` is the list's own name for it, `draft` as much of its text as the list has. With `map` it is a further list."""

    id: str
    url: str | None
    published: str | None = None
    title: str | None = None
    draft: Draft | None = None
    map: bool = False


def listed(data: bytes, where: str, most: int) -> list[Entry]:
    """The entries of a feed or of a site map, which may be packed; those of a map that changed last come first. InputError where it is neither."""
    plain = unpacked(data, where, most) if data.startswith(GZIP) else data
    text = decode(plain, where)
    if not is_feed(text):
        raise InputError(f"{where}: this is no feed and no site map; check the address")
    if root(text).startswith(MAPS):
        return [Entry(p.url, p.url, (p.published or p.changed or "")[:10] or None, p.title, None, p.map) for p in places(plain, where)]
    return [Entry(name, draft.url, draft.published, draft.title, draft if whole else None) for name, draft, whole in items(text, where)]


def unpacked(data: bytes, where: str, most: int) -> bytes:
    """Gzip data unpacked, to so many bytes at the most."""
    try:
        found = zlib.decompressobj(wbits=31).decompress(data, most + 1)
    except zlib.error as error:
        raise InputError(f"{where}: broken gzip data ({error}); fetch it anew") from error
    if len(found) > most:
        raise InputError(f"{where}: unpacks to more than {most // 1_000_000} MB; it is left out")
    return found

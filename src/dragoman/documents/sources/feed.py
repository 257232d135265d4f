"""RSS and Atom: each entry of a feed as an article, with as much text as the feed has."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from time import strftime
from typing import Any

from dragoman.documents.sources.draft import Draft
from dragoman.documents.sources.html import FEWEST, fragment, titled
from dragoman.errors import InputError

STARTS = ("<rss", "<feed", "<rdf:rdf")
MAPS = ("<urlset", "<sitemapindex")
#: how far the root of a document is sought, and what stands before it
WINDOW = 20_000
PROLOGUE = re.compile(r"\A(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)+", re.DOTALL)


def is_feed(text: str) -> bool:
    """Whether a text begins like a feed, or like a map of a site, which lists addresses alone."""
    return _root(text).startswith((*STARTS, *MAPS))


def _root(text: str) -> str:
    """What an XML document begins with, behind its declarations and comments; empty where a text is none."""
    begun = text.lstrip("\ufeff \t\r\n")
    return PROLOGUE.sub("", begun[:WINDOW], count=1)[:20].lower() if begun.startswith("<") else ""


def entries(text: str, where: str) -> Iterator[tuple[str, Draft | InputError]]:
    """Each entry with its place; an InputError in the place of one that has no text, or of a file that is no feed."""
    import feedparser

    if _root(text).startswith(MAPS):
        yield where, InputError(f"{where}: a site map holds addresses and no text; fetch the pages and give these")
        return
    found: Any = feedparser.parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers={"content-type": "application/xml; charset=utf-8"})
    if not found.entries:
        yield where, InputError(f"{where}: no entry was found in this feed{_why(found)}; check the file")
    for number, entry in enumerate(found.entries, 1):
        place = f"{where} entry {number}"
        yield place, _draft(entry, found.feed, place)


def _why(found: Any) -> str:
    return f" ({found.bozo_exception})" if found.get("bozo") else ""


def _draft(entry: Any, feed: Any, place: str) -> Draft | InputError:
    """An entry with the longest text that it has."""
    bodies = [each.get("value") or "" for each in (*entry.get("content", ()), {"value": entry.get("summary") or ""})]
    title = fragment(entry.get("title") or "") or None
    text = titled(title, max(map(fragment, bodies), key=len, default=""))
    if len(text.split()) < FEWEST:
        return InputError(f"{place}: the feed has only a title here; fetch the article's page and give that")
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return Draft(text, title, feed.get("title") or None, strftime("%Y-%m-%d", when) if when else None, entry.get("link") or None, (feed.get("language") or "")[:2] or None)

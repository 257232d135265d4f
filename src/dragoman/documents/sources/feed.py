"""RSS and Atom: each entry of a feed as an article, with as much text as the feed has."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from time import strftime
from typing import Any

from dragoman.documents.dates import mailed
from dragoman.documents.sources.draft import Draft
from dragoman.documents.sources.html import FEWEST, fragment, titled
from dragoman.errors import InputError

STARTS = ("<rss", "<feed", "<rdf:rdf")
MAPS = ("<urlset", "<sitemapindex")
#: how far the root of a document is sought, and what stands before it
WINDOW = 20_000
PROLOGUE = re.compile(r"\A(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)+", re.DOTALL)
ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d)")


def is_feed(text: str) -> bool:
    """Whether a text begins like a feed, or like a map of a site, which lists addresses alone."""
    return root(text).startswith((*STARTS, *MAPS))


def root(text: str) -> str:
    """What an XML document begins with, behind its declarations and comments; empty where a text is none."""
    begun = text.lstrip("\ufeff \t\r\n")
    return PROLOGUE.sub("", begun[:WINDOW], count=1)[:20].lower() if begun.startswith("<") else ""


def entries(text: str, where: str) -> Iterator[tuple[str, Draft | InputError]]:
    """Each entry with its place; an InputError in the place of one that has no text, or of a file that is no feed."""
    if root(text).startswith(MAPS):
        yield where, InputError(f"{where}: a site map holds addresses and no text; give its address to 'dragoman watch', or fetch the pages and give these")
        return
    found = _parsed(text)
    if not found.entries:
        yield where, InputError(f"{where}: no entry was found in this feed{_why(found)}; check the file")
    for number, entry in enumerate(found.entries, 1):
        place = f"{where} entry {number}"
        draft = _draft(entry, found.feed)
        short = InputError(f"{place}: the feed has only a title here; fetch the article's page and give that")
        yield place, draft if _whole(draft) else short


def items(text: str, where: str) -> Iterator[tuple[str, Draft, bool]]:
    """Each entry with the feed's own name for it, and whether the feed has text of it. A feed without entries is one that is empty today."""
    found = _parsed(text)
    if not found.entries and found.get("bozo") and not found.feed:
        raise InputError(f"{where}: this feed cannot be read{_why(found)}; check the address")
    for entry in found.entries:
        draft = _draft(entry, found.feed)
        if name := str(entry.get("id") or draft.url or draft.title or ""):
            yield name, draft, _whole(draft)


def _parsed(text: str) -> Any:
    import feedparser

    return feedparser.parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers={"content-type": "application/xml; charset=utf-8"})


def _why(found: Any) -> str:
    return f" ({found.bozo_exception})" if found.get("bozo") else ""


def _whole(draft: Draft) -> bool:
    """Whether there is text and not a title alone."""
    return len(draft.text.split()) >= FEWEST


def _draft(entry: Any, feed: Any) -> Draft:
    """An entry with the longest text that it has."""
    bodies = [each.get("value") or "" for each in (*entry.get("content", ()), {"value": entry.get("summary") or ""})]
    title = fragment(entry.get("title") or "") or None
    text = titled(title, max(map(fragment, bodies), key=len, default=""))
    return Draft(text, title, feed.get("title") or None, _day(entry), entry.get("link") or None, (feed.get("language") or "")[:2] or None)


def _day(entry: Any) -> str | None:
    """The day of an entry where it was written: *today* in its text is that day, and not the one that London had at the time."""
    told, when = next(((entry.get(key) or "", entry.get(f"{key}_parsed")) for key in ("published", "updated") if entry.get(key)), ("", None))
    if found := ISO.match(told):
        return found[1]
    return mailed(told) or (strftime("%Y-%m-%d", when) if when else None)

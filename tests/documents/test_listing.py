"""Lists of addresses: feeds, site maps, OPML; a broken or hostile one is a sentence."""

from __future__ import annotations

import gzip

import pytest

from dragoman.documents.listing import followed, listed
from dragoman.errors import InputError

BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def rss(date: str, encoding: str = "utf-8") -> bytes:
    item = f"<item><guid>g</guid><title>Élections</title><link>https://a.example/1</link>{date}</item>"
    return f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>A</title>{item}</channel></rss>'.encode(encoding)


@pytest.mark.parametrize(
    ("date", "day"),
    [("<pubDate>Mon, 07 Apr 2025 23:30:00 -0500</pubDate>", "2025-04-07"), ("<pubDate>Tue, 08 Apr 2025 00:30:00 +0900</pubDate>", "2025-04-08"), ("<pubDate>7 Apr 2025 10:00 GMT</pubDate>", "2025-04-07"),
     ('<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2025-04-08T00:15:00+11:00</dc:date>', "2025-04-08"), ("<pubDate>some day</pubDate>", None), ("", None)],
)  # fmt: skip
def test_the_day_is_that_where_it_was_written(date: str, day: str | None) -> None:
    """An article of Monday night in New York is of Monday, though it is Tuesday in London."""
    (entry,) = listed(rss(date), "a", 10**6)
    assert (entry.published, entry.title, entry.url) == (day, "Élections", "https://a.example/1")


def test_a_declared_encoding() -> None:
    (entry,) = listed(rss("", "iso-8859-1"), "a", 10**6)
    assert entry.title == "Élections"


def test_two_entries_of_one_id() -> None:
    """Both are listed, each with its own address."""
    two = rss("").replace(b"</channel>", b"<item><guid>g</guid><title>B</title><link>https://a.example/2</link></item></channel>")
    assert [(e.id, e.url) for e in listed(two, "a", 10**6)] == [("g", "https://a.example/1"), ("g", "https://a.example/2")]


def test_a_feed_that_is_empty_today() -> None:
    assert listed(b'<?xml version="1.0"?><rss version="2.0"><channel><title>A</title></channel></rss>', "a", 10**6) == []


def test_a_news_map() -> None:
    """The latest first, with title and day."""
    data = b"""<urlset xmlns:n="x"><url><loc>https://a.example/1</loc><lastmod>2025-04-01</lastmod></url>
    <url><loc>https://a.example/2</loc><n:news><n:publication_date>2025-04-07T08:00:00Z</n:publication_date><n:title>T</n:title></n:news></url></urlset>"""
    assert [(e.url, e.published, e.title) for e in listed(gzip.compress(data), "a", 10**6)] == [("https://a.example/2", "2025-04-07", "T"), ("https://a.example/1", "2025-04-01", None)]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"<html>x</html>", "no feed"), (b"", "empty"), (gzip.compress(b"0" * 2_000_000), "more than 1 MB"), (b"\x1f\x8bnothing", "broken gzip"), (BOMB + b"<urlset><url><loc>&b;</loc></url></urlset>", "document type"),
     (b"<urlset><url><loc>a</loc>", "whole XML"), (b"<urlset></urlset>", "no address"), (b"<rss", "cannot be read|no feed")],
)  # fmt: skip
def test_what_is_no_list(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        listed(data, "a", 10**6)


def test_opml() -> None:
    """Feeds in folders, each once, with the name that the list gives."""
    data = b"""<opml version="2.0"><body><outline text="Afrique"><outline type="rss" text="Le Fleuve" xmlUrl="https://fleuve.example/feed"/>
    <outline xmlUrl="https://a.example/feed"/></outline><outline text="again" xmlUrl="https://a.example/feed"/></body></opml>"""
    assert [(f.url, f.outlet) for f in followed(data, "f.opml")] == [("https://fleuve.example/feed", "Le Fleuve"), ("https://a.example/feed", "again")]


@pytest.mark.parametrize(("data", "words"), [(b"<opml/>", "no feed"), (BOMB + b"<opml/>", "document type"), (b"text", "whole XML"), (b"", "whole XML")])
def test_what_is_no_opml(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        followed(data, "f.opml")

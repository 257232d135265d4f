"""Web archives, feeds, PDF, Word and mail: each gives its articles, and a broken one a sentence, and what comes behind it is read."""

from __future__ import annotations

import bz2
import gzip
import lzma
from email.message import EmailMessage
from pathlib import Path

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents.openers import opened
from dragoman.documents.read import read
from dragoman.options import ReadOptions
from dragoman.records import Article, Refusal
from made import conversion, docx, epub, pdf, response, warc_gz


def zst(data: bytes) -> bytes:
    """Data packed as zstd."""
    return pyarrow.compress(data, codec="zstd", asbytes=True)


FRENCH = "Le gouvernement malien a rappelé son ambassadeur à Alger, a annoncé lundi le ministère des Affaires étrangères."
PAGE = f"""<html lang="fr"><head><meta charset="utf-8"><title>Mali : un rappel</title></head><body><nav><a href="/">Accueil</a></nav>
<article><h1>Mali : un rappel</h1><p>{FRENCH}</p><p>{FRENCH}</p><p>{FRENCH}</p></article></body></html>"""
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Le Fleuve</title><language>fr</language>
<item><title>Un rappel</title><link>https://fleuve.example/1</link><pubDate>Mon, 07 Apr 2025 10:00:00 +0000</pubDate><description>&lt;p&gt;{0}&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>
<item><title>Court</title></item></channel></rss>"""


def found(data: bytes, name: str, **options: object) -> list[Article | Refusal]:
    """What the bytes of a file of this name give."""
    return list(opened(data, name, ReadOptions(**options)))  # type: ignore[arg-type]


def articles(things: list[Article | Refusal]) -> list[Article]:
    return [thing for thing in things if isinstance(thing, Article)]


def reasons(things: list[Article | Refusal]) -> list[str]:
    return [thing.reason for thing in things if isinstance(thing, Refusal)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_of_a_web_archive(name: str) -> None:
    """A page is an article with its address and, where it has no date, the day of the crawl; images and errors are none."""
    records = [
        response("https://fleuve.example/1", PAGE.encode()), response("https://fleuve.example/i", b"\x89PNG", kind="image/png"),
        response("https://fleuve.example/n", b"<html>not here</html>", status="404 Not Found"), response("https://fleuve.example/2", PAGE.replace("lundi", "mardi").encode("latin-1"), kind="text/html; charset=iso-8859-1"),
    ]  # fmt: skip
    one, two = found(warc_gz(*records) if name.endswith("gz") else b"".join(records), name)

    assert isinstance(one, Article) and isinstance(two, Article)
    assert (one.url, one.published, one.lang) == ("https://fleuve.example/1", "2025-04-07", "fr")
    assert FRENCH in one.text and FRENCH.replace("lundi", "mardi") in two.text


def test_a_wet_file() -> None:
    """The text of a page as Common Crawl has it."""
    (one,) = found(warc_gz(conversion("https://fleuve.example/1", f"{FRENCH}\n{FRENCH}")), "a.wet.gz")
    assert isinstance(one, Article) and one.url == "https://fleuve.example/1" and one.text.startswith(FRENCH)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_web_archive_that_is_cut_off(name: str) -> None:
    """What is whole is read, and a sentence says where the rest is lacking."""
    records = [response(f"https://fleuve.example/{n}", PAGE.replace("lundi", f"le {n} mai").encode()) for n in range(3)]
    whole = warc_gz(*records) if name.endswith("gz") else b"".join(records)
    for lacking in (3, 40, 300, len(records[2]) // 3):
        things = found(whole[: len(whole) - lacking], name)
        assert len(articles(things)) >= 2
        assert "fetch the file anew" in reasons(things)[-1], lacking


def test_no_web_archive_at_all() -> None:
    """A file that only has the name of one."""
    assert "broken after record 0" in reasons(found(b"hello" * 100, "a.warc"))[0]
    assert "no page" in reasons(found(response("a", b"x", kind="image/png"), "a.warc"))[0]


def test_a_page_may_be_set_aside() -> None:
    """What a quick look says no to is not sought in its page; the next is read."""
    records = [response("https://fleuve.example/1", PAGE.replace("ambassadeur", "jardinier").encode()), response("https://fleuve.example/2", PAGE.encode())]
    aside, kept = opened(b"".join(records), "a.warc", ReadOptions(), lambda text: "ambassadeur" in text)

    assert isinstance(aside, Refusal) and aside.step == "aside"
    assert isinstance(kept, Article)


def test_a_feed() -> None:
    """Each entry with what the feed says of it; markup is gone, and a title alone is no article."""
    one, two = found(FEED.format(FRENCH).encode(), "feed.xml")

    assert isinstance(one, Article)
    assert (one.outlet, one.published, one.url, one.title) == ("Le Fleuve", "2025-04-07", "https://fleuve.example/1", "Un rappel")
    assert FRENCH in one.text and "alert" not in one.text and "<" not in one.text
    assert "only a title" in reasons([two])[0]


def test_a_site_map_has_no_text() -> None:
    assert "addresses" in reasons(found(b'<?xml version="1.0"?><urlset xmlns="s"><url><loc>https://a.example</loc></url></urlset>', "sitemap.xml"))[0]


def test_an_xml_bomb_is_harmless() -> None:
    """Entities that unfold to a billion words give a sentence or a short text, and no memory is lost."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "lol">{entities}]><rss version="2.0"><channel><title>&a11;</title><item><title>x</title><description>&a11;</description></item></channel></rss>'
    assert not articles(found(bomb.encode(), "feed.xml"))


def test_a_pdf() -> None:
    """Its lines as text, the day on which it was made, and a word that a line's end cut."""
    (one,) = found(pdf("Le gouvernement malien a rappelé son ambassa-", "deur à Alger, a annoncé lundi le ministère", "des Affaires étrangères du Mali.".replace("à", "a")).replace("à".encode(), b"a"), "a.pdf")

    assert isinstance(one, Article)
    assert "son ambassadeur" in one.text.replace("\n", " ")
    assert one.published == "2025-04-07"


@pytest.mark.parametrize(("data", "words"), [(b"%PDF-1.4\nnothing", "cannot be opened"), (pdf(""), "no text in this PDF")])
def test_a_pdf_without_text(data: bytes, words: str) -> None:
    assert words in reasons(found(data, "a.pdf"))[0]


def test_a_word_document() -> None:
    """Its paragraphs, apart, and the day on which it was made."""
    (one,) = found(docx("Un rappel", FRENCH, FRENCH, created="2025-04-07"), "a.docx")

    assert isinstance(one, Article)
    assert one.published == "2025-04-07" and one.text == f"Un rappel\n\n{FRENCH}\n\n{FRENCH}"


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"PK\x03\x04 no zip", "broken"), (docx(), "no text"), (docx("a", bomb=b"0" * 40_000_000), "zip bomb"), (docx("&undefined;"), "broken")],
)
def test_a_broken_word_document(data: bytes, words: str) -> None:
    assert words in reasons(found(data, "a.docx"))[0]


LOCK = '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><CipherReference URI="{}"/></encryption>'


def test_a_book() -> None:
    """Each chapter an article with the book's day and publisher; neither its table of contents nor a cover without words; a font may be locked."""
    fonts = LOCK.format("OPS/font.otf").encode()
    one, two = found(epub(f"<h1>Un rappel</h1><p>{FRENCH}</p><p>L&#8217;envoi : &#233;t&#233;.</p>", f"<p>{FRENCH}</p>", **{"META_INF/encryption.xml": fonts}), "book.epub")

    assert isinstance(one, Article) and isinstance(two, Article)
    assert one.text == f"Un rappel\n\n{FRENCH}\n\nL’envoi : été." and two.text == FRENCH
    assert (one.lang, one.published, one.outlet, one.source) == ("fr", "2025-04-07", "Le Fleuve", "book.epub#OPS/text/0 a.xhtml")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04", "broken"), (docx(FRENCH), "broken"), (epub(), "no text"), (epub(FRENCH, bomb=b"0" * 40_000_000), "zip bomb"), (epub("<div>" * 2000 + FRENCH), "nest deeper"),
        (epub(FRENCH, **{"META_INF/encryption.xml": LOCK.format("OPS/text/0%20a.xhtml").encode()}), "DRM"), (epub(FRENCH, **{"META_INF/container.xml": b"<!DOCTYPE x><x/>"}), "document type"),
        (epub(FRENCH, **{"META_INF/container.xml": b"<x/>"}), "list of parts"),
    ],
)  # fmt: skip
def test_a_broken_book(data: bytes, words: str) -> None:
    assert words in reasons(found(data, "a.epub"))[0]


@pytest.mark.parametrize("html", [False, True])
def test_a_mail(html: bool) -> None:
    """The text, or the text of the HTML, with subject, sender and date."""
    told = EmailMessage()
    told["Subject"], told["From"], told["Date"] = "Un rappel", "Le Fleuve <a@fleuve.example>", "Mon, 07 Apr 2025 10:00:00 +0200"
    told.set_content(f"<p>{FRENCH}</p><p>{FRENCH}</p>" if html else f"{FRENCH}\n\n{FRENCH}", subtype="html" if html else "plain")
    (one,) = found(bytes(told), "a.eml")

    assert isinstance(one, Article)
    assert (one.outlet, one.published, one.title) == ("Le Fleuve", "2025-04-07", "Un rappel")
    assert one.text.count("ambassadeur") == 2 and "<p>" not in one.text


def test_a_mail_without_text() -> None:
    assert "no text" in reasons(found(b"Subject: x\r\n\r\n", "a.eml"))[0]


@pytest.mark.parametrize(("ending", "pack"), [(".bz2", bz2.compress), (".xz", lzma.compress), (".gz", gzip.compress), (".zst", zst)])
def test_packed(ending: str, pack: object) -> None:
    """Packed files are unpacked, broken ones named, and a bomb goes no further than the limit."""
    assert articles(found(pack(FRENCH.encode()), f"a.txt{ending}"))  # type: ignore[operator]
    assert "pack it anew" in reasons(found(b"nothing", f"a.txt{ending}"))[0]
    assert "unpacks to more than" in reasons(found(pack(b"0" * 3_000_000), f"a.txt{ending}", max_bytes=1_000_000))[0]  # type: ignore[operator]


def test_what_is_not_read_is_named() -> None:
    assert "Kindle" in reasons(found(b"BOOKMOBI", "book.mobi"))[0]


def test_a_large_archive_is_a_stream(tmp_path: Path) -> None:
    """A web archive is larger than what one article may be, and read all the same."""
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(response(f"https://fleuve.example/{n}", PAGE.replace("lundi", f"le {n} mai").encode()) for n in range(20)))
    assert len(articles(list(read([path], ReadOptions(max_bytes=4000))))) == 20


WHOLE = {
    "a.warc": response("https://a.example", PAGE.encode()), "a.warc.gz": warc_gz(response("https://a.example", PAGE.encode())), "a.pdf": pdf(FRENCH.replace("à", "a")),
    "a.docx": docx(FRENCH), "a.epub": epub(f"<p>{FRENCH}</p>"), "a.xml": FEED.format(FRENCH).encode(), "a.eml": b"Subject: x\r\n\r\n" + FRENCH.encode(),
}  # fmt: skip


@given(st.sampled_from(sorted(WHOLE)), st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_bytes(name: str, data: st.DataObject) -> None:
    """Whatever bytes a file of a format has, it gives articles and sentences and nothing else."""
    whole = bytearray(WHOLE[name])
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=8)):
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    for thing in found(bytes(whole[:cut]), name):
        assert isinstance(thing, Article) or ("\n" not in thing.reason and thing.reason)


@pytest.mark.parametrize(
    "page",
    ["<div>" * 50_000 + FRENCH, "<b><i>" * 20_000 + FRENCH, "<table><tbody>" * 20_000 + FRENCH, "<p " + " ".join(f"a{n}" for n in range(60_000)) + ">" + FRENCH, "<ul><li>" * 30_000 + FRENCH],
    ids=["nested", "unclosed", "tables", "attributes", "lists"],
)
def test_a_page_that_keeps_its_reader_busy(page: str) -> None:
    """Marks so deep or so many that parsers take hours over them: the page is left out, whatever looks at it first."""
    for worth in (None, lambda text: True):
        (refusal,) = opened(f"<html><body>{page}".encode(), "a.html", ReadOptions(), worth)
        assert isinstance(refusal, Refusal) and "than those of any article" in refusal.reason


def test_a_feed_whose_entry_keeps_its_reader_busy() -> None:
    """The words of the entry are there, its marks are not."""
    (one, _) = found(FEED.format("&lt;div&gt;" * 20_000 + FRENCH).encode(), "feed.xml")
    assert isinstance(one, Article) and FRENCH in one.text and "<" not in one.text


def test_an_old_page_that_closes_nothing_is_read() -> None:
    """Paragraphs, rows and items that are never closed do not nest."""
    page = "<html><head><title>Un rappel</title></head><body><article><h1>Un rappel</h1>" + "".join(f"<p>{FRENCH} Numéro {n}." for n in range(1500)) + "</article></body></html>"
    assert isinstance(found(page.encode(), "a.html")[0], Article)

"""The bytes of one file as articles, by the file's name and by how it begins: one place for every format that is read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, cast

from dragoman.documents.article import STEP, article_from_text
from dragoman.documents.sources.docx import document
from dragoman.documents.sources.draft import Draft
from dragoman.documents.sources.epub import chapters
from dragoman.documents.sources.feed import entries, is_feed
from dragoman.documents.sources.html import extract, is_bomb, quick
from dragoman.documents.sources.jsonl import rows
from dragoman.documents.sources.mail import message
from dragoman.documents.sources.pdf import pages
from dragoman.documents.sources.plain import decode
from dragoman.documents.sources.warc import captures
from dragoman.errors import InputError
from dragoman.options import ReadOptions
from dragoman.records import ASIDE, Article, Refusal

Found = Iterator[Article | Refusal]
#: whether a text may tell of a relation; what says no is set aside before it costs more
Worth = Callable[[str], bool]

def _zstd(file: IO[bytes]) -> Any:
    import pyarrow

    return pyarrow.CompressedInputStream(pyarrow.PythonFile(file, "r"), "zstd")


COMPRESSED: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open, ".zst": _zstd}
#: formats that are no text, by the ending of the name and by the first bytes
BINARY: dict[str, Callable[[bytes, str], Draft]] = {".pdf": pages, ".docx": document, ".eml": message}
MAGIC = {b"%PDF-": ".pdf"}
#: books, of which each chapter is an article
BOOKS = (".epub",)
UNREAD = {".mobi": "a Kindle book", ".doc": "an old Word document", ".odt": "an OpenDocument text", ".rtf": "an RTF text"}
ARCHIVES = (".warc", ".warc.gz", ".wet", ".wet.gz")


def opened(data: bytes, where: str, options: ReadOptions, worth: Worth | None = None) -> Found:
    """The articles of one file's bytes; a refusal in the place of each that cannot be read, or is not worth it."""
    try:
        if len(data) > options.max_bytes:
            raise InputError(too_large(where, options))
        low = where.lower()
        ending = next((each for each in COMPRESSED if low.endswith(each)), "")
        if low.endswith(ARCHIVES):
            yield from archived(io.BytesIO(data), where, options, worth)
            return
        if ending:
            data, low = _unpacked(data, ending, where, options), low.removesuffix(ending)
        yield from _binary(data, low, where, options) or _text(decode(data, where), low, where, options, worth)
    except InputError as error:
        yield Refusal(STEP, where, str(error))


def archived(file: IO[bytes], where: str, options: ReadOptions, worth: Worth | None) -> Found:
    """The pages of a web archive, one after the other: never the whole of it in memory."""
    for place, capture in captures(file, where, options.max_bytes):
        if isinstance(capture, InputError):
            yield Refusal(STEP, place, str(capture))
        elif capture.kind == "text":
            yield from _aside(capture.text, place, worth) or _plain(capture.text, place, options, url=capture.url, published=capture.day)
        else:
            yield from _page(capture.text, place, options, worth, url=capture.url, published=capture.day)


def too_large(where: str, options: ReadOptions) -> str:
    """That a file is too large, and what to do."""
    return f"{where}: larger than {options.max_bytes // 1_000_000} MB; split it into articles"


def _unpacked(data: bytes, ending: str, where: str, options: ReadOptions) -> bytes:
    try:
        with COMPRESSED[ending](io.BytesIO(data)) as file:
            plain = cast(bytes, file.read(options.max_bytes + 1))
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise InputError(f"{where}: broken {ending[1:]} data ({error}); pack it anew") from error
    if len(plain) > options.max_bytes:
        raise InputError(f"{where}: unpacks to more than {options.max_bytes // 1_000_000} MB; split it into articles")
    return plain


def _binary(data: bytes, low: str, where: str, options: ReadOptions) -> Found | None:
    """The articles of a format that is no text; None where it is text."""
    ending = next((kind for magic, kind in MAGIC.items() if data.startswith(magic)), "") or next((kind for kind in (*BINARY, *BOOKS, *UNREAD) if low.endswith(kind)), "")
    if ending in UNREAD:
        raise InputError(f"{where}: this is {UNREAD[ending]}, which is not read; save it as text, HTML, PDF, DOCX or EPUB")
    if ending in BOOKS:
        return _each(chapters(data, where), options)
    return iter([_made(BINARY[ending](data, where), where, options)]) if ending else None


def _text(text: str, low: str, where: str, options: ReadOptions, worth: Worth | None) -> Found:
    """The articles of a text: by the ending of its name, else by how it begins."""
    if low.endswith((".jsonl", ".json", ".ndjson")):
        return _json_lines(text, where, options)
    head = text.lstrip("\ufeff \t\r\n")[:400].lower()
    if low.endswith((".html", ".htm", ".xhtml")) or head.startswith(("<!doctype html", "<html")):
        return _page(text, where, options, worth)
    if is_feed(text):
        return _each(entries(text, where), options)
    if head.startswith("{") and '"text"' in text[:5000] and not low.endswith((".txt", ".md")):
        return _json_lines(text, where, options)
    return _plain(text, where, options)


def _json_lines(text: str, where: str, options: ReadOptions) -> Found:
    for place, row in rows(text, where):
        if isinstance(row, InputError):
            yield Refusal(STEP, place, str(row))
        else:
            given = {key: row.get(key) for key in ("lang", "published", "outlet", "title", "url")}
            yield article_from_text(row["text"], source=place, options=options, **given)


def _each(drafts: Iterable[tuple[str, Draft | InputError]], options: ReadOptions) -> Found:
    """The articles of what holds several, a refusal in the place of each that cannot be read."""
    for place, entry in drafts:
        yield Refusal(STEP, place, str(entry)) if isinstance(entry, InputError) else _made(entry, place, options)


def _page(text: str, where: str, options: ReadOptions, worth: Worth | None, *, url: str | None = None, published: str | None = None) -> Found:
    """The article of a page: by a quick look first whether it may be worth it, since to find an article in its page costs much more."""
    if is_bomb(text):
        yield Refusal(STEP, where, f"{where}: its marks nest deeper, or have more attributes, than those of any article; it is left out")
        return
    if worth is not None and (aside := _aside(quick(text), where, worth)):
        yield from aside
        return
    try:
        draft = extract(text, where)
    except InputError as error:
        yield Refusal(STEP, where, str(error))
        return
    yield article_from_text(draft.text, published=draft.published or published, outlet=draft.outlet, title=draft.title, url=draft.url or url, source=where, options=options)


def _aside(text: str, where: str, worth: Worth | None) -> Found | None:
    """The one refusal of a text that is not worth more; None where it may be."""
    if worth is None or worth(text):
        return None
    return iter([Refusal(ASIDE, where, f"{where}: names no two parties, or has nothing of politics")])


def _plain(text: str, where: str, options: ReadOptions, **given: str | None) -> Found:
    yield article_from_text(text, source=where, options=options, **given)


def _made(draft: Draft, where: str, options: ReadOptions) -> Article | Refusal:
    return article_from_text(draft.text, lang=draft.lang, published=draft.published, outlet=draft.outlet, title=draft.title, url=draft.url, source=where, options=options)

"""EPUB: the documents of a book in the order in which it is read, each an article.

The one library that is kept up is AGPL; what has to be read is a zip of XHTML and two lists in XML.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from urllib.parse import unquote

from dragoman.documents.sources.draft import Draft
from dragoman.documents.sources.html import fragment, is_bomb, titled
from dragoman.documents.sources.marked import Element, elements
from dragoman.documents.sources.plain import decode
from dragoman.documents.sources.zipped import damage, refuse_bomb
from dragoman.errors import InputError

CONTAINER, LOCKS = "META-INF/container.xml", "META-INF/encryption.xml"
#: what a part that is damaged, locked by a password, packed in an unknown way or missing raises
BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, LookupError, OSError, EOFError, ValueError)
PAGES = ("application/xhtml+xml", "text/html")
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
#: XHTML closes what is empty at once, where HTML would take all that follows for a title or a script
EMPTY = re.compile(r"<(title|script|style|a|p|div|span|em|i|b|td|th|li)(\s[^<>]*)?/>", re.IGNORECASE)


def chapters(data: bytes, where: str) -> list[tuple[str, Draft | InputError]]:
    """Each document of a book that has words, by its place, or why it cannot be read; InputError where the book cannot be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            refuse_bomb(parts, len(data), where)
            listed, names = _package(parts, where)
            if _locked(parts, where) & set(names):
                raise InputError(f"{where}: this book is locked (DRM); give a copy that its publisher left open")
            read = [(f"{where}#{name}", _chapter(parts, name, f"{where}#{name}", _about(listed))) for name in names]
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"{where}: this EPUB is broken ({damage(error)}); fetch or save it anew") from error
    found = [(place, draft) for place, draft in read if draft is not None]
    if not found:
        raise InputError(f"{where}: no text in this EPUB; nothing to read")
    return found


def _package(parts: zipfile.ZipFile, where: str) -> tuple[list[Element], list[str]]:
    """What a book says of itself, and the names of its documents in reading order, without its table of contents."""
    path = next((given["full-path"] for name, given, _ in elements(parts.read(CONTAINER), where) if name == "rootfile"), "")
    if not path:
        raise InputError(f"{where}: this EPUB does not say where its list of parts is ({CONTAINER}); fetch or save it anew")
    listed = elements(parts.read(path), where)
    items = {given.get("id"): given for name, given, _ in listed if name == "item"}
    read = [items.get(given.get("idref"), {}) for name, given, _ in listed if name == "itemref"]
    pages = [item["href"] for item in read if item.get("media-type") in PAGES and "nav" not in item.get("properties", "").split()]
    return listed, list(dict.fromkeys(_beside(path, page) for page in pages))


def _beside(path: str, href: str) -> str:
    """The name of a part that another part points to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href.split("#")[0])))


def _locked(parts: zipfile.ZipFile, where: str) -> set[str]:
    """The parts that are encrypted: of an open book at most its fonts."""
    if LOCKS not in parts.namelist():
        return set()
    return {posixpath.normpath(unquote(given.get("URI", ""))) for name, given, _ in elements(parts.read(LOCKS), where) if name == "cipherreference"}


def _about(listed: list[Element]) -> dict[str, str | None]:
    """Language, day and publisher of a book."""
    told: dict[str, str] = {}
    for name, _, text in listed:
        told.setdefault(name, text)
    day = DAY.match(told.get("date", ""))
    return {"lang": told.get("language", "")[:2].lower() or None, "published": day[0] if day else None, "outlet": told.get("publisher") or None}


def _chapter(parts: zipfile.ZipFile, name: str, place: str, about: dict[str, str | None]) -> Draft | InputError | None:
    """One document of a book; None where it has no words, as a cover has none."""
    try:
        page = EMPTY.sub(r"<\1\2></\1>", decode(parts.read(name), place))
    except InputError as error:
        return error
    except BROKEN as error:
        return InputError(f"{place}: this chapter cannot be read ({damage(error)}); fetch or save the book anew")
    if is_bomb(page):
        return InputError(f"{place}: its marks nest deeper, or have more attributes, than those of any chapter; it is left out")
    text = titled(None, fragment(page))
    return Draft(text, **about) if text.strip() else None

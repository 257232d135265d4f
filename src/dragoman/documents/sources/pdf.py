"""PDF: the text of its pages, with words that a line's end cut put together."""

from __future__ import annotations

import re
import threading
from typing import Any

from dragoman.documents.sources.draft import Draft
from dragoman.documents.sources.html import FEWEST
from dragoman.errors import InputError

#: pages of one file; a longer one is a book
MOST = 2000
#: PDFium marks so a hyphen at the end of a line
CUT = re.compile(r"[\ufffe\x02]\s*")
HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad]\r?\n(?=[a-zà-ÿ])")
#: PDFium is not made for two threads
_ALONE = threading.Lock()


def pages(data: bytes, where: str) -> Draft:
    """The text of a PDF with a blank line between its pages; InputError where it has none, is locked or broken."""
    import pypdfium2

    with _ALONE:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise InputError(f"{where}: this PDF cannot be opened ({_said(error)}); save it anew, without a password") from error
        try:
            if len(document) > MOST:
                raise InputError(f"{where}: a PDF of {len(document)} pages; split it into articles")
            text = "\n\n".join(_page(document, number, where) for number in range(len(document)))
            known = document.get_metadata_dict()
        finally:
            document.close()
    if len(text.split()) < FEWEST:
        raise InputError(f"{where}: no text in this PDF; if it is a scan, have it read by a text recogniser first")
    return Draft(text.strip(), published=_day(known.get("CreationDate", "")))


def _page(document: Any, number: int, where: str) -> str:
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError as error:
        raise InputError(f"{where}: page {number + 1} of this PDF is broken ({_said(error)}); save it anew") from error
    return HYPHEN.sub("", CUT.sub("", text)).replace("\r\n", "\n")


def _said(error: Exception) -> str:
    return str(error).rstrip(".").removeprefix("Failed to load document ").strip("()")


def _day(made: str) -> str | None:
    """The day of `D:20250407120000`."""
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)", made)
    return "-".join(found.groups()) if found else None

"""DOCX: the paragraphs of a Word document."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from dragoman.documents.sources.draft import Draft
from dragoman.errors import InputError

#: what the parts of a document may unpack to, and by how much: beyond is a zip bomb
MOST, RATIO = 256_000_000, 200
CORE = "docProps/core.xml"
CREATED = re.compile(r"<dcterms:created[^>]*>(\d{4}-\d\d-\d\d)")


def document(data: bytes, where: str) -> Draft:
    """The text of a document with a blank line between paragraphs; InputError where it is broken or no document."""
    import mammoth

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _refuse_bomb(parts, len(data), where)
            core = parts.read(CORE).decode("utf-8", "replace") if CORE in parts.namelist() else ""
        text = str(mammoth.extract_raw_text(io.BytesIO(data)).value)
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"{where}: this Word document is broken ({_said(error)}); save it anew") from error
    if not text.strip():
        raise InputError(f"{where}: no text in this Word document; nothing to read")
    created = CREATED.search(core)
    return Draft(text.strip(), published=created[1] if created else None)


def _refuse_bomb(parts: zipfile.ZipFile, size: int, where: str) -> None:
    total = sum(info.file_size for info in parts.infolist())
    if total > min(MOST, max(1_000_000, RATIO * size)):
        raise InputError(f"{where}: unpacks to {total // 1_000_000} MB, which looks like a zip bomb; it is left out")


def _said(error: Exception) -> str:
    return "damaged data" if isinstance(error, zlib.error) else str(error).split("\n")[0] or type(error).__name__

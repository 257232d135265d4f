"""DOCX: the paragraphs of a Word document."""

from __future__ import annotations

import io
import re
import zipfile

from dragoman.documents.sources.draft import Draft
from dragoman.documents.sources.zipped import damage, refuse_bomb
from dragoman.errors import InputError

CORE = "docProps/core.xml"
CREATED = re.compile(r"<dcterms:created[^>]*>(\d{4}-\d\d-\d\d)")


def document(data: bytes, where: str) -> Draft:
    """The text of a document with a blank line between paragraphs; InputError where it is broken or no document."""
    import mammoth

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            refuse_bomb(parts, len(data), where)
            core = parts.read(CORE).decode("utf-8", "replace") if CORE in parts.namelist() else ""
        text = str(mammoth.extract_raw_text(io.BytesIO(data)).value)
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"{where}: this Word document is broken ({damage(error)}); save it anew") from error
    if not text.strip():
        raise InputError(f"{where}: no text in this Word document; nothing to read")
    created = CREATED.search(core)
    return Draft(text.strip(), published=created[1] if created else None)

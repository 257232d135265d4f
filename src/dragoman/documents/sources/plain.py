"""Bytes of unknown encoding as text."""

from __future__ import annotations

import re

from dragoman.errors import InputError

#: the encoding that an XML file declares
DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.:-]{1,30})["']""")
CONTROL = frozenset(range(32)) - {9, 10, 12, 13, 27}


def decode(data: bytes, where: str) -> str:
    """The text of a file; InputError where it is empty or no text."""
    if not data.strip():
        raise InputError(f"{where}: the file is empty; nothing to read")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").lstrip("\ufeff")
    _refuse_binary(data, where)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _declared(data) or _guess(data)


def _refuse_binary(data: bytes, where: str) -> None:
    head = data[:8192]
    strange = sum(byte in CONTROL for byte in head)
    if b"\x00" in head[:1024] and strange > 1 or strange * 20 > len(head):
        raise InputError(f"{where}: this is not text but binary data; give a text, HTML, JSONL or zip file")


def _declared(data: bytes) -> str | None:
    """The text in the encoding that it declares; None where it declares none that there is."""
    found = DECLARED.match(data)
    try:
        return data.decode(found[1].decode("ascii"), "replace") if found else None
    except LookupError:
        return None


def _guess(data: bytes) -> str:
    """What charset-normalizer takes it for; Windows' Western encoding where it cannot tell."""
    from charset_normalizer import from_bytes

    found = from_bytes(data[:200_000]).best()
    encoding = found.encoding if found and found.encoding not in ("utf_8", "utf_7") else "cp1252"
    return data.decode(encoding, "replace")

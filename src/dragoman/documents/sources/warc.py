"""Web archives, WARC and WET, as Common Crawl publishes them: one record after the other, from a stream."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, Literal

from dragoman.errors import InputError

GZIP = b"\x1f\x8b"
HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True)
class Capture:
    """One page of an archive: HTML, or the text that a WET file has of it; `day` is that of the crawl, on which it was published at the latest."""

    kind: Literal["html", "text"]
    text: str
    url: str | None
    day: str | None


def captures(file: IO[bytes], where: str, most: int) -> Iterator[tuple[str, Capture | InputError]]:
    """Each page with its place, or what is wrong with it; what is no page (images, requests, errors of servers) is passed over.

    A file that is cut off gives what it has, then an InputError.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.conversion
    number = last = pages = 0
    try:
        for record in ArchiveIterator(file, record_types=wanted, parse_http=True):
            number, last = number + 1, record.stream_pos
            place = f"{where} record {number}"
            if (found := _capture(record, place, most)) is not None:
                pages += 1
                yield place, found
    except Exception as error:  # noqa: BLE001 - the reader of archives has no error of its own: whatever it says, what was read is kept
        yield f"{where} record {number + 1}", InputError(f"{where}: broken after record {number} ({error or type(error).__name__}); fetch the file anew")
        return
    if _cut_off(file, last):
        yield f"{where} record {number + 1}", InputError(f"{where}: cut off after record {number}; fetch the file anew")
    elif not pages:
        yield where, InputError(f"{where}: no page was found in this archive; check that it is a whole WARC or WET file")


def _cut_off(file: IO[bytes], at: int) -> bool:
    """Whether an archive ends in the midst of a record: the reader says nothing of it. `at` is where its last record begins."""
    if not file.seekable():
        return False
    file.seek(at)
    if file.read(2) != GZIP:
        file.seek(-4, 2) if file.seek(0, 2) > 3 else file.seek(0)
        return not file.read().endswith(b"\r\n\r\n")
    file.seek(at)
    member = zlib.decompressobj(wbits=31)
    while block := file.read(1 << 16):
        member.decompress(block)
        while member.eof and member.unused_data:
            block, member = member.unused_data, zlib.decompressobj(wbits=31)
            member.decompress(block)
    return not member.eof


def _capture(record: Any, place: str, most: int) -> Capture | InputError | None:
    kind = _kind(record)
    if kind is None:
        return None
    url, day = record.headers.get("WARC-Target-URI"), (record.headers.get("WARC-Date") or "")[:10] or None
    body = record.reader.read(most + 1)
    if len(body) > most:
        return InputError(f"{place}: a page of more than {most // 1_000_000} MB; it is left out")
    if record.content_length > len(body):
        return InputError(f"{place}: cut off after {len(body)} of {record.content_length} bytes; fetch the file anew")
    return Capture(kind, _decoded(body, record.http_charset if kind == "html" else "utf-8"), url, day) if body.strip() else None


def _kind(record: Any) -> Literal["html", "text"] | None:
    """Whether a record is a page, and of what kind."""
    if record.http_headers is None:
        return "text" if record.headers.get("WARC-Type") == "conversion" else None
    status = record.http_headers.status_code
    return "html" if status == 200 and (record.http_content_type or "text/html").lower() in HTML else None


def _decoded(body: bytes, charset: str | None) -> str:
    """Bytes as text: by the charset that the server named, else by what the page and its bytes say."""
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return str(bytes_to_str(body, charset or detect_encoding(body, html5_compatible=True) or "utf-8", errors="replace"))

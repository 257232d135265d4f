"""Files of every format, made in memory: what the tests of reading and the benches read."""

from __future__ import annotations

import gzip
import io
import zipfile

DOCUMENT = '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
CORE = '<?xml version="1.0"?><cp:coreProperties xmlns:cp="c" xmlns:dcterms="d"><dcterms:created>{}T08:00:00Z</dcterms:created></cp:coreProperties>'


def docx(*paragraphs: str, created: str | None = None, **more: bytes) -> bytes:
    """A Word document with these paragraphs, and whatever parts more."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": DOCUMENT.format(body)}
    parts |= {"docProps/core.xml": CORE.format(created)} if created else {}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in {**parts, **more}.items():
            file.writestr(name, part)
    return out.getvalue()


BOX = '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'


def epub(*chapters: str, day: str = "2025-04-07", **more: bytes) -> bytes:
    """A book with a table of contents, a cover without words and these chapters, and whatever parts more (`META_INF/x.xml` for `META-INF/x.xml`)."""
    names = ["nav.xhtml", "cover.xhtml", *(f"text/{n} a.xhtml" for n in range(len(chapters)))]
    items = "".join(f'<item id="i{n}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"{" properties=" + chr(34) + "nav" + chr(34) if not n else ""}/>' for n, name in enumerate(names))
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    about = f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Un livre</dc:title><dc:language>fr-FR</dc:language><dc:publisher>Le Fleuve</dc:publisher><dc:date>{day}T08:00:00Z</dc:date></metadata>'
    pages = ("<nav><a href='text/0 a.xhtml'>Table</a></nav>", "<img src='cover.png'/>", *chapters)
    parts: dict[str, str | bytes] = {"mimetype": "application/epub+zip", "META-INF/container.xml": BOX}
    parts["OPS/book.opf"] = f'<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">{about}<manifest>{items}</manifest><spine>{spine}</spine></package>'
    parts |= {f"OPS/{name}": f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{page}</body></html>' for name, page in zip(names, pages, strict=True)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in {**parts, **{name.replace("_", "-", 1): part for name, part in more.items()}}.items():
            file.writestr(name, part)
    return out.getvalue()


def pdf(*lines: str, created: str = "20250407120000") -> bytes:
    """A PDF of one page with these lines, in Latin-1."""
    shown = "".join(f"({line}) Tj T* ".replace("é", r"\351").replace("è", r"\350").replace("’", "'") for line in lines)
    stream = f"BT /F1 10 Tf 14 TL 40 780 Td {shown}ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", f"<</CreationDate(D:{created})>>".encode(),
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, len(out))


def response(url: str, page: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK", day: str = "2025-04-07") -> bytes:
    """A page as a record of a web archive."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(page)}\r\n\r\n".encode() + page
    return _record("response", "application/http; msgtype=response", url, http, day)


def conversion(url: str, text: str, day: str = "2025-04-07") -> bytes:
    """The text of a page as a record of a WET file."""
    return _record("conversion", "text/plain", url, text.encode(), day)


def _record(kind: str, content: str, url: str, body: bytes, day: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day}T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nContent-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def warc_gz(*records: bytes) -> bytes:
    """Records each packed by itself, as archives are published."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)

"""Files, folders, zips and standard input as articles; what cannot be read becomes a refusal, and the others go on."""

from __future__ import annotations

import gzip
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.documents.clean import clean, header
from dragoman.documents.dates import iso_date
from dragoman.documents.language import detect, name
from dragoman.documents.sources.html import extract
from dragoman.documents.sources.jsonl import rows
from dragoman.documents.sources.plain import decode
from dragoman.errors import InputError
from dragoman.options import ReadOptions
from dragoman.records import Article, Refusal, article_id

Found = Iterator[Article | Refusal]
STEP = "read"
RATIO = 200


def read(paths: Iterable[str | Path], options: ReadOptions = ReadOptions()) -> Found:
    """The articles of files, folders (in the order of their names), zips and `-`, each or the refusal in its place."""
    for path in paths:
        if str(path) == "-":
            yield from _bytes(sys.stdin.buffer.read(options.max_bytes + 1), "standard input", options)
        else:
            yield from _path(Path(path), options, frozenset())


def _path(path: Path, options: ReadOptions, above: frozenset[Path]) -> Found:
    try:
        if path.is_dir():
            yield from _folder(path, options, above)
        elif not path.exists():
            yield Refusal(STEP, str(path), f"{path}: there is no such file or folder; check the path")
        elif not path.is_file():
            yield Refusal(STEP, str(path), f"{path}: this is neither a file nor a folder; give one of these")
        elif path.stat().st_size > options.max_bytes and path.suffix != ".zip":
            yield _too_large(str(path), options)
        elif path.suffix.lower() == ".zip":
            yield from _zip(path, options)
        else:
            yield from _bytes(path.read_bytes(), str(path), options)
    except OSError as error:
        yield Refusal(STEP, str(path), f"{path}: cannot be read ({error.strerror}); check its permissions")


def _folder(path: Path, options: ReadOptions, above: frozenset[Path]) -> Found:
    real = path.resolve()
    if real in above:
        yield Refusal(STEP, str(path), f"{path}: this folder contains itself through a link; remove the link")
        return
    for child in sorted(path.iterdir()):
        if not child.name.startswith(".") and child.name != "README.md":
            yield from _path(child, options, above | {real})


def _too_large(where: str, options: ReadOptions) -> Refusal:
    return Refusal(STEP, where, f"{where}: larger than {options.max_bytes // 1_000_000} MB; split it into articles")


def _zip(path: Path, options: ReadOptions) -> Found:
    try:
        with zipfile.ZipFile(path) as archive:
            total = 0
            for info in sorted(archive.infolist(), key=lambda i: i.filename):
                where = f"{path}!{info.filename}"
                total += info.file_size
                if info.is_dir():
                    continue
                if total > options.max_zip_bytes or info.file_size > max(1_000_000, RATIO * max(info.compress_size, 1)):
                    yield Refusal(STEP, where, f"{where}: unpacks to {info.file_size // 1_000_000} MB, which looks like a zip bomb; unpack it by hand if you trust it")
                elif info.file_size > options.max_bytes:
                    yield _too_large(where, options)
                else:
                    yield from _member(archive, info, where, options)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        yield Refusal(STEP, str(path), f"{path}: a broken or locked zip ({error}); pack it anew")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, options: ReadOptions) -> Found:
    try:
        with archive.open(info) as file:
            data = file.read(options.max_bytes + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
        yield Refusal(STEP, where, f"{where}: cannot be unpacked ({error}); pack it anew")
        return
    yield from _bytes(data, where, options)


def _bytes(data: bytes, where: str, options: ReadOptions) -> Found:
    """The articles of one file's bytes, by its name and by its first characters."""
    try:
        if len(data) > options.max_bytes:
            yield _too_large(where, options)
            return
        low = where.lower()
        if low.endswith(".gz"):
            data, low = _unpacked(data, where, options), low[:-3]
        text = decode(data, where)
        yield from _opener(low, text)(text, where, options)
    except InputError as error:
        yield Refusal(STEP, where, str(error))


def _unpacked(data: bytes, where: str, options: ReadOptions) -> bytes:
    import io

    try:
        with gzip.open(io.BytesIO(data)) as file:
            plain: bytes = _limited(file, options.max_bytes)
    except (OSError, EOFError) as error:
        raise InputError(f"{where}: broken gzip data ({error}); pack it anew") from error
    if len(plain) > options.max_bytes:
        raise InputError(f"{where}: unpacks to more than {options.max_bytes // 1_000_000} MB; split it into articles")
    return plain


def _limited(file: gzip.GzipFile | BinaryIO, most: int) -> bytes:
    return file.read(most + 1)


Opener = Callable[[str, str, ReadOptions], Found]


def _opener(name_: str, text: str) -> Opener:
    """How a file is opened: by its ending, else by how it begins."""
    if name_.endswith((".jsonl", ".json", ".ndjson")):
        return _json_lines
    head = text.lstrip("\ufeff \t\r\n")[:200].lower()
    if name_.endswith((".html", ".htm", ".xhtml")) or head.startswith(("<!doctype html", "<html")):
        return _page
    if head.startswith("{") and '"text"' in text[:5000] and not name_.endswith((".txt", ".md")):
        return _json_lines
    return _plain


def _json_lines(text: str, where: str, options: ReadOptions) -> Found:
    for place, row in rows(text, where):
        if isinstance(row, InputError):
            yield Refusal(STEP, place, str(row))
        else:
            given = {key: row.get(key) for key in ("lang", "published", "outlet", "title", "url")}
            yield article_from_text(row["text"], source=place, options=options, **given)


def _page(text: str, where: str, options: ReadOptions) -> Found:
    page = extract(text, where)
    yield article_from_text(page.text, published=page.published, outlet=page.outlet, title=page.title, url=page.url, source=where, options=options)


def _plain(text: str, where: str, options: ReadOptions) -> Found:
    yield article_from_text(text, source=where, options=options)


def article_from_text(
    text: str, *, lang: str | None = None, published: str | None = None, outlet: str | None = None, title: str | None = None,
    url: str | None = None, source: str | None = None, options: ReadOptions = ReadOptions(),
) -> Article | Refusal:  # fmt: skip
    """One text as an article, stored as it came; a refusal where its date or language is not to be had.

    What `options` says of outlet and date overrides what is given, which overrides a header in the text.
    """
    where = source or "the text"
    try:
        if not text.strip():
            raise InputError(f"{where}: the text is empty; nothing to read")
        if len(text) > options.max_text:
            raise InputError(f"{where}: {len(text) / 1e6:.0f} million characters in one article; split it into articles, one file or one JSON line each")
        head = header(text)
        body = text[int(head.get("", 0)) :]
        day = iso_date(options.published or published or head.get("published"), where)
        language = _language(body, lang or head.get("lang"), where, options)
        found = clean(text, title or head.get("title"))
        paper = options.outlet or outlet or head.get("outlet")
    except InputError as error:
        return Refusal(STEP, where, str(error))
    name_ = article_id(text, day, paper)
    return Article(name_, text, language, day, paper, found.title, url or head.get("url"), found.credit, source, found.blocks)


def _language(text: str, given: str | None, where: str, options: ReadOptions) -> str:
    """The language of a text: the given one if it is read, else the one detected; InputError names one that is not read."""
    if given and given[:2].lower() in options.lang:
        return given[:2].lower()
    code, _ = (given[:2].lower(), 1.0) if given else detect(text, options.lang)
    if code not in options.lang:
        known = " and ".join(name(c) for c in options.lang)
        raise InputError(f"{where}: the text is in {name(code)} ({code}); dragoman reads {known} here")
    return code

"""Files, folders, zips, object storage and standard input as articles; what cannot be read becomes a refusal, and the others go on."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.documents import remote
from dragoman.documents.article import STEP
from dragoman.documents.article import article_from_text as article_from_text
from dragoman.documents.openers import ARCHIVES, Found, Worth, archived, opened, too_large
from dragoman.errors import InputError
from dragoman.options import ReadOptions
from dragoman.records import Refusal

RATIO = 200


def read(paths: Iterable[str | Path], options: ReadOptions = ReadOptions(), worth: Worth | None = None) -> Found:
    """The articles of files, folders (in the order of their names), zips, addresses of object storage and `-`, each or the refusal in its place.

    `worth` looks at the text of a page before its article is sought; what it says no to is a refusal with the step `aside`.
    """
    reader = _Reader(options, worth)
    for path in paths:
        if str(path) == "-":
            yield from opened(sys.stdin.buffer.read(options.max_bytes + 1), "standard input", options, worth)
            continue
        for found in files([path]):
            yield from reader.remote(found) if isinstance(found, str) else reader.file(found)


def files(paths: Iterable[str | Path]) -> Iterator[str | Path]:
    """The files of folders, in the order of their names, and whatever else is named, whether it can be read or not; addresses of object storage as texts."""
    for path in paths:
        if isinstance(path, str) and remote.is_remote(path):
            try:
                yield from remote.listed(path)
            except InputError:
                yield path  # whoever reads it is told why it cannot be
        else:
            yield from _below(Path(path), frozenset())


def _below(path: Path, above: frozenset[Path]) -> Iterator[Path]:
    real = path.resolve()
    try:
        within = sorted(path.iterdir()) if path.is_dir() and real not in above else None
    except OSError:
        within = None
    if within is None:
        yield path
        return
    for child in within:
        if not child.name.startswith(".") and child.name != "README.md":
            yield from _below(child, above | {real})


@dataclass(frozen=True)
class _Reader:
    """Goes through files with one set of options."""

    options: ReadOptions
    worth: Worth | None

    def remote(self, url: str) -> Found:
        """The articles of one file of object storage, or why it has none; of an archive a page at a time, and never the whole of it here."""
        try:
            large = not url.lower().endswith(ARCHIVES) and remote.size(url) > self.options.max_bytes
            if large:
                yield Refusal(STEP, url, too_large(url, self.options))
                return
            with remote.read_from(url) as file:
                if url.lower().endswith(ARCHIVES):
                    yield from archived(file, url, self.options, self.worth)
                else:
                    yield from opened(file.read(self.options.max_bytes + 1), url, self.options, self.worth)
        except InputError as error:
            yield Refusal(STEP, url, str(error))

    def file(self, path: Path) -> Found:
        """The articles of one file, or why it has none."""
        try:
            if path.is_dir():
                next(path.iterdir(), None)
                yield Refusal(STEP, str(path), f"{path}: this folder contains itself through a link; remove the link")
            elif not path.exists():
                yield Refusal(STEP, str(path), f"{path}: there is no such file or folder; check the path")
            elif not path.is_file():
                yield Refusal(STEP, str(path), f"{path}: this is neither a file nor a folder; give one of these")
            else:
                yield from self._file(path)
        except OSError as error:
            yield Refusal(STEP, str(path), f"{path}: cannot be read ({error.strerror}); check its permissions")

    def _file(self, path: Path) -> Found:
        low = path.name.lower()
        if low.endswith(".zip"):
            yield from self._zip(path)
        elif low.endswith(ARCHIVES):
            with path.open("rb") as file:
                yield from archived(file, str(path), self.options, self.worth)
        elif path.stat().st_size > self.options.max_bytes:
            yield Refusal(STEP, str(path), too_large(str(path), self.options))
        else:
            yield from opened(path.read_bytes(), str(path), self.options, self.worth)

    def _zip(self, path: Path) -> Found:
        try:
            with zipfile.ZipFile(path) as archive:
                total = 0
                for info in sorted(archive.infolist(), key=lambda i: i.filename):
                    where = f"{path}!{info.filename}"
                    total += info.file_size
                    if info.is_dir():
                        continue
                    if total > self.options.max_zip_bytes or info.file_size > max(1_000_000, RATIO * max(info.compress_size, 1)):
                        yield Refusal(STEP, where, f"{where}: unpacks to {info.file_size // 1_000_000} MB, which looks like a zip bomb; unpack it by hand if you trust it")
                    elif info.file_size > self.options.max_bytes:
                        yield Refusal(STEP, where, too_large(where, self.options))
                    else:
                        yield from self._member(archive, info, where)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
            yield Refusal(STEP, str(path), f"{path}: a broken or locked zip ({error}); pack it anew")

    def _member(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> Found:
        try:
            with archive.open(info) as file:
                data = file.read(self.options.max_bytes + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
            yield Refusal(STEP, where, f"{where}: cannot be unpacked ({error}); pack it anew")
            return
        yield from opened(data, where, self.options, self.worth)

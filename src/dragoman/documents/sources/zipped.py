"""What the formats share that are archives of parts: no bomb is unpacked, and damage is told in a few words."""

from __future__ import annotations

import zipfile
import zlib

from dragoman.errors import InputError

#: what the parts of a document may unpack to, and by how much: beyond is a zip bomb
MOST, RATIO = 256_000_000, 200


def refuse_bomb(parts: zipfile.ZipFile, size: int, where: str) -> None:
    """InputError where the parts of an archive of so many bytes would unpack to far more than a document does."""
    total = sum(info.file_size for info in parts.infolist())
    if total > min(MOST, max(1_000_000, RATIO * size)):
        raise InputError(f"{where}: unpacks to {total // 1_000_000} MB, which looks like a zip bomb; it is left out")


def damage(error: Exception) -> str:
    """What an error says of the archive, on one line."""
    return "damaged data" if isinstance(error, zlib.error) else str(error).split("\n")[0] or type(error).__name__

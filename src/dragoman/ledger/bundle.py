"""A whole ledger in one file and back, and one ledger into another: parts, corrections, forecasts and runs put together."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from dragoman.errors import LedgerError
from dragoman.ledger import disk, forecasts, parts
from dragoman.ledger.corrections import lines

SUFFIX = ".dragoman"
#: what a bundle may hold; anything else in one is not ours, and a path that leads out of it is nobody's
INSIDE = re.compile(r"ledger\.json|(?:corrections|forecasts)\.jsonl|runs/[\w.-]+\.json|parts/pt_[0-9a-f]+/[\w-]+\.(?:parquet|json)")


def is_ledger(path: Path) -> bool:
    """Whether a path is a ledger: a folder of one, or one in a file."""
    return (path / "ledger.json").is_file() if path.is_dir() else path.suffix == SUFFIX and path.is_file()


def bundled(folder: Path, target: Path) -> int:
    """Write the ledger of a folder into one file, whole or not at all; gives its size in bytes."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and INSIDE.fullmatch(p.relative_to(folder).as_posix()))
    aside = target.with_name(f"{disk.ASIDE}{target.name}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED) as bundle:
            for path in files:
                bundle.write(path, path.relative_to(folder).as_posix())
        aside.replace(target)
    except OSError as error:
        raise disk.sentence(error, target) from error
    finally:
        aside.unlink(missing_ok=True)
    return target.stat().st_size


def merged(source: Path, folder: Path) -> int:
    """Put another ledger, a folder or a file, into that of `folder`; gives the number of parts that are new. To be called under the lock."""
    if source.is_dir():
        return _put(source, folder)
    with tempfile.TemporaryDirectory(prefix=disk.ASIDE, dir=folder) as aside:
        _opened(source, Path(aside))
        return _put(Path(aside), folder)


def _opened(source: Path, into: Path) -> None:
    try:
        with zipfile.ZipFile(source) as bundle:
            for name in bundle.namelist():
                if INSIDE.fullmatch(name):
                    bundle.extract(name, into)
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise LedgerError(f"{source}: this is no whole ledger in a file ({error}); export it again") from error
    if not (into / "ledger.json").is_file():
        raise LedgerError(f"{source}: there is no ledger in this file")


def _put(source: Path, folder: Path) -> int:
    found = [part for part in parts.listed(source / "parts") if not (folder / "parts" / part.name).exists()]
    for part in found:
        parts.check(part)
    for part in found:
        with disk.folder_at_once(folder / "parts" / part.name) as aside:
            for path in part.iterdir():
                shutil.copy2(path, aside / path.name)
    known = {c.id for c in lines.listed(folder / lines.NAME)}
    lines.append(folder, [c for c in lines.listed(source / lines.NAME) if c.id not in known])
    forecasts.append(folder, forecasts.listed(source))
    _runs(sorted((source / "runs").glob("*.json")), folder / "runs")
    return len(found)


def _runs(files: Sequence[Path], into: Path) -> None:
    for path in files:
        if not (into / path.name).exists():
            disk.file_at_once(into / path.name, path.read_text("utf-8"))

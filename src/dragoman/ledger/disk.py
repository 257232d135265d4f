"""Writing so that a reader sees the whole of a file or folder, or nothing of it; and who may write."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import LedgerError

#: folders that a killed writer leaves behind begin with this, and no reader looks at them
ASIDE = ".writing-"


def sentence(error: OSError, where: Path) -> LedgerError:
    """A disk's refusal as one sentence: what, where, what to do."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return LedgerError(f"{where}: the disk is full; what was kept before is whole: free some space and run the same command again")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return LedgerError(f"{where}: this folder cannot be written; choose another with --ledger")
    return LedgerError(f"{where}: {error.strerror or error}; what was kept before is whole")


def _flush(path: Path) -> None:
    """Have the disk itself keep what was written under `path`."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def folder_at_once(target: Path) -> Iterator[Path]:
    """A folder to fill, which becomes `target` in one step when the block ends well, and vanishes when it does not."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=target.parent))
    except OSError as error:
        raise sentence(error, target.parent) from error
    try:
        yield aside
        for path in aside.iterdir():
            _flush(path)
        _flush(aside)
        os.chmod(aside, 0o755)  # mkdtemp makes it private, but a ledger may be shared
        _named(aside, target)
        _flush(target.parent)
    except OSError as error:
        raise sentence(error, target) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _named(aside: Path, target: Path) -> None:
    """Give a folder its name. Where another writer came first it has written the same, since a name comes from what it stands for."""
    try:
        os.rename(aside, target)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise


def file_at_once(target: Path, content: str) -> None:
    """Write a file so that it is there whole or not at all."""
    aside = target.with_name(f"{ASIDE}{os.getpid()}-{target.name}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, target)
    except OSError as error:
        raise sentence(error, target) from error
    finally:
        aside.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what killed writers left behind. Only the holder of the lock may call it."""
    for path in folder.glob(f"{ASIDE}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """The sole right to write in `folder`. The system takes it back from a process that dies."""
    path = folder / ".lock"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise sentence(error, folder) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES):
                raise LedgerError(f"{folder}: this place cannot be locked ({error.strerror}); keep the ledger on a disk of this machine, or read it from there") from error
            holder = os.read(handle, 20).decode("ascii", "replace").strip() or "unknown"
            raise LedgerError(f"{folder}: process {holder} is writing in this ledger; wait for it, or name another ledger") from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)

"""Files on object storage, by their address: S3, Google's, and whatever else fsspec has a driver for that is installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from dragoman.errors import InputError

#: what is read by address: stores that the user has rights on; pages of the web are for `watch`, which has manners
STORES = ("s3", "s3a", "gs", "gcs", "abfs", "az", "file", "memory")
DRIVERS = {"s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs"}


def is_remote(path: str) -> bool:
    """Whether a path is an address: `s3://bucket/press/`."""
    return "://" in path


def listed(url: str) -> Iterator[str]:
    """The files under an address in the order of their names; the address itself where it is one file. InputError where it cannot be asked."""
    store, path = _store(url)
    with _told(url):
        below = sorted(store.find(path)) if not store.isfile(path) else [path]
    if not below:
        raise InputError(f"{url}: nothing is there; check the address")
    yield from (str(store.unstrip_protocol(each)) for each in below if not each.rpartition("/")[2].startswith("."))


def size(url: str) -> int:
    """The bytes of a file; InputError where it cannot be asked."""
    store, path = _store(url)
    with _told(url):
        return int(store.size(path) or 0)


@contextmanager
def read_from(url: str) -> Iterator[IO[bytes]]:
    """A file to be read from its beginning, a piece at a time; whatever its store says against it is an InputError."""
    store, path = _store(url)
    with _told(url), store.open(path, "rb") as file:
        yield file


def _store(url: str) -> tuple[Any, str]:
    import fsspec

    kind = url.partition("://")[0].lower()
    if kind not in STORES:
        raise InputError(f"{url}: only object storage is read by address ({', '.join(STORES)}); pages and feeds of the web are for 'dragoman watch'")
    try:
        store, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise InputError(f"{url}: needs a driver that is an extra: pip install 'dragoman[{DRIVERS.get(kind, 's3')}]' ({error})") from error
    except (ValueError, OSError) as error:
        raise InputError(f"{url}: this is no address of a store ({error})") from error
    return store, str(path)


@contextmanager
def _told(url: str) -> Iterator[None]:
    """What a store says against a request, as a sentence: drivers have errors of their own kinds."""
    try:
        yield
    except InputError:
        raise
    except FileNotFoundError as error:
        raise InputError(f"{url}: there is no such file; check the address") from error
    except Exception as error:
        raise InputError(f"{url}: cannot be read ({type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}); check the address and your rights") from error

"""An export where it is wanted: in a file, in a folder, or as one file for whoever sends it on."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.faces.export.formats import FORMATS, Format
from dragoman.faces.export.selection import Selection

#: a zip file knows no earlier day, and no later one is needed
EPOCH = (1980, 1, 1, 0, 0, 0)


def format_of(name: str, selection: Selection | None = None) -> Format:
    """A format by name; UsageError names those that there are, or those that have what was asked for."""
    if name not in FORMATS:
        raise UsageError(f"there is no format '{name}'; there are {', '.join(FORMATS)}")
    if selection is not None and selection.choice.machine and not FORMATS[name].machine:
        raise UsageError(f"the format '{name}' has no place for what the machine said; these have: {', '.join(n for n, f in FORMATS.items() if f.machine)}")
    return FORMATS[name]


def export(name: str, selection: Selection, target: Path) -> list[Path]:
    """Write an export and give its files. `target` is the file; where the format has several, their folder, or a .zip for them.

    A folder that is there takes the file under a name of its own. What was there before stays until all is written.
    """
    form = format_of(name, selection)
    try:
        with written(name, selection) as made:
            if form.main is not None and target.suffix != ".zip":
                return [_moved(path, target / path.name) for path in sorted(made.iterdir())]
            single = _zipped(made) if form.main is not None else made
            return [_moved(single, target / filename(name, selection) if target.is_dir() else target)]
    except OSError as error:
        raise UsageError(f"{target}: the export cannot be written there ({error.strerror or error}); name another place with -o") from error


@contextmanager
def payload(name: str, selection: Selection) -> Iterator[Path]:
    """An export as one file, a zip where the format has several; gone when the block ends."""
    with written(name, selection) as made:
        yield made if made.is_file() else _zipped(made)


@contextmanager
def written(name: str, selection: Selection) -> Iterator[Path]:
    """The file of an export, or the folder of its files; gone when the block ends."""
    form = format_of(name, selection)
    with tempfile.TemporaryDirectory(prefix="dragoman-export-") as folder:
        made = Path(folder) / ("files" if form.main is not None else f"export{form.suffix}")
        if form.main is not None:
            made.mkdir()
        form.write(selection, made)
        yield made


def filename(name: str, selection: Selection, *, zipped: bool = True) -> str:
    """What a file of this export is called."""
    pair = selection.choice.pair
    suffix = ".zip" if FORMATS[name].main is not None and zipped else FORMATS[name].suffix
    return "-".join(["dragoman", name, *(pair or ())]) + suffix


def _moved(made: Path, target: Path) -> Path:
    """Put a file in its place in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.new")
    shutil.copyfile(made, aside)
    aside.replace(target)
    return target


def _zipped(folder: Path) -> Path:
    """The files of a folder as a zip that is the same for the same files."""
    target = folder.with_suffix(".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.iterdir()):
            with path.open("rb") as source, file.open(zipfile.ZipInfo(path.name, EPOCH), "w", force_zip64=True) as entry:
                shutil.copyfileobj(source, entry)
    return target

"""Writes docs/api.md: what the Python API offers, from its own docstrings.

    python bench/api.py          writes the page        python bench/api.py --check   says whether it is current
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dragoman
from dragoman.faces.export.frames import Account
from dragoman.faces.export.views import PairView, StateView

PAGE = Path(__file__).resolve().parent.parent / "docs/api.md"
HEAD = """# The Python API

Written by `python bench/api.py` from the docstrings; `tests/test_tutorial.py` checks that it is current. [tutorial.ipynb](tutorial.ipynb) shows it at work.

Tables are narwhals data frames over Arrow: `.to_pandas()`, `.to_polars()`, `.to_arrow()`, `.rows(named=True)`. Names of states and bodies are taken in French and English,
as ISO codes (`MLI`, `ML`) and as COW numbers (`432`). Dates are ISO, of the precision that is known. What is wrong with a question is one sentence, as `dragoman.errors.DragomanError`.
"""


def page() -> str:
    """The page as it should be."""
    parts = [HEAD]
    parts += [_entry(f"dragoman.{name}", getattr(dragoman, name)) for name in dragoman.__all__]
    for kind, how in ((Account, "dragoman.open(…)"), (PairView, "dragoman.open(…).pair(a, b)"), (StateView, "dragoman.open(…).state(a)")):
        parts.append(f"\n## {kind.__name__}\n\nWhat `{how}` gives. {_said(kind)}\n")
        parts += [_entry(name, member) for name, member in _members(kind)]
    return "".join(parts)


def _members(kind: type) -> Iterator[tuple[str, Any]]:
    """The public methods and values of a class, in the order in which they are written."""
    return ((name, member) for name, member in vars(kind).items() if not name.startswith("_") and (callable(member) or hasattr(member, "__doc__")) and inspect.getdoc(member))


def _entry(name: str, member: Any) -> str:
    """One name with its signature and what it says of itself."""
    signature = ""
    if callable(member):
        told = inspect.signature(member)
        bare = [p.replace(annotation=Bare(p.annotation)) for p in told.parameters.values() if p.name != "self"]
        signature = str(told.replace(parameters=bare, return_annotation=Bare(told.return_annotation)))
    return f"\n### `{name}{signature}`\n\n{_said(member)}\n"


class Bare(str):
    """An annotation as it stands in the code, without quotation marks."""

    __repr__ = str.__str__


def _said(member: Any) -> str:
    return inspect.getdoc(member) or ""


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text("utf-8") == page() else f"{PAGE} is not current: run python bench/api.py")
    PAGE.write_text(page(), "utf-8")

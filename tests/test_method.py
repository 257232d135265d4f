"""The page on measurement: its figures are there, what it names exists, and rewriting it leaves the prose alone."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

import method
from curve import drawn

PAGE = method.PAGE.read_text("utf-8")
BLOCKS = {found["name"]: found["body"] for found in method.BLOCK.finditer(PAGE)}
PATHS = [p for p in re.findall(r"`([\w./-]+/[\w./-]+|Makefile)`", PAGE) if not p.startswith("..")] + [f"docs/{p}" for p in re.findall(r"\]\(([\w./-]+)\)", PAGE)]


def test_every_table_has_its_place_and_every_place_its_table() -> None:
    """Markers on the page are those that the script fills, each once and closed."""
    assert set(BLOCKS) == set(method.FIGURES)
    assert PAGE.count("<!-- figures:") == PAGE.count("<!-- end -->") == len(BLOCKS)


@pytest.mark.parametrize("name", method.FIGURES)
def test_place_is_filled(name: str) -> None:
    """No marker stands around nothing; a table has rows with figures."""
    body = BLOCKS[name]
    assert re.search(r"\d", body)
    if name != "made":
        rows = body.strip().splitlines()
        assert len(rows) >= 3 and {row.count("|") for row in rows if row} <= {rows[0].count("|"), rows[-1].count("|")}


@pytest.mark.parametrize("path", PATHS)
def test_what_the_prose_names_exists(path: str) -> None:
    """Files, folders and drawings that the page speaks of are in the repository."""
    assert (method.ROOT / path).exists()


def test_make_has_the_target() -> None:
    """`make method` calls the script that writes."""
    assert re.search(r"^method:.*\n\t.*bench/method\.py --write$", (method.ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_writing_changes_blocks_only() -> None:
    """A new table takes the old one's place; a table without a place is an error that names it."""
    page = "a\n<!-- figures: x -->\nold\n<!-- end -->\nb\n<!-- figures: y -->\nkept\n<!-- end -->\n"
    assert method.written(page, {"x": "new\n"}) == page.replace("old", "new")
    with pytest.raises(KeyError, match="no place for z"):
        method.written(page, {"z": ""})


def test_the_drawing_is_whole_and_told_in_words() -> None:
    """The curve on disk and a fresh one are well-formed, with a title and a description."""
    fresh = drawn({"a < b": [(0.0, 0.5, 0.6), (0.5, 0.3, 0.9)]})
    for text in (fresh, method.DRAWING.read_text("utf-8")):
        root = ET.fromstring(text)
        assert [child.tag.rsplit("}")[-1] for child in root][:2] == ["title", "desc"]
    assert "recall 0.50 at precision 0.60" in fresh

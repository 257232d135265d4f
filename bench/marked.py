"""Sentences in which a source and a target are marked, with the class of what the one does to the other, and the classes in their quads."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

QUADS = {1: ("AGREE", "CONSULT", "SUPPORT"), 2: ("COOPERATE", "AID", "YIELD"), 3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")}
QUAD = {root: quad for quad, roots in QUADS.items() for root in roots}
CLASSES = tuple(sorted(QUAD))


@dataclass(frozen=True)
class Item:
    """A sentence with the character spans of source and target (None where it marks none), and its gold root."""

    key: str
    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    root: str


def items(path: Path) -> Iterator[Item]:
    """The lines of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            text, spans = _unmarked(row["marked_sentence"])
            yield Item(row["sentence_id"], text, spans.get("s"), spans.get("t"), row["gold_root"])


def _unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The plain text and where each mark stood in it."""
    text, spans, open_at, i = "", {}, {}, 0
    while i < len(marked):
        tag = next((t for t in ("<s>", "</s>", "<t>", "</t>") if marked.startswith(t, i)), None)
        if tag is None:
            text, i = text + marked[i], i + 1
            continue
        if tag[1] == "/":
            spans[tag[2]] = (open_at[tag[2]], len(text))
        else:
            open_at[tag[1]] = len(text)
        i += len(tag)
    return text, spans

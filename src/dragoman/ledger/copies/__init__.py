"""Which articles are one text: agency copy taken over with light edits, cut, or printed whole by several papers.

    sketch.py   a text as the lowest hashes of its three-word shingles    pairs.py   which sketches are near each other
    groups.py   groups of copies, who was first, and why                  credits.py  whom an article credits for its text
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.ledger.copies.credits import Agencies, credited
from dragoman.ledger.copies.groups import Copy, copies
from dragoman.ledger.copies.sketch import Sketch, sketch
from dragoman.records import Article, CopyGroup

__all__ = ["Agencies", "Copied", "Copy", "Sketch", "copied", "copies", "credited", "sketch"]


@dataclass(frozen=True)
class Copied:
    """The copy groups of some articles, the group of each article that is in one, and the agency of each that credits one."""

    groups: tuple[CopyGroup, ...]
    group: Mapping[str, str]
    credit: Mapping[str, str]


def copied(articles: Iterable[Copy]) -> Copied:
    """Which of these articles are one text, and whom each credits."""
    rows = list(articles)
    groups = tuple(copies(rows))
    return Copied(groups, {article: g.id for g in groups for article in g.articles}, {a.id: a.credit for a in rows if a.credit})


def prose(article: Article) -> str:
    """An article's text without page noise."""
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind != "noise") if article.blocks else article.text

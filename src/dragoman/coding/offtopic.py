"""Blocks about sport, markets, nature or a life borrow the words of politics: they are left out, and the refusal says so."""

from __future__ import annotations

import re

from dragoman.coding.sheet import Sheet
from dragoman.packs import Language
from dragoman.packs.roster import fold
from dragoman.records import Refusal

NEEDS = ("tokens",)
GIVES = ("topical",)

_PATTERNS: dict[int, dict[str, tuple[int, re.Pattern[str]]]] = {}


def _patterns(language: Language) -> dict[str, tuple[int, re.Pattern[str]]]:
    if id(language) not in _PATTERNS:
        table = language.tables["offtopic"]
        _PATTERNS[id(language)] = {
            name: (int(row["least"]), re.compile(r"(?<![\w-])(?:" + "|".join(sorted((re.escape(fold(w)) for w in row["words"]), key=len, reverse=True)) + r")s?(?![\w-])"))
            for name, row in table.items()
        }
    return _PATTERNS[id(language)]


def subject(language: Language, text: str) -> str | None:
    """The subject of a stretch of text that is no politics; None where it may be."""
    folded = fold(text)
    for name, (least, pattern) in _patterns(language).items():
        dense = len(set(pattern.findall(folded)))
        if dense >= least and dense * 60 >= len(folded.split()):
            return name
    return None


def apply(sheet: Sheet) -> Sheet:
    """The sheet without the sentences of blocks that are about something else; each such block is a refusal."""
    out = {}
    for block in {s.block for s in sheet.sentences}:
        found = subject(sheet.language, sheet.article.text[block.start : block.end])
        if found:
            out[block] = found
    if not out:
        return sheet
    refusals = tuple(
        Refusal("coding", sheet.article.id, f"characters {block.start}-{block.end} are about {name}, not about relations between states")
        for block, name in sorted(out.items(), key=lambda kv: kv[0].start)
    )
    skipped = frozenset(n for n, s in enumerate(sheet.sentences) if s.block in out)
    return sheet.having(refusals=(*sheet.refusals, *refusals), skipped=skipped)

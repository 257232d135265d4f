"""Blocks about sport, markets, nature or a life borrow the words of politics: they are left out, and the refusal says so."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from dragoman.coding.once import once
from dragoman.coding.sheet import Sheet
from dragoman.packs import Language
from dragoman.packs.roster import fold
from dragoman.records import Refusal

NEEDS = ("tokens",)
GIVES = ("topical",)

WORD = re.compile(r"[\w-]+")
#: so many words of relations between states, and a block is about them whatever else it speaks of
POLITICAL = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that is no politics: its words, how many of them a text of it holds at least, and how many may begin with a word."""

    name: str
    least: int
    pattern: re.Pattern[str]
    begin: Counter[str]
    first: frozenset[str]


@once
def _subjects(language: Language) -> tuple[Subject, ...]:
    return tuple(_subject(name, int(row["least"]), [fold(w) for w in row["words"]]) for name, row in language.tables["offtopic"].items() if name != "politics")


@once
def _politics(language: Language) -> frozenset[str]:
    """The words that a report of sport, markets or nature hardly has: of relations between states."""
    return frozenset(map(fold, language.tables["offtopic"].get("politics", {}).get("words", ())))


def _subject(name: str, least: int, words: list[str]) -> Subject:
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")s?(?![\w-])")
    begin: Counter[str] = Counter()
    for word in words:  # each in both numbers
        first = WORD.findall(word)[0]
        begin.update((first, first if first != word else first + "s"))
    return Subject(name, least, pattern, begin, frozenset(begin))


def subject(language: Language, folded: str) -> str | None:
    """The subject of a stretch of folded text that is no politics; None where it may be."""
    words, count = set(WORD.findall(folded)), len(folded.split())
    if len(_politics(language) & words) >= POLITICAL:
        return None
    for each in _subjects(language):
        if sum([each.begin[word] for word in each.first & words]) < each.least:
            continue
        dense = len(set(each.pattern.findall(folded)))
        if dense >= each.least and dense * 60 >= count:
            return each.name
    return None


def apply(sheet: Sheet) -> Sheet:
    """The sheet without the sentences of blocks that are about something else; each such block is a refusal."""
    out = {block for block, _ in sheet.scan.apart}
    refusals = tuple(
        Refusal("coding", sheet.article.id, f"characters {block.start}-{block.end} are about {name}, not about relations between states")
        for block, name in sheet.scan.apart
    )
    skipped = frozenset(n for n, s in enumerate(sheet.sentences) if s.block in out)
    return sheet.having(refusals=(*sheet.refusals, *refusals), skipped=skipped) if out else sheet

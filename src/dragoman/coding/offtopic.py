"""Blocks about sport, markets, nature or a life borrow the words of politics: they are left out, and the refusal says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.once import once
from dragoman.coding.sheet import Sheet
from dragoman.packs import Language
from dragoman.packs.roster import fold
from dragoman.records import Refusal

NEEDS = ("tokens",)
GIVES = ("topical",)

SENTENCES = re.compile(r"[.!?…]\s")
WORD = re.compile(r"[\w-]+")
#: so many words of relations between states, and a block is about them whatever else it speaks of
POLITICAL = 3
#: in how many words of a text one word of its subject stands
SPARSE = 60
#: so many more words of such subjects than of politics, and a whole text is about them
MORE = 2


#: where in a text states are named, and which
States = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that is no politics: its words, how many different ones a text of it holds at least, its phrases and what these begin with."""

    name: str
    least: int
    words: frozenset[str]
    phrases: re.Pattern[str]
    first: frozenset[str]

    def told(self, folded: str, words: set[str]) -> int:
        """How many different words and phrases of the subject a folded text has."""
        return len(self.said(folded, words))

    def said(self, folded: str, words: set[str]) -> frozenset[str]:
        """The different words and phrases of the subject in a folded text."""
        phrases = set() if self.first.isdisjoint(words) else set(self.phrases.findall(folded))
        return (self.words & words) | phrases


@once
def _subjects(language: Language) -> tuple[Subject, ...]:
    return tuple(_subject(name, int(row["least"]), [fold(w) for w in row["words"]]) for name, row in language.tables["offtopic"].items() if name not in ("politics", "ordinary"))


@once
def _politics(language: Language) -> frozenset[str]:
    """The words that a report of sport, markets or nature hardly has: of relations between states."""
    listed = language.tables["offtopic"].get("politics", {})
    return frozenset(map(fold, (*listed.get("words", ()), *listed.get("also", ()))))


@once
def _ordinary(language: Language) -> frozenset[str]:
    """The words that several subjects have: they count beside those of a subject, and make none."""
    return frozenset(map(fold, language.tables["offtopic"].get("ordinary", {}).get("words", ())))


def _subject(name: str, least: int, listed: list[str]) -> Subject:
    """A subject from what a pack lists; each word and phrase in both numbers."""
    phrases = sorted((w for w in listed if not WORD.fullmatch(w)), key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, phrases)) + r")s?(?![\w-])")
    return Subject(name, least, _both({w for w in listed if WORD.fullmatch(w)}), pattern, _both({WORD.findall(w)[0] for w in phrases}))


def _both(words: set[str]) -> frozenset[str]:
    return frozenset(words | {word + "s" for word in words})


def subject(language: Language, folded: str, named: int = 0, states: States = ()) -> str | None:
    """The subject of a stretch of folded text that is no politics; None where it may be. `named` is how many who make politics have their name in it, `states` where which states have theirs."""
    words, count = set(WORD.findall(folded)), len(folded.split())
    said = len(_politics(language) & words) + named
    if said >= POLITICAL:
        return None
    found: dict[str, int] = {}
    for each in _subjects(language):
        dense = each.told(folded, words)
        if dense >= each.least + max(said - 1, 0) and dense * SPARSE >= count and _spread(folded, (each,), _ordinary(language), states=states):
            return each.name
        if dense:
            found[each.name] = dense
    together = sum(found.values()) + len(_ordinary(language) & words) / 2
    asked = min((each.least for each in _subjects(language) if each.name in found), default=together + 1)
    whole = together >= asked + 2 * said and together * SPARSE >= count and _spread(folded, _subjects(language), _ordinary(language), states=states)
    return max(found, key=lambda name: found[name]) if whole else None


def overall(language: Language, blocks: Sequence[tuple[str, int, States]]) -> str | None:
    """The subject of a whole text that is no politics, from its folded blocks, each with how many who make politics it names.

    In more of them, by two, words of other subjects outnumber those of relations than the other way round.
    """
    found: Counter[str] = Counter()
    leaning = 0
    for folded, named, _ in blocks:
        words = set(WORD.findall(folded))
        said = {each.name: each.said(folded, words) for each in _subjects(language)}
        found.update({name: len(own) for name, own in said.items()})
        other, politics = len(set().union(*said.values())) + len(_ordinary(language) & words) / 2, len(_politics(language) & words) + named
        leaning += (other > politics) - (politics > other)
    return found.most_common(1)[0][0] if leaning >= 2 else None


def throughout(language: Language, folded: str, named: int) -> str | None:
    """The subject of a whole text that is no politics: what a paragraph of a report may speak of in passing, a text that has little else is about; an ordinary word counts half."""
    words = set(WORD.findall(folded))
    said = len(_politics(language) & words) + named
    found = {each.name: each.told(folded, words) for each in _subjects(language)}
    told = sum(found.values()) + len(_ordinary(language) & words) / 2
    if not any(found.values()) or told < MORE + said or told * SPARSE < len(folded.split()):
        return None
    return max(found, key=lambda name: found[name]) if _spread(folded, _subjects(language), _ordinary(language), 3) else None


def _spread(folded: str, subjects: tuple[Subject, ...], ordinary: frozenset[str], share: int = 2, states: States = ()) -> bool:
    """Whether most sentences of a text (more than one in `share`) hold a word of its subjects: one on the weather does not make a text that, and of two neither is told by ordinary words alone.

    Nor is one of two by a single word where it names two states: *tents went to Syria from Rabat after the earthquake* tells of help, whatever rain the next one brings; and two sentences are too few for
    a smaller share.
    """
    parts = [(start, end, folded[start:end]) for start, end in _sentences(folded)]
    parts = [part for part in parts if len(set(WORD.findall(part[2]))) > 2]
    told = 0
    for start, end, part in parts:
        words = set(WORD.findall(part))
        own, common = sum(each.told(part, words) for each in subjects), len(ordinary & words)
        pair = len(parts) == 2 and own + common < 2 and len({code for at, code in states if start <= at < end}) > 1
        told += (own > 0 or (common > 0 and len(parts) > 2)) and not pair
    return share * told > len(parts) and (share == 2 or len(parts) != 2)


def _sentences(folded: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    marks = [m.span() for m in SENTENCES.finditer(folded)]
    return list(zip([0, *(end for _, end in marks)], [*(start for start, _ in marks), len(folded)], strict=True))


def apply(sheet: Sheet) -> Sheet:
    """The sheet without the sentences of blocks that are about something else; each such block is a refusal."""
    out = {block for block, _ in sheet.scan.apart}
    refusals = tuple(
        Refusal("coding", sheet.article.id, f"characters {block.start}-{block.end} are about {name}, not about relations between states")
        for block, name in sheet.scan.apart
    )
    skipped = frozenset(n for n, s in enumerate(sheet.sentences) if s.block in out)
    return sheet.having(refusals=(*sheet.refusals, *refusals), skipped=skipped) if out else sheet

"""Blocks about sport, markets, nature or a life borrow the words of politics: they are left out, and the refusal says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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
#: what a phrase needs of a text: of each of its further words, one of its forms
Needs = tuple[frozenset[str], ...]
#: where in a text states are named, and which
States = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that is no politics: its words, how many different ones a text of it holds at least, its phrases, by their first words what else these need, and all the words that it can begin with."""

    name: str
    least: int
    words: frozenset[str]
    phrases: re.Pattern[str]
    needs: dict[str, tuple[Needs, ...]]
    begun: frozenset[str]

    def told(self, folded: str, words: set[str]) -> int:
        """How many different words and phrases of the subject a folded text has."""
        return len(self.said(folded, words))

    def said(self, folded: str, words: set[str]) -> frozenset[str]:
        """The different words and phrases of the subject in a folded text."""
        sought = any(not any(map(words.isdisjoint, needs)) for first in self.needs.keys() & words for needs in self.needs[first])
        return (self.words & words) | (set(self.phrases.findall(folded)) if sought else set())


@once
def _subjects(language: Language) -> tuple[Subject, ...]:
    return tuple(_subject(name, int(row["least"]), [fold(w) for w in row["words"]]) for name, row in language.tables["offtopic"].items() if name not in ("politics", "ordinary"))


@once
def _telling(language: Language) -> frozenset[str]:
    """The words that anything of any subject begins with."""
    return frozenset().union(*(each.begun for each in _subjects(language)))


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
    needs: dict[str, list[Needs]] = {}
    for first, *others in map(WORD.findall, phrases):
        for form in _both({first}):
            needs.setdefault(form, []).append(tuple(_both({word}) for word in others))
    words = _both({w for w in listed if WORD.fullmatch(w)})
    return Subject(name, least, words, pattern, {first: tuple(each) for first, each in needs.items()}, words | needs.keys())


def _both(words: set[str]) -> frozenset[str]:
    return frozenset(words | {word + "s" for word in words})


@dataclass(frozen=True)
class Stretch:
    """A stretch of folded text, with how many who make politics have their name in it and where which states have theirs; what it has of each kind of words is counted once."""

    language: Language
    folded: str
    named: int = 0
    states: States = ()

    @cached_property
    def words(self) -> set[str]:
        """Its different words."""
        return set(WORD.findall(self.folded))

    @cached_property
    def politics(self) -> int:
        """How many words and names of politics it has."""
        return len(_politics(self.language) & self.words) + self.named

    @cached_property
    def own(self) -> dict[str, frozenset[str]]:
        """What it has of each subject that it has anything of."""
        near = _telling(self.language) & self.words
        return {each.name: said for each in _subjects(self.language) if not each.begun.isdisjoint(near) and (said := each.said(self.folded, self.words))}

    @cached_property
    def ordinary(self) -> float:
        """What its ordinary words count: half of a word of a subject each."""
        return len(_ordinary(self.language) & self.words) / 2

    @cached_property
    def together(self) -> float:
        """What the words of all subjects count, those of several as often, with the ordinary ones."""
        return sum(map(len, self.own.values())) + self.ordinary

    @property
    def most(self) -> str:
        """The subject that it has most of."""
        return max(self.own, key=lambda name: len(self.own[name]))

    def dense(self, told: float) -> bool:
        """Whether so many words are enough for its length."""
        return told * SPARSE >= len(self.folded.split())


def together(stretches: Sequence[Stretch], named: int) -> Stretch:
    """Stretches of a text as one, in which so many who make politics are named; what their words are of is not looked up again."""
    made = Stretch(stretches[0].language, ". ".join(each.folded for each in stretches), named)
    said = {each.name: frozenset().union(*(part.own.get(each.name, ()) for part in stretches)) for each in _subjects(made.language)}
    vars(made).update(words=set().union(*(part.words for part in stretches)), own={name: words for name, words in said.items() if words})
    return made


def subject(text: Stretch) -> str | None:
    """The subject of a stretch of text that is no politics; None where it may be."""
    said = text.politics
    if said >= POLITICAL:
        return None
    subjects = _subjects(text.language)
    for each in subjects:
        told = len(text.own.get(each.name, ()))
        if told >= each.least + max(said - 1, 0) and text.dense(told) and _spread(text, (each,)):
            return each.name
    asked = min((each.least for each in subjects if each.name in text.own), default=text.together + 1)
    return text.most if text.together >= asked + 2 * said and text.dense(text.together) and _spread(text, subjects) else None


def overall(blocks: Sequence[Stretch]) -> str | None:
    """The subject of a whole text that is no politics, from its blocks.

    In more of them, by two, words of other subjects outnumber those of relations than the other way round.
    """
    leaning = 0
    for block in blocks:
        other = len(frozenset().union(*block.own.values())) + block.ordinary
        leaning += (other > block.politics) - (block.politics > other)
    names = (each.name for each in _subjects(blocks[0].language))
    return max(names, key=lambda name: sum(len(block.own.get(name, ())) for block in blocks)) if leaning >= 2 else None


def throughout(text: Stretch) -> str | None:
    """The subject of a whole text that is no politics: what a paragraph of a report may speak of in passing, a text that has little else is about; an ordinary word counts half."""
    enough = text.own and text.together >= MORE + text.politics and text.dense(text.together)
    return text.most if enough and _spread(text, _subjects(text.language), 3) else None


def _spread(text: Stretch, subjects: tuple[Subject, ...], share: int = 2) -> bool:
    """Whether most sentences of a text (more than one in `share`) hold a word of its subjects: one on the weather does not make a text that, and of two neither is told by ordinary words alone.

    Nor is one of two by a single word where it names two states: *tents went to Syria from Rabat after the earthquake* tells of help, whatever rain the next one brings; and two sentences are too few for
    a smaller share.
    """
    parts = [(start, end, set(WORD.findall(text.folded[start:end]))) for start, end in _sentences(text.folded)]
    parts = [part for part in parts if len(part[2]) > 2]
    told = 0
    for start, end, words in parts:
        own, common = sum(each.told(text.folded[start:end], words) for each in subjects), len(_ordinary(text.language) & words)
        pair = len(parts) == 2 and own + common < 2 and len({code for at, code in text.states if start <= at < end}) > 1
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

"""What may refer back, before anybody knows to whom: unknown people, set phrases, pronouns and possessives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from dragoman.coding.actors.posts import former
from dragoman.coding.actors.speakers import in_dialogue
from dragoman.coding.marks import CLOSES, OPENING
from dragoman.coding.once import Phrases, by_words, every, split
from dragoman.coding.sheet import Mention, Sheet, Token
from dragoman.packs import Language, Packs

PERSON = frozenset({"PER", "PERSON"})
#: what *we* and *you* may be to their verb
ADDRESSED = ("subj", "subjpass", "obj", "iobj", "det", "poss", "nmod", "obl", "agent")
#: the ordinals that stand for one of two, how far apart they may stand, and where in a clause
FIRST, SECOND = ("premier", "premiere"), ("second", "seconde")
APART = 60
#: below how many states a phrase may sum up those told before
SEVERAL = 8
SLOTS = ("subj", "subjpass", "obj", "iobj", "obl", "agent")


def people(sheet: Sheet, covered: dict[int, Mention]) -> Iterator[Mention]:
    """Stretches that the recogniser calls a person and the roster does not know."""
    called = [t.i for t in sheet.tokens if t.ent in PERSON]
    rows = groupby(enumerate(called), lambda pair: (pair[1] - pair[0], sheet.tokens[pair[1]].sent))
    for row in ([i for _, i in group] for _, group in rows):
        first, last = row[0], row[-1] + 1
        if all(i not in covered or covered[i].kind in ("role", "weak") and not covered[i].codes for i in row):
            heads = [i for i in row if not first <= sheet.tokens[i].head < last]
            yield Mention(first, last, (heads or row)[0], (), "person", "a person's name", "")


Fixed = Phrases[tuple[str, tuple[str, ...]]]
_FIXED: dict[tuple[int, str], tuple[Packs, Fixed]] = {}


def _fixed(sheet: Sheet) -> Fixed:
    """The fixed phrases of a language and the forms of its roster by their words; made once a set of packs."""
    key = (id(sheet.packs), sheet.language.code)
    known = _FIXED.get(key)
    if known is None or known[0] is not sheet.packs:
        known = _FIXED[key] = (sheet.packs, _gathered(sheet.packs, sheet.language))
    return known[1]


def _gathered(packs: Packs, language: Language) -> Fixed:
    listed: list[tuple[str, str, tuple[str, ...]]] = [(words, kind, ()) for kind in ("both", "latter") for words in language.tables["language"][kind]]
    listed += [(words.replace(two, f" {number} "), "several", (str(count),)) for words, kind, _ in listed if kind == "both" for number, count, two in _more(language) if two in words]
    listed += [(words, "twins", tuple(codes)) for words, codes in language.tables["language"].get("twins", {}).items()]
    listed += [(words, "grouped", ("REB",)) for words in language.tables["language"].get("grouped", ())]
    listed += [(words, "unnamed", (code,)) for code, phrases in language.tables["actors"]["unnamed"].items() for words in phrases]
    listed += [(words, "form", tuple(sorted(codes))) for lang, words, codes in packs.roster.forms if lang == language.code]
    return by_words((split(phrase), (kind, codes)) for phrase, kind, codes in listed)


def _more(language: Language) -> Iterator[tuple[str, int, str]]:
    """The words of the numbers above two, each with what it counts and the word for two: *les trois capitales* is said as *les deux capitales* is."""
    numbers = language.tables["times"]["numbers"]
    two = next(word for word, count in numbers.items() if count == 2)
    yield from ((word, count, f" {two} ") for word, count in numbers.items() if 2 < count < SEVERAL)


def set_phrases(sheet: Sheet) -> Iterator[Mention]:
    """Fixed phrases of the pack: *les deux pays*, *ce dernier*, *armed groups*."""
    for at, row in groupby(every(sheet, _fixed(sheet)), key=itemgetter(0)):
        here = [(len(words), made) for _, words, made in row if sheet.tokens[at + len(words) - 1].sent == sheet.tokens[at].sent]
        if here:
            long, (kind, codes) = max(here, key=lambda each: each[0])
            stretch = sheet.tokens[at : at + long]
            named = [t.i for t in reversed(stretch) if t.pos in ("NOUN", "PROPN", "ADJ", "PRON")]
            head = next((i for i in named if not at <= sheet.tokens[i].head < at + long), (named or [stretch[-1].i])[0])
            if kind == "both" and stretch[-1].dep in ("nummod", "amod", "compound", "det", "poss"):
                continue  # *the two sailors*: a number before its noun
            if kind == "both" and long == 1 and stretch[-1].dep not in SLOTS:
                continue  # *both Oslo and Riga*
            if kind == "unnamed" and former(sheet, head):
                continue  # *des anciens combattants*
            if kind == "latter" and not _one_of_two(sheet, stretch[-1]):
                continue
            yield Mention(at, at + long, head, codes, kind, f"the words '{' '.join(t.text for t in stretch)}'")


def _one_of_two(sheet: Sheet, word: Token) -> bool:
    """*Le premier observe la trêve, le second non*: an ordinal stands for one of two where the other stands not far and no noun behind it."""
    if word.low not in (*FIRST, *SECOND):
        return True
    near = sheet.lows[max(0, word.i - APART) : word.i] if word.low in SECOND else sheet.lows[word.i : word.i + APART]
    return word.dep in SLOTS and not set(near).isdisjoint(SECOND if word.low in FIRST else FIRST)


def pronouns(sheet: Sheet, covered: dict[int, Mention]) -> Iterator[Mention]:
    """The pronouns and possessives of a text that may mean somebody, each as a mention without codes."""
    table = sheet.language.tables["language"]
    pronouns, possessives, first = frozenset(table["pronouns"]), frozenset(table["possessives"]), frozenset(table["first_person"])
    second, stressed = frozenset(table.get("second_person", ())), sheet.language.words("language", "stressed")
    for token in sheet.tokens:
        if token.low in possessives and token.head != token.i and token.dep in ("det", "poss", "nmod"):
            yield Mention(token.i, token.i + 1, token.i, (), "possessive", f"the possessive '{token.text}'")
        elif token.low in first and token.dep in ADDRESSED and _quoted(sheet, token.i) or token.low in second and token.dep in ADDRESSED and in_dialogue(sheet, token.i):
            yield Mention(token.i, token.i + 1, token.i, (), "first", f"the word '{token.text}'")
        elif token.low in stressed and _stressed(sheet, token.i):
            continue
        elif token.low in pronouns and token.pos in ("PRON", "DET") and token.dep in ("subj", "subjpass", "obj", "iobj", "obl", "agent", "nmod", "conj"):
            yield Mention(token.i, token.i + 1, token.i, (), "pronoun", f"the pronoun '{token.text}'")


def _stressed(sheet: Sheet, at: int) -> bool:
    """*Le mouvement rebelle, lui, s'est emparé de la colline*: a pronoun between commas only stresses the noun before it."""
    return 0 < at < len(sheet.tokens) - 1 and sheet.tokens[at - 1].text == "," and sheet.tokens[at + 1].text == ","


def _quoted(sheet: Sheet, at: int) -> bool:
    """Whether a token stands in quotation marks, or in a line of dialogue that a dash opens."""
    sentence = sheet.sentence_of(at)
    before = [sheet.tokens[i].text for i in range(max(0, at - 60), at) if sheet.tokens[i].start >= sentence.block.start]
    if in_dialogue(sheet, at):
        return True
    opened = max((n for n, t in enumerate(before) if t in OPENING), default=-1)
    closed = max((n for n, t in enumerate(before) if t in CLOSES), default=-1)
    return opened > closed or sheet.article.text[sentence.block.start : sentence.block.start + 2].strip() in ("–", "—", "-")

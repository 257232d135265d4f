"""One pass over the raw text of an article: who is named in it, and what of it is worth a parse.

The parse is what coding costs. Relations need two parties, so an article that names fewer is not parsed; nor one that names them and has next
to nothing of politics, as sport, trade and travel do; nor a block that is about something else, or that neither names nor means anybody. What
the roster knows needs no recogniser of names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.coding.match import hits
from dragoman.coding.offtopic import Stretch, overall, subject, throughout, together
from dragoman.coding.once import once
from dragoman.coding.sheet import Hit, Scan
from dragoman.packs import Language, Packs, Roster
from dragoman.packs.roster import fold
from dragoman.records import Article, Block, Refusal

WORD = re.compile(r"[^\W\d_]+")
#: a word with what hyphens join to it
JOINED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: a name of two words or more: *Abdoulaye Diop*, *Ali Akbar Salehi*
NAME = re.compile(r"(?<!\w)[^\W\d_a-zß-ÿ][\w’'-]+(?: (?:(?:al|ben|bin|da|de|di|do|dos|du|el|la|le|ould|van|von|der) )*(?:[adl][l]?[’'-])?[^\W\d_a-zß-ÿ][\w’'-]*)+")
#: names of what is no party
NOBODY = frozenset({"media"})
#: how many parties a relation has; texts shorter than so many characters cost too little to be passed over
PARTIES, SHORT = 2, 800
#: sectors, and kinds of names, that have to do with what states do; how many such words and names an account of relations has at the least
SECTORS = ("GOV", "MIL", "SPY", "LEG", "REB", "PRM", "REF")
KINDS = frozenset({"body", "group", "unit", "person", "seat", "capital"})
SIGNS = 2
#: a text of so many paragraphs has a subject of its own, whatever one of them borrows from politics
LONG = 3
#: names of those who make politics
LEADERS = frozenset({"body", "group", "unit", "person", "seat"})
#: how a state is named
STATES = frozenset({"state", "demonym", "capital"})


def scan(article: Article, roster: Roster, language: Language) -> Scan:
    """Who is named in an article, and which of its blocks are about something else."""
    folded = fold(article.text)
    read = [block for block in article.blocks or (whole(article),) if block.kind != "noise"]
    found = hits(article.text, folded, roster, language)
    starts = [hit.start for hit in found]
    named = [found[bisect_left(starts, block.start) : bisect_left(starts, block.end)] for block in read]
    told = [Stretch(language, folded[block.start : block.end], leaders(mine), states(mine, block.start)) for block, mine in zip(read, named, strict=True)]
    of_all = overall(told) if sum(block.kind == "paragraph" for block in read) >= LONG else None
    about = [of_all or subject(each) for each in told]
    left = [each for each, name in zip(told, about, strict=True) if name is None]
    of_rest = throughout(together(left, leaders(found))) if left else None
    return Scan(folded, found, tuple([(block, about_it) for block, name in zip(read, about, strict=True) if (about_it := name or of_rest)]))


def leaders(found: Sequence[Hit]) -> int:
    """How many of those who make politics, as persons, bodies and groups, are named."""
    return len({hit.aliases[0].code for hit in found if hit.aliases[0].kind in LEADERS})


def states(found: Sequence[Hit], start: int) -> list[tuple[int, str]]:
    """Where states are named, by their names, people or capitals, counted from a place in the text, and which."""
    return [(hit.start - start, hit.aliases[0].code) for hit in found if hit.aliases[0].kind in STATES]


def whole(article: Article) -> Block:
    """An article that has no blocks as one."""
    return Block("paragraph", 0, len(article.text))


def barren(article: Article, found: Scan, language: Language) -> Refusal | None:
    """Why an article is not worth a parse: it is long, and names fewer parties than a relation has or has nothing of politics; None where it may be."""
    if len(article.text) < SHORT:
        return None
    named = parties(found.hits)
    if len(named) < PARTIES:
        return Refusal("coding", article.id, f"names {' alone' if not named else next(iter(named)) + ' alone'}: no two states, bodies or groups whose relations it could tell")
    told = signs(found.folded, found.hits, language)
    return None if told >= SIGNS else Refusal("coding", article.id, f"names {len(named)} parties, but has {told} words or names of politics where an account of relations has {SIGNS} or more")


def signs(folded: str, found: Sequence[Hit], language: Language) -> int:
    """How many different words and names of politics a folded text has."""
    return len(_politics(language).intersection(JOINED.findall(folded))) + len({hit.aliases[0].code for hit in found if hit.aliases[0].kind in KINDS})


def parties(found: Sequence[Hit]) -> set[str]:
    """The states, bodies and groups that names stand for."""
    return {hit.aliases[0].code.partition(":")[0] for hit in found if hit.aliases[0].kind not in NOBODY}


def worth(text: str, packs: Packs) -> bool:
    """Whether a text in whichever language may tell of a relation: as `barren` says it of an article."""
    folded = fold(text)
    return any(_worth(folded, hits(text, folded, packs.roster, language), language) for language in packs.languages.values())


def _worth(folded: str, found: Sequence[Hit], language: Language) -> bool:
    return len(parties(found)) >= PARTIES and (len(folded) < SHORT or signs(folded, found, language) >= SIGNS)


def trimmed(article: Article, found: Scan, language: Language) -> Article:
    """The article with the blocks that are not worth a parse as noise: about something else, or without a name or a word for somebody."""
    apart, means = {block for block, _ in found.apart}, _somebody(language)
    starts = [hit.start for hit in found.hits]

    def worth(block: Block) -> bool:
        if block.kind != "paragraph" or block in apart:
            return block not in apart  # headings are short, and often say in three words where things stand
        return bisect_left(starts, block.start) < bisect_left(starts, block.end) or not means.isdisjoint(WORD.findall(found.folded[block.start : block.end]))

    blocks = article.blocks or (whole(article),)
    return replace(article, blocks=tuple([block if worth(block) else replace(block, kind="noise") for block in blocks]))


@once
def _somebody(language: Language) -> frozenset[str]:
    """The words by which a text means somebody whom it named before, or what is between them: nouns of roles and of relations, in both numbers."""
    relations = language.tables["relations"]
    listed = (*language.tables["actors"]["sectors"].values(), relations["subjects"], *relations["nouns"].values())
    return _in_both_numbers(word for row in listed for word in row)


@once
def _politics(language: Language) -> frozenset[str]:
    """The words of those who act for states or against them, and what else reports of politics have, but for those that ordinary life has as well."""
    sectors, own = language.tables["actors"]["sectors"], language.tables.get("scan", {})
    rows = (*(sectors.get(name, ()) for name in SECTORS), language.tables["offtopic"].get("politics", {}).get("words", ()), own.get("politics", ()))
    return _in_both_numbers(word for row in rows for word in row) - _in_both_numbers(own.get("ordinary", ()))


def _in_both_numbers(words: Iterable[str]) -> frozenset[str]:
    folded = {fold(word) for word in words}
    return frozenset(folded | {word + "s" for word in folded})


def strangers(text: str, found: Sequence[Hit], language: Language) -> tuple[int, ...]:
    """Where names of two words or more begin that the roster does not know: there the recogniser is worth its time.

    A word that only has its capital because a sentence begins with it is no part of a name: *Le Parlement*, *On Wednesday the Council*.
    """
    small = language.words("scan", "small")
    ends = [hit.end for hit in found]  # hits go from left to right and do not overlap

    def known(start: int, end: int) -> bool:
        at = bisect_right(ends, start)
        return at < len(found) and found[at].start < end

    named = (m if m.group().partition(" ")[0].lower() not in small else NAME.match(text, text.find(" ", m.start()) + 1) for m in NAME.finditer(text))
    return tuple([m.start() for m in named if m and not known(m.start(), m.end())])

"""One pass over the raw text of an article: who is named in it, and what of it is worth a parse.

The parse is what coding costs. Relations need two parties, so an article that names fewer is not parsed; nor is a block that is about
something else, or that neither names nor means anybody. What the roster knows needs no recogniser of names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.match import hits
from dragoman.coding.offtopic import subject
from dragoman.coding.once import once
from dragoman.coding.sheet import Hit, Scan
from dragoman.packs import Language, Packs, Roster
from dragoman.packs.roster import fold
from dragoman.records import Article, Block, Refusal

WORD = re.compile(r"[^\W\d_]+")
#: a name of two words or more: *Abdoulaye Diop*, *Ali Akbar Salehi*
NAME = re.compile(r"(?<!\w)[^\W\d_a-zß-ÿ][\w’'-]+(?: (?:(?:al|ben|bin|da|de|di|do|dos|du|el|la|le|ould|van|von|der) )*(?:[adl][l]?[’'-])?[^\W\d_a-zß-ÿ][\w’'-]*)+")
#: names of what is no party
NOBODY = frozenset({"media"})
#: how many parties a relation has; texts shorter than so many characters cost too little to be passed over
PARTIES, SHORT = 2, 800


def scan(article: Article, roster: Roster, language: Language) -> Scan:
    """Who is named in an article, and which of its blocks are about something else."""
    folded = fold(article.text)
    read = [block for block in article.blocks or (whole(article),) if block.kind != "noise"]
    about = [(block, subject(language, folded[block.start : block.end])) for block in read]
    return Scan(folded, hits(article.text, folded, roster, language), tuple([(block, name) for block, name in about if name]))


def whole(article: Article) -> Block:
    """An article that has no blocks as one."""
    return Block("paragraph", 0, len(article.text))


def barren(article: Article, found: Scan) -> Refusal | None:
    """Why an article is not worth a parse: it is long and names fewer parties than a relation has; None where it may be."""
    named = parties(found.hits)
    if len(named) >= PARTIES or len(article.text) < SHORT:
        return None
    return Refusal("coding", article.id, f"names {' alone' if not named else next(iter(named)) + ' alone'}: no two states, bodies or groups whose relations it could tell")


def parties(found: Sequence[Hit]) -> set[str]:
    """The states, bodies and groups that names stand for."""
    return {hit.aliases[0].code.partition(":")[0] for hit in found if hit.aliases[0].kind not in NOBODY}


def worth(text: str, packs: Packs) -> bool:
    """Whether a text in whichever language names as many parties as a relation has."""
    folded = fold(text)
    return any(len(parties(hits(text, folded, packs.roster, language))) >= PARTIES for language in packs.languages.values())


def trimmed(article: Article, found: Scan, language: Language) -> Article:
    """The article with the blocks that are not worth a parse as noise: about something else, or without a name or a word for somebody."""
    apart, means = {block for block, _ in found.apart}, _somebody(language)
    starts = [hit.start for hit in found.hits]

    def worth(block: Block) -> bool:
        if block.kind != "paragraph" or block in apart:
            return block not in apart  # headings are short, and often say in three words where things stand
        return any(block.start <= at < block.end for at in starts) or not means.isdisjoint(WORD.findall(found.folded[block.start : block.end]))

    blocks = article.blocks or (whole(article),)
    return replace(article, blocks=tuple([block if worth(block) else replace(block, kind="noise") for block in blocks]))


@once
def _somebody(language: Language) -> frozenset[str]:
    """The words by which a text means somebody whom it named before, or what is between them: nouns of roles and of relations, in both numbers."""
    relations = language.tables["relations"]
    listed = (*language.tables["actors"]["sectors"].values(), relations["subjects"], *relations["nouns"].values())
    words = {fold(word) for row in listed for word in row}
    return frozenset(words | {word + "s" for word in words})


def strangers(text: str, found: Sequence[Hit]) -> tuple[int, ...]:
    """Where names of two words or more begin that the roster does not know: there the recogniser is worth its time."""
    known = [(hit.start, hit.end) for hit in found]
    names = ((m.start(), m.end()) for m in NAME.finditer(text))
    return tuple([start for start, end in names if not any(a < end and start < b for a, b in known)])

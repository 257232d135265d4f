"""A label: the words of a text that say how a relation stands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from dragoman.coding.grammar import chain
from dragoman.coding.sheet import Sheet, Token
from dragoman.records import Valence

LONGEST = 14
VALENCES: tuple[Valence, ...] = ("warming", "good", "mixed", "cooling", "bad")


@dataclass(frozen=True)
class Told:
    """A label: its tokens, the token that carries it, its valence and the rule that found it."""

    first: int
    last: int
    head: int
    valence: Valence
    why: str


#: what stands before a noun in its phrase, and how far back a label reaches for it
BEFORE = frozenset({"DET", "ADJ", "ADV", "NUM"})
REACH = 7


def whole(sheet: Sheet, first: int, last: int) -> tuple[int, int]:
    """A label with all of its noun phrase: *trois ans de guerre froide*, *the most spectacular thaw since 1999*."""
    begin, opens = first, sheet.sentence_of(first).first
    while begin > opens and first - begin < REACH and (sheet.tokens[begin - 1].pos in BEFORE or measures(sheet, begin)):
        begin -= 2 if measures(sheet, begin) else 1
    _, end = widen(sheet, first, last)
    since = sheet.language.tables["relations"]["since"]
    closes = sheet.sentence_of(first).last
    if end < closes and sheet.tokens[end].low in since:
        while end < closes and sheet.tokens[end].pos != "PUNCT" and end - begin < LONGEST:
            end += 1
    return begin, end


def measures(sheet: Sheet, at: int) -> bool:
    """Whether *ans de*, *years of* stand right before a token."""
    return at > 1 and sheet.tokens[at - 1].low in ("de", "d'", "of") and sheet.tokens[at - 2].low in sheet.language.tables["times"]["units"]


def widen(sheet: Sheet, first: int, last: int) -> tuple[int, int]:
    """A label with the rest of its noun phrase behind it, as far as the next comma."""
    sentence = sheet.sentence_of(first)
    inside = set(sheet.subtree(first)) | {i for j in range(first, last) for i in sheet.subtree(j)}
    end = last
    while end < sentence.last and end in inside and sheet.tokens[end].pos != "PUNCT" and end - first < LONGEST:
        end += 1
    return first, end


def bare(sheet: Sheet, token: Token, deps: tuple[str, ...]) -> bool:
    """*Ont signé un partenariat stratégique*, *la fin de la querelle*: a noun that is only named beside a verb or another noun says nothing of the relation."""
    return token.dep in deps or (token.dep in ("obj", "obl") and token.head in sheet.triggers)


def in_clause(sheet: Sheet, i: int, head: int) -> bool:
    """Whether a word stands in a clause of its own below a head."""
    return any(sheet.tokens[at].dep in ("relcl", "parataxis", "advcl") for at in takewhile(lambda at: at != head, chain(sheet, i)))

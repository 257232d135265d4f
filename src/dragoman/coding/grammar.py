"""What stands below, above and before a token of a finished sheet."""

from __future__ import annotations

from functools import lru_cache

from dragoman.coding.sheet import Sheet, Token

VERBAL = ("VERB", "AUX")
#: (*d*: the model cuts *d’« agression »* after the letter)
CONTRACTED = {"du": "de", "des": "de", "d'": "de", "d": "de", "au": "à", "aux": "à", "afin": "pour"}
#: two words that are one preposition
AFTER = "d'après"
#: how many forms of prepositions are kept
FORMS = 1000


def kids(sheet: Sheet, i: int, *deps: str) -> tuple[int, ...]:
    """The children of a token with one of these labels, in order."""
    found: tuple[int, ...] = ()
    for c in sheet.children[i]:
        if sheet.tokens[c].dep in deps:
            found += (c,)
    return found


def case_of(sheet: Sheet, i: int) -> str:
    """The preposition of a noun, in its base form; empty where it has none."""
    for c in sheet.children[i]:
        token = sheet.tokens[c]
        if token.dep == "case":
            return AFTER if token.low == "d'" and sheet.lows[token.i + 1 : token.i + 2] == ("apres",) else base(token)
    before = sheet.tokens[i - 1] if i and sheet.tokens[i - 1].sent == sheet.tokens[i].sent else None
    return base(before) if before and before.pos == "ADP" and before.dep != "fixed" and before.head == i else ""


def base(token: Token) -> str:
    """A preposition without its contraction: *de* for *du, des, d'*."""
    return _base(token.text)


@lru_cache(FORMS)
def _base(text: str) -> str:
    low = text.lower().replace("’", "'")
    return CONTRACTED.get(low, low)


def conjuncts(sheet: Sheet, i: int) -> tuple[int, ...]:
    """A token and all that is coordinated below it."""
    joined = kids(sheet, i, "conj")
    return (i, *(each for c in joined for each in conjuncts(sheet, c))) if joined else (i,)


def chain(sheet: Sheet, i: int) -> list[int]:
    """A token and all above it."""
    found = [i]
    while sheet.tokens[found[-1]].head != found[-1]:
        found.append(sheet.tokens[found[-1]].head)
    return found


def phrase_top(sheet: Sheet, at: int) -> int:
    """The head of the noun phrase that a mention belongs to."""
    while sheet.tokens[at].dep in ("flat", "compound", "conj", "appos", "amod", "poss", "det") and sheet.tokens[at].head != at and sheet.tokens[sheet.tokens[at].head].pos not in VERBAL:
        at = sheet.tokens[at].head
    return at


def verb_of(sheet: Sheet, token: Token) -> Token | None:
    """The verb that a token is, or is an argument of."""
    at = token
    while at.pos not in VERBAL and at.head != at.i and at.dep in ("obj", "obl", "iobj", "subj", "subjpass", "attr", "conj", "nmod", "xcomp"):
        at = sheet.tokens[at.head]
    return at if at.pos in VERBAL else None

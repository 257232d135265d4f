"""Predicates with their arguments, for verbs and for nouns of action, whatever the construction.

Passives, relatives, participles, infinitives, coordination and support verbs are undone here, so that a trigger is written once,
for the plain active clause.
"""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL, kids
from dragoman.coding.predicates.elsewhere import inherited, only_sees
from dragoman.coding.predicates.nouns import of_noun
from dragoman.coding.predicates.verbs import of_verb
from dragoman.coding.sheet import Predicate, Sheet, Token

NEEDS = ("tokens",)
GIVES = ("predicates",)
NOMINAL = ("NOUN", "PROPN", "ADJ", "PRON", "NUM", "X", "SYM")


def apply(sheet: Sheet) -> Sheet:
    """The sheet with a predicate for each verb and each noun or adjective."""
    found: dict[int, Predicate] = {}
    for token in sheet.tokens:
        if token.pos in VERBAL and token.dep not in ("aux", "auxpass", "cop") and not _causing(sheet, token) and not _person(sheet, token):
            found[token.i] = of_verb(sheet, token)
        elif token.pos in NOMINAL:
            found[token.i] = of_noun(sheet, token)
    for i in sorted(found):
        if found[i].kind == "verb":
            found[i] = inherited(sheet, found, found[i], set())
    for i in [i for i, p in found.items() if p.reflexive and only_sees(sheet, i)]:
        del found[i]
    return sheet.having(predicates=found)


def _causing(sheet: Sheet, token: Token) -> bool:
    """*A fait sauter*: a verb that the parser hangs on the infinitive behind it helps it and, having nothing below it, is no act of its own."""
    above = sheet.tokens[token.head]
    return token.dep == "dep" and above.form == "Inf" and above.pos in VERBAL and 0 < above.i - token.i <= 2 and not sheet.children[token.i]


def _person(sheet: Sheet, token: Token) -> bool:
    """*L'opposant tchadien*: a present participle with an article is a noun."""
    return token.form == "Part" and token.tense == "Pres" and any(sheet.tokens[c].i == token.i - 1 for c in kids(sheet, token.i, "det"))

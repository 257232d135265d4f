"""Whom a pronoun means that asks for what another gives: the one that it is given to."""

from __future__ import annotations

from dragoman.coding.actors.agreement import MANY, PEOPLE, is_plural
from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.grammar import base
from dragoman.coding.sheet import Mention, Sheet, Token

#: kinds of mentions that may be given something
GIVEN = frozenset({"name", "capital", "seat", "group", "role"})


def of_asker(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*A livré à Rabat les obus qu'elle réclamait*, *gave Oman the tanks that it had asked for*: nobody asks for what is his to give; who does is the one that it goes to, if that is one alone."""
    token = sheet.tokens[at]
    verb = sheet.tokens[token.head]
    if token.dep != "subj" or token.low in PEOPLE or verb.dep != "relcl" or verb.lemma not in sheet.language.words("language", "asking") or sheet.tokens[at - 1].low not in sheet.language.words("language", "asked_for"):
        return ()
    noun = sheet.tokens[verb.head]
    given = [m for m in memory.between(sheet.sentence_of(at).first, at) if m.codes and m.kind in GIVEN and _given_to(sheet, m, noun) and (is_plural(sheet, m) is not (token.low not in MANY))]
    return given[0].codes if len(given) == 1 else ()


def _given_to(sheet: Sheet, mention: Mention, noun: Token) -> bool:
    """Whether a mention stands behind the preposition of whom something is given to, and that behind a verb or the thing given."""
    i = mention.first - 1
    while i > 0 and sheet.tokens[i].pos in ("DET", "ADJ"):
        i -= 1
    if i < 1 or base(sheet.tokens[i]) not in sheet.language.words("language", "to_whom"):
        return sheet.language.code == "en" and sheet.tokens[mention.head].dep == "iobj"
    before = sheet.tokens[i - 1]
    return before.pos not in ("NOUN", "PROPN") or noun.i in (before.i, before.head)

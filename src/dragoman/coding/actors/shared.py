"""Whom a pronoun means that stands below a verb joined to another: *a téléphoné à Poutine et lui a proposé*, not who does both."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.actors.agreement import MANY, disagreements
from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.grammar import VERBAL, case_of
from dragoman.coding.sheet import Mention, Sheet, Token

SUBJECT = ("subj", "subjpass")
#: what a pronoun is to its verb where it is not who acts
UNDERGOING = ("obj", "iobj", "obl")
#: kinds of mentions that deal with others
DEALING = frozenset({"name", "capital", "person", "group", "unit", "role", "seat"})
#: prepositions of whom something is said, given or done to
TOWARDS = frozenset({"", "à", "au", "aux", "auprès", "avec", "contre", "to", "with", "against", "on", "at"})


def of_joined_verb(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """The codes of whom the verb before deals with, where a pronoun's own verb is joined to it and has no subject of its own; empty elsewhere."""
    token = sheet.tokens[at]
    verb = _joined(sheet, token)
    if verb is None:
        return ()
    for known in _dealt_with(sheet, verb, at, memory):
        row = [known, *(m for m in memory.between(sheet.sentence_of(at).first, at) if m.codes and sheet.tokens[m.head].dep == "conj" and sheet.tokens[m.head].head == known.head and m.head < at)] if token.low in MANY else [known]
        if not disagreements(sheet, token, known, len(row) > 1):
            return tuple(dict.fromkeys(code for m in row for code in m.codes))
    return ()


def _joined(sheet: Sheet, token: Token) -> Token | None:
    """The verb whose object a pronoun is, or that governs this, where it is joined to another and has no subject of its own."""
    verb = sheet.tokens[token.head]
    if token.pos != "PRON" or token.dep not in UNDERGOING or verb.pos not in VERBAL:
        return None
    while verb.dep == "xcomp" and verb.form == "Inf" and verb.head != verb.i and not any(sheet.tokens[c].dep in (*SUBJECT, "obj") and c != token.i for c in sheet.children[verb.head]):
        verb = sheet.tokens[verb.head]
    own = any(sheet.tokens[c].dep in SUBJECT for c in sheet.children[verb.i])
    return verb if verb.dep == "conj" and not own and sheet.tokens[verb.head].pos in VERBAL and verb.head < token.i else None


def _dealt_with(sheet: Sheet, verb: Token, at: int, memory: Discourse) -> Iterator[Mention]:
    """Whom the verbs before deal with that a verb is joined to, the nearest verb first and of each its object first."""
    joined = [c for c in sheet.children[verb.head] if sheet.tokens[c].dep == "conj" and sheet.tokens[c].pos in VERBAL and c < verb.i]
    for before in (*reversed(joined), verb.head):
        below = [c for c in sheet.children[before] if c < at and sheet.tokens[c].dep in UNDERGOING and case_of(sheet, c) in TOWARDS]
        for c in sorted(below, key=lambda c: UNDERGOING.index(sheet.tokens[c].dep)):
            yield from (m for m in memory.over.get(c, ()) if m.codes and m.kind in DEALING)

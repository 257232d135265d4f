"""Relative clauses that the English model hangs elsewhere: *a step that Rome praised but that Oslo condemned*, *it was Kigali, he insisted, that armed them*.

A second relative that a conjunction joins to the first is said of the same noun; the clause of *it was ..., ..., that* is said of what
stands before what is inserted; *a demand that Quito had made* is a demand that Quito made, not one to the effect that it made something.
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.grammar import VERBAL
from dragoman.coding.repairs.tree import SUBJECT, below, climb, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how far before a second relative the first may stand, and how long an inserted clause may be
REACH, INSERTED = 30, 10
WHICH = ("that", "which", "whom")
JOINS = ("and", "but", "or", "yet")


def related(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such clauses below their nouns; the same tuple where there are none."""
    if not language.tables["language"].get("two_readings"):
        return tokens
    changed, lending, telling = list(tokens), language.words("language", "lending"), language.words("language", "telling_whom")
    speech = language.words("speech", "inserted") | language.words("language", "inverting")
    for token in tokens:
        if token.low not in WHICH or token.i < 3 or tokens[token.i - 1].sent != token.sent:
            continue
        before = tokens[token.i - 1]
        if before.low in JOINS:
            _second(changed, token)
        elif before.text == "," and token.low == "that":
            _cleft(changed, token, speech)
        elif before.pos in ("NOUN", "PROPN") and token.low == "that" and not _told(changed, token, telling):
            _lent(changed, token, lending)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _clause(tokens: list[Token], which: Token) -> Token | None:
    """The verb of the clause that a relative pronoun opens."""
    verb = tokens[which.head]
    while verb.dep in ("ccomp", "xcomp") and which.i < verb.head < verb.i and tokens[verb.head].pos in VERBAL:
        verb = tokens[verb.head]
    return verb if verb.i > which.i and verb.pos in VERBAL else None


def _second(tokens: list[Token], which: Token) -> None:
    """*A step that Rome praised but that Oslo condemned*: the second relative has the noun of the first, where nothing finite stands between the two."""
    verb = _clause(tokens, which)
    if verb is None or verb.dep == "relcl" or (which.low == "that" and any(k.dep == "obj" and k.i != which.i for k in kids(tokens, verb.i)) and any(k.dep in SUBJECT and k.i != which.i for k in kids(tokens, verb.i))):
        return
    near = [t for t in tokens[max(0, which.i - REACH) : which.i] if t.sent == which.sent]
    first = next((t for t in reversed(near) if t.dep == "relcl" and t.head < t.i), None)
    if first is None or below(tokens, first.head, verb.i):
        return
    if any(t.form == "Fin" and not below(tokens, t.i, first.i) for t in tokens[first.i + 1 : which.i - 1]):
        return
    told = tokens[verb.head]
    if verb.dep == "conj" and told.i < first.head and told.dep == "ccomp":
        return  # *said that it backed the deal which Rome had signed and that Oslo would too*
    _hang(tokens, which, verb, first.head)


def _cleft(tokens: list[Token], which: Token, speech: frozenset[str]) -> None:
    """*It was Kigali, insisted the minister, that had armed them*: what is said of the name stands behind what is inserted."""
    verb = _clause(tokens, which)
    opening = next((i for i in range(which.i - 2, max(1, which.i - 2 - INSERTED), -1) if tokens[i].text == ","), None)
    if verb is None or opening is None or tokens[opening].sent != which.sent or not any(t.lemma in speech and t.pos == "VERB" for t in tokens[opening + 1 : which.i - 1]):
        return
    be = next((t for t in reversed(tokens[max(1, opening - INSERTED) : opening]) if t.lemma == "be" and tokens[t.i - 1].low == "it" and t.sent == which.sent), None)
    named = next((k for k in kids(tokens, be.i) if be.i < k.i < opening and k.dep == "attr"), None) if be is not None else None
    if be is None or named is None or below(tokens, be.i, verb.i):
        return
    last = [k for k in kids(tokens, named.i) if k.dep == "conj" and k.i < opening]
    _hang(tokens, which, verb, (last or [named])[-1].i)


def _told(tokens: list[Token], which: Token, telling: frozenset[str]) -> bool:
    """*Told a delegation of elders that jets had bombed the town*: a whole clause behind whom one tells is what one tells them."""
    verb = _clause(tokens, which)
    if verb is None or verb.dep not in ("relcl", "acl") or which.dep in SUBJECT:
        return False
    above = climb(tokens, tokens[verb.head], lambda t: t.pos not in VERBAL)
    own = [k for k in kids(tokens, verb.i) if k.i != which.i]
    whole = any(k.dep in SUBJECT for k in own) and any(k.dep in ("obj", "attr", "xcomp", "ccomp", "auxpass", "obl") for k in own)
    if not whole or above.lemma not in telling or above.i > which.i or any(k.dep == "ccomp" for k in kids(tokens, above.i)):
        return False
    tokens[verb.i] = replace(verb, head=above.i, dep="ccomp")
    tokens[which.i] = replace(which, pos="SCONJ", head=verb.i, dep="mark")
    return True


def _lent(tokens: list[Token], which: Token, lending: frozenset[str]) -> None:
    """*A demand that Quito had made*: a clause on a noun whose verb lends it its subject, and has no object of its own, is a relative."""
    verb = _clause(tokens, which)
    if verb is None or verb.dep != "acl" or verb.lemma not in lending or any(k.dep in ("obj", "ccomp", "xcomp", "auxpass") and k.i != which.i for k in kids(tokens, verb.i)):
        return
    _hang(tokens, which, verb, verb.head)


def _hang(tokens: list[Token], which: Token, verb: Token, noun: int) -> None:
    """Make a clause the relative of a noun, its pronoun the subject or the object that it lacks."""
    own = [k for k in kids(tokens, verb.i) if k.i != which.i]
    dep = which.dep if which.head != verb.i and which.pos == "PRON" else "obj" if any(k.dep in SUBJECT for k in own) else "subj"
    head = which.head if which.head != verb.i and which.pos == "PRON" else verb.i
    tokens[verb.i] = replace(verb, head=noun, dep="relcl")
    tokens[which.i] = replace(which, pos="PRON", head=head, dep=dep)

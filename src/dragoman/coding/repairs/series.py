"""Verbs in a series, which the model joins to the nearest verb rather than to the one of their form.

*Called on both camps to stop and urged them to talk* (a past tense joined to an infinitive), *condemned the raid, accused Kigali and
threatened to act* (a clause of the series taken for an aside), *avaient franchi la frontière près de Kidira et arrêté trois gendarmes* (what the
second has for object hung on the first).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.tree import HELPING, NOMINAL, SUBJECT, kids
from dragoman.coding.sheet import Token

#: how many verbs upwards the one of the same form is looked for
STEPS = 4
#: what may stand between a verb and the noun that is its object, and how far that may be
BEFORE_NOUN, NEAR = ("det", "nummod", "amod", "punct", "poss", "compound", "flat"), 6


def serial(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of an article with verbs joined to those of their form; the same tuple where all are."""
    changed = list(tokens)
    for token in tokens:
        if token.dep == "obj" and token.pos in NOMINAL:
            _behind_its_verb(changed, token)
        if token.pos != "VERB" or token.head >= token.i:
            continue
        if token.dep in ("advcl", "acl") and _past(changed, token):
            _aside(changed, token)
        elif token.dep == "conj" and _past(changed, token):
            _unlike(changed, token)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _past(tokens: list[Token], verb: Token) -> bool:
    """A past tense without subject and helping verb: *and urged*."""
    return verb.tense == "Past" and verb.form == "Fin" and not any(k.dep in (*SUBJECT, *HELPING, "mark") for k in kids(tokens, verb.i))


def _unlike(tokens: list[Token], verb: Token) -> None:
    """A past tense joined to an infinitive or a participle belongs to the finite verb above that."""
    at, steps = tokens[verb.head], 0
    if at.pos != "VERB" or at.form not in ("Inf", "Part") or at.tense == "Past" or any(k.dep in HELPING and k.form == "Fin" for k in kids(tokens, at.i)):
        return
    while at.head != at.i and steps < STEPS:
        at, steps = tokens[at.head], steps + 1
        if at.pos == "VERB" and at.form == "Fin" and at.i < verb.i:
            tokens[verb.i] = replace(verb, head=at.i)
            return


def _aside(tokens: list[Token], verb: Token) -> None:
    """A past tense behind a comma with neither subject nor conjunction, and another joined to it, goes on the series of the verb above."""
    above, own = tokens[verb.head], kids(tokens, verb.i)
    if verb.dep == "acl":
        above = tokens[above.head]
    series = any(k.dep == "conj" and k.i > verb.i and k.form == "Fin" for k in own) and any(k.dep == "obj" for k in own)
    if series and above.pos == "VERB" and above.form == "Fin" and above.tense == "Past" and tokens[verb.i - 1].text == ",":
        tokens[verb.i] = replace(verb, head=above.i, dep="conj")


def _behind_its_verb(tokens: list[Token], thing: Token) -> None:
    """An object right behind the second of two verbs that has none, where the first has one of its own before that."""
    first = tokens[thing.head]
    second = next((t for t in reversed(tokens[max(first.i + 1, thing.i - NEAR) : thing.i]) if t.pos == "VERB"), None)
    if second is None or second.dep != "conj" or second.head != first.i or any(k.dep in ("obj", "subj", "subjpass") for k in kids(tokens, second.i)):
        return
    between = tokens[second.i + 1 : thing.i]
    own = any(t.dep == "obj" and t.head == first.i for t in tokens[first.i + 1 : second.i])
    if own and all(t.dep == "advmod" or (t.head == thing.i and t.dep in BEFORE_NOUN) for t in between) and not any(k.dep == "case" for k in kids(tokens, thing.i)):
        tokens[thing.i] = replace(thing, head=second.i)

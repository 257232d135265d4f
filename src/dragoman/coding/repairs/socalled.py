"""*What it called a provocation*, *what Ankara describes as an insult*: a clause that only tells whose word a noun is, taken out of its way.

The model makes of such a clause the object of the verb above; where that verb blames somebody itself (*condemned what it called an
attack*), the noun behind the clause is its object, and the clause tells of no act beside it.
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.tree import NOMINAL, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how far behind *what* the verb may stand, and behind the verb the noun
NEAR, REACH = 7, 9
CLAUSAL = ("ccomp", "xcomp", "obj", "dobj", "parataxis")


def so_called(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such nouns in the place of their clauses; the same tuple where there are none."""
    calling = language.words("language", "so_calling")
    if not calling:
        return tokens
    changed, blaming = list(tokens), language.words("language", "so_blaming")
    for token in tokens:
        if token.low == "what":
            verb = next((t for t in changed[token.i + 1 : token.i + NEAR] if t.lemma in calling and t.pos == "VERB" and t.sent == token.sent), None)
            if verb is not None and token.head == verb.i and verb.head < token.i and tokens[verb.head].lemma in blaming:
                _put(changed, token, verb)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _put(tokens: list[Token], what: Token, verb: Token) -> None:
    """Hang the noun where the clause hung, the preposition before *what* on it, and the clause on the noun as a mere word."""
    below = kids(tokens, verb.i)
    noun = next((k for k in below if verb.i < k.i <= verb.i + REACH and k.pos in NOMINAL and k.dep in ("obj", "attr", "obl", "xcomp", "ccomp", "nmod") and _bare(tokens, k)), None)
    if noun is None or any(k.dep in ("aux", "auxpass", "neg") and k.low not in ("has", "have", "had") for k in below):
        return
    above, before = tokens[verb.head], tokens[what.i - 1]
    governed = before.pos == "ADP" and before.i > verb.head
    dep = ("obl" if above.pos in ("VERB", "AUX") else "nmod") if governed else "obj" if above.pos in ("VERB", "AUX") else verb.dep
    if not governed and above.pos in ("VERB", "AUX") and verb.dep not in CLAUSAL:
        return
    tokens[noun.i] = replace(noun, head=above.i, dep=dep)
    if governed:
        tokens[before.i] = replace(before, head=noun.i, dep="case")
    for k in below:
        if k.i > noun.i and k.dep != "punct":
            tokens[k.i] = replace(k, head=noun.i, dep="nmod" if k.dep == "obl" else k.dep)
        elif k.i < verb.i or k.low == "as":
            tokens[k.i] = replace(k, head=before.i if governed and k.i == before.i else verb.i, dep="case" if k.i == before.i and governed else "dep")
    if governed:
        tokens[before.i] = replace(tokens[before.i], head=noun.i, dep="case")
    for k in kids(tokens, noun.i):
        if k.low == "as" and k.dep == "case":
            tokens[k.i] = replace(k, head=verb.i, dep="dep")
    tokens[verb.i] = replace(verb, pos="ADV", head=noun.i, dep="advmod")


def _bare(tokens: list[Token], noun: Token) -> bool:
    """Whether a noun has no preposition, or only *as*."""
    return all(k.low == "as" for k in kids(tokens, noun.i) if k.dep == "case" and k.i < noun.i)

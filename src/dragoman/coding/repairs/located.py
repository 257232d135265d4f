"""Where somebody is, told by the French copula: *Emmanuel Macron était mercredi à Rabat*, *le ministre est à Pékin*.

The model makes the place, or the day before it, the word that the sentence stands on; here the verb is, with the place below it.
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.grammar import base
from dragoman.coding.repairs.tree import NOMINAL, SUBJECT, in_sentence
from dragoman.coding.sheet import Token
from dragoman.coding.timely import timely_words
from dragoman.packs import Language

#: what belongs to the place itself, where it stands behind the verb
OWN = ("case", "det", "flat", "amod", "nmod", "appos", "compound")


def locate(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such verbs above their places; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, timely, where = list(tokens), timely_words(language), language.words("language", "within")
    for token in tokens:
        mistaken = token.dep == "auxpass" and tokens[token.head].low in timely  # *était lundi*, *lundi* taken for a participle
        if (token.dep == "cop" or mistaken) and token.lemma in language.words("language", "to_be") and token.head > token.i:
            _place(changed, changed[token.i], timely, where)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _place(tokens: list[Token], be: Token, timely: frozenset[str], where: frozenset[str]) -> None:
    """Make the verb the word of the clause where what is said with it is a day and a place, or a place, by name behind a preposition."""
    said = tokens[be.head]
    around = in_sentence(tokens, said)
    day = said.low in timely and not any(k.dep in ("case", "det") for k in around)
    place = next((k for k in around if k.i > said.i and k.dep in ("obl", "nmod")), None) if day else said
    if place is None or place.pos not in NOMINAL or not place.text[0].isupper() or not any(k.dep in SUBJECT and k.i < be.i for k in around):
        return
    if not any(k.dep == "case" and be.i < k.i < place.i and base(k) in where for k in in_sentence(tokens, place)):
        return
    tokens[be.i] = replace(be, pos="VERB", head=be.i if said.head == said.i else said.head, dep=said.dep)
    for k in around:
        if k.i != be.i and not (not day and k.dep in OWN and k.i > be.i and k.dep not in SUBJECT):
            tokens[k.i] = replace(k, head=be.i, dep="subj" if k.dep == "subjpass" else k.dep)
    tokens[said.i] = replace(tokens[said.i], head=be.i, dep="obl", pos="NOUN" if day else said.pos)
    tokens[place.i] = replace(tokens[place.i], head=be.i, dep="obl")

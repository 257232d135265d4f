"""Objects behind times, asides and phrases with a preposition: *a fermé en novembre, sans crier gare, la voie*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.coding.once import once
from dragoman.coding.repairs.tree import NOMINAL, SUBJECT, above
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how far behind its verb an object may stand, and how long an aside may be, in tokens
REACH, ASIDE = 22, 12
OF = ("de", "du", "des", "d'", "d’")
#: what opens a noun phrase without a preposition
OPENING = ("DET", "NUM")
#: *suspendu jeudi **toutes** les rotations*: before an article, and called an adjective
ALL = frozenset({"tout", "toute", "tous", "toutes"})


@once
def still(language: Language) -> frozenset[str]:
    """The verbs that have no object, unless *avoir* goes with them."""
    return language.words("language", "unaccusative") | {"être"}


def has_done(tokens: list[Token], below: Iterable[int]) -> bool:
    """*A rendu l'assassin*: with *avoir* a verb has an object, whatever it does with *être*."""
    return any(tokens[c].dep == "aux" and tokens[c].lemma == "avoir" for c in below)


def may_reach(tokens: list[Token], below: list[list[int]], verb: Token, timely: frozenset[str]) -> bool:
    """Whether a verb is active, has who does it, and neither an object nor a clause behind it."""
    kids = [tokens[c] for c in below[verb.i] if tokens[c].head == verb.i]
    if any(k.dep in ("auxpass", "subjpass", "agent", "expl") or (k.dep in ("ccomp", "xcomp") and k.pos not in NOMINAL) or (k.dep == "obj" and k.low not in timely) for k in kids):
        return False
    helped = any(k.dep == "aux" and k.lemma == "avoir" for k in kids)
    own = any(k.dep in SUBJECT and k.i < verb.i for k in kids) or verb.dep == "conj" and tokens[verb.head].pos == "VERB"
    return (verb.form == "Inf" and not helped and verb.dep != "amod") or ((helped or verb.form == "Fin") and own)


def reach(tokens: list[Token], verb: Token, timely: frozenset[str], speech: frozenset[str]) -> None:
    """The bare noun phrase behind times, asides and phrases with a preposition is the verb's object."""
    found = _late(tokens, verb, timely, speech)
    if found is None:
        return
    noun, top = tokens[found], tokens[verb.i]
    if noun.dep in SUBJECT or noun.head == verb.i and noun.dep == "obj":
        return
    if top.head == noun.i:  # the model took the object for the verb
        tokens[verb.i] = replace(top, head=verb.i if noun.head == noun.i else noun.head, dep=noun.dep)
        for t in tokens[max(0, verb.i - REACH) : verb.i]:
            if t.head == noun.i and t.sent == verb.sent:
                tokens[t.i] = replace(t, head=verb.i)
    elif top not in above(tokens, noun) and not (noun.head == top.head and noun.i < noun.head):
        return
    for t in tokens[verb.i + 1 : found]:
        if t.head == verb.i and t.dep == "obj":
            tokens[t.i] = replace(t, dep="obl")
    tokens[found] = replace(tokens[found], head=verb.i, dep="obj")


def _late(tokens: list[Token], verb: Token, timely: frozenset[str], speech: frozenset[str]) -> int | None:
    """The head of the first bare noun phrase that stands behind something else than the verb in its clause."""
    at, last = verb.i + 1, min(verb.i + REACH, len(tokens))
    while at < last and tokens[at].sent == verb.sent:
        token = tokens[at]
        if token.text == ",":
            close = closed(tokens, at, speech)
            if close is None:
                return None
            at = close + 1
        elif token.pos == "ADV" or token.low in timely:
            at += 1
        elif token.pos == "ADP" and (at > verb.i + 1 or token.text.lower() not in OF):
            at = _phrase(tokens, at + 1, timely)
        elif token.pos in OPENING or token.low in ALL or token.low in timely:
            ahead = _phrase(tokens, at, timely)
            heads = [t for t in tokens[at:ahead] if t.pos in NOMINAL or (t.pos == "ADJ" and t.low in timely)]
            if not heads or any(t.low in timely for t in tokens[at:ahead]):
                if not any(t.low in timely for t in tokens[at:ahead]):
                    return None
                at = ahead
            else:
                return heads[0].i if at > verb.i + 1 else None
        else:
            return None
    return None


def closed(tokens: list[Token], at: int, speech: frozenset[str]) -> int | None:
    """The comma that closes the aside which a comma opens; None where what stands between is a clause or a row."""
    for t in tokens[at + 1 : at + 1 + ASIDE]:
        if t.sent != tokens[at].sent or t.pos in ("CCONJ", "SCONJ") or t.text in (";", ":") or t.low in ("qui", "que", "dont", "où", "ou"):
            return None
        if t.pos in ("VERB", "AUX") and t.form == "Fin" and t.lemma not in speech and t.pos != "AUX":
            return None
        if t.text == ",":
            return t.i
    return None


def _phrase(tokens: list[Token], at: int, timely: frozenset[str]) -> int:
    """Where the noun phrase that begins at a token ends: determiners, numbers, adjectives, nouns, and what *de* joins to them."""
    named, sent = False, tokens[at].sent if at < len(tokens) else -1
    while at < len(tokens) and tokens[at].sent == sent:
        token = tokens[at]
        if token.pos in OPENING:
            if named and not (token.pos == "NUM" and tokens[at - 1].low in timely):
                return at
            named = named or (token.pos == "NUM" and at + 1 < len(tokens) and tokens[at + 1].pos not in ("NOUN", "ADJ", "PROPN"))
        elif token.pos in NOMINAL or token.pos == "PRON":
            if named and token.low in timely and tokens[at - 1].pos in ("NOUN",) and tokens[at - 1].low not in timely:
                return at
            named = True
        elif token.text.lower() in OF and named:
            named = False
        elif token.pos != "ADJ" and token.text not in ("-", "'"):
            return at
        at += 1
    return at

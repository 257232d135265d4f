"""Objects that stand late and relatives behind a comma, which the French model hangs on whatever stands before them.

*A fermé en novembre, sans crier gare, la voie* (an object behind a time and an aside), *son consulat, que la police a bloqué* (a relative
that the model takes for a clause of the verb).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.late import ASIDE, OF, closed, has_done, may_reach, reach, still
from dragoman.coding.repairs.related import relate
from dragoman.coding.repairs.tree import NOMINAL, SUBJECT, WHAT, above
from dragoman.coding.sheet import Token
from dragoman.coding.timely import timely_words
from dragoman.packs import Language

TO_HIM = ("lui", "leur")
#: infinitives behind *faire* whose noun phrase is who speaks: *a fait savoir jeudi le président*
SAID = ("savoir", "valoir", "entendre", "remarquer", "observer")


def displace(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with late objects and relatives where they belong; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, below = list(tokens), _below(tokens)
    timely, motionless = timely_words(language), still(language)
    control = language.words("language", "object_control")
    speech = language.speaking | control
    for token in tokens:
        if token.pos == "NOUN" and token.dep in ("xcomp", "ccomp") and token.head < token.i and tokens[token.head].pos == "VERB":
            _named(changed, below, token)
        if token.low in TO_HIM and token.dep in SUBJECT and token.head in (token.i + 1, token.i + 2):
            _clitic(changed, below, token)
        if token.low in WHAT and token.i and changed[token.i].head != token.i:
            relate(changed, below, token, speech, timely, control)
        elif token.pos == "ADP" and token.text.lower() in OF and token.i and tokens[token.i - 1].text == ",":
            _rejoin(changed, token, speech)
    for token in [t for t in tokens if t.pos == "VERB"]:
        if (token.lemma not in motionless or has_done(changed, below[token.i])) and not (token.form == "Inf" and token.lemma in SAID) and may_reach(changed, below, token, timely):
            reach(changed, token, timely, speech)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _below(tokens: tuple[Token, ...]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            found[token.head].append(token.i)
    return found


def _clitic(tokens: list[Token], below: list[list[int]], clitic: Token) -> None:
    """*La trêve que lui propose Paris*: a pronoun of whom something is done to is no subject; the noun behind the verb is."""
    tokens[clitic.i] = replace(clitic, dep="iobj")
    if clitic.i and tokens[clitic.i - 1].pos == "CCONJ" and tokens[clitic.head].dep == "conj":
        return  # *a appelé Quito et lui a proposé une trêve*: who does both stands before the first
    behind = (tokens[c] for c in below[clitic.head] if c > clitic.head and tokens[c].pos in NOMINAL and tokens[c].dep in ("obj", "obl", "nmod", "appos"))
    bare = next((t for t in behind if not any(tokens[c].dep == "case" for c in below[t.i])), None)
    if bare is not None and not any(tokens[c].dep in SUBJECT and c != clitic.i for c in below[clitic.head]):
        tokens[bare.i] = replace(bare, dep="subj")


def _named(tokens: list[Token], below: list[list[int]], noun: Token) -> None:
    """*A remis le pouvoir*: a noun with an article and no preposition is an object, not a clause."""
    own, other = [tokens[c] for c in below[noun.i]], [tokens[c].dep for c in below[noun.head]]
    if any(t.dep == "det" for t in own) and not any(t.dep in ("case", "cop", "mark") for t in own) and "obj" not in other and "auxpass" not in other:
        tokens[noun.i] = replace(noun, dep="obj")


def _rejoin(tokens: list[Token], of: Token, speech: frozenset[str]) -> None:
    """*La destruction en vol, en décembre, d'un avion*: a *de* phrase behind an aside belongs to the noun before the aside."""
    opened = next((t.i for t in reversed(tokens[max(0, of.i - ASIDE) : of.i - 1]) if t.text == "," or t.sent != of.sent), 0)
    named = tokens[of.head]
    if not opened or tokens[opened].text != "," or closed(tokens, opened, speech) != of.i - 1 or named.i < of.i or named.pos not in NOMINAL or of.dep != "case":
        return
    at = tokens[opened - 1]
    while tokens[at.head].pos == "NOUN" and at.head < at.i and tokens[at.head].sent == at.sent:
        at = tokens[at.head]
    if at.pos == "NOUN" and tokens[at.i + 1].text.lower() not in OF and named not in above(tokens, at):
        tokens[named.i] = replace(named, head=at.i, dep="nmod")

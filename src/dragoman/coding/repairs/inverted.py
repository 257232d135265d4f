"""Subjects behind their verb in a relative, and those of a participle of their own or of a noun before it, which the French model misses.

*L'Australien que réclame la justice suédoise*, *le geste dont se félicite Oslo* (the subject taken for an object), *l'Algérie ayant expulsé douze agents, la France a rappelé
le sien* (the first name taken for a second subject of the main verb).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.tree import NOMINAL, SUBJECT, WHAT, agree, below, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how far behind its verb, in tokens, such a subject may stand, and how far before *que* what the clause is said of
REACH, BACK = 8, 3
WHO = ("qui", "dont", "que", "qu'", "ou")
#: how the model labels a subject that stands behind its verb
TAKEN = ("obj", "obl", "nmod", "appos", "agent", "dep", "xcomp")
CLAUSAL = ("ccomp", "advcl", "parataxis", "acl", "dep", "relcl")


def invert(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such subjects in their place; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, moving, to_which = list(tokens), language.words("language", "unaccusative"), language.words("language", "to_which")
    for token in tokens:
        if token.low == "dont" and tokens[token.head].pos in NOMINAL:
            _among(changed, token)
        elif (token.low in WHAT and token.dep == "obj" or token.low == "dont") and token.head > token.i:
            _relative(changed, token)
        elif token.head > token.i and (token.low in to_which or (token.low == "qui" and token.i and tokens[token.i - 1].pos == "ADP")):
            _behind_which(changed, token)
        elif token.low in ("ayant", "etant") and token.dep in ("aux", "auxpass"):
            _absolute(changed, token)
        elif token.dep in ("advcl", "acl", "xcomp") and token.form == "Part" and token.tense == "Past" and token.lemma in moving and token.i > 1 and tokens[token.i - 1].text == ",":
            _come(changed, token)
        elif token.pos == "ADV" and token.dep == "advmod" and token.text[:1].isupper() and token.i + 2 < len(tokens) and tokens[token.i + 1].text == "," and (tokens[token.i + 2].low in WHO or tokens[token.i + 2].text == "«"):
            _taken(changed, token)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _bare(tokens: list[Token], noun: Token) -> bool:
    """Whether a noun phrase has no preposition."""
    return noun.pos in NOMINAL and not any(k.dep == "case" for k in kids(tokens, noun.i))


def _relative(tokens: list[Token], what: Token) -> None:
    """*Que réclame la justice*: the first bare noun phrase behind the verb of *que* is its subject where none stands before it."""
    verb = tokens[what.head]
    around = [k for k in kids(tokens, verb.i) if k.i != what.i]
    if verb.pos != "VERB" or any(k.dep in SUBJECT or k.dep == "auxpass" or (k.dep == "expl" and what.low in WHAT) for k in around):
        return
    before = next((k for k in around if what.i < k.i < verb.i and k.pos == "PROPN" and k.dep in ("det", "dep", "nmod", "flat", "appos", "amod") and _bare(tokens, k)), None)
    if before is not None:  # *dont Ankara bombarde les positions*
        tokens[before.i] = replace(before, dep="subj")
        return
    behind = next((k for k in around if verb.i < k.i <= verb.i + REACH and k.dep in TAKEN and _bare(tokens, k) and k.ent != "DATE"), None)
    if behind is not None and tokens[what.i - 1].low == "ce":  # *ce qu'a salué le ministre*
        tokens[behind.i] = replace(behind, dep="subj")
        return
    said = next((t for t in reversed(tokens[max(0, what.i - BACK) : what.i]) if t.sent == what.sent and t.pos in NOMINAL), None)
    if behind is None or said is None or any(t.text not in (",", "»") and t.pos != "ADJ" for t in tokens[said.i + 1 : what.i]):
        return
    tokens[behind.i] = replace(behind, dep="subj")
    if what.dep in SUBJECT:
        tokens[what.i] = replace(what, dep="obl")
    if verb.dep in CLAUSAL and not below(tokens, said.i, verb.i):
        tokens[verb.i] = replace(tokens[verb.i], head=said.i, dep="relcl")


def _among(tokens: list[Token], whose: Token) -> None:
    """*Vingt pays, dont le Pérou, le Chili et le Brésil, ont ...*: names behind *dont* without a verb are some of those before it, all of them in one row."""
    name = tokens[whose.head]
    noun = tokens[name.head]
    if name.i < whose.i or noun.i > whose.i or noun.pos not in NOMINAL or name.dep not in ("relcl", "appos", "acl", "nmod", "conj") or any(t.pos in ("VERB", "AUX") for t in tokens[whose.i : name.i]):
        return
    tokens[name.i] = replace(name, dep="appos")
    for k in kids(tokens, noun.i):
        if k.i > name.i and k.dep == "conj" and k.pos in NOMINAL and all(t.pos in ("DET", "PUNCT", "CCONJ", "ADJ", *NOMINAL) for t in tokens[name.i + 1 : k.i]):
            tokens[k.i] = replace(k, head=name.i)


def _behind_which(tokens: list[Token], which: Token) -> None:
    """*Une requête à laquelle Paris a accédé*: a name right behind such a pronoun that the model joined to it is the subject of the clause."""
    verb = tokens[which.head]
    name = next((k for k in kids(tokens, which.i) if k.dep in ("conj", "appos", "nmod", "flat") and which.i < k.i < verb.i), None)
    if verb.pos == "VERB" and name is not None and _bare(tokens, name) and not any(k.dep in SUBJECT for k in kids(tokens, verb.i)):
        tokens[name.i] = replace(name, head=verb.i, dep="subj")
        tokens[which.i] = replace(which, dep="obl")


def _absolute(tokens: list[Token], having: Token) -> None:
    """*X ayant expulsé ..., Y a rappelé*: X is the participle's subject, and the participle a clause of what Y did."""
    part = tokens[having.head]
    name = tokens[part.head]
    if part.dep not in ("acl", "amod") or name.dep not in SUBJECT or name.i >= having.i or any(t.text == "," for t in tokens[name.i : having.i]):
        return
    main = tokens[name.head]
    if main.i <= part.i or not any(k.dep in SUBJECT and part.i < k.i < main.i for k in kids(tokens, main.i)):
        return
    tokens[name.i] = replace(name, head=part.i, dep="subjpass" if having.low == "etant" else "subj")
    tokens[part.i] = replace(part, head=main.i, dep="advcl")


def _come(tokens: list[Token], part: Token) -> None:
    """*Avec l'ambassadeur du Togo, venu lui remettre un lot*: who has come is whom the comma stands behind, not the subject of the clause."""
    at = tokens[part.i - 2]
    while at.pos in (*NOMINAL, "ADJ") and tokens[at.head].pos in NOMINAL and tokens[at.head].i < at.i and tokens[at.head].sent == at.sent:
        at = tokens[at.head]
    if at.pos in NOMINAL and at.sent == part.sent and at.dep not in SUBJECT and agree(at, part) and not below(tokens, at.i, part.i) and not any(k.dep in ("aux", "auxpass", "cop") for k in kids(tokens, part.i)):
        tokens[part.i] = replace(part, head=at.i, dep="acl")


def _taken(tokens: list[Token], name: Token) -> None:
    """*Doha, qui refuse, assure ...*: a name at the front that the model takes for an adverb is the subject of the verb that has none."""
    verb = tokens[name.head]
    if verb.pos == "VERB" and verb.i > name.i and (not name.i or tokens[name.i - 1].sent != name.sent) and not any(k.dep in SUBJECT for k in kids(tokens, verb.i)):
        tokens[name.i] = replace(name, pos="PROPN", dep="subj")

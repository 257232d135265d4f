"""Subjects that the French model misses, put back: of an active perfect, of a relative, of the verb behind a relative, of what a sentence begins with.

*Lusaka n'a pas cédé* (a subject taken for that of a passive), *au Canada, qui en accueille* and *c'est la Cedeao qui a baissé la barrière*
(relatives taken for other clauses), *la Cédéao, qui se réunit mardi, réclame ...* (a main verb hung below the relative before it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import is_

from dragoman.coding.parse.words import infinitive
from dragoman.coding.repairs.fronts import BEFORE, LINKS, counted, first, misplaced, opened
from dragoman.coding.repairs.tree import NOMINAL, below, finite, instead, kids, past_nouns
from dragoman.coding.sheet import Token
from dragoman.coding.timely import timely_words
from dragoman.packs import Language

#: how far before its relative pronoun the head of a noun phrase may stand
REACH = 7
OF = ("de", "du", "des", "d'", "d’")
LOOSE = ("advcl", "ccomp", "parataxis", "conj", "dep", "xcomp")
#: how a verb behind a comma hangs on what it has nothing to do with
ASTRAY = ("advmod", "acl", "appos", "obl", "amod")
ADRIFT = frozenset((*LOOSE, *ASTRAY))
WHO = ("qui", "que", "qu'", "dont", "lequel", "laquelle")


def subjected(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such subjects put back; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, opening, which, timely = list(tokens), language.words("language", "opening"), language.words("language", "which"), timely_words(language)
    sent, numbers = -1, language.tables["times"]["numbers"]
    for token in tokens:
        if token.sent != sent:
            sent = token.sent
            if token.low in numbers and token.pos != "NUM":
                counted(changed, token)
            first(changed, token.i + 1 if token.pos in ("DET", "PUNCT") else token.i, timely)
        if token.dep in ("subj", "subjpass"):
            opened(changed, token, opening)
            if token.head < token.i:
                misplaced(changed, changed[token.i])
            _voice(changed, changed[token.i])
        if token.lemma == "avoir":
            _nothing(changed, token)
        elif token.low in which and token.dep in ("subj", "subjpass") and token.head > token.i:
            _relative(changed, token)
            _rooted(changed, token)
        elif token.low == "dont" and token.i > 1 and tokens[token.i - 1].text == ",":
            _whose(changed, token)
    for i in [t.i for t in tokens if t.pos in ("VERB", "ADJ")]:
        if changed[i].dep in ADRIFT:
            _behind(changed, i)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _voice(tokens: list[Token], subject: Token) -> None:
    """*Lusaka n'a pas cédé*: a participle with *avoir* alone is active; *le retrait n'est pas envisagé*: one with *être* is passive."""
    if tokens[subject.head].form != "Part":
        return
    helping = [k for k in kids(tokens, subject.head) if k.dep in ("aux", "auxpass")]
    if not helping:
        return
    if subject.dep == "subjpass" and all(k.lemma == "avoir" for k in helping):
        tokens[subject.i] = replace(subject, dep="subj")
    elif subject.dep == "subj" and any(k.dep == "auxpass" for k in helping) and subject.i < subject.head and subject.pos == "NOUN":
        tokens[subject.i] = replace(subject, dep="subjpass")


def _nothing(tokens: list[Token], have: Token) -> None:
    """*N'avoir rien négocié*: the participle behind *rien* is the verb, *avoir* its auxiliary."""
    if have.i + 2 >= len(tokens) or tokens[have.i + 1].low not in ("rien", "tout") or tokens[have.i + 2].pos != "VERB" or have.dep in ("aux", "auxpass"):
        return
    part = tokens[have.i + 2]
    for k in kids(tokens, have.i):
        if k.i != part.i:
            tokens[k.i] = replace(k, head=part.i)
    head, dep = instead(tokens, have, part)
    tokens[have.i] = replace(have, head=part.i, dep="aux")
    tokens[part.i] = replace(part, head=head, dep=dep, form="Part", tense="Past", lemma=infinitive(part.low, part.text.lower()) if part.lemma == part.low else part.lemma)


def _relative(tokens: list[Token], who: Token) -> None:
    """A clause with *qui* for subject right behind a noun is said of that noun, whatever it was hung on."""
    verb = tokens[who.head]
    misled = verb.dep == "relcl" and tokens[verb.head].pos == "VERB"
    if not misled and verb.dep not in LOOSE or verb.pos != "VERB":
        return
    at = who.i - 2 if tokens[who.i - 1].text == "," else who.i - 1
    if at < 0 or tokens[at].sent != who.sent or tokens[at].pos not in NOMINAL:
        return
    at = _head(tokens, at, who.i)
    if not below(tokens, at, verb.i):
        tokens[verb.i] = replace(verb, head=at, dep="relcl")


def _rooted(tokens: list[Token], who: Token) -> None:
    """*Moscou, qui nie, réclame des preuves*: where the relative was taken for the clause, the verb behind its comma is, and the noun before *qui* does it."""
    inner, at = tokens[who.head], who.i - 2
    if inner.dep != "root" or at < 0 or tokens[who.i - 1].text != "," or tokens[at].sent != who.sent or tokens[at].pos not in NOMINAL:
        return
    name = tokens[_head(tokens, at, who.i)]
    if name.head != inner.i or any(k.dep == "case" for k in kids(tokens, name.i)):
        return
    for verb in [t for t in tokens[inner.i + 1 : inner.i + 40] if t.sent == who.sent and t.pos == "VERB" and below(tokens, t.i, inner.i)]:
        around = kids(tokens, verb.i)
        first = _start(verb, around, (*BEFORE, "advmod"))
        if finite(tokens, verb) and tokens[first - 1].text == "," and not any(k.dep in ("subj", "subjpass", "mark", "cc") for k in around):
            tokens[verb.i] = replace(verb, head=verb.i, dep="root")
            tokens[name.i] = replace(name, head=verb.i, dep="subjpass" if any(k.dep == "auxpass" for k in around) else "subj")
            tokens[inner.i] = replace(inner, head=name.i, dep="relcl")
            return


def _whose(tokens: list[Token], whose: Token) -> None:
    """*Riyad, dont les avions ont frappé un convoi, a donné ...*: a name that was hung on the verb of its relative does what the verb behind the comma tells."""
    name = tokens[_head(tokens, whose.i - 2, whose.i)]
    inner = past_nouns(tokens, tokens[whose.head])
    verb = tokens[inner.head]
    if name.pos not in NOMINAL or name.head != inner.i or inner.pos != "VERB" or inner.i < whose.i or any(k.dep == "case" for k in kids(tokens, name.i)):
        return
    around = kids(tokens, verb.i)
    if verb.i <= inner.i or verb.pos != "VERB" or not finite(tokens, verb) or any(k.dep in ("subj", "subjpass", "mark") for k in around) or tokens[_start(verb, around, BEFORE) - 1].text != ",":
        return
    tokens[name.i] = replace(name, head=verb.i, dep="subjpass" if any(k.dep == "auxpass" for k in around) else "subj")
    tokens[inner.i] = replace(inner, head=name.i, dep="relcl")


def _start(verb: Token, around: list[Token], before: tuple[str, ...]) -> int:
    """Where a verb begins, with those of its children that may stand before it."""
    return min([verb.i, *(k.i for k in around if k.dep in before and k.i < verb.i)])


def _head(tokens: Sequence[Token], at: int, before: int) -> int:
    """The head of the noun phrase that a word ends."""
    while tokens[at].dep in LINKS and before - REACH <= tokens[at].head < at and tokens[tokens[at].head].pos in NOMINAL:
        cases = [t.low for t in tokens[tokens[at].head : at] if t.head == at and t.dep == "case"]
        if tokens[at].dep == "nmod" and not (cases and cases[0] in OF):
            break
        at = tokens[at].head
    return at


def _behind(tokens: list[Token], i: int) -> None:
    """*X, qui se réunit mardi, réclame ...*: the verb behind the relative's comma is the verb of the clause, X its subject."""
    verb = tokens[i]
    inner = tokens[verb.head]
    while verb.dep in ASTRAY and inner.pos in NOMINAL and tokens[inner.head].i < inner.i:
        inner = tokens[inner.head]
    bare = inner.form == "Part" and not (verb.dep in ASTRAY and any(k.form == "Fin" for k in kids(tokens, inner.i) if k.dep in ("aux", "auxpass")))
    if inner.dep not in ("relcl", "acl") or bare or not inner.head < inner.i < i:
        return
    name, around = tokens[inner.head], kids(tokens, i)
    first = _start(verb, around, BEFORE)
    if name.dep != "root" or not finite(tokens, verb) or any(k.dep in ("subj", "subjpass", "mark", "cc") for k in around):
        return
    if not any(t.low in WHO for t in tokens[name.i : inner.i]) or (verb.dep in ASTRAY and tokens[first - 1].text != ","):
        return
    passive = any(k.dep == "auxpass" for k in around)
    tokens[i] = replace(verb, head=i, dep="root")
    tokens[name.i] = replace(name, head=i, dep="subjpass" if passive else "subj")
    for k in [t for t in tokens[first:] if t.sent == verb.sent and t.head == inner.i and t.i > first]:
        tokens[k.i] = replace(k, head=i)

"""Sentences in which the English model finds no verb, since it took it for a noun or an adjective: *Nepal exports electricity to Bangladesh*,
*Lima once more tolerates Bolivian lorries*, *Kabul balks at handing over the general*.

Only a sentence without any finite verb is read again, and only for a form of a verb that the packs name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import is_

from dragoman.coding.repairs.lemmas import verb_forms
from dragoman.coding.repairs.raised import raised
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: what the model takes such a verb for, and what a finite verb that is none hangs as
MISTAKEN = frozenset({"NOUN", "PROPN", "ADJ"})
HUNG = frozenset({"compound", "amod", "nmod", "flat"})
#: what stands right before a noun and not before a verb, and what stands behind a noun and not behind its verb
BOUND = frozenset({"DET", "ADP", "NUM", "PART", "PRON", "SCONJ", "PUNCT", "CCONJ"})
CLOSING = frozenset({"of", ":", ";"})
INNER = frozenset({"amod", "nmod", "flat", "compound", "appos", "conj", "poss"})


def verbal(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with the verbs of such sentences put right; the same tuple where there are none."""
    if not language.tables["language"].get("two_readings"):
        return tokens
    forms, changed, amid = verb_forms(language), list(tokens), language.words("language", "amid")
    for _, group in groupby(tokens, key=lambda t: t.sent):
        sentence = list(group)
        if len(sentence) > 3 and not any(_carries(t) for t in sentence):
            verb = next((t for t in sentence[1:-1] if _may_be(tokens, t, _subject_end(tokens, t, amid), sentence[0].i, forms)), None)
            if verb is not None:
                _made(changed, verb, forms[verb.low], sentence[0].i, amid)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _carries(token: Token) -> bool:
    """Whether a token is a verb that its sentence may rest on."""
    return token.pos in ("VERB", "AUX") and token.dep not in (*HUNG, "relcl", "acl") and (token.form in ("Fin", "Inf") or token.dep in ("root", "ccomp", "conj"))


def _may_be(tokens: tuple[Token, ...], token: Token, before: int, first: int, forms: dict[str, str]) -> bool:
    """Whether a word is a form of a verb with a subject right before it and an object, a phrase or a name behind it."""
    if token.low not in forms or token.low == forms[token.low] or not token.low.endswith(("s", "ed")) or token.text[0].isupper():
        return False
    if token.pos not in MISTAKEN and not (token.pos == "VERB" and (token.dep in HUNG or _told(tokens, token))):
        return False
    after = tokens[token.i + 1]
    if before < first or tokens[before].pos in BOUND or tokens[before].text == "'s" or (tokens[before].pos == "ADJ" and not tokens[before].text[0].isupper()):
        return False
    named = tokens[before].text[0].isupper() and not _modifying(tokens, before, token)
    if tokens[before].pos == "ADJ" and after.pos == "ADP":
        return False  # *Turkish ships off Crete*
    known = named or token.low.endswith("ed") or token.pos == "VERB" or token.dep in ("root", "subj")
    return known and after.low not in CLOSING and after.pos != "PUNCT" and not (after.pos in ("NOUN",) and not named and token.pos != "VERB")


def _told(tokens: tuple[Token, ...], token: Token) -> bool:
    """*Polish tanks trained alongside Lithuanian infantry at Rukla.*: a past tense taken for a participle of the noun that its sentence rests on."""
    noun = tokens[token.head]
    if token.dep != "acl" or not token.low.endswith("ed") or noun.head != noun.i or noun.i != token.i - 1 or tokens[token.i + 1].low == "by":
        return False
    last = token.i
    while last + 1 < len(tokens) and tokens[last + 1].sent == token.sent:
        last += 1
    return tokens[last].text == "."


def _modifying(tokens: tuple[Token, ...], i: int, token: Token) -> bool:
    """*Turkish ships*: an adjective of a nation before the noun that the word is after all."""
    return tokens[i].text.endswith(("ese", "ish", "an", "ian", "ic", "i")) and tokens[i].pos == "ADJ" and tokens[i].head == token.i and tokens[token.i + 1].pos not in ("DET", "PROPN")


def _subject_end(tokens: Sequence[Token], token: Token, amid: frozenset[str]) -> int:
    """Where the noun phrase before a word ends, past the adverbs between."""
    at = token.i - 1
    while at > 0 and tokens[at].low in amid:
        at -= 1
    return at


def _made(tokens: list[Token], verb: Token, lemma: str, first: int, amid: frozenset[str]) -> None:
    """Make the word the verb of its sentence, the noun phrase before it its subject."""
    at = _subject_end(tokens, verb, amid)
    while tokens[at].dep in INNER and first <= tokens[at].head < at:
        at = tokens[at].head
    root = next((t.i for t in tokens[first : verb.i] if t.head == t.i and t.pos in ("NOUN", "PROPN")), None)
    at = at if root is None else root
    raised(tokens, verb.i, at, lemma)
    past = verb.low.endswith("ed")
    tokens[verb.i] = replace(tokens[verb.i], head=verb.i, dep="root", tense="Past" if past else "Pres")
    for t in tokens[first : verb.i]:
        if t.head > verb.i or (t.head == verb.i and t.i < at and t.dep in ("amod", "compound", "nmod", "nummod", "det")):
            tokens[t.i] = replace(t, head=at if t.dep in ("amod", "compound", "det", "nummod", "poss") else verb.i)

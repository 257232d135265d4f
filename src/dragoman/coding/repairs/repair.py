"""Trees that the model builds around the wrong verb, put right: what press prose does and its treebanks seldom show.

*Les droits décidés lundi prendront effet* (a participle taken for the verb), *un blocus, écrit le Pentagone, pourrait suivre* (a subject
taken by the aside), *l'envoi n'est quant à lui pas prévu* (an auxiliary taken for the verb), *aurait en outre piraté* (a participle taken
for a noun), *héberge des réfugiés et implore l'ONU* (a verb joined to the object before it), *livre plus de 80 chars* (a number taken for a negation).
"""

from __future__ import annotations

from operator import is_

from dragoman.coding.marks import CLOSING, OPENING
from dragoman.coding.repairs.main_verbs import aside, caused, joined, parted, reduced, unhelped
from dragoman.coding.repairs.noun_phrases import behind_quoted, both_named, counted, none_left, said_of, undone, unload
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how far behind *avoir* its participle does not stand
FAR = 8
HELPING = ("être", "avoir", "be", "have")
HUNG = ("nmod", "dep")
MAIN = ("root", "conj", "ccomp", "parataxis", "relcl", "advcl", "acl")


def repair(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such trees put right; the same tuple where there are none."""
    speech, days = language.speaking, language.words("times", "weekdays")
    counting, pauses = language.words("language", "counting"), language.words("language", "pauses")
    nought = language.words("modality", "nought")
    changed, counted_by = list(tokens), days | counting | {"entre"}
    for token in tokens:
        if token.low in nought and token.i:
            undone(changed, token)
        if token.pos == "ADJ" or token.dep in HUNG or token.low in counted_by:
            _phrases(changed, token, days, counting)
        if token.form:
            _verbs(changed, token, speech, pauses)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _phrases(tokens: list[Token], token: Token, days: frozenset[str], counting: frozenset[str]) -> None:
    """Put right the noun phrase that a word stands in, and the infinitive that *faire* makes others do."""
    if token.low in days and token.head != token.i:
        unload(tokens, token)
    if token.low in counting:
        counted(tokens, token)
        none_left(tokens, token)
    if token.lemma == "faire" and token.dep == "dep" and token.head == token.i + 1:
        caused(tokens, token)
    if token.pos == "ADJ" and token.dep in ("obl", "obj") and token.i:
        said_of(tokens, token)
    if token.dep == "nmod" and token.head < token.i and _quoted(tokens, token.head):
        behind_quoted(tokens, token)
    if token.low == "entre" and token.pos == "ADP" and token.head > token.i:
        both_named(tokens, token)


def _quoted(tokens: list[Token], i: int) -> bool:
    """*Une attaque « lâche »*: whether a word is an adjective that stands alone in quotation marks."""
    return tokens[i].pos == "ADJ" and tokens[i - 1].text in OPENING and tokens[i + 1].text in CLOSING


def _verbs(tokens: list[Token], token: Token, speech: frozenset[str], pauses: frozenset[str]) -> None:
    """Put right the clause that a verb heads, or should head."""
    if token.lemma == "avoir" and token.form == "Fin" and (token.dep not in ("aux", "auxpass") or token.head - token.i > FAR):
        unhelped(tokens, token)
    verb, finite = token.pos == "VERB", token.form == "Fin"
    if verb and finite and token.dep == "conj" and tokens[token.head].pos in ("NOUN", "PROPN"):
        joined(tokens, token)
    if verb and token.form == "Part" and token.dep == "root":
        reduced(tokens, token)
    elif finite and token.lemma in HELPING and token.pos in ("AUX", "VERB") and token.dep in MAIN:
        parted(tokens, token, pauses)
    elif finite and verb and token.lemma in speech and token.i and tokens[token.i - 1].text == ",":
        aside(tokens, token)

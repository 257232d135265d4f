"""Trees that the model builds around the wrong verb, put right: what press prose does and its treebanks seldom show.

*Les droits décidés lundi prendront effet* (a participle taken for the verb), *un blocus, écrit le Pentagone, pourrait suivre* (a subject
taken by the aside), *l'envoi n'est quant à lui pas prévu* (an auxiliary taken for the verb), *aurait en outre piraté* (a participle taken
for a noun), *héberge des réfugiés et implore l'ONU* (a verb joined to the object before it), *livre plus de 80 chars* (a number taken for a negation).
"""

from __future__ import annotations

from operator import is_

from dragoman.coding.repairs.main_verbs import aside, caused, joined, parted, reduced, unhelped
from dragoman.coding.repairs.noun_phrases import behind_quoted, both_named, counted, none_left, said_of, unload
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how far behind *avoir* its participle does not stand
FAR = 8
HELPING = ("être", "avoir", "be", "have")
MAIN = ("root", "conj", "ccomp", "parataxis", "relcl", "advcl", "acl")


def repair(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such trees put right; the same tuple where there are none."""
    speech = {*language.tables["speech"]["verbs"], *language.tables["language"]["inverting"]}
    days = {*language.tables["times"]["weekdays"]}
    counting, pauses = language.words("language", "counting"), language.words("language", "pauses")
    changed = list(tokens)
    for token in tokens:
        if token.low in days and token.head != token.i:
            unload(changed, token)
        if token.low in counting:
            counted(changed, token)
            none_left(changed, token)
        if token.lemma == "faire" and token.dep == "dep" and token.head == token.i + 1:
            caused(changed, token)
        if token.pos == "ADJ" and token.dep in ("obl", "obj") and token.i:
            said_of(changed, token)
        if token.dep == "nmod" and token.head < token.i and tokens[token.head].pos == "ADJ" and tokens[token.head - 1].text in ("«", '"', "“") and tokens[token.head + 1].text in ("»", '"', "”"):
            behind_quoted(changed, token)
        if token.low == "entre" and token.pos == "ADP" and token.head > token.i:
            both_named(changed, token)
        if token.lemma == "avoir" and token.form == "Fin" and (token.dep not in ("aux", "auxpass") or token.head - token.i > FAR):
            unhelped(changed, token)
        if token.pos == "VERB" and token.form == "Fin" and token.dep == "conj" and tokens[token.head].pos in ("NOUN", "PROPN"):
            joined(changed, token)
        if token.pos == "VERB" and token.form == "Part" and token.dep == "root":
            reduced(changed, token)
        elif token.lemma in HELPING and token.pos in ("AUX", "VERB") and token.dep in MAIN and token.form == "Fin":
            parted(changed, token, pauses)
        elif token.pos == "VERB" and token.lemma in speech and token.form == "Fin" and token.i and tokens[token.i - 1].text == ",":
            aside(changed, token)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)

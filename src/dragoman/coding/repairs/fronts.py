"""What a French sentence or clause begins with, as the model misreads it: a name before its verb, what a preposition opens, a number, an adverb.

*Séoul, pris de court, a convoqué* (a name taken for an adverbial), *selon un officier, une visite pourrait suivre* (what a preposition opens taken for a subject),
*neuf pays retirent* (a number taken for a name), *jamais Lima n'a menacé Quito* (what stands behind the verb taken for its subject).
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.repairs.tree import HELPING, NOMINAL, below, finite, kids
from dragoman.coding.sheet import Token

LINKS = ("nmod", "flat", "amod", "compound", "fixed", "appos")
#: what helps a verb, and with it what else may stand right before it
BEFORE = (*HELPING, "neg", "expl", "iobj")
#: how a name that opens its sentence hangs where its verb has been left without a subject
ADVERBIAL = ("advmod", "obl", "dep", "expl", "advcl", "iobj", "amod")


def first(tokens: list[Token], at: int, timely: frozenset[str]) -> None:
    """*Séoul, pris de court, a convoqué l'ambassadeur*: a bare name that opens its sentence does what its finite verb tells, where nothing else does."""
    name = tokens[min(at, len(tokens) - 1)]
    verb = tokens[name.head]
    if name.pos not in NOMINAL or name.dep not in ADVERBIAL or not name.text[0].isupper() or name.low in timely or verb.pos != "VERB" or verb.i < name.i:
        return
    around = kids(tokens, verb.i)
    if not finite(tokens, verb) or any(k.dep in ("subj", "subjpass") for k in around) or any(k.dep == "case" for k in kids(tokens, name.i)):
        return
    tokens[name.i] = replace(name, dep="subjpass" if any(k.dep == "auxpass" for k in around) else "subj")


def opened(tokens: list[Token], taken: Token, opening: frozenset[str]) -> None:
    """*Selon un officier, une visite pourrait suivre*: what a preposition opens does nothing; the noun behind its comma does."""
    commas = [i for i in range(taken.i + 1, taken.head) if tokens[i].text == ","]
    if not commas or taken.pos not in NOMINAL or not any(k.dep == "case" and k.low in opening and k.i < taken.i for k in kids(tokens, taken.i)):
        return
    for comma in reversed(commas):
        found = next((t for t in tokens[comma + 1 : taken.head] if t.pos not in ("DET", "ADJ", "NUM")), None)
        if found is not None and found.pos in NOMINAL and found.dep in (*LINKS, "conj", "obl", "dep") and not below(tokens, taken.head, found.i) and not any(k.dep == "case" for k in kids(tokens, found.i)):
            tokens[found.i] = replace(found, head=taken.head, dep=taken.dep)
            tokens[taken.i] = replace(taken, dep="obl")
            return


def misplaced(tokens: list[Token], taken: Token) -> None:
    """*Jamais Lima n'a menacé Quito*: of a bare name right before a verb with *avoir* and one behind it, taken for its subject, the first acts and the second is acted on."""
    verb = tokens[taken.head]
    own = kids(tokens, verb.i)
    helping, first = [k for k in own if k.dep in BEFORE], verb.i
    while any(k.i == first - 1 for k in helping):
        first -= 1
    name = tokens[first - 1] if first else verb
    if taken.dep != "subj" or not any(k.dep == "aux" and k.lemma == "avoir" for k in helping) or name.pos != "PROPN" or name.sent != verb.sent or name.dep not in ("fixed", "advmod", "dep", "flat", "obl"):
        return
    if any(k.dep in ("subj", "subjpass", "obj") and k.i != taken.i for k in own) or any(k.dep == "case" for k in kids(tokens, name.i)):
        return
    tokens[name.i] = replace(name, head=verb.i, dep="subj")
    tokens[taken.i] = replace(taken, dep="obj")


def counted(tokens: list[Token], number: Token) -> None:
    """*Neuf pays de la Cédéao retirent ...*: a number that opens the sentence, taken for a name or a preposition, counts the noun behind it, which does what the verb tells."""
    noun = tokens[min(number.i + 1, len(tokens) - 1)]
    if noun.pos not in ("NOUN", "ADJ") or noun.sent != number.sent or number.head not in (noun.i, noun.head):
        return
    verb = tokens[noun.head]
    tokens[number.i] = replace(number, pos="NUM", head=noun.i, dep="nummod")
    if noun.dep in ADVERBIAL and verb.pos == "VERB" and verb.i > noun.i and finite(tokens, verb) and not any(k.dep in ("subj", "subjpass") for k in kids(tokens, verb.i)):
        tokens[noun.i] = replace(noun, dep="subjpass" if any(k.dep == "auxpass" for k in kids(tokens, verb.i)) else "subj")

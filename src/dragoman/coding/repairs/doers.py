"""A name that the model joins to the noun before it and that does what the verb right behind it tells: *shelled posts on Monday and Pakistan responded*."""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.tree import below, climb, in_sentence
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how a verb hangs that the model has left without its subject
LEFT = ("advcl", "conj", "ccomp", "parataxis", "dep")
INSIDE = ("compound", "det", "amod", "flat", "nummod")


def doers(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such names made the subjects of their verbs; the same tuple where there are none."""
    del language
    changed = list(tokens)
    for name, after in zip(tokens, tokens[1:], strict=False):
        if name.pos == "PROPN" and name.dep == "conj" and name.head < name.i and name.sent == after.sent:
            _give(changed, name, after)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _give(tokens: list[Token], name: Token, after: Token) -> None:
    """Make the name the subject of the finite verb that begins behind it, where that has none and *and* stands before the name."""
    verb = tokens[after.head] if after.dep in ("aux", "auxpass") and after.head > after.i else after
    around = in_sentence(tokens, verb)
    finite = after.form == "Fin" and verb.pos == "VERB" and verb.dep in LEFT and not any(k.dep in ("subj", "subjpass", "mark", "cc") for k in around)
    first = min([name.i, *(k.i for k in in_sentence(tokens, name) if k.dep in INSIDE)])
    joint = tokens[first - 1]
    over = climb(tokens, tokens[name.head], lambda t: t.pos != "VERB")
    if not finite or joint.dep != "cc" or joint.sent != name.sent or over.pos != "VERB" or below(tokens, over.i, verb.i):
        return
    tokens[joint.i] = replace(joint, head=verb.i)
    tokens[name.i] = replace(name, head=verb.i, dep="subjpass" if any(k.dep == "auxpass" for k in around) else "subj")
    tokens[verb.i] = replace(verb, head=over.i, dep="conj")

"""*Se retrouve accusé par*, *s'est trouvé mis en cause*: a participle below such a verb is the verb of its clause, and a passive one."""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.tree import SUBJECT, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how far behind its verb, in tokens, such a participle may stand
REACH = 5


def undergone(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such participles as verbs; the same tuple where there are none."""
    finding = language.words("language", "finding_oneself")
    verbs = [t for t in tokens if t.lemma in finding and t.pos == "VERB" and t.form in ("Fin", "Part")]
    if not verbs:
        return tokens
    changed = list(tokens)
    for verb in verbs:
        _passive(changed, verb)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _passive(tokens: list[Token], verb: Token) -> None:
    """The verb and its reflexive become what helps the participle, and who does it is its agent."""
    own = kids(tokens, verb.i)
    part = next((k for k in own if k.form == "Part" and k.tense == "Past" and k.pos == "VERB" and verb.i < k.i <= verb.i + REACH and k.dep in ("xcomp", "obj", "acl", "dep", "advcl", "ccomp")), None)
    reflexive = any(k.low in ("se", "s'") and k.i < verb.i for k in own)
    if part is None or not reflexive or not any(k.dep in SUBJECT for k in own):
        return
    top = verb.head == verb.i
    tokens[part.i] = replace(part, head=part.i if top else verb.head, dep=verb.dep)
    for k in own:
        if k.i != part.i:
            dep = "subjpass" if k.dep in SUBJECT else "dep" if k.low in ("se", "s'") else "agent" if k.dep == "obl" and any(c.low == "par" for c in kids(tokens, k.i)) else k.dep
            tokens[k.i] = replace(k, head=verb.i if k.low in ("se", "s'") else part.i, dep=dep)
    tokens[verb.i] = replace(verb, head=part.i, dep="auxpass", pos="AUX")

"""What goes on behind an embedded clause in English, and what the model joins to that clause instead.

*Denied reports that planes had landed, and threatened to sue* (a verb joined to the clause that a comma closes), *vetoed a text by which Algiers
wanted the Council to act, drawing criticism* (a consequence hung on the nearest verb), *Yerevan, its minister told a senator, has asked for nobody*
(a subject that what is inserted parts from its verb).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.grammar import VERBAL
from dragoman.coding.repairs.tree import HELPING, SUBJECT, climb, finite, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: clauses within another, and what a verb of the sentence's own is to what stands above it
EMBEDDED = ("acl", "ccomp", "advcl", "relcl")
#: what an inserted clause parts from its verb may be to the verb of speech
LOOSE = ("obl", "dep", "advmod", "appos", "subj", "obj", "nmod")
#: sectors of people who ask nothing of a state
MUTE = frozenset({"MIL", "COP", "CVL", "UAF", "CRM", "PRM"})
#: how many steps upwards the verb of the sentence is looked for
STEPS = 6


def resume(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such verbs joined to what they go on; the same tuple where there are none."""
    if not language.tables["language"].get("two_readings"):
        return tokens
    changed, ensuing = list(tokens), language.words("language", "ensuing")
    speech = language.speaking | language.words("language", "taken_up")
    for token in tokens:
        if token.pos not in VERBAL or token.i < 3:
            continue
        if token.dep == "conj" and token.lemma in speech:
            _joined(changed, token, language)
        elif token.dep in ("advcl", "acl") and token.lemma in ensuing and token.low.endswith("ing") and tokens[token.i - 1].text == ",":
            _ensuing(changed, token)
        elif token.dep in ("ccomp", "xcomp") and token.lemma:
            _parted(changed, token, speech)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _told(tokens: list[Token], verb: Token) -> Token | None:
    """The finite verb with a subject above the clause that a verb stands in."""
    at = verb
    for _ in range(STEPS):
        if at.head == at.i:
            return None
        clause, at = at, tokens[at.head]
        if clause.dep in EMBEDDED and at.pos in VERBAL and finite(tokens, at) and any(k.dep in SUBJECT for k in kids(tokens, at.i)):
            return at if at.i < verb.i else None
    return None


def _joined(tokens: list[Token], verb: Token, language: Language) -> None:
    """A past tense of saying behind a comma and *and*, or one that the subject of the clause before it could not say, joined to a pluperfect or to a reported clause, goes on the verb above it."""
    first = min([verb.i, *(k.i for k in kids(tokens, verb.i) if k.dep in ("advmod", "neg", *HELPING) and k.i < verb.i)])
    above = tokens[verb.head]
    bare = verb.form == "Fin" and verb.tense == "Past" and not any(k.dep in (*SUBJECT, *HELPING, "mark") for k in kids(tokens, verb.i))
    if not bare or tokens[first - 1].low not in ("and", "but") or above.dep not in EMBEDDED or above.i > verb.i:
        return
    if tokens[first - 2].text != "," and not (above.dep == "ccomp" and _speechless(tokens, above, language)):
        return
    before = any(k.dep == "aux" and k.low == "had" for k in kids(tokens, above.i)) or not finite(tokens, above)
    told = _told(tokens, above)
    if told is None or not (before or above.dep == "acl") or told.tense not in ("Past", ""):
        return
    tokens[verb.i] = replace(verb, head=told.i)


def _speechless(tokens: list[Token], verb: Token, language: Language) -> bool:
    """*Said the boat had entered its waters and urged Manila to stop*: whether the subject of a clause is a thing or people who speak for nobody."""
    subject = next((k for k in kids(tokens, verb.i) if k.dep in SUBJECT), None)
    return subject is not None and subject.pos == "NOUN" and language.sectors.get(subject.lemma, "MIL") in MUTE


def _ensuing(tokens: list[Token], verb: Token) -> None:
    """*..., drawing criticism*: what ensues does so from the act of the sentence, not from the clause within it that stands next."""
    above = tokens[verb.head]
    at = above
    for _ in range(STEPS):
        if at.head == at.i or not (at.dep in ("acl", "relcl") or (at.dep in ("xcomp", "ccomp", "advcl") and not finite(tokens, at))):
            break
        at = climb(tokens, tokens[at.head], lambda t: t.pos not in VERBAL)
    if at.i != above.i and at.pos in VERBAL and at.i < verb.i:
        tokens[verb.i] = replace(verb, head=at.i, dep="advcl")


def _parted(tokens: list[Token], verb: Token, speech: frozenset[str]) -> None:
    """*Yerevan, its minister told a senator, has asked for nobody*: the name before what is inserted is the subject of the verb behind it."""
    said, own = tokens[verb.head], kids(tokens, verb.i)
    if said.i > verb.i or said.lemma not in speech or not finite(tokens, verb) or any(k.dep in (*SUBJECT, "mark") for k in own):
        return
    first = min([verb.i, *(k.i for k in own if k.dep in (*HELPING, "neg", "advmod") and k.i < verb.i)])
    speaker = next((k for k in kids(tokens, said.i) if k.dep == "subj" and k.i < said.i), None)
    if speaker is None or tokens[first - 1].text != ",":
        return
    opening = min(t.i for t in tokens[max(0, speaker.i - 8) : speaker.i + 1] if t.i == speaker.i or t.head == speaker.i or tokens[t.head].head == speaker.i)
    name = tokens[opening - 2] if opening >= 2 and tokens[opening - 1].text == "," else None
    while name is not None and name.dep in ("compound", "flat") and name.head == name.i - 1:
        name = tokens[name.head]
    if name is None or name.head != said.i or name.dep not in LOOSE or name.pos not in ("NOUN", "PROPN") or any(k.dep == "case" and k.low != "'s" for k in kids(tokens, name.i)):
        return
    tokens[name.i] = replace(name, head=verb.i, dep="subjpass" if any(k.dep == "auxpass" for k in own) else "subj")

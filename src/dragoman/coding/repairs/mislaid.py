"""Words of long French sentences that the model hangs on a neighbour, hung on the verb that they belong to.

*Sommée par l'ONU de partir, la junte ...* (a participle at the front taken for a noun), *alors que Paris et Berlin ont suspendu* (the first of two
subjects taken for a complement), *accusant en retour Paris de mentir* (an object hung on a set phrase), *une mesure qu'Oslo a qualifiée de ...* (a relative
taken for a participle), *dit que ce sont ses soldats qui ont tiré et réclame ...* (a main verb joined to the relative before it).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.parse.words import infinitive
from dragoman.coding.repairs.tree import SUBJECT, WHAT, below, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how a participle ends, and what stands behind one at the front
ENDINGS, BEHIND = ("é", "ée", "és", "ées", "is", "ise", "ises"), ("par", "de", "d'")
#: how the first of two subjects hangs that the model misses
MISSED = ("obl", "nmod", "dep", "appos", "obj", "advmod", "flat", "conj")


def replaced(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such words where they belong; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, verbs, control = list(tokens), language.verbs, language.words("language", "object_control")
    answering, resolves = language.words("language", "in_return"), language.words("language", "resolves")
    for token in tokens:
        if token.pos in ("NOUN", "ADJ") and token.dep in ("advcl", "acl", "nmod", "amod", "root", "dep") and (not token.i or tokens[token.i - 1].sent != token.sent):
            _fronted(changed, token, verbs)
        elif token.low == "et" and 0 < token.i < len(tokens) - 2:
            _both(changed, token)
        elif token.pos == "PROPN" and token.dep in ("flat", "appos", "nmod") and tokens[token.head].low in answering and token.head == token.i - 1:
            _answering(changed, token)
        elif token.pos == "VERB" and token.dep == "acl" and token.form == "Part" and token.tense == "Past":
            _relative(changed, token)
        elif token.form == "Inf" and token.dep == "acl" and token.pos == "VERB" and tokens[token.head].dep == "obj" and tokens[tokens[token.head].head].lemma in control:
            _governed(changed, token)
        elif token.form == "Inf" and token.dep == "xcomp" and token.pos == "VERB" and token.head < token.i:
            _decided(changed, token, resolves)
        elif token.pos == "VERB" and token.dep == "conj" and token.form == "Fin" and token.head < token.i:
            _raised(changed, token)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _fronted(tokens: list[Token], word: Token, verbs: frozenset[str]) -> None:
    """*Sommée par l'ONU de partir, la junte ...*: a word that ends like the participle of a verb of the packs, with *par* or *de* behind it, is one."""
    behind = tokens[word.i + 1] if word.i + 1 < len(tokens) else word
    lemma = infinitive(word.low, word.text.lower())
    comma = next((t for t in tokens[word.i + 1 : word.i + 25] if t.text == "," and t.sent == word.sent), None)
    if not word.text.endswith(ENDINGS) or behind.low not in BEHIND or lemma not in verbs or comma is None:
        return
    main = tokens[word.head]
    if main.i == word.i or main.pos != "VERB" or main.i < comma.i:
        return
    tokens[word.i] = replace(word, pos="VERB", lemma=lemma, form="Part", tense="Past", dep="advcl")
    for t in tokens[word.i + 1 : comma.i]:
        if t.form == "Inf" and t.dep == "acl" and tokens[t.head].dep == "agent" and tokens[t.head].head == word.i:
            tokens[t.i] = replace(t, head=word.i, dep="xcomp")


def _both(tokens: list[Token], link: Token) -> None:
    """*Alors que Paris et Berlin ont suspendu*: a name right before *et* and a subject goes with that subject, whatever it was hung on."""
    other = next((t for t in tokens[link.i + 1 : link.i + 4] if t.pos not in ("DET", "ADJ", "NUM")), link)
    name, verb = tokens[link.i - 1], tokens[other.head]
    if other.dep not in SUBJECT or link.head not in (other.i, verb.i) or name.pos != "PROPN" or other.pos != "PROPN" or verb.i < other.i:
        return
    opened = tokens[name.i - 1] if tokens[name.i - 1].pos != "DET" else tokens[name.i - 2]
    if name.dep not in MISSED or name.sent != other.sent or opened.pos != "SCONJ" or any(k.dep == "case" for k in kids(tokens, name.i)) or below(tokens, verb.i, name.i):
        return
    tokens[name.i] = replace(name, head=verb.i, dep=other.dep)
    tokens[other.i] = replace(other, head=name.i, dep="conj")
    tokens[link.i] = replace(link, head=other.i, dep="cc")
    if verb.dep == "conj" and verb.head < name.i and any(k.dep == "mark" and k.i < name.i for k in kids(tokens, verb.i)):
        tokens[verb.i] = replace(verb, dep="advcl")


def _answering(tokens: list[Token], name: Token) -> None:
    """*Accusant en retour Paris de mentir*: a name between such a phrase and an infinitive with *de* is the object of the verb before the phrase."""
    phrase = tokens[name.head]
    verb, behind = tokens[phrase.head], tokens[name.i + 1 : name.i + 3]
    governed = next((t for t in tokens[name.i + 1 : name.i + 6] if t.form == "Inf" and t.head == verb.i), None)
    if verb.pos == "VERB" and verb.i < name.i and governed is not None and behind and behind[0].low in ("de", "d'", "a") and not any(k.dep == "obj" for k in kids(tokens, verb.i)):
        tokens[name.i] = replace(name, head=verb.i, dep="obj")


def _relative(tokens: list[Token], verb: Token) -> None:
    """*Une mesure qu'Oslo a qualifiée de « servile »*: a participle with *que*, a subject and *avoir* is a relative clause."""
    own = kids(tokens, verb.i)
    what = next((k for k in own if k.low in WHAT and k.i > verb.head), None)
    if what is not None and any(k.dep in SUBJECT for k in own) and any(k.dep == "aux" and k.lemma == "avoir" and k.form == "Fin" for k in own):
        tokens[verb.i] = replace(verb, dep="relcl")
        tokens[what.i] = replace(what, dep="obj", pos="PRON")


def _decided(tokens: list[Token], verb: Token, resolves: frozenset[str]) -> None:
    """*A salué la décision de Tripoli de livrer son hôte*: an infinitive with *de* behind the *de* of a noun that is an object is what that noun is about."""
    thing = next((k for k in kids(tokens, verb.head) if k.dep == "obj" and k.pos == "NOUN" and verb.head < k.i < verb.i), None)
    mark = next((k for k in kids(tokens, verb.i) if k.dep == "mark" and k.low in ("de", "d'")), None)
    if thing is None or mark is None or thing.low not in resolves:
        return
    whose = [k for k in kids(tokens, thing.i) if k.dep == "nmod" and thing.i < k.i < mark.i and any(c.low in ("de", "du", "des", "d'") for c in kids(tokens, k.i))]
    if whose and not any(t.text == "," or t.form == "Fin" for t in tokens[thing.i : mark.i]):
        tokens[verb.i] = replace(verb, head=thing.i, dep="acl")


def _governed(tokens: list[Token], verb: Token) -> None:
    """*A accusé les Émirats arabes unis de livrer des armes*: an infinitive hung on whom somebody accuses, asks or forbids is what they are accused of."""
    above = tokens[tokens[verb.head].head]
    marked = any(k.dep in ("mark", "case") and k.low in ("de", "d'", "a") for k in kids(tokens, verb.i))
    if marked and above.pos == "VERB" and above.i < verb.head and tokens[verb.head].text[:1].isupper() and not any(k.dep == "xcomp" for k in kids(tokens, above.i)):
        tokens[verb.i] = replace(verb, head=above.i, dep="xcomp")


def _raised(tokens: list[Token], verb: Token) -> None:
    """*Dit que ce sont ses soldats qui ont tiré et réclame ...*: a present without a subject joined to a perfect in a relative goes on the present that stands before both."""
    inner = tokens[verb.head]
    if verb.tense != "Pres" or inner.form != "Part" or inner.dep != "relcl" or any(k.dep in SUBJECT for k in kids(tokens, verb.i)):
        return
    at = inner
    for _ in range(8):
        if at.head == at.i or at.head > at.i:
            return
        at = tokens[at.head]
        if at.pos == "VERB" and at.form == "Fin" and at.tense == "Pres" and not any(k.dep in ("aux", "auxpass") for k in kids(tokens, at.i)):
            tokens[verb.i] = replace(verb, head=at.i)
            return

"""Noun phrases whose place tells what they are to a verb, and that the French model labels by their form.

*Frappera encore Beyrouth*, *arme en sous-main les FSR* (an object without a preposition, taken for an adverbial), *taillé en pièces par le Jnim*,
*observé toute la nuit par l'Inde* (a doer hung on the phrase before it), *a reçu de Madrid dix-neuf chars* (a preposition taken for an article).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.late import has_done, still
from dragoman.coding.repairs.tree import NOMINAL, fits, kids
from dragoman.coding.sheet import Token
from dragoman.coding.timely import timely_words
from dragoman.packs import Language
from dragoman.packs.roster import fold

#: how far behind its verb, in tokens, such a phrase may stand
REACH = 9
#: how the model labels an object that it does not see
TAKEN = ("obl", "advmod", "nmod", "dep", "appos", "subj", "xcomp")
OF = ("de", "d'")


def bare(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such phrases in their place; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, timely, motionless = list(tokens), timely_words(language), still(language)
    for token in tokens:
        if token.pos == "DET" and token.low in OF:
            _preposition(changed, token)
    turns = frozenset(map(fold, language.tables["language"].get("turns", ())))
    for token in tokens:
        if token.pos == "NOUN" and token.dep in ("obl", "nmod") and " ".join(t.low for t in tokens[max(0, token.i - 2) : token.i + 1]) in turns:
            _turned(changed, token)
        if token.form == "Part" and token.dep == "conj" and token.i > 1:
            _undergone(changed, token)
        if token.pos == "VERB":
            own = kids(changed, token.i)
            deps = [k.dep for k in own]
            if "auxpass" in deps or (token.form == "Part" and token.tense == "Past" and "aux" not in deps):
                _doer(changed, token, own, timely)
            elif token.lemma not in motionless or has_done(changed, [k.i for k in own]):
                _object(changed, token, own, timely)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _preposition(tokens: list[Token], of: Token) -> None:
    """*A reçu de Madrid dix-neuf chars*: before a name *de* is no article, and the name no object."""
    name = tokens[of.head]
    if name.pos == "PROPN" and name.i > of.i and name.dep == "obj":
        tokens[of.i] = replace(of, pos="ADP", dep="case")
        tokens[name.i] = replace(name, dep="obl")


def _object(tokens: list[Token], verb: Token, own: list[Token], timely: frozenset[str]) -> None:
    """The first phrase without a preposition behind an active verb that has a subject before it, or is joined to one, and no object is its object."""
    if any(k.dep == "obj" and k.low not in timely or k.dep in ("expl", "agent") for k in own) or not (verb.dep == "conj" or any(k.dep == "subj" and k.i < verb.i for k in own)):
        return
    told = any(k.dep == "ccomp" for k in own)
    for k in own:
        if told and k.i != verb.i + 1:
            continue  # *prévient Chisinau qu'elle coupera*: beside what is told, only who is told it, right behind
        if verb.i < k.i <= verb.i + REACH and k.dep in TAKEN and (_named(k) or _counted(tokens, k)) and k.low not in timely and not _governed(tokens, k) and _clear(tokens, verb, k):
            tokens[k.i] = replace(k, dep="obj")
            return


def _turned(tokens: list[Token], turn: Token) -> None:
    """*Réplique en convoquant à son tour l'ambassadeur*: what stands bare behind such a turn is the object of its verb."""
    verb = tokens[turn.head]
    noun = next((k for k in kids(tokens, turn.i) if k.i > turn.i and k.dep in ("nmod", "appos") and k.pos in NOMINAL and not _governed(tokens, k)), None)
    if noun is not None and verb.pos == "VERB" and verb.i < turn.i and tokens[turn.i + 1].text != "," and not any(k.dep == "obj" for k in kids(tokens, verb.i)):
        tokens[noun.i] = replace(noun, head=verb.i, dep="obj")


def _undergone(tokens: list[Token], part: Token) -> None:
    """*A offert sa médiation, aussitôt déclinée par Lima*: a bare participle behind a comma, with who does it, is said of the object that it agrees with."""
    own, verb = kids(tokens, part.i), tokens[part.head]
    start = part.i - 1 if tokens[part.i - 1].pos == "ADV" else part.i
    by = next((k for k in own if k.dep in ("obl", "agent") and any(c.low == "par" for c in kids(tokens, k.i) if c.dep == "case")), None)
    thing = next((k for k in kids(tokens, verb.i) if k.dep == "obj" and verb.i < k.i < start), None)
    if by is None or thing is None or tokens[start - 1].text != "," or part.tense != "Past" or any(k.dep in ("aux", "auxpass", "cop", "cc") for k in own) or not thing.gender or not fits(part, thing):
        return
    tokens[part.i] = replace(part, head=thing.i, dep="acl")
    tokens[by.i] = replace(by, dep="agent")


def _named(token: Token) -> bool:
    """A name, whatever the model calls it: *les FSR* are no pronoun."""
    return token.pos == "PROPN" or (token.pos in ("PRON", "NOUN", "X") and token.text[:1].isupper())


def _counted(tokens: list[Token], token: Token) -> bool:
    """*Sanctionnera dès lundi trois généraux*: a noun with its number, hung on a verb as if it were a noun's."""
    return token.pos == "NOUN" and token.dep == "nmod" and tokens[token.i - 1].pos == "NUM" and tokens[token.i - 1].head == token.i


def _governed(tokens: list[Token], token: Token) -> bool:
    """Whether a preposition stands right before a noun phrase: that of *en sous-main* is none of *les FSR*."""
    first = token.i
    while first > 0 and tokens[first - 1].pos in ("DET", "ADJ", "NUM"):
        first -= 1
    return first > 0 and tokens[first - 1].pos in ("ADP", "SCONJ", "CCONJ", "PRON")


def _clear(tokens: list[Token], verb: Token, noun: Token) -> bool:
    """Whether nothing but adverbs and phrases with a preposition stands between a verb and a noun."""
    return not any(t.pos in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") for t in tokens[verb.i + 1 : noun.i])


def _doer(tokens: list[Token], verb: Token, own: list[Token], timely: frozenset[str]) -> None:
    """Behind a passive the *par* phrase that hangs on a time or on a noun without an article is who does it."""
    if any(k.dep == "agent" for k in own):
        return
    for by in tokens[verb.i + 1 : verb.i + REACH]:
        if by.sent != verb.sent or by.pos in ("VERB", "AUX", "PUNCT", "CCONJ"):
            return
        if by.low == "par" and by.dep == "case":
            name, above = tokens[by.head], tokens[tokens[by.head].head]
            articles = any(k.dep == "det" for k in kids(tokens, above.i))
            if name.pos in NOMINAL and name.i > by.i and above.head == verb.i and verb.i < above.i < by.i and (above.low in timely or not articles):
                tokens[name.i] = replace(name, head=verb.i, dep="agent")
            return

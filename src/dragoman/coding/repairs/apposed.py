"""Participles behind a comma, said of the noun before them that they agree with: *son ambassade à Damas, fermée depuis 2012*.

The model hangs them on the name that stands next, on the verb of the clause, or takes them for adjectives. Where they agree with an
object or another noun of the clause before the comma, that noun undergoes what they tell.
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.parse.words import infinitive
from dragoman.coding.repairs.tree import agree, below, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how far before the comma the noun may stand
REACH = 12
#: how adjectives end that may be participles
ENDINGS = ("é", "ée", "és", "ées")
CORE = ("obj", "subj", "subjpass")
LOOSE = ("acl", "amod", "advcl", "conj", "appos", "ccomp", "dep", "obl")


def apposed(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such participles below their nouns; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, amid = list(tokens), language.words("language", "amid")
    behind = language.words("language", "behind_participle") | language.words("times", "weekdays")
    for token in tokens:
        lemma = _lemma(token, language.verbs)
        if lemma and token.i > 2 and token.dep in LOOSE and not any(k.dep in ("aux", "auxpass", "cop", "subj", "subjpass", "cc") for k in kids(changed, token.i)) and not _in_series(changed, token):
            noun = _noun(changed, changed[token.i], amid, behind) or _right_behind(changed, changed[token.i])
            if noun is not None and not below(changed, noun, token.i):
                _hang(changed, changed[token.i], noun, lemma)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _right_behind(tokens: list[Token], part: Token) -> int | None:
    """*A relâché le capitaine du chalutier chinois arraisonné en mai*: the noun right before a participle that the model made a clause of the verb; None elsewhere."""
    at = tokens[part.i - 1]
    while at.pos == "ADJ" and at.dep == "amod" and at.sent == part.sent and at.head < at.i:
        at = tokens[at.i - 1]
    plain = part.pos == "VERB" and part.dep == "advcl" and part.head < at.i and at.pos == "NOUN" and at.sent == part.sent
    return at.i if plain and at.number and agree(at, part) else None


def _in_series(tokens: list[Token], part: Token) -> bool:
    """*A remercié Oslo d'avoir secouru ses pêcheurs, protesté à Riga et annoncé ...*: whether verbs of one *avoir* stand before and behind it."""
    above = kids(tokens, part.head) if part.dep == "conj" else []
    return any(k.dep == "aux" for k in above) and any(k.dep == "conj" and k.i > part.i and k.form == "Part" and tokens[k.i - 1].low == "et" for k in (*above, *kids(tokens, part.i)))


def _hang(tokens: list[Token], part: Token, noun: int, lemma: str) -> None:
    """Make a participle one of its noun; a verb with an object that was joined to it goes on the verb above: *l'a tué, enlevé en mai, et blessé un autre*."""
    for k in kids(tokens, part.i):
        if k.dep == "conj" and k.pos == "VERB" and part.dep == "advcl" and any(o.dep == "obj" for o in kids(tokens, k.i)):
            tokens[k.i] = replace(k, head=part.head)
    tokens[part.i] = replace(part, pos="VERB", lemma=lemma, form="Part", tense="Past", head=noun, dep="acl")


def _lemma(token: Token, verbs: frozenset[str]) -> str:
    """The infinitive of a past participle, or of an adjective that is one of a verb of the packs; else empty."""
    if token.pos == "VERB":
        return token.lemma if token.form == "Part" and token.tense == "Past" else ""
    made = infinitive(token.low, token.text.lower()) if token.pos == "ADJ" and token.text.endswith(ENDINGS) else ""
    return made if made in verbs else ""


def _noun(tokens: list[Token], part: Token, amid: frozenset[str], told: frozenset[str]) -> int | None:
    """The nearest noun before the comma that a participle agrees with, where a time, a doer or a reason stands behind it; None where the model has the right one."""
    comma = part.i - 1 if tokens[part.i - 1].low not in amid else part.i - 2
    behind = tokens[part.i + 1] if part.i + 1 < len(tokens) else part
    if tokens[comma].text != "," or (part.pos == "ADJ" and behind.low not in told):
        return None
    if part.dep in ("acl", "amod") and tokens[part.head].pos == "NOUN" and agree(tokens[part.head], part):
        return part.head if part.pos == "ADJ" else None
    titled = tokens[tokens[comma - 1].head]
    if tokens[comma - 1].pos == "PROPN" and tokens[comma - 1].dep in ("appos", "flat") and titled.i < comma:
        return titled.i if titled.pos == "NOUN" and titled.number == part.number else None  # *la ministre X, jugée depuis mars*
    for t in reversed(tokens[max(0, comma - REACH) : comma]):
        if t.sent != part.sent or t.text in (",", ";", ":", "»") or (t.pos in ("VERB", "AUX") and t.form == "Fin"):
            return None
        if t.pos == "NOUN" and t.text[0].isalpha() and t.number and (t.gender or t.dep in CORE) and agree(t, part):
            return t.i
    return None

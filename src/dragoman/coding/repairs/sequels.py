"""Verbs of French by which the one that acts goes on, which the model hangs on whatever stands before them.

*A condamné l'expulsion par Minsk, appelant l'ONU à agir* (a participle taken for what the last name does), *..., Oslo affirmant que ...* (the name
before a participle taken for another's), *a rejeté jeudi ces accusations* (an object hung on a day).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.once import once
from dragoman.coding.repairs.tree import NOMINAL, SUBJECT, below, climb, finite, kids, past_nouns
from dragoman.coding.sheet import Token
from dragoman.packs import Language

CLITIC = ("neg", "expl", "iobj", "obj", "advmod")
#: how the model hangs a participle on a name, and a name that has one right behind it
ASTRAY, LOOSE = ("acl", "amod", "advcl", "conj", "xcomp"), ("nmod", "appos", "conj", "obl", "dep", "obj", "acl")


def follow(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such verbs where they belong; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, says, days = list(tokens), saying(language), language.tables["times"]["weekdays"]
    for token in tokens:
        if token.low in days:
            _refilled(changed, token)
        if token.pos == "VERB" and token.form == "Part" and token.tense == "Pres" and token.dep in ASTRAY:
            if not _absolute(changed, token):
                _doing(changed, changed[token.i], says)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


@once
def saying(language: Language) -> frozenset[str]:
    """The verbs that only who speaks does with a participle or a clause."""
    return language.speaking | language.words("language", "sequels")


def _refilled(tokens: list[Token], day: Token) -> None:
    """*A rejeté jeudi ces accusations*: what stands with an article behind a day is the object of the verb before it."""
    verb = tokens[day.i - 1] if day.i and tokens[day.i - 1].pos == "VERB" and tokens[day.i - 1].sent == day.sent else tokens[day.head]
    noun = next((t for t in tokens[day.i + 1 : day.i + 5] if t.head == day.i and t.dep in ("nmod", "appos") and t.pos == "NOUN"), None)
    if noun is None or verb.pos != "VERB" or verb.i > day.i or verb.sent != noun.sent or any(k.dep in ("xcomp", "ccomp", "auxpass") or (k.dep == "obj" and not any(c.dep == "case" for c in kids(tokens, k.i))) for k in kids(tokens, verb.i)):
        return
    own = kids(tokens, noun.i)
    if any(k.dep == "det" for k in own) and not any(k.dep == "case" for k in own) and all(t.pos in ("DET", "ADJ", "NUM") for t in tokens[day.i + 1 : noun.i]):
        tokens[noun.i] = replace(noun, head=verb.i, dep="obj")


def _start(tokens: list[Token], verb: Token) -> int:
    """Where a verb begins with its pronouns and what denies it."""
    return min([verb.i, *(k.i for k in kids(tokens, verb.i) if verb.i - 4 < k.i < verb.i and k.dep in CLITIC)])


def _absolute(tokens: list[Token], part: Token) -> bool:
    """*..., Oslo affirmant que ...*: a name between a comma and a participle does what the participle tells; whether it stands so."""
    at = _start(tokens, part) - 1
    while tokens[at].pos == "ADJ" and tokens[at].head < at:
        at -= 1
    last, at = at, _row_before(tokens, at)
    name = tokens[at]
    first = at - 1 if tokens[at - 1].pos == "DET" else at
    if name.pos not in NOMINAL or name.dep not in LOOSE or tokens[first - 1].text not in (",", ";") or name.sent != part.sent or not (name.text[:1].isupper() or first < at):
        return False
    if any(k.dep in (*SUBJECT, "mark") for k in kids(tokens, part.i)) or any(k.dep in ("case", "cc") for k in kids(tokens, at)) or below(tokens, part.head, at) and part.head != at:
        return False
    verb = _acting(tokens, tokens[name.head])
    if verb is None:
        return False
    tokens[at] = replace(name, head=part.i, dep="subj")
    if last != at:
        tokens[last] = replace(tokens[last], head=at, dep="conj")
        for t in tokens[last + 1 : part.i]:
            tokens[t.i] = replace(t, head=last) if t.pos == "ADJ" else t
    tokens[part.i] = replace(part, head=verb.i, dep="advcl")
    return True


def _row_before(tokens: list[Token], at: int) -> int:
    """*..., la Chine et l'Inde pressant*: the first of two names that *et* joins; the name itself where none does."""
    link = at - 2 if tokens[at - 1].pos == "DET" else at - 1
    while tokens[link - 1].pos == "ADJ":
        link -= 1
    one = tokens[link - 1]
    return one.i if tokens[link].low == "et" and one.pos in NOMINAL and one.text[:1].isupper() and one.sent == tokens[at].sent else at


def _doing(tokens: list[Token], part: Token, saying: frozenset[str]) -> None:
    """*A condamné l'expulsion par Minsk, appelant ...*: behind a comma a participle is what the subject of the clause does, not the name before it."""
    first, above = _start(tokens, part), tokens[part.head]
    if any(k.dep in SUBJECT for k in kids(tokens, part.i)) or above.i > part.i:
        return
    if part.dep == "conj" and above.pos in NOMINAL:
        _paired(tokens, part, above)
        return
    if tokens[first - 1].text not in (",", "»", "–", "—") or part.dep == "conj" or any(k.dep in ("mark", "cc") for k in kids(tokens, part.i)):
        return
    verb = _acting(tokens, above)
    if verb is None or (part.lemma not in saying and past_nouns(tokens, above).i != verb.i) or (above.pos in NOMINAL and above.head == verb.i and above.dep in SUBJECT):
        return
    said = tokens[verb.head]
    if verb.dep == "ccomp" and part.lemma in saying and said.lemma in saying and said.i < verb.i and finite(tokens, said):
        verb = said
    if verb.i < part.i and not below(tokens, verb.i, part.i):
        tokens[part.i] = replace(part, head=verb.i, dep="advcl")


def _paired(tokens: list[Token], part: Token, noun: Token) -> None:
    """*Promettant une riposte à toute attaque et exigeant ...*: behind *et* a participle goes on the one above the noun before it."""
    at = climb(tokens, noun, lambda t: t.pos in (*NOMINAL, "ADJ"))
    if (at.form, at.tense) == ("Part", "Pres") and at.i < noun.i and tokens[_start(tokens, part) - 1].low in ("et", ","):
        tokens[part.i] = replace(part, head=at.i)


def _acting(tokens: list[Token], token: Token) -> Token | None:
    """The nearest verb at or above a word that has a subject's form: finite, or with a finite auxiliary; None where there is none."""
    for _ in range(20):
        if token.pos == "VERB" and finite(tokens, token):
            return token
        if token.head == token.i:
            return None
        token = tokens[token.head]
    return None

"""Who speaks behind a quotation whose verb of speech is an idiom.

*« C'en est trop », a mis en garde mardi la présidence*, *« Nous verrons », a fait valoir le ministre*, *« Assez », met en garde Bruxelles*: the French model takes
who speaks for an object, or for part of the idiom's noun.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from operator import is_

from dragoman.coding.marks import CLOSING
from dragoman.coding.repairs.asides import behind, closed
from dragoman.coding.repairs.tree import SUBJECT, below, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how far behind its verb the noun of an idiom may stand: *mis en garde*, *rappelé à l'ordre*
NEAR = 4


def told(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with those who speak as subjects of such idioms; the same tuple where there are none."""
    idioms: dict[str, list[str]] = language.tables["speech"].get("quoting", {})
    if not idioms:
        return tokens
    changed, days = list(tokens), language.tables["times"]["weekdays"]
    for token in tokens:
        if token.lemma in idioms and token.pos in ("VERB", "AUX") and token.form in ("Fin", "Part") and (mark := _quoted(tokens, token)):
            _told(changed, token, idioms[token.lemma], days, mark)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _quoted(tokens: tuple[Token, ...], verb: Token) -> str:
    """What a verb, or what helps it, stands right behind: a quotation, a mere comma; empty elsewhere."""
    first = verb.i - 1 if verb.i and tokens[verb.i - 1].lemma == "avoir" else verb.i
    before = [t.text for t in tokens[max(0, first - 2) : first] if t.sent == verb.sent]
    if before and (before[-1] in CLOSING or (before[-1] == "," and before[0] in CLOSING)):
        return '"'
    return "," if before[-1:] == [","] else ""


def _told(tokens: list[Token], verb: Token, words: Collection[str], days: Collection[str], mark: str) -> None:
    """The bare noun phrase right behind the idiom is the subject of its verb, or of the infinitive that it helps."""
    last = next((t for t in tokens[verb.i + 1 : verb.i + 1 + NEAR] if t.lemma in words and t.sent == verb.sent), None)
    if last is None:
        return
    at = next((t.i - 1 for t in tokens[last.i + 1 : last.i + 4] if t.low not in days and t.pos != "ADV"), last.i)
    noun = behind(tokens, tokens[at])
    said = tokens[last.i] if last.form == "Inf" and below(tokens, verb.i, last.i) else tokens[verb.i]
    if noun is None or below(tokens, said.i, noun.i) or any(k.dep in SUBJECT and k.i > verb.i for k in kids(tokens, said.i)) or (mark == "," and not closed(tokens, noun)):
        return
    tokens[noun.i] = replace(noun, head=said.i, dep="subj")
    if verb.dep == "conj" and mark == ",":
        tokens[verb.i] = replace(tokens[verb.i], dep="parataxis")

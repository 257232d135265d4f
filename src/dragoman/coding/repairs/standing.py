"""Demonstratives that stand for somebody named before: *a rappelé son ambassadeur et expulsé celui du Cambodge* is about an ambassador.

Such a word before *de* and a name is read as the noun that it takes up, where that is a role noun with an owner of its own; the packs say which words do (`stands`).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.tree import kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how far before such a word what it takes up may stand, in tokens
REACH = 40
OF = ("de", "du", "des", "d'")
OWNED = ("nmod", "amod", "poss")


def stand(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such words as the nouns that they stand for; the same tuple where there are none."""
    genders: dict[str, str] = language.tables["language"].get("stands", {})
    if not genders:
        return tokens
    changed, roles, possessives = list(tokens), language.sectors, language.words("language", "possessives")
    for token in tokens[:-2]:
        if token.low in genders and tokens[token.i + 1].low in OF and any(t.text[:1].isupper() for t in tokens[token.i + 2 : token.i + 4]):
            noun = _taken_up(changed, token, genders[token.low], possessives)
            if noun is not None and noun.lemma in roles:
                _put(changed, token, noun.lemma)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _taken_up(tokens: list[Token], token: Token, gender: str, possessives: frozenset[str]) -> Token | None:
    """The nearest noun of that gender before a word that has an owner."""
    if token.i > 2 and tokens[token.i - 1].low == "dont":
        of_these = tokens[token.i - 3 if tokens[token.i - 2].text == "," else token.i - 2]
        return of_these if of_these.pos == "NOUN" and of_these.gender in (gender, "") else None  # *plusieurs ambassades, dont celles de Cuba*
    near = reversed(tokens[max(0, token.i - REACH) : token.i])
    return next((t for t in near if t.pos == "NOUN" and t.gender in (gender, "") and t.sent >= token.sent - 1 and _owned(tokens, t, possessives)), None)


def _owned(tokens: list[Token], noun: Token, possessives: frozenset[str]) -> bool:
    return any(k.dep in OWNED or (k.dep == "det" and k.low in possessives) for k in kids(tokens, noun.i))


def _put(tokens: list[Token], token: Token, lemma: str) -> None:
    """The word becomes the noun; right behind a verb that has no object it is that verb's."""
    before = tokens[token.i - 1]
    bare = before.pos == "VERB" and before.sent == token.sent and token.head != before.i and not any(k.dep in ("obj", "auxpass") for k in kids(tokens, before.i))
    tokens[token.i] = replace(token, pos="NOUN", lemma=lemma, head=before.i if bare else token.head, dep="obj" if bare else token.dep)

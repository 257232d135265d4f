"""Role nouns that mean no people where they stand: *renvoyés de force*, *l'opposition de la France au traité*."""

from __future__ import annotations

from dragoman.coding.actors.posts import among, of_phrase
from dragoman.coding.grammar import case_of, kids
from dragoman.coding.sheet import Sheet, Token


def nobody(sheet: Sheet, token: Token) -> bool:
    """Whether a role noun only tells in what manner something is done, or what somebody has against a thing."""
    return _manner(sheet, token) or _stance(sheet, token)


def _manner(sheet: Sheet, token: Token) -> bool:
    """*Renvoyés de force*, *mis en garde*: no troops; *deux obus partis de Tiné*: no party."""
    before = sheet.tokens[token.i - 1] if token.i else token
    left = token.low in ("parti", "partis") and before.pos in ("NOUN", "PROPN") and before.i != token.i
    return left or (token.low in among(sheet, "manners") and before.low in ("de", "by", "in", "en", "on", "au", "hors"))


def _stance(sheet: Sheet, token: Token) -> bool:
    """*L'opposition de la France au traité*, *its opposition to the plan*: what its owner has against a thing; with no owner, *l'opposition au régime*, it is people."""
    if token.lemma not in among(sheet, "stances") or not _owned(sheet, token):
        return False
    below = (c for c in kids(sheet, token.i, "nmod", "obl") if case_of(sheet, c) in among(sheet, "towards"))
    return any(all(t.text != "," for t in sheet.tokens[token.i : c]) for c in below)


def facing(sheet: Sheet, i: int, roles: dict[int, str]) -> bool:
    """*L'opposition au régime de Damas*: whether a noun of government is what its head, people, stand against: they are of the same state."""
    head = sheet.tokens[sheet.tokens[i].head]
    return roles.get(i) == "GOV" and head.lemma in among(sheet, "stances") and case_of(sheet, i) in among(sheet, "towards")


def _owned(sheet: Sheet, token: Token) -> bool:
    """Whether a possessive or a phrase with *de/of* says whose a noun is."""
    below = (sheet.tokens[c] for c in sheet.children[token.i])
    return any(t.dep == "poss" or t.low in sheet.language.words("language", "possessives") or (t.dep == "nmod" and of_phrase(sheet, t.i)) for t in below)

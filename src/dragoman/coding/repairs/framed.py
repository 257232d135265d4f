"""Subjects with a relative between commas behind them, whose main verb the French model hangs below the relative.

*Phnom Penh, dont trois soldats ont été blessés, accuse son voisin*, *la présidente, qui y voit une ruse, appelle Paris à la prudence*,
*la Pologne, où il vivait, ne l'a pas arrêté*: what stands before the first comma does what the verb behind the second one tells.
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.fronts import BEFORE as SHORT
from dragoman.coding.repairs.tree import HELPING, NOMINAL, SUBJECT, below, climb, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how many tokens the name before the first comma may have, and how many the relative
NAME, RELATIVE = 9, 34
WHO = frozenset({"qui", "que", "qu'", "dont", "ou", "lequel", "laquelle", "lesquels", "lesquelles"})
#: what may stand between a comma and the verb of its clause
BEFORE = (*SHORT, "obj")
STRAY = frozenset({"parataxis", "ccomp", "conj", "dep", "advcl", "xcomp", "appos", "acl", "relcl", "obl", "nmod", "root"})


def frame(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such verbs and subjects in their place; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, first = list(tokens), 0
    for token in tokens:
        if token.i and token.sent != tokens[token.i - 1].sent or token.text in (";", ":"):
            first = token.i + (token.text in (";", ":"))
        elif token.text == "," and 0 < token.i - first <= NAME:
            _frame(changed, first, token.i)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _frame(tokens: list[Token], first: int, comma: int) -> None:
    """The clause that begins at a token with a name up to a comma, put right."""
    opener = next((t for t in tokens[comma + 1 : comma + 3] if t.low in WHO and t.sent == tokens[comma].sent), None)
    name = _name(tokens, first, comma)
    if opener is None or name is None or (opener.i == comma + 2 and tokens[comma + 1].pos != "ADP"):
        return
    verb = _main(tokens, name, opener.i)
    inner = None if verb is None else _over(tokens, opener.i, verb.i)
    if verb is not None and inner is not None and inner < verb.i:
        _put(tokens, name, tokens[inner], verb)


def _name(tokens: list[Token], first: int, comma: int) -> Token | None:
    """The head of the bare noun phrase that fills the place before the comma; None where something else stands there."""
    row = tokens[first:comma]
    heads = [t for t in row if t.pos in NOMINAL and not first <= t.head < comma or t.head == t.i and t.pos in NOMINAL]
    if len(heads) != 1 or any(t.pos in ("VERB", "AUX", "ADP") and t.head == heads[0].i and t.i < heads[0].i for t in row):
        return None
    return heads[0] if row[0].pos in ("DET", "PROPN", "NUM", "NOUN") and not any(t.pos in ("VERB", "AUX") for t in row) else None


def _main(tokens: list[Token], name: Token, opener: int) -> Token | None:
    """The first finite verb right behind a comma after the relative's own verb; None where the name has its verb already."""
    seen = False
    for token in tokens[opener + 1 : opener + RELATIVE]:
        if token.sent != name.sent or token.text in (";", ":"):
            return None
        finite = token.form == "Fin" and token.pos in ("VERB", "AUX")
        if not finite:
            continue
        if not seen:
            seen = True
            continue
        verb = tokens[token.head] if token.dep in HELPING else token
        start = min([token.i, *(k.i for k in kids(tokens, verb.i) if k.dep in BEFORE and k.i < token.i and k.pos in ("PRON", "ADV", "AUX"))])
        if tokens[start - 1].text == "," and verb.pos in ("VERB", "ADJ", "NOUN"):
            return _free(tokens, name, verb)
    return None


def _free(tokens: list[Token], name: Token, verb: Token) -> Token | None:
    """A verb that has no subject before it, joins nothing and is not the name's already."""
    around = kids(tokens, verb.i)
    taken = any(k.dep in SUBJECT and k.i < verb.i for k in around)
    linked = any(k.dep in ("mark", "cc") and k.i < verb.i for k in around)
    return None if taken or linked or verb.dep not in STRAY else verb


def _over(tokens: list[Token], opener: int, before: int) -> int:
    """The verb of the relative that a pronoun opens."""
    at = climb(tokens, tokens[opener], lambda t: t.pos not in ("VERB", "AUX") and opener < t.head < before)
    return at.i if at.pos in ("VERB", "AUX") else next((t.i for t in tokens[opener:before] if t.pos == "VERB"), before)


def _put(tokens: list[Token], name: Token, inner: Token, verb: Token) -> None:
    """Makes the verb that of the clause, the name its subject, and the relative one of the name."""
    passive = any(k.dep == "auxpass" for k in kids(tokens, verb.i))
    if name.head == verb.i and name.dep not in SUBJECT and not any(k.dep in SUBJECT for k in kids(tokens, verb.i)):
        tokens[name.i] = replace(name, dep="subjpass" if passive else "subj")
    above = next((t for t in (name, inner) if t.head == t.i), None) or tokens[name.head if name.head != inner.i else inner.head]
    if above.i not in (name.i, inner.i) and (below(tokens, above.i, verb.i) or below(tokens, above.i, name.i)):
        return
    root = above.i in (name.i, inner.i)
    behind = next((k for k in kids(tokens, verb.i) if k.dep in SUBJECT and k.i > verb.i), None)
    tokens[verb.i] = replace(verb, head=verb.i if root else above.i, dep="root" if root else "parataxis")
    tokens[name.i] = replace(tokens[name.i], head=verb.i, dep="subjpass" if passive else "subj")
    tokens[inner.i] = replace(tokens[inner.i], head=name.i, dep="relcl")
    if behind is not None:
        tokens[behind.i] = replace(behind, dep="obj")

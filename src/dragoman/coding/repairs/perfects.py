"""Bare participles of French by which a perfect goes on, which the model joins to what stands between.

*A reproché à Paris d'avoir cédé et prévenu que ...* (a participle joined to what the first verb governs), *a rompu avec Quito, dont la police avait
forcé l'ambassade, et appelé ...* (one joined to the clause that its comma closes), *a remis une note au consul, exigé des excuses et averti ...*
(one taken for what a noun undergoes, though it has an object).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.sequels import saying
from dragoman.coding.repairs.tree import HELPING, SUBJECT, agree, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

LINKS, WHAT = ("et", "mais", "puis"), ("que", "qu'")
#: clauses that a comma closes, and the words that open them
CLOSED, OPENING = ("relcl", "acl"), ("dont", "comme", "qui", "alors", "tandis")
#: endings of participles that agree with something: of a perfect whose object stands behind it there are none
AGREEING = ("ee", "ees", "es", "ies", "ues")


def perfected(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such participles below the perfect that they go on; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, says, moving, days = list(tokens), saying(language), language.words("language", "unaccusative"), language.tables["times"]["weekdays"]
    moved = 0
    for token in tokens:
        bare = token.pos == "VERB" and token.form == "Part" and token.tense == "Past" and token.i > 2 and token.lemma not in moving
        if bare and token.dep in ("conj", "acl", "advcl", "fixed") and token.head < token.i and not any(k.dep in (*HELPING, *SUBJECT) for k in kids(changed, token.i)):
            verb = _goes_on(changed, changed[token.i], says, moved, days)
            if verb is not None:
                changed[token.i] = replace(changed[token.i], head=verb.i, dep="conj")
                _complement(changed, changed[token.i])
                moved = token.i
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _goes_on(tokens: list[Token], part: Token, says: frozenset[str], moved: int, days: list[str]) -> Token | None:
    """The perfect that a bare participle goes on, where it is another than the word above it and the participle can be nothing else."""
    before, above = tokens[part.i - 1], tokens[part.head]
    linked = before.low in LINKS
    comma = before.text == "," or (linked and tokens[part.i - 2].text == ",")
    if not linked and before.text != "," or part.low.endswith(AGREEING):
        return None
    if linked and above.i < moved < part.i:
        return tokens[tokens[moved].head]  # *exigé des excuses et averti ...*
    if part.dep == "fixed":
        return next(_perfects(tokens, tokens[part.i - 2], False, says, part), None)
    verb = next(_perfects(tokens, above, comma, says, part), None)
    if verb is None or verb.i == above.i or not _alone(tokens, part, above, linked, comma, says, days):
        return None
    return verb


def _alone(tokens: list[Token], part: Token, above: Token, linked: bool, comma: bool, says: frozenset[str], days: list[str]) -> bool:
    """Whether a participle cannot belong to the word above it."""
    own = kids(tokens, part.i)
    if not linked:
        things = (k for k in own if k.dep == "obj" and k.i > part.i and k.low not in days and not any(c.dep == "case" for c in kids(tokens, k.i)))
        return any(any(c.dep == "det" for c in kids(tokens, k.i)) for k in things)
    said = part.lemma in says and (any(t.low in WHAT for t in tokens[part.i + 1 : part.i + 6] if t.sent == part.sent) or any(k.dep == "xcomp" and k.form == "Inf" for k in own))
    unlike = above.pos == "NOUN" and bool(above.number) and not agree(above, part) and part.dep == "conj"
    simple = above.pos == "VERB" and above.form == "Fin" and not any(k.dep in HELPING for k in kids(tokens, above.i))
    return said or comma or unlike or simple


def _perfects(tokens: list[Token], token: Token, closed: bool, says: frozenset[str], part: Token) -> Iterator[Token]:
    """The participles with *a, ont, avait* at or above a word, nearest first; behind a comma without those of the clauses that it closes."""
    for _ in range(20):
        own = kids(tokens, token.i)
        opened = any(k.low in OPENING and k.i < token.i for k in own) or any(tokens[c].low == "dont" for c in range(max(0, token.i - 6), token.i) if tokens[c].sent == token.sent)
        shut = closed and (token.dep in CLOSED or (token.dep in ("advcl", "obl", "dep", "parataxis") and opened))
        told = token.dep == "ccomp" and part.lemma in says and token.head < token.i
        helping = [k for k in own if k.dep in HELPING]
        if token.pos == "VERB" and token.form == "Part" and helping and all(k.lemma == "avoir" for k in helping) and any(k.form == "Fin" for k in helping) and token.i < part.i and not shut and not told:
            yield token
        if token.head == token.i:
            return
        token = tokens[token.head]


def _complement(tokens: list[Token], part: Token) -> None:
    """What a verb says that stood under another: the clause with *que* right behind it."""
    what = next((t for t in tokens[part.i + 1 : part.i + 5] if t.low in WHAT and t.dep == "mark" and t.sent == part.sent), None)
    if what is not None and tokens[what.head].dep in ("ccomp", "relcl", "advcl") and tokens[what.head].head < part.i:
        tokens[what.head] = replace(tokens[what.head], head=part.i, dep="ccomp")

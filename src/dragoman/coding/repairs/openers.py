"""Participles that open a sentence and that the model takes for nouns by their capital: *Sifflé par la foule, le ministre est parti*.

A word that opens a sentence with the ending of a participle (`participle_endings`) of a verb that the packs name is read again as one
where the agent stands before the comma behind it.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.once import once
from dragoman.coding.repairs.presents import third_persons
from dragoman.coding.sheet import Token
from dragoman.packs import Language

MISTAKEN = ("NOUN", "PROPN", "ADJ", "ADV", "X")
#: how far behind the participle its comma may stand
REACH = 14


def opened_by(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such participles; the same tuple where there are none."""
    endings = tuple(language.words("language", "participle_endings"))
    if language.tables["language"].get("two_readings") or not endings:
        return tokens
    changed: dict[int, Token] = {}
    for token in tokens:
        if token.pos in MISTAKEN and token.text[:1].isupper() and (not token.i or tokens[token.i - 1].sent != token.sent):
            lemma = _participles(language).get(token.text.lower())
            by = _agent(tokens, token, language) if lemma else None
            if lemma and by is not None:
                changed |= _read_as_verb(tokens, token, lemma, by)
    return tuple(changed.get(t.i, t) for t in tokens) if changed else tokens


@once
def _participles(language: Language) -> dict[str, str]:
    """`form -> infinitive` of the past participles in *é* of the verbs that the packs name."""
    verbs = {v for v in third_persons(language).values() if v.endswith("er")}
    return {verb[:-2] + end: verb for verb in sorted(verbs) for end in ("é", "ée", "és", "ées")}


def _agent(tokens: tuple[Token, ...], opener: Token, language: Language) -> int | None:
    """The noun behind the agent's preposition, between the opener and the first comma; none where a finite verb or no comma stands there."""
    by = None
    for t in tokens[opener.i + 1 : opener.i + REACH]:
        if t.sent != opener.sent or t.form == "Fin":
            return None
        if t.text == ",":
            return by
        if t.low in language.words("language", "by_hand") and by is None and t.head != t.i:
            by = t.head
    return None


def _read_as_verb(tokens: tuple[Token, ...], opener: Token, lemma: str, by: int) -> dict[int, Token]:
    """The opener as a participle, its agent hung on it; what it hung on keeps it."""
    dep = "root" if opener.head == opener.i else "advcl"
    own = {k.i: replace(k, dep="obl") for k in tokens[opener.i + 1 : opener.i + REACH] if k.head == opener.i and k.dep == "nmod"}
    return own | {opener.i: replace(opener, pos="VERB", lemma=lemma, form="Part", tense="Past", dep=dep), by: replace(tokens[by], head=opener.i, dep="agent")}

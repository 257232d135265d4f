"""Clauses of English side by side, one of which the model takes for what the verb of the next says.

*Berlin expelled the attaché, Tallinn will stop sharing data* (two clauses, no verb of saying over them), *Jakarta denies the charge,
promises an answer and has recalled its envoy* (a series that begins with its first verb).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.grammar import VERBAL
from dragoman.coding.marks import APOSTROPHES, QUOTES
from dragoman.coding.once import once
from dragoman.coding.repairs.tree import NOMINAL, finite, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how far behind a semicolon the verb of its clause may stand
REACH = 40
SUBJECT = ("subj", "subjpass", "expl")
QUOTED = QUOTES - {"«"} | APOSTROPHES
#: what a verb has beside a time and a place where it tells something of its own
OWN = ("obj", "xcomp", "attr", "acomp")


def _behind_mark(tokens: list[Token], mark: Token) -> None:
    """*Oslo opposes the plan; Riga and Vilnius, which do not, will lend their soil*: what stands first behind a semicolon is the subject of the verb that has none there."""
    rest = [t for t in tokens[mark.i + 1 : mark.i + REACH] if t.sent == mark.sent]
    rest = rest[: next((n for n, t in enumerate(rest) if t.text == ";"), len(rest))]
    name = next((t for t in rest if t.pos not in ("DET", "ADJ", "NUM", "PUNCT")), None)
    if name is None or name.pos not in NOMINAL or name.head > mark.i:
        return
    verb = next((t for t in rest if t.pos in VERBAL and t.i > name.i and t.head < mark.i and t.dep in ("conj", "ccomp", "advcl", "parataxis") and finite(tokens, t)), None)
    own = kids(tokens, verb.i) if verb is not None else []
    if verb is None or any(k.dep in SUBJECT and k.i > mark.i for k in own) or any(k.dep in ("case", "mark") for k in kids(tokens, name.i)):
        return
    row = [t for t in rest if name.i < t.i < verb.i and t.head == name.head and t.dep == "conj"]
    tokens[name.i] = replace(name, head=verb.i, dep="subjpass" if any(k.dep == "auxpass" for k in own) else "subj")
    for t in row:
        tokens[t.i] = replace(t, head=name.i)


def apart(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such clauses beside each other; the same tuple where there are none."""
    if not language.tables["language"].get("two_readings"):
        return tokens
    changed = list(tokens)
    for token in tokens:
        if token.text == ";":
            _behind_mark(changed, token)
        if token.dep == "ccomp" and token.head > token.i and token.pos in VERBAL and tokens[token.head].pos in VERBAL and _whole(changed, token):
            above = changed[token.head]
            if _beside(changed, token, above, _saying(language)) or _in_series(changed, above):
                changed[token.i] = replace(token, head=above.head if above.head != above.i else token.i, dep=above.dep)
                changed[above.i] = replace(above, head=token.i, dep="conj")
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


@once
def _saying(language: Language) -> frozenset[str]:
    """The verbs that a clause before them may be the content of."""
    speech = language.tables["speech"]
    return frozenset({*speech["verbs"], *speech["inserted"], *speech["announcing"], *speech["deciding"]})


def _whole(tokens: list[Token], verb: Token) -> bool:
    """Whether a verb has its own subject before it and no word that opens its clause."""
    own = kids(tokens, verb.i)
    return any(k.dep in SUBJECT and k.i < verb.i for k in own) and not any(k.dep == "mark" for k in own)


def _beside(tokens: list[Token], verb: Token, above: Token, saying: frozenset[str]) -> bool:
    """Whether the verb behind a clause has a subject of its own in between and cannot be what says the clause."""
    subject = next((k for k in kids(tokens, above.i) if k.dep in SUBJECT and verb.i < k.i < above.i), None)
    if subject is None:
        return False
    between = [t.text for t in tokens[verb.i : subject.i]]
    return "," in between and ":" not in between and above.lemma not in saying and any(k.dep in OWN and k.i > above.i for k in kids(tokens, above.i))


def _in_series(tokens: list[Token], above: Token) -> bool:
    """Whether a verb without a subject goes on with what the subject of the clause before it does: *, then said*, *, promises an answer and has recalled*."""
    own = kids(tokens, above.i)
    if above.form != "Fin" or any(k.dep in SUBJECT for k in own) or above.i < 2:
        return False
    before = tokens[above.i - 1]
    if before.low == "then":
        return tokens[above.i - 2].text == ","
    told = any(k.dep in OWN for k in own) and any(k.dep == "conj" and k.pos == "VERB" and not any(g.dep in SUBJECT for g in kids(tokens, k.i)) for k in own)
    return before.text == "," and tokens[above.i - 2].text not in QUOTED and told

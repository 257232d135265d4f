"""What stands below and above a token, for the repairs that change the tree as they go: the lists of children are made only after them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from dragoman.coding.sheet import Token

#: kinds of words and labels that the repairs ask for
NOMINAL = ("NOUN", "PROPN")
SUBJECT = ("subj", "subjpass")
AUXILIARY = ("aux", "auxpass")
HELPING = (*AUXILIARY, "cop")
#: French *que* before a clause
WHAT = ("que", "qu'")
#: what a clause is to what stands above it
CLAUSAL = ("root", "advcl", "ccomp", "xcomp", "parataxis", "conj", "acl", "relcl")

#: how far around a token its children are looked for
NEAR = 40
SENT = attrgetter("sent")


def kids(tokens: Sequence[Token], i: int) -> list[Token]:
    """The children of a token among the words around it."""
    first, last = _sentence(tokens, i, max(0, i - NEAR), min(len(tokens), i + NEAR))
    return [t for t in tokens[first:last] if t.head == i and t.i != i]


def _sentence(tokens: Sequence[Token], i: int, first: int, last: int) -> tuple[int, int]:
    """Where the sentence of a token begins and ends between two places."""
    sent = tokens[i].sent
    return bisect_left(tokens, sent, first, i, key=SENT), bisect_right(tokens, sent, i, last, key=SENT)


def in_sentence(tokens: Sequence[Token], head: Token) -> list[Token]:
    """The children of a token within its sentence."""
    first, last = _sentence(tokens, head.i, 0, len(tokens))
    return [t for t in tokens[first:last] if t.head == head.i and t.i != head.i]


def finite(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a verb, or what helps it, is finite."""
    return verb.form == "Fin" or any(k.dep in HELPING and k.form == "Fin" for k in kids(tokens, verb.i))


def above(tokens: Sequence[Token], token: Token) -> Iterator[Token]:
    """The tokens above a token, the nearest first and each once, even where a repair has left a circle for now."""
    seen = {token.i}
    while token.head not in seen:
        token = tokens[token.head]
        seen.add(token.i)
        yield token


def climb(tokens: Sequence[Token], token: Token, through: Callable[[Token], bool]) -> Token:
    """The first word at or above a token that is none of those to go through; the last of them where there is none."""
    at = token
    for over in above(tokens, token):
        if not through(at):
            break
        at = over
    return at


def past_nouns(tokens: Sequence[Token], token: Token) -> Token:
    """The first word at or above a token that is no noun; the last noun where there is none."""
    return climb(tokens, token, lambda at: at.pos in NOMINAL)


def hang(tokens: list[Token], what: int, head: int, dep: str) -> None:
    """Hangs a token on another as this, unless the other stands at or below it."""
    if not below(tokens, head, what):
        tokens[what] = replace(tokens[what], head=head, dep=dep)


def agree(one: Token, other: Token) -> bool:
    """Whether two words may go together: neither their genders nor their numbers, as far as known, differ."""
    return not (one.gender and other.gender and one.gender != other.gender) and not (one.number and other.number and one.number != other.number)


def fits(part: Token, noun: Token) -> bool:
    """Whether a French participle has the gender of a noun by its ending, which the model often misreads: *déclinée*."""
    return not noun.gender or (noun.gender == "Fem") == part.text.lower().rstrip("s").endswith("e")


def below(tokens: Sequence[Token], i: int, what: int) -> bool:
    """Whether a token stands at or below another in the tree."""
    for _ in range(60):
        if i == what:
            return True
        if tokens[i].head == i:
            return False
        i = tokens[i].head
    return True


def instead(tokens: Sequence[Token], aux: Token, part: Token) -> tuple[int, str]:
    """The head and the label of a verb that takes the place of its auxiliary: the auxiliary's; its own where it stands above that already."""
    if not below(tokens, aux.head, part.i):
        return (part.i if aux.head == aux.i else aux.head), aux.dep
    return part.head, part.dep if part.dep in CLAUSAL else "acl" if tokens[part.head].pos in ("NOUN", "PROPN", "PRON") else "parataxis"

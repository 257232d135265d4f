"""What stands below and above a token, for the repairs that change the tree as they go: the lists of children are made only after them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.sheet import Token


def kids(tokens: Sequence[Token], i: int) -> list[Token]:
    """The children of a token among the words around it."""
    near = tokens[max(0, i - 40) : i + 40]
    return [t for t in near if t.head == i and t.i != i and t.sent == tokens[i].sent]


def in_sentence(tokens: Sequence[Token], head: Token) -> list[Token]:
    """The children of a token within its sentence."""
    first = last = head.i
    while first > 0 and tokens[first - 1].sent == head.sent:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].sent == head.sent:
        last += 1
    return [t for t in tokens[first : last + 1] if t.head == head.i and t.i != head.i]


def past_nouns(tokens: Sequence[Token], token: Token) -> Token:
    """The first word at or above a token that is no noun; the last noun where there is none."""
    while token.pos in ("NOUN", "PROPN") and token.head != token.i:
        token = tokens[token.head]
    return token


def agree(one: Token, other: Token) -> bool:
    """Whether two words may go together: neither their genders nor their numbers, as far as known, differ."""
    return not (one.gender and other.gender and one.gender != other.gender) and not (one.number and other.number and one.number != other.number)


def below(tokens: Sequence[Token], i: int, what: int) -> bool:
    """Whether a token stands at or below another in the tree."""
    for _ in range(60):
        if i == what:
            return True
        if tokens[i].head == i:
            return False
        i = tokens[i].head
    return True

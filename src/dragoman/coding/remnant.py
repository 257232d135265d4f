"""What is left of a clause whose verb is told before: *Latvia **four***, *Mali **its own***. Times behind a name (*and Syria **a day later***) are none."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.once import once
from dragoman.coding.sheet import Token
from dragoman.coding.timely import timely_words
from dragoman.packs import Language

#: how many words such a rest has at most, and what ends it
LONG = 9
MARKS = frozenset({",", ".", ";", ":"})


def remnant(tokens: Sequence[Token], first: int, at: int, verb: int, language: Language) -> list[Token]:
    """The words from `at` to the next mark, if they can be the rest of a clause whose name begins at `first` and whose verb is told at `verb`; else none."""
    if first == 0 or tokens[first - 1].low not in language.words("language", "gap_before"):
        return []
    if at >= len(tokens) or tokens[at].sent != tokens[first - 1].sent:
        return []
    rest = up_to_mark(tokens, at)
    if not rest or any(t.pos in ("VERB", "AUX") or t.low in _times(language) for t in rest):
        return []
    return rest if _is_what_is_left(rest, tokens[verb + 1 : first], language) else []


def joined(tokens: Sequence[Token], first: int) -> bool:
    """Whether a name stands behind *and*, where it may as well be the last of a row."""
    return tokens[first - 1].pos == "CCONJ"


def counted(token: Token, language: Language) -> bool:
    """Whether a word is a number that stands for what was told before."""
    return token.pos == "NUM" or token.low in language.words("language", "gap_numbers")


def again(rest: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether a noun stands again that was told before."""
    nouns = {t.lemma for t in before if t.pos == "NOUN"}
    return any(t.pos == "NOUN" and t.lemma in nouns for t in rest)


def _is_what_is_left(rest: Sequence[Token], before: Sequence[Token], language: Language) -> bool:
    """*Its own*, *none*, a number; an article or a number before another noun than the one told only where no row can be meant."""
    words = language.words
    if rest[0].low in words("language", "gapped") or (rest[0].low in words("language", "gap_idle") and len(rest) == 1):
        return True
    if not counted(rest[0], language):
        return rest[0].low in words("language", "gap_articles") and again(rest, before)
    return before[-1].pos != "CCONJ" or len(rest) == 1 or again(rest, before)


def up_to_mark(tokens: Sequence[Token], at: int) -> list[Token]:
    """The words from `at` to the next mark, *and* or end of the sentence that the word before stands in; none where that is far."""
    for end in range(at, min(at + LONG, len(tokens))):
        token = tokens[end]
        if token.text in MARKS or token.pos == "CCONJ" or token.sent != tokens[at - 1].sent:
            return list(tokens[at:end])
    return list(tokens[at:]) if at + LONG > len(tokens) else []


@once
def _times(language: Language) -> frozenset[str]:
    """The words, folded, that tell a time behind a name."""
    return timely_words(language) | language.words("language", "gap_times")

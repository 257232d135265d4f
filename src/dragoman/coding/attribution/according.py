"""Sources behind a preposition: *selon Tallinn*, *according to two officials*, *selon elle*, *selon qui*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from dragoman.coding.attribution.inserted import contrast, nameless, source_in
from dragoman.coding.attribution.outlets import outlet_in
from dragoman.coding.attribution.reach import clause_around, qualified
from dragoman.coding.attribution.source import Source
from dragoman.coding.once import Phrases, every, listed, once
from dragoman.coding.sheet import Mention, Sheet
from dragoman.packs import Language


@once
def _openings(language: Language) -> Phrases[tuple[int, str]]:
    return listed(p for p in language.tables["speech"]["according"] if p != "pour")


def according(sheet: Sheet, by_token: dict[int, Mention]) -> Iterator[Source]:
    """*Selon Tallinn, ...*: the sentence, or the clause between commas that it stands in."""
    unattributed = sheet.language.words("speech", "unattributed")
    for at, openers in groupby(every(sheet, _openings(sheet.language)), key=itemgetter(0)):
        token, words = sheet.tokens[at], min(openers, key=lambda each: each[2][0])[1]
        first = token.i + len(words)
        if first >= len(sheet.tokens) or (sheet.tokens[first].pos == "NOUN" and words == ("per",)):
            continue
        scope = frozenset(_around(sheet, token.i))
        if sheet.tokens[first].pos == "PRON":
            scope, named = _pointing(sheet, token.i, first, by_token)
            if named is not None:
                yield Source(named.codes[0], token.i, named.head, scope, f"'{' '.join(words)}'", voiced=False)
            continue
        last = _phrase_end(sheet, first)
        if token.i > sheet.sentence_of(token.i).first:
            scope = qualified(sheet, (token.i, last)) or clause_around(sheet, (token.i, last)) or scope
        outlet = outlet_in(sheet, (first, _clause_end(sheet, first)), by_token)
        found = next((by_token[j] for j in range(first, last) if j in by_token and by_token[j].kind != "place"), None)
        tokens = [sheet.tokens[j] for j in range(first, last)]
        vague = any(t.lemma in unattributed for t in tokens) or nameless(sheet, tokens, by_token)
        found = found or next((by_token[j] for j in range(first, min(first + 8, sheet.sentence_of(first).last)) if j in by_token and by_token[j].kind == "media"), None)
        code = outlet or ("unattributed" if nameless(sheet, tokens, by_token) else found.codes[0] if found else "unattributed" if vague else source_in(sheet, (first, last), by_token)[0])
        if code:
            yield Source(code, token.i, found.head if found and not outlet else None, scope, f"'{' '.join(words)}'", voiced=False)


def _phrase_end(sheet: Sheet, first: int) -> int:
    """Where the noun phrase behind a *selon* ends: at a mark, a verb or a clause."""
    last = min(first + 10, sheet.sentence_of(first).last)
    return next((j for j in range(first, last) if sheet.tokens[j].pos in ("PUNCT", "VERB", "AUX", "SCONJ") and sheet.tokens[j].text != "-"), last)


def _pointing(sheet: Sheet, at: int, pronoun: int, by_token: dict[int, Mention]) -> tuple[frozenset[int], Mention | None]:
    """*Selon elle* inside a clause is the subject of the sentence, for that clause; *selon qui* the name before it, for what follows."""
    sentence, token = sheet.sentence_of(at), sheet.tokens[pronoun]
    if token.low in ("qui", "lequel", "laquelle", "lesquels", "lesquelles", "whom", "which"):
        before = next((by_token[j] for j in range(at - 1, sentence.first - 1, -1) if j in by_token and by_token[j].kind != "place"), None)
        return frozenset(range(at, sentence.last)), before
    below = at
    while sheet.tokens[below].head != below and sheet.tokens[below].pos not in ("VERB", "AUX") and sheet.tokens[below].form != "Part":
        below = sheet.tokens[below].head
    root = below
    while sheet.tokens[root].head != root:
        root = sheet.tokens[root].head
    subject = next((c for c in sheet.children[root] if sheet.tokens[c].dep in ("subj", "subjpass")), None)
    named = by_token.get(subject) if subject is not None and root != below else None
    if named is None and subject is not None and root != below:
        named = next((by_token[k] for k in sheet.children[subject] if k in by_token), None)
    scope = frozenset(sheet.subtree(below)) if root != below else frozenset(_around(sheet, at))
    return scope, named or by_token.get(pronoun)


def _clause_end(sheet: Sheet, at: int) -> int:
    """Where the words behind a *selon* end: at the next mark or verb."""
    last = min(at + 8, sheet.sentence_of(min(at, len(sheet.tokens) - 1)).last)
    return next((j for j in range(at, last) if sheet.tokens[j].pos in ("PUNCT", "VERB", "AUX", "ADP")), last)


def _around(sheet: Sheet, at: int) -> set[int]:
    """The part of the sentence that a *selon* answers for: between semicolons."""
    sentence = sheet.sentence_of(at)
    first = next((j + 1 for j in range(at, sentence.first, -1) if sheet.tokens[j].text == ";"), sentence.first)
    last = next((j for j in range(at, sentence.last) if sheet.tokens[j].text == ";"), sentence.last)
    colon = next((j for j in range(at + 3, last) if sheet.tokens[j].text == ":"), last)
    last = colon if at > first + 1 and any(t.pos in ("VERB", "AUX") and t.form == "Fin" for t in sheet.tokens[first:colon]) else last
    if at > first and sheet.tokens[at - 1].text == ",":
        first = max(first, contrast(sheet, first, at))
    return set(range(first, last))

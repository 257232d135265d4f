"""Nouns that name how a relation stands, where something is said of them: *three years of cold war*, *between Windhoek and Berlin the unease lasts*."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.characterisations.label import LONGEST, VALENCES, Told, bare, in_clause, measures, whole
from dragoman.coding.characterisations.lists import lists
from dragoman.coding.sheet import Sheet, Token
from dragoman.packs.roster import fold

#: within how many words behind *between* the two stand that a noun is said of
BOTH = 8


def nouns(sheet: Sheet) -> Iterator[Told]:
    """A noun of state counts only where something is said of it: an adjective, a time, parties, a verb that it is the subject of."""
    names = lists(sheet.language).names
    for token in sheet.tokens:
        if token.pos not in ("NOUN", "PROPN") or (token.lemma not in names and token.text.lower() not in names):
            continue
        tried: set[int] = set()
        for rank, _, name in sorted({e for form in (token.lemma, token.text.lower()) for e in names.get(form, ())}):
            words = name.split()
            if rank in tried or not _names(sheet, token, words):
                continue
            tried.add(rank)
            first, last = _phrase(sheet, token.i, words)
            if _only_named(sheet, token, first, last):
                break
            if len(words) > 1 or _qualified(sheet, token):
                first = whole(sheet, first, last)[0]
                yield Told(first, _with_verb(sheet, token, last), token.i, VALENCES[rank], f"the noun '{name}'")
                break


def _only_named(sheet: Sheet, token: Token, first: int, last: int) -> bool:
    """*Since the cold war*, *the end of the quarrel*: a noun that dates something else, or stands beside another word and names no two parties."""
    if any(t.low in sheet.language.tables["relations"]["dating"] for t in sheet.tokens[max(first - 1, 0) : first + 1]):
        return True
    between = {code.split(":")[0] for m in sheet.mentions_in.get(token.sent, ()) if first <= m.head < last for code in m.codes}
    return len(between) < 2 and not _measured(sheet, token) and bare(sheet, token, ("nmod", "subjpass", "conj", "agent", "appos"))


def _with_verb(sheet: Sheet, noun: Token, last: int) -> int:
    """*L'idylle a trop duré*, *la connivence n'est pas rompue*: where what is said of a noun ends whose verb follows it, as far as the next mark."""
    verb, end = sheet.tokens[noun.head], sheet.sentence_of(noun.i).last
    if noun.dep != "subj" or not noun.i < verb.i < last + 6 or any(t.pos == "PUNCT" for t in sheet.tokens[last : verb.i]):
        return last
    at = verb.i + 1
    while at < end and sheet.tokens[at].pos != "PUNCT" and at - noun.i < LONGEST:
        at += 1
    return at


def _names(sheet: Sheet, token: Token, words: list[str]) -> bool:
    """Whether the words around a noun complete the name: the head noun anywhere in it."""
    if len(words) == 1:
        return True
    around = sheet.tokens[max(0, token.i - len(words)) : token.i + len(words) + 1]
    return all(any(word in (t.lemma, t.text.lower()) or t.low == fold(word) for t in around) for word in words)


def _qualified(sheet: Sheet, token: Token) -> bool:
    for c in sheet.children[token.i]:
        child = sheet.tokens[c]
        if child.dep in ("amod", "nummod", "relcl") or (child.dep in ("nmod", "poss", "obl") and any(i in sheet.mention_at for i in sheet.subtree(c))):
            return True
    if token.dep == "subj" and _both_named(sheet, token):
        return True
    below = set(sheet.subtree(token.i))
    return _measured(sheet, token) or any(t.first in below for t in sheet.times_in.get(token.sent, ()))


def _measured(sheet: Sheet, token: Token) -> bool:
    """*Three years of cold war*."""
    return any(measures(sheet, i) for i in sheet.subtree(token.i) if i <= token.i)


def _both_named(sheet: Sheet, token: Token) -> bool:
    """*Between Windhoek and Berlin the unease lasts*, *l'embellie se confirme entre Tunis et Tripoli*: whether the sentence names two states as those between whom something is."""
    sentence = sheet.sentence_of(token.i)
    between = [i for i in range(sentence.first, sentence.last) if sheet.tokens[i].low in sheet.language.tables["relations"]["between"]]
    return any(len({c.split(":")[0] for k in range(i, token.i if i < token.i else min(i + BOTH, sentence.last)) if (m := sheet.mention_at.get(k)) for c in m.codes}) > 1 for i in between)


def _phrase(sheet: Sheet, head: int, name: list[str]) -> tuple[int, int]:
    """The noun phrase around a head with all words of its name, without relative clauses, at most so many words."""
    tree = [i for i in sheet.subtree(head) if not in_clause(sheet, i, head)]
    first = head
    while first - 1 in tree and head - first < 8:
        first -= 1
    last = head + 1
    while last in tree and last - first < LONGEST:
        last += 1
    while last > head + 1 and sheet.tokens[last - 1].pos == "PUNCT":
        last -= 1
    while first < head and sheet.tokens[first].pos == "ADP" and measures(sheet, first + 1):
        first += 1
    while last < sheet.sentence_of(head).last and {sheet.tokens[last].lemma, sheet.tokens[last].low} & {*name}:
        last += 1
    return first, last

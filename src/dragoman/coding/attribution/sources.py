"""Sources in the text, each with the stretch that it answers for: verbs of speech, *selon*, *according to*, inserted *a-t-il dit*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.coding.attribution.inserted import content, inserted, outlet_in, source_in
from dragoman.coding.once import Phrases, listed, once, standing
from dragoman.coding.predicates import conjuncts
from dragoman.coding.sheet import Mention, Predicate, Sheet, Token
from dragoman.packs import Language

SENTENCE_ENDS = (".", "!", "?", ";")


@dataclass(frozen=True)
class Source:
    """A source: its code, the token that speaks, the mention's token, and the tokens that it answers for."""

    code: str | None
    at: int
    mention: int | None
    tokens: frozenset[int]
    why: str

    def covers(self, i: int) -> bool:
        """Whether a token lies in what the source says."""
        return i in self.tokens


def sources(sheet: Sheet) -> list[Source]:
    """All sources of the article, those that answer for the least first: the nearest speaker wins."""
    by_token = {i: m for m in sheet.mentions for i in range(m.first, m.last) if m.kind not in ("modifier", "possessive")}
    by_token |= {m.head: m for m in sheet.mentions if m.kind not in ("modifier", "possessive")}
    beside = list(_inserted(sheet, by_token))
    known = {s.at for s in beside}
    found = [*beside, *(s for s in _verbs(sheet, by_token) if s.at not in known), *_according(sheet, by_token)]
    return sorted(found, key=lambda s: (len(s.tokens), s.at))


def _verbs(sheet: Sheet, by_token: dict[int, Mention]) -> Iterator[Source]:
    table = sheet.language.tables["speech"]
    for i, predicate in sheet.predicates.items():
        token = sheet.tokens[i]
        if predicate.kind != "verb" or token.lemma not in table["verbs"] and token.lemma not in table["light"]:
            continue
        if token.lemma in table["light"] and token.lemma not in table["verbs"] and not _light(sheet, token, table["light"][token.lemma]):
            continue
        scope = _scope(sheet, predicate)
        if scope:
            code, mention = _speaker(sheet, predicate, by_token)
            if code:
                yield Source(code, i, mention, frozenset(scope), f"said by the subject of '{token.text}'")


def _light(sheet: Sheet, token: Token, words: list[str]) -> bool:
    return any(sheet.tokens[j].lemma in words or sheet.tokens[j].low in words for j in range(token.i + 1, min(token.i + 5, len(sheet.tokens))))


def _scope(sheet: Sheet, predicate: Predicate) -> set[int]:
    """What a verb of speech answers for: its clause, or the sentence around it where it is inserted."""
    token = sheet.tokens[predicate.token]
    inside: set[int] = set()
    for c in sheet.children[predicate.token]:
        child = sheet.tokens[c]
        if child.dep in ("ccomp", "xcomp") or (child.dep == "parataxis" and not _has_complement(sheet, predicate.token)) or (child.dep in ("obj", "attr", "root") and child.pos in ("VERB", "AUX")):
            inside |= set(sheet.subtree(c))
        if child.dep == "obj" and child.pos == "NOUN" and token.lemma in ("dire", "affirmer", "report", "claim", "rapporter", "confirmer", "confirm", "évoquer", "revendiquer"):
            inside |= set(sheet.subtree(c))
    sentence = sheet.sentence_of(predicate.token)
    telling = token.lemma in sheet.language.words("speech", "inserted")
    if token.dep in ("parataxis", "ccomp") and not inside and telling:
        top = sheet.tokens[token.head]
        own = set(sheet.subtree(predicate.token))
        inside |= set(sheet.subtree(top.i)) - own
    if not inside and telling and _inverted(sheet, predicate):
        inside |= set(range(sentence.first, predicate.token))
    return {i for i in inside if not sheet.sentence_of(i).first > i}


def _has_complement(sheet: Sheet, at: int) -> bool:
    return any(sheet.tokens[c].dep in ("ccomp", "xcomp", "obj", "advcl") for c in sheet.children[at])


def _inverted(sheet: Sheet, predicate: Predicate) -> bool:
    """*..., a indiqué le ministre*; *..., the army said*: the verb stands behind a comma and its words before it."""
    first = min([predicate.token, *sheet.children[predicate.token]])
    window = [sheet.tokens[j].text for j in range(max(0, first - 2), predicate.token + 1)]
    return any(w in (",", "»", '"', "”", "—") for w in window) and any(s > predicate.token - 6 for s in predicate.subjects)


def _speaker(sheet: Sheet, predicate: Predicate, by_token: dict[int, Mention]) -> tuple[str | None, int | None]:
    table = sheet.language.tables["speech"]
    for subject in predicate.subjects:
        for c in conjuncts(sheet, subject):
            found = by_token.get(c) or next((by_token[k] for k in sheet.children[c] if k in by_token and sheet.tokens[k].dep in ("appos", "flat", "compound", "nmod", "poss", "amod")), None)
            if found is not None:
                return found.codes[0], found.head
        if sheet.tokens[subject].lemma in table["unattributed"] or sheet.tokens[subject].low in table["unattributed"]:
            return "unattributed", None
    return None, None


@once
def _openings(language: Language) -> Phrases[tuple[int, str]]:
    return listed(p for p in language.tables["speech"]["according"] if p != "pour")


def _according(sheet: Sheet, by_token: dict[int, Mention]) -> Iterator[Source]:
    """*Selon Tallinn, ...*: the sentence, or the clause between commas that it stands in."""
    unattributed, openings = sheet.language.tables["speech"]["unattributed"], _openings(sheet.language)
    for token in sheet.tokens:
        openers = standing(sheet, openings, token.i) if token.low in openings else ()
        if not openers:
            continue
        words = min(openers, key=lambda each: each[1][0])[0]
        after = range(token.i + len(words), min(token.i + len(words) + 8, sheet.sentence_of(token.i).last))
        found = next((by_token[j] for j in after if j in by_token and by_token[j].kind != "place"), None)
        vague = next((j for j in after if sheet.tokens[j].lemma in unattributed), None)
        outlet = outlet_in(sheet, (token.i + len(words), _clause_end(sheet, token.i + len(words))), by_token)
        if outlet:
            yield Source(outlet, token.i, None, frozenset(_around(sheet, token.i)), f"'{' '.join(words)}'")
            continue
        code = found.codes[0] if found else "unattributed" if vague is not None else None
        if code:
            yield Source(code, token.i, found.head if found else None, frozenset(_around(sheet, token.i)), f"'{' '.join(words)}'")


def _inserted(sheet: Sheet, by_token: dict[int, Mention]) -> Iterator[Source]:
    for at, name, whole in inserted(sheet):
        code, mention = source_in(sheet, name, by_token)
        if code:
            yield Source(code, at, mention, content(sheet, whole), f"said by the source beside '{sheet.tokens[at].text}'")


def _clause_end(sheet: Sheet, at: int) -> int:
    """Where the words behind a *selon* end: at the next mark or verb."""
    last = min(at + 8, sheet.sentence_of(min(at, len(sheet.tokens) - 1)).last)
    return next((j for j in range(at, last) if sheet.tokens[j].pos in ("PUNCT", "VERB", "AUX", "ADP")), last)


def _around(sheet: Sheet, at: int) -> set[int]:
    """The part of the sentence that a *selon* answers for: between semicolons."""
    sentence = sheet.sentence_of(at)
    first = next((j + 1 for j in range(at, sentence.first, -1) if sheet.tokens[j].text == ";"), sentence.first)
    last = next((j for j in range(at, sentence.last) if sheet.tokens[j].text == ";"), sentence.last)
    return set(range(first, last))

"""The words of a text that speak of a relation: fixed phrases, nouns of state with something said of them, predicates of a relation noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.coding.characterisations.idioms import first_of, follow, idioms
from dragoman.coding.characterisations.label import VALENCES, Told, measures, whole
from dragoman.coding.once import Phrases, is_one_of, listed, once, places
from dragoman.coding.sheet import Sheet, Token
from dragoman.packs import Language
from dragoman.packs.roster import fold
from dragoman.records import Valence

LONGEST = 14
#: how far before a phrase the relation that it is said of may begin
FARTHEST = 20


@dataclass(frozen=True)
class Index:
    """The lists of a language: names of states of a relation by their words, phrases and predicates by valence, nouns of relation."""

    names: dict[str, list[tuple[int, int, str]]]
    phrases: dict[Valence, Phrases[tuple[int, str]]]
    subjects: frozenset[str]
    predicates: dict[Valence, frozenset[str]]


def told(sheet: Sheet) -> list[Told]:
    """All labels of an article, the surest kinds first."""
    return [*_predicates(sheet), *idioms(sheet), *_ended(sheet), *_phrases(sheet), *_nouns(sheet)]


#: what is told where something of a valence ends
AFTER: dict[Valence, Valence] = {"warming": "cooling", "good": "cooling", "mixed": "cooling", "cooling": "warming", "bad": "warming"}


def _ended(sheet: Sheet) -> Iterator[Told]:
    """*Three years of frost are drawing to a close*: the end of what a noun of state names changes the relation."""
    table, names = _ends(sheet.language), _index(sheet.language).names
    for i, predicate in sheet.predicates.items():
        token = sheet.tokens[i]
        for rest in table.get(token.lemma, ()) if token.pos in ("VERB", "AUX") else ():
            last = follow(sheet, i, rest)
            inside = [sheet.tokens[k] for s in (*predicate.subjects, *(predicate.objects if predicate.passive else ())) for k in sheet.subtree(s) if k < i]
            rank = next((rank for t in inside for form in (t.lemma, t.low) for rank, _, name in names.get(form, ()) if " " not in name), None)
            if last is not None and rank is not None:
                yield Told(first_of(sheet, token), last, i, AFTER[VALENCES[rank]], f"the end of what is {VALENCES[rank]}")
                break


@once
def _ends(language: Language) -> dict[str, list[tuple[str, ...]]]:
    """The verbs that end what their subject names, with the words that follow; the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for verb, *rest in map(str.split, language.tables["relations"].get("ends", {}).get("words", ())):
        table.setdefault(verb, []).append(tuple(rest))
    return {verb: sorted(found, key=len, reverse=True) for verb, found in table.items()}


@once
def _index(language: Language) -> Index:
    relations = language.tables["relations"]
    names: dict[str, list[tuple[int, int, str]]] = {}
    for rank, valence in enumerate(VALENCES):
        for place, name in enumerate(relations["nouns"].get(valence, [])):
            words = name.split()
            for word in dict.fromkeys(w for w in words if len(w) > 3 or len(words) == 1):
                names.setdefault(word, []).append((rank, place, name))
    predicates = {v: frozenset(relations["predicates"].get(v, [])) for v in VALENCES}
    phrases = {v: listed(relations["phrases"].get(v, [])) for v in VALENCES}
    return Index(names, phrases, frozenset(relations["subjects"]), predicates)


def _phrases(sheet: Sheet) -> Iterator[Told]:
    table = _index(sheet.language).phrases
    for valence in VALENCES:
        for _, i, phrase, words in places(sheet, table[valence], 0, len(sheet.tokens)):
            if _bare(sheet, sheet.tokens[i], ("obj", "compound")):
                continue
            first, last = whole(sheet, i, i + len(words))
            yield Told(_with_subject(sheet, i, first), last, i, valence, f"the phrase '{phrase}'")


def _with_subject(sheet: Sheet, at: int, first: int) -> int:
    """*Relations between Spain and Israel, established in 1986, are at their lowest*: where the relation begins that a phrase is said of, else the phrase itself."""
    subjects = _index(sheet.language).subjects
    while True:
        said_of = (min(sheet.subtree(c)) for c in sheet.children[at] if sheet.tokens[c].dep == "subj" and is_one_of(sheet.tokens[c], subjects))
        begin = next((b for b in said_of if 0 < first - b <= FARTHEST), None)
        if begin is not None:
            return begin
        if sheet.tokens[at].head == at or sheet.tokens[at].dep in ("relcl", "advcl", "ccomp"):
            return first
        at = sheet.tokens[at].head


def _bare(sheet: Sheet, token: Token, deps: tuple[str, ...]) -> bool:
    """*Ont signé un partenariat stratégique*, *la fin de la querelle*: a noun that is only named beside a verb or another noun says nothing of the relation."""
    return token.dep in deps or (token.dep in ("obj", "obl") and token.head in sheet.triggers)


def _nouns(sheet: Sheet) -> Iterator[Told]:
    """A noun of state counts only where something is said of it: an adjective, a time, parties, a verb that it is the subject of."""
    names = _index(sheet.language).names
    for token in sheet.tokens:
        if token.pos not in ("NOUN", "PROPN"):
            continue
        tried: set[int] = set()
        for rank, _, name in sorted({e for form in (token.lemma, token.text.lower()) for e in names.get(form, ())}):
            if rank in tried or not _names(sheet, token, name.split()):
                continue
            tried.add(rank)
            first, last = _phrase(sheet, token.i)
            between = {code.split(":")[0] for m in sheet.mentions_in.get(token.sent, ()) if first <= m.head < last for code in m.codes}
            if len(between) < 2 and _bare(sheet, token, ("nmod", "subjpass", "conj", "agent", "appos")):
                break
            if " " in name or _qualified(sheet, token):
                first = whole(sheet, first, last)[0]
                yield Told(first, _with_verb(sheet, token, last), token.i, VALENCES[rank], f"the noun '{name}'")
                break


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
    below = set(sheet.subtree(token.i))
    return measures(sheet, min(below)) or any(t.first in below for t in sheet.times_in.get(token.sent, ()))


def _phrase(sheet: Sheet, head: int) -> tuple[int, int]:
    """The noun phrase around a head, without relative clauses, at most so many words."""
    tree = [i for i in sheet.subtree(head) if not _in_clause(sheet, i, head)]
    first = head
    while first - 1 in tree and head - first < 8:
        first -= 1
    last = head + 1
    while last in tree and last - first < LONGEST:
        last += 1
    while last > head + 1 and sheet.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return first, last


def _in_clause(sheet: Sheet, i: int, head: int) -> bool:
    while i != head:
        if sheet.tokens[i].dep in ("relcl", "parataxis", "advcl"):
            return True
        i = sheet.tokens[i].head
    return False


def _predicates(sheet: Sheet) -> Iterator[Told]:
    """A relation noun as subject of a predicate of the lists: *les relations se sont réchauffées*, *ties are frosty*."""
    known = _index(sheet.language)
    for i, predicate in sheet.predicates.items():
        subjects = [s for s in (*predicate.subjects, *(predicate.objects if predicate.passive else ())) if is_one_of(sheet.tokens[s], known.subjects)]
        if not subjects and sheet.tokens[i].pos in ("ADJ", "NOUN", "ADV"):
            subjects = [c for c in sheet.children[i] if sheet.tokens[c].dep == "subj" and is_one_of(sheet.tokens[c], known.subjects)]
        if not subjects:
            continue
        words = [i, *(c for c in sheet.children[i] if sheet.tokens[c].dep in ("attr", "xcomp", "obl", "advmod", "obj", "nmod"))]
        words += [g for c in words[1:] for g in sheet.children[c] if sheet.tokens[g].dep in ("amod", "nmod", "conj", "advmod")]
        for valence in VALENCES:
            hit = next((w for w in words if w not in subjects and is_one_of(sheet.tokens[w], known.predicates[valence])), None)
            if hit is not None:
                yield _clause(sheet, i, subjects[0], hit, valence)
                break


def _clause(sheet: Sheet, at: int, subject: int, hit: int, valence: Valence) -> Told:
    words = [w for w in sheet.subtree(at) if not _in_clause(sheet, w, at) or w == hit]
    first = min(subject, at, *(c for c in sheet.children[subject] if sheet.tokens[c].dep == "det"))if any(sheet.tokens[c].dep == "det" for c in sheet.children[subject]) else min(subject, at)
    last = max(at, hit) + 1
    while last in words and last - max(at, hit) < 6 and sheet.tokens[last].pos != "PUNCT":
        last += 1
    if last - first > LONGEST:
        first = max(first, min(at, hit) - 3)
    return Told(first, last, at, valence, f"the predicate '{sheet.tokens[hit].text}' of '{sheet.tokens[subject].text}'")

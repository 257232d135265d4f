"""The words of a text that speak of a relation: fixed phrases, idioms, what ends, predicates of a relation noun, and nouns of state."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.characterisations.idioms import first_of, follow, idioms
from dragoman.coding.characterisations.label import LONGEST, VALENCES, Told, bare, in_clause, whole
from dragoman.coding.characterisations.lists import lists
from dragoman.coding.characterisations.nouns import nouns
from dragoman.coding.once import every, is_one_of, once
from dragoman.coding.sheet import Sheet
from dragoman.packs import Language
from dragoman.records import Valence

#: how far before a phrase the relation that it is said of may begin
FARTHEST = 20


def told(sheet: Sheet) -> list[Told]:
    """All labels of an article, the surest kinds first."""
    return [*_predicates(sheet), *idioms(sheet), *_ended(sheet), *_phrases(sheet), *nouns(sheet)]


#: what is told where something of a valence ends
AFTER: dict[Valence, Valence] = {"warming": "cooling", "good": "cooling", "mixed": "cooling", "cooling": "warming", "bad": "warming"}


def _ended(sheet: Sheet) -> Iterator[Told]:
    """*Three years of frost are drawing to a close*: the end of what a noun of state names changes the relation."""
    table, names = _ends(sheet.language), lists(sheet.language).names
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


def _phrases(sheet: Sheet) -> Iterator[Told]:
    for i, words, (rank, _, phrase) in sorted(every(sheet, lists(sheet.language).phrases), key=lambda f: (*f[2][:2], f[0])):
        if bare(sheet, sheet.tokens[i], ("obj", "compound")):
            continue
        first, last = whole(sheet, i, i + len(words))
        yield Told(_with_subject(sheet, i, first), last, i, VALENCES[rank], f"the phrase '{phrase}'")


def _with_subject(sheet: Sheet, at: int, first: int) -> int:
    """*Relations between Spain and Israel, established in 1986, are at their lowest*: where the relation begins that a phrase is said of, else the phrase itself."""
    subjects = lists(sheet.language).subjects
    while True:
        said_of = (min(sheet.subtree(c)) for c in sheet.children[at] if sheet.tokens[c].dep == "subj" and is_one_of(sheet.tokens[c], subjects))
        begin = next((b for b in said_of if 0 < first - b <= FARTHEST), None)
        if begin is not None:
            return begin
        if sheet.tokens[at].head == at or sheet.tokens[at].dep in ("relcl", "advcl", "ccomp"):
            return first
        at = sheet.tokens[at].head


def _predicates(sheet: Sheet) -> Iterator[Told]:
    """A relation noun as subject of a predicate of the lists: *les relations se sont réchauffées*, *ties are frosty*."""
    known = lists(sheet.language)
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
    words = [w for w in sheet.subtree(at) if not in_clause(sheet, w, at) or w == hit]
    first = min(subject, at, *(c for c in sheet.children[subject] if sheet.tokens[c].dep == "det"))if any(sheet.tokens[c].dep == "det" for c in sheet.children[subject]) else min(subject, at)
    last = max(at, hit) + 1
    while last in words and last - max(at, hit) < 6 and sheet.tokens[last].pos != "PUNCT":
        last += 1
    if last - first > LONGEST:
        first = max(first, min(at, hit) - 3)
    return Told(first, last, at, valence, f"the predicate '{sheet.tokens[hit].text}' of '{sheet.tokens[subject].text}'")

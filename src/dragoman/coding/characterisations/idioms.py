"""Idioms of a verb that are said of two parties: *font la paix*, *ne s'adressent plus la parole*, *are at daggers drawn*.

The verb may stand in any form; the words behind it follow in order, with a word or two between. Somebody must be there of whom it is
said: two states as its subject, a plural or reflexive that stands for both, or what is between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.coding.characterisations.label import VALENCES, Told, whole
from dragoman.coding.grammar import conjuncts
from dragoman.coding.modality.negation import negation
from dragoman.coding.once import is_one_of, once
from dragoman.coding.sheet import Predicate, Sheet, Token
from dragoman.packs import Language
from dragoman.records import Valence

#: words that may stand between two of an idiom
BETWEEN = 3
#: how far before a verb that the parser gave no subject its subject may stand
NEAR = 9
REFLEXIVE = ("se", "s'")
Idiom = tuple[Valence, bool, tuple[str, ...], str]


@once
def _index(language: Language) -> dict[str, list[Idiom]]:
    """Idioms by the lemma of their verb; the longest first."""
    table: dict[str, list[Idiom]] = {}
    listed = language.tables["relations"].get("idioms", {})
    for valence in VALENCES:
        for idiom in listed.get(valence, []):
            words = [w for w in idiom.split() if w not in ("ne", "n'")]
            reflexive = words[0] in REFLEXIVE
            verb, *rest = words[1:] if reflexive else words
            table.setdefault(verb, []).append((valence, reflexive, tuple(rest), idiom))
    return {verb: sorted(found, key=lambda i: -len(i[2])) for verb, found in table.items()}


def idioms(sheet: Sheet) -> Iterator[Told]:
    """The idioms of an article that are said of a relation."""
    table = _index(sheet.language)
    for i, predicate in sheet.predicates.items():
        token = sheet.tokens[i]
        for valence, reflexive, rest, idiom in table.get(token.lemma, ()) if token.pos in ("VERB", "AUX") else ():
            last = follow(sheet, i, rest)
            if last is not None and (not reflexive or predicate.reflexive) and _of_both(sheet, predicate, reflexive or not rest) and not _denied(sheet, token, last, rest):
                yield Told(first_of(sheet, token), whole(sheet, i, last)[1], i, valence, f"the idiom '{idiom}'")
                break


def follow(sheet: Sheet, at: int, words: Sequence[str]) -> int | None:
    """Where an idiom ends whose words follow a verb; None where one is missing."""
    end, last = sheet.sentence_of(at).last, at + 1
    for word in words:
        found = next((i for i in range(last, min(last + BETWEEN + 1, end)) if word in (sheet.tokens[i].lemma, sheet.tokens[i].low, sheet.tokens[i].text.lower())), None)
        if found is None:
            return None
        last = found + 1
    return last


def first_of(sheet: Sheet, verb: Token) -> int:
    """The verb with its auxiliaries, negation and pronoun."""
    helpers = [c for c in sheet.children[verb.i] if c < verb.i and verb.i - c <= 5 and (sheet.tokens[c].dep in ("aux", "auxpass", "cop", "neg", "expl", "advmod", "obj", "iobj") and sheet.tokens[c].pos != "NOUN")]
    return min([verb.i, *helpers])


def _denied(sheet: Sheet, verb: Token, last: int, rest: Sequence[str]) -> bool:
    """*Are not at war*: whether an idiom that holds no negation of its own is denied, by a word before its end."""
    table, word = sheet.language.tables["modality"], negation(sheet, verb)
    own = {*rest} & {*table["negative_adverbs"], *table["negative_determiners"]}
    return not own and word is not None and any(t.text in word.split(" ... ") for t in sheet.tokens[sheet.sentence_of(verb.i).first : last])


def _of_both(sheet: Sheet, predicate: Predicate, alone: bool) -> bool:
    """Whether two parties, or what is between two, stand as the subject; a verb that says it alone needs two parties named."""
    subjects = [s for subject in predicate.subjects for s in conjuncts(sheet, subject)]
    inside = [i for s in subjects for i in sheet.subtree(s)] or list(range(max(sheet.sentence_of(predicate.token).first, predicate.token - NEAR), predicate.token))
    states = {code.split(":")[0] for i in inside if (m := sheet.mention_at.get(i)) for code in m.codes}
    if len(states) > 1:
        return True
    between = frozenset(sheet.language.tables["relations"]["subjects"])
    if any(is_one_of(sheet.tokens[s], between) for s in subjects):
        return True
    return not alone and (bool(states) if not subjects else any(s in sheet.mention_at for s in subjects))

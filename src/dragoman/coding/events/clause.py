"""Which of the parties that a sentence names stand in the clause of an act, and which of them are only what is spoken about."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.grammar import VERBAL, case_of, chain
from dragoman.coding.once import Phrases, Words, listed, once, split, standing
from dragoman.coding.sheet import Mention, Sheet
from dragoman.coding.times.reach import is_finite
from dragoman.packs import Language

#: what may stand between *au sujet* and the name
BETWEEN = frozenset({"de", "du", "des", "d'", "of"})


def within(sheet: Sheet, trigger: int) -> Iterator[Mention]:
    """The mentions of a verb's own clause, that of the verb whose infinitive it is; clauses joined to it with a subject of their own are others."""
    top = trigger
    while sheet.tokens[top].dep == "xcomp" and sheet.tokens[top].head != top:
        top = sheet.tokens[top].head
    return (m for m in sheet.mentions_in.get(sheet.tokens[trigger].sent, ()) if _hangs_on(sheet, m.head, top))


def _hangs_on(sheet: Sheet, i: int, top: int) -> bool:
    while i != top:
        token = sheet.tokens[i]
        own = token.dep in ("conj", "parataxis") and any(sheet.children_have(i, dep) for dep in ("subj", "subjpass"))
        if own or token.head == i:
            return False
        i = token.head
    return True


def same_clause(sheet: Sheet, one: int, other: int) -> bool:
    """Whether two words stand below the same finite verb."""
    return _finite_above(sheet, one) == _finite_above(sheet, other)


def _finite_above(sheet: Sheet, i: int) -> int:
    """The nearest word at or above another that is a finite verb or has one for its copula; else the root."""
    above = chain(sheet, i)
    copular = (any(sheet.tokens[c].dep == "cop" and sheet.tokens[c].form == "Fin" for c in sheet.children[j]) for j in above)
    return next((j for j, be in zip(above, copular, strict=True) if be or is_finite(sheet, sheet.tokens[j])), above[-1])


def only_topic(sheet: Sheet, mention: Mention) -> bool:
    """*Spoke to parliament about Gaza and Egypt*: whether a name stands behind a word that tells what is spoken about."""
    at, first = mention.head, mention.first
    while sheet.tokens[at].dep == "conj" and sheet.tokens[sheet.tokens[at].head].pos not in VERBAL:
        at = sheet.tokens[at].head
        first = min(first, at)
    while first and (sheet.tokens[first - 1].pos in ("DET", "ADJ") or sheet.lows[first - 1] in BETWEEN):
        first -= 1
    return any(sheet.lows[max(0, first - len(words)) : first] == words for words in _regarding(sheet.language))


@once
def _regarding(language: Language) -> tuple[Words, ...]:
    return tuple(split(phrase) for phrase in language.tables["language"].get("regarding", ()))


def under_aegis(sheet: Sheet, mention: Mention, category: str) -> bool:
    """*Sous médiation kényane*, *sous l'égide de l'Union africaine*: who only stands over an act is a party of talks, and of nothing else."""
    token = sheet.tokens[mention.head]
    over = sheet.tokens[token.head]
    granted = over.dep == "obl" and sheet.tokens[over.head].lemma in sheet.language.words("language", "granting")  # *a accédé à la demande de Quito*
    beside = granted or category in ("CONSULT", "AID", "COOPERATE") or token.dep not in ("nmod", "amod", "obl") or over.lemma not in sheet.language.words("language", "aegis")
    return (not beside and case_of(sheet, over.i) in ("sous", "under", "à", "sur", "at")) or (category == "PROTEST" and token.dep == "nmod" and called_out(sheet, over.i))


def called_out(sheet: Sheet, i: int) -> bool:
    """*Ont manifesté à l'appel de Bamako*: who calls people out is not whom they protest against."""
    return bool(standing(sheet, _calls(sheet.language), min(sheet.subtree(i))))


@once
def _calls(language: Language) -> Phrases[tuple[int, str]]:
    return listed(language.words("language", "calling_out"))

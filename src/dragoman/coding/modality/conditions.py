"""The words of the condition that an act is made to depend on."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.grammar import VERBAL
from dragoman.coding.modality.doubt import asks
from dragoman.coding.once import Phrases, listed, once, places
from dragoman.coding.sheet import Draft, Sheet, Token
from dragoman.packs import Language

#: words that make of a condition a fact that is granted: *même si des ONG s'en plaignent*
CONCEDING = frozenset({"meme", "comme", "even", "as"})


@dataclass(frozen=True)
class Condition:
    """A condition's tokens; `holds_act`: the act itself stands in it; `makes_hypothetical`: its main clause is only possible."""

    span: tuple[int, int]
    word: str
    holds_act: bool
    makes_hypothetical: bool


@once
def _connectives(language: Language) -> Phrases[tuple[int, str]]:
    return listed(language.tables["modality"]["conditions"])


def _clauses(sheet: Sheet, first: int, last: int) -> list[tuple[int, int, str]]:
    """The conditional clauses of a sentence: from the connective to where its clause ends."""
    known = sheet.memo("conditions")
    if first not in known:
        standing = places(sheet, _connectives(sheet.language), first, last)
        opened = [(i, _end(sheet, i, last), phrase, len(words)) for _, i, phrase, words in standing if i < last - len(words) and _opens(sheet, i, list(words))]
        known[first] = [(i, end, phrase) for i, end, phrase, n in opened if not _dated(sheet, i + n, end)]
    found: list[tuple[int, int, str]] = known[first]
    return found


def _opens(sheet: Sheet, i: int, words: list[str]) -> bool:
    token = sheet.tokens[i]
    if len(words) > 1:
        return True
    if words[0] in ("should", "were", "had"):
        return token.dep == "aux" and (i == sheet.sentence_of(i).first or sheet.tokens[i - 1].low in (",", "and")) and sheet.tokens[i + 1].pos in ("PROPN", "PRON", "DET", "NOUN", "ADJ")
    if asks(sheet, token) or (words[0] in ("si", "if") and _believed(sheet, i)):
        return False
    if words[0] in ("si", "s'") and _contrasted(sheet, token):
        return False
    if words[0] in ("si", "s'", "if") and i and sheet.tokens[i - 1].low in CONCEDING:
        return False
    if words[0] in ("si", "s'"):
        return token.pos in ("SCONJ", "ADV", "PRON") and sheet.tokens[i + 1].pos not in ("ADJ", "ADV") and not (words[0] == "s'" and sheet.tokens[i + 1].low not in ("il", "ils"))
    if words[0] in ("once", "until", "pending", "failing", "absent"):
        return token.dep in ("mark", "case") or token.pos == "SCONJ"
    return token.pos in ("SCONJ", "ADP", "ADV", "VERB")


def _believed(sheet: Sheet, i: int) -> bool:
    """*Si l'on en croit la radio*, *if the paper is to be believed*: a source, no condition."""
    behind = [t.low for t in sheet.tokens[i + 1 : i + 10]]
    return behind[:4] in (["l'", "on", "en", "croit"], ["on", "en", "croit"]) or behind[:3] == ["on", "en", "croit"] or " to be believed" in " ".join(behind)


def _contrasted(sheet: Sheet, token: Token) -> bool:
    """*Si Paris a dénoncé la frappe, Berlin s'en est gardé*: two acts in the perfect are set against each other."""
    return all(_perfect(sheet, i) for i in (token.head, sheet.tokens[token.head].head)) and sheet.tokens[token.head].head != token.head


def _perfect(sheet: Sheet, i: int) -> bool:
    helpers = [sheet.tokens[c] for c in sheet.children[i] if sheet.tokens[c].dep in ("aux", "auxpass")]
    return sheet.tokens[i].form == "Part" and any(t.form == "Fin" and t.tense == "Pres" and t.mood != "Cnd" for t in helpers)


def _dated(sheet: Sheet, first: int, end: int) -> bool:
    """*Until December 2019*, *once a year*: what stands behind the connective is a time and no more."""
    return any(t.first <= first and end <= t.last for t in sheet.times_in.get(sheet.tokens[first].sent, ()))


def _end(sheet: Sheet, start: int, last: int) -> int:
    """Where the clause that a connective opens ends: at its subtree's end, or at a comma outside it."""
    head = start if sheet.tokens[start].pos == "NOUN" else sheet.tokens[start].head  # *faute d'excuses*
    inside = [j for j in sheet.subtree(head) if j >= start] if head != start else [start]
    end = start + 1
    while end < last and end in inside and sheet.tokens[end].text not in ("»", "”", ";", ":"):
        end += 1
    if end - start < 3 or sheet.tokens[start].head < start:
        end = next((j for j in range(start + 2, last) if sheet.tokens[j].low in (",", ";", ".", "»", '"', ":") and j - start > 2), last)
    while end > start + 1 and sheet.tokens[end - 1].pos == "PUNCT":
        end -= 1
    return end


def condition_of(sheet: Sheet, draft: Draft) -> Condition | None:
    """The condition that a draft stands in or depends on."""
    sentence = sheet.sentence_of(draft.trigger)
    weak = sheet.language.tables["modality"]["hypothetical_conditions"]
    for start, end, word in _clauses(sheet, sentence.first, sentence.last):
        if _stands_in(sheet, draft.trigger, start, end):
            if word in weak and not _aside(sheet, draft.trigger, start):
                return Condition((start, end), word, True, False)
            continue
        if _governs(sheet, draft.trigger, start, end) and not _threat(sheet, draft, start, end, word):
            return Condition((start, end), word, False, False)
    return None


def _stands_in(sheet: Sheet, trigger: int, start: int, end: int) -> bool:
    """Whether an act is told in a conditional clause: neither the voice that says the whole, nor a second clause behind it."""
    return start <= trigger < end and not _voice(sheet, trigger) and not _goes_on(sheet, trigger, start)


def awaited(sheet: Sheet, draft: Draft) -> bool:
    """*Will stay shut until Bishkek frees the activist*, *tant que Riyad n'aura pas cédé*: what is waited for has not happened; *fought until the army withdrew* has."""
    sentence = sheet.sentence_of(draft.trigger)
    for start, end, word in _clauses(sheet, sentence.first, sentence.last):
        if word not in sheet.language.words("modality", "awaiting") or not _not_yet(sheet, _verb_of(sheet, start)):
            continue
        if _stands_in(sheet, draft.trigger, start, end) and not _aside(sheet, draft.trigger, start):
            return True
    return False


def _verb_of(sheet: Sheet, start: int) -> int:
    """The verb of the clause that a connective of one or more words opens."""
    return next((t.head for t in sheet.tokens[start : start + 4] if t.dep == "mark" and t.head > start), sheet.tokens[start].head)


def _not_yet(sheet: Sheet, verb: int) -> bool:
    """Whether a clause is told in the present, the future or a perfect of them, or in a past that only follows *would*."""
    finite = _tensed(sheet, verb)
    above = sheet.tokens[verb].head
    told_ahead = above != verb and any(sheet.tokens[c].low == "would" for c in sheet.children[above])
    return finite is not None and (finite.tense in ("Pres", "Fut") or (told_ahead and finite.tense == "Past"))


def _tensed(sheet: Sheet, verb: int) -> Token | None:
    """The word of a verb group that carries its tense."""
    helpers = [sheet.tokens[c] for c in sheet.children[verb] if sheet.tokens[c].dep in ("aux", "auxpass", "cop")]
    return next((t for t in (*helpers, sheet.tokens[verb]) if t.pos in VERBAL and (t.form == "Fin" or t.tense)), None)


def _threat(sheet: Sheet, draft: Draft, start: int, end: int, word: str) -> bool:
    """*Presse Lomé de céder, sans quoi Accra fermera la frontière*: what follows otherwise is a threat beside the demand, and not its condition."""
    if word not in sheet.language.words("modality", "or_else"):
        return False
    return any(start <= d.trigger < end and d is not draft and d.type in ("SANCTION", "COERCE", "ASSAULT", "MOBILIZE") for d in sheet.drafts_in.get(sheet.tokens[start].sent, ()))


def _voice(sheet: Sheet, trigger: int) -> bool:
    """*Si les tirs reprennent, prévient Damas, ...*: a verb of speech behind a comma, before its subject, says the whole."""
    token = sheet.tokens[trigger]
    before = next((sheet.tokens[i] for i in range(trigger - 1, max(-1, trigger - 4), -1) if sheet.tokens[i].pos != "AUX"), token)
    return token.lemma in sheet.language.speaking and token.form != "Inf" and before.text in (",", "»", "”") and before.sent == token.sent


def _goes_on(sheet: Sheet, trigger: int, start: int) -> bool:
    """*May stay away if the word is used, and Ban telephoned*: a second clause with a subject of its own, or in the present behind a conditional, is outside."""
    at = trigger
    while sheet.tokens[at].head != at and at > start:
        token, above = sheet.tokens[at], sheet.tokens[sheet.tokens[at].head]
        if token.dep == "conj" and token.pos in VERBAL and above.i < at:
            own = any(sheet.tokens[c].dep in ("subj", "subjpass") and above.i < c < at for c in sheet.children[at])
            comma = any(sheet.tokens[i].text == "," for i in range(above.i, at))
            if (own and comma) or (above.mood == "Cnd" and token.form == "Fin" and token.tense == "Pres" and token.mood != "Cnd"):
                return True
        at = token.head
    return False


def _aside(sheet: Sheet, trigger: int, start: int) -> bool:
    """*If the movement, which refuses to disarm, ...*: a relative clause within a condition is told as it is."""
    at = trigger
    while sheet.tokens[at].head != at and at >= start:
        token = sheet.tokens[at]
        if token.head > start and (token.dep == "relcl" or (token.dep == "acl" and token.form == "Part" and (sheet.tokens[at - 1].text == "," or token.tense == "Past"))):
            return True
        at = sheet.tokens[at].head
    return False


def _of_the_next(sheet: Sheet, trigger: int, start: int) -> bool:
    """*A appelé Quito à la retenue et menace de fermer le port si ...*: whether a condition stands behind a verb that is joined to an act which is told as done."""
    token = sheet.tokens[trigger]
    if not any(trigger < c < start and sheet.tokens[c].dep == "conj" and sheet.tokens[c].pos in VERBAL for c in sheet.children[trigger]):
        return False
    return _perfect(sheet, trigger) or (token.form == "Fin" and token.tense == "Past")


def _governs(sheet: Sheet, trigger: int, start: int, end: int) -> bool:
    """Whether the conditional clause hangs on the act's verb, or on something below it or above it."""
    head = sheet.tokens[start].head
    top = head
    while start <= top < end and sheet.tokens[top].head != top:
        top = sheet.tokens[top].head
    if start <= top < end:
        return False
    chain = {trigger}
    at = trigger
    while sheet.tokens[at].head != at and sheet.tokens[at].dep in ("ccomp", "xcomp", "obj", "obl", "conj", "parataxis"):
        at = sheet.tokens[at].head
        chain.add(at)
    return (top in chain or top in set(sheet.subtree(trigger))) and not _of_the_next(sheet, trigger, start)

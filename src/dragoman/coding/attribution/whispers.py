"""What is said by nobody in particular: *is said to have sold*, *reportedly sold*."""

from __future__ import annotations

from dragoman.coding.grammar import kids
from dragoman.coding.sheet import Draft, Sheet, Token

#: what leads from an act up to the verb that it is said by
UP = frozenset({"xcomp", "attr", "subjpass"})
STEPS = 4


def whispered(sheet: Sheet, draft: Draft) -> bool:
    """Whether an act stands below *is said to*, or beside an adverb of hearsay."""
    at = draft.trigger
    for _ in range(STEPS):
        token = sheet.tokens[at]
        if _adverb(sheet, at):
            return True
        if token.dep == "xcomp" and _said(sheet, token.head):
            return True
        if token.head == at or not (token.dep in UP or _of_one(sheet, token)):
            return False
        at = token.head
    return False


def _of_one(sheet: Sheet, token: Token) -> bool:
    """*Has reportedly armed and trained them*, *reportedly carried out strikes*: a verb that shares the subject of the one before it, or a noun that a verb only lends itself to."""
    if token.dep == "conj":
        return not kids(sheet, token.i, "subj", "subjpass")
    return token.dep == "obj" and sheet.tokens[token.head].lemma in sheet.language.words("modality", "light")


def _said(sheet: Sheet, i: int) -> bool:
    """*Is said, were rumoured*: whether a verb of hearsay is in the passive and tells by whom nowhere."""
    return sheet.tokens[i].lemma in sheet.language.words("speech", "hearsay") and bool(kids(sheet, i, "auxpass")) and not kids(sheet, i, "agent")


def _adverb(sheet: Sheet, i: int) -> bool:
    words = sheet.language.words("speech", "hearsay_adverbs")
    return any(sheet.tokens[c].low in words for c in kids(sheet, i, "advmod"))

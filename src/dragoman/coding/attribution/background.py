"""What stands in the words of a source and is not its claim: acts of relative clauses, of participles on nouns, and of what the claim is set against in time."""

from __future__ import annotations

from dragoman.coding.grammar import case_of
from dragoman.coding.sheet import Sheet

#: clauses and phrases with these are the time or the ground of what is said
SET_AGAINST = frozenset({"after", "since", "before", "following", "when", "while", "as", "over", "despite", "apres", "depuis", "avant", "lorsque", "quand", "alors", "tandis", "malgre", "après", "malgré"})
LONGEST = 12


def in_background(sheet: Sheet, trigger: int, source: int) -> bool:
    """*The bloc, which seized the ship in May, will leave, she said*: whether an act is told beside the claim of the source at a token."""
    at, steps = trigger, 0
    while sheet.tokens[at].head != at and at != source and steps < LONGEST:
        token = sheet.tokens[at]
        beside = (token.dep == "relcl" and not _cleft(sheet, token.head)) or (token.dep == "acl" and token.form == "Part" and not _statement(sheet, at)) or (token.dep == "advcl" and _marked(sheet, at)) or (token.dep in ("obl", "nmod") and case_of(sheet, at) in SET_AGAINST)
        told_of = token.dep == "relcl" and sheet.tokens[token.head].head == source and sheet.tokens[token.head].dep in ("obj", "obl") and token.head > source >= 0
        if (beside and not told_of or _sums_up(sheet, at)) and source not in sheet.subtree(at):
            return True
        at, steps = token.head, steps + 1
    return False


def _sums_up(sheet: Sheet, at: int) -> bool:
    """*Des tirs auraient visé un poste, dit Rabat, ce qu'Alger dément*: whether a pronoun takes up all that was said before, so that what it opens is told beside it."""
    if at < 1 or sheet.tokens[at].low not in sheet.language.words("speech", "summing") or sheet.tokens[at - 1].text != ",":
        return False
    return sheet.tokens[at + 1].low in sheet.language.words("speech", "breaks")


def _cleft(sheet: Sheet, noun: int) -> bool:
    """*It was Kigali, he insisted, that had armed them*: whether a noun is set apart by *it is*, so that what is said of it is what is told."""
    be = sheet.tokens[sheet.tokens[noun].head]
    return sheet.tokens[noun].dep == "attr" and be.lemma == "be" and any(sheet.tokens[c].low == "it" for c in sheet.children[be.i])


def _statement(sheet: Sheet, i: int) -> bool:
    """*The claim that its men had crossed*: whether a clause on a noun is a whole statement."""
    return any(sheet.tokens[c].low == "that" and sheet.tokens[c].dep == "mark" for c in sheet.children[i])


def _marked(sheet: Sheet, i: int) -> bool:
    return any(sheet.tokens[c].low in SET_AGAINST for c in sheet.children[i] if sheet.tokens[c].dep in ("mark", "advmod", "case"))

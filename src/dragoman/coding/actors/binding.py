"""What the clause of a pronoun says of whom it means: the subject, possessor or antecedent that it must be."""

from __future__ import annotations

from dragoman.coding.actors.agreement import MANY, THINGS, disagreements
from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.grammar import VERBAL, case_of, kids
from dragoman.coding.sheet import Sheet, Token

SUBJECT = ("subj", "subjpass")


def verb_over(sheet: Sheet, i: int) -> Token:
    """The token itself where it is a verb, else the first verb above it, else the root."""
    token = sheet.tokens[i]
    while token.pos not in VERBAL and token.head != token.i:
        token = sheet.tokens[token.head]
    return token


def of_clause(sheet: Sheet, at: int) -> int:
    """The subject of the clause that a possessive stands in behind the verb: *le FMI, prévient un diplomate, pourrait différer sa tranche*; -1 where there is none."""
    token = sheet.tokens[at]
    if token.dep not in ("det", "poss"):
        return -1
    subject = doer_over(sheet, token.head, at)
    return -1 if subject is None or token.head == subject else subject


def doer_over(sheet: Sheet, i: int, before: int) -> int | None:
    """The subject of the verb that a word stands below, or of the one that this is joined to; None where its verb does not stand before a token."""
    verb = verb_over(sheet, i)
    for _ in range(3):
        subject = next((c for c in sheet.children[verb.i] if sheet.tokens[c].dep in SUBJECT and c < verb.i), None)
        if subject is not None or verb.dep not in ("xcomp", "conj") or verb.head == verb.i:
            break
        verb = sheet.tokens[verb.head]
    return subject if verb.i < before else None


def of_relative(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*New Zealand, which halted its aid*: a possessive in a relative clause is that of the subject which the relative stands for."""
    token = sheet.tokens[at]
    if token.dep != "poss" or token.low not in ("its", "his", "her", "their"):
        return ()
    verb = verb_over(sheet, token.head)
    relative = any(sheet.tokens[c].low in ("which", "who", "that") and sheet.tokens[c].dep in ("subj", "subjpass") for c in sheet.children[verb.i])
    if verb.dep != "relcl" or not relative:
        return ()
    return next((m.codes for m in reversed(memory.subjects) if m.head == verb.head), ())


def of_joined(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*Luanda has banned the beef, and its hauliers block the road*: the possessive of the subject of a clause that is joined to another is the subject of that one."""
    token, noun = sheet.tokens[at], sheet.tokens[sheet.tokens[at].head]
    verb = sheet.tokens[noun.head]
    above = sheet.tokens[verb.head]
    if token.dep not in ("det", "poss") or noun.dep not in SUBJECT or noun.i > verb.i or verb.dep != "conj" or above.i > at or above.pos not in VERBAL:
        return ()
    subject = next((c for c in sheet.children[above.i] if sheet.tokens[c].dep == "subj" and c < above.i), -1)
    found = next((m for m in reversed(memory.since(sheet.sentence_of(above.i).first)) if m.codes and m.head == subject), None)
    return found.codes if found is not None and not disagreements(sheet, token, found) else ()


def of_possessor(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*Russia's return to the pact that it left*: in a relative clause, *it* is whose the noun is that the relative is said of."""
    token = sheet.tokens[at]
    verb = sheet.tokens[token.head]
    if token.low not in THINGS or token.dep != "subj" or verb.dep != "relcl":
        return ()
    noun, steps = sheet.tokens[verb.head], 0
    while noun.pos == "NOUN" and steps < 3:
        owner = next((c for c in sheet.children[noun.i] if sheet.tokens[c].dep == "poss"), None)
        if owner is not None:
            return next((m.codes for m in memory.over.get(owner, ()) if m.codes), ())
        noun, steps = sheet.tokens[noun.head], steps + 1
    return ()


def of_judged(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*A remercié l'Inde pour ses dons*: what one is thanked or blamed for is one's own."""
    token = sheet.tokens[at]
    verb = verb_over(sheet, token.head)
    if token.dep not in ("det", "poss") or case_of(sheet, token.head) not in ("pour", "for") or verb.lemma not in sheet.language.words("language", "judging"):
        return ()
    objects = [c for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("obj", "subjpass") and c < at]
    whom = [m.codes for c in objects for each in (c, *kids(sheet, c, "conj")) for m in memory.over.get(each, ()) if m.codes and each < at]
    return tuple(dict.fromkeys(code for codes in (whom if token.low in MANY else whom[:1]) for code in codes))


def of_said(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*Turkey would answer if Athens went on, its minister warned*: whose minister speaks behind what is said, or within it, is the subject of that, unless it is quoted."""
    token = sheet.tokens[at]
    noun = sheet.tokens[token.head]
    verb = sheet.tokens[noun.head]
    if token.low != "its" or token.dep != "poss" or noun.dep != "subj" or verb.lemma not in sheet.language.speaking or at < 2 or sheet.tokens[at - 1].text != "," or not sheet.tokens[at - 2].text[-1].isalnum():
        return ()
    told = [c for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("ccomp", "parataxis") and sheet.tokens[c].pos in VERBAL]
    told += [verb.head] if verb.dep in ("parataxis", "ccomp") and sheet.tokens[verb.head].pos in VERBAL else []
    subjects = [c for t in told for c in sheet.children[t] if sheet.tokens[c].dep in SUBJECT and c < at]
    return next((m.codes for c in subjects for m in memory.over.get(c, ()) if m.codes and m.kind in ("name", "capital")), ())


def of_own_words(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*The Mexican president will open his door to Castillo, he promised*: who says it behind what is not quoted is the person whom it tells of."""
    token = sheet.tokens[at]
    verb = sheet.tokens[token.head]
    if token.low not in ("he", "she", "they") or token.dep != "subj" or verb.lemma not in sheet.language.speaking or at < 2 or sheet.tokens[at - 1].text != "," or not sheet.tokens[at - 2].text[-1].isalnum():
        return ()
    subjects = [c for t in _told_before(sheet, verb, at) for c in kids(sheet, t, *SUBJECT) if c < at]
    return next((m.codes for c in subjects for m in memory.over.get(c, ()) if m.codes and not disagreements(sheet, token, m) and m.kind in ("person", "role", "name")), ())


def _told_before(sheet: Sheet, verb: Token, at: int) -> list[int]:
    """The verbs of what a verb of speech says that stand before a token."""
    told = [c for c in kids(sheet, verb.i, "ccomp", "parataxis", "advcl") if sheet.tokens[c].pos in VERBAL]
    told += [verb.head] if verb.dep in ("parataxis", "ccomp", "advcl", "conj") and sheet.tokens[verb.head].pos in VERBAL else []
    return [t for t in told if t < at]


def of_content(sheet: Sheet, head: int, memory: Discourse) -> str | None:
    """*Tokyo lodged a protest, the secretary said*: an official without a country who speaks behind what is reported is of the state that it tells of, unless that does harm."""
    verb = sheet.tokens[sheet.tokens[head].head]
    said = sheet.language.words("language", "inverting") | sheet.language.words("speech", "inserted")
    first = min(sheet.subtree(head))
    if sheet.tokens[head].dep != "subj" or verb.lemma not in said or first < 2 or sheet.tokens[first - 1].text != "," or not sheet.tokens[first - 2].text[-1].isalnum():
        return None
    told = [c for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("ccomp", "parataxis") and sheet.tokens[c].pos in VERBAL and c < first]
    told += [verb.head] if verb.dep in ("parataxis", "ccomp", "conj") and sheet.tokens[verb.head].pos in VERBAL and verb.head < first else []
    harm = sheet.language.words("language", "harming")
    subjects = [c for t in told if sheet.tokens[t].lemma not in harm for c in sheet.children[t] if sheet.tokens[c].dep == "subj" and c < first]
    return next((m.codes[0].split(":")[0] for c in subjects for m in memory.over.get(c, ()) if len(m.codes) == 1 and m.kind in ("name", "capital", "seat")), None)


def of_craft(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*Boarded a Guyanese ship and arrested its crew*: those aboard are the craft's, whoever took it."""
    token = sheet.tokens[at]
    if token.dep != "poss" or sheet.tokens[token.head].lemma not in sheet.language.words("language", "aboard"):
        return ()
    craft, first = sheet.language.tables["actors"]["carriers"]["words"], sheet.sentence_of(at).first
    return next((m.codes for m in reversed(memory.between(first, at)) if m.codes and m.head < at and sheet.tokens[m.head].lemma in craft), ())


def of_teller(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*Prompted Ankara to warn that it would not stand by*: who is led to speak speaks of itself."""
    token, verb = sheet.tokens[at], sheet.tokens[sheet.tokens[at].head]
    said = sheet.tokens[verb.head]
    if token.low != "it" or token.dep != "subj" or verb.dep != "ccomp" or said.form != "Inf" or said.lemma not in sheet.language.speaking:
        return ()
    own = [c for c in sheet.children[said.i] if sheet.tokens[c].dep in SUBJECT and c < said.i]
    own += [c for c in sheet.children[said.head] if sheet.tokens[c].dep == "obj" and c < said.i] if said.dep == "xcomp" else []
    return next((m.codes for c in own for m in memory.over.get(c, ()) if m.codes and m.kind in ("name", "capital")), ())

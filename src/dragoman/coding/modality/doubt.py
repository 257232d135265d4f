"""Acts that the words around them keep from being told as done: *the prospect of a strike*, *is thought possible*, *have yet to meet*, *never participated in the raid*."""

from __future__ import annotations

from dragoman.coding.sheet import Sheet, Token

LINKS = ("nmod", "obl", "obj", "conj")


def doubted(sheet: Sheet, noun: Token) -> str | None:
    """The word that makes a noun's act only possible: a fear or a prospect of it, or a predicate that calls it possible."""
    table = sheet.language.tables["modality"]
    above = sheet.tokens[noun.head]
    if noun.dep in ("nmod", "acl") and above.pos == "NOUN" and above.i < noun.i and above.lemma in table["doubtful"]:
        return above.text
    if noun.dep not in ("subj", "subjpass") or above.i == noun.i:
        return None
    said = (above, *(sheet.tokens[c] for c in sheet.children[above.i] if c > above.i and sheet.tokens[c].dep in ("attr", "xcomp", "obj")))
    return next((t.text for t in said if t.pos in ("ADJ", "VERB") and t.lemma in table["hypothetical_adjectives"]), None)


def taken_part_in(sheet: Sheet, noun: Token) -> Token | None:
    """The verb by which somebody has a part in a noun's act: whoever denies the part denies the act."""
    at = sheet.tokens[noun.head]
    taking = noun.dep in LINKS and at.i != noun.i and at.lemma in sheet.language.tables["modality"]["taking_part"]
    return at if taking else None


def yet_to(sheet: Sheet, verb: Token) -> str | None:
    """*Has yet to withdraw*, *reste à signer*: what has not been done so far."""
    phrase = sheet.language.tables["modality"]["yet"]
    first = verb.i
    while first > sheet.sentence_of(verb.i).first and sheet.tokens[first - 1].pos == "AUX":
        first -= 1
    before = " ".join(t.low for t in sheet.tokens[max(0, first - 3) : first])
    return next((words for words in phrase if before.endswith(words)), None)

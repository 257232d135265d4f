"""Which draft stands above another in the tree, within the same assertion."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.sheet import Draft, Sheet

OWN = frozenset({"relcl", "parataxis"})


def governor(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> Draft | None:
    """The nearest draft above in the tree, within the same assertion."""
    at = made.trigger
    while sheet.tokens[at].head != at:
        token = sheet.tokens[at]
        if token.dep in OWN or (token.dep == "acl" and token.form == "Part" and not _meant(sheet, token.head, by_token) and not charged(sheet, at)) or (token.dep == "advcl" and token.pos not in ("ADJ", "NOUN") and not is_purpose(sheet, at)):
            return None
        if token.dep in ("ccomp", "conj", "dep", "advcl") and _own_clause(sheet, at):
            return None
        if token.dep in ("subj",) or (token.dep == "conj" and token.pos in ("VERB", "AUX") and sheet.tokens[token.head].pos in ("VERB", "AUX")):
            if token.dep == "subj":
                return None
            at = token.head
            above_head = sheet.tokens[at]
            if above_head.head == at or at in by_token and above_head.dep in ("root", "conj"):
                return None
            continue
        at = token.head
        if at in by_token:
            return by_token[at]
    return None


def charged(sheet: Sheet, at: int) -> bool:
    """*Accuses the army of having shot*, *accuse l'armée d'avoir tiré*: whether what the parser hung on an object is what the verb says of it, behind a preposition."""
    token = sheet.tokens[at]
    behind = sheet.tokens[min([at, *sheet.children[at]])]
    return token.dep == "acl" and behind.i < at and behind.pos == "ADP" and sheet.tokens[token.head].dep == "obj" and token.head < behind.i


def beside(sheet: Sheet, at: int, by_token: dict[int, Draft]) -> Iterator[Draft]:
    """The drafts that stand in the sentence of a token, in its order; `by_token`: the drafts of the text by the word they stand on."""
    sentence = sheet.sentence_of(at)
    return (by_token[i] for i in range(sentence.first, sentence.last) if i in by_token)


def _meant(sheet: Sheet, noun: int, by_token: dict[int, Draft]) -> bool:
    """*Has no intention of withdrawing*: whether a noun is one of the words that carry an act, so that what hangs on it is what that is about."""
    return any(noun in d.words and noun != d.trigger for d in beside(sheet, noun, by_token))


def _own_clause(sheet: Sheet, at: int) -> bool:
    """*Washington exprime sa volonté, Bamako exige*: a finite clause behind a comma, with its own subject and no word that joins it."""
    kids = [sheet.tokens[c] for c in sheet.children[at]]
    if any(t.dep == "mark" for t in kids) or sheet.tokens[at].pos not in ("VERB", "AUX"):
        return False
    subject = next((t for t in kids if t.dep in ("subj", "subjpass") and t.i < at), None)
    verb = min([at, *(t.i for t in kids if t.dep in ("aux", "auxpass", "neg"))])
    before = sheet.mention_at.get(verb - 1)
    named = before if before and before.last == verb and before.kind in ("name", "capital", "person") else None
    if subject is None and named is None:
        return False
    first = named.first if named else min(sheet.subtree(subject.i)) if subject else at
    return first > 0 and sheet.tokens[first - 1].text in (",", ";") and sheet.tokens[first - 1].sent == sheet.tokens[at].sent


def is_purpose(sheet: Sheet, at: int) -> bool:
    """Whether a word is an infinitive, and so what something is done for."""
    return sheet.tokens[at].form == "Inf"

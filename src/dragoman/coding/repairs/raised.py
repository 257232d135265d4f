"""A word made the verb of its clause: what stands around it hangs on it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.marks import CLOSING, OPENING
from dragoman.coding.repairs.presents import tense_of
from dragoman.coding.repairs.tree import NOMINAL, below, hang
from dragoman.coding.sheet import Token

#: what ends a clause, and the words between a subject and its verb that are the verb's own
ENDS = frozenset({",", ";", ":", ".", "!", "?", "«", "»", "(", ")", "—", "–", '"', "et", "mais", "que", "qu'", "dont", "où", "ou", "qui", "car"})
CLITICS = frozenset({"ne", "n'", "se", "s'", "y", "en", "lui", "leur", "l'", "le", "la", "les"})


def clause_end(tokens: list[Token], i: int) -> int:
    """Where the clause of a word ends: at a mark or a word that opens another."""
    right = _past_quoted(tokens, i + 1)
    while right < len(tokens) and tokens[right].sent == tokens[i].sent and tokens[right].low not in ENDS:
        right += 1
    return right


def _past_quoted(tokens: list[Token], at: int) -> int:
    """Where a clause goes on behind a few quoted words that begin at a place: *juge « injustifiée » la décision*."""
    if at >= len(tokens) or tokens[at].text not in OPENING:
        return at
    return next((t.i + 1 for t in tokens[at + 1 : at + 6] if t.text in CLOSING and t.sent == tokens[at].sent), at)


def raised(tokens: list[Token], i: int, subject: int, lemma: str) -> None:
    """Make a word the verb of its clause: the subject and what stands behind it hang on it, and it hangs where the clause did."""
    end = clause_end(tokens, i)
    top = tokens[subject].head if tokens[subject].head != i else tokens[i].head
    over = tokens[top] if top != subject else tokens[subject]
    head, dep = over.head if over.head != over.i else i, over.dep
    if top < subject and top != i:
        head, dep = top, tokens[subject].dep if tokens[subject].dep not in ("nmod", "flat", "appos", "subj") else "conj"
    places = ((head, dep), (tokens[i].head, tokens[i].dep), (tokens[subject].head, dep))
    head, dep = next(((h, d) for h, d in places if h == i or not (below(tokens, h, i) or below(tokens, h, subject))), (i, dep))
    tense, mood = tense_of(tokens[i], lemma)
    tokens[i] = replace(tokens[i], pos="VERB", lemma=lemma, form="Fin", tense=tense, mood=mood, head=head, dep=dep if head != i else "root")
    tokens[subject] = replace(tokens[subject], head=i, dep="subj")
    if top > i:
        hang(tokens, top, i, _behind(tokens, tokens[top]) if top < end else "conj")
    for t in tokens[i + 1 : end]:
        if t.head < i or (t.head == i and t.dep in ("nmod", "obl", "amod", "flat", "appos", "acl")):
            hang(tokens, t.i, i, _behind(tokens, t))
    said = tokens[tokens[end].head] if end < len(tokens) and tokens[end].low in ("que", "qu'") else tokens[i]
    if said.i > end and said.head <= i and said.sent == tokens[i].sent and said.pos == "VERB":
        hang(tokens, said.i, i, "ccomp")  # *dément que ses soldats aient tiré*
    for t in [t for t in tokens[end : end + 6] if t.dep == "relcl" and t.head == subject and t.form == "Fin" and tokens[end].low == ","]:
        hang(tokens, t.i, i, "parataxis")  # *presse Lomé de céder, sans quoi Accra fermera la frontière*
    for t in [t for t in tokens[end : end + 12] if t.dep == "conj" and i < t.head < end and t.form == "Fin"]:
        hang(tokens, t.i, i, t.dep)
    for t in tokens[max(0, i - 4) : i]:
        if t.head > i and t.head < end and t.low in CLITICS:
            hang(tokens, t.i, i, t.dep)


def _behind(tokens: list[Token], token: Token) -> str:
    """What a word behind a verb is to it."""
    if token.form == "Inf" or any(t.head == token.i and t.dep in ("aux", "auxpass") and t.form == "Inf" for t in tokens[max(0, token.i - 4) : token.i]):
        return "xcomp"
    cased = any(t.head == token.i and t.dep == "case" and t.low != "des" for t in tokens[max(0, token.i - 5) : token.i])  # *forme des policiers*
    if token.pos in (*NOMINAL, "PRON", "NUM") or token.text[0].isupper():
        return "obl" if cased else "obj"
    return {"ADV": "advmod", "PUNCT": "punct"}.get(token.pos, token.dep)

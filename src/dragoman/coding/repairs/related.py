"""Relatives that the French model takes for a clause of the verb: *son consulat, que la police a bloqué*."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.repairs.late import OF, REACH
from dragoman.coding.repairs.tree import NOMINAL, SUBJECT, above, finite
from dragoman.coding.repairs.tree import kids as kids_of
from dragoman.coding.sheet import Token


def relate(tokens: list[Token], below: list[list[int]], what: Token, speech: frozenset[str], timely: frozenset[str], control: frozenset[str]) -> None:
    """*Le pont, qu'elle avait barré*, *l'émir, que Rabat presse de parler*: behind a noun and a comma *que* stands for the noun, where its verb has no other object."""
    over, before = tokens[tokens[what.i].head], tokens[what.i - 1]
    verb = tokens[over.head] if over.dep in SUBJECT and what.i < over.i < over.head else over
    comma = before.text == ","
    noun = tokens[what.i - 2] if comma and what.i > 1 else before
    kids = [tokens[c] for c in below[verb.i] if tokens[c].head == verb.i]
    subject = any(k.dep in SUBJECT and k.i > what.i for k in kids)
    if verb.pos != "VERB" or verb.dep in ("relcl", "acl") or verb.i < what.i or not subject or noun.sent != what.sent or noun.low in timely:
        return
    urged = comma and verb.lemma in control and verb.form != "Inf" and any(k.dep == "xcomp" for k in kids)  # such a verb has whom it urges for an object
    if any(k.dep in ("obj", "auxpass", "subjpass", *(() if urged else ("ccomp", "xcomp"))) and k.i != what.i and k.low not in timely for k in kids) or noun.pos not in ("NOUN", "PROPN", "ADJ"):
        return
    above = tokens[verb.head]
    fed = any(tokens[c].dep == "obj" and tokens[c].i < what.i and tokens[c].low not in timely for c in below[above.i])
    if above.i != verb.i and above.i < what.i and above.pos == "VERB" and above.lemma in speech and not fed and not urged and not _agreeing(verb, kids) or not comma and (above.pos != "VERB" or above.lemma in speech):
        return
    _hang(tokens, what, verb, _antecedent(tokens, noun))


def _parted(tokens: list[Token], verb: Token) -> bool:
    """*Delhi, qu'il accuse, dément*: whether a clause parts the name before it from a finite verb behind it that has no subject."""
    main = tokens[verb.head]
    return main.i > verb.i and verb.dep != "root" and main.pos == "VERB" and finite(tokens, main) and not any(k.dep in SUBJECT for k in kids_of(tokens, main.i))


def _agreeing(verb: Token, kids: list[Token]) -> bool:
    """*L'Union, que Berne avait quittée*: a participle with *avoir* that agrees has its object before it."""
    return verb.form == "Part" and verb.text.endswith(("ée", "és", "ées", "ie", "ies", "ise", "ises", "ue", "ues", "te", "tes")) and any(k.dep == "aux" and k.lemma == "avoir" for k in kids)


def _antecedent(tokens: list[Token], noun: Token) -> Token:
    """The head of the noun phrase that ends at a word."""
    at = noun
    while tokens[at.head].i != at.i and at.head < at.i and tokens[at.head].pos in NOMINAL and tokens[at.head].sent == at.sent:
        case = next((t.text.lower() for t in tokens[at.head + 1 : at.i] if t.head == at.i and t.dep == "case"), "")
        if at.dep not in ("flat", "compound") and case not in OF and (case or at.pos == "NOUN"):
            break
        at = tokens[at.head]
    return at


def _hang(tokens: list[Token], what: Token, verb: Token, noun: Token) -> None:
    """The verb as a relative clause of the noun; where it stood above the noun, what was between them takes its place."""
    if (noun.pos not in NOMINAL and tokens[noun.i - 1].lemma != "ce") or noun.i >= what.i:
        return  # (*cette dernière, qu'il avait quittée*)
    over = [t.i for t in above(tokens, noun)]
    if verb.i in over:
        top = noun.i if over[0] == verb.i else over[over.index(verb.i) - 1]
        if top > what.i:
            return
        tokens[top] = replace(tokens[top], head=top if verb.head == verb.i else verb.head, dep="subj" if _parted(tokens, verb) else verb.dep)
        for t in tokens[max(0, what.i - REACH * 2) : what.i]:
            if t.head == verb.i and t.sent == verb.sent and t.i != top:
                tokens[t.i] = replace(t, head=top)
    tokens[verb.i] = replace(tokens[verb.i], head=noun.i, dep="relcl")
    tokens[what.i] = replace(tokens[what.i], dep="obj", pos="PRON")

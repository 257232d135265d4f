"""Noun phrases that the model builds wrongly: counted, dated, quoted, behind *entre*."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.repairs.tree import SUBJECT, below, in_sentence
from dragoman.coding.sheet import Token

#: how far behind a day what hangs on it may stand
REACH = 14


def counted(tokens: list[Token], more: Token) -> None:
    """*Livre plus de 80 chars*, *près d'un million de Soudanais*: what is counted is the object, and the words before the number belong to the number."""
    of, number, *rest = (*tokens[more.i + 1 : more.i + 6], more, more)[:6]
    if of.lemma != "de" or of.sent != more.sent or not (number.pos == "NUM" or number.low in ("un", "une")):
        return
    noun = next((t for t in (number, *rest) if t.pos in ("NOUN", "PROPN")), None)
    if noun is None or noun.i < more.i or noun.sent != more.sent:
        return
    verb = tokens[noun.head] if noun.head != more.i else tokens[more.head]
    tokens[more.i] = replace(more, head=noun.i, dep="advmod")
    tokens[of.i] = replace(of, head=more.i, dep="fixed")
    if verb.pos == "VERB" and verb.i < more.i and noun.dep == "obl" and tokens[more.i - 1].pos != "ADP" and not any(k.dep == "obj" for k in in_sentence(tokens, verb)):
        tokens[noun.i] = replace(noun, head=verb.i, dep="obj")


def none_left(tokens: list[Token], more: Token) -> None:
    """*N'achètera plus de charbon russe*: what hangs on the negation is the verb's object, and the adjective behind it is the noun's."""
    verb, of = tokens[more.head], tokens[min(more.i + 1, len(tokens) - 1)]
    noun = next((t for t in tokens[more.i + 2 : more.i + 4] if t.head == more.i and t.pos in ("NOUN", "PROPN")), None)
    if more.dep != "neg" or verb.pos != "VERB" or of.low not in ("de", "d'") or noun is None or noun.sent != more.sent:
        return
    tokens[noun.i] = replace(noun, head=verb.i, dep="obj")
    for t in tokens[noun.i + 1 : noun.i + 3]:
        if t.pos == "ADJ" and t.head == verb.i and t.dep in ("obj", "obl", "amod"):
            tokens[t.i] = replace(t, head=noun.i, dep="amod")


def undone(tokens: list[Token], nothing: Token) -> None:
    """*Berlin n'a rien versé*: the pronoun between an auxiliary and its participle is what the verb has for object, where another does the deed."""
    verb, before = tokens[nothing.head], tokens[nothing.i - 1]
    other = any(t.dep == "subj" and t.head == verb.i and t.i < nothing.i for t in tokens[max(0, nothing.i - 20) : nothing.i] if t.sent == nothing.sent)
    if nothing.dep == "subj" and verb.form == "Part" and nothing.i < verb.i and before.pos in ("AUX", "ADV") and other:
        tokens[nothing.i] = replace(nothing, dep="obj")


def said_of(tokens: list[Token], word: Token) -> None:
    """*A fermé le consulat soudanais*: an adjective right behind the object that the model hung on the verb is the object's."""
    noun = tokens[word.i - 1]
    if noun.pos == "NOUN" and noun.head == word.head and noun.dep == "obj" and noun.sent == word.sent and not any(k.dep == "case" for k in in_sentence(tokens, word)):
        tokens[word.i] = replace(word, head=noun.i, dep="amod")


def behind_quoted(tokens: list[Token], owner: Token) -> None:
    """*Une attaque « lâche » des Houthis*: what stands behind a quoted adjective is the noun's before it."""
    noun = tokens[tokens[owner.head].head]
    if noun.pos == "NOUN" and noun.i < owner.head and noun.sent == owner.sent:
        tokens[owner.i] = replace(owner, head=noun.i)


def both_named(tokens: list[Token], between: Token) -> None:
    """*Le sommet entre Moscou et Budapest a été reporté*: behind *entre* the second name goes with the first, whatever follows."""
    first = tokens[between.head]
    link = next((t for t in tokens[first.i + 1 : first.i + 4] if t.low == "et"), None)
    second = next((t for t in tokens[link.i + 1 : link.i + 3] if t.pos in ("PROPN", "NOUN")), None) if link else None
    if link is None or second is None or second.sent != first.sent or second.dep not in (*SUBJECT, "dep", "obl") or any(k.dep == "conj" for k in in_sentence(tokens, first)):
        return
    if not first.text[:1].isupper() or second.head == first.i or below(tokens, first.i, second.i):
        return  # *montent entre voisins et l'ONU appelle*: only of two names
    tokens[second.i] = replace(second, head=first.i, dep="conj")
    tokens[link.i] = replace(tokens[link.i], head=second.i)


def unload(tokens: list[Token], day: Token) -> None:
    """*Rétablis lundi par la Pologne*: a day of the week takes no complement of its own; what hangs on it belongs to what it dates."""
    above = tokens[day.head]
    _named_behind(tokens, day, above)
    for token in tokens[day.i + 1 : day.i + REACH]:
        if token.sent != day.sent:
            break
        if token.head == day.i and token.dep in ("nmod", "agent", "obl") and token.pos in ("NOUN", "PROPN") and above.pos in ("VERB", "NOUN"):
            case = next((t.low for t in tokens[day.i + 1 : token.i] if t.head == token.i and t.dep == "case"), "")
            if case and case not in ("de", "du", "d'", "of"):
                tokens[token.i] = replace(token, head=above.i, dep="agent" if token.dep == "agent" else "obl" if above.pos == "VERB" else "nmod")


def _named_behind(tokens: list[Token], day: Token, above: Token) -> None:
    """*A déclaré mercredi Emmanuel Macron*: a name right behind a day is no part of it, but what the verb has there."""
    name = tokens[day.i + 1] if day.i + 1 < len(tokens) else day
    if name.sent == day.sent and name.head == day.i and name.dep in ("flat", "appos", "nmod") and name.text[0].isupper() and above.pos == "VERB" and above.i < day.i:
        tokens[name.i] = replace(name, head=above.i, dep="obj")
        tokens[day.i] = replace(day, dep="obl")

"""Words that the French model joins to what stands before a verb, though the verb parts them.

*Expulse dix diplomates et employés russes* (a second object joined to the subject), *Lomé expulse le consul* (an object taken for a second subject),
*cédant à une demande formulée par Berlin, et autorisé son transfert* (a perfect joined to a participle), *après que Riga eut suspendu son
aide, Oslo a versé dix millions* (the clause that runs ahead taken for the sentence).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.tree import HELPING, NOMINAL, SUBJECT, below, kids, past_nouns
from dragoman.coding.sheet import Token
from dragoman.coding.timely import timely_words
from dragoman.packs import Language

#: how far behind the verb a second object may stand, and how many verbs upwards a perfect is looked for
REACH, STEPS = 14, 4
#: how the model hangs the verb of a sentence below the clause that runs ahead of it
ASTRAY = ("xcomp", "ccomp", "conj", "parataxis", "dep", "advcl", "obl")
#: how it hangs a participle on the verb before its comma
STRAY = ("advcl", "acl", "amod", "xcomp", "ccomp", "parataxis")
#: what may stand between a subject and its verb
BEFORE = (*HELPING, "neg", "expl", "iobj", "obj")


def crossed(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such words where they belong; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, fronting, timely = list(tokens), language.words("language", "running_ahead"), timely_words(language)
    verbs = language.verbs
    for token in tokens:
        if token.dep == "conj" and token.head < token.i and token.pos in NOMINAL:
            _second(changed, token)
        elif token.pos == "VERB" and token.form == "Part" and token.tense == "Past" and token.i and token.head < token.i:
            _perfect(changed, token) if token.dep == "conj" else _row(changed, token, timely)
        elif token.dep == "subj" and token.head < token.i and token.pos in NOMINAL:
            _undergoing(changed, token)
        elif token.pos == "ADJ" and token.lemma in verbs and token.text.endswith(("é", "ée", "és", "ées")):
            _undergone(changed, token)
        elif token.dep == "obl" and token.pos == "PROPN" and token.head > token.i:
            _opening(changed, token)
        elif token.low in fronting and token.dep == "mark" and (token.i == 0 or tokens[token.i - 1].sent != token.sent):
            _ahead(changed, token)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _second(tokens: list[Token], noun: Token) -> None:
    """A noun behind *et* that is joined to the subject over the verb goes with the noun before *et*."""
    subject = tokens[noun.head]
    link = noun.i - 1
    while link > subject.i and tokens[link].pos in ("DET", "NUM", "ADJ"):
        link -= 1
    verb, before = tokens[subject.head], tokens[link - 1]
    if tokens[link].low not in ("et", "ou") or subject.dep not in SUBJECT or not subject.i < verb.i < link or noun.i - verb.i > REACH:
        return
    while before.pos == "ADJ" and before.i > verb.i:
        before = tokens[before.i - 1]
    if before.pos in NOMINAL and (noun.pos == "NOUN" or before.pos == "PROPN") and before.i > verb.i and verb.pos in ("VERB", "AUX"):
        tokens[noun.i] = replace(noun, head=before.i)


def _undergoing(tokens: list[Token], noun: Token) -> None:
    """*Lomé n'extradera pas vers Minsk le journaliste*: of two subjects the one behind an active verb without an object is the object."""
    around = kids(tokens, noun.head)
    before = any(k.dep == "subj" and k.i < noun.head and k.pos in NOMINAL for k in around)
    if before and not any(k.dep in ("obj", "auxpass", "cop") or k.text == ";" for k in around) and not any(t.text in (":", ";", "»") for t in tokens[noun.head : noun.i]):
        tokens[noun.i] = replace(noun, dep="obj")


def _perfect(tokens: list[Token], part: Token) -> None:
    """A participle with an object, joined to one that undergoes something, goes on the perfect above."""
    at = tokens[part.head]
    if at.i >= part.i or not any(k.dep == "obj" and k.i > part.i for k in kids(tokens, part.i)) or any(k.dep in HELPING for k in kids(tokens, part.i)):
        return
    if at.form != "Part" or any(k.dep in HELPING for k in kids(tokens, at.i)) or (at.tense == "Past" and not any(k.dep in ("agent", "obl") for k in kids(tokens, at.i))):
        return
    for _ in range(STEPS):
        if at.head == at.i:
            return
        at = tokens[at.head]
        if at.pos == "VERB" and at.i < part.i and any(k.dep == "aux" and k.lemma == "avoir" for k in kids(tokens, at.i)):
            tokens[part.i] = replace(part, head=at.i)
            return


def _row(tokens: list[Token], part: Token, timely: frozenset[str]) -> None:
    """*A rompu les liens, salué la trêve et appelé ...*: a participle behind a comma that has an object undergoes nothing; it goes on the perfect above."""
    above, around = past_nouns(tokens, tokens[part.head]), kids(tokens, part.i)
    if part.dep not in STRAY or tokens[part.i - 1].text != "," or above.pos != "VERB" or any(k.dep in (*HELPING, *SUBJECT, "mark", "agent") for k in around):
        return
    named = [k for k in around if k.dep == "obj" and k.i > part.i and k.low not in timely and any(d.dep in ("det", "nummod") and d.i < k.i for d in kids(tokens, k.i))]
    if named and any(k.dep == "aux" and k.lemma == "avoir" for k in kids(tokens, above.i)):
        tokens[part.i] = replace(part, head=above.i, dep="conj")


def _undergone(tokens: list[Token], word: Token) -> None:
    """*Une visite condamnée par Rome et jugée « absurde » par Kiev*: an adjective with a doer behind *par* is a participle of the noun before it."""
    behind = [t for t in tokens[word.i + 1 : word.i + 8] if t.sent == word.sent]
    by = next((t for t in behind if t.low == "par"), None)
    doer = next((t for t in tokens[by.i + 1 : by.i + 4] if t.pos in NOMINAL), None) if by is not None else None
    if doer is None or any(t.text in (",", ";") or t.form == "Fin" for t in behind if t.i < doer.i):
        return
    noun = tokens[word.head]
    if word.dep == "conj":
        part = next((t for t in reversed(tokens[max(0, word.i - REACH) : word.i]) if t.pos == "VERB" and t.form == "Part" and t.dep == "acl"), None)
        noun = tokens[part.head] if part is not None else noun
    while noun.dep == "nmod" and tokens[noun.head].pos == "NOUN" and tokens[noun.i - 1].low in ("de", "d'") and noun.head < noun.i:
        noun = tokens[noun.head]  # *une démonstration de force jugée ...*
    if noun.pos in NOMINAL and noun.i < word.i:
        tokens[word.i] = replace(word, pos="VERB", form="Part", tense="Past", head=noun.i, dep="acl")
        tokens[doer.i] = replace(doer, head=word.i, dep="agent")


def _opening(tokens: list[Token], name: Token) -> None:
    """*Tandis que Budapest, dernier récalcitrant, promettait ...*: a bare name right behind a conjunction is the subject of its verb."""
    verb, before = tokens[name.head], tokens[name.i - 1]
    around = kids(tokens, verb.i)
    if before.low not in ("que", "qu'") or verb.pos != "VERB" or verb.form != "Fin" and not any(k.dep == "aux" and k.form == "Fin" for k in around):
        return
    if not any(k.dep in (*SUBJECT, "auxpass") for k in around) and not any(k.dep == "case" for k in kids(tokens, name.i)):
        tokens[name.i] = replace(name, dep="subj")


def _ahead(tokens: list[Token], mark: Token) -> None:
    """The finite verb behind the comma that ends a clause which a conjunction opens is the verb of the sentence."""
    inner = tokens[mark.head]
    if inner.dep != "root":
        return
    for verb in [t for t in kids(tokens, inner.i) if t.i > inner.i and t.dep in ASTRAY and t.pos in ("VERB", "AUX")]:
        around = kids(tokens, verb.i)
        first = min([verb.i, *(k.i for k in around if k.dep in BEFORE and k.i < verb.i and k.pos not in NOMINAL)])
        comma = next((t.i for t in reversed(tokens[inner.i + 1 : first]) if t.text == ","), None)
        if comma is None or not (verb.form == "Fin" or any(k.dep in HELPING and k.form == "Fin" for k in around)) or any(k.dep in ("mark", "cc") for k in around):
            continue
        tokens[verb.i] = replace(verb, head=verb.i, dep="root")
        tokens[inner.i] = replace(inner, head=verb.i, dep="advcl")
        _subject(tokens, verb, around, comma, first)
        return


def _subject(tokens: list[Token], verb: Token, around: list[Token], comma: int, first: int) -> None:
    """The noun phrase between the comma and the verb does what the verb tells, unless somebody does already."""
    if any(k.dep in SUBJECT and k.i < verb.i for k in around):
        return
    row = [t for t in tokens[comma + 1 : first] if t.pos not in ("DET", "NUM")]
    if row and row[0].pos in (*NOMINAL, "PRON") and not below(tokens, verb.i, row[0].i) and not any(k.dep == "case" for k in kids(tokens, row[0].i)):
        passive = any(k.dep == "auxpass" for k in around)
        tokens[row[0].i] = replace(row[0], head=verb.i, dep="subjpass" if passive else "subj")

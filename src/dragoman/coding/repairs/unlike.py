"""Words that the French model reads as what cannot stand where they stand.

*A prié ses ressortissants de partir et suspendu son aide* (a participle joined to an infinitive goes on with the verb above it), *le démenti de Doha*,
*a emprisonné le reporter* (behind an article there is a noun, not a verb), *a averti Riyad qu'il frapperait ses ports* (a *que* that opens a clause).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.late import has_done
from dragoman.coding.repairs.tree import SUBJECT, WHAT, climb, kids, past_nouns
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how the model hangs a verb that is a noun, by what it is to the verb above it
NOUN_OF = {"xcomp": "obj", "ccomp": "obj", "advcl": "obl"}
HUNDREDS = ("cent", "cents", "mille")
#: how the model hangs an infinitive that nothing governs
LOOSE = ("advcl", "root", "appos", "nmod", "parataxis", "subj")
ARTICLES = ("le", "la", "les", "un", "une", "ce", "cet", "cette", "son", "sa", "leur")


def unlike(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such words as they must be; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, speech = list(tokens), language.speaking
    for token in tokens:
        if token.pos == "VERB" and _articled(tokens, token) or token.form == "Inf" and _loose_infinitive(tokens, token):
            _noun(changed, token)
        elif token.pos == "VERB" and token.dep == "conj":
            _joined(changed, token)
        elif token.form == "Inf" and token.dep == "dep" and tokens[token.head].pos == "VERB" and token.head < token.i:
            _complement(changed, token)
        elif token.pos == "VERB" and token.dep == "advmod":
            _clause(changed, token)
        elif token.low in HUNDREDS and token.pos == "NOUN":
            _people(changed, token)
        elif token.low in WHAT and token.pos == "PRON" and token.dep == "obj" and token.head > token.i:
            _said(changed, token, speech)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _articled(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether a verb has an article right before it that hangs on it."""
    before = tokens[token.i - 1] if token.i else token
    return before.pos == "DET" and before.head == token.i and before.low in ARTICLES


def _loose_infinitive(tokens: tuple[Token, ...], token: Token) -> bool:
    """*Longtemps conseiller du roi*: whether an infinitive that nothing governs has *du* behind it."""
    return token.dep in LOOSE and _of(tokens, token.i + 1) and not _governed(tokens, token)


def _of(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a word hung on the one before it by *du* or *de* follows."""
    return i < len(tokens) and tokens[i].low in ("du", "de", "d'", "des") and tokens[i].dep == "case" and tokens[tokens[i].head].head == i - 1


def _governed(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether a word that takes an infinitive stands before one: a preposition, a verb, a pronoun, *ne*, *pas*."""
    before = tokens[verb.i - 1] if verb.i else verb
    return any(k.dep == "mark" for k in kids(tokens, verb.i)) or (before.sent == verb.sent and before.pos in ("ADP", "VERB", "AUX", "PRON", "SCONJ")) or before.low in ("ne", "n'", "pas", "plus", "jamais", "rien", "que")


def _noun(tokens: list[Token], verb: Token) -> None:
    """A verb with an article before it, no helping verb and no subject or object of its own is a noun."""
    own = kids(tokens, verb.i)
    if any(k.dep in ("aux", "auxpass", "cop", "neg", "expl", "obj", *SUBJECT) for k in own):
        return
    dep = NOUN_OF.get(verb.dep, verb.dep)
    tokens[verb.i] = replace(verb, pos="NOUN", lemma=verb.text.lower(), form="", tense="", dep=dep)
    for k in own:
        if k.dep == "obl":
            tokens[k.i] = replace(k, dep="nmod")


def _complement(tokens: list[Token], verb: Token) -> None:
    """*Washington s'est abstenu de critiquer Pékin*: an infinitive behind *de* or *à* is what the verb before it governs, and a name without a label that verb's subject."""
    above = tokens[verb.head]
    if not any(k.dep == "mark" and k.low in ("de", "d'", "a") for k in kids(tokens, verb.i)):
        return
    tokens[verb.i] = replace(verb, dep="xcomp")
    own = kids(tokens, above.i)
    name = next((k for k in own if k.dep == "dep" and k.pos == "PROPN" and k.i < above.i), None)
    if name is not None and not any(k.dep in SUBJECT for k in own):
        tokens[name.i] = replace(name, dep="subj")


def _clause(tokens: list[Token], verb: Token) -> None:
    """*Manama a rompu lundi, Oman s'est borné à rappeler son consul*: a finite verb with its own subject is no adverb; an infinitive right behind is what it governs."""
    own = kids(tokens, verb.i)
    if not any(k.dep in SUBJECT and k.i < verb.i for k in own) or _kind(tokens, verb) != "Fin":
        return
    tokens[verb.i] = replace(verb, dep="parataxis")
    for t in tokens[verb.i + 1 : verb.i + 4]:
        if t.head == verb.head and t.dep == "xcomp" and t.form == "Inf":
            tokens[t.i] = replace(t, head=verb.i)


def _people(tokens: list[Token], number: Token) -> None:
    """*Deux cents Salvadoriens*: what a number counts heads the phrase, not the number."""
    name = tokens[number.i + 1] if number.i + 1 < len(tokens) else number
    if name.head != number.i or name.dep not in ("amod", "nmod", "appos", "flat") or not name.text[:1].isupper() or name.sent != number.sent:
        return
    for k in kids(tokens, number.i):
        tokens[k.i] = replace(k, head=name.i)
    tokens[name.i] = replace(name, pos="NOUN", head=name.i if number.head == number.i else number.head, dep=number.dep)
    tokens[number.i] = replace(number, pos="NUM", head=name.i, dep="nummod")


def _said(tokens: list[Token], what: Token, speech: frozenset[str]) -> None:
    """*Ont averti Riyad qu'ils frapperaient ses ports*: before a verb that has an object, behind one of speech, *que* opens what is said."""
    verb = tokens[what.head]
    above = tokens[verb.head]
    if verb.pos == "VERB" and verb.dep == "advcl" and above.i < what.i and above.lemma in speech and any(k.dep == "obj" and k.i > verb.i for k in kids(tokens, verb.i)):
        tokens[what.i] = replace(what, pos="SCONJ", dep="mark")
        tokens[verb.i] = replace(verb, dep="ccomp")


def _kind(tokens: list[Token], verb: Token) -> str:
    """How a verb stands in its clause: as an infinitive, finite, or as a participle without a helping verb."""
    if verb.form == "Inf":
        return "Inf"
    helped = any(k.dep in ("aux", "auxpass") and k.form == "Fin" for k in kids(tokens, verb.i))
    return "Fin" if verb.form == "Fin" or helped else "Part"


def _joined(tokens: list[Token], verb: Token) -> None:
    """A finite verb or a participle that is joined to an infinitive goes on with the first verb above that is none."""
    above = tokens[verb.head]
    if above.pos == "NOUN":
        _severed(tokens, verb, above)
    if above.pos != "VERB" or above.i > verb.i or _kind(tokens, above) != "Inf" or _kind(tokens, verb) == "Inf" or any(k.dep in SUBJECT for k in kids(tokens, verb.i)):
        return
    above = climb(tokens, above, lambda t: t.pos == "NOUN" or t.pos == "VERB" and _kind(tokens, t) == "Inf")
    shared = any(k.dep == "aux" for k in kids(tokens, above.i)) or _kind(tokens, verb) == "Fin"
    if above.pos == "VERB" and above.i < verb.i and _kind(tokens, above) == "Fin" and shared:
        tokens[verb.i] = replace(verb, head=above.i)
        for t in [t for t in tokens[verb.i + 1 : verb.i + 5] if t.head == verb.head and t.dep == "obj"]:
            tokens[t.i] = replace(t, head=verb.i)


def _severed(tokens: list[Token], verb: Token, noun: Token) -> None:
    """*A gelé la relocalisation de réfugiés et renforcé ses contrôles*: a participle with an object behind it is joined to the verb above, not to the noun."""
    own, behind = kids(tokens, verb.i), tokens[verb.i + 1] if verb.i + 1 < len(tokens) else verb
    if (verb.form, verb.tense) != ("Part", "Past") or behind.pos != "DET" or behind.sent != verb.sent or any(k.dep in ("det", "aux", "auxpass", "obj") for k in own) or not any(k.dep == "cc" for k in own):
        return
    above = past_nouns(tokens, noun)
    if above.pos != "VERB" or above.i > noun.i or not has_done(tokens, [k.i for k in kids(tokens, above.i)]):
        return
    tokens[verb.i] = replace(verb, head=above.i)
    thing = next((t for t in tokens[verb.i + 1 : verb.i + 5] if t.pos == "NOUN" and t.head == noun.i), None)
    if thing is not None and not any(k.dep == "case" for k in kids(tokens, thing.i)):
        tokens[thing.i] = replace(thing, head=verb.i, dep="obj")

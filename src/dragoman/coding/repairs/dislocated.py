"""Names that French sets before their verb with a pronoun or a pause between, and clauses without a conjunction, whose subject the model hangs elsewhere.

*L'Azerbaïdjan, lui, l'a condamné*, *Berlin, de son côté, a sanctionné Minsk* (a name taken for an adverbial), *Madrid a reconnu la Palestine, Dublin l'a imitée*
(a name joined to the object before it), *Séoul s'en est abstenu* (a name without a label).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.once import once, split
from dragoman.coding.repairs.raised import CLITICS
from dragoman.coding.repairs.tree import SUBJECT, below, hang, kids, past_nouns
from dragoman.coding.sheet import Token
from dragoman.packs import Language

HELPING = ("être", "avoir")
OPENS = frozenset({",", ";", ":", "et", "mais", "—", "–", "»", "si", "dont", "lorsque", "quand", "car"})
Pauses = tuple[tuple[str, ...], ...]
#: how a name hangs that has its verb behind it
ASTRAY = ("obl", "nmod", "conj", "appos", "dep", "expl", "root", "advmod", "obj", "fixed", "xcomp")


def dislocated(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such names as the subjects of their verbs; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, pauses = list(tokens), _pauses(language)
    stands = language.tables["language"].get("stands", {})
    for token in tokens:
        if token.low in ("fait", "font") and token.pos == "NOUN":
            _as_much(changed, token)
        elif token.low in stands and token.head == token.i - 1:
            _severed(changed, token)
        if token.pos in ("PROPN", "NOUN") and token.dep in ASTRAY and token.text[:1].isupper() and _opens(changed, token):
            verb = _verb(changed, token, pauses)
            if verb is not None:
                _seat(changed, _first(changed, token), verb)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


@once
def _pauses(language: Language) -> Pauses:
    """The words between commas that may part a name from its verb: *lui*, *de son côté*."""
    table = language.tables["language"]
    return tuple(split(words) for words in (*table.get("stressed", ()), *table.get("turns", ())))


def _as_much(tokens: list[Token], done: Token) -> None:
    """*Abidjan en fait autant*: a verb, with the name before it for subject."""
    behind = tokens[done.i + 1].low if done.i + 1 < len(tokens) else ""
    if done.i < 2 or tokens[done.i - 1].low != "en" or behind not in ("autant", "de"):
        return
    tokens[done.i] = replace(done, pos="VERB", lemma="faire", form="Fin", tense="Pres", mood="Ind")
    tokens[done.i - 1] = replace(tokens[done.i - 1], pos="PRON", head=done.i, dep="iobj")
    name = tokens[done.i - 2]
    if name.head == done.i or done.head == name.i:
        head = name.head if name.head not in (done.i, name.i) else done.i
        tokens[done.i] = replace(tokens[done.i], head=head, dep="root" if head == done.i else name.dep)
        tokens[name.i] = replace(name, head=done.i, dep="subj")


def _severed(tokens: list[Token], stand: Token) -> None:
    """*A expulsé l'ambassadeur d'Allemagne, et le Niger celui de France*: a name right before such a word is no owner of what stands before it, but who does the like."""
    name = tokens[stand.head]
    if name.pos != "PROPN" or name.dep not in ("conj", "appos", "nmod") or not _opens(tokens, name):
        return
    hang(tokens, name.i, past_nouns(tokens, tokens[name.head]).i, "dep")


def _opens(tokens: list[Token], name: Token) -> bool:
    """Whether a name, with its article and nothing else, opens a clause."""
    first = name.i - 1 if name.i and tokens[name.i - 1].pos == "DET" else name.i
    return first == 0 or tokens[first - 1].sent != name.sent or tokens[first - 1].low in OPENS


def _first(tokens: list[Token], name: Token) -> Token:
    """The first of the names that one ends the row of, the others hung on it; the name itself where that row does not open the clause."""
    row, at, fronted = [name], name, False
    while True:
        start = at.i - 1 if at.i and tokens[at.i - 1].pos == "DET" else at.i
        joined = start >= 2 and tokens[start - 1].low in (("et",) if len(row) == 1 else (",", "et")) and tokens[start - 2].sent == name.sent
        if not joined or tokens[start - 2].pos not in ("PROPN", "NOUN") or not tokens[start - 2].text[:1].isupper():
            break
        before = tokens[start - 2].i - (2 if tokens[start - 3].pos == "DET" else 1)
        if before >= 0 and tokens[before].pos == "ADP" and tokens[start - 1].text == ",":
            fronted = True  # *à la demande de Doha, Kigali et Kinshasa ont signé*
            break
        at = tokens[start - 2]
        row.append(at)
    opened = fronted or start == 0 or tokens[start - 1].sent != name.sent or tokens[start - 1].low in (";", ":", "—", "–", "»")
    if len(row) == 1 or not opened:
        return name
    for other in row[:-1]:
        tokens[other.i] = replace(tokens[other.i], head=at.i, dep="conj")
    return tokens[at.i]


def _verb(tokens: list[Token], name: Token, pauses: Pauses) -> Token | None:
    """The finite verb, or the participle with its auxiliary, that comes next behind a name, a pronoun between commas and clitics apart."""
    end = _end(tokens, name)
    at = _past_pause(tokens, end, pauses)
    paused = at > end
    while at < len(tokens) and tokens[at].low in CLITICS:
        at += 1
    if at >= len(tokens) or tokens[at].sent != name.sent or tokens[at].form != "Fin" or tokens[at].pos not in ("VERB", "AUX"):
        return None
    helps = tokens[at].dep in ("aux", "auxpass", "cop") or (tokens[at].lemma in HELPING and tokens[tokens[at].head].form == "Part" and at < tokens[at].head <= at + 3)
    verb = tokens[tokens[at].head] if helps else tokens[at]
    held = any(k.dep in SUBJECT and k.i < at and k.low not in CLITICS and not _left(tokens, k, name) for k in kids(tokens, verb.i))
    comma = paused or tokens[name.i - 1].low in OPENS or tokens[name.i - 1].pos == "DET"
    return None if held or verb.i < at or not comma else verb


def _end(tokens: list[Token], name: Token) -> int:
    """Where a body's name of several words ends: *l'Organisation des États américains a donné*."""
    at = name.i + 1
    while name.pos == "NOUN" and at < min(len(tokens), name.i + 6) and tokens[at].pos in ("ADP", "DET", "ADJ", "NOUN", "PROPN") and below(tokens, at, name.i):
        at += 1
    return at


def _left(tokens: list[Token], subject: Token, name: Token) -> bool:
    """*Sitôt le Yémen abandonné aux rebelles, Riyad en a retiré ...*: a subject with a participle of its own, which a comma parts from the name right before the verb."""
    first = name.i - 1 if tokens[name.i - 1].pos == "DET" else name.i
    part = next((t for t in kids(tokens, subject.i) if t.form == "Part" and t.dep == "acl" and subject.i < t.i < first), None)
    return part is not None and tokens[first - 1].text == "," and not any(t.text == "," for t in tokens[subject.i : part.i])


def _past_pause(tokens: list[Token], at: int, pauses: Pauses) -> int:
    """Where the words go on behind *, lui,* or *, de son côté,*."""
    if at + 2 >= len(tokens) or tokens[at].text != ",":
        return at
    lows = tuple(t.low for t in tokens[at + 1 : at + 5])
    long = next((len(words) for words in pauses if lows[: len(words)] == words), 0)
    return at + long + 2 if long and lows[long : long + 1] == (",",) else at


def _seat(tokens: list[Token], name: Token, verb: Token) -> None:
    """The name becomes the verb's subject; a verb that hung on what stands before the name is joined to it."""
    passive = any(k.dep == "auxpass" for k in kids(tokens, verb.i))
    for k in kids(tokens, verb.i):
        if k.dep in SUBJECT and k.i < name.i and _left(tokens, k, name):
            tokens[k.i] = replace(k, dep="obl")
    if below(tokens, verb.i, name.i):
        lone = name.head == name.i or below(tokens, name.head, verb.i)
        tokens[verb.i] = replace(verb, head=verb.i if lone else name.head, dep="root" if lone else "conj")
    elif verb.head < name.i and verb.dep in ("xcomp", "ccomp", "advcl", "acl", "appos"):
        tokens[verb.i] = replace(verb, dep="conj")
    tokens[name.i] = replace(tokens[name.i], head=verb.i, dep="subjpass" if passive else "subj")
    own = kids(tokens, verb.i)
    for k in own if not any(k.dep == "obj" for k in own) and not passive else ():
        if k.i > verb.i and k.dep == "subj" and k.pos == "NOUN" and tokens[k.i - 1].pos == "DET":
            tokens[k.i] = replace(k, dep="obj")  # *Madrid expulserait l'ambassadeur*
    for t in tokens[name.i + 1 : verb.i]:
        if t.low in CLITICS and t.head in (name.i, verb.i) and t.dep in ("fixed", "dep", "flat"):
            tokens[t.i] = replace(t, pos="PRON", head=verb.i, dep="expl" if t.low in ("se", "s'") else "iobj")
        elif t.head == verb.i and t.lemma in HELPING and t.form == "Fin" and t.dep not in ("aux", "auxpass", "cop"):
            tokens[t.i] = replace(t, pos="AUX", dep="aux")

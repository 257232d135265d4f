"""Trees that the model builds around the wrong verb, put right: what press prose does and its treebanks seldom show.

*Les droits décidés lundi prendront effet* (a participle taken for the verb), *un blocus, écrit le Pentagone, pourrait suivre* (a subject
taken by the aside), *l'envoi n'est quant à lui pas prévu* (an auxiliary taken for the verb), *aurait en outre piraté* (a participle taken
for a noun), *héberge des réfugiés et implore l'ONU* (a verb joined to the object before it), *livre plus de 80 chars* (a number taken for a negation).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.sheet import Token
from dragoman.coding.tree import below
from dragoman.coding.words import infinitive
from dragoman.packs import Language

#: how far behind *avoir* its participle does not stand
FAR = 8
#: how far behind a day what hangs on it may stand
REACH = 14
SUBJECT = ("subj", "subjpass")
HELPING = ("être", "avoir", "be", "have")
MAIN = ("root", "conj", "ccomp", "parataxis", "relcl", "advcl", "acl")
QUOTES = ("«", "»", "“", "”", '"')
CLAUSAL = ("advcl", "ccomp", "parataxis", "conj", "xcomp", "acl", "dep")


def repair(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such trees put right; the same tuple where there are none."""
    speech = {*language.tables["speech"]["verbs"], *language.tables["language"]["inverting"]}
    days = {*language.tables["times"]["weekdays"]}
    counting, pauses = language.words("language", "counting"), language.words("language", "pauses")
    changed = list(tokens)
    for token in tokens:
        if token.low in days and token.head != token.i:
            _unload(changed, token)
        if token.low in counting:
            _counted(changed, token)
            _none_left(changed, token)
        if token.lemma == "faire" and token.dep == "dep" and token.head == token.i + 1:
            _caused(changed, token)
        if token.pos == "ADJ" and token.dep in ("obl", "obj") and token.i:
            _said_of(changed, token)
        if token.dep == "nmod" and token.head < token.i and tokens[token.head].pos == "ADJ" and tokens[token.head - 1].text in ("«", '"', "“") and tokens[token.head + 1].text in ("»", '"', "”"):
            _behind_quoted(changed, token)
        if token.low == "entre" and token.pos == "ADP" and token.head > token.i:
            _both_named(changed, token)
        if token.lemma == "avoir" and token.form == "Fin" and (token.dep not in ("aux", "auxpass") or token.head - token.i > FAR):
            _unhelped(changed, token)
        if token.pos == "VERB" and token.form == "Fin" and token.dep == "conj" and tokens[token.head].pos in ("NOUN", "PROPN"):
            _joined(changed, token)
        if token.pos == "VERB" and token.form == "Part" and token.dep == "root":
            _reduced(changed, token)
        elif token.lemma in HELPING and token.pos in ("AUX", "VERB") and token.dep in MAIN and token.form == "Fin":
            _parted(changed, token, pauses)
        elif token.pos == "VERB" and token.lemma in speech and token.form == "Fin" and token.i and tokens[token.i - 1].text == ",":
            _aside(changed, token)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _kids(tokens: list[Token], head: Token) -> list[Token]:
    """The children of a token within its sentence."""
    first = last = head.i
    while first > 0 and tokens[first - 1].sent == head.sent:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].sent == head.sent:
        last += 1
    return [t for t in tokens[first : last + 1] if t.head == head.i and t.i != head.i]


def _reduced(tokens: list[Token], part: Token) -> None:
    """A bare participle as root with a finite verb behind it that has no subject: the finite verb is the root, the participle its subject's."""
    kids = _kids(tokens, part)
    subject = next((k for k in kids if k.dep in SUBJECT and k.i < part.i), None)
    verb = next((k for k in kids if k.pos == "VERB" and k.form == "Fin" and k.i > part.i and k.dep in CLAUSAL), None)
    if subject is None or verb is None or any(k.dep in ("aux", "auxpass", "cop") for k in kids):
        return
    own = _kids(tokens, verb)
    if any(k.dep in ("mark", "cc") for k in own) or any(k.dep in SUBJECT and k.i > part.i and tokens[k.i - 1].text in (",", ";") for k in own):
        return
    tokens[verb.i] = replace(verb, head=verb.i, dep="root")
    tokens[subject.i] = replace(subject, head=verb.i, dep="subj")
    tokens[part.i] = replace(part, head=subject.i, dep="acl")
    for k in own:
        if k.dep in SUBJECT and k.i < verb.i:
            tokens[k.i] = replace(k, head=part.i, dep="obl")


def _parted(tokens: list[Token], aux: Token, pauses: frozenset[str]) -> None:
    """*Est* or *a* with a participle below it that has no auxiliary: the participle is the verb; below another clause only a pause may part them."""
    own = _kids(tokens, aux)
    own += [t for k in own if k.low in pauses and k.pos == "NOUN" for t in _kids(tokens, k)]  # *n'a pas pour l'heure expulsé*
    part = next((k for k in own if _perfect(k) and k.dep in CLAUSAL and aux.i < k.i <= aux.i + 8), None)
    if part is None:
        return
    between = tokens[aux.i + 1 : part.i]
    paused = bool(pauses) and all(t.pos == "ADV" or t.low in pauses or t.text in QUOTES for t in between)
    below = [k for k in _kids(tokens, part) if k.dep in ("mark", "cc") or k.dep in ("aux", "auxpass") and k.form == "Fin"]
    if any(not (paused and k.low == "pour") for k in below) or any(t.text in (",", ";", ":") for t in between) or not (paused or (aux.dep == "root" and part.form == "Part")):
        return
    for k in below:
        tokens[k.i] = replace(k, dep="advmod")
    been = any(k.dep == "auxpass" for k in _kids(tokens, part))
    passive = been or aux.lemma in ("être", "be")
    for k in _kids(tokens, aux):
        if k.i != part.i:
            tokens[k.i] = replace(k, head=part.i, dep="subjpass" if passive and k.dep == "subj" else k.dep)
    tokens[aux.i] = replace(aux, head=part.i, dep="auxpass" if passive and not been else "aux")
    over = part.i if aux.head == aux.i else aux.head
    tokens[part.i] = replace(part, head=over, dep=aux.dep, form="Part", tense="Past", lemma=part.lemma if part.form == "Part" else infinitive(part.low, part.text.lower()))


def _perfect(token: Token) -> bool:
    """Whether a verb is a past participle, or looks like one though the model calls it an infinitive: *n'a pas pour autant évacué*."""
    return token.pos == "VERB" and ((token.form == "Part" and token.tense == "Past") or (token.form == "Inf" and token.text.endswith(("é", "ée", "és", "ées"))))


def _unhelped(tokens: list[Token], have: Token) -> None:
    """*A par contre piraté*: behind *avoir* and adverbs a noun or adjective that ends like a participle is the verb."""
    near = [t for t in tokens[have.i + 1 : have.i + 5] if t.sent == have.sent]
    part = next((t for t in near if t.pos in ("NOUN", "ADJ") and t.text.endswith(("é", "ée", "és", "ées"))), None)
    if part is None or any(t.pos in ("DET", "PUNCT", "VERB", "NUM") for t in near[: near.index(part)]):
        return
    for k in _kids(tokens, have):
        if k.i != part.i:
            tokens[k.i] = replace(k, head=part.i)
    over = part.i if have.head in (have.i, part.i) else have.head
    tokens[have.i] = replace(have, head=part.i, dep="aux")
    tokens[part.i] = replace(part, pos="VERB", lemma=infinitive(part.low, part.text.lower()), form="Part", tense="Past", head=over, dep=have.dep)


def _counted(tokens: list[Token], more: Token) -> None:
    """*Livre plus de 80 chars*, *près d'un million de Soudanais*: what is counted is the object, and the words before the number belong to the number."""
    of, number, *rest = (*tokens[more.i + 1 : more.i + 6], more, more)[:6]
    if of.lemma != "de" or of.sent != more.sent or not (number.pos == "NUM" or number.low in ("un", "une")):
        return
    counted = next((t for t in (number, *rest) if t.pos in ("NOUN", "PROPN")), None)
    if counted is None or counted.i < more.i or counted.sent != more.sent:
        return
    verb = tokens[counted.head] if counted.head != more.i else tokens[more.head]
    tokens[more.i] = replace(more, head=counted.i, dep="advmod")
    tokens[of.i] = replace(of, head=more.i, dep="fixed")
    if verb.pos == "VERB" and verb.i < more.i and counted.dep == "obl" and tokens[more.i - 1].pos != "ADP" and not any(k.dep == "obj" for k in _kids(tokens, verb)):
        tokens[counted.i] = replace(counted, head=verb.i, dep="obj")


def _none_left(tokens: list[Token], more: Token) -> None:
    """*N'achètera plus de charbon russe*: what hangs on the negation is the verb's object, and the adjective behind it is the noun's."""
    verb, of = tokens[more.head], tokens[min(more.i + 1, len(tokens) - 1)]
    noun = next((t for t in tokens[more.i + 2 : more.i + 4] if t.head == more.i and t.pos in ("NOUN", "PROPN")), None)
    if more.dep != "neg" or verb.pos != "VERB" or of.low not in ("de", "d'") or noun is None or noun.sent != more.sent:
        return
    tokens[noun.i] = replace(noun, head=verb.i, dep="obj")
    for t in tokens[noun.i + 1 : noun.i + 3]:
        if t.pos == "ADJ" and t.head == verb.i and t.dep in ("obj", "obl", "amod"):
            tokens[t.i] = replace(t, head=noun.i, dep="amod")


def _caused(tokens: list[Token], make: Token) -> None:
    """*La Turquie fait traîner la ratification*: who makes it so is the subject of the infinitive, which the model makes the head."""
    done = tokens[make.head]
    kids = _kids(tokens, done)
    doer = next((k for k in kids if k.i < make.i and k.dep == "dep" and k.pos in ("NOUN", "PROPN")), None)
    if done.form == "Inf" and doer is not None and not any(k.dep in SUBJECT for k in kids):
        tokens[doer.i] = replace(doer, dep="subj")


def _said_of(tokens: list[Token], word: Token) -> None:
    """*A fermé le consulat soudanais*: an adjective right behind the object that the model hung on the verb is the object's."""
    noun = tokens[word.i - 1]
    if noun.pos == "NOUN" and noun.head == word.head and noun.dep == "obj" and noun.sent == word.sent and not any(k.dep == "case" for k in _kids(tokens, word)):
        tokens[word.i] = replace(word, head=noun.i, dep="amod")


def _behind_quoted(tokens: list[Token], owner: Token) -> None:
    """*Une attaque « lâche » des Houthis*: what stands behind a quoted adjective is the noun's before it."""
    noun = tokens[tokens[owner.head].head]
    if noun.pos == "NOUN" and noun.i < owner.head and noun.sent == owner.sent:
        tokens[owner.i] = replace(owner, head=noun.i)


def _both_named(tokens: list[Token], between: Token) -> None:
    """*Le sommet entre Moscou et Budapest a été reporté*: behind *entre* the second name goes with the first, whatever follows."""
    first = tokens[between.head]
    link = next((t for t in tokens[first.i + 1 : first.i + 4] if t.low == "et"), None)
    second = next((t for t in tokens[link.i + 1 : link.i + 3] if t.pos in ("PROPN", "NOUN")), None) if link else None
    if link is None or second is None or second.sent != first.sent or second.dep not in (*SUBJECT, "dep", "obl") or any(k.dep == "conj" for k in _kids(tokens, first)):
        return
    if not first.text[:1].isupper() or second.head == first.i or below(tokens, first.i, second.i):
        return  # *montent entre voisins et l'ONU appelle*: only of two names
    tokens[second.i] = replace(second, head=first.i, dep="conj")
    tokens[link.i] = replace(tokens[link.i], head=second.i)


def _joined(tokens: list[Token], verb: Token) -> None:
    """*Héberge des réfugiés et implore l'ONU*: a finite verb behind *et* without a subject is joined to the verb of the noun before it."""
    noun, kids = tokens[verb.head], _kids(tokens, verb)
    above = tokens[noun.head]
    if above.pos != "VERB" or above.i >= verb.i or not any(k.dep == "cc" for k in kids) or any(k.dep in SUBJECT for k in kids):
        return
    tokens[verb.i] = replace(verb, head=above.i)
    for k in [t for t in tokens[verb.i + 1 : verb.i + 4] if t.head == noun.i and t.dep == "conj"]:
        tokens[k.i] = replace(k, head=verb.i, dep="obj")


def _unload(tokens: list[Token], day: Token) -> None:
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


def _aside(tokens: list[Token], verb: Token) -> None:
    """*X, écrit Y, pourrait ...*: what stands before the aside is the subject of the verb behind it."""
    kids = _kids(tokens, verb)
    left = next((k for k in kids if k.dep in SUBJECT and k.i < verb.i - 1), None)
    above = tokens[verb.head]
    said = next((k for k in kids if k.i > verb.i and k.dep in ("obj", *SUBJECT)), None)
    if left is None or said is None or above.i <= verb.i or any(k.dep in SUBJECT for k in _kids(tokens, above)):
        return
    tokens[left.i] = replace(left, head=above.i)
    tokens[said.i] = replace(said, dep="subj")

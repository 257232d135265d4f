"""Clauses that the model builds around the wrong verb: a participle, an auxiliary, an aside, a noun."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.marks import QUOTES
from dragoman.coding.parse.words import infinitive
from dragoman.coding.repairs.tree import SUBJECT, in_sentence, instead
from dragoman.coding.sheet import Token

CLAUSAL = ("advcl", "ccomp", "parataxis", "conj", "xcomp", "acl", "dep")


def reduced(tokens: list[Token], part: Token) -> None:
    """A bare participle as root with a finite verb behind it that has no subject: the finite verb is the root, the participle its subject's."""
    kids = in_sentence(tokens, part)
    subject = next((k for k in kids if k.dep in SUBJECT and k.i < part.i), None)
    verb = next((k for k in kids if k.pos == "VERB" and k.i > part.i and k.dep in CLAUSAL and (k.form == "Fin" or _helped(tokens, k))), None)
    if subject is None or verb is None or any(k.dep in ("aux", "auxpass", "cop") for k in kids):
        return
    if verb.dep == "conj" and any(k.dep == "cc" and part.i < k.i < verb.i for k in kids):
        return  # *threatened to slap a tariff and said*
    own = in_sentence(tokens, verb)
    if any(k.dep in ("mark", "cc") for k in own) or any(k.dep in SUBJECT and k.i > part.i and tokens[k.i - 1].text in (",", ";") for k in own):
        return
    tokens[verb.i] = replace(verb, head=verb.i, dep="root")
    tokens[subject.i] = replace(subject, head=verb.i, dep="subj")
    tokens[part.i] = replace(part, head=subject.i, dep="acl")
    for k in own:
        if k.dep in SUBJECT and k.i < verb.i:
            tokens[k.i] = replace(k, head=part.i, dep="obl")


def _helped(tokens: list[Token], verb: Token) -> bool:
    """*Le ministre, venu à Berne, a salué ...*: whether a participle has a finite auxiliary right behind a comma, and no subject."""
    own = in_sentence(tokens, verb)
    help_ = next((k for k in own if k.dep in ("aux", "auxpass") and k.form == "Fin"), None)
    first = min((k.i for k in own if k.i < verb.i and k.dep in ("aux", "auxpass", "neg", "expl", "iobj", "obj") and k.pos != "NOUN"), default=verb.i)
    return verb.form == "Part" and help_ is not None and tokens[first - 1].text == "," and not any(k.dep in SUBJECT and k.i < verb.i for k in own)


def parted(tokens: list[Token], aux: Token, pauses: frozenset[str]) -> None:
    """*Est* or *a* with a participle below it that has no auxiliary: the participle is the verb; below another clause only a pause may part them."""
    own = in_sentence(tokens, aux)
    own += [t for k in own if k.low in pauses and k.pos == "NOUN" for t in in_sentence(tokens, k)]  # *n'a pas pour l'heure expulsé*
    part = next((k for k in own if _perfect(k) and k.dep in CLAUSAL and aux.i < k.i <= aux.i + 8), None)
    if part is None:
        return
    between = tokens[aux.i + 1 : part.i]
    paused = bool(pauses) and all(t.pos == "ADV" or t.low in pauses or t.text in QUOTES for t in between)
    below = [k for k in in_sentence(tokens, part) if k.dep in ("mark", "cc") or k.dep in ("aux", "auxpass") and k.form == "Fin"]
    if any(not (paused and k.low == "pour") for k in below) or any(t.text in (",", ";", ":") for t in between) or not (paused or (aux.dep == "root" and part.form == "Part")):
        return
    for k in below:
        tokens[k.i] = replace(k, dep="advmod")
    been = any(k.dep == "auxpass" for k in in_sentence(tokens, part))
    passive = been or aux.lemma in ("être", "be")
    for k in in_sentence(tokens, aux):
        if k.i != part.i:
            tokens[k.i] = replace(k, head=part.i, dep="subjpass" if passive and k.dep == "subj" else k.dep)
    tokens[aux.i] = replace(aux, head=part.i, dep="auxpass" if passive and not been else "aux")
    over = part.i if aux.head == aux.i else aux.head
    tokens[part.i] = replace(part, head=over, dep=aux.dep, form="Part", tense="Past", lemma=part.lemma if part.form == "Part" else infinitive(part.low, part.text.lower()))


def _perfect(token: Token) -> bool:
    """Whether a verb is a past participle, or looks like one though the model calls it an infinitive: *n'a pas pour autant évacué*."""
    return token.pos == "VERB" and ((token.form == "Part" and token.tense == "Past") or (token.form == "Inf" and token.text.endswith(("é", "ée", "és", "ées"))))


def unhelped(tokens: list[Token], have: Token) -> None:
    """*A par contre piraté*: behind *avoir* and adverbs a noun or adjective that ends like a participle is the verb."""
    near = [t for t in tokens[have.i + 1 : have.i + 5] if t.sent == have.sent]
    part = next((t for t in near if t.pos in ("NOUN", "ADJ") and t.text.endswith(("é", "ée", "és", "ées"))), None)
    if part is None or any(t.pos in ("DET", "PUNCT", "VERB", "NUM") for t in near[: near.index(part)]):
        return
    for k in in_sentence(tokens, have):
        if k.i != part.i:
            tokens[k.i] = replace(k, head=part.i)
    head, dep = instead(tokens, have, part)
    tokens[have.i] = replace(have, head=part.i, dep="aux")
    tokens[part.i] = replace(part, pos="VERB", lemma=infinitive(part.low, part.text.lower()), form="Part", tense="Past", head=head, dep=dep)


def caused(tokens: list[Token], make: Token) -> None:
    """*La Turquie fait traîner la ratification*: who makes it so is the subject of the infinitive, which the model makes the head."""
    done = tokens[make.head]
    kids = in_sentence(tokens, done)
    doer = next((k for k in kids if k.i < make.i and k.dep == "dep" and k.pos in ("NOUN", "PROPN")), None)
    if done.form == "Inf" and doer is not None and not any(k.dep in SUBJECT for k in kids):
        tokens[doer.i] = replace(doer, dep="subj")


def joined(tokens: list[Token], verb: Token) -> None:
    """*Héberge des réfugiés et implore l'ONU*: a finite verb behind *et* without a subject is joined to the verb of the noun before it."""
    noun, kids = tokens[verb.head], in_sentence(tokens, verb)
    above = tokens[noun.head]
    if above.pos != "VERB" or above.i >= verb.i or not any(k.dep == "cc" for k in kids) or any(k.dep in SUBJECT for k in kids):
        return
    tokens[verb.i] = replace(verb, head=above.i)
    for k in [t for t in tokens[verb.i + 1 : verb.i + 4] if t.head == noun.i and t.dep == "conj"]:
        tokens[k.i] = replace(k, head=verb.i, dep="obj")


def aside(tokens: list[Token], verb: Token) -> None:
    """*X, écrit Y, pourrait ...*: what stands before the aside is the subject of the verb behind it."""
    kids = in_sentence(tokens, verb)
    left = next((k for k in kids if k.dep in SUBJECT and k.i < verb.i - 1), None)
    above = tokens[verb.head]
    said = next((k for k in kids if k.i > verb.i and k.dep in ("obj", *SUBJECT)), None)
    if left is None or said is None or above.i <= verb.i or any(k.dep in SUBJECT for k in in_sentence(tokens, above)):
        return
    tokens[left.i] = replace(left, head=above.i)
    tokens[said.i] = replace(said, dep="subj")

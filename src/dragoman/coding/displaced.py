"""Objects that stand late and relatives behind a comma, which the French model hangs on whatever stands before them.

*A fermé en novembre, sans crier gare, la voie* (an object behind a time and an aside), *son consulat, que la police a bloqué* (a relative
that the model takes for a clause of the verb).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from operator import is_

from dragoman.coding.once import once
from dragoman.coding.sheet import Token
from dragoman.packs import Language
from dragoman.packs.roster import fold

#: how far behind its verb an object may stand, and how long an aside may be, in tokens
REACH, ASIDE = 22, 12
SUBJECT = ("subj", "subjpass")
NOMINAL = ("NOUN", "PROPN")
WHAT = ("que", "qu'")
TO_HIM = ("lui", "leur")
OF = ("de", "du", "des", "d'", "d’")
#: infinitives behind *faire* whose noun phrase is who speaks: *a fait savoir jeudi le président*
SAID = ("savoir", "valoir", "entendre", "remarquer", "observer")
#: what opens a noun phrase without a preposition
OPENING = ("DET", "NUM")
#: *suspendu jeudi **toutes** les rotations*: before an article, and called an adjective
ALL = frozenset({"tout", "toute", "tous", "toutes"})


@once
def timely_words(language: Language) -> frozenset[str]:
    """The words, folded, that tell a time: nouns that are no object wherever they stand bare behind a verb."""
    times = language.tables["times"]
    listed = (*times["weekdays"], *times["months"], *times["units"], *times["parts"], *times["seasons"], *times.get("timely", ()))
    return frozenset(form for word in map(fold, listed) for form in (word, word + "s"))


def displace(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with late objects and relatives where they belong; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, below = list(tokens), _below(tokens)
    timely, table = timely_words(language), language.tables
    still = {*table["language"]["unaccusative"], "être"}
    speech = {*table["speech"]["verbs"], *table["language"]["inverting"], *table["language"]["object_control"]}
    for token in tokens:
        if token.pos == "NOUN" and token.dep in ("xcomp", "ccomp") and token.head < token.i and tokens[token.head].pos == "VERB":
            _named(changed, below, token)
        if token.text.lower() in TO_HIM and token.dep in SUBJECT and token.head in (token.i + 1, token.i + 2):
            _clitic(changed, below, token)
        if token.low in WHAT and token.i and changed[token.i].head != token.i:
            _relate(changed, below, token, speech, timely)
        elif token.pos == "ADP" and token.text.lower() in OF and token.i and tokens[token.i - 1].text == ",":
            _rejoin(changed, token, speech)
    for token in tokens:
        if token.pos == "VERB" and (token.lemma not in still or has_done(changed, below[token.i])) and not (token.form == "Inf" and token.lemma in SAID) and _active(changed, below, token, timely):
            _reach(changed, token, timely, speech)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def has_done(tokens: list[Token], below: Iterable[int]) -> bool:
    """*A rendu l'assassin*: with *avoir* a verb has an object, whatever it does with *être*."""
    return any(tokens[c].dep == "aux" and tokens[c].lemma == "avoir" for c in below)


def _below(tokens: tuple[Token, ...]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            found[token.head].append(token.i)
    return found


def _active(tokens: list[Token], below: list[list[int]], verb: Token, timely: frozenset[str]) -> bool:
    """Whether a verb is active, has who does it, and neither an object nor a clause behind it."""
    kids = [tokens[c] for c in below[verb.i] if tokens[c].head == verb.i]
    if any(k.dep in ("auxpass", "subjpass", "agent", "expl") or (k.dep in ("ccomp", "xcomp") and k.pos not in NOMINAL) or (k.dep == "obj" and k.low not in timely) for k in kids):
        return False
    helped = any(k.dep == "aux" and k.lemma == "avoir" for k in kids)
    own = any(k.dep in SUBJECT and k.i < verb.i for k in kids) or verb.dep == "conj" and tokens[verb.head].pos == "VERB"
    return (verb.form == "Inf" and not helped and verb.dep != "amod") or ((helped or verb.form == "Fin") and own)


def _reach(tokens: list[Token], verb: Token, timely: frozenset[str], speech: set[str]) -> None:
    """The bare noun phrase behind times, asides and phrases with a preposition is the verb's object."""
    found = _late(tokens, verb, timely, speech)
    if found is None:
        return
    noun, top = tokens[found], tokens[verb.i]
    if noun.dep in SUBJECT or noun.head == verb.i and noun.dep == "obj":
        return
    if top.head == noun.i:  # the model took the object for the verb
        tokens[verb.i] = replace(top, head=verb.i if noun.head == noun.i else noun.head, dep=noun.dep)
        for t in tokens[max(0, verb.i - REACH) : verb.i]:
            if t.head == noun.i and t.sent == verb.sent:
                tokens[t.i] = replace(t, head=verb.i)
    elif verb.i not in _over(tokens, noun.i) and not (noun.head == top.head and noun.i < noun.head):
        return
    for t in tokens[verb.i + 1 : found]:
        if t.head == verb.i and t.dep == "obj":
            tokens[t.i] = replace(t, dep="obl")
    tokens[found] = replace(tokens[found], head=verb.i, dep="obj")


def _clitic(tokens: list[Token], below: list[list[int]], clitic: Token) -> None:
    """*La trêve que lui propose Paris*: a pronoun of whom something is done to is no subject; the noun behind the verb is."""
    tokens[clitic.i] = replace(clitic, dep="iobj")
    behind = (tokens[c] for c in below[clitic.head] if c > clitic.head and tokens[c].pos in NOMINAL and tokens[c].dep in ("obj", "obl", "nmod", "appos"))
    bare = next((t for t in behind if not any(tokens[c].dep == "case" for c in below[t.i])), None)
    if bare is not None and not any(tokens[c].dep in SUBJECT and c != clitic.i for c in below[clitic.head]):
        tokens[bare.i] = replace(bare, dep="subj")


def _named(tokens: list[Token], below: list[list[int]], noun: Token) -> None:
    """*A remis le pouvoir*: a noun with an article and no preposition is an object, not a clause."""
    own, other = [tokens[c] for c in below[noun.i]], [tokens[c].dep for c in below[noun.head]]
    if any(t.dep == "det" for t in own) and not any(t.dep in ("case", "cop", "mark") for t in own) and "obj" not in other and "auxpass" not in other:
        tokens[noun.i] = replace(noun, dep="obj")


def _rejoin(tokens: list[Token], of: Token, speech: set[str]) -> None:
    """*La destruction en vol, en décembre, d'un avion*: a *de* phrase behind an aside belongs to the noun before the aside."""
    opened = next((t.i for t in reversed(tokens[max(0, of.i - ASIDE) : of.i - 1]) if t.text == "," or t.sent != of.sent), 0)
    named = tokens[of.head]
    if not opened or tokens[opened].text != "," or _closed(tokens, opened, speech) != of.i - 1 or named.i < of.i or named.pos not in NOMINAL or of.dep != "case":
        return
    at = tokens[opened - 1]
    while tokens[at.head].pos == "NOUN" and at.head < at.i and tokens[at.head].sent == at.sent:
        at = tokens[at.head]
    if at.pos == "NOUN" and tokens[at.i + 1].text.lower() not in OF and named.i not in _over(tokens, at.i):
        tokens[named.i] = replace(named, head=at.i, dep="nmod")


def _over(tokens: list[Token], i: int) -> list[int]:
    """The tokens above a token."""
    found: list[int] = []
    while tokens[i].head != i and len(found) < 60:
        i = tokens[i].head
        found.append(i)
    return found


def _late(tokens: list[Token], verb: Token, timely: frozenset[str], speech: set[str]) -> int | None:
    """The head of the first bare noun phrase that stands behind something else than the verb in its clause."""
    at, last = verb.i + 1, min(verb.i + REACH, len(tokens))
    while at < last and tokens[at].sent == verb.sent:
        token = tokens[at]
        if token.text == ",":
            close = _closed(tokens, at, speech)
            if close is None:
                return None
            at = close + 1
        elif token.pos == "ADV" or token.low in timely:
            at += 1
        elif token.pos == "ADP" and (at > verb.i + 1 or token.text.lower() not in OF):
            at = _phrase(tokens, at + 1, timely)
        elif token.pos in OPENING or token.low in ALL or token.low in timely:
            ahead = _phrase(tokens, at, timely)
            heads = [t for t in tokens[at:ahead] if t.pos in NOMINAL or (t.pos == "ADJ" and t.low in timely)]
            if not heads or any(t.low in timely for t in tokens[at:ahead]):
                if not any(t.low in timely for t in tokens[at:ahead]):
                    return None
                at = ahead
            else:
                return heads[0].i if at > verb.i + 1 else None
        else:
            return None
    return None


def _closed(tokens: list[Token], at: int, speech: set[str]) -> int | None:
    """The comma that closes the aside which a comma opens; None where what stands between is a clause or a row."""
    for t in tokens[at + 1 : at + 1 + ASIDE]:
        if t.sent != tokens[at].sent or t.pos in ("CCONJ", "SCONJ") or t.text in (";", ":") or t.low in ("qui", "que", "dont", "où", "ou"):
            return None
        if t.pos in ("VERB", "AUX") and t.form == "Fin" and t.lemma not in speech and t.pos != "AUX":
            return None
        if t.text == ",":
            return t.i
    return None


def _phrase(tokens: list[Token], at: int, timely: frozenset[str]) -> int:
    """Where the noun phrase that begins at a token ends: determiners, numbers, adjectives, nouns, and what *de* joins to them."""
    named, sent = False, tokens[at].sent if at < len(tokens) else -1
    while at < len(tokens) and tokens[at].sent == sent:
        token = tokens[at]
        if token.pos in OPENING:
            if named and not (token.pos == "NUM" and tokens[at - 1].low in timely):
                return at
            named = named or (token.pos == "NUM" and at + 1 < len(tokens) and tokens[at + 1].pos not in ("NOUN", "ADJ", "PROPN"))
        elif token.pos in NOMINAL or token.pos == "PRON":
            if named and token.low in timely and tokens[at - 1].pos in ("NOUN",) and tokens[at - 1].low not in timely:
                return at
            named = True
        elif token.text.lower() in OF and named:
            named = False
        elif token.pos != "ADJ" and token.text not in ("-", "'"):
            return at
        at += 1
    return at


def _relate(tokens: list[Token], below: list[list[int]], what: Token, speech: set[str], timely: frozenset[str]) -> None:
    """*Le pont, qu'elle avait barré*: behind a noun and a comma *que* stands for the noun, where its verb has no other object."""
    verb, before = tokens[tokens[what.i].head], tokens[what.i - 1]
    comma = before.text == ","
    noun = tokens[what.i - 2] if comma and what.i > 1 else before
    kids = [tokens[c] for c in below[verb.i] if tokens[c].head == verb.i]
    subject = any(k.dep in SUBJECT and k.i > what.i for k in kids)
    if verb.pos != "VERB" or verb.dep in ("relcl", "acl") or verb.i < what.i or not subject or noun.sent != what.sent or noun.low in timely:
        return
    if any(k.dep in ("obj", "ccomp", "xcomp", "auxpass", "subjpass") and k.i != what.i and k.low not in timely for k in kids) or noun.pos not in ("NOUN", "PROPN", "ADJ"):
        return
    above = tokens[verb.head]
    fed = any(tokens[c].dep == "obj" and tokens[c].i < what.i and tokens[c].low not in timely for c in below[above.i])
    if above.i != verb.i and above.pos == "VERB" and above.lemma in speech and not fed and not _agreeing(verb, kids) or not comma and (above.pos != "VERB" or above.lemma in speech):
        return
    _hang(tokens, what, verb, _antecedent(tokens, noun))


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
    over = _over(tokens, noun.i)
    if verb.i in over:
        top = noun.i if over[0] == verb.i else over[over.index(verb.i) - 1]
        if top > what.i:
            return
        tokens[top] = replace(tokens[top], head=top if verb.head == verb.i else verb.head, dep=verb.dep)
        for t in tokens[max(0, what.i - REACH * 2) : what.i]:
            if t.head == verb.i and t.sent == verb.sent and t.i != top:
                tokens[t.i] = replace(t, head=top)
    tokens[verb.i] = replace(tokens[verb.i], head=noun.i, dep="relcl")
    tokens[what.i] = replace(tokens[what.i], dep="obj", pos="PRON")

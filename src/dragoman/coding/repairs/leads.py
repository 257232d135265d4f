"""Leads of English, long sentences whose verb the model misses behind what stands before it.

*Washington, which has not called it a coup, asked for restraint* (the verb taken for a participle of the name), *despite months of mediation
by Qatar, the army and the rebels have refused* and *in April Algeria called* (the subject joined to the phrase that opens the sentence),
*Kenya, one of few to have sent police, threatened to withdraw* (an infinitive taken for the verb).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.repairs.gardens import behind_pause, calendar
from dragoman.coding.repairs.tree import AUXILIARY, NOMINAL, SUBJECT, below, climb, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: what a verb has that is no participle of the noun before it
ACTIVE = ("obj", "xcomp", "ccomp", "prt", "advcl", "obl", "prep", "advmod", "attr", "parataxis")
#: what goes with the verb that takes the place of the head of its sentence
LATER = ("punct", "advcl", "appos", "parataxis", "conj", "cc", "obl")


def lead(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such verbs at the heads of their sentences; the same tuple where there are none."""
    if not language.tables["language"].get("two_readings"):
        return tokens
    changed = list(tokens)
    for token in tokens:
        if token.dep in ("nmod", "agent") and token.head < token.i and changed[token.head].low in language.tables["times"]["units"]:
            _measured(changed, token)
        elif token.dep == "advcl" and token.form == "Part" and token.tense == "Pres" and token.i and _right_before(tokens, token) == token.head:
            changed[token.i] = replace(token, dep="xcomp")  # *ruled out recognising*
        elif token.dep == "conj" and token.form == "Fin" and token.tense == "Past":
            _past_in_future(changed, token)
        elif token.low == "whose" and token.i and tokens[token.i - 1].text == ",":
            _whose(changed, token)
    for root in [t for t in tokens if t.head == t.i]:
        if root.pos in NOMINAL:
            _behind_commas(changed, root)
        elif root.pos == "ADP":
            _by_doing(changed, root)
        elif root.pos == "VERB" and any(k.low == "to" and k.dep in AUXILIARY for k in kids(changed, root.i)):
            _behind_infinitive(changed, root)
        elif root.pos == "VERB" and not any(k.dep in (*SUBJECT, "expl") for k in kids(changed, root.i)):
            _without_subject(changed, root, calendar(language))
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _measured(tokens: list[Token], name: Token) -> None:
    """*Months of mediation by Qatar*, *conferred for two hours with Oslo*: a phrase behind what a time measures belongs to that, not to the time."""
    own = kids(tokens, name.head)
    noun = next((k for k in own if k.dep == "nmod" and name.head < k.i < name.i and tokens[k.i - 1].low in ("of", "'s")), None)
    if noun is not None and any(k.low == "by" and k.head == name.i for k in tokens[noun.i + 1 : name.i]):
        tokens[name.i] = replace(name, head=noun.i)
    elif tokens[name.head].dep in ("obj", "obl", "advmod") and tokens[tokens[name.head].head].pos == "VERB" and any(k.low == "with" and k.dep == "case" for k in kids(tokens, name.i)):
        tokens[name.i] = replace(name, head=tokens[name.head].head, dep="obl")


def _right_before(tokens: tuple[Token, ...], token: Token) -> int:
    """The word right before a token; of a particle the verb that it belongs to."""
    before = tokens[token.i - 1]
    return before.head if before.dep == "prt" else before.i


def _past_in_future(tokens: list[Token], verb: Token) -> None:
    """*Said it would no longer mediate and accused*: a past tense joined to what only would be done goes on the verb above."""
    above = tokens[verb.head]
    would = any(k.dep == "aux" and k.low in ("would", "will", "could", "may", "might", "to", "should") for k in kids(tokens, above.i))
    if above.form != "Inf" or not would or any(k.dep in (*SUBJECT, "aux", "mark") for k in kids(tokens, verb.i)):
        return
    at = climb(tokens, above, lambda t: not (t.form == "Fin" and t.tense == "Past" and t.pos == "VERB"))
    if at.form == "Fin" and at.tense == "Past" and at.i < above.i:
        tokens[verb.i] = replace(verb, head=at.i)


def _whose(tokens: list[Token], word: Token) -> None:
    """*Ethiopia, whose quarrel has dragged on, broke off talks*: of two subjects of one verb the first is that of the verb behind the second comma."""
    owned = tokens[word.head]
    inner = tokens[owned.head]
    if owned.dep not in SUBJECT or inner.dep == "relcl":
        return
    own = kids(tokens, inner.i)
    subject = next((k for k in own if k.dep in SUBJECT and k.i < word.i), None)
    verb = next((k for k in own if k.dep in ("conj", "advcl", "ccomp") and k.pos == "VERB" and k.i > inner.i and behind_pause(tokens, k)), None)
    if subject is None or verb is None or any(k.dep in (*SUBJECT, "cc", "mark") and k.i < verb.i for k in kids(tokens, verb.i)):
        return
    tokens[verb.i] = replace(verb, head=verb.i if inner.head == inner.i else inner.head, dep=inner.dep)
    tokens[subject.i] = replace(subject, head=verb.i)
    tokens[inner.i] = replace(inner, head=subject.i, dep="relcl")
    _hand_over(tokens, inner, tokens[verb.i])


def _behind_commas(tokens: list[Token], noun: Token) -> None:
    """*The envoy, expelled in May, called for talks*: the last past verb behind what commas hold apart is what the noun does."""
    own = kids(tokens, noun.i)
    verb = next((k for k in reversed(own) if k.dep in ("acl", "appos") and k.pos == "VERB" and (k.form == "Fin" or _past(k)) and behind_pause(tokens, k)), None)
    if verb is None or any(k.dep in (*SUBJECT, "cop", "case") for k in own):
        return
    mine, between = kids(tokens, verb.i), [t.text for t in tokens[noun.i : verb.i]]
    if between.count(",") < 2 or ":" in between or any(k.dep in ("agent", *AUXILIARY, *SUBJECT) for k in mine) or not any(k.dep in ACTIVE for k in mine):
        return
    tokens[verb.i] = replace(verb, head=verb.i, dep="root", form="Fin")
    tokens[noun.i] = replace(noun, head=verb.i, dep="subj")
    _hand_over(tokens, noun, verb)


def _by_doing(tokens: list[Token], by: Token) -> None:
    """*By recognising Kosovo, Chad and Togo broke with Serbia*: the gerund has the name before the comma, the verb the one behind it."""
    doing = next((k for k in kids(tokens, by.i) if k.i == by.i + 1 and k.low.endswith("ing")), None)
    verb = next((k for k in kids(tokens, doing.i) if k.dep == "ccomp" and k.form == "Fin"), None) if doing else None
    named = next((k for k in kids(tokens, verb.i) if k.dep == "subj"), None) if verb else None
    subject = next((k for k in kids(tokens, named.i) if k.dep == "conj" and "," in [t.text for t in tokens[named.i : k.i]]), None) if named else None
    if doing is None or verb is None or named is None or subject is None or "," in [t.text for t in tokens[doing.i : named.i]]:
        return
    tokens[verb.i] = replace(verb, head=verb.i, dep="root")
    tokens[doing.i] = replace(doing, head=verb.i, dep="advcl")
    tokens[by.i] = replace(by, head=doing.i, dep="mark")
    tokens[named.i] = replace(named, head=doing.i, dep="obj")
    tokens[subject.i] = replace(subject, head=verb.i, dep="subj")
    _hand_over(tokens, by, tokens[verb.i])


def _past(verb: Token) -> bool:
    """Whether a participle is one of the past, which its simple past may look like."""
    return verb.form == "Part" and verb.tense == "Past" and not verb.low.endswith("ing")


def _hand_over(tokens: list[Token], old: Token, new: Token) -> None:
    """What stands behind the new head of a sentence goes from the old one to it."""
    for k in kids(tokens, old.i):
        if k.i > new.i and k.dep in LATER:
            tokens[k.i] = replace(k, head=new.i)


def _behind_infinitive(tokens: list[Token], done: Token) -> None:
    """*Kenya, one of few to have sent police, threatened to withdraw*: the infinitive is the noun's before it, the verb behind the comma is the subject's."""
    own = kids(tokens, done.i)
    to = next(k for k in own if k.low == "to" and k.dep in AUXILIARY)
    subject = next((k for k in own if k.dep in SUBJECT and k.i < to.i), None)
    verb = next((k for k in own if k.i > done.i and k.pos == "VERB" and k.dep in ("advcl", "ccomp", "conj") and k.tense == "Past" and tokens[k.i - 1].text == ","), None)
    noun = tokens[to.i - 1]
    if subject is None or verb is None or noun.pos not in NOMINAL or any(k.dep in (*SUBJECT, "mark", "cc") and k.i < verb.i for k in kids(tokens, verb.i)):
        return
    tokens[verb.i] = replace(verb, head=verb.i, dep="root", form="Fin")
    tokens[subject.i] = replace(subject, head=verb.i, dep="subj")
    tokens[done.i] = replace(done, head=noun.i, dep="acl")
    _hand_over(tokens, done, tokens[verb.i])


def _without_subject(tokens: list[Token], verb: Token, times: frozenset[str]) -> None:
    """A subject that the model took into the phrase before it is the verb's again."""
    first = min([verb.i, *(k.i for k in kids(tokens, verb.i) if k.dep in AUXILIARY)])
    at = first - 1
    while at > 0 and tokens[at].pos == "ADV" and tokens[at].sent == verb.sent:
        at -= 1
    opener = _opener(tokens, verb)
    if at <= opener or tokens[at].sent != verb.sent:
        return
    if tokens[at].pos in NOMINAL and _of_time(tokens, tokens[at], verb, times):
        return
    if tokens[opener].pos in ("ADP", "SCONJ"):
        _behind_phrase(tokens, verb, opener, at)


def _opener(tokens: list[Token], verb: Token) -> int:
    """The first token of a verb's sentence."""
    at = verb.i
    while at > 0 and tokens[at - 1].sent == verb.sent:
        at -= 1
    return at


def _of_time(tokens: list[Token], name: Token, verb: Token, times: frozenset[str]) -> bool:
    """*In April Algeria had called*: a name that a time was made part of does what the verb behind it tells."""
    time = tokens[name.i - 1]
    if not (time.low in times and time.head == name.i and time.dep in ("compound", "amod", "nummod")) or name.low in times:
        return False
    tokens[time.i] = replace(time, head=name.head, dep=name.dep)
    for k in kids(tokens, name.i):
        if k.i < time.i:
            tokens[k.i] = replace(k, head=time.i)
    tokens[name.i] = replace(name, head=verb.i, dep="subj")
    return True


def _behind_phrase(tokens: list[Token], verb: Token, opener: int, last: int) -> None:
    """*After a year of talks, the army and the rebels signed*: what stands behind the comma is the subject, with what is joined to it."""
    for comma in [t for t in tokens[opener + 2 : last] if t.text == ","]:
        subject = next((t for t in tokens[comma.i + 1 : last + 1] if t.head < comma.i and t.pos in NOMINAL and t.dep in ("conj", "appos", "nmod", "obl")), None)
        if subject is None or not _bare(tokens, subject, comma) or not _told_before(tokens, subject, verb):
            continue
        for t in tokens[subject.i + 1 : last + 1]:
            if t.head == subject.head and t.dep in ("conj", "cc", "relcl", "acl", "appos", "punct"):
                tokens[t.i] = replace(t, head=subject.i)
        tokens[subject.i] = replace(subject, head=verb.i, dep="subj")
        return


def _bare(tokens: list[Token], noun: Token, comma: Token) -> bool:
    """Whether a noun phrase begins right behind a comma, without a preposition or a conjunction."""
    own = [t for t in tokens[comma.i + 1 : noun.i] if t.head != noun.i or t.dep in ("case", "cc", "mark")]
    return all(below(tokens, t.i, noun.i) for t in tokens[comma.i + 1 : noun.i]) and not any(t.head == noun.i for t in own)


def _told_before(tokens: list[Token], noun: Token, verb: Token) -> bool:
    """Whether what a noun hangs on is a phrase of the verb's, in which no other verb stands."""
    return climb(tokens, tokens[noun.head], lambda at: at.pos in NOMINAL or (at.dep == "advcl" and at.low.endswith("ing") and at.i < noun.i)).i == verb.i

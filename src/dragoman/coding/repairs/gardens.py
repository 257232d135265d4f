"""Trees of English that the model builds wrongly because one word has two readings or a phrase stands apart from its noun.

*The accord signed in May binds ...* (a participle taken for the verb), *the recall, on Monday, of its envoy* (an *of* phrase behind a time).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.marks import APOSTROPHES, CLOSING
from dragoman.coding.once import once
from dragoman.coding.remnant import remnant
from dragoman.coding.repairs.tree import AUXILIARY, SUBJECT, below, past_nouns
from dragoman.coding.sheet import Token
from dragoman.packs import Language

CLAUSAL = ("advcl", "ccomp", "parataxis", "conj", "dep")
QUOTED = CLOSING | APOSTROPHES
#: how far a phrase may stand from its noun, and a verb from the participle before it
REACH = 12


def disentangle(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such trees put right; the same tuple where there are none."""
    if not language.tables["language"].get("two_readings"):
        return tokens
    changed = list(tokens)
    for token in tokens:
        if token.low == "of" and token.pos == "ADP" and token.i:
            _rehang(changed, token, calendar(language))
        elif token.pos in ("VERB", "AUX") and token.dep in CLAUSAL and token.head < token.i:
            _reduced(changed, token, language)
        elif token.pos == "VERB" and token.dep in SUBJECT and token.tense == "Past" and token.head > token.i:
            _subject_of_its_own(changed, token)
        elif token.text == ";" or (token.text == ":" and token.i + 1 < len(tokens) and tokens[token.i + 1].text not in QUOTED | {"“"}):
            _part(changed, token)
        elif token.pos == "PROPN" and token.dep in ("appos", "conj") and 0 < token.i < len(tokens) - 1:
            _unverbed(changed, token, language)
        elif token.text in QUOTED and token.i and tokens[token.i - 1].text == ",":
            _say(changed, token)
        elif token.low == "it" and token.dep == "subj" and tokens[token.head].lemma == "be":
            _cleave(changed, tokens[token.head])
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


@once
def calendar(language: Language) -> frozenset[str]:
    """The words of which times are made: days, months, units, parts of a day."""
    times = language.tables["times"]
    return frozenset(word for name in ("weekdays", "months", "short_months", "units", "parts", "hours", "numbers") for word in times[name]) | {"today", "yesterday", "tonight", "this", "last", "next"}


def _rehang(tokens: list[Token], of: Token, calendar: frozenset[str]) -> None:
    """*The downing, in the night of Monday, of a drone*: the noun before a stretch of time has the *of* phrase behind it."""
    noun = _before_time(tokens, of.i, calendar)
    if noun is None:
        return
    named = next((t for t in tokens[of.i + 1 : of.i + REACH] if t.head == of.i), None) if of.dep != "case" else tokens[of.head]
    if named is None or named.i < of.i or named.head == noun or named.sent != of.sent or below(tokens, noun, named.i):
        return
    tokens[named.i] = replace(named, head=noun, dep="nmod")
    tokens[of.i] = replace(of, head=named.i, dep="case")


def _before_time(tokens: list[Token], of: int, calendar: frozenset[str]) -> int | None:
    """The noun before the words of a time that stand right before a token; None where there is no time, or no noun."""
    at, dated = of - 1, False
    while at > max(0, of - REACH) and tokens[at].sent == tokens[of].sent:
        token = tokens[at]
        if token.low in calendar or token.pos == "NUM":
            dated = True
        elif not (token.text == "," or token.pos in ("ADP", "DET") or token.low in ("night", "later", "earlier")):
            break
        at -= 1
    found = tokens[at]
    return at if dated and found.pos == "NOUN" and found.sent == tokens[of].sent and tokens[at + 1].low != "of" else None


def _reduced(tokens: list[Token], verb: Token, language: Language) -> None:
    """*Policemen deployed in Haiti cannot patrol*: a past verb with a finite verb behind it that has no subject is a participle."""
    part = tokens[verb.head]
    if part.pos != "VERB" or part.form not in ("Fin", "Part") or part.tense != "Past" or part.dep in ("relcl", "acl"):
        return
    near = [t for t in tokens[max(0, part.i - 40) : verb.i + REACH] if t.sent == part.sent]
    own, other = [t for t in near if t.head == verb.i], [t for t in near if t.head == part.i]
    subject = next((t for t in other if t.dep in SUBJECT and t.i < part.i), None)
    helped = [t for t in own if t.dep in AUXILIARY and t.form == "Fin"]
    if subject is None or subject.pos not in ("NOUN", "PROPN") or not (verb.form == "Fin" or helped):
        return
    first = min(verb.i, *(t.i for t in own if t.dep in (*AUXILIARY, "neg")), verb.i)
    if any(t.dep in SUBJECT or t.dep in ("mark", "cc") and t.i < verb.i for t in own) or any(_its_own(tokens, t, part, language) for t in other if t.i != verb.i):
        return
    if any(t.i > part.i and (t.dep == "cc" and t.head == part.i or t.dep in SUBJECT and t.head in {h.i for h in helped}) for t in near if t.i < verb.i):
        return
    if tokens[first - 1].text in (";", ":", "-", "–", "—", '"') or tokens[first - 1].pos in ("CCONJ", "SCONJ", "PRON") or part.i == first - 1:
        return
    if (tokens[first - 1].text == ",") != behind_pause(tokens, part):
        return
    tokens[verb.i] = replace(verb, head=part.head if part.head != part.i else verb.i, dep=part.dep)
    tokens[subject.i] = replace(subject, head=verb.i)
    tokens[part.i] = replace(part, head=subject.i, dep="acl", form="Part")
    for t in other:
        if t.dep == "punct" and t.i > verb.i or t.dep == "advmod" and t.i < subject.i:
            tokens[t.i] = replace(t, head=verb.i)


def _its_own(tokens: list[Token], word: Token, part: Token, language: Language) -> bool:
    """Whether a word below a past verb makes a finite verb of it; *Qatar, asked to reopen the airport, sent ...* has none."""
    if word.dep == "xcomp" and part.lemma in language.words("language", "object_control") and behind_pause(tokens, part):
        return False
    return word.dep in ("obj", *AUXILIARY, "mark", "ccomp", "xcomp") and word.low not in language.words("language", "caught")


def behind_pause(tokens: list[Token], verb: Token) -> bool:
    """Whether a comma stands right before a verb and its adverbs."""
    at = verb.i - 1
    while at > 0 and tokens[at].pos == "ADV":
        at -= 1
    return tokens[at].text == ","


def _subject_of_its_own(tokens: list[Token], part: Token) -> None:
    """*The envoy, brought home in May, will be back*: a past verb as subject, with a subject before it, is that subject's participle."""
    subject = next((t for t in tokens[max(0, part.i - REACH) : part.i] if t.head == part.i and t.dep in SUBJECT), None)
    if subject is not None and subject.pos in ("NOUN", "PROPN"):
        tokens[subject.i] = replace(subject, head=part.head, dep=part.dep)
        tokens[part.i] = replace(part, head=subject.i, dep="acl", form="Part")


def _part(tokens: list[Token], mark: Token) -> None:
    """*X accused Y; Z denies it*, *Chad ends a pact: Paris has a month to go*: a clause before a semicolon or a colon is no content of the verb behind it."""
    for token in tokens[max(0, mark.i - 40) : mark.i]:
        above = tokens[token.head]
        if token.sent == mark.sent and token.dep == "ccomp" and above.i > mark.i and token.form in ("Fin", "Part", "Inf"):
            if any(t.head == above.i and t.dep in SUBJECT for t in tokens[mark.i : above.i]):
                tokens[token.i] = replace(token, dep="parataxis")


def _unverbed(tokens: list[Token], name: Token, language: Language) -> None:
    """*Expelled two Russian diplomats, Latvia four*: a name with a number or *its* behind it belongs to the verb, not to the noun before it."""
    above = past_nouns(tokens, tokens[name.head])
    if above.pos == "VERB" and above.i < name.i and remnant(tokens, name.i, name.i + 1, above.i, language):
        tokens[name.i] = replace(name, head=above.i, dep="parataxis")


def _cleave(tokens: list[Token], be: Token) -> None:
    """*It was Quito that brokered the truce*, *it was at their request that aircraft bombed*: what is set apart belongs to the verb behind *that*."""
    word = next((t for t in tokens[be.i + 1 : be.i + REACH] if t.low in ("that", "which", "who") and t.sent == be.sent and t.dep in (*SUBJECT, "mark", "obj")), None)
    if word is None or tokens[word.head].pos not in ("VERB", "AUX") or tokens[word.head].i < word.i:
        return
    verb = tokens[word.head]
    inner = tokens[be.i + 1 : word.i]
    if any(t.pos in ("VERB", "SCONJ", "ADJ") and t.dep not in ("amod", "compound") for t in inner) or any(t.text in (",", ":", ";") for t in inner):
        return
    if inner and inner[0].pos == "ADP" and word.dep == "mark":
        tokens[verb.i] = replace(verb, head=be.i, dep="parataxis")
    elif word.dep in SUBJECT:
        named = next((t for t in inner if t.dep in ("attr", "obj") and t.head == be.i), None)
        if named is not None and (verb.head != named.i or verb.dep != "relcl"):
            tokens[verb.i] = replace(verb, head=named.i, dep="relcl")


def _say(tokens: list[Token], mark: Token) -> None:
    """*"Nobody asked us," the minister grumbled*: the verb behind a quotation says it."""
    verb = next((t for t in tokens[mark.i + 1 : mark.i + REACH] if t.pos == "VERB" and t.dep in ("ccomp", "parataxis", "conj") and t.head < mark.i and t.sent == mark.sent), None)
    if verb is None or not any(t.dep in SUBJECT and t.head == verb.i for t in tokens[mark.i + 1 : verb.i]):
        return
    said = tokens[verb.head]
    if said.pos not in ("VERB", "AUX") or any(t.pos in ("VERB", "AUX") for t in tokens[mark.i + 1 : verb.i]):
        return
    tokens[verb.i] = replace(verb, head=said.head if said.head != said.i else verb.i, dep=said.dep)
    tokens[said.i] = replace(said, head=verb.i, dep="ccomp")

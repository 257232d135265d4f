"""Times that belong to something else than the verb around them: to a noun (*l'accord de 2015*, *l'expulsion, en juillet, de trois hommes*), to another clause, to a stretch that is yet to run."""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL
from dragoman.coding.sheet import Draft, Sheet, TimeSpan, Token

OF = frozenset({"de", "d'", "du", "des", "of"})


def owner(sheet: Sheet, time: TimeSpan, head: int) -> int | None:
    """The noun whose time it is, by the order of the words or by a *de* before it; None where it may be anybody's."""
    if any(sheet.tokens[i].low in ("a", "au", "to", "until") for i in range(time.first + 1, time.last - 1)):
        return None  # *de 2012 à 2024*: from, not of
    first = sheet.sentence_of(time.first).first
    before, behind = _at(sheet, time.first - 1, first), _at(sheet, time.last, first)
    comma = before is not None and before.text == "," and behind is not None and behind.text == ","
    noun = _at(sheet, time.first - 2, first) if comma else before
    after = _at(sheet, time.last + 1, first) if comma else behind
    if time.kind != "since" and noun is not None and noun.pos == "NOUN" and after is not None and _of(after) and after.sent == noun.sent:
        return noun.i
    part = _at(sheet, time.first - 2, first) if before is not None and before.low in ("depuis", "since") else before
    if time.kind == "since" and part is not None and part.dep in ("acl", "amod", "appos") and part.text.lower().endswith(("é", "ée", "és", "ées", "ed")):
        return part.i  # *rouvre la frontière, fermée depuis mai*
    token = sheet.tokens[head]
    above = sheet.tokens[token.head]
    named = (token.dep in ("poss", "compound") and "ADP" not in (sheet.tokens[time.first].pos, sheet.tokens[max(0, time.first - 1)].pos)) or (token.dep == "nmod" and _by_of(sheet, time, head))
    return above.i if above.pos in ("NOUN", "PROPN") and above.i != head and named and above.lemma not in sheet.language.words("language", "stretches") else None


def _at(sheet: Sheet, i: int, first: int) -> Token | None:
    return sheet.tokens[i] if first <= i < len(sheet.tokens) else None


def _of(token: Token) -> bool:
    """*De* and its kin; *dès* is none."""
    return token.text.lower().replace("’", "'") in OF


def _by_of(sheet: Sheet, time: TimeSpan, head: int) -> bool:
    """Whether *de* or *of* stands before a time: within it, or right before."""
    return any(_of(sheet.tokens[c]) for c in sheet.children[head] if sheet.tokens[c].dep == "case") or _of(sheet.tokens[time.first]) or (time.first > 0 and _of(sheet.tokens[time.first - 1]))


def of_another_clause(sheet: Sheet, draft: Draft, time: TimeSpan, meet: int, path: list[int]) -> bool:
    """*A suspendu l'aide en mai et menace ...*, *forme depuis 2020 des unités, mais ne reconnaît rien*: a time of the first of two verbs that is not the second's."""
    joined = any(sheet.tokens[i].dep == "conj" for i in path) and meet != draft.trigger and sheet.tokens[meet].pos in VERBAL
    if not joined or draft.kind != "verb" or time.first > draft.trigger:
        return False
    if time.kind == "since":
        return not _joins(sheet, meet, time.first)
    if not _joins(sheet, time.last, draft.trigger):
        return False
    own, other = sheet.tokens[draft.trigger], sheet.tokens[meet]
    now = own.form == "Fin" and own.tense == "Pres" and not any(sheet.tokens[c].dep in ("aux", "auxpass") for c in sheet.children[own.i])
    past = other.tense in ("Past", "Imp") or any(sheet.tokens[c].dep in ("aux", "auxpass") for c in sheet.children[other.i])
    return now and past and bool(time.start) and (time.start or "") < (sheet.article.published or "")[:7]


def _joins(sheet: Sheet, first: int, last: int) -> bool:
    """Whether an *and* or a *then* stands between two places."""
    return any(t.dep == "cc" or t.low in ("puis", "then") for t in sheet.tokens[first:last])


def to_run(sheet: Sheet, draft: Draft, time: TimeSpan) -> bool:
    """*Sent down for ten years*, *had blocked it for four days*: a stretch that does not end now is no *since*."""
    if time.kind != "since" or sheet.tokens[time.first].low != "for":
        return False
    at = sheet.tokens[draft.trigger]
    while at.pos not in VERBAL and at.head != at.i:
        at = sheet.tokens[at.head]
    helpers = {sheet.tokens[c].low for c in sheet.children[at.i] if sheet.tokens[c].dep in ("aux", "auxpass")}
    return not helpers & {"has", "have", "'ve"} or draft.mode == "convict"

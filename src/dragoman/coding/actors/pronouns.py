"""Whom a pronoun or a possessive means: the subject spoken of that agrees with it and is not barred by its own clause."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors.agreement import MANY, PEOPLE, disagreements, gender_of, is_plural
from dragoman.coding.actors.askers import of_asker
from dragoman.coding.actors.barring import BESIDE, barred_at, of_its_verb, own_subject
from dragoman.coding.actors.binding import (
    SUBJECT,
    of_clause,
    of_craft,
    of_joined,
    of_judged,
    of_own_words,
    of_possessor,
    of_relative,
    of_said,
    of_teller,
)
from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.actors.shared import of_joined_verb
from dragoman.coding.grammar import VERBAL
from dragoman.coding.sheet import Mention, Sheet, Token

#: pronouns that mean what was named last, whatever it is to its verb
NEAREST = frozenset({"celui-ci", "celle-ci", "ceux-ci", "celles-ci"})
#: kinds of mentions that stand in rows, what may stand between them, and what must between the last two
ROWED = frozenset({"name", "capital", "person", "group", "seat"})
ROW = frozenset({",", "et", "and", "le", "la", "les", "l'", "the"})
LINKING = frozenset({"et", "and"})
#: how far back what they mean may stand, in tokens
CLOSE = 40
#: what disagreement costs, in sentences of distance
DISAGREES = 2.5
#: what speaks for the subject of its own clause as the owner of a possessive, in sentences of distance
BOUND = 1.0
#: how far back a plural is what *their* means though it is no subject, in tokens
NEAR = 12
#: how far back a person may stand whom *him* means though he is no subject, in tokens
PERSONAL = 45
#: how far before *whose* the name may stand that it belongs to
RELATIVE = 8
#: what opens a clause before the subject of the sentence
FRONTING = frozenset({"ou", "lorsque", "lorsqu'", "quand", "apres", "si", "where", "when", "after", "as", "while", "before", "avant"})
#: what speaks against a name within the phrase of a subject, in sentences of distance
WITHIN = 0.3
#: links of a name to the phrase that it stands in
INNER = frozenset({"nmod", "poss", "compound", "amod"})
#: what speaks against the subject of a clause within another sentence's, in sentences of distance
BELOW = 0.5


def pronoun(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """A pronoun with the codes of what it stands for; None where nothing has been spoken of."""
    if sheet.tokens[mention.head].dep == "expl" or _of_the_weather(sheet, mention.head):
        return None
    if sheet.tokens[mention.head].low in NEAREST and (last := nearest(sheet, mention, memory)):
        return replace(mention, codes=last, why=f"{mention.why}, what was named last")
    if later := _ahead(sheet, mention.head, memory):
        return replace(mention, codes=later, why=f"{mention.why}, the subject behind it")
    codes = _antecedent(sheet, mention.head, memory) or _last(sheet, mention.head, memory)
    return replace(mention, codes=codes, why=f"{mention.why}, the subject before it") if codes else None


def _last(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """Who was spoken of last and is not the subject of the pronoun's own verb."""
    beside = {c.split(":")[0] for codes in own_subject(sheet, sheet.tokens[at], memory) for c in codes}
    return next(((s,) for s in reversed(memory.recent) if s not in beside), ())


def _ahead(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*À Washington, où ils se sont vus, Fernando Aramayo et Gideon Saar ont signé*: the subject of the sentence that a fronted clause runs ahead of."""
    sentence = sheet.sentence_of(at)
    if FRONTING.isdisjoint(sheet.lows[sentence.first : at]) or sheet.tokens[at].dep not in SUBJECT or any(not disagreements(sheet, sheet.tokens[at], m) for m in memory.subjects[-8:]):
        return ()
    main = next((t for t in sheet.tokens[at + 2 : sentence.last] if t.dep in SUBJECT and sheet.tokens[t.head].dep == "root"), None)
    row = [m for m in memory.between(sentence.first, sentence.last) if main is not None and m.codes and (m.first <= main.i < m.last or (sheet.tokens[m.head].dep == "conj" and sheet.tokens[m.head].head == main.i))]
    return tuple(dict.fromkeys(c for m in row for c in m.codes)) if row and all(m.kind != "place" for m in row) else ()


def _runs_ahead(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*After the expulsion of its ambassador, Russia ...*: the possessive of a phrase that opens the sentence, with nobody named before it, is the subject's."""
    first = sheet.sentence_of(at).first
    if sheet.language.code != "en" or sheet.tokens[first].pos not in ("ADP", "SCONJ") or any(m.codes for m in memory.between(first, at)):
        return ()
    subject = next((m for m in memory.between(at + 1, sheet.sentence_of(at).last) if m.codes and sheet.tokens[m.head].sent == sheet.tokens[at].sent), None)
    if subject is None or "," not in sheet.lows[at : subject.first] or sheet.tokens[subject.head].dep not in SUBJECT or sheet.tokens[sheet.tokens[subject.head].head].dep != "root":
        return ()
    return () if disagreements(sheet, sheet.tokens[at], subject) else subject.codes


def nearest(sheet: Sheet, mention: Mention, memory: Discourse) -> tuple[str, ...]:
    """*Celui-ci*, *ces derniers*: what was named last that agrees; a plural takes the whole row that ends there."""
    token = sheet.tokens[mention.head]
    many = token.number == "Plur" or token.low in MANY
    beside = of_its_verb(sheet, token, sheet.tokens[token.head]) if token.dep in BESIDE else ()
    for known in reversed(memory.since(token.i - CLOSE)):
        if not 0 < token.i - known.head <= CLOSE or known.kind in ("possessive", "pronoun") or known.why.startswith("the possessive") or known.head in beside:
            continue
        row = _row(sheet, known, memory) if many else known.codes
        alone = len(set(row)) == 1 and is_plural(sheet, known) is not True
        gender = gender_of(sheet, known) if len(set(row)) == 1 else ""
        if alone == many or (gender and token.gender and gender != token.gender):
            continue
        return row
    return ()


def _row(sheet: Sheet, known: Mention, memory: Discourse) -> tuple[str, ...]:
    """The codes of all that a mention is coordinated with, itself the last."""
    above = sheet.tokens[known.head].head
    joined = sheet.tokens[known.head].dep == "conj"
    seen = memory.since(sheet.sentence_of(known.head).first) if joined else ()
    first = [m.codes for m in seen if m.head == above or (sheet.tokens[m.head].dep == "conj" and sheet.tokens[m.head].head == above and m.head < known.head)]
    first = max(first, _before_it(sheet, known, memory), key=len)
    return tuple(dict.fromkeys(code for codes in (*first, known.codes) for code in codes))


def _before_it(sheet: Sheet, known: Mention, memory: Discourse) -> list[tuple[str, ...]]:
    """The codes of the names that stand right before one and are joined to it by *et* and commas, however the parser hung them."""
    found: list[Mention] = []
    at, linked = known, False
    for other in reversed(memory.seen):
        if other.first >= at.first:
            continue
        between = sheet.lows[other.last : at.first]
        if not between or not set(between) <= ROW or (not linked and LINKING.isdisjoint(between)) or sheet.tokens[other.head].sent != sheet.tokens[known.head].sent or other.kind not in ROWED:
            break
        found.append(other)
        at, linked = other, True
    return [m.codes for m in reversed(found)]


def _of_the_weather(sheet: Sheet, at: int) -> bool:
    """*Il pleut*, *it was snowing*: the subject of a verb that has none stands for nobody."""
    token = sheet.tokens[at]
    return token.low in ("il", "it") and sheet.tokens[token.head].lemma in sheet.language.words("language", "impersonal")


def possessive(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """A possessive as a modifier with the codes of the owner."""
    codes = _runs_ahead(sheet, mention.head, memory) or _antecedent(sheet, mention.head, memory) or tuple(memory.recent[-1:])
    kept = codes if sheet.tokens[mention.head].low in MANY else codes[:1]
    return replace(mention, kind="modifier", head=mention.first, codes=kept) if codes else None


def owner_of(sheet: Sheet, noun: int, memory: Discourse) -> tuple[str, ...]:
    """The codes of who owns a noun that has a possessive before it."""
    words = sheet.language.tables["language"]["possessives"]
    at = next((c for c in sheet.children[noun] if sheet.tokens[c].low in words), noun)
    return _runs_ahead(sheet, at, memory) or _antecedent(sheet, at, memory)


def _unsubjected(sheet: Sheet, at: int, memory: Discourse) -> list[Mention]:
    """Those named shortly before a pronoun of several, or of a person, who are no subjects and may be meant all the same."""
    low = sheet.tokens[at].low
    if low not in MANY and low not in PEOPLE:
        return []
    near = [m for m in memory.between(at - 2 * PERSONAL, at) if m.codes and 0 < at - m.head < PERSONAL and m not in memory.subjects[-PERSONAL:]]
    return [m for m in near if (m.kind == "person" if low in PEOPLE else at - m.head < NEAR and is_plural(sheet, m))]


def _antecedent(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    if sheet.tokens[at].low == "whose":
        return next((m.codes for m in reversed(memory.since(at - RELATIVE)) if 0 < at - m.head <= RELATIVE), ())
    if own := of_relative(sheet, at, memory) or of_joined(sheet, at, memory) or of_possessor(sheet, at, memory) or of_judged(sheet, at, memory) or of_said(sheet, at, memory) or of_own_words(sheet, at, memory) or of_craft(sheet, at, memory) or of_teller(sheet, at, memory) or of_joined_verb(sheet, at, memory) or of_asker(sheet, at, memory):
        return own
    bound = of_clause(sheet, at)
    best: tuple[float, tuple[str, ...]] | None = None
    barred = barred_at(sheet, at, memory)
    others = own_subject(sheet, sheet.tokens[at], memory)
    many = _unsubjected(sheet, at, memory)
    for rank, known in enumerate([*reversed(memory.subjects[-8:]), *reversed(many)]):
        if known.head >= at or known.head in barred or known.codes in others:
            continue
        row = _row(sheet, known, memory) if sheet.tokens[at].low in MANY else known.codes
        cost = _cost(sheet, sheet.tokens[at], known, len(row) > len(known.codes)) + rank / 10 - (BOUND if known.first <= bound < known.last else 0.0)
        if best is None or cost < best[0]:
            best = (cost, row)
    return best[1] if best else ()


def _cost(sheet: Sheet, token: Token, known: Mention, rowed: bool = False) -> float:
    apart = token.sent - sheet.tokens[known.head].sent
    below = (BELOW if _subordinate(sheet, known) else 0.0) + (WITHIN if _top(sheet, known.head) != known.head else 0.0) if apart and not known.why.startswith("the possessive") else 0.0
    return apart + below + DISAGREES * disagreements(sheet, token, known, rowed)


def _top(sheet: Sheet, at: int) -> int:
    """The noun at the top of the phrase that a mention stands in: *the consulate in Damascus*."""
    token = sheet.tokens[at]
    while token.dep in INNER and token.head != token.i and sheet.tokens[token.head].pos not in VERBAL:
        token = sheet.tokens[token.head]
    return token.i


def _subordinate(sheet: Sheet, known: Mention) -> bool:
    """Whether a subject is that of a clause within another: who speaks is spoken of again more than whom he speaks of, though he stand behind what he says (*Lima paiera, promet Trump*)."""
    verb = sheet.tokens[sheet.tokens[_top(sheet, known.head)].head]
    behind = verb.i < known.head and verb.lemma in sheet.language.speaking
    return verb.pos in VERBAL and not behind and verb.dep in ("relcl", "acl", "advcl", "ccomp", "xcomp")

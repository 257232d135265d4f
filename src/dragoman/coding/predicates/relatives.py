"""Relative clauses: the antecedent stands for its pronoun."""

from __future__ import annotations

from dragoman.coding.changed import changed
from dragoman.coding.grammar import VERBAL, case_of, kids
from dragoman.coding.predicates.stray import one_of_it
from dragoman.coding.sheet import Predicate, Sheet, Token

RELATIVES = frozenset({"qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "où", "who", "which", "that", "whom", "whose", "where"})


def related(sheet: Sheet, predicate: Predicate, token: Token) -> Predicate:
    """*Le pays qu'il accuse*, *the general who met*: the antecedent stands for its pronoun."""
    at = token
    while at.dep == "conj" and at.head != at.i and sheet.tokens[at.head].pos in VERBAL:
        at = sheet.tokens[at.head]
    if at.dep not in ("relcl", "acl") or at.head == at.i:
        return _unhung(sheet, predicate, token)
    antecedent = one_of_it(sheet, token, at.head) if at.i == token.i and at.dep == "relcl" else None
    antecedent = said_of(sheet, at.head) if antecedent is None else antecedent

    def put(items: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(antecedent if sheet.tokens[i].low in RELATIVES else i for i in items)

    preps = tuple((prep, antecedent if sheet.tokens[i].low in RELATIVES else i) for prep, i in predicate.preps)
    objects = put(predicate.objects)
    if at.dep == "relcl" and at.i == token.i and not objects and (_of_object(sheet, predicate, token) or contact(sheet, predicate, token)):
        objects = (antecedent,)
    return changed(predicate, subjects=put(predicate.subjects), objects=objects, preps=preps)


def _unhung(sheet: Sheet, predicate: Predicate, token: Token) -> Predicate:
    """A verb that the parser took for no relative, with what stands before its pronoun."""
    said = appended(sheet, token)
    if said is not None and predicate.subjects and not predicate.objects:
        predicate = changed(predicate, objects=(said,))
    return _behind_comma(sheet, predicate)


def _of_object(sheet: Sheet, predicate: Predicate, token: Token) -> bool:
    """*Le pays qu'il accuse*: whether a relative with a subject of its own has the pronoun of an object."""
    words = {sheet.tokens[c].low for c in sheet.children[token.i] if sheet.tokens[c].dep in ("mark", "obj", "dep", "expl", "advmod", "obl")}
    return bool(words & {"que", "qu'", "that"}) and bool(predicate.subjects)


def contact(sheet: Sheet, predicate: Predicate, token: Token) -> bool:
    """*The tariffs it imposed*: a relative clause without a pronoun, whose verb has a subject of its own and nothing that it does it to."""
    if sheet.language.code != "en" or not predicate.subjects or predicate.passive or predicate.clauses:
        return False
    inside = (sheet.tokens[i] for i in (*sheet.children[token.i], *predicate.subjects))
    return not any(t.low in RELATIVES or t.low in sheet.language.words("language", "relative_adverbs") for t in inside)


def said_of(sheet: Sheet, noun: int) -> int:
    """*Armenia and Azerbaijan, old foes that fought*, *Kenya, one of few countries to have sent police*: the name that a noun without one only describes."""
    token, whole = sheet.tokens[noun], noun
    if sheet.language.code != "en" or token.pos != "NOUN":
        return noun
    if token.dep == "nmod" and case_of(sheet, noun) == "of" and sheet.tokens[token.head].low in ("one", "some", "two", "first", "last"):
        whole = token.head
    name = sheet.tokens[sheet.tokens[whole].head]
    if sheet.tokens[whole].dep != "appos" or name.pos != "PROPN" or name.i >= noun:
        return noun
    own = (noun, *kids(sheet, noun, "amod", "poss", "compound"))
    return noun if any(m.first <= i < m.last for m in sheet.mentions_in.get(token.sent, ()) for i in own) else name.i


def appended(sheet: Sheet, token: Token) -> int | None:
    """*Ont condamné l'opération, que Buenos Aires a applaudie*: the object that a relative is said of which the parser took for a clause of its verb."""
    mark = next((sheet.tokens[c] for c in sheet.children[token.i] if sheet.tokens[c].low in ("que", "qu'", "that", "which") and sheet.tokens[c].dep in ("mark", "obj")), None)
    if mark is None or token.dep != "ccomp" or (sheet.tokens[mark.i - 1].text != "," and not _takes_no_clause(sheet, token)):
        return None
    return next((o for o in kids(sheet, token.head, "obj") if o < mark.i), None)


def _takes_no_clause(sheet: Sheet, token: Token) -> bool:
    """*Lifted the ban that it had imposed*: a verb that says nothing has no *that* clause beside its object."""
    table, above = sheet.language.tables["language"], sheet.tokens[token.head]
    said = above.lemma in sheet.language.speaking or above.lemma in table["object_control"]
    return bool(table.get("two_readings")) and not said and above.pos == "VERB"


def _behind_comma(sheet: Sheet, predicate: Predicate) -> Predicate:
    """*Aux îles Cook, à qui il reproche*: a relative that the parser took for another clause stands for the name before it."""

    def before(i: int) -> int:
        at = i - 1
        while at > 0 and (sheet.tokens[at].pos == "ADP" or sheet.tokens[at].text == ","):
            at -= 1
        named = next((m for m in sheet.mentions_in.get(sheet.tokens[i].sent, ()) if m.first <= at < m.last), None)
        return named.head if named and at < i - 1 else i

    preps = tuple((prep, before(i) if sheet.tokens[i].low in ("qui", "lequel", "laquelle", "whom", "which") else i) for prep, i in predicate.preps)
    return changed(predicate, preps=preps) if preps != predicate.preps else predicate

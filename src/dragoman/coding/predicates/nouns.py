"""The arguments of a noun of action, and the verb that lends it a subject."""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL, case_of, kids
from dragoman.coding.predicates.relatives import RELATIVES
from dragoman.coding.predicates.verbs import doers
from dragoman.coding.sheet import Predicate, Sheet, Token

#: what may hang on a noun that is an argument of its act, or makes it one
ARGUMENTS = frozenset({"nmod", "obl", "agent", "poss", "cop", "acl", "ccomp", "xcomp", "relcl", "advcl"})


def of_noun(sheet: Sheet, token: Token) -> Predicate:
    """The predicate of a noun or adjective with what hangs on it, and the verb that lends it a subject."""
    i = token.i
    for c in sheet.children[i]:
        if sheet.tokens[c].dep in ARGUMENTS:
            break
    else:
        return Predicate(i, "noun", support=_support(sheet, token))
    preps = tuple([(case_of(sheet, c), c) for c in kids(sheet, i, "nmod", "obl", "agent")])
    subjects = (*kids(sheet, i, "poss"), *_said_of(sheet, i))
    agents = doers(sheet, tuple(c for prep, c in preps if prep in ("par", "by")))
    objects = tuple(c for prep, c in preps if prep in ("de", "of"))
    clauses = kids(sheet, i, "acl", "ccomp", "xcomp", "relcl", "advcl")
    return Predicate(i, "noun", subjects, objects, agents, preps, clauses, support=_support(sheet, token))


def _said_of(sheet: Sheet, i: int) -> tuple[int, ...]:
    """The subject of a noun or adjective that is said of it, wherever it hangs: on the word or on its copula."""
    copulas = kids(sheet, i, "cop")
    return tuple(s for at in ((i, *copulas) if copulas else ()) for s in kids(sheet, at, "subj", "subjpass"))


def _support(sheet: Sheet, token: Token) -> int | None:
    """The verb that lends a noun its subject: *a procédé à l'arrestation*, *announced the withdrawal*."""
    at = token
    while at.dep == "conj" and at.head != at.i:
        at = sheet.tokens[at.head]
    above = sheet.tokens[at.head]
    apart = at.dep == "obl" and case_of(sheet, at.i) in sheet.language.words("modality", "afterwards") | sheet.language.words("language", "beside_the_act")
    if at.dep in ("obj", "obl", "iobj", "attr") and above.pos in VERBAL and not apart:
        if above.lemma in sheet.language.tables["language"]["support"] and above.lemma not in sheet.language.tables["speech"]["verbs"] or above.lemma in ("annoncer", "announce"):
            return above.i
    return _lent(sheet, token)


def _lent(sheet: Sheet, token: Token) -> int | None:
    """*An ambush laid by the rebels*, *the snub that Delhi dealt him*: the verb below a noun of an act that tells only who does it."""
    below = kids(sheet, token.i, "acl", "relcl")
    if not below and token.dep != "subjpass":
        return None
    lending = sheet.language.words("language", "lending")
    if token.dep == "subjpass" and sheet.tokens[token.head].lemma in lending and kids(sheet, token.head, "agent"):
        return token.head
    own = [c for c in below if sheet.tokens[c].lemma in lending]
    return next((c for c in own if sheet.tokens[c].tense == "Past" and (sheet.tokens[c].dep == "acl" or not any(sheet.tokens[k].low in RELATIVES for k in kids(sheet, c, "subj", "subjpass")))), None)

"""Whom a pronoun cannot mean: what its own relative hangs on, the subject beside it, whom its own verb names."""

from __future__ import annotations

from dragoman.coding.actors.binding import SUBJECT, verb_over
from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.grammar import VERBAL, case_of, kids
from dragoman.coding.sheet import Sheet, Token

#: what stands beside the subject of a verb
BESIDE = ("obj", "iobj", "obl", "dep", "agent")


def barred_at(sheet: Sheet, at: int, memory: Discourse) -> set[int]:
    """*The Emirates, which it accuses*: a pronoun is not what its own relative clause hangs on."""
    found, token = _in_own_clauses(sheet, sheet.tokens[at]), sheet.tokens[at]
    relative = any(sheet.tokens[c].low in ("which", "whom", "whose", "que", "qu'", "dont") for c in _clause_kids(sheet, at))
    while token.head != token.i:
        if token.dep == "relcl" and relative:
            found.add(token.head)
            found |= {m.head for m in memory.over.get(token.head, ())}
            break
        token = sheet.tokens[token.head]
    return found


def _controlled(sheet: Sheet, verb: Token) -> bool:
    """*To help it*, *accusing it of*, *l'accusant de*: whether a verb has its subject above it."""
    if verb.head == verb.i:
        return False
    if verb.form == "Inf":
        return sheet.language.code == "en" and verb.dep in ("xcomp", "advcl")
    return verb.form == "Part" and verb.dep == "advcl" and verb.low.endswith(("ing", "ant"))


def own_subject(sheet: Sheet, token: Token, memory: Discourse) -> tuple[tuple[str, ...], ...]:
    """*Le Chili lui a emboîté le pas*, *la Grèce et l'Italie lui ont écrit*: the codes of each subject of the verb whose object a pronoun is; it is somebody else."""
    below = sheet.tokens[token.head]
    helped = token.dep == "subj" and below.form == "Inf" and below.dep in ("ccomp", "xcomp") and sheet.tokens[below.head].lemma in ("help", "let", "make")  # *to help it pay*
    if token.dep == "subj" and token.pos == "PRON" and not helped:
        return _undergoing(sheet, token, memory)
    if token.pos != "PRON" or not (helped or token.dep in BESIDE) or token.low in ("qui", "que", "qu'", "dont", "whom", "which", "who", "that"):
        return ()
    verb = sheet.tokens[sheet.tokens[token.head].head if helped else token.head]
    while _controlled(sheet, verb) and not any(sheet.tokens[c].dep == "subj" for c in sheet.children[verb.i]):
        verb = sheet.tokens[verb.head]  # *agreed to send Moldova money to help it*
        if verb.lemma in sheet.language.tables["language"]["object_control"]:
            return ()  # *urged Moscow to carry it out*
    return tuple(m.codes for i in of_its_verb(sheet, token, verb) for m in memory.over.get(i, ()) if m.codes and m.kind in ("name", "capital", "person", "group", "unit", "role"))


def _undergoing(sheet: Sheet, token: Token, memory: Discourse) -> tuple[tuple[str, ...], ...]:
    """*Asmara lui refuse un visa : il exhortait l'Érythrée à ...*: whom the verb of a pronoun names as its object is somebody else."""
    objects = [c for c in kids(sheet, token.head, "obj", "iobj", "obl") if sheet.tokens[c].dep != "obl" or case_of(sheet, c) in ("à", "contre", "to", "against")]
    return tuple(m.codes for c in objects for m in memory.over.get(c, ()) if m.codes and m.kind in ("name", "capital", "person", "group"))


def of_its_verb(sheet: Sheet, token: Token, verb: Token) -> list[int]:
    """*Kigali, accusée par ce dernier*, *Lima a reçu celui-ci*: the nouns of the subject of a verb, or of whom its participle is said, which another argument of it does not mean."""
    subjects = [c for c in sheet.children[verb.i] if sheet.tokens[c].dep in SUBJECT and c != token.i]
    subjects += [verb.head] if token.dep == "agent" and verb.dep == "acl" else []
    return [i for c in subjects for i in (c, *kids(sheet, c, "conj"))]


def _in_own_clauses(sheet: Sheet, token: Token) -> set[int]:
    """*The organisation, it charges, has become a tool*: who speaks is not what the clause that is said speaks of."""
    verb = sheet.tokens[token.head]
    if token.dep not in ("subj", "subjpass") or verb.pos not in VERBAL:
        return set()
    own = (c for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("ccomp", "parataxis"))
    return {i for c in own if not any(sheet.tokens[k].text == ";" for k in range(c, token.i)) for i in sheet.subtree(c)}


def _clause_kids(sheet: Sheet, at: int) -> list[int]:
    """The words of the clause that a token stands in, three levels deep: *whose sanctions it calls hostile*."""
    token = verb_over(sheet, at)
    return [k for c in sheet.children[token.i] for k in (c, *sheet.children[c], *(j for i in sheet.children[c] for j in sheet.children[i]))]

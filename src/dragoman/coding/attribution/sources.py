"""Sources in the text, each with the stretch that it answers for: verbs of speech, *selon*, *according to*, inserted *a-t-il dit*."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.attribution.according import according
from dragoman.coding.attribution.inserted import content, inserted, source_in
from dragoman.coding.attribution.source import Source
from dragoman.coding.grammar import case_of, conjuncts
from dragoman.coding.modality.negation import negation
from dragoman.coding.sheet import Mention, Predicate, Sheet, Token

__all__ = ["Source", "sources"]


def sources(sheet: Sheet) -> list[Source]:
    """All sources of the article, those that answer for the least first: the nearest speaker wins."""
    by_token = {i: m for m in sheet.mentions for i in range(m.first, m.last) if m.kind not in ("modifier", "possessive")}
    by_token |= {m.head: m for m in sheet.mentions if m.kind not in ("modifier", "possessive")}
    beside = list(_inserted(sheet, by_token))
    known = {s.at for s in beside}
    found = [*beside, *(s for s in _verbs(sheet, by_token) if s.at not in known), *according(sheet, by_token), *_blamed(sheet, by_token), *_claimed(sheet)]
    return sorted(found, key=lambda s: (len(s.tokens), s.at))


def _verbs(sheet: Sheet, by_token: dict[int, Mention]) -> Iterator[Source]:
    table = sheet.language.tables["speech"]
    for i, predicate in sheet.predicates.items():
        token = sheet.tokens[i]
        if predicate.kind != "verb" or token.lemma not in table["verbs"] and token.lemma not in table["light"]:
            continue
        if token.lemma in table["light"] and token.lemma not in table["verbs"] and not _light(sheet, token, table["light"][token.lemma]):
            continue
        scope = _scope(sheet, predicate)
        if scope and not _asks(sheet, predicate):
            code, mention = _speaker(sheet, predicate, by_token)
            if code:
                yield Source(code, i, mention, frozenset(scope), f"said by the subject of '{token.text}'")


def _asks(sheet: Sheet, predicate: Predicate) -> bool:
    """*Saura si l'armée entre*, *compte livrer*, *is thinking of leaving*: what is asked, meant or weighed is claimed by nobody."""
    token = sheet.tokens[predicate.token]
    content = [sheet.tokens[c] for c in sheet.children[token.i] if sheet.tokens[c].dep in ("ccomp", "xcomp")]
    if any(sheet.tokens[g].low in ("si", "s'", "whether", "if") and sheet.tokens[g].dep == "mark" for t in content for g in sheet.children[t.i]) and token.i < min((t.i for t in content), default=0):
        return True
    return token.lemma in sheet.language.words("speech", "meaning") and any(t.dep == "xcomp" or t.form in ("Inf", "Part") for t in content) and not any(t.dep == "ccomp" for t in content)


def _light(sheet: Sheet, token: Token, words: list[str]) -> bool:
    return any(sheet.tokens[j].lemma in words or sheet.tokens[j].low in words for j in range(token.i + 1, min(token.i + 5, len(sheet.tokens))))


def _scope(sheet: Sheet, predicate: Predicate) -> set[int]:
    """What a verb of speech answers for: its clause, or the sentence around it where it is inserted."""
    token = sheet.tokens[predicate.token]
    inside: set[int] = set()
    for c in sheet.children[predicate.token]:
        child = sheet.tokens[c]
        if child.dep in ("ccomp", "xcomp") or (child.dep == "parataxis" and not _has_complement(sheet, predicate.token)) or (child.dep in ("obj", "attr", "root") and child.pos in ("VERB", "AUX")):
            inside |= set(sheet.subtree(c))
        if child.dep == "obj" and child.pos == "NOUN" and token.lemma in ("dire", "affirmer", "report", "claim", "rapporter", "confirmer", "confirm", "évoquer", "revendiquer"):
            inside |= set(sheet.subtree(c))
    sentence = sheet.sentence_of(predicate.token)
    telling = token.lemma in sheet.language.words("speech", "inserted")
    if token.dep in ("parataxis", "ccomp") and not inside and telling:
        top = sheet.tokens[token.head]
        own = set(sheet.subtree(predicate.token))
        inside |= set(sheet.subtree(top.i)) - own
    if not inside and telling and _inverted(sheet, predicate) and not _says_something(sheet, token):
        first = next((j + 1 for j in range(token.i, sentence.first, -1) if sheet.tokens[j].text == ";"), sentence.first)
        inside |= set(range(first, predicate.token))
    bounds = [i for i in range(sentence.first, sentence.last) if sheet.tokens[i].text in (";", "•")]
    first, last = max((i for i in bounds if i < token.i), default=-1), min((i for i in bounds if i > token.i), default=len(sheet.tokens))
    return {i for i in inside if first < i < last}


def _says_something(sheet: Sheet, token: Token) -> bool:
    """*N'a pas dit mot*, *has said nothing*, *whatever it may claim*: a verb of speech that has an object of its own, is denied or grants something answers for nothing beside it."""
    denied = negation(sheet, token) is not None
    own = any(sheet.tokens[c].dep == "obj" and sheet.tokens[c].i > token.i and sheet.tokens[c].pos == "NOUN" and sheet.tokens[c].i <= token.i + 3 for c in sheet.children[token.i])
    granted = token.dep in ("advcl", "acl", "relcl", "pcomp") and any(t.low in ("whatever", "what", "contrary", "quoi", "contrairement") for t in sheet.tokens[max(0, token.i - 9) : token.i])
    return denied or own or granted


def _has_complement(sheet: Sheet, at: int) -> bool:
    return any(sheet.tokens[c].dep in ("ccomp", "xcomp", "obj", "advcl") for c in sheet.children[at])


def _inverted(sheet: Sheet, predicate: Predicate) -> bool:
    """*..., a indiqué le ministre*; *..., the army said*: the verb stands behind a comma and its words before it."""
    first = min([predicate.token, *sheet.children[predicate.token]])
    window = [sheet.tokens[j].text for j in range(max(0, first - 2), predicate.token + 1)]
    return any(w in (",", "»", '"', "”", "—") for w in window) and any(s > predicate.token - 6 for s in predicate.subjects)


def _speaker(sheet: Sheet, predicate: Predicate, by_token: dict[int, Mention]) -> tuple[str | None, int | None]:
    table = sheet.language.tables["speech"]
    for subject in predicate.subjects or (predicate.agents if predicate.passive else ()):
        if sheet.tokens[subject].low.strip("-") in ("on", "t-on", "-on") and (where := _where(sheet, predicate.token, by_token)) is not None:
            return where.codes[0].split(":")[0] + ":GOV", where.head
        for c in conjuncts(sheet, subject):
            found = by_token.get(c) or next((by_token[k] for k in sheet.children[c] if k in by_token and sheet.tokens[k].dep in ("appos", "flat", "compound", "nmod", "poss", "amod")), None)
            if found is not None:
                return found.codes[0], found.head
        if sheet.tokens[subject].lemma in table["unattributed"] or sheet.tokens[subject].low in table["unattributed"]:
            return "unattributed", None
    return None, None


def _blamed(sheet: Sheet, by_token: dict[int, Mention]) -> Iterator[Source]:
    """*Impute ces frappes aux rebelles*, *the sabotage, ascribed by Warsaw to two men*: who lays an act at somebody's door says that it was theirs."""
    verbs = sheet.language.words("speech", "blaming")
    for i, predicate in sheet.predicates.items():
        if predicate.kind != "verb" or sheet.tokens[i].lemma not in verbs:
            continue
        acts = {c for o in (*predicate.objects, *(n for prep, n in predicate.preps if prep in ("à", "to"))) for c in conjuncts(sheet, o) if sheet.tokens[c].pos == "NOUN" and c in sheet.triggers}
        code, mention = _speaker(sheet, predicate, by_token)
        if acts and code:
            yield Source(code, i, mention, frozenset(acts), f"laid at somebody's door by the subject of '{sheet.tokens[i].text}'")


def _claimed(sheet: Sheet) -> Iterator[Source]:
    """*Niger's accusation that Nigeria lodges them*, *the Indian claim that ...*: whose the noun is says what its clause tells."""
    nouns = sheet.language.words("speech", "claims")
    for token in sheet.tokens if nouns else ():
        if token.lemma not in nouns or token.pos != "NOUN":
            continue
        clauses = [c for c in sheet.children[token.i] if sheet.tokens[c].dep in ("acl", "ccomp") and any(sheet.tokens[k].low == "that" and sheet.tokens[k].dep == "mark" for k in sheet.children[c])]
        owner = next((m for c in sheet.children[token.i] if sheet.tokens[c].dep in ("poss", "amod", "compound") and (m := sheet.mention_at.get(c)) and m.codes), None)
        if clauses and owner is not None:
            yield Source(owner.codes[0], token.i, owner.head, frozenset(i for c in clauses for i in sheet.subtree(c)), f"whose the '{token.text}' is")


def _where(sheet: Sheet, verb: int, by_token: dict[int, Mention]) -> Mention | None:
    """*À Paris, on assure*, *martèle-t-on à Niamey*, *à Bamako, où l'on nie*: the capital or state in whose place *on* speaks."""
    sentence = sheet.sentence_of(verb)
    near = [*range(verb + 1, min(verb + 6, sentence.last)), *range(verb - 1, max(sentence.first, verb - 12) - 1, -1)]
    for i in near:
        if sheet.tokens[i].text == ";":
            return None
        found = by_token.get(i)
        if found is not None and found.kind in ("capital", "name", "seat", "place") and len(found.codes[0].split(":")[0]) == 3 and case_of(sheet, found.head) in sheet.language.words("language", "within"):
            return found
    return None


def _inserted(sheet: Sheet, by_token: dict[int, Mention]) -> Iterator[Source]:
    for at, name, whole in inserted(sheet):
        code, mention = source_in(sheet, name, by_token)
        if code:
            yield Source(code, at, mention, content(sheet, whole), f"said by the source beside '{sheet.tokens[at].text}'")

"""Who does an act where no plain subject says so: a *by* phrase, a possessor, a name right before the verb."""

from __future__ import annotations

from dragoman.coding.events.around import ahead
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.party import Role, of_tokens, role_of
from dragoman.coding.grammar import case_of, conjuncts
from dragoman.coding.repairs.tree import fits
from dragoman.coding.sheet import Predicate, Token


def standing_before(finder: Finder, predicate: Predicate) -> tuple[int, ...]:
    """The name right before a finite verb that the parser gave no subject: *Bamako exige*."""
    sheet, i = finder.sheet, predicate.token - 1
    verb = sheet.tokens[predicate.token]
    modal = verb.form == "Inf" and verb.dep == "xcomp" and sheet.tokens[verb.head].lemma in sheet.language.words("language", "wanting") and verb.head == i
    if modal:
        i -= 1
    finite = modal or verb.form == "Fin" or any(sheet.tokens[c].dep in ("aux", "auxpass") and sheet.tokens[c].form == "Fin" for c in sheet.children[verb.i])
    while finite and i >= 0 and sheet.tokens[i].sent == verb.sent and (sheet.tokens[i].pos in ("ADV", "AUX") or sheet.tokens[i].low in ("ne", "n'", "se", "s'", "y", "en", "lui", "leur", "a", "l'")):
        i -= 1
    found = finder.here(i) if finite and i >= 0 and sheet.tokens[i].sent == verb.sent else None
    return (found.head,) if found and found.kind in ("name", "capital", "person", "role", "group", "unit") and found.last == i + 1 else ()


def subject_of_noun(finder: Finder, predicate: Predicate, taken: frozenset[str]) -> Role | None:
    """Who does a noun's act: a *by* phrase, a possessor, a demonym, the subject of its support verb."""
    sheet = finder.sheet
    by = of_tokens(finder, predicate.agents, taken, "by-phrase", False)
    if by:
        return by
    below = (c for c in sheet.children[predicate.token] if sheet.tokens[c].dep in ("amod", "poss", "compound", "det") or (sheet.tokens[c].dep == "nmod" and c in finder.pairs and not case_of(sheet, c)))  # *tête-à-tête Xi-Poutine*
    own = (m for c in below for e in conjuncts(sheet, c) for m in finder.joined(e))
    return role_of(own, taken, "possessor") or _on_the_way(finder, predicate, taken) or _by_behind(finder, predicate, taken)


def _on_the_way(finder: Finder, predicate: Predicate, taken: frozenset[str]) -> Role | None:
    """*Le roi, en visite à Oslo, ...*, *de retour de Rome, le roi*: who the journey is said of, the noun that the bare *en* phrase hangs on, else the subject of its verb."""
    sheet, token = finder.sheet, finder.sheet.tokens[predicate.token]
    before = sheet.tokens[token.i - 1] if token.i else token
    motive = token.lemma in sheet.language.words("language", "motives")
    if not (before.low in ("en", "on") or (motive and before.low == "par") or token.low == "retour") or token.dep not in ("nmod", "obl", "advmod", "dep") or not sheet.language.tables["language"]["asks_order"]:
        return None
    above = sheet.tokens[token.head]
    if motive and (verb := _carrying(finder, above)) is not None:
        return of_tokens(finder, verb.subjects, taken, "on the way", False)
    heads = (above.i,) if above.pos in ("NOUN", "PROPN") else sheet.predicates[above.i].subjects if above.i in sheet.predicates else ()
    return of_tokens(finder, heads, taken, "on the way", False)


def _carrying(finder: Finder, above: Token) -> Predicate | None:
    """*Ont refusé de décharger un cargo turc, par solidarité avec ...*: the verb whose subject feels what an object or an infinitive has beside it."""
    at = finder.sheet.tokens[above.head] if above.pos == "NOUN" and above.dep == "obj" else above
    while at.form == "Inf" and at.dep == "xcomp" and at.head != at.i:
        at = finder.sheet.tokens[at.head]
    return finder.sheet.predicates.get(at.i) if at.pos == "VERB" else None


def _by_behind(finder: Finder, predicate: Predicate, taken: frozenset[str]) -> Role | None:
    """*La destruction en vol, en décembre, d'un avion par la défense russe*: a *par* phrase that the parser hung elsewhere."""
    sheet = finder.sheet
    if not sheet.language.tables["language"]["asks_order"] or sheet.tokens[predicate.token].pos != "NOUN":
        return None
    for i in ahead(sheet, predicate.token, 20):
        if sheet.tokens[i].pos in ("VERB", "AUX") and sheet.tokens[i].form != "Part":
            return None
        if sheet.tokens[i].low == "par":
            if sheet.tokens[i - 1].form == "Part" and not fits(sheet.tokens[i - 1], sheet.tokens[predicate.token]):
                return None  # *la visite du ministre, reçu par le roi*
            found = next((m for j in range(i + 1, min(i + 5, sheet.sentence_of(i).last)) if (m := finder.here(j)) and m.first <= j < m.last), None)
            return role_of(finder.rows.get(found.head, (found,)), taken, "behind 'par'") if found else None
    return None

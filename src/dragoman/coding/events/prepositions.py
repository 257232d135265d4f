"""Parties behind a preposition: of the act's word, of the verb that carries it, or further on in the clause."""

from __future__ import annotations

from dragoman.coding.events.around import ahead
from dragoman.coding.events.clause import called_out
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.party import Role, role_of
from dragoman.coding.events.triggers import Fit
from dragoman.coding.grammar import base, case_of, kids
from dragoman.coding.sheet import Predicate, Sheet


def said_of_act(sheet: Sheet, predicate: Predicate) -> Predicate | None:
    """The predicate whose subject is the noun of an act."""
    token = sheet.tokens[predicate.token]
    return sheet.predicates.get(token.head) if predicate.kind == "noun" and token.dep == "subj" else None


def _moving(sheet: Sheet, predicate: Predicate) -> Predicate | None:
    """*A plea went from Manila to Jakarta*: the verb whose subject is an act, and whose phrases tell from whom to whom."""
    verb = said_of_act(sheet, predicate)
    return verb if verb is not None and verb.kind == "verb" and sheet.tokens[verb.token].lemma in sheet.language.words("language", "moving") else None


def verb_above(sheet: Sheet, fit: Fit) -> Predicate | None:
    """The verb that a literal phrase hangs on, whatever lies between."""
    at = fit.predicate.token
    if not fit.trigger.phrase or len(fit.words) < 2 or any(sheet.tokens[i].pos in ("VERB", "AUX") for i in fit.words):
        return None
    while sheet.tokens[at].dep in ("nmod", "obl", "attr", "compound", "amod", "advmod", "appos", "dep", "case") and sheet.tokens[at].head != at:
        at = sheet.tokens[at].head
        if sheet.tokens[at].pos in ("VERB", "AUX"):
            return sheet.predicates.get(at)
    return None


def of_preposition(finder: Finder, fit: Fit, slot: str, taken: frozenset[str], place: bool) -> Role | None:
    """The role that stands behind the preposition of a slot, hung on the act or further on in its clause."""
    sheet = finder.sheet
    asked = slot in fit.trigger.recipient or slot in fit.trigger.actor
    locative = slot in sheet.language.words("language", "locative")
    for i in prepositional(sheet, fit).get(slot, ()):
        if fit.trigger.type == "PROTEST" and called_out(sheet, i):
            continue
        if i < fit.predicate.token and locative and slot in fit.trigger.recipient and (fit.trigger.shape == "host" or (fit.trigger.type != "PROTEST" and _fronted(finder, i, fit.predicate.token))):
            continue  # *à La Haye, l'ambassadeur a reçu*, *à Genève, Dakar a voté contre Riyad*: where it is done is nobody
        found = list(finder.phrase(i)) or list(finder.modifiers(i))
        if not found and locative and place:
            found = [m for m in finder.inside(i) if case_of(sheet, m.head) in sheet.language.words("language", "within")]  # *at the base in Herat*
        found = [m for m in found if m.kind != "place" or place]
        if locative and not asked and not place:
            found = [m for m in found if m.kind not in ("capital", "place")]
        role = role_of(found, taken, f"after '{slot}'") or (role_of(found, taken, "object") if slot == "à" and fit.trigger.type == "COERCE" else None)
        if role:
            return role
    return _standing_behind(finder, fit, slot, taken, (place, asked or not locative))


def _fronted(finder: Finder, i: int, verb: int) -> bool:
    """*À Amman, on conseille au Hamas de céder*: whether a town's phrase opens its sentence, before a comma and the verb."""
    sheet, found = finder.sheet, finder.here(i)
    opens = sheet.sentence_of(i).first
    return found is not None and found.kind in ("capital", "place") and found.first == opens + 1 and sheet.tokens[found.last].text == "," and found.last < verb


def prepositional(sheet: Sheet, fit: Fit) -> dict[str, list[int]]:
    """The nouns behind each preposition of a fit: of its predicate, of the verb that carries it, of its further words."""
    predicate, known = fit.predicate, sheet.memo("prepositional")
    key = (predicate.token, predicate.kind, fit.words, fit.matched, fit.trigger.type == "ASSAULT", bool(fit.trigger.phrase))
    found: dict[str, list[int]] | None = known.get(key)
    if found is None:
        found = known[key] = {}
        carrier = sheet.predicates.get(predicate.support) if predicate.support is not None else verb_above(sheet, fit) or _moving(sheet, predicate)
        done = _done_with(sheet, fit)
        inner = (each for w in (*fit.words[1:], *fit.matched) if (each := sheet.predicates.get(w)))
        below = ((case_of(sheet, c), c) for a in (predicate.agents if predicate.kind == "noun" else ()) for c in kids(sheet, a, "nmod", "obl"))  # *a raid by police on a mosque*
        said = said_of_act(sheet, predicate)  # *des discussions sont en cours entre Paris et Alger*
        between = (pair for pair in (said.preps if said else ()) if pair[0] in ("entre", "between"))
        for prep, i in dict.fromkeys((*(pair for each in (predicate, carrier, done, *inner) if each for pair in each.preps), *below, *between)):
            found.setdefault(prep, []).append(i)
        if fit.trigger.phrase:
            found.update({prep: sorted(each, key=lambda i: i < fit.predicate.token) for prep, each in found.items() if len(each) > 1})  # *a rompu avec Minsk en signe d'amitié avec Kiev*
    return found


def _done_with(sheet: Sheet, fit: Fit) -> Predicate | None:
    """*Un raid turc a fait neuf morts en Syrie*: of a noun of force that is a subject, the verb, whose phrases tell where it struck."""
    return said_of_act(sheet, fit.predicate) if fit.trigger.type == "ASSAULT" else None


def _standing_behind(finder: Finder, fit: Fit, slot: str, taken: frozenset[str], allowed: tuple[bool, bool]) -> Role | None:
    """A preposition that follows the act in its clause with a name behind it, wherever the parser hung it; `allowed`: whether places may be meant, and seats of states."""
    sheet = finder.sheet
    if slot in ("de", "of") or (not sheet.language.tables["language"]["asks_order"] and slot != "between"):
        return None
    for i in _following(sheet, fit.predicate.token).get(slot, ()):
        last = min(i + 4, sheet.sentence_of(i).last)
        last = next((j for j in range(i + 1, last) if sheet.tokens[j].low in sheet.language.words("language", "which")), last)  # *une enquête, à laquelle Moscou consent*
        found = next((m for j in range(i + 1, last) if (m := finder.here(j)) and m.first <= j < m.last), None)
        if found and (allowed[0] or found.kind not in ("capital", "place") or (allowed[1] and found.kind == "capital")):
            return role_of(finder.rows.get(found.head, (found,)), taken, f"behind '{slot}'")
    return None


def _following(sheet: Sheet, at: int) -> dict[str, list[int]]:
    """The prepositions that follow a word in its clause, by their base form."""
    known = sheet.memo("following")
    found: dict[str, list[int]] | None = known.get(at)
    if found is None:
        found = known[at] = {}
        for i in ahead(sheet, at, 14):
            if sheet.tokens[i].pos == "ADP":
                found.setdefault(base(sheet.tokens[i]), []).append(i)
    return found

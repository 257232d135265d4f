"""What the verbs and nouns over an act make of it: *envisage de*, *could be forced to*, *n'a pas empêché*, *pour*."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding.grammar import VERBAL, case_of
from dragoman.coding.modality.denied import denied, failed, kept_from, never_to_be, undone, unmanaged, unshown
from dragoman.coding.modality.forms import own_mood
from dragoman.coding.modality.negation import carries, light, negation
from dragoman.coding.modality.status import ITSELF, PURPOSE, Mood
from dragoman.coding.modality.willed import of_complement
from dragoman.coding.sheet import Sheet, Token

#: what stands behind a *pour* that tells no purpose: *pour autant*, *pour l'instant*
PAUSES = frozenset({"autant", "instant", "moment", "heure"})
#: how many words over an act are asked
STEPS = 5


def governed(sheet: Sheet, token: Token, draft_said: bool) -> Mood | None:
    """What the nearest word over an act that governs it makes of it: *envisage de*, *could be forced to*, *volonté de*, *pour*; None where none does."""
    if token.pos == "NOUN" and token.dep in ("obl", "nmod") and case_of(sheet, token.i) in sheet.language.words("modality", "afterwards"):
        return None
    at, steps = token, 0
    while at.head != at.i and steps < STEPS:
        above = sheet.tokens[at.head]
        if _outside(sheet, token, at, above) or (draft_said and _said_in_doing(sheet, at, above)) or _purpose_of_another(sheet, token, at):
            return None
        found = next((mood for rule in RULES if (mood := rule(sheet, at, above)) is not None), None)
        if found is not None or at.dep == "ccomp":
            return None if found is ITSELF else found
        at, steps = above, steps + 1
    return None


def _outside(sheet: Sheet, token: Token, at: Token, above: Token) -> bool:
    """Whether the word over a word is outside what governs it: over a relative, a participle on a noun, an aside, a clause of its own."""
    if at.dep in ("relcl", "parataxis") or _own_clause(sheet, at, above):
        return True
    participle = at.form == "Part" and (at.dep == "acl" or (at.dep == "amod" and at.i != token.i))
    return participle or (at.dep == "advcl" and not _is_purpose(sheet, at) and not unmanaged(sheet, at, above))


def _own_clause(sheet: Sheet, at: Token, above: Token) -> bool:
    """*La SADC pourrait envoyer une mission, mais Maputo s'y oppose*: a finite verb that the parser joined to an infinitive, to a subjunctive or over a semicolon is outside what governs that."""
    if at.dep != "conj" or sheet.language.code != "fr":
        return False
    own, other = _finite(sheet, at), _finite(sheet, above)
    if own is None:
        return False
    parted = any(t.text == ";" for t in sheet.tokens[above.i : at.i])
    return _infinitive(sheet, above) or parted or (other is not None and other.mood == "Sub" and own.mood == "Ind")


def _finite(sheet: Sheet, verb: Token) -> Token | None:
    """The finite word of a verb: itself or its auxiliary."""
    helpers = (sheet.tokens[c] for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("aux", "auxpass"))
    return next((t for t in (verb, *helpers) if t.form == "Fin" and t.pos in VERBAL), None)


def _infinitive(sheet: Sheet, verb: Token) -> bool:
    """Whether a verb is an infinitive, be it a passive one: *lancer*, *être lancé*."""
    return verb.form == "Inf" or (verb.form == "Part" and any(sheet.tokens[c].dep == "auxpass" and sheet.tokens[c].form == "Inf" for c in sheet.children[verb.i]))


def _said_in_doing(sheet: Sheet, at: Token, above: Token) -> bool:
    """*Ont manifesté pour exiger*: what is said in doing something is said."""
    return at.dep == "advcl" and (sheet.language.code == "en" or (above.form != "Inf" and own_mood(sheet, above).status == "actual" and not negation(sheet, above)))


def _purpose_of_another(sheet: Sheet, token: Token, at: Token) -> bool:
    """Whether a noun of an act only stands in a purpose whose verb does not carry it."""
    return token.pos == "NOUN" and at.i != token.i and at.pos in VERBAL and not light(sheet, at) and not carries(sheet, at, token) and _is_purpose(sheet, at)


def _meant(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Pour obtenir*, *to secure*: what something is done for."""
    if unmanaged(sheet, at, above):
        return None
    infinitive = at.dep in ("obl", "nmod", "acl") and at.pos in VERBAL and at.form == "Inf" and _is_purpose(sheet, at)
    return Mood("hypothetical", PURPOSE) if at.dep == "advcl" or infinitive else None


def _led(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Enverra des gendarmes enquêter*, *may have to own up*: an infinitive lies ahead, or is only possible, with the verb over it."""
    if at.dep != "xcomp" or not _open(sheet, at) or above.pos not in VERBAL or at.pos not in VERBAL:
        return None
    own = own_mood(sheet, above)
    return own if own.status in ("future", "hypothetical") and not own.others else None


def _open(sheet: Sheet, at: Token) -> bool:
    """Whether a complement has no time of its own: an infinitive, be it a passive (*to be claimed back*), or what a verb begins, goes on with or ends up (*will begin pulling out*)."""
    return at.form == "Inf" or (sheet.language.code == "en" and (at.low.endswith("ing") or any(sheet.tokens[c].low == "to" for c in sheet.children[at.i])))


def _is_purpose(sheet: Sheet, at: Token) -> bool:
    """Whether a mark of purpose stands before a word: *pour*, *afin*, *to*."""
    marks = {sheet.tokens[c].low for c in sheet.children[at.i] if sheet.tokens[c].dep in ("mark", "case", "aux") and not any(t.low in PAUSES for t in sheet.tokens[c + 1 : c + 3])}
    if sheet.language.code == "en":
        return "to" in marks and at.dep == "advcl" and at.form in ("Inf", "")
    done = any(sheet.tokens[c].dep in ("aux", "auxpass") and sheet.tokens[c].form == "Inf" for c in sheet.children[at.i]) and at.form == "Part"
    return bool(marks & {"pour", "afin"}) and not done  # *pour avoir boudé* is a reason


#: what the word over a word may make of it, asked in this order; the first that says something is heard
RULES: tuple[Callable[[Sheet, Token, Token], Mood | None], ...] = (_meant, denied, kept_from, never_to_be, failed, undone, unshown, of_complement, _led)

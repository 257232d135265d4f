"""Words over an act that plan it, want it, allow it or only think of it: *envisage de*, *veut suspendre*, *could*, *volonté de*."""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL, case_of, verb_of
from dragoman.coding.modality.forms import own_mood
from dragoman.coding.modality.negation import negation
from dragoman.coding.modality.status import ITSELF, SHOULD, Mood
from dragoman.coding.sheet import Sheet, Token

#: what a word that governs an act is to it
COMPLEMENTS = ("xcomp", "ccomp", "obj", "obl", "iobj", "advcl", "subj", "subjpass", "acl")


def of_complement(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """What a word makes of its complement; None where it says nothing of it."""
    if at.dep not in COMPLEMENTS and not _thought_of(sheet, at, above):
        return None
    return next((mood for rule in RULES if (mood := rule(sheet, at, above)) is not None), None)


def _planned(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Envisage de livrer*, *est prévu*: what a word of the future has for its complement."""
    if above.lemma not in sheet.language.words("modality", "future_verbs") or at.dep == "subj" or not _planned_in(sheet, at, above) or not still_ahead(sheet, at, above):
        return None
    if (word := _denied_will(sheet, above)) is not None:
        return Mood("negated", f"denied by '{word}'")
    return Mood("negated", f"not {above.text}") if negation(sheet, above) else Mood("future", f"under '{above.text}'")


def _denied_will(sheet: Sheet, above: Token) -> str | None:
    """*Denied that it intended to leave*, *dément vouloir fermer la base*: the word by which a plan or a will is denied."""
    saying = sheet.tokens[above.head]
    denies = above.dep in ("ccomp", "xcomp") and saying.lemma in sheet.language.words("modality", "denial") and not negation(sheet, saying)
    return saying.text if denies else None


def _planned_in(sheet: Sheet, at: Token, above: Token) -> bool:
    """*Braces for a march*, not *under martial law is bracing itself*; *means to leave*, not *was meant as a gesture*."""
    if above.form == "Inf" and sheet.tokens[above.head].lemma == "laisser":
        return False  # *a laissé entendre que Doha céderait*
    if at.dep == "obl":
        return case_of(sheet, at.i) in ("", "for", "à", "to", "de", "on")
    return at.dep in ("xcomp", "ccomp", "acl") or above.lemma != "mean"


def still_ahead(sheet: Sheet, at: Token, above: Token) -> bool:
    """*Est prévu*, not *was half expected*; and no clause of its own before a semicolon."""
    if at.dep in ("subj", "subjpass") and any(sheet.tokens[c].low in ("was", "were", "had", "etait", "etaient", "avait", "fut") for c in sheet.children[above.i]):
        return False
    return not (at.dep == "ccomp" and at.i < above.i and any(sheet.tokens[i].text == ";" for i in range(at.i, above.i)))


def _willing(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Sa volonté de livrer*, *n'a aucune intention de livrer*: an infinitive below a noun of will."""
    if at.dep != "acl" or above.lemma not in sheet.language.words("modality", "willing"):
        return None
    held = verb_of(sheet, above)
    if held is not None and held.i != above.i and negation(sheet, held):
        return Mood("negated", f"no {above.text}", future=True)
    return Mood("future", f"under '{above.text}'") if at.form == "Inf" and sheet.language.code == "fr" else None


def _possible_that(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Il est possible que*, *il se peut que*: the clause of what is only possible."""
    return Mood("hypothetical", f"'{above.text}' that") if at.dep == "ccomp" and _only_possible(sheet, above) else None


def _needed(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Il faut que*, *il serait temps que*: what is only called for."""
    if at.dep != "ccomp" or at.i < above.i or above.lemma not in sheet.language.words("modality", "needed"):
        return None
    nobody = any(sheet.tokens[c].dep == "expl" or sheet.tokens[c].low in ("il", "c'") for c in sheet.children[above.i])
    return Mood("hypothetical", f"called for by '{above.text}'") if nobody else None


def _only_possible(sheet: Sheet, above: Token) -> bool:
    """*Il est possible que*, *il se peut que*: what calls the whole of its clause possible."""
    words = sheet.language.words
    return above.pos == "ADJ" and above.lemma in words("modality", "hypothetical_adjectives") or (sheet.language.code == "fr" and above.lemma == "pouvoir" and any(sheet.tokens[c].low in ("se", "s'") for c in sheet.children[above.i]))


def _thought(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Veut suspendre*, *cherche à négocier*, *réfléchit au rappel*: what somebody wants, tries or thinks of."""
    table = sheet.language.words
    below = at.dep in ("xcomp", "ccomp", "obj", "acl") or at.pos == "PRON" or _thought_of(sheet, at, above)
    if not below or above.lemma not in table("modality", "hypothetical_verbs") or (at.dep == "obj" and above.lemma in table("modality", "aiming")):
        return None
    return _wanted(sheet, at, above)


def _thought_of(sheet: Sheet, at: Token, above: Token) -> bool:
    """*Réfléchit au rappel de son ambassadeur*: what a verb that weighs an act has behind *à*."""
    return at.dep in ("obl", "nmod") and above.pos in VERBAL and above.lemma in sheet.language.words("modality", "seeking") and case_of(sheet, at.i) == "à"


def _wanted(sheet: Sheet, at: Token, above: Token) -> Mood:
    """What a verb of wish or attempt makes of its complement: *veut suspendre* plans it, *ne cherche pas à* denies it, *n'hésite pas à* tells it as done."""
    table, denied = sheet.language.tables["modality"], negation(sheet, above)
    if above.lemma in sheet.language.words("modality", "enabling") and above.form == "Part" and own_mood(sheet, above).status == "actual" and not denied:
        return ITSELF  # *avait permis la libération des otages*
    if denied and above.lemma in table["daring"]:
        own = own_mood(sheet, above)
        return ITSELF if own.status == "actual" else own
    if denied and at.pos in (*VERBAL, "PRON") and above.lemma in (*table["wanting"], *table["seeking"]):
        return Mood("negated", f"'{denied}' with '{above.text}'", future=above.lemma in table["wanting"])
    if above.lemma in table["wanting"] and (word := _denied_will(sheet, above)) is not None:
        return Mood("negated", f"denied by '{word}'")
    if above.lemma in table["wanting"] and at.dep == "xcomp" and at.form == "Inf":
        own = own_mood(sheet, above)
        if own.others and own.status == "actual":
            return Mood("negated", f"a wish not fulfilled: '{above.text}'")
        return Mood("future", f"under '{above.text}'") if own.status == "actual" and (above.tense == "Pres" or _said_to_want(sheet, above)) else Mood("hypothetical", f"under '{above.text}'")
    return Mood("hypothetical", f"under '{above.text}'", tried=above.lemma in table["attempting"] and own_mood(sheet, above).status == "actual")


def _said_to_want(sheet: Sheet, above: Token) -> bool:
    """*A dit vouloir rompre*: a will that somebody tells of."""
    over = sheet.tokens[above.head]
    return above.form == "Inf" and above.dep == "xcomp" and over.lemma in sheet.language.words("speech", "verbs") and not negation(sheet, over)


def _possible(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Peut livrer*, *could be forced to*: an infinitive under a modal of possibility; *a pu partir* tells what was done."""
    if at.dep != "xcomp" or above.lemma not in sheet.language.words("modality", "possible_modals"):
        return None
    can = above.lemma == "pouvoir"
    if can and (word := negation(sheet, above)) and above.mood != "Cnd":
        return Mood("negated", f"'{word}' with '{above.text}'")
    if can and above.tense == "Past":
        unreal = any(sheet.tokens[c].mood == "Cnd" or sheet.tokens[c].low in ("aurait", "auraient") for c in sheet.children[above.i])
        return Mood("hypothetical", f"'{above.text}' in the conditional perfect") if unreal else ITSELF
    return Mood("hypothetical", f"under '{above.text}'", own_threat=False)


def _going(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Is going to leave*, *is not going to leave*."""
    if at.dep != "xcomp" or above.low != "going":
        return None
    word = negation(sheet, above)
    return Mood("negated", f"'{word}' with 'going to'", future=True) if word else Mood("future", "is going to")


def _modal(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Va livrer*, *doit livrer*, *devrait livrer*: an infinitive under a modal of the future."""
    if at.dep != "xcomp" or above.lemma not in sheet.language.words("modality", "future_modals"):
        return None
    word = negation(sheet, above)
    return Mood("negated", f"'{word}' with '{above.text}'", future=above.lemma == "aller") if word else _by_tense(above)


def _by_tense(modal: Token) -> Mood:
    """What *aller* and *devoir* say of their infinitive, by their tense."""
    if modal.lemma == "aller" and modal.tense in ("Pres", "Imp"):
        return Mood("future", "aller and infinitive")
    if modal.lemma == "devoir" and modal.mood == "Cnd":
        return Mood("future", SHOULD)
    return Mood("future", f"'{modal.text}' and infinitive") if modal.lemma == "devoir" and modal.tense in ("Fut", "Pres", "Imp") else ITSELF


#: what a word may make of its complement, asked in this order
RULES = (_planned, _willing, _possible_that, _needed, _thought, _possible, _going, _modal)

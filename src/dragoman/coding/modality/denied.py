"""Verbs over an act that deny it: denial, failure, what holds somebody back from it, what does not show it."""

from __future__ import annotations

from dragoman.coding.modality.doubt import said_before
from dragoman.coding.modality.forms import own_mood
from dragoman.coding.modality.negation import negation
from dragoman.coding.modality.status import ITSELF, Mood
from dragoman.coding.sheet import Sheet, Token


def denied(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Dément avoir armé*, *denies any attack*: the content of a denial."""
    said = above.lemma in sheet.language.words("modality", "denial") and (at.dep in ("xcomp", "ccomp") or _any_at_all(sheet, at))
    return Mood("negated", f"denied by '{above.text}'") if said and not negation(sheet, above) and not left_open(sheet, above) else None


def left_open(sheet: Sheet, verb: Token) -> bool:
    """*Neither confirmed nor denied the raid*: who says nothing has not denied it."""
    denial = verb.lemma in sheet.language.words("modality", "denial")
    return denial and verb.i > 0 and sheet.tokens[verb.i - 1].low in sheet.language.words("modality", "neither_way")


def _any_at_all(sheet: Sheet, noun: Token) -> bool:
    """*Dément tout envoi de troupes*, *denies any attack*: a noun of whatever act there may be."""
    words = sheet.language.words("modality", "whatever")
    return noun.dep == "obj" and any(sheet.tokens[c].low in words for c in sheet.children[noun.i] if sheet.tokens[c].dep in ("det", "amod"))


def kept_from(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*S'est abstenu de répondre*: what somebody keeps from doing."""
    if at.dep != "xcomp" or above.lemma not in sheet.language.words("modality", "holding_back"):
        return None
    oneself = any(sheet.tokens[c].low in ("se", "s'") for c in sheet.children[above.i])
    return Mood("negated", f"kept from by '{above.text}'") if oneself and not negation(sheet, above) else None


def never_to_be(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Est loin de vouloir céder*: an infinitive under one that words before it deny."""
    far = said_before(sheet, above) if at.dep == "xcomp" and above.form == "Inf" else None
    return Mood("negated", f"under '{far[1]}'") if far is not None and far[0] == "negated" else None


def failed(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*N'est pas parvenu à s'entendre*: what somebody did not manage to do."""
    if not (at.dep == "xcomp" or unmanaged(sheet, at, above)) or above.lemma not in sheet.language.words("modality", "managing"):
        return None
    word = negation(sheet, above)
    return Mood("negated", f"'{word}' with '{above.text}'") if word else None


def unmanaged(sheet: Sheet, at: Token, above: Token) -> bool:
    """*Ne sont pas parvenus, mardi, à s'entendre*, *se garde, lui, d'accuser*: the infinitive that an aside parts from its verb of managing, or of keeping from it."""
    parted = at.dep == "advcl" and at.form == "Inf" and any(sheet.tokens[c].low in sheet.language.words("modality", "parted_marks") for c in sheet.children[at.i] if sheet.tokens[c].dep == "mark")
    return parted and above.lemma in sheet.language.words("modality", "managing") | sheet.language.words("modality", "unrealised")


def undone(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*A empêché un raid*, *en a dissuadé Paris*: what was kept from happening; under a negation what happened, or what is left open."""
    here = at.dep in ("xcomp", "ccomp", "obj", "advcl", "obl") or (at.low == "en" and at.dep == "iobj")
    if not here or above.lemma not in sheet.language.words("modality", "unrealised"):
        return None
    return _not_undone(sheet, above) if negation(sheet, above) else Mood("negated", f"under '{above.text}'")


def _not_undone(sheet: Sheet, above: Token) -> Mood:
    """*N'a pas empêché un raid*, *did not fail to answer*: what was not kept from happening has happened; *n'exclut pas* leaves it open."""
    if above.lemma not in sheet.language.words("modality", "kept_from"):
        return Mood("hypothetical", f"not under '{above.text}'")
    own = own_mood(sheet, above)
    return ITSELF if own.status == "actual" else own


def unshown(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """*Rien n'indique que*, *nothing says that*: what nothing shows."""
    shown = at.dep == "ccomp" and above.lemma in sheet.language.words("modality", "showing")
    return Mood("hypothetical", f"nothing {above.text}") if shown and _nothing_shows(sheet, above) else None


def _nothing_shows(sheet: Sheet, verb: Token) -> bool:
    """*Rien n'indique que*, *nothing says that*: whether the subject of a verb of showing denies it."""
    nothing = sheet.language.words("modality", "nothing")
    return any(sheet.tokens[c].low in nothing for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("subj", "subjpass", "obj", "advmod"))

"""Mood of an act from its verb, from its auxiliaries and from what governs it."""

from __future__ import annotations

from typing import cast

from dragoman.coding.codes import states
from dragoman.coding.grammar import VERBAL, case_of, verb_of
from dragoman.coding.modality.asides import ANSWERS, asked, parted
from dragoman.coding.modality.doubt import DONE, doubted, left_open, parted_modal, perhaps, said_before, taken_part_in, told_done, yet_to
from dragoman.coding.modality.forms import own_mood
from dragoman.coding.modality.governors import governed
from dragoman.coding.modality.negation import broken_off, even, light, negation, of_none, other_than
from dragoman.coding.modality.nouns import begins, by_which, in_relative, makes, noun_mood, said_of
from dragoman.coding.modality.status import CONDITIONAL, FACT, PURPOSE, Kind, Mood
from dragoman.coding.sheet import Draft, Sheet, Token

#: what is done in the saying: *rang to apologise* has apologised
SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "CONCEDE", "THREATEN", "SUPPORT", "REJECT"})
#: what, told as the purpose of something that was done, was done with it: *ont forcé la porte pour l'arrêter*
WITH_IT = frozenset({"COERCE", "ASSAULT", "MOBILIZE"})


def mood_of(sheet: Sheet, draft: Draft) -> Mood:
    """The mood of a draft's act, which a question leaves open."""
    mood, at = _mood(sheet, draft), sheet.tokens[draft.trigger]
    if mood.status == "future" and at.pos in VERBAL and (guess := perhaps(sheet, at)):
        return Mood("hypothetical", f"'{guess}'")
    if mood.status in ("actual", "future") and at.pos in VERBAL and (word := left_open(sheet, at)):
        return Mood("hypothetical", f"left open by '{word}'")
    question = asked(sheet, at) if mood.status in ("actual", "future") else None
    return Mood(cast(Kind, question), "a question") if question else mood


def _mood(sheet: Sheet, draft: Draft) -> Mood:
    """Negation first, then what governs the act, then its own verb."""
    at = sheet.tokens[draft.trigger]
    verb = verb_of(sheet, at)
    doubt = said_of(sheet, at) if at.pos not in VERBAL else None
    if doubt is not None and doubt.status == "hypothetical" and doubt.why.startswith("not "):
        return doubt
    found = _denied(sheet, draft, at, verb) or _undone(sheet, draft, at) or _told_around(sheet, draft, at)
    return found or _of_above(sheet, draft, at) or _of_itself(sheet, at, verb)


def _denied(sheet: Sheet, draft: Draft, at: Token, verb: Token | None) -> Mood | None:
    """Whether a word denies the act, or the verb that only lends itself to its noun; not where that word is one of the act's own."""
    if (no := _answered_no(sheet, at)) is not None:
        return Mood("negated", f"answered by '{no}'")
    lent = verb is not None and verb.i != at.i and (light(sheet, verb) or _not_begun(sheet, at, verb)) and not _apart(sheet, at) and not _works_on(sheet, at, verb)
    negated = negation(sheet, at) or (negation(sheet, verb) if lent else None) or other_than(sheet, draft) or of_none(sheet, draft) or even(sheet, at)
    if not negated or _negative_trigger(sheet, draft):
        return None
    ahead = verb is not None and own_mood(sheet, verb).status == "future"
    return Mood("negated", f"negated by '{negated}'", future=ahead, no_longer=broken_off(sheet, at, negated))


def _answered_no(sheet: Sheet, at: Token) -> str | None:
    """*Celui du Niger a regagné son poste; celui du Mali, non*: the answer that stands behind a comma below a word that has no verb."""
    if at.pos in VERBAL or at.head != at.i:
        return None
    below = (sheet.tokens[c] for c in sheet.children[at.i] if c > at.i and sheet.tokens[c - 1].text == ",")
    return next((t.text for t in below if ANSWERS.get(t.low) is False), None)


def _not_begun(sheet: Sheet, noun: Token, verb: Token) -> bool:
    """*Le retrait n'a pas débuté*: whether a verb tells of the very happening of the noun that is its subject."""
    objects = (sheet.tokens[c] for c in sheet.children[verb.i] if sheet.tokens[c].dep == "obj")
    return noun.dep in ("subj", "subjpass") and noun.head == verb.i and makes(sheet, verb) and all(o.pos == "NOUN" for o in objects)


def _told_around(sheet: Sheet, draft: Draft, at: Token) -> Mood | None:
    """What words before an act, a relative on its noun, or an aside behind its verb say of it."""
    before = said_before(sheet, at) if at.pos in VERBAL else None
    if before is not None:
        far = _far_as(sheet, at) if before[1] in sheet.language.words("modality", "reaching") else None
        return far or Mood(cast(Kind, before[0]), f"under '{before[1]}'")
    if told_done(sheet, at) and not begins(sheet, at):
        return Mood("actual", DONE)
    if at.pos not in VERBAL:
        found = in_relative(sheet, at)
    else:
        found = _before_aside(sheet, at)
    return found or (Mood("actual", "there already, whatever becomes of it") if _there(sheet, draft, at) else None)


def _far_as(sheet: Sheet, at: Token) -> Mood | None:
    """*Could go so far as to close*, *neither wants to go as far as recalling*: how far somebody may go, wants to or does not go."""
    first = sheet.sentence_of(at.i).first
    going = next((t for t in reversed(sheet.tokens[max(first, at.i - 6) : at.i]) if t.pos in VERBAL), None)
    above = going if going is None or going.dep != "xcomp" else sheet.tokens[going.head]
    if going is None or above is None:
        return None
    if word := negation(sheet, going) or negation(sheet, above):
        return Mood("negated", f"negated by '{word}'")
    own = governed(sheet, going, False) or own_mood(sheet, going)
    return own if own.status in ("future", "hypothetical") else None


def _before_aside(sheet: Sheet, at: Token) -> Mood | None:
    """*Veut, a-t-il dit, livrer*: what stands before an aside says of the verb behind it."""
    aside = parted(sheet, at)
    if aside is None:
        return None
    refused = aside[0] == "refused"
    return Mood("negated" if refused else cast(Kind, aside[0]), f"'{aside[1]}' before an aside", future=refused)


def _of_above(sheet: Sheet, draft: Draft, at: Token) -> Mood | None:
    """What governs an act makes of it; a purpose of force that was carried out was done."""
    above = governed(sheet, at, draft.type in SPOKEN)
    if above is not None and above.why == PURPOSE and (draft.type in WITH_IT or _served(sheet, at)) and _carried_out(sheet, at):
        return Mood("actual", "a purpose of what was done")
    return above


def _served(sheet: Sheet, at: Token) -> bool:
    """*A téléphoné à l'émir pour s'excuser*: whether the verb above serves only what it is done for."""
    return sheet.tokens[at.head].lemma in sheet.language.words("modality", "serving")


def _of_itself(sheet: Sheet, at: Token, verb: Token | None) -> Mood:
    """What an act's own form tells: its verb's, or that of the verb that its noun hangs on."""
    if at.lemma in sheet.language.words("modality", "polite") and own_mood(sheet, at).why == CONDITIONAL:
        return Mood("actual", "a polite wish")
    if (means := by_which(sheet, at)) is not None:
        return means
    if at.pos not in VERBAL:
        return noun_mood(sheet, at, verb)
    modal = parted_modal(sheet, at)
    return Mood("hypothetical", f"under '{modal.text}'") if modal is not None else own_mood(sheet, at)


def _undone(sheet: Sheet, draft: Draft, at: Token) -> Mood | None:
    """What words around an act say of it: not done yet, denied with the part that one had in it, only possible."""
    if at.pos in VERBAL:
        words = yet_to(sheet, at)
        return Mood("negated", f"'{words}'") if words else None
    part = taken_part_in(sheet, at)
    if part is not None and _own_part(sheet, draft, part) and (denied := negation(sheet, part)):
        return Mood("negated", f"no part in it: '{denied}'")
    word = doubted(sheet, at)
    return Mood("hypothetical", f"only possible: '{word}'") if word else None


def _there(sheet: Sheet, draft: Draft, at: Token) -> bool:
    """*Étudie la demande du Pérou*, *agit à la demande du Pérou*, *if Kyiv's request goes through*: a demand that is only looked at, followed or owned has been made."""
    if draft.type not in ("REQUEST", "THREATEN") or at.pos not in ("NOUN", "PROPN"):
        return False
    verb = sheet.tokens[at.head]
    looked = at.dep == "obj" and verb.lemma in sheet.language.words("modality", "examining")
    aside = at.dep in ("obl", "nmod") and case_of(sheet, at.i) in sheet.language.words("modality", "heeding")
    return looked or aside


def _carried_out(sheet: Sheet, at: Token) -> bool:
    """*Ont franchi la frontière pour arrêter un déserteur*: the purpose of a verb in the perfect that is not denied."""
    verb = sheet.tokens[at.head]
    done = at.dep == "advcl" and verb.form == "Part" and any(sheet.tokens[c].dep == "aux" and sheet.tokens[c].form == "Fin" for c in sheet.children[verb.i])
    return done and sheet.language.code == "fr" and own_mood(sheet, verb).why == FACT and not negation(sheet, verb)


def _own_part(sheet: Sheet, draft: Draft, part: Token) -> bool:
    """*L'émirat ne participe pas aux frappes américaines*: what others did is there, whoever has no part in it."""
    predicate = sheet.predicates.get(part.i)
    heads = (part.head,) if part.dep == "relcl" else predicate.subjects if predicate else ()
    named = {code for m in sheet.mentions_in.get(part.sent, ()) if m.head in heads for code in states(m.codes)}
    return not named or not draft.actor or bool(named & states(draft.actor))


def _works_on(sheet: Sheet, noun: Token, verb: Token) -> bool:
    """*Les sanctions n'auront guère de conséquences*: what an act does not have or bring leaves the act as it is."""
    objects = [sheet.tokens[c] for c in sheet.children[verb.i] if sheet.tokens[c].dep == "obj"]
    return noun.dep == "subj" and noun.head == verb.i and any(o.pos == "NOUN" and o.lemma not in ("lieu", "place") for o in objects)


def _apart(sheet: Sheet, noun: Token) -> bool:
    """*Sous le coup d'un mandat, il ne fera pas le voyage*: what stands behind such a preposition is not what the verb carries."""
    at, apart = noun, sheet.language.words("language", "apart") | {"sous", "under"}
    while at.head != at.i and at.pos not in VERBAL:
        if at.dep in ("obl", "nmod") and case_of(sheet, at.i) in apart:
            return True
        at = sheet.tokens[at.head]
    return False


def _negative_trigger(sheet: Sheet, draft: Draft) -> bool:
    """Whether the negation is part of the words that carry the act: *n'exclut pas*, *no intention of*."""
    words = sheet.language.tables["modality"]
    inside = [sheet.tokens[i].text.lower() for i in draft.words]
    return any(w in words["negative_adverbs"] or w in words["negative_determiners"] or w in words["nothing"] or w in words["without"] or w in ("no", "not", "ne", "n'", "pas") for w in inside)

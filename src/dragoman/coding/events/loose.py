"""Acts whose parties are unsaid in their slots: which of their words tell an act all the same."""

from __future__ import annotations

from dragoman.coding.codes import states
from dragoman.coding.events.assign import draft
from dragoman.coding.events.clause import only_topic, within
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.triggers import Fit
from dragoman.coding.predicates.verbs import to_be_done
from dragoman.coding.sheet import Draft, Sheet

#: categories whose nouns (*dégel, trêve, coopération*) name how things stand unless a party is named beside them
AFFAIRS = frozenset({"SUPPORT", "CONCEDE", "COOPERATE", "AGREE"})


def loosely(finder: Finder, options: dict[int, list[Fit]], drafts: dict[int, Draft]) -> dict[int, Draft]:
    """In a passage that tells of acts between states, a trigger whose parties are unsaid is an act between them too.

    Where a pack says `fills_needs`, one party is enough for a trigger that asks for more: its needs are written for single sentences.
    """
    found = {}
    generous = finder.sheet.language.tables["language"]["fills_needs"]
    for i, fitting in options.items():
        fitting = [f for f in fitting if not f.trigger.strict]
        if i in drafts or not fitting:
            continue
        fit = next((f for f in fitting if sure(f)), None)
        made = draft(finder, fit or fitting[0], loose=True)
        if made is not None and (fit is not None or (generous and (made.actor or made.recipient or _tells(finder.sheet, made)))):
            found[i] = made
    return found


def standing_alone(finder: Finder, options: dict[int, list[Fit]]) -> dict[int, Draft]:
    """Where no act of the passage has its parties in its slots: a verb that is sure, with its doer, beside another state in its clause.

    *Lisbonne projette avec Le Cap un partenariat*; only where the pack says `fills_needs`.
    """
    found, sheet = {}, finder.sheet
    for i, fitting in options.items() if sheet.language.tables["language"]["fills_needs"] else ():
        fit = next((f for f in fitting if not f.trigger.strict and f.predicate.kind == "verb" and sure(f)), None)
        made = draft(finder, fit, loose=True) if fit is not None else None
        if made is not None and made.actor and len(_states_beside(sheet, made)) > 1:
            found[i] = made
    return found


def _states_beside(sheet: Sheet, draft: Draft) -> frozenset[str]:
    """Who does an act, and the states and bodies that its clause names; places and what is only spoken about apart."""
    here = (m for m in within(sheet, draft.trigger) if m.kind != "place" and not only_topic(sheet, m))
    return states((*draft.actor, *(code for m in here for code in m.codes)))


def _tells(sheet: Sheet, draft: Draft) -> bool:
    """Whether a word tells an act though it names no party: a verb of the clause's own, or a noun of an act that is told for the first time."""
    token = sheet.tokens[draft.trigger]
    if draft.kind == "noun":
        return token.pos == "NOUN" and draft.type not in AFFAIRS and token.dep not in ("nmod", "conj", "appos") and _new(sheet, token.i)
    if to_be_done(sheet, token) or token.dep in ("relcl", "advcl"):
        return False
    return token.form != "Part" or token.tense != "Past" or sheet.children_have(token.i, "aux") or sheet.children_have(token.i, "auxpass")


def _new(sheet: Sheet, i: int) -> bool:
    """*A strike*, *the strike on the port*: a noun that is told for the first time; *the strike*, *cette visite* point back."""
    words = [sheet.tokens[c] for c in sheet.children[i]]
    if any(w.low in sheet.language.words("modality", "pointing") for w in words if w.dep == "det"):
        return False
    said = any(w.dep in ("nmod", "relcl", "acl", "obl") for w in words)
    definite = any(w.low in ("the", "le", "la", "l'", "les") for w in words if w.dep == "det")
    return said or (not definite and sheet.tokens[i].dep in ("subj", "subjpass", "agent", "root"))


def sure(fit: Fit) -> bool:
    """Whether a trigger means an act between states whoever does it: it asks for an object, for company, or is of several words."""
    return bool(fit.matched) or len(fit.words) > 1 or fit.trigger.weight >= 3

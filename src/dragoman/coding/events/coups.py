"""Coups: acts of a state's own army on its government, whoever the sentence speaks of besides."""

from __future__ import annotations

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.sheet import Draft, Sheet


def is_coup(draft: Draft) -> bool:
    """Whether an act topples a government: martial law and what else governments do to institutions has a mode of its own."""
    return draft.type == "COERCE" and draft.mode is None and draft.context == ("political_institutions",)


def toppled(finder: Finder, draft: Draft) -> Draft:
    """*Le putsch au Niger*, *le coup d'État qui a renversé le président Touré*: a coup is one of a state's own people on its government."""
    if (draft.type, draft.mode) == ("COERCE", "seize") and (held := _in_the_palace(finder, draft)):
        return changed(draft, recipient=(f"{held}:GOV",), recipient_at=draft.actor_at, reasons=(*draft.reasons, ("recipient", "who takes the seat of power takes it from his government")))
    if not is_coup(draft) or (draft.actor and draft.recipient):
        return draft
    if draft.kind != "noun":
        return _by_its_own(finder, draft)
    inside = set(finder.sheet.subtree(draft.trigger))
    if draft.actor_at is not None and draft.actor_at not in inside and not draft.recipient and (told := _shaken(finder.sheet, draft.trigger)):
        draft = changed(draft, actor=(f"{told}:MIL",))  # the subject of a clause that the coup only dates
    named, at = (draft.recipient, draft.recipient_at) if draft.recipient else (draft.actor, draft.actor_at)
    state = next(iter(states(named))) if len(states(named)) == 1 else None if named else _shaken(finder.sheet, draft.trigger)
    if state is None:
        return draft
    at = draft.trigger if at is None else at
    whys = [(role, "a coup is within one state") for role, codes in (("actor", draft.actor), ("recipient", draft.recipient)) if not codes]
    return changed(draft, actor=draft.actor or (f"{state}:MIL",), actor_at=at, recipient=(f"{state}:GOV",), recipient_at=at, reasons=(*draft.reasons, *whys))


def overthrown(draft: Draft) -> Draft | None:
    """*Depuis le putsch*: a coup whose doer the passage tells, and nobody whom it is done to, is on that state's government; None for another act."""
    one = states(draft.actor)
    if not is_coup(draft) or draft.kind != "noun" or draft.recipient or len(one) != 1:
        return None
    return changed(draft, recipient=(f"{next(iter(one))}:GOV",), recipient_at=draft.actor_at, reasons=(*draft.reasons, ("recipient", "a coup is within one state")))


def _in_the_palace(finder: Finder, draft: Draft) -> str | None:
    """*Gabonese soldiers seized the palace*: the state whose own people take its seat of power, where the sentence names no other."""
    predicate, sheet = finder.sheet.predicates.get(draft.trigger), finder.sheet
    seats = sheet.language.words("language", "seats_of_power")
    if draft.recipient or predicate is None or not any(sheet.tokens[i].lemma in seats for i in predicate.objects):
        return None
    named = {c for m in sheet.mentions_in.get(sheet.tokens[draft.trigger].sent, ()) for c in states(m.codes)}
    own = next(iter(states(draft.actor))) if len(states(draft.actor)) == 1 else ""
    return own if len(own) == 3 and named <= {own} else None


def _by_its_own(finder: Finder, draft: Draft) -> Draft:
    """*Qui a renversé le président malien*: who topples a government without being named is of its own state."""
    predicate = finder.sheet.predicates.get(draft.trigger)
    if draft.actor or len(states(draft.recipient)) != 1 or predicate is None or any(finder.by_token.get(s) for s in predicate.subjects):
        return draft
    return changed(draft, actor=(f"{next(iter(states(draft.recipient)))}:MIL",), actor_at=draft.recipient_at, reasons=(*draft.reasons, ("actor", "a coup is within one state")))


def _shaken(sheet: Sheet, at: int) -> str | None:
    """The state of a coup that no state stands beside: that of its relative clause, else the only one of its sentence that is not its subject; that of its subject where the other is where he was."""
    below = {c for i in sheet.subtree(at) if (m := sheet.mention_at.get(i)) for c in states(m.codes)}
    if len(below) == 1:
        return next(iter(below))
    row = sheet.mentions_in.get(sheet.tokens[at].sent, ())
    stays = sheet.language.words("language", "staying")
    where = {m.head for m in row if sheet.tokens[m.head].dep == "obl" and sheet.tokens[sheet.tokens[m.head].head].lemma in stays}
    others = {c for m in row if sheet.tokens[m.head].dep != "subj" and m.head not in where for c in states(m.codes) if len(c) == 3}
    subjects = {c for m in row if sheet.tokens[m.head].dep == "subj" for c in states(m.codes)}
    told = others - subjects or (subjects if where else set())
    return next(iter(told)) if len(told) == 1 else None

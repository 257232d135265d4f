"""Who held whom somebody else is said to have freed, and who freed whom he held: one hand through all that is done to a prisoner."""

from __future__ import annotations

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.candidates import Passage
from dragoman.coding.events.party import PEOPLE
from dragoman.coding.sheet import Draft

#: what is done to a prisoner by whoever holds him
KEPT = frozenset({("COERCE", "arrest"), ("SANCTION", "convict"), ("RETREAT", "release"), ("ASSAULT", "abduct")})
#: how many sentences away the other act may be told
REACH = 3


def by_the_holder(passage: Passage, draft: Draft) -> Draft:
    """*A libéré un Suisse détenu depuis mars*, *l'avait arrêté. Condamné en mai, il a été gracié*: a judgment or a release without a doer is by whoever else does such a thing to the same people."""
    predicate = passage.finder.sheet.predicates.get(draft.trigger)
    if draft.actor or not _kept(draft) or not _people(draft) or (predicate is not None and (predicate.agents or (predicate.subjects and not predicate.passive))):
        return draft
    sent = passage.finder.sheet.tokens[draft.trigger].sent
    near = [d for n in range(sent - REACH, sent + REACH + 1) for d in passage.told_in.get(n, ()) if d.trigger != draft.trigger and _kept(d) and d.actor and _same(d, draft)]
    done = {d.actor for d in near}
    if len(done) != 1:
        return draft
    other = min(near, key=lambda d: abs(d.trigger - draft.trigger))
    return changed(draft, actor=other.actor, actor_at=other.actor_at, reasons=(*draft.reasons, ("actor", "who holds them by another act")))


def _kept(draft: Draft) -> bool:
    """Whether an act is done to a prisoner."""
    return (draft.type, draft.mode) in KEPT or (draft.type == "CONCEDE" and "legal" in draft.context)


def _people(draft: Draft) -> bool:
    """Whether an act is done to people."""
    return bool(draft.recipient) and all(code.partition(":")[2] in PEOPLE | {"MIL", "SPY", "BUS"} for code in draft.recipient)


def _same(one: Draft, other: Draft) -> bool:
    """Whether two acts are done to the same people, by others than their own state."""
    return set(one.recipient) == set(other.recipient) and states(one.actor).isdisjoint(states(one.recipient))

"""Acts within one state: its organs on its people, its people on its government (*a gracié quarante manifestants*, *l'opposition exige*)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dragoman.coding.actors.posts import sector_of
from dragoman.coding.changed import changed
from dragoman.coding.codes import entities, states
from dragoman.coding.events.around import ahead
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.party import PEOPLE
from dragoman.coding.events.slots import slots
from dragoman.coding.sheet import Draft, Mention

#: sectors of those who ask their own government for something, or are dealt with by it
UNDER = PEOPLE | {"PTY", "BUS", "SOC", "REB", "CRM", "UNK"}

#: categories of what a state does to its own people, so that it may be the agent that is left unsaid
BY_ITS_OWN = frozenset({"COERCE", "ASSAULT", "SANCTION", "ACCUSE", "CONCEDE", "RETREAT", "REJECT"})

#: categories of what is only said: between a state and its own people it is no relation, unless others are spoken of
SAID_AT_HOME = frozenset({"REJECT", "SUPPORT", "ACCUSE", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Own:
    """Who of the known party's own state may stand in the empty role, and what speaks for it."""

    codes: tuple[str, ...]
    features: dict[str, float]


def at_home(finder: Finder, draft: Draft, role: str, other: tuple[str, ...]) -> Own | None:
    """The own side of an act within one state; None where the other party is no single state."""
    known = entities(other)
    if len(known) != 1 or len(known[0]) != 3 or (draft.type, draft.mode) == ("SANCTION", "withdraw"):
        return None
    state, sector = known[0], next((c.partition(":")[2] for c in other if ":" in c), "")
    people = sector in UNDER
    told = _in_slot(finder, draft, role, state, other)
    if not told and not people and not (role == "recipient" and draft.type == "COERCE"):
        return None  # a government that only admits or asks does it to nobody at home
    if role == "actor" and draft.type not in BY_ITS_OWN:
        return None
    ruled = draft.type == "COERCE" and draft.mode in (None, "seize")
    codes = told or (f"{state}:GOV" if people or ruled else f"{state}:CVL",)
    names = ["own", f"own {draft.type}", f"own {draft.type} {draft.mode}", f"own of {sector or 'state'}", f"own of {sector or 'state'} {draft.type}", f"own {draft.kind}"]
    if told:
        names += ["own told", f"own told {told[0].partition(':')[2] or 'state'}", f"own told {draft.type}"]
    return Own(codes, dict.fromkeys(names, 1.0))


def _in_slot(finder: Finder, draft: Draft, role: str, state: str, other: tuple[str, ...]) -> tuple[str, ...]:
    """The people in the role's own place in the clause: named as the same state's, or a role noun with no country beside it."""
    sheet = finder.sheet
    for i in slots(finder, draft, role):
        found = finder.here(i)
        if found is not None and states(found.codes) == {state} and found.codes != other and not _only_likely(found, other):
            return found.codes
        sector = sector_of(sheet, i) if found is None else None
        if sector == "GOV" and not any(c.partition(":")[2] in UNDER | {"MIL"} for c in other):
            continue  # *a curfew on the capital*: an organ that acts on another is rare
        if sector is not None and not any(k in finder.by_token for k in sheet.subtree(i)):
            return (f"{state}:{sector}",)
    return ()


def _only_likely(found: Mention, other: tuple[str, ...]) -> bool:
    """*Macron asked him*, *Washington urged the government*: a pronoun or a bare role noun was only taken to be of the state spoken of, which asks nothing of itself."""
    supposed = found.kind == "pronoun" or (found.kind == "role" and all(c.endswith(":GOV") for c in found.codes) and found.last - found.first == 1)
    return supposed and not any(c.partition(":")[2] in UNDER | {"MIL"} for c in other)


def homely(named: Collection[str], drafts: list[Draft]) -> list[Draft]:
    """The drafts without what a state and its people only say to each other in a passage that names (`named`) nobody else: *l'opposition conteste le décompte*."""
    return [d for d in drafts if not _only_said(d)] if len(named) < 2 else drafts


def _only_said(draft: Draft) -> bool:
    """Whether words pass between a state and its people, or its people say them to nobody."""
    sectors = {c.partition(":")[2] for c in (*draft.actor, *draft.recipient)}
    alone = draft.type in ("REJECT", "ACCUSE") and sectors == {"LEG"} and not draft.recipient  # *le Parlement espagnol a rejeté le budget*
    return draft.type in SAID_AT_HOME and (alone or not sectors.isdisjoint(UNDER)) and len(states(draft.actor) | states(draft.recipient)) < 2


def calling_home(finder: Finder, draft: Draft) -> Draft:
    """*L'appel à ses ressortissants de quitter le pays*: who calls on nationals that are its own is their state, and not whom the call hits."""
    sheet = finder.sheet
    if draft.actor or (draft.type, draft.mode) != ("SANCTION", "withdraw"):
        return draft
    for i in (*sheet.subtree(draft.trigger), *ahead(sheet, draft.trigger)):
        found = finder.by_token.get(i)
        owned = found is not None and found.kind == "modifier" and found.why.startswith("the possessive") and sector_of(sheet, sheet.tokens[i].head) in PEOPLE
        if found is not None and owned and len(states(found.codes)) == 1:
            kept = draft if states(draft.recipient) != states(found.codes) else changed(draft, recipient=(), recipient_at=None)
            return changed(kept, actor=entities(found.codes), actor_at=i, reasons=(*draft.reasons, ("actor", f"its own nationals: {found.why}")))
    return draft

"""Whose rebels those are who have no name: *les insurgés ont attaqué l'armée mozambicaine*, *les djihadistes* whom a state fights on its own soil."""

from __future__ import annotations

from dragoman.coding.actors.posts import among
from dragoman.coding.actors.scene import PLACES, scene_at
from dragoman.coding.changed import changed
from dragoman.coding.codes import entities, states
from dragoman.coding.events.finder import Finder
from dragoman.coding.sheet import Draft, Mention, Sheet

#: rebels of no land
NAMELESS = ("REB",)
#: how a state fights rebels on its own soil; what it says of them, or asks of them, may be told of another's
FIGHTING = frozenset({"ASSAULT", "COERCE"})
#: of what part of a state those are whom the rebels of that very state fight
POWERS = frozenset({"MIL", "COP", "GOV"})


def of_their_land(finder: Finder, draft: Draft) -> Draft:
    """A draft whose nameless rebels are those of a state (codebook.md 2): of the land where the act is, else of the state whose forces fight them where no other is spoken of."""
    for role, at, other, other_at in (("recipient", draft.recipient_at, draft.actor, draft.actor_at), ("actor", draft.actor_at, draft.recipient, draft.recipient_at)):
        if getattr(draft, role) == NAMELESS and (land := _land(finder.sheet, draft, other) or _fought_at_home(finder, draft, other, other_at)):
            return changed(draft, reasons=(*draft.reasons, (role, "rebels of the state that they are told of with")), **{role: (f"{land}:REB",), f"{role}_at": at})
    return draft


def _land(sheet: Sheet, draft: Draft, other: tuple[str, ...]) -> str | None:
    """The state where the act is; None where the text does not tell. Who only speaks of rebels in his own capital does not make them his."""
    scene = scene_at(sheet, draft.trigger)
    if scene is not None and (draft.type in FIGHTING or scene not in states(other)):
        return scene
    if draft.recipient != NAMELESS or draft.type not in FIGHTING | {"AID"}:
        return None
    near = {code for m in sheet.mentions_in.get(sheet.tokens[draft.trigger].sent, ()) if m.kind in PLACES for code in m.codes if len(code) == 3 and code not in NAMELESS} - states(other)
    return next(iter(near)) if len(near) == 1 else None  # *left Mali, where they had fought the jihadists*


def _fought_at_home(finder: Finder, draft: Draft, other: tuple[str, ...], at: int | None) -> str | None:
    """*The Mozambican army killed twelve insurgents*: the state whose army, police or government fights rebels or is hit by them, where the text names no other land."""
    foe = finder.by_token.get(at) if at is not None else None
    foes = entities(other)
    if draft.type not in FIGHTING or foe is None or not _people(finder.sheet, foe) or len(foes) != 1 or len(foes[0]) != 3 or foes == NAMELESS:
        return None
    powers = {code.partition(":")[2] for code in other} & POWERS
    return foes[0] if "COP" in powers or (powers and _only(finder.sheet) == foes[0]) else None  # police are seldom abroad


def _people(sheet: Sheet, foe: Mention) -> bool:
    """Whether a party is an organ or its people by their own word; jets and drones are mostly abroad."""
    return foe.kind in ("role", "person", "unit") and sheet.tokens[foe.head].lemma not in among(sheet, "gear")


def _only(sheet: Sheet) -> str | None:
    """The one state that a text names; None where it names more."""
    known = sheet.memo("only")
    if "state" not in known:
        named = {code for m in sheet.mentions for code in states(m.codes) if len(code) == 3} - set(NAMELESS)
        known["state"] = next(iter(named)) if len(named) == 1 else None
    state: str | None = known["state"]
    return state

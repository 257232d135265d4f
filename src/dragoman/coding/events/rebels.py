"""Whose rebels those are who have no name: *les insurgés ont attaqué l'armée mozambicaine*, *les djihadistes* whom a state fights on its own soil."""

from __future__ import annotations

from dragoman.coding.actors.scene import PLACES, scene_at
from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.sheet import Draft, Sheet

#: rebels of no land
NAMELESS = ("REB",)
#: what is done to rebels, or by them, within their own state; friends and hosts are mostly others
AT_HOME = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT", "REQUEST", "CONCEDE", "PROTEST", "MOBILIZE"})


def of_their_land(finder: Finder, draft: Draft) -> Draft:
    """A draft whose nameless rebels are those of a state (codebook.md 2): of the land where the act is, else of the state that they fight."""
    for role, at, other in (("recipient", draft.recipient_at, draft.actor), ("actor", draft.actor_at, draft.recipient)):
        if getattr(draft, role) == NAMELESS and (land := _land(finder.sheet, draft, other)):
            return changed(draft, reasons=(*draft.reasons, (role, "rebels of the state that they are told of with")), **{role: (f"{land}:REB",), f"{role}_at": at})
    return draft


def _land(sheet: Sheet, draft: Draft, other: tuple[str, ...]) -> str | None:
    """The state whose rebels are meant; None where the text does not tell."""
    scene = scene_at(sheet, draft.trigger)
    if scene is not None and scene not in states(other):
        return scene
    near = {code for m in sheet.mentions_in.get(sheet.tokens[draft.trigger].sent, ()) if m.kind in PLACES for code in m.codes if len(code) == 3} - states(other)
    if draft.recipient == NAMELESS and len(near) == 1:
        return next(iter(near))  # *left Mali, where they had fought the jihadists*
    foes = [code for code in other if len(code.split(":")[0]) == 3]
    fighting = foes if len(foes) == 1 else [code for code in foes if code.endswith(":MIL")]
    return fighting[0].split(":")[0] if draft.type in AT_HOME and len(fighting) == 1 else None

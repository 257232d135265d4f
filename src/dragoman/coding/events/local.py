"""Parties that are those of the place: *prosecutors opened an inquiry*, *the Russian envoy was summoned*, in a report from Tallinn."""

from __future__ import annotations

from dragoman.coding.actors.posts import sector_of
from dragoman.coding.actors.roles import NATIVE
from dragoman.coding.actors.scene import scene_at
from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.roles import Finder
from dragoman.coding.events.sectors import slots
from dragoman.coding.sheet import Draft

#: what people without a country do at home: they sail and leave elsewhere too
DOINGS = frozenset({"PROTEST", "COERCE", "ACCUSE", "REQUEST", "REJECT", "SANCTION", "ASSAULT", "SUPPORT"})


def of_the_place(finder: Finder, draft: Draft) -> Draft:
    """A draft whose unsaid actor is of the state where the passage is set: people without a country, or the host of an envoy."""
    scene = scene_at(finder.sheet, draft.trigger) if not draft.actor else None
    if scene is None:
        return draft
    if draft.type in DOINGS and (found := _people(finder, draft)) is not None:
        at, sector = found
        code = scene if draft.type == "PROTEST" else f"{scene}:{sector}"  # who protests as what, `sectors` knows better
        return changed(draft, actor=(code,), actor_at=at, reasons=(*draft.reasons, ("actor", "people of the state where it happens")))
    near = {c for m in finder.sheet.mentions_in.get(finder.sheet.tokens[draft.trigger].sent, ()) for c in states(m.codes)}
    if _envoy(finder, draft) and near <= states(draft.recipient) | {scene} and scene not in states(draft.recipient):
        return changed(draft, actor=(scene,), reasons=(*draft.reasons, ("actor", "the state where the envoy is")))
    return draft


def _people(finder: Finder, draft: Draft) -> tuple[int, str] | None:
    """The noun in the actor's place that means people of the land, with their sector."""
    for i in slots(finder, draft, "actor"):
        sector = sector_of(finder.sheet, i)
        if sector in NATIVE - {"LEG"} and not any(k in finder.by_token for k in finder.sheet.subtree(i)):
            return i, sector
    return None


def _envoy(finder: Finder, draft: Draft) -> bool:
    """*Was summoned*, *was expelled*, said of an ambassador."""
    at = draft.recipient_at
    hosted = (draft.type, draft.mode) in (("ACCUSE", "disapprove"), ("SANCTION", "expel"))
    words = finder.sheet.language.tables["actors"]["accredited"]["words"]
    predicate = finder.sheet.predicates.get(draft.trigger)
    return hosted and at is not None and predicate is not None and predicate.passive and any(finder.sheet.tokens[k].lemma in words for i in predicate.objects for k in finder.sheet.subtree(i))

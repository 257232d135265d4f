"""What the act makes of who undergoes it: people in person, captives, land that forces leave, those of a coup."""

from __future__ import annotations

from dragoman.coding.actors.posts import among
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.slots import unnamed
from dragoman.coding.sheet import Draft

#: how far behind the head of an object the word for captives may stand
REACH = 10
#: acts on people in person, by category and mode: who is named by nationality there is some of its people
IN_PERSON = frozenset({("COERCE", "arrest"), ("COERCE", "deport"), ("RETREAT", "release"), ("SANCTION", "convict"), ("ASSAULT", "abduct"), ("ASSAULT", "beat"), ("ASSAULT", "torture"), ("ASSAULT", "targeted")})
#: modes of those that no state undergoes itself, only people of it
WHOLLY = frozenset({"deport", "targeted"})


def land_or_ships(finder: Finder, draft: Draft, recipient: tuple[str, ...]) -> tuple[str, ...]:
    """*A retiré ses soldats de Badme*: what forces leave is a state's land; *closed its skies to Indian aircraft*: those that are barred fly and sail for trade."""
    if draft.type == "RETREAT" and draft.mode == "withdraw":
        return tuple(code.replace(":MIL", "") if len(code.split(":")[0]) == 3 else code for code in recipient)
    at, words = draft.recipient_at, among(finder.sheet, "carriers")
    if draft.type == "SANCTION" and at is not None and finder.sheet.tokens[at].lemma in words:
        return tuple(code.replace(":MIL", ":CVL") for code in recipient)
    if draft.type in ("ACCUSE", "REQUEST") and len(recipient) == 1 and len(recipient[0]) == 3 and _of_a_coup(finder, draft):
        return (f"{recipient[0]}:MIL",)
    if draft.type == "AID" and "asylum" in draft.context:
        person = any(field == "recipient" and "person '" in why for field, why in draft.reasons)
        return tuple(f"{code}:ELI" if person and len(code) == 3 else code.replace(":GOV", ":ELI") for code in recipient)
    return recipient


def _of_a_coup(finder: Finder, draft: Draft) -> bool:
    """*Condemned the putsch*: those who made it are meant."""
    sheet = finder.sheet
    words = among(sheet, "coups")
    predicate = sheet.predicates.get(draft.trigger)
    return predicate is not None and any(" ".join(sheet.lows[k : k + n]) in words for i in predicate.objects for k in (i, *sheet.children[i]) for n in (1, 3))


def in_person(finder: Finder, draft: Draft, recipient: tuple[str, ...]) -> tuple[str, ...]:
    """*Four Ecuadorian surveyors were freed*: people of a nationality are its civilians, captives of a war its soldiers."""
    found = finder.by_token.get(draft.recipient_at) if draft.recipient_at is not None else None
    by_nation = found is not None and found.why.startswith("demonym")
    freed = _freed(finder, draft) if draft.mode == "release" else None
    sector = freed or ("CVL" if draft.mode in WHOLLY or by_nation else None)
    return tuple(f"{code}:{sector}" if len(code) == 3 else code for code in recipient) if sector else recipient


def _freed(finder: Finder, draft: Draft) -> str | None:
    """*A rendu au Gabon deux pêcheurs*: what the people are whom a state gives back to theirs, soldiers where they were taken in fighting."""
    predicate = finder.sheet.predicates.get(draft.trigger)
    if captured(finder, draft):
        return "MIL"
    return next((s for i in (predicate.objects if predicate else ()) if (s := unnamed(finder, i, True, frozenset()))), None)


def captured(finder: Finder, draft: Draft) -> bool:
    """*Prisoners of war*, *captured soldiers*: whom a state gives back that were taken in fighting."""
    words = among(finder.sheet, "captives")
    predicate = finder.sheet.predicates.get(draft.trigger)
    below = {finder.sheet.tokens[k].lemma for i in (predicate.objects if predicate else ()) for k in finder.sheet.subtree(i) if k - i <= REACH}
    return not below.isdisjoint(words)


def some(finder: Finder, at: int | None) -> bool:
    """*No visas for Rwandans*, *5,000 Moroccans*: some people of a nation; with the article they may be the nation."""
    sheet = finder.sheet
    below = {sheet.tokens[c].low for c in sheet.children[at]} if at is not None else set()
    return at is not None and sheet.tokens[at].number == "Plur" and not below & {"the", "les", "l'", "aux", "des"}


def nationals(finder: Finder, at: int | None) -> bool:
    """*Deux Français*, *the Georgians*: people by their nationality."""
    found = finder.by_token.get(at) if at is not None else None
    return found is not None and found.kind == "name" and found.why.startswith("demonym")

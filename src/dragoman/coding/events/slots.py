"""Who stands in a slot of an act without a country: the words there, and the sector that they name."""

from __future__ import annotations

from dragoman.coding.actors.posts import sector_of
from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.party import Role
from dragoman.coding.sheet import Draft, Sheet, Token

#: categories in which arms and vessels stand for those who man them: *a drone was shot down*, not *restrictions in force*
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID"})


def supplied(draft: Draft, role: str) -> bool:
    """Whether the passage supplied a party: an agent left unsaid has no sector."""
    return any(field == role and why.startswith("the other party") for field, why in draft.reasons)


def said_of(finder: Finder, draft: Draft, role: str, found: Role) -> tuple[str, ...]:
    """The codes of a party that the passage supplies, with the sector of the people who stand in its slot without a country: *la police a tiré*."""
    if (role == "recipient" and (draft.type in ("RETREAT", "MOBILIZE") or (draft.type, draft.mode) == ("SANCTION", "withdraw"))) or len(found.codes) != 1 or len(found.codes[0]) != 3:
        return found.codes
    taken = states(draft.recipient if role == "actor" else draft.actor)
    sector = next((s for i in slots(finder, draft, role) if (s := unnamed(finder, i, draft.type in FORCE, taken, role == "recipient"))), None)
    return (f"{found.codes[0]}:{sector}",) if sector else found.codes


def slots(finder: Finder, draft: Draft, role: str) -> tuple[int, ...]:
    """The tokens where a role of an act may stand: its subject or agent, its object or whom it is directed at."""
    predicate = finder.sheet.predicates.get(draft.trigger)
    if predicate is None:
        return ()
    if role == "actor":
        carrier = finder.sheet.predicates.get(predicate.support) if predicate.support is not None else None
        return (*predicate.subjects, *predicate.agents, *(carrier.subjects if carrier else ()))
    directed = finder.sheet.language.tables["language"]["recipient"]
    return (*predicate.objects, *(i for prep, i in predicate.preps if prep in directed))


def unnamed(finder: Finder, i: int, force: bool, taken: frozenset[str], given: bool = False) -> str | None:
    """The sector of people who have no country with them: the word's own, or that of the words set beside a name; of what is `given` elsewhere than in acts of force, only where the word is no weak one."""
    sheet = finder.sheet
    known = finder.here(i)
    if known is not None:
        others = known.kind == "role" and known.codes[0].endswith(":MIL") and known.first == known.head and not taken.isdisjoint(states(known.codes))
        return "MIL" if others else None  # *ordered its forces to leave*: forces that are told to go are not those of who tells them
    weak = sheet.language.tables["actors"]["weak"]["words"]
    beside = [c for c in sheet.children[i] if sheet.tokens[c].dep in ("appos", "compound", "flat", *(("nmod",) if _quantity(sheet, sheet.tokens[i]) else ())) and finder.here(c) is None]
    for at in (i, *beside):
        sector, token = sector_of(sheet, at), sheet.tokens[at]
        if sector and not ((sector == "GOV" or (not force and (given or sector == "MIL"))) and (token.lemma in weak or token.low in weak)):
            return sector
    return None


def _quantity(sheet: Sheet, token: Token) -> bool:
    """*Plus de 700.000 réfugiés*, *la moitié des détenus*: a number or a measure of those behind it."""
    return token.pos in ("NUM", "ADV", "DET") or token.lemma in sheet.language.words("language", "quantities") or token.text[:1].isdigit()

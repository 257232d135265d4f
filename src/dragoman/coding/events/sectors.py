"""The sector that an act itself gives its parties (codebook.md 9, Sector): who strikes is the army, who protests the people."""

from __future__ import annotations

from dragoman.coding.actors.posts import BRANCHES, among, sector_of
from dragoman.coding.changed import changed
from dragoman.coding.events.civilians import civil
from dragoman.coding.events.coups import is_coup
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.slots import slots, supplied
from dragoman.coding.events.undergone import IN_PERSON, in_person, land_or_ships, nationals, some
from dragoman.coding.sheet import Draft

#: categories in which people named by nationality alone are civilians
PEOPLE = frozenset({"COERCE", "ASSAULT", "PROTEST"})
#: categories in which some people of a nation are its civilians
TOUCHED = frozenset({"AID", "REJECT", "REQUEST", "CONCEDE", "RETREAT", "THREATEN", "SANCTION", "ACCUSE"})
#: organs of the state, which do not protest
ORGANS = (":GOV", ":COP", ":MIL", ":JUD", ":SPY")
#: sectors of people who protest as what they are
DEMONSTRATING = frozenset({"BUS", "LAB", "EDU", "MED", "REL", "JRN", "REF", "OPP", "PTY"})
#: categories in which workers speak as labour
SAYING = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT"})
#: how far from a protest the mission stands before which it is held
REACH = 10
#: categories in which workers are hurt as civilians, not as labour
HARM = frozenset({"COERCE", "ASSAULT", "RETREAT", "AID", "THREATEN"})


def settle(finder: Finder, draft: Draft, filled: bool = False) -> Draft:
    """A draft with the sectors that its act implies; `filled` when the passage has supplied what it could."""
    actor, recipient = draft.actor, draft.recipient
    if draft.type == "PROTEST":
        who = _protesting(finder, draft)
        actor = tuple(code if ":" in code and not code.endswith(ORGANS) and not (who == "LAB" and code.endswith((":CVL", ":EDU", ":MED", ":BUS"))) else f"{code.split(':')[0]}:{who}" for code in actor if len(code.split(":")[0]) == 3) or actor
        home = tuple(f"{code.split(':')[0]}:GOV" for code in actor if len(code.split(":")[0]) == 3)
        recipient = recipient or (() if not filled and _before_mission(finder, draft) else home)
    elif draft.type in SAYING and any(finder.sheet.tokens[i].lemma in among(finder.sheet, "toiling") for i in slots(finder, draft, "actor")):
        actor = tuple(code.replace(":CVL", ":LAB") for code in actor)  # *the fishermen threaten to block the port*
    elif draft.type == "ASSAULT" and not supplied(draft, "actor") and _armed(finder, draft):
        actor = tuple(f"{code}:MIL" if len(code) == 3 else code for code in actor)
    elif draft.type == "MOBILIZE" or ((draft.type, draft.mode) == ("RETREAT", "withdraw") and not supplied(draft, "actor")):
        actor = _moving(finder, draft)
    elif draft.type == "AID" and not supplied(draft, "actor") and _sending(finder, draft):
        actor = tuple(f"{code}:MIL" if len(code) == 3 else code for code in actor)
    elif supplied(draft, "actor") and (_exercising(finder, draft) or is_coup(draft)):
        actor = tuple(f"{code}:MIL" if len(code) == 3 else code for code in actor)  # a coup is the army's
    if draft.type != "PROTEST":
        recipient = tuple(code.replace(":LAB", ":CVL") if draft.type in HARM else code for code in recipient)
    if nationals(finder, draft.recipient_at) and (draft.type in PEOPLE or (draft.type in TOUCHED and some(finder, draft.recipient_at) and not (draft.type in ("SANCTION", "ACCUSE") and supplied(draft, "recipient")))):
        recipient = tuple(f"{code}:CVL" if len(code) == 3 else code for code in recipient)
    if (draft.type, draft.mode) == ("SANCTION", "expel"):
        recipient = tuple(code.replace(":SPY", ":GOV") for code in recipient)  # whoever is sent home is accredited
    recipient = land_or_ships(finder, draft, recipient)
    if (draft.type, draft.mode) in IN_PERSON:
        recipient = in_person(finder, draft, recipient)
    recipient = civil(finder, draft, recipient)
    return changed(draft, actor=_counterparts(finder, draft, actor, recipient), recipient=_counterparts(finder, draft, recipient, actor))


def _counterparts(finder: Finder, draft: Draft, codes: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """*The spymaster and his Congolese counterpart*: codes with that of a counterpart made of the branch of the other party."""
    sheet = finder.sheet
    words = among(sheet, "opposite")
    known = [m.codes[0] for m in sheet.mentions_in.get(sheet.tokens[draft.trigger].sent, ()) if sheet.tokens[m.head].lemma in words and len(m.codes) == 1]
    branches = {code.partition(":")[2] for code in (*codes, *others) if code not in known}
    if not known or len(branches) != 1 or not branches <= BRANCHES:
        return codes
    return tuple(f"{code.split(':')[0]}:{next(iter(branches))}" if code in known and len(code.split(":")[0]) == 3 else code for code in codes)


def _before_mission(finder: Finder, draft: Draft) -> bool:
    """*Marched on the consulate*: a mission is never of those who protest before it; whose it is the passage tells."""
    words = finder.sheet.language.tables["actors"]["accredited"]["words"]
    return any(finder.sheet.tokens[i].lemma in words for i in finder.sheet.subtree(draft.trigger) if abs(i - draft.trigger) <= REACH)


def _protesting(finder: Finder, draft: Draft) -> str:
    """Who protests, by the words in the subject's place: *traders in Pune*; teachers and doctors who strike do so as labour."""
    who = slots(finder, draft, "actor")
    if any(finder.sheet.tokens[i].lemma in among(finder.sheet, "toiling") for i in who):
        return "LAB"
    sector = next((s for i in who if (s := sector_of(finder.sheet, i)) in DEMONSTRATING), "CVL")
    return "LAB" if draft.mode == "strike" and sector in ("EDU", "MED") else sector


def _moving(finder: Finder, draft: Draft) -> tuple[str, ...]:
    """*Russia is moving a battery*, *the French have left Gao*: states that move their own forces act by them, and who leaves a land are forces."""
    predicate = finder.sheet.predicates.get(draft.trigger)
    if predicate is None or not draft.actor or any(len(code) != 3 for code in draft.actor):
        return draft.actor
    if len(draft.actor) > 1 and not _scrambled(finder, draft):
        return draft.actor  # what several do at once their governments have agreed on
    if draft.type == "MOBILIZE" and draft.mode != "weapons" and any(sector_of(finder.sheet, i) == "COP" for i in predicate.objects):
        return tuple(f"{code}:COP" for code in draft.actor)  # *a déployé des gendarmes*
    if draft.type == "MOBILIZE" and not _by_forces(finder, draft, predicate.objects):
        return draft.actor  # *sent a frigate*, *called up its reservists*: the state does it
    moved = ((finder.here(i), sector_of(finder.sheet, i)) for i in predicate.objects if draft.type == "RETREAT")
    sector = next((s for found, s in moved if s in ("MIL", "COP") and (found is None or found.codes[0].startswith(draft.actor[0]))), "MIL")
    return tuple(f"{code}:{sector}" for code in draft.actor)


def _by_forces(finder: Finder, draft: Draft, objects: tuple[int, ...]) -> bool:
    """*Moved tanks to the border*, *scrambled two jets*: whether what a state readies or moves is forces that do it themselves."""
    raised = any(finder.sheet.tokens[i].lemma in among(finder.sheet, "raised") for i in objects)
    return _scrambled(finder, draft) or (draft.mode == "troops" and not raised)


def _scrambled(finder: Finder, draft: Draft) -> bool:
    """*A fait décoller des chasseurs*, *shadowed the destroyer*."""
    words = among(finder.sheet, "scrambling")
    return draft.type == "MOBILIZE" and any(finder.sheet.tokens[i].lemma in words for i in range(draft.first, draft.last))


def _sending(finder: Finder, draft: Draft) -> bool:
    """*A envoyé deux mille soldats au Mali*: whoever sends soldiers to help does so by its forces."""
    predicate = finder.sheet.predicates.get(draft.trigger)
    return predicate is not None and any(finder.sheet.tokens[i].lemma in among(finder.sheet, "soldiery") for i in predicate.objects)


def _exercising(finder: Finder, draft: Draft) -> bool:
    """*Les patrouilles communes*: who exercises and patrols together where nobody is named that does it are forces."""
    sheet = finder.sheet
    return draft.type == "COOPERATE" and any(sheet.tokens[i].lemma in among(sheet, "exercising") for i in {draft.trigger, *range(draft.first, draft.last)})


def replying(draft: Draft, drafts: tuple[Draft, ...]) -> Draft:
    """*Kabul denied it*: a reply goes to the very people of the other state who accused or asked, not to all of it."""
    if draft.type != "REJECT" or len(draft.recipient) != 1 or len(draft.recipient[0]) != 3 or not supplied(draft, "recipient"):
        return draft
    said = (d for d in reversed(drafts) if d.trigger < draft.trigger and d.type in ("ACCUSE", "REQUEST", "THREATEN") and not set(d.actor) & set(draft.actor))
    code = next((c for d in said for c in d.actor if c.startswith(f"{draft.recipient[0]}:")), None)
    return changed(draft, recipient=(code,)) if code else draft


def _armed(finder: Finder, draft: Draft) -> bool:
    """*The strikes*, *a drone raid*: the act names forces; a state that *strikes* or *shells* has named none."""
    sheet = finder.sheet
    words = among(sheet, "armed")
    at = sheet.tokens[draft.trigger]
    return not (at.pos == "VERB" and at.lemma in words) and any(sheet.tokens[i].lemma in words for i in {at.i, *range(draft.first, draft.last)})

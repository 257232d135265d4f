"""The sector that an act itself gives its parties (codebook.md 9, Sector): who strikes is the army, who protests the people."""

from __future__ import annotations

from dragoman.coding.actors.posts import BRANCHES, among, sector_of
from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.party import Role
from dragoman.coding.sheet import Draft, Token

#: categories in which people named by nationality alone are civilians
PEOPLE = frozenset({"COERCE", "ASSAULT", "PROTEST"})
#: categories in which some people of a nation are its civilians
TOUCHED = frozenset({"AID", "REJECT", "REQUEST", "CONCEDE", "RETREAT", "THREATEN", "SANCTION", "ACCUSE"})
#: organs of the state, which do not protest
ORGANS = (":GOV", ":COP", ":MIL", ":JUD", ":SPY")
#: sectors of people who protest as what they are
DEMONSTRATING = frozenset({"BUS", "LAB", "EDU", "MED", "REL", "JRN", "REF", "OPP", "PTY"})
#: categories in which arms and vessels stand for those who man them: *a drone was shot down*, not *restrictions in force*
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID"})
#: acts on people in person, by category and mode: who is named by nationality there is some of its people
IN_PERSON = frozenset({("COERCE", "arrest"), ("COERCE", "deport"), ("RETREAT", "release"), ("SANCTION", "convict"), ("ASSAULT", "abduct"), ("ASSAULT", "beat"), ("ASSAULT", "torture"), ("ASSAULT", "targeted")})
#: modes of those that no state undergoes itself, only people of it
WHOLLY = frozenset({"deport", "targeted"})
#: nouns that count those behind them
QUANTITIES = frozenset({"millier", "centaine", "dizaine", "douzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine", "million", "moitié", "majorité", "poignée", "plupart", "nombre", "dozen", "hundred", "thousand", "score", "handful", "half", "most", "some", "majority", "number"})
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
        actor = tuple(code if ":" in code and not code.endswith(ORGANS) and not (who == "LAB" and code.endswith((":CVL", ":EDU", ":MED"))) else f"{code.split(':')[0]}:{who}" for code in actor if len(code.split(":")[0]) == 3) or actor
        home = tuple(f"{code.split(':')[0]}:GOV" for code in actor if len(code.split(":")[0]) == 3)
        recipient = recipient or (() if not filled and _before_mission(finder, draft) else home)
    elif draft.type in SAYING and any(finder.sheet.tokens[i].lemma in among(finder.sheet, "toiling") for i in slots(finder, draft, "actor")):
        actor = tuple(code.replace(":CVL", ":LAB") for code in actor)  # *the fishermen threaten to block the port*
    elif draft.type == "ASSAULT" and not supplied(draft, "actor") and _armed(finder, draft):
        actor = tuple(f"{code}:MIL" if len(code) == 3 else code for code in actor)
    elif draft.type == "MOBILIZE" or (draft.type == "RETREAT" and draft.mode == "withdraw" and not supplied(draft, "actor")):
        actor = _moving(finder, draft)
    if draft.type != "PROTEST":
        recipient = tuple(code.replace(":LAB", ":CVL") if draft.type in HARM else code for code in recipient)
    if _nationals(finder, draft.recipient_at) and (draft.type in PEOPLE or (draft.type in TOUCHED and _some(finder, draft.recipient_at) and not (draft.type in ("SANCTION", "ACCUSE") and supplied(draft, "recipient")))):
        recipient = tuple(f"{code}:CVL" if len(code) == 3 else code for code in recipient)
    if (draft.type, draft.mode) == ("SANCTION", "expel"):
        recipient = tuple(code.replace(":SPY", ":GOV") for code in recipient)  # whoever is sent home is accredited
    recipient = _land_or_ships(finder, draft, recipient)
    if (draft.type, draft.mode) in IN_PERSON and (draft.mode in WHOLLY or not supplied(draft, "recipient")):
        recipient = _in_person(finder, draft, recipient)
    return changed(draft, actor=_counterparts(finder, draft, actor, recipient), recipient=_counterparts(finder, draft, recipient, actor))


def _land_or_ships(finder: Finder, draft: Draft, recipient: tuple[str, ...]) -> tuple[str, ...]:
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


def _in_person(finder: Finder, draft: Draft, recipient: tuple[str, ...]) -> tuple[str, ...]:
    """*Four Ecuadorian surveyors were freed*: people of a nationality are its civilians, captives of a war its soldiers."""
    found = finder.by_token.get(draft.recipient_at) if draft.recipient_at is not None else None
    by_nation = found is not None and found.why.startswith("demonym")
    freed = _freed(finder, draft) if draft.mode == "release" else None
    sector = freed or ("CVL" if draft.mode in WHOLLY or (by_nation and not supplied(draft, "recipient")) else None)
    return tuple(f"{code}:{sector}" if len(code) == 3 else code for code in recipient) if sector else recipient


def _freed(finder: Finder, draft: Draft) -> str | None:
    """*A rendu au Gabon deux pêcheurs*: what the people are whom a state gives back to theirs, soldiers where they were taken in fighting."""
    predicate = finder.sheet.predicates.get(draft.trigger)
    if _captured(finder, draft):
        return "MIL"
    return next((s for i in (predicate.objects if predicate else ()) if (s := unnamed(finder, i, True, frozenset()))), None)


def _captured(finder: Finder, draft: Draft) -> bool:
    """*Prisoners of war*, *captured soldiers*: whom a state gives back that were taken in fighting."""
    words = among(finder.sheet, "captives")
    predicate = finder.sheet.predicates.get(draft.trigger)
    below = {finder.sheet.tokens[k].lemma for i in (predicate.objects if predicate else ()) for k in finder.sheet.subtree(i) if k - i <= REACH}
    return not below.isdisjoint(words)


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
    """*Russia is moving a battery*, *the French have left Gao*: a state that moves its own forces acts by them, and who leaves a land are forces."""
    predicate = finder.sheet.predicates.get(draft.trigger)
    if predicate is None or len(draft.actor) != 1 or len(draft.actor[0]) != 3:
        return draft.actor
    raised = among(finder.sheet, "raised")
    if draft.type == "MOBILIZE" and (draft.mode != "troops" or any(finder.sheet.tokens[i].lemma in raised for i in predicate.objects)):
        return draft.actor  # *sent a frigate*, *called up its reservists*: the state does it
    if draft.type == "MOBILIZE":
        return (f"{draft.actor[0]}:MIL",)
    for i in predicate.objects:
        found, sector = finder.here(i), sector_of(finder.sheet, i)
        if sector in ("MIL", "COP") and (found is None or found.codes[0].startswith(draft.actor[0])):
            return (f"{draft.actor[0]}:{sector}",)
    return (f"{draft.actor[0]}:MIL",)


def supplied(draft: Draft, role: str) -> bool:
    """Whether the passage supplied a party: an agent left unsaid has no sector."""
    return any(field == role and why.startswith("the other party") for field, why in draft.reasons)


def said_of(finder: Finder, draft: Draft, role: str, found: Role) -> tuple[str, ...]:
    """The codes of a party that the passage supplies, with the sector of the people who stand in its slot without a country: *la police a tiré*."""
    if (draft.type == "RETREAT" and role == "recipient") or len(found.codes) != 1 or len(found.codes[0]) != 3:
        return found.codes
    taken = states(draft.recipient if role == "actor" else draft.actor)
    sector = next((s for i in slots(finder, draft, role) if (s := unnamed(finder, i, draft.type in FORCE, taken, role == "recipient"))), None)
    return (f"{found.codes[0]}:{sector}",) if sector else found.codes


def replying(draft: Draft, drafts: tuple[Draft, ...]) -> Draft:
    """*Kabul denied it*: a reply goes to the very people of the other state who accused or asked, not to all of it."""
    if draft.type != "REJECT" or len(draft.recipient) != 1 or len(draft.recipient[0]) != 3 or not supplied(draft, "recipient"):
        return draft
    said = (d for d in reversed(drafts) if d.trigger < draft.trigger and d.type in ("ACCUSE", "REQUEST", "THREATEN") and not set(d.actor) & set(draft.actor))
    code = next((c for d in said for c in d.actor if c.startswith(f"{draft.recipient[0]}:")), None)
    return changed(draft, recipient=(code,)) if code else draft


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
    beside = [c for c in sheet.children[i] if sheet.tokens[c].dep in ("appos", "compound", "flat", *(("nmod",) if _quantity(sheet.tokens[i]) else ())) and finder.here(c) is None]
    for at in (i, *beside):
        sector, token = sector_of(sheet, at), sheet.tokens[at]
        if sector and not ((sector == "GOV" or (not force and (given or sector == "MIL"))) and (token.lemma in weak or token.low in weak)):
            return sector
    return None


def _quantity(token: Token) -> bool:
    """*Plus de 700.000 réfugiés*, *la moitié des détenus*: a number or a measure of those behind it."""
    return token.pos in ("NUM", "ADV", "DET") or token.lemma in QUANTITIES or token.text[:1].isdigit()


def _armed(finder: Finder, draft: Draft) -> bool:
    """*The strikes*, *a drone raid*: the act names forces; a state that *strikes* or *shells* has named none."""
    sheet = finder.sheet
    words = among(sheet, "armed")
    at = sheet.tokens[draft.trigger]
    return not (at.pos == "VERB" and at.lemma in words) and any(sheet.tokens[i].lemma in words for i in {at.i, *range(draft.first, draft.last)})


def _some(finder: Finder, at: int | None) -> bool:
    """*No visas for Rwandans*, *5,000 Moroccans*: some people of a nation; with the article they may be the nation."""
    sheet = finder.sheet
    below = {sheet.tokens[c].low for c in sheet.children[at]} if at is not None else set()
    return at is not None and sheet.tokens[at].number == "Plur" and not below & {"the", "les", "l'", "aux", "des"}


def _nationals(finder: Finder, at: int | None) -> bool:
    """*Deux Français*, *the Georgians*: people by their nationality."""
    found = finder.by_token.get(at) if at is not None else None
    return found is not None and found.kind == "name" and found.why.startswith("demonym")

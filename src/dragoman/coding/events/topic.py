"""The party that a sentence leaves unsaid: the other state that the passage speaks of.

Nearly every act between states has two parties (in the development sets 93 of 100 events name both); where one stands in no slot
of the trigger, the reader takes it from the sentence, then from what went before. Which of the entities it is, the features of
`candidates.py` and the weights of the pack decide.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from dragoman.coding.actors.discourse import is_subject
from dragoman.coding.actors.posts import sector_of
from dragoman.coding.actors.roles import PERSON
from dragoman.coding.actors.scene import PLACES, away
from dragoman.coding.actors.setting import setting
from dragoman.coding.codes import states
from dragoman.coding.events.candidates import WITHIN, Candidate, Passage, nobody
from dragoman.coding.events.party import Role
from dragoman.coding.events.slots import FORCE as ARMED
from dragoman.coding.events.slots import slots, unnamed
from dragoman.coding.sheet import Draft, Sheet

#: categories that often have nobody on the other side
LONE = frozenset({"MOBILIZE"})
#: categories in which several actors may be all the parties
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "ASSAULT"})
#: categories whose parties are people and forces more than governments
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"})
#: what a witness's log odds count in each role, what they are of an entity out of its sight, and what is added for somebody against nobody;
#: on gold that the witness was not taught on, triples are the same within half a point from .3 to .7 of recipients and from .7 to 1 of actors
LEANT = {"actor": 1.0, "recipient": 0.3}
UNREAD = -4.0
SOMEBODY = {"actor": 0.0, "recipient": 0.5}
Weights = Mapping[str, Mapping[str, float]]
#: what features count: in every act, and besides in acts of one category
Counts = tuple[Mapping[str, float], Mapping[str, float]]


def fill(passage: Passage, draft: Draft, weights: Weights) -> tuple[Role | None, Role | None]:
    """The actor and the recipient that the passage supplies for a draft; None where the draft has its own or none is near."""
    if draft.type in LONE:
        mover = None if draft.actor else _likeliest(passage, draft, "actor", draft.recipient, weights)
        by = draft.actor or (mover.codes if mover else ())
        return mover, _likeliest(passage, draft, "recipient", by, weights) if by and not draft.recipient and _crossing(passage.finder.sheet, draft) else None
    mutual = draft.mutual or (draft.type in MUTUAL and not on_another(passage.finder.sheet, draft))
    if (draft.mode == "resign" and draft.actor) or (mutual and len(states(draft.actor)) > 1 and not draft.recipient):
        return None, None
    actor = None if draft.actor else _at_home(passage, draft, states(draft.recipient)) or _likeliest(passage, draft, "actor", draft.recipient, weights)
    other = (*draft.actor, *(actor.codes if actor else ()))
    recipient = None if draft.recipient else _likeliest(passage, draft, "recipient", other, weights)
    return actor, recipient


def _crossing(sheet: Sheet, draft: Draft) -> bool:
    """*A survolé le delta*, *crossed the median line*, *strayed into the airspace*: forces that enter where they are not asked do it to somebody."""
    verbs, bounds = sheet.language.words("language", "crossing"), sheet.language.words("language", "bounds")
    predicate = sheet.predicates.get(draft.trigger)
    named = {sheet.tokens[i].lemma for i in range(draft.first, draft.last)}
    below = {sheet.tokens[i].lemma for i in (*predicate.objects, *(i for _, i in predicate.preps))} if predicate is not None else set()
    return not named.isdisjoint(verbs) or not (named | below).isdisjoint(bounds)


def on_another(sheet: Sheet, draft: Draft) -> bool:
    """*La France et le Mali ont tué vingt combattants*: two who do harm to somebody else do none to each other."""
    predicate = sheet.predicates.get(draft.trigger)
    if draft.type != "ASSAULT" or draft.mutual or draft.kind != "verb" or predicate is None:
        return False
    duels = sheet.language.words("language", "duels")  # *fought two wars*
    return any(i not in draft.words and sheet.tokens[i].pos in ("NOUN", "PROPN") and sheet.tokens[i].lemma not in duels for i in predicate.objects)


def _at_home(passage: Passage, draft: Draft, taken: frozenset[str]) -> Role | None:
    """*Plusieurs mouvements ont dénoncé*, *Daniel Chapo a gracié*: who is named without a country is of the state that the sentence is set in."""
    sheet = passage.finder.sheet
    for i in slots(passage.finder, draft, "actor"):
        if sheet.tokens[i].low in sheet.language.words("language", "somebody"):
            place = setting(sheet, i, sheet.mentions)
            return Role((place,), i, "the other party that the passage speaks of (80%): where somebody speaks") if place and place not in taken else None
        if passage.finder.here(i) is None and not _pointed(sheet, i) and (sheet.tokens[i].ent in PERSON or unnamed(passage.finder, i, draft.type in ARMED, taken)):
            if opposed := _opposed(sheet, draft, i):
                return Role((opposed,), i, "the other party that the passage speaks of (70%): whose opposition it is")
            place = setting(sheet, i, sheet.mentions) or _spoken_of(passage, i)
            return Role((place,), i, "the other party that the passage speaks of (70%): where the sentence is set") if place and place not in taken else None
    return None


def _opposed(sheet: Sheet, draft: Draft, i: int) -> str | None:
    """*The opposition accuses Mr Rama*: of whose government those who oppose it speak, theirs is the state."""
    of = states(draft.recipient)
    governed = len(of) == 1 and all(code.endswith(":GOV") for code in draft.recipient)
    return next(iter(of)) if governed and sector_of(sheet, i) == "OPP" else None


def _pointed(sheet: Sheet, i: int) -> bool:
    """*Ces soldats*: people told of before."""
    return any(sheet.tokens[c].low in sheet.language.words("modality", "pointing") for c in sheet.children[i])


def _spoken_of(passage: Passage, at: int) -> str | None:
    """The state that was subject last before a token in its paragraph."""
    sheet = passage.finder.sheet
    block = sheet.sentence_of(at).block
    before = (m for m in reversed(sheet.mentions) if m.last <= at and sheet.sentence_of(m.head).block == block)
    return next((m.codes[0].split(":")[0] for m in before if len(m.codes) == 1 and len(m.codes[0].split(":")[0]) == 3 and is_subject(sheet, m.head)), None)


def _likeliest(passage: Passage, draft: Draft, role: str, other: tuple[str, ...], weights: Weights) -> Role | None:
    found = passage.candidates(draft, role, other)
    if found and role == "actor" and (blamer := passage.blamer(draft)):
        found = [c for c in found if not states(c.key) <= blamer]
    if role == "actor" and _called(passage, draft):
        found = [c for c in found if c.mention.kind not in PLACES or not away(passage.finder.sheet, c.mention)]
    if not found:
        return None
    leaning = passage.finder.sheet.belief.leaning(draft, role) if passage.finder.sheet.belief is not None else {}
    counts = (weights[role], weights.get(f"{role} {draft.type}", {}))
    scores = [weigh(c.features, counts) + _leant(c, role, leaning) for c in found]
    best = max(range(len(found)), key=lambda n: (scores[n], -n))
    if role == "recipient" and weigh(nobody(passage.finder.sheet, draft), counts) > scores[best]:
        return None  # few acts are nobody's, but one in eight is directed at nobody
    share = 1 / sum(math.exp(s - scores[best]) for s in scores)
    mention = found[best].mention
    return Role(_with_sector(found[best], draft, role), mention.head, f"the other party that the passage speaks of ({share:.0%}): {mention.why}")


def _called(passage: Passage, draft: Draft) -> bool:
    """*En exil à Dakar, l'opposition accuse*: whether the doer is called by what it is, so that a place where it only is a guest does not name it."""
    return any(passage.finder.here(i) is None and sector_of(passage.finder.sheet, i) for i in slots(passage.finder, draft, "actor"))


def _with_sector(candidate: Candidate, draft: Draft, role: str) -> tuple[str, ...]:
    """In acts of force the party is the very people that the passage names: *the airliner*, *the army*; elsewhere the state."""
    if candidate.codes:
        return candidate.codes
    codes = candidate.mention.codes
    if draft.type == "COOPERATE" and candidate.near < WITHIN and len(codes) == 1 and codes[0].endswith((":MIL", ":COP")):
        return codes  # *two frigates for a joint sail*: those who do something together do it as what they are
    if len(codes) == 1 and _apart(candidate, draft):
        return codes
    if draft.type not in FORCE or len(candidate.key) != 1 or len(codes) != 1 or codes[0].endswith((":GOV", ":ELI")):
        return candidate.key
    if draft.type in ("ASSAULT", "MOBILIZE") and role == "recipient" and codes[0].endswith(":MIL"):
        return candidate.key  # a state that hits another hits it, whatever forces of it are named elsewhere
    armed = codes[0].endswith((":MIL", ":REB", ":COP", ":PRM"))
    unsaid = role == "actor" and draft.type == "ASSAULT" and draft.kind == "noun" and candidate.mention.last != draft.trigger and candidate.near >= WITHIN
    land = role == "recipient" and draft.mode in ("withdraw", "ceasefire", "withhold")
    return candidate.key if armed and len(candidate.key[0]) == 3 and (unsaid or land) else codes


def _apart(candidate: Candidate, draft: Draft) -> bool:
    """*Abkhazia*, *les indépendantistes*: those who have broken away from a state are never that state, unless they deal with it."""
    code = candidate.mention.codes[0]
    return code.endswith(":OPP") and candidate.mention.kind == "unit" and code[:3] not in states((*draft.actor, *draft.recipient))


def _leant(candidate: Candidate, role: str, leaning: Mapping[str, float]) -> float:
    """What a witness's leaning adds: to the likeliest of entities that stand together; 0 where it read none of what is here."""
    return LEANT[role] * max((leaning.get(name, UNREAD) for name in candidate.key), default=UNREAD) + SOMEBODY[role] if leaning else 0.0


def weigh(features: Mapping[str, float], weights: Counts) -> float:
    """The sum of the features by what they count in every act and what more or less they do in acts of the category."""
    total = 0.0
    for table in weights:
        for name, value in features.items():
            if name in table:
                total += table[name] * value
    return total

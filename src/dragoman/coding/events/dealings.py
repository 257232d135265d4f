"""What the other acts of a passage say of who the unsaid party of one may be."""

from __future__ import annotations

from dragoman.coding.codes import states
from dragoman.coding.sheet import Draft, Sheet

#: what is done against somebody
HARSH = frozenset({"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def dealings(sheet: Sheet, draft: Draft, near: list[Draft], taken: frozenset[str]) -> list[tuple[str, frozenset[str]]]:
    """What is done in the passage's other acts, with the known party above all, and the entities that do it."""
    found: list[tuple[str, frozenset[str]]] = []
    last = [d for d in near if d.trigger < draft.trigger and d.actor][-1:]
    for other in near:
        acts, takes = states(other.actor), states(other.recipient)
        if other.trigger == draft.trigger or not ((acts and takes) or len(acts) > 1):
            continue
        if not taken:
            found += [("acts elsewhere", acts), ("undergoes elsewhere", takes)]
            continue
        like = "alike" if other.type == draft.type else "harshly" if other.type in HARSH else "kindly"
        if not taken.isdisjoint(takes):
            found += [("acted on known", acts), (f"acted on known {like}", acts)]
        if not taken.isdisjoint(acts):
            found += [("undergone from known", takes), (f"undergone from known {like}", takes)] if takes else [("met known", acts)]
    if _points_back(sheet, draft):
        deed = next((d for d in reversed(near) if d.trigger < draft.trigger and d.actor and not states(d.actor) <= taken), None)
        found += [("did what is meant", states(deed.actor) - taken), ("bore what is meant", states(deed.recipient))] if deed else []
    for other in last:
        found += [("acted last", states(other.actor)), ("undergone last", states(other.recipient))]
    for other in near:
        if other.trigger == draft.inside:
            found += [("speaks of it", states(other.actor)), ("is spoken to of it", states(other.recipient))]
    return found


def _points_back(sheet: Sheet, draft: Draft) -> bool:
    """*Condamne l'opération*, *deplores the move*, *l'a saluée*: an object that means a deed told before, with nobody named beside it."""
    predicate = sheet.predicates.get(draft.trigger)
    if predicate is None or draft.kind != "verb":
        return False
    deeds, pronouns = sheet.language.words("language", "deeds"), sheet.language.words("language", "deed_pronouns")
    return any(sheet.tokens[i].low in pronouns or (sheet.tokens[i].lemma in deeds and not any(sheet.tokens[c].dep in ("nmod", "poss", "amod", "compound") and c in sheet.mention_at for c in sheet.children[i])) for i in predicate.objects)

"""Parties that are those of the place: *prosecutors opened an inquiry*, *the Russian envoy was summoned*, in a report from Tallinn."""

from __future__ import annotations

from dragoman.coding.actors.posts import sector_of
from dragoman.coding.actors.roles import NATIVE
from dragoman.coding.actors.scene import scene_at
from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.around import ahead
from dragoman.coding.events.clause import called_out
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.slots import slots
from dragoman.coding.grammar import case_of, kids
from dragoman.coding.sheet import Draft, Sheet

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


def marched(finder: Finder, draft: Draft) -> Draft:
    """A protest: *thousands poured into the streets of Amman to denounce Israel*: people without a country who protest are of the place where they do; it is against whom they denounce, or are angry with."""
    sheet, verb = finder.sheet, _verb_of(finder.sheet, draft.trigger)
    if verb is None:
        return draft
    draft = _of_the_streets(finder, draft, verb)
    aims = [c for c in kids(sheet, verb, "advcl") if sheet.tokens[c].form == "Inf"]
    clauses = [sheet.subtree(c) for c in aims]
    angry = [ahead(sheet, i) for i in sheet.subtree(verb) if i != draft.trigger and sheet.tokens[i].lemma in sheet.language.words("language", "grievance")]
    for told in (*clauses, *angry) if not draft.recipient else ():
        named = [m for k in told if (m := finder.by_token.get(k)) is not None and m.kind != "place"]
        others = {s for m in named for s in states(m.codes)} - states(draft.actor)
        if len(others) == 1:
            found = next(m for m in named if others <= states(m.codes))
            against = tuple(c for c in found.codes if states((c,)) <= others)
            return changed(draft, recipient=against, recipient_at=found.head, reasons=(*draft.reasons, ("recipient", f"what they protest for: {found.why}")))
    return _denounced(finder, draft, aims)


def _denounced(finder: Finder, draft: Draft, aims: list[int]) -> Draft:
    """*Ont défilé pour dénoncer le soutien de Paris à Kigali*: of several named in what they protest for, whose the thing is that they denounce."""
    predicates = finder.sheet.predicates
    for o in (o for c in aims if c in predicates for o in predicates[c].objects) if not draft.recipient else ():
        found = next((m for m in finder.modifiers(o) if m.kind != "place" and states(m.codes).isdisjoint(states(draft.actor))), None)
        if found is not None:
            return changed(draft, recipient=found.codes, recipient_at=found.head, reasons=(*draft.reasons, ("recipient", f"what they protest for: {found.why}")))
    return draft


def _verb_of(sheet: Sheet, at: int) -> int | None:
    """The verb of an act: itself, or that over the noun that it lends itself to (*went on strike*)."""
    token = sheet.tokens[at]
    if token.pos == "VERB":
        return at
    return token.head if token.dep in ("obj", "obl") and sheet.tokens[token.head].pos == "VERB" else None


def _of_the_streets(finder: Finder, draft: Draft, verb: int) -> Draft:
    """A protest that names nobody who does it: the capital or the place of its clause is theirs, or the state that called them out, not whom they go against."""
    sheet = finder.sheet
    if draft.actor:
        return draft
    for prep, i in sheet.predicates[verb].preps if verb in sheet.predicates else ():
        if prep in sheet.language.words("language", "over_what"):
            continue
        called = called_out(sheet, i)
        for k in (i, *kids(sheet, i, "nmod")):
            found = finder.by_token.get(k)
            if found is not None and ((called and len(found.codes[0].split(":")[0]) == 3) or (found.kind in ("capital", "place") and _where(sheet, k))):
                at_home = draft.recipient_at is None or draft.recipient_at == found.head
                kept = changed(draft, recipient=(), recipient_at=None) if at_home else draft
                why = "who called them out" if called else "where they are"
                return changed(kept, actor=(found.codes[0].split(":")[0],), actor_at=found.head, reasons=(*kept.reasons, ("actor", f"{why}: {found.why}")))
    return draft


def _where(sheet: Sheet, at: int) -> bool:
    """*In Amman*, *through the streets of Amman*, but *in support of Kyiv*, *à l'appel de Bamako*: whether a preposition says where people are, by itself or below a noun of place."""
    words, prep = sheet.language.words, case_of(sheet, at)
    before = next((sheet.tokens[c - 1] for c in kids(sheet, at, "case") if c), sheet.tokens[at])  # *blocked the road to Desaguadero*, wherever the parser hung the town
    below = prep in words("language", "streets_of") and not words("language", "streets").isdisjoint((before.lemma, sheet.tokens[sheet.tokens[at].head].lemma))
    return below or prep in words("language", "within") or (prep in words("language", "streets_in") and sheet.tokens[sheet.tokens[at].head].pos not in ("NOUN", "PROPN"))

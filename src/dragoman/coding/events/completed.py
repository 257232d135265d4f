"""A draft with the party that its sentence leaves unsaid."""

from __future__ import annotations

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.candidates import Passage
from dragoman.coding.events.coups import overthrown, toppled
from dragoman.coding.events.crowds import of_the_crowd
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.fitting import of_them
from dragoman.coding.events.held import by_the_holder
from dragoman.coding.events.home import calling_home
from dragoman.coding.events.local import marched, of_the_place
from dragoman.coding.events.outlets import silenced
from dragoman.coding.events.party import Role
from dragoman.coding.events.people import by_own_state, on_own_people
from dragoman.coding.events.rebels import of_their_land
from dragoman.coding.events.sectors import replying, settle
from dragoman.coding.events.slots import said_of
from dragoman.coding.events.topic import fill
from dragoman.coding.grammar import case_of, chain
from dragoman.coding.sheet import Draft

#: how far before a verb, in tokens, the act may stand whose object its pronoun takes up
TAKEN_UP = 45
#: what may be said of a deed that a noun sums up
ANSWERED = frozenset({"ACCUSE", "REJECT", "SUPPORT", "AGREE"})


def _hosted(finder: Finder, draft: Draft) -> Draft:
    """*Réunis à Ankara, les deux ministres*: talks of two in the land of a third have it for host (codebook.md 9)."""
    sheet = finder.sheet
    parties = states(draft.actor)
    if draft.type != "CONSULT" or draft.recipient or len(parties) < 2 or draft.mode not in (None, "visit", "third-party"):
        return draft
    sentence = sheet.sentence_of(draft.trigger)
    if any(code.startswith("IGO-") for m in sheet.mentions_in.get(sheet.tokens[draft.trigger].sent, ()) for code in m.codes):
        return draft
    for mention in sheet.mentions_in.get(sheet.tokens[draft.trigger].sent, ()):
        token = sheet.tokens[mention.head]
        near = token.head in {draft.trigger, *chain(sheet, draft.trigger)[:3]} and mention.kind in ("capital", "place", "name") and sentence.first <= mention.first
        if near and token.dep in ("obl", "nmod") and case_of(sheet, token.i) in ("à", "en", "in", "at") and not states(mention.codes) & parties:
            return changed(draft, recipient=(mention.codes[0].split(":")[0],), recipient_at=mention.head, mode="third-party", reasons=(*draft.reasons, ("recipient", f"the host: {mention.why}")))
    return draft


def _where_hit(finder: Finder, draft: Draft) -> Draft:
    """*Killed ten people in the Syrian village*: people without a country are of the state of the place where they are hit."""
    found = finder.by_token.get(draft.recipient_at) if draft.recipient_at is not None else None
    if found is None or draft.recipient_at is None or draft.type not in ("ASSAULT", "COERCE") or found.kind not in ("place", "capital", "modifier", "name"):
        return draft
    return changed(draft, recipient=said_of(finder, draft, "recipient", Role(draft.recipient, draft.recipient_at, "")))


def _of_the_same_thing(passage: Passage, draft: Draft) -> Draft:
    """*Berlin a livré dix chars à Kiev ; Rome en fournira cinq*: where a verb has some of what was told before for its object, the other party is that of the act that had it."""
    sheet = passage.finder.sheet
    predicate = sheet.predicates.get(draft.trigger)
    if draft.kind != "verb" or predicate is None or not draft.actor or draft.recipient or draft.mutual or not of_them(sheet, predicate):
        return draft
    near = (d for d in reversed(passage.drafts) if draft.trigger - TAKEN_UP < d.trigger < draft.trigger and (p := sheet.predicates.get(d.trigger)) and any(sheet.tokens[o].pos == "NOUN" for o in p.objects))
    told = next(near, None)
    given, at = next(((c, i) for c, i in ((told.recipient, told.recipient_at), (told.actor, told.actor_at)) if c and not states(c) & states(draft.actor)), ((), None)) if told is not None else ((), None)
    return changed(draft, recipient=given, recipient_at=at, reasons=(*draft.reasons, ("recipient", "as of the act whose object a pronoun takes up"))) if given else draft


def _of_the_deed(passage: Passage, draft: Draft) -> Draft:
    """*A expulsé le consul, une mesure que Lima juge hostile*: of a relative on a noun that sums up what was done, the other party is who did it."""
    sheet = passage.finder.sheet
    token = sheet.tokens[draft.trigger]
    while token.dep == "conj" and sheet.tokens[token.head].pos == "VERB" and token.head < token.i:
        token = sheet.tokens[token.head]
    noun = sheet.tokens[token.head]
    if draft.type not in ANSWERED or not draft.actor or draft.recipient or draft.mutual or token.dep not in ("relcl", "acl") or noun.pos != "NOUN":
        return draft
    first = min([noun.i, *(c for c in sheet.children[noun.i] if c < noun.i and sheet.tokens[c].dep in ("det", "amod"))])
    if sheet.tokens[first - 1].text != "," or noun.lemma not in sheet.language.words("language", "deeds"):
        return draft
    near = (d for d in reversed(passage.drafts) if d.trigger < first and sheet.tokens[d.trigger].sent == token.sent and d.actor and states(d.actor).isdisjoint(states(draft.actor)))
    told = next(near, None)
    return changed(draft, recipient=told.actor, recipient_at=told.actor_at, reasons=(*draft.reasons, ("recipient", "who did what is summed up"))) if told is not None else draft


def _both(draft: Draft) -> Draft:
    """*L'accord signé avec Oslo*: where the passage tells who signed, both have (codebook.md 2)."""
    signed = draft.type == "SUPPORT" and draft.mutual and draft.actor and draft.recipient
    return changed(draft, actor=tuple(dict.fromkeys((*draft.actor, *draft.recipient))), recipient=(), recipient_at=None) if signed else draft


def completed(passage: Passage, draft: Draft) -> Draft:
    """A draft with the party that its sentence leaves unsaid."""
    finder = passage.finder
    draft = of_the_crowd(passage, by_the_holder(passage, draft))
    draft = silenced(finder, calling_home(finder, on_own_people(finder, by_own_state(finder, draft))))
    if draft.type == "PROTEST":
        draft = settle(finder, marched(finder, draft))
    draft = toppled(finder, _hosted(finder, _where_hit(finder, draft)))
    draft = _of_the_deed(passage, _of_the_same_thing(passage, of_the_place(finder, draft)))
    actor, recipient = fill(passage, draft, finder.sheet.packs.weights)
    if actor:
        draft = changed(draft, actor=said_of(finder, draft, "actor", actor), actor_at=actor.at, reasons=(*draft.reasons, ("actor", actor.why)))
    if actor and (home := overthrown(draft)):
        draft, recipient = home, None
    if recipient:
        draft = changed(draft, recipient=said_of(finder, draft, "recipient", recipient), recipient_at=recipient.at, reasons=(*draft.reasons, ("recipient", recipient.why)))
    return settle(finder, replying(_both(of_their_land(finder, draft)), passage.drafts), filled=True)

"""Triggers over predicates: which acts the text reports, with their parties.

The order of one token's triggers is by how much they ask for; the first whose roles can be filled makes the event.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.actors.posts import among, sector_of
from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.again import repeated
from dragoman.coding.events.assign import draft
from dragoman.coding.events.between import mediated
from dragoman.coding.events.blame import blamed
from dragoman.coding.events.candidates import Passage, chain
from dragoman.coding.events.clause import only_topic, within
from dragoman.coding.events.coups import toppled
from dragoman.coding.events.echo import directed, echo
from dragoman.coding.events.gapped import shared
from dragoman.coding.events.home import calling_home, homely
from dragoman.coding.events.kinds import bidding
from dragoman.coding.events.likewise import alike
from dragoman.coding.events.local import marched, of_the_place
from dragoman.coding.events.must import demanded
from dragoman.coding.events.outlets import silenced
from dragoman.coding.events.pointed import pointed
from dragoman.coding.events.prune import prune
from dragoman.coding.events.roles import PEOPLE, Finder, Role
from dragoman.coding.events.sectors import replying, said_of, settle
from dragoman.coding.events.topic import LONE, fill, on_another
from dragoman.coding.events.triggers import Fit, fits, of_them, phrase_fits
from dragoman.coding.once import Phrases, listed, once, standing
from dragoman.coding.predicates import case_of, to_be_done
from dragoman.coding.sheet import Draft, Mention, Sheet
from dragoman.packs import Language

NEEDS = ("mentions", "predicates", "topical")
GIVES = ("drafts",)

#: hostile acts that two may do to each other in one word
HOSTILE = frozenset({"ACCUSE", "THREATEN", "SANCTION", "COERCE", "REJECT", "REQUEST"})
#: how far before a verb, in tokens, the act may stand whose object its pronoun takes up
TAKEN_UP = 45
#: categories whose nouns (*dégel, trêve, coopération*) name how things stand unless a party is named beside them
AFFAIRS = frozenset({"SUPPORT", "CONCEDE", "COOPERATE", "AGREE"})


def apply(sheet: Sheet) -> Sheet:
    """The sheet with a draft for each act."""
    finder = Finder(sheet)
    kept = told(finder)
    passage = Passage(finder, kept)
    whole = (completed(passage, d) for d in kept)
    full = [d for d in whole if not d.loose or (d.actor and (d.recipient or d.type in LONE)) or len(d.actor) > 1]
    found: Sequence[Draft] = homely(passage.named, full)
    for more in (repeated, pointed, shared, alike):
        found = more(finder, found)
    return sheet.having(drafts=tuple(each for d in mediated(sheet, found) for each in _both_ways(sheet, d)))


def told(finder: Finder) -> tuple[Draft, ...]:
    """The acts that the words of the text tell, with the parties that stand in their slots."""
    sheet = finder.sheet
    drafts: dict[int, Draft] = {}
    options = _options(sheet)
    pointing = echo(sheet, options)
    for i, found in sorted(options.items()):
        made = next((d for fit in found if (d := draft(finder, fit)) is not None), None)
        if made is not None:
            drafts[i] = made
    drafts = directed(sheet, drafts | _loose(finder, options, drafts), pointing) if drafts else _alone(finder, options)
    drafts = demanded(finder, drafts)
    drafts = {i: d for i, d in drafts.items() if not (_caption(sheet, d) or bidding(sheet, i))}
    return tuple(blamed(sheet, list(prune(sheet, [drafts[i] for i in sorted(drafts)]))))


def _options(sheet: Sheet) -> dict[int, list[Fit]]:
    """The triggers that fit, by the token that the act stands on, the most demanding first; page noise and other topics left out."""
    options: dict[int, list[Fit]] = {}
    for fit in phrase_fits(sheet):
        options.setdefault(fit.predicate.token, []).append(fit)
    hollow = _hollow(sheet)
    for i, predicate in sheet.predicates.items():
        for fit in fits(sheet, predicate) if i not in hollow and (not sheet.skipped or sheet.tokens[i].sent not in sheet.skipped) else ():
            options.setdefault(_place(sheet, fit), []).append(fit)
    for found in options.values():
        if len(found) > 1:
            found.sort(key=lambda f: (f.trigger.last, -f.trigger.weight - 2 * (len(f.words) - 1), f.trigger.where))
    return {i: found for i, found in options.items() if sheet.tokens[i].sent not in sheet.skipped}


def _hollow(sheet: Sheet) -> frozenset[int]:
    """The tokens of set phrases, whose words carry no act (*à peine* tells of no sentence), and of places: *la Réunion* is no meeting."""
    table = _set_phrases(sheet.language)
    places = frozenset(j for m in sheet.mentions if m.kind == "place" for j in range(m.first, m.last))
    return places | frozenset(j for i, low in enumerate(sheet.lows) if low in table for words, _ in standing(sheet, table, i) for j in range(i, i + len(words)))


@once
def _set_phrases(language: Language) -> Phrases[tuple[int, str]]:
    return listed(language.tables["language"].get("set_phrases", ()))


def _place(sheet: Sheet, fit: Fit) -> int:
    """The word that an act stands on: of *réaffirmer ... la volonté* the noun, so that one verb can carry two acts."""
    nouns = [i for i in fit.words[1:] if sheet.tokens[i].pos == "NOUN"]
    return nouns[0] if nouns and fit.predicate.kind == "verb" else fit.predicate.token


def _by_own_state(finder: Finder, draft: Draft) -> Draft:
    """*L'ex-ministre X, condamnée à mort*: a judgment by nobody named, told of a person in passing, is that of the person's state."""
    sheet = finder.sheet
    token = sheet.tokens[draft.trigger]
    person = finder.by_token.get(draft.recipient_at) if draft.recipient_at is not None else None
    held = draft.mode == "arrest" and person is not None and person.kind == "role" and all(c.endswith(":OPP") for c in person.codes)
    judged = draft.mode in ("convict", "arrest", "allege") and draft.type in ("SANCTION", "COERCE", "ACCUSE")
    passing = token.form == "Part" and token.dep in ("acl", "amod", "conj", "appos", "relcl")
    if draft.actor or not judged or person is None or not (held or person.kind == "person" or (passing and _own_elite(person))) or not (held or passing or (draft.kind == "noun" and draft.mode == "convict")):
        return draft
    state = person.codes[0].split(":")[0]
    return changed(draft, actor=(state,), actor_at=person.head, reasons=(*draft.reasons, ("actor", "the person's own state")))


def _own_elite(mention: Mention) -> bool:
    """A former minister, an opponent, a prelate by their role alone."""
    return mention.kind == "role" and all(code.partition(":")[2] in PEOPLE for code in mention.codes)


def _on_own_people(finder: Finder, draft: Draft) -> Draft:
    """*La police a dispersé les manifestants*, *le roi a gracié des journalistes*: people of no nationality whom a state's organs act on are its own."""
    sheet = finder.sheet
    predicate = sheet.predicates.get(draft.trigger)
    freed = draft.mode == "release" or (draft.type == "CONCEDE" and "legal" in draft.context)
    if freed and draft.recipient == ("REB",) and len(states(draft.actor)) == 1 and not draft.actor[0].startswith(("IGO-", "REB")):
        return changed(draft, recipient=(f"{draft.actor[0].split(':')[0]}:REB",), reasons=(*draft.reasons, ("recipient", "the state's own rebels")))
    if draft.recipient or len(states(draft.actor)) > 1 or not (draft.type in ("ASSAULT", "COERCE") or freed) or predicate is None or (draft.kind != "verb" and not (freed and predicate.agents)):
        return draft
    things = among(sheet, "things")
    organ = [c for c in draft.actor if len(c.split(":")[0]) == 3 and c.partition(":")[2] in ("GOV", "COP", "JUD", "MIL", "")]
    for i in predicate.objects:
        sector = sector_of(sheet, i)
        if organ and sector in PEOPLE and sheet.tokens[i].lemma not in things and not any(k in finder.by_token for k in sheet.subtree(i)):
            return changed(draft, recipient=(f"{organ[0].split(':')[0]}:{sector}",), recipient_at=i, reasons=(*draft.reasons, ("recipient", "the state's own people")))
    return draft


def _caption(sheet: Sheet, draft: Draft) -> bool:
    """*Respect mutuel* as a sub-heading names a theme: a noun there is an act only with both its parties beside it."""
    return draft.kind == "noun" and sheet.sentence_of(draft.trigger).block.kind == "subheading" and not (draft.actor and draft.recipient)


def _loose(finder: Finder, options: dict[int, list[Fit]], drafts: dict[int, Draft]) -> dict[int, Draft]:
    """In a passage that tells of acts between states, a trigger whose parties are unsaid is an act between them too.

    Where a pack says `fills_needs`, one party is enough for a trigger that asks for more: its needs are written for single sentences.
    """
    found = {}
    generous = finder.sheet.language.tables["language"]["fills_needs"]
    for i, fitting in options.items():
        fitting = [f for f in fitting if not f.trigger.strict]
        if i in drafts or not fitting:
            continue
        fit = next((f for f in fitting if sure(f)), None)
        made = draft(finder, fit or fitting[0], loose=True)
        if made is not None and (fit is not None or (generous and (made.actor or made.recipient or _tells(finder.sheet, made)))):
            found[i] = made
    return found


def _alone(finder: Finder, options: dict[int, list[Fit]]) -> dict[int, Draft]:
    """Where no act of the passage has its parties in its slots: a verb that is sure, with its doer, beside another state in its clause.

    *Lisbonne projette avec Le Cap un partenariat*; only where the pack says `fills_needs`.
    """
    found, sheet = {}, finder.sheet
    for i, fitting in options.items() if sheet.language.tables["language"]["fills_needs"] else ():
        fit = next((f for f in fitting if not f.trigger.strict and f.predicate.kind == "verb" and sure(f)), None)
        made = draft(finder, fit, loose=True) if fit is not None else None
        if made is not None and made.actor and len(_states_beside(sheet, made)) > 1:
            found[i] = made
    return found


def _states_beside(sheet: Sheet, draft: Draft) -> frozenset[str]:
    """Who does an act, and the states and bodies that its clause names; places and what is only spoken about apart."""
    here = (m for m in within(sheet, draft.trigger) if m.kind != "place" and not only_topic(sheet, m))
    return states((*draft.actor, *(code for m in here for code in m.codes)))


def _tells(sheet: Sheet, draft: Draft) -> bool:
    """Whether a word tells an act though it names no party: a verb of the clause's own, or a noun of an act that is told for the first time."""
    token = sheet.tokens[draft.trigger]
    if draft.kind == "noun":
        return token.pos == "NOUN" and draft.type not in AFFAIRS and token.dep not in ("nmod", "conj", "appos") and _new(sheet, token.i)
    if to_be_done(sheet, token) or token.dep in ("relcl", "advcl"):
        return False
    return token.form != "Part" or token.tense != "Past" or sheet.children_have(token.i, "aux") or sheet.children_have(token.i, "auxpass")


def _new(sheet: Sheet, i: int) -> bool:
    """*A strike*, *the strike on the port*: a noun that is told for the first time; *the strike*, *cette visite* point back."""
    words = [sheet.tokens[c] for c in sheet.children[i]]
    if any(w.low in sheet.language.words("modality", "pointing") for w in words if w.dep == "det"):
        return False
    said = any(w.dep in ("nmod", "relcl", "acl", "obl") for w in words)
    definite = any(w.low in ("the", "le", "la", "l'", "les") for w in words if w.dep == "det")
    return said or (not definite and sheet.tokens[i].dep in ("subj", "subjpass", "agent", "root"))


def sure(fit: Fit) -> bool:
    """Whether a trigger means an act between states whoever does it: it asks for an object, for company, or is of several words."""
    return bool(fit.matched) or len(fit.words) > 1 or fit.trigger.weight >= 3


def _both_ways(sheet: Sheet, draft: Draft) -> list[Draft]:
    """Hostile acts of each on the other are one event a direction (codebook.md 9)."""
    states = dict.fromkeys(code.split(":")[0] for code in draft.actor)
    if draft.recipient or len(states) != 2 or not (draft.type == "ASSAULT" and not on_another(sheet, draft) or draft.type in HOSTILE and _reciprocal(sheet, draft)):
        return [draft]
    one, other = (tuple(c for c in draft.actor if c.split(":")[0] == s) for s in states)
    return [changed(draft, actor=one, recipient=other), changed(draft, actor=other, recipient=one)]


def _reciprocal(sheet: Sheet, draft: Draft) -> bool:
    """*S'accusent mutuellement*, *accuse each other*: said of each towards the other."""
    near = " ".join(sheet.lows[max(sheet.sentence_of(draft.trigger).first, draft.trigger - 4) : draft.trigger + 12])
    return any(f" {words} " in f" {near} " for words in sheet.language.words("language", "reciprocal"))


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


def completed(passage: Passage, draft: Draft) -> Draft:
    """A draft with the party that its sentence leaves unsaid."""
    finder = passage.finder
    draft = silenced(finder, calling_home(finder, _on_own_people(finder, _by_own_state(finder, draft))))
    if draft.type == "PROTEST":
        draft = settle(finder, marched(finder, draft))
    draft = toppled(finder, _hosted(finder, _where_hit(finder, draft)))
    draft = _of_the_same_thing(passage, of_the_place(finder, draft))
    actor, recipient = fill(passage, draft, finder.sheet.packs.weights)
    if actor:
        draft = changed(draft, actor=said_of(finder, draft, "actor", actor), actor_at=actor.at, reasons=(*draft.reasons, ("actor", actor.why)))
    if recipient:
        draft = changed(draft, recipient=said_of(finder, draft, "recipient", recipient), recipient_at=recipient.at, reasons=(*draft.reasons, ("recipient", recipient.why)))
    return settle(finder, replying(draft, passage.drafts), filled=True)

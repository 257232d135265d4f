"""Who acts and who undergoes where the act is a verb: its trigger's own slots, else those that its category asks for."""

from __future__ import annotations

from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.noun_parties import named_behind, parties_of_noun
from dragoman.coding.events.party import PEOPLE, Role, role_of
from dragoman.coding.events.roles import HARM, SPEECH, first_filled
from dragoman.coding.events.triggers import Fit

#: what one branch of a state may do to another
AT_ODDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "COERCE"})
#: kinds of mentions that name one
BRANCHES = frozenset({"role", "person", "unit", "group", "capital", "seat"})


def parties_of(finder: Finder, fit: Fit) -> tuple[Role | None, Role | None]:
    """The actor and the recipient of a trigger at its predicate, each None where no slot gives one."""
    if finder.sheet.tokens[fit.predicate.token].sent not in finder.sheet.mentions_in:
        return None, None
    if fit.predicate.kind == "noun":
        return parties_of_noun(finder, fit)
    trigger, language = fit.trigger, finder.sheet.language.tables["language"]
    actor = first_filled(finder, fit, trigger.actor or ("subject", "agent"), frozenset(), False) or _holder(finder, fit)
    actor = actor or _of_its_owner(finder, fit) or _fired(finder, fit)
    taken = frozenset(code.split(":")[0] for code in (actor.codes if actor else ()))
    if trigger.type == "ACCUSE" and "legal" in trigger.context:
        taken |= _seized(finder, fit)
    if trigger.type == "PROTEST":
        taken = frozenset()  # *des exilés cubains devant le consulat de Cuba*
    place = trigger.type in HARM or "place" in trigger.recipient
    slots = trigger.recipient or ("object", "in-object", *language["recipient"])
    within = _at_odds(finder, fit, actor) if fit.predicate.passive else None  # *le président est accusé par l'opposition de brader ...*
    recipient = within or first_filled(finder, fit, (*slots, *_extra(fit)), taken, place) or (_own_land(finder, fit, slots, taken) or _at_odds(finder, fit, actor) if taken else None)
    return actor, None if actor and recipient and _their_own(actor, recipient) else recipient


def _of_its_owner(finder: Finder, fit: Fit) -> Role | None:
    """*La frontière tchadienne a été rouverte*, *Turkish airspace was closed*: of a passive without its doer, whose the means of a state are that it is said of."""
    predicate, words = fit.predicate, finder.sheet.language.words("language", "instruments")
    if fit.trigger.type not in ("SANCTION", "CONCEDE") or not predicate.passive or predicate.agents:
        return None
    means = [i for i in predicate.objects if finder.sheet.tokens[i].lemma in words]
    own = _whose(finder, means, "whose it is")
    return None if own is None or _announced_by_another(finder, own, predicate.token) else own


def _announced_by_another(finder: Finder, own: Role, at: int) -> bool:
    """*La frontière malienne a été fermée, a annoncé Dakar*: whether another than the owner announces a measure, so that it is his."""
    sheet = finder.sheet
    sentence, saying = sheet.sentence_of(at), sheet.language.words("language", "enacting")
    told = (p for i in range(sentence.first, sentence.last) if i != at and sheet.tokens[i].lemma in saying and (p := sheet.predicates.get(i)))
    return any((m := finder.here(s)) is not None and states(m.codes).isdisjoint(states(own.codes)) for p in told for s in p.subjects)


def _fired(finder: Finder, fit: Fit) -> Role | None:
    """*Une roquette nord-coréenne a été tirée*, *Russian missiles fired at Kyiv*: whose what is fired is, where nobody else fires it."""
    sheet, predicate = finder.sheet, fit.predicate
    if fit.trigger.type != "ASSAULT" or not predicate.passive or predicate.agents or sheet.tokens[predicate.token].lemma not in sheet.language.words("language", "firing"):
        return None
    if any(prep in sheet.language.words("language", "origin") | {"de"} and next(finder.phrase(i), None) for prep, i in predicate.preps):
        return None  # *des roquettes iraniennes tirées du Liban*
    shots = [i for i in predicate.objects if sheet.tokens[i].lemma in sheet.language.words("language", "shots")]
    return role_of((m for i in shots for m in finder.phrase(i)), frozenset(), "whose what is fired is") or _whose(finder, shots, "whose what is fired is")


def _whose(finder: Finder, things: list[int], why: str) -> Role | None:
    """The entity, no mere place, that the words beside things say they are of."""
    return role_of((m for i in things for m in finder.modifiers(i) if m.kind != "place"), frozenset(), why)


def _their_own(actor: Role, recipient: Role) -> bool:
    """*Students boycotted their classes*: whether the only party in an object is the doer, by a possessive."""
    return recipient.codes == actor.codes and "the possessive" in recipient.why


def _own_land(finder: Finder, fit: Fit, slots: tuple[str, ...], taken: frozenset[str]) -> Role | None:
    """*L'aviation éthiopienne a visé un marché du Tigré*: what a state's forces hit or shut in a place of its own, where no other is named."""
    if fit.trigger.type not in ("ASSAULT", "COERCE") or any(not taken >= states(m.codes) for m in finder.sheet.mentions if m.kind != "media"):
        return None
    role = first_filled(finder, fit, slots, frozenset(), True)
    found = finder.by_token.get(role.at) if role is not None and role.at is not None else None
    return role if found is not None and found.kind == "place" else None


def _at_odds(finder: Finder, fit: Fit, actor: Role | None) -> Role | None:
    """*The Indian fishermen begged the Indian government*, *le maire demande à Mexico*: another branch of the same state that a verb has for its object, where it has nobody else."""
    if actor is None or fit.trigger.type not in AT_ODDS:
        return None
    by, predicate = _branches(actor.codes), fit.predicate
    apart = by.isdisjoint({"", "GOV"} | (PEOPLE if fit.trigger.type == "COERCE" else frozenset()))
    asked = fit.trigger.type == "REQUEST"
    whom = (*predicate.objects, *(i for prep, i in predicate.preps if i > predicate.token and prep in ("à", "contre", "against")))
    for found in (m for i in whom if (m := finder.here(i)) and m.kind in BRANCHES and states(m.codes) == states(actor.codes)):
        seat = found.kind in ("capital", "seat") or (asked and found.why.endswith("of its owner"))  # *demande à son gouvernement*
        if (asked and found.head != actor.at) if seat else (apart and by.isdisjoint(_branches(found.codes))):
            return Role(found.codes, found.head, f"object: {found.why}")
    return None


def _branches(codes: tuple[str, ...]) -> frozenset[str]:
    """The sectors of entities, "" for a state as a whole."""
    return frozenset(code.partition(":")[2] for code in codes)


def _seized(finder: Finder, fit: Fit) -> frozenset[str]:
    """*Saisir l'Union africaine du raid*: the body that is to judge is not the one that is accused."""
    found = [m for i in (*fit.matched, *fit.predicate.objects) if (m := finder.here(i))]
    return frozenset(code.split(":")[0] for m in found for code in m.codes if code.startswith("IGO-")) if finder.sheet.tokens[fit.predicate.token].lemma in finder.sheet.language.words("language", "judges") else frozenset()


def _holder(finder: Finder, fit: Fit) -> Role | None:
    """*Le ministère réaffirme l'attachement de la Tunisie à ...*: whose the feeling or the will is that a verb carries."""
    language = finder.sheet.language.tables["language"]
    of = "de" if "de" in language["recipient"] else "of"
    nouns = [w for w in fit.words[1:] if finder.sheet.tokens[w].lemma in language["agentive"] and w in finder.sheet.predicates]
    return next((r for w in nouns if (r := named_behind(finder, Fit(fit.trigger, finder.sheet.predicates[w], (), ()), of))), None)


def _extra(fit: Fit) -> tuple[str, ...]:
    """Slots that every verb of speech and every trigger with an object test may use at the end."""
    if fit.trigger.strict and fit.trigger.shape == "symmetric":
        return ()  # *a inauguré un pont près de la Suède*, *a décidé de livrer des chars à Kiev* are nothing done by two
    last = ("clause",) if fit.trigger.type in SPEECH else ("near", "outside", "off") if fit.trigger.type == "ASSAULT" else ("around", "autour", "devant", "off", "facing") if fit.trigger.type == "MOBILIZE" else ()
    deep = ("deep-object",) if fit.trigger.type in ("SANCTION", "CONCEDE", "REJECT") else ()
    return ("in-object", *last, *deep)

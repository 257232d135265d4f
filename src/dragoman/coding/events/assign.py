"""From a trigger that fits to a draft: roles filled in the order that the trigger or the category asks for."""

from __future__ import annotations

from dragoman.coding.codes import entities, states
from dragoman.coding.events.clause import only_topic, same_clause
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.party import PEOPLE, Role
from dragoman.coding.events.prepositions import said_of_act
from dragoman.coding.events.roles import lookup
from dragoman.coding.events.triggers import Fit
from dragoman.coding.grammar import base, case_of, conjuncts
from dragoman.coding.sheet import Draft, Mention, Sheet

ENTITY, PAIR = "entity", "pair"
#: categories told by a word of saying, and those of force
SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
HARM = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
#: how many tokens from a broad trigger the only other entity of its sentence may stand
CLOSE = 12
#: prepositions behind which stands whom the act of a noun is done to
DIRECTED = frozenset({"à", "en", "avec", "sur", "contre", "vers", "pour", "envers"})
#: categories whose nouns name who undergoes as possessor: *the ambassador's expulsion*, *their arrest*
UNDERGONE = frozenset({"SANCTION", "COERCE", "ASSAULT"})


def draft(finder: Finder, fit: Fit, loose: bool = False) -> Draft | None:
    """The draft that a trigger gives at its predicate; None where a role that it needs stays empty (`loose`: the passage supplies it)."""
    trigger, sheet = fit.trigger, finder.sheet
    actor, recipient = _parties(finder, fit)
    if trigger.last and not (actor and recipient):
        actor, recipient = _the_other(finder, fit, actor, recipient)
    if trigger.shape == "host":
        actor, recipient = recipient, actor
    if trigger.shape == "symmetric" and actor and recipient:
        actor = Role(tuple(dict.fromkeys((*actor.codes, *recipient.codes))), actor.at, f"{actor.why}; {recipient.why}")
        recipient = None
    if actor is None and recipient is not None and recipient.mutual:
        actor, recipient = recipient, None
    if not loose and (not _filled(trigger.needs, actor, recipient) or not (actor or recipient)):
        return None
    first, last = _span(sheet, fit)
    return Draft(
        fit.predicate.token, first, last, trigger.type, trigger.mode, trigger.context,
        actor.codes if actor else (), recipient.codes if recipient else (), actor.at if actor else None, recipient.at if recipient else None,
        _content(sheet, fit), trigger.weight, fit.predicate.kind, _reasons(fit, actor, recipient), loose=loose, mutual=trigger.shape == "symmetric", words=fit.words,
    )  # fmt: skip


def _content(sheet: Sheet, fit: Fit) -> str:
    """What becomes of the acts in a trigger's complement; *denies having armed rebels* tells of the arming, whatever else it refuses."""
    denied = fit.predicate.kind == "verb" and bool(fit.predicate.clauses) and sheet.tokens[fit.predicate.token].lemma in sheet.language.words("modality", "denial")
    return "claim" if denied else fit.trigger.content


def _the_other(finder: Finder, fit: Fit, actor: Role | None, recipient: Role | None) -> tuple[Role | None, Role | None]:
    """The parties of a broad trigger, the only other entity that its sentence names, in its clause and as no mere topic, in the role that is still empty."""
    known, token = actor or recipient, finder.sheet.tokens[fit.predicate.token]
    if known is None or (fit.predicate.kind == "verb" and (token.form == "Inf" or token.dep in ("relcl", "acl", "advcl", "amod"))):
        return actor, recipient
    taken = {code.split(":")[0] for code in known.codes}
    others = {m.codes: m for m in finder.sheet.mentions_in.get(token.sent, ()) if m.kind not in ("media", "ngo", "unnamed") and not {c.split(":")[0] for c in m.codes} & taken}
    if len({c.split(":")[0] for codes in others for c in codes}) != 1:
        return actor, recipient
    other = min(others.values(), key=lambda m: abs(m.head - token.i))
    if abs(other.head - token.i) > CLOSE or other.kind == "place" or only_topic(finder.sheet, other) or not same_clause(finder.sheet, other.head, token.i):
        return actor, recipient
    role = Role(other.codes, other.head, f"the only other in the sentence: {other.why}")
    return (actor, role) if recipient is None else (role, recipient)


def _reasons(fit: Fit, actor: Role | None, recipient: Role | None) -> tuple[tuple[str, str], ...]:
    found = [("type", fit.trigger.where)]
    if actor:
        found.append(("actor", actor.why))
    if recipient:
        found.append(("recipient", recipient.why))
    return tuple(found)


def _filled(needs: tuple[str, ...], actor: Role | None, recipient: Role | None) -> bool:
    """Whether the roles that a trigger needs are there, of one of the sectors that it asks for: `actor:GOV/LEG`; `pair` needs two states or bodies between them."""
    for need in needs:
        role, _, sector = need.partition(":")
        if role == PAIR:
            if len(entities(tuple(code for r in (actor, recipient) if r for code in r.codes))) < 2:
                return False
            continue
        found = [r for name, r in (("actor", actor), ("recipient", recipient)) if r and role in (name, ENTITY)]
        if not found or (sector and not any(_sector(code) in sector.split("/") for r in found for code in r.codes)):
            return False
    return True


def _sector(code: str) -> str:
    """The sector of an entity; an armed group that has a code of its own is of the rebels, and who speaks for a body governs it."""
    return code.partition(":")[2] or ("REB" if code.startswith("REB") else "GOV" if code.startswith("IGO-") else "")


def _span(sheet: Sheet, fit: Fit) -> tuple[int, int]:
    """The words that carry the act: the trigger with its auxiliaries and a negation that touches it."""
    at = fit.predicate.token
    words = {*fit.words, *around(sheet, at)}
    near = [i for i in words if abs(i - at) <= 8]
    return min(near), max(near) + 1


def around(sheet: Sheet, at: int) -> frozenset[int]:
    """A word with its auxiliaries and a negation that touches it."""
    return frozenset({at, *(c for c in sheet.children[at] if sheet.tokens[c].dep in ("aux", "auxpass", "neg", "prt") and abs(c - at) <= 6)})


def _first(finder: Finder, fit: Fit, slots: tuple[str, ...], taken: frozenset[str], place: bool) -> Role | None:
    for slot in dict.fromkeys(slots):
        role = lookup(finder, fit, slot, taken, place)
        if role:
            return role
    return None


def _parties(finder: Finder, fit: Fit) -> tuple[Role | None, Role | None]:
    if finder.sheet.tokens[fit.predicate.token].sent not in finder.sheet.mentions_in:
        return None, None
    if fit.predicate.kind == "noun":
        return _noun_parties(finder, fit)
    trigger, language = fit.trigger, finder.sheet.language.tables["language"]
    actor = _first(finder, fit, trigger.actor or ("subject", "agent"), frozenset(), False) or _holder(finder, fit)
    taken = frozenset(code.split(":")[0] for code in (actor.codes if actor else ()))
    if trigger.type == "ACCUSE" and "legal" in trigger.context:
        taken |= _seized(finder, fit)
    if trigger.type == "PROTEST":
        taken = frozenset()  # *des exilés cubains devant le consulat de Cuba*
    place = trigger.type in HARM or "place" in trigger.recipient
    slots = trigger.recipient or ("object", "in-object", *language["recipient"])
    recipient = _first(finder, fit, (*slots, *_extra(fit)), taken, place) or (_own_land(finder, fit, slots, taken) if taken else None)
    return actor, recipient


def _own_land(finder: Finder, fit: Fit, slots: tuple[str, ...], taken: frozenset[str]) -> Role | None:
    """*L'aviation éthiopienne a visé un marché du Tigré*: what a state's forces hit or shut in a place of its own, where no other is named."""
    if fit.trigger.type not in ("ASSAULT", "COERCE") or any(not taken >= states(m.codes) for m in finder.sheet.mentions if m.kind != "media"):
        return None
    role = _first(finder, fit, slots, frozenset(), True)
    found = finder.by_token.get(role.at) if role is not None and role.at is not None else None
    return role if found is not None and found.kind == "place" else None


def _seized(finder: Finder, fit: Fit) -> frozenset[str]:
    """*Saisir l'Union africaine du raid*: the body that is to judge is not the one that is accused."""
    found = [m for i in (*fit.matched, *fit.predicate.objects) if (m := finder.here(i))]
    return frozenset(code.split(":")[0] for m in found for code in m.codes if code.startswith("IGO-")) if finder.sheet.tokens[fit.predicate.token].lemma in finder.sheet.language.words("language", "judges") else frozenset()


def _holder(finder: Finder, fit: Fit) -> Role | None:
    """*Le ministère réaffirme l'attachement de la Tunisie à ...*: whose the feeling or the will is that a verb carries."""
    language = finder.sheet.language.tables["language"]
    of = "de" if "de" in language["recipient"] else "of"
    nouns = [w for w in fit.words[1:] if finder.sheet.tokens[w].lemma in language["agentive"] and w in finder.sheet.predicates]
    return next((r for w in nouns if (r := _bare(finder, Fit(fit.trigger, finder.sheet.predicates[w], (), ()), of))), None)


def _extra(fit: Fit) -> tuple[str, ...]:
    """Slots that every verb of speech and every trigger with an object test may use at the end."""
    if fit.trigger.strict and fit.trigger.shape == "symmetric":
        return ()  # *a inauguré un pont près de la Suède*, *a décidé de livrer des chars à Kiev* are nothing done by two
    last = ("clause",) if fit.trigger.type in SPEECH else ("near", "outside", "off") if fit.trigger.type == "ASSAULT" else ("around", "autour", "devant", "off", "facing") if fit.trigger.type == "MOBILIZE" else ()
    deep = ("deep-object",) if fit.trigger.type in ("SANCTION", "CONCEDE", "REJECT") else ()
    return ("in-object", *last, *deep)


def _noun_parties(finder: Finder, fit: Fit) -> tuple[Role | None, Role | None]:
    """Of a noun's *de/of* phrase it depends on the noun and on what else is said whether it acts or undergoes."""
    trigger, sheet, predicate = fit.trigger, finder.sheet, fit.predicate
    language = sheet.language.tables["language"]
    of = "de" if "de" in language["recipient"] else "of"
    place = trigger.type in HARM
    agentive = sheet.tokens[predicate.token].lemma in language["agentive"]
    if trigger.type in UNDERGONE and not agentive and (not trigger.actor or _of_people(finder, fit)) and not _complements(finder, fit) and not _of_behind(sheet, predicate.token, of) and predicate.subjects and sheet.tokens[predicate.token].pos == "NOUN":
        undergone = lookup(finder, fit, "possessor", frozenset(), place)
        if undergone:
            taken = frozenset(code.split(":")[0] for code in undergone.codes)
            return lookup(finder, fit, "agent", taken, False) or _support_subject(finder, fit), undergone
    support = _support_subject(finder, fit)
    told = tuple(s for s in trigger.actor if support is None or s not in ("object", "in-object"))  # *a ordonné le dégel des avoirs russes*
    actor = _fired_by(finder, fit) or _first(finder, fit, told or ("subject",), frozenset(), False)
    if trigger.actor and "subject" in trigger.actor and actor is None:
        actor = _first(finder, fit, ("subject",), frozenset(), False)
    if actor is None and agentive:
        actor = _bare(finder, fit, of)
    if actor is None and support is not None:
        actor = support
    taken = frozenset(code.split(":")[0] for code in (actor.codes if actor else ()))
    asked = tuple(of if s == "object" else s for s in trigger.recipient)
    slots = asked or tuple(p for p in language["recipient"] if p != of)
    recipient = _first(finder, fit, (*slots, of, "object", "in-object"), taken, place) or _hit(finder, fit, taken) or _defied(finder, fit, taken)
    if actor is None and recipient is not None and not agentive:
        actor = _first(finder, fit, (of,), frozenset(code.split(":")[0] for code in recipient.codes), False) if recipient.at is not None else None
    return _told_apart(finder, fit, actor, recipient)


def _told_apart(finder: Finder, fit: Fit, actor: Role | None, recipient: Role | None) -> tuple[Role | None, Role | None]:
    """*Gel de l'aide belge au Rwanda*, *embargo de Nairobi sur le sucre ougandais*: of two below the noun the one behind *à, en, sur* and the like undergoes it."""
    if recipient is not None or actor is None or len(states(actor.codes)) != 2 or fit.trigger.shape == "symmetric" or not actor.why.startswith(("in-object", "possessor")):
        return actor, recipient
    below = [m for m in finder.inside(fit.predicate.token) if set(m.codes) <= set(actor.codes)]
    towards = [m for m in below if _towards(finder.sheet, m, fit.predicate.token)]
    own = [m for m in below if m not in towards]
    if len(states(tuple(c for m in towards for c in m.codes))) != 1 or len(states(tuple(c for m in own for c in m.codes))) != 1:
        return actor, recipient
    return Role(own[0].codes, own[0].head, f"{actor.why.split(':')[0]}: {own[0].why}"), Role(towards[0].codes, towards[0].head, f"behind a preposition: {towards[0].why}")


def _towards(sheet: Sheet, mention: Mention, top: int) -> bool:
    """Whether a mention stands behind a preposition of direction, before any other."""
    for i in range(mention.head, top, -1):
        if sheet.tokens[i].pos == "ADP" and sheet.tokens[i].dep != "fixed":
            return base(sheet.tokens[i]) in DIRECTED
    return False


def _fired_by(finder: Finder, fit: Fit) -> Role | None:
    """*Un tir de roquette du Hamas*: whose the weapon is fires it."""
    if fit.trigger.type != "ASSAULT":
        return None
    named = frozenset(fit.trigger.tests["near"])
    weapons = [i for prep, i in fit.predicate.preps if prep in ("de", "of") and finder.here(i) is None and finder.sheet.forms[i] & named]
    return next((Role(m.codes, m.head, f"whose the weapon is: {m.why}") for i in weapons for m in finder.modifiers(i) if m.kind != "place"), None)


def _hit(finder: Finder, fit: Fit, taken: frozenset[str]) -> Role | None:
    """*An Iranian fatwa dooms the Israeli minister*: whom the verb has for object whose subject is the act."""
    verb = said_of_act(finder.sheet, fit.predicate)
    if verb is None or verb.kind != "verb" or finder.sheet.tokens[verb.token].lemma in ("be", "have"):
        return None
    return lookup(finder, Fit(fit.trigger, verb, (), ()), "object", taken, fit.trigger.type in HARM)


def _defied(finder: Finder, fit: Fit, taken: frozenset[str]) -> Role | None:
    """*Se rendra à Moscou malgré les avertissements de l'Union*: who does what a word of another stood against is whom it was said to."""
    sheet, predicate = finder.sheet, fit.predicate
    token = sheet.tokens[predicate.token]
    verb = sheet.predicates.get(token.head) if fit.trigger.type in SPEECH and token.dep in ("obl", "nmod") and case_of(sheet, token.i) in sheet.language.words("language", "defying") else None
    return lookup(finder, Fit(fit.trigger, verb, (), ()), "subject", taken, False) if verb is not None and verb.kind == "verb" else None


def _of_people(finder: Finder, fit: Fit) -> bool:
    """*Sheikh Hasina's death sentence*: a verdict with people before it is one on them, not theirs."""
    found = [m for i in fit.predicate.subjects if (m := finder.here(i))]
    return bool(found) and all(code.partition(":")[2] in PEOPLE for m in found for code in m.codes)


def _bare(finder: Finder, fit: Fit, of: str) -> Role | None:
    """The entity that a noun's *de/of* phrase itself names: *le respect des Etats-Unis*, not *le respect de la souveraineté du Mali*."""
    found = lookup(finder, fit, of, frozenset(), False)
    heads = {e for prep, i in fit.predicate.preps if prep == of for e in conjuncts(finder.sheet, i)}
    return found if found and any((m := finder.here(i)) and m.head == found.at for i in heads) else None


def _complements(finder: Finder, fit: Fit) -> bool:
    """Whether a noun has an entity in one of its prepositional phrases, *by* and *from* apart."""
    pairs = (i for prep, i in fit.predicate.preps if prep not in ("by", "par", "from"))
    return any(next(finder.phrase(i), None) or next(finder.modifiers(i), None) for i in pairs)


def _of_behind(sheet: Sheet, at: int, of: str) -> bool:
    """Whether a *de/of* phrase follows a noun, even if the parser hung it elsewhere: *the suspension on Wednesday of the order*."""
    return any(sheet.tokens[i].low in (of, "du", "des", "d'") for i in range(at + 1, min(at + 5, sheet.sentence_of(at).last)))


def _support_subject(finder: Finder, fit: Fit) -> Role | None:
    """The subject of the verb that carries the noun: *Bakou a procédé à l'arrestation*; of *subir* and the like it undergoes."""
    predicate, sheet = fit.predicate, finder.sheet
    if predicate.support is None or predicate.support not in sheet.predicates:
        return None
    carrier = sheet.predicates[predicate.support]
    if sheet.tokens[carrier.token].lemma in sheet.language.tables["language"]["undergo"]:
        return None
    verb = Fit(fit.trigger, carrier, (), ())
    return lookup(finder, verb, "subject", frozenset(), False)

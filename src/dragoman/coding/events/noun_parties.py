"""Who acts and who undergoes where the act is a noun: what its *de* phrase means, and whom its verb names."""

from __future__ import annotations

from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.party import PEOPLE, Role
from dragoman.coding.events.prepositions import prepositional, said_of_act
from dragoman.coding.events.roles import HARM, SPEECH, first_filled, lookup
from dragoman.coding.events.triggers import Fit
from dragoman.coding.grammar import base, case_of, conjuncts
from dragoman.coding.sheet import Mention, Sheet

#: prepositions behind which stands whom the act of a noun is done to
DIRECTED = frozenset({"à", "en", "avec", "sur", "contre", "vers", "pour", "envers"})
#: categories whose nouns name who undergoes as possessor: *the ambassador's expulsion*, *their arrest*
UNDERGONE = frozenset({"SANCTION", "COERCE", "ASSAULT"})


def parties_of_noun(finder: Finder, fit: Fit) -> tuple[Role | None, Role | None]:
    """Of a noun's *de/of* phrase it depends on the noun and on what else is said whether it acts or undergoes."""
    language = finder.sheet.language.tables["language"]
    of = "de" if "de" in language["recipient"] else "of"
    agentive = finder.sheet.tokens[fit.predicate.token].lemma in language["agentive"] and not _of_a_place(finder, fit)
    if (owned := _undergoing_owner(finder, fit, of, agentive)) is not None:
        return owned
    actor = _actor(finder, fit, of, agentive)
    taken = frozenset(code.split(":")[0] for code in (actor.codes if actor else ()))
    asked = tuple(of if s == "object" else s for s in fit.trigger.recipient)
    slots = asked or tuple(p for p in language["recipient"] if p != of)
    recipient = first_filled(finder, fit, (*slots, of, "object", "in-object"), taken, fit.trigger.type in HARM) or _hit(finder, fit, taken) or _defied(finder, fit, taken)
    if actor is None and recipient is not None and not agentive:
        actor = first_filled(finder, fit, (of,), frozenset(code.split(":")[0] for code in recipient.codes), False) if recipient.at is not None else None
    return _told_apart(finder, fit, actor, recipient)


def _of_a_place(finder: Finder, fit: Fit) -> bool:
    """*Gaza's bombardment*: whether whose the act is said to be is a town or a region, which bombs nobody."""
    owners = [m for i in fit.predicate.subjects if (m := finder.here(i))]
    return fit.trigger.type == "ASSAULT" and bool(owners) and all(m.kind == "place" for m in owners)


def _undergoing_owner(finder: Finder, fit: Fit, of: str, agentive: bool) -> tuple[Role | None, Role] | None:
    """*The ambassador's expulsion*, *their arrest*: the parties of a noun whose possessor undergoes it; None where the possessor is no such thing."""
    trigger, sheet, predicate = fit.trigger, finder.sheet, fit.predicate
    owned = trigger.type in UNDERGONE and not agentive and bool(predicate.subjects) and sheet.tokens[predicate.token].pos == "NOUN"
    if not owned or (trigger.actor and not _of_people(finder, fit)) or _complements(finder, fit) or _of_behind(sheet, predicate.token, of):
        return None
    undergone = lookup(finder, fit, "possessor", frozenset(), trigger.type in HARM)
    if not undergone:
        return None
    taken = frozenset(code.split(":")[0] for code in undergone.codes)
    return lookup(finder, fit, "agent", taken, False) or _support_subject(finder, fit), undergone


def _actor(finder: Finder, fit: Fit, of: str, agentive: bool) -> Role | None:
    """Who does a noun's act: whose the weapon is, the trigger's own slots, whose the noun is where it acts, the subject of the verb that carries it."""
    trigger, support = fit.trigger, _support_subject(finder, fit)
    told = tuple(s for s in trigger.actor if support is None or s not in ("object", "in-object"))  # *a ordonné le dégel des avoirs russes*
    actor = _fired_by(finder, fit) or first_filled(finder, fit, told or ("subject",), frozenset(), False)
    if actor is None and "subject" in trigger.actor:
        actor = first_filled(finder, fit, ("subject",), frozenset(), False)
    if actor is None and agentive:
        actor = named_behind(finder, fit, of)
    return actor or support


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


def named_behind(finder: Finder, fit: Fit, of: str) -> Role | None:
    """The entity that a noun's *de/of* phrase itself names: *le respect des Etats-Unis*, not *le respect de la souveraineté du Mali*."""
    found = lookup(finder, fit, of, frozenset(), False)
    heads = {e for i in prepositional(finder.sheet, fit).get(of, ()) for e in conjuncts(finder.sheet, i)}
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

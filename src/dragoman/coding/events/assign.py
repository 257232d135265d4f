"""From a trigger that fits to a draft: roles filled in the order that the trigger or the category asks for."""

from __future__ import annotations

from dragoman.coding.codes import entities
from dragoman.coding.events.clause import only_topic, same_clause
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.parties import parties_of
from dragoman.coding.events.party import Role
from dragoman.coding.events.triggers import Fit
from dragoman.coding.sheet import Draft, Sheet

ENTITY, PAIR = "entity", "pair"
#: how many tokens from a broad trigger the only other entity of its sentence may stand
CLOSE = 12


def draft(finder: Finder, fit: Fit, loose: bool = False) -> Draft | None:
    """The draft that a trigger gives at its predicate; None where a role that it needs stays empty (`loose`: the passage supplies it)."""
    trigger, sheet = fit.trigger, finder.sheet
    actor, recipient = parties_of(finder, fit)
    if trigger.last and not (actor and recipient):
        actor, recipient = _the_other(finder, fit, actor, recipient)
    if trigger.shape == "host":
        actor, recipient = recipient, actor
    if trigger.shape == "symmetric" and actor and recipient:
        actor = Role(tuple(dict.fromkeys((*actor.codes, *recipient.codes))), actor.at, f"{actor.why}; {recipient.why}")
        recipient = None
    between = actor is None and recipient is not None and recipient.mutual
    if between:
        actor, recipient = recipient, None
    between = between or (actor is not None and actor.mutual and recipient is None)  # *la frontière entre Lomé et Accra a rouvert*
    if not loose and (not _filled(trigger.needs, actor, recipient) or not (actor or recipient)):
        return None
    first, last = _span(sheet, fit)
    return Draft(
        fit.predicate.token, first, last, trigger.type, trigger.mode, trigger.context,
        actor.codes if actor else (), recipient.codes if recipient else (), actor.at if actor else None, recipient.at if recipient else None,
        _content(sheet, fit), trigger.weight, fit.predicate.kind, _reasons(fit, actor, recipient), loose=loose, mutual=trigger.shape == "symmetric" or between, words=fit.words,
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

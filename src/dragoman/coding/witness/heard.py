"""The second witness: a small model that reads beside the rules. It agrees with an act, objects to it, gives it other parties, or proposes one that no rule found.

What it says becomes signs of confidence, whose weights are learned like those of the rules' own signs (models/weigh.py); what is then
too doubtful goes. `reasons` say who said what.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.coding.changed import changed
from dragoman.coding.codes import entities, states
from dragoman.coding.confidence import sure
from dragoman.coding.models import Witness
from dragoman.coding.sheet import Draft, Mention, Sheet
from dragoman.coding.witness.belief import Belief, believed
from dragoman.coding.witness.reading import CARRIERS
from dragoman.coding.witness.signs import Parties, Parts, of_draft, of_word, parties

#: words that are less likely to carry an act are passed over
LEAST = 0.15


def read(sheet: Sheet, witness: Witness) -> Sheet:
    """The sheet with what the witness believes of it, for the rules to ask where a party is unsaid."""
    return sheet.having(belief=believed(sheet, witness)) if sheet.mentions else sheet


def apply(sheet: Sheet, witness: Witness) -> Sheet:
    """The sheet with what the witness says on every draft, and with the drafts that it proposes."""
    if not sheet.mentions:
        return sheet
    belief = replace(sheet.belief, sheet=sheet) if isinstance(sheet.belief, Belief) else believed(sheet, witness)
    heard = [_likeliest(sheet, list(variants(belief, d))) for d in sheet.drafts]
    more = [d for d in proposals(belief) if not any(alike(d, other) for other in heard)]
    return sheet.having(drafts=tuple(sorted((*heard, *more), key=lambda d: d.trigger)))


def variants(belief: Belief, draft: Draft) -> Iterator[Draft]:
    """A draft with what the witness says of it; and, where it would give it other parties, with these."""
    at = draft.trigger if draft.trigger in belief.shares else next((i for i in draft.words if i in belief.shares), None)
    if at is None:
        yield changed(draft, heard=(("witness unread", 1.0),))
        return
    parts = belief.parts(at, draft.type, draft)
    mine = entities(draft.actor), entities(draft.recipient)
    said = f"the witness: {draft.type} {belief.share(at, draft.type):.0%}"
    yield changed(draft, heard=tuple(of_draft(belief, draft, at, parts, *mine).items()), reasons=(*draft.reasons, ("witness", said)))
    actors, recipients = parties(parts)
    if actors and (recipients or not mine[1]) and (set(actors), set(recipients)) != (set(mine[0]), set(mine[1])):
        signs = of_draft(belief, draft, at, parts, actors, recipients) | {"witness parties": 1.0, **_departure(mine, (actors, recipients))}
        yield _with_parties(changed(draft, heard=tuple(signs.items()), reasons=(*draft.reasons, ("witness", said))), parts, actors, recipients)


def _departure(rules: Parties, own: Parties) -> dict[str, float]:
    """How the witness's parties depart from those of the rules, role by role: other ones, more, or fewer."""
    found = {}
    for role, had, has in zip(("actor", "recipient"), map(set, rules), map(set, own), strict=True):
        if had != has:
            found[f"witness {role} {'more' if had < has else 'fewer' if had > has else 'other'}"] = 1.0
    return found


def proposals(belief: Belief) -> Iterator[Draft]:
    """The acts that the witness sees at words that carry none by the rules, in sentences that name or mean somebody."""
    sheet = belief.sheet
    taken = {i for d in sheet.drafts for i in (d.trigger, *d.words)}
    for i, share in belief.shares.items():
        token = sheet.tokens[i]
        if i in taken or 1 - share[0] < LEAST or token.pos not in CARRIERS or token.sent in sheet.skipped or token.sent not in sheet.mentions_in:
            continue
        kind, sure_ = belief.kind(i)
        parts = belief.parts(i, kind, None)
        actors, recipients = parties(parts)
        if actors or recipients:
            signs = of_word(belief, i, kind, parts, actors, recipients)
            status, _ = belief.status(i)
            made = Draft(
                i, i, i + 1, kind, None, (), (), (), None, None, "", 0, "verb" if token.pos in ("VERB", "AUX") else "noun", (("type", f"the witness alone: {kind} {sure_:.0%}"),),
                status=status, heard=tuple(signs.items()),
            )  # fmt: skip
            yield _with_parties(made, parts, actors, recipients)


def _with_parties(draft: Draft, parts: Parts, actors: tuple[str, ...], recipients: tuple[str, ...]) -> Draft:
    """A draft with the parties that the witness gives it, each at the mention that speaks most for it."""
    reasons = [r for r in draft.reasons if r[0] not in ("actor", "recipient")]
    reasons += [("actor", f"the witness: {n} {parts[n].actor:.0%}") for n in actors] + [("recipient", f"the witness: {n} {parts[n].recipient:.0%}") for n in recipients]
    return changed(
        draft, actor=_codes(parts, actors), recipient=_codes(parts, recipients), reasons=tuple(reasons),
        actor_at=parts[actors[0]].mention.head if actors else None, recipient_at=parts[recipients[0]].mention.head if recipients else None,
    )  # fmt: skip


def _codes(parts: Parts, names: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of entities, each as its mention names it: *MLI:MIL* of the army."""
    return tuple(dict.fromkeys(_code(parts[name].mention, name) for name in names))


def _code(mention: Mention, name: str) -> str:
    return next((code for code in mention.codes if code.split(":")[0] == name), name)


def _likeliest(sheet: Sheet, found: list[Draft]) -> Draft:
    """Of the ways to read an act, the one that is surest."""
    return max(found, key=lambda d: sure(sheet, d)) if len(found) > 1 else found[0]


def alike(proposed: Draft, known: Draft) -> bool:
    """Whether a proposal tells again what the rules found: the same category and shared parties on both sides."""
    if proposed.type != known.type or not states(proposed.actor) & states(known.actor):
        return False
    return not proposed.recipient or bool(states(proposed.recipient) & states(known.recipient))

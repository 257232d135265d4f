"""The second witness: a small model that reads beside the rules. It agrees with an act, objects to it, gives it other parties or another category, or proposes one that no rule found.

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
from dragoman.coding.sheet import Draft, Sheet
from dragoman.coding.witness.belief import Belief, believed
from dragoman.coding.witness.proposals import proposals, retyped
from dragoman.coding.witness.signs import Parties, of_draft, parties, with_parties
from dragoman.coding.witness.tentative import passage_of


def read(sheet: Sheet, witness: Witness) -> Sheet:
    """The sheet with what the witness believes of it, for the rules to ask where a party is unsaid."""
    return sheet.having(belief=believed(sheet, witness)) if sheet.mentions else sheet


def apply(sheet: Sheet, witness: Witness) -> Sheet:
    """The sheet with what the witness says on every draft, and with the drafts that it proposes."""
    if not sheet.mentions:
        return sheet
    belief = replace(sheet.belief, sheet=sheet) if isinstance(sheet.belief, Belief) else believed(sheet, witness)
    known, more = readings(belief)
    heard = [_likeliest(sheet, ways) for ways in known]
    proposed = (_likeliest(sheet, ways) for ways in more)
    return sheet.having(drafts=tuple(sorted((*heard, *(d for d in proposed if not any(alike(d, other) for other in heard))), key=lambda d: d.trigger)))


def readings(belief: Belief) -> tuple[list[list[Draft]], list[list[Draft]]]:
    """The ways to read each act of the rules, and those to read each further word in which the witness sees an act."""
    passage = passage_of(belief.sheet)
    known = [[*variants(belief, d), *retyped(belief, passage, d)] for d in belief.sheet.drafts]
    return known, list(proposals(belief, passage))


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
        yield with_parties(changed(draft, heard=tuple(signs.items()), reasons=(*draft.reasons, ("witness", said))), parts, actors, recipients)


def _departure(rules: Parties, own: Parties) -> dict[str, float]:
    """How the witness's parties depart from those of the rules, role by role: other ones, more, or fewer."""
    found = {}
    for role, had, has in zip(("actor", "recipient"), map(set, rules), map(set, own), strict=True):
        if had != has:
            found[f"witness {role} {'more' if had < has else 'fewer' if had > has else 'other'}"] = 1.0
    return found


def _likeliest(sheet: Sheet, found: list[Draft]) -> Draft:
    """Of the ways to read an act, the one that is surest."""
    return max(found, key=lambda d: sure(sheet, d)) if len(found) > 1 else found[0]


def alike(proposed: Draft, known: Draft) -> bool:
    """Whether a proposal tells again what the rules found: the same category and shared parties on both sides."""
    if proposed.type != known.type or not states(proposed.actor) & states(known.actor):
        return False
    return not proposed.recipient or bool(states(proposed.recipient) & states(known.recipient))

"""Acts that the witness sees where the rules see none, or one of another category: each with the parties that the rules find for it, and with the witness's own."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.changed import changed
from dragoman.coding.codes import entities
from dragoman.coding.events.candidates import Passage
from dragoman.coding.sheet import Draft
from dragoman.coding.witness.belief import Belief
from dragoman.coding.witness.reading import CARRIERS
from dragoman.coding.witness.signs import of_draft, of_slots, of_word, parties, with_parties
from dragoman.coding.witness.tentative import UNKNOWN, tentative

#: words that are less likely to carry an act, and categories that are less likely at a word, are passed over: lower ones brought more false acts than right ones
LEAST, LIKELY = 0.4, 0.3


def proposals(belief: Belief, passage: Passage) -> Iterator[list[Draft]]:
    """For each word that carries no act by the rules, where the witness sees one and its sentence names or means somebody: the ways to read it."""
    sheet = belief.sheet
    taken = {i for d in sheet.drafts for i in (d.trigger, *d.words)}
    for i, share in belief.shares.items():
        token = sheet.tokens[i]
        if i in taken or 1 - share[0] < LEAST or token.pos not in CARRIERS or token.sent in sheet.skipped or token.sent not in sheet.mentions_in:
            continue
        ways = [way for kind in belief.kinds(i) if belief.share(i, kind) >= LIKELY for way in _ways(belief, passage, i, kind)]
        if ways:
            yield ways


def _ways(belief: Belief, passage: Passage, i: int, kind: str) -> Iterator[Draft]:
    """The ways to read a word as an act of a category: with the parties of the rules, and with those of the witness where they are others."""
    made, how = tentative(passage, i, kind) or (_bare(belief, i, kind), UNKNOWN)
    said = ("type", f"the witness alone: {kind} {belief.share(i, kind):.0%}")
    made = changed(made, status=belief.status(i)[0], reasons=(said, *(r for r in made.reasons if r[0] != "type")))
    parts, mine = belief.parts(i, kind, None), (entities(made.actor), entities(made.recipient))
    actors, recipients = parties(parts)
    if any(mine):
        signs = of_word(belief, i, kind, parts, *mine) | {f"proposal {how}": 1.0, **of_slots(made)}
        yield changed(made, heard=tuple(signs.items()))
    if (actors or recipients) and (set(actors), set(recipients)) != tuple(map(set, mine)):
        signs = of_word(belief, i, kind, parts, actors, recipients) | {f"proposal {how}": 1.0, "proposal own parties": 1.0}
        yield with_parties(changed(made, heard=tuple(signs.items())), parts, actors, recipients)


def _bare(belief: Belief, i: int, kind: str) -> Draft:
    """An act at a word of which the rules know nothing."""
    return Draft(i, i, i + 1, kind, None, (), (), (), None, None, "", 0, "verb" if belief.sheet.tokens[i].pos in ("VERB", "AUX") else "noun", ())


def retyped(belief: Belief, passage: Passage, draft: Draft) -> Iterator[Draft]:
    """An act of the rules as one of the category that the witness sees in its word, where that is another and likelier to it."""
    at = draft.trigger
    kind = belief.kinds(at)[0] if at in belief.shares else draft.type
    found = tentative(passage, at, kind) if kind != draft.type and belief.share(at, kind) > belief.share(at, draft.type) else None
    if found is None or not (found[0].actor or found[0].recipient):
        return
    made = changed(found[0], status=draft.status, speaker=draft.speaker, speaker_at=draft.speaker_at, condition=draft.condition, inside=draft.inside)
    signs = of_draft(belief, made, at, belief.parts(at, kind, made), entities(made.actor), entities(made.recipient))
    said = ("type", f"the witness: {kind} {belief.share(at, kind):.0%}, where the rules have {draft.type}")
    signs |= {"witness retyped": 1.0, f"witness retyped {found[1]}": 1.0}
    yield changed(made, heard=tuple(signs.items()), reasons=(said, *(r for r in made.reasons if r[0] != "type")))

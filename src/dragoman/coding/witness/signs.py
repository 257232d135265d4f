"""What the witness's belief says for and against an act as it is drafted: named signs for `coding/confidence.py`, and the parties it would give itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import log

from dragoman.coding.models import KINDS
from dragoman.coding.sheet import Draft, Sheet
from dragoman.coding.witness.belief import Belief, Part

#: an entity above even odds is a party; where none is, the likeliest is, from these odds on
EVEN, ACTOR, RECIPIENT = 0.5, 0.15, 0.25
Parts = Mapping[str, Part]


def parties(parts: Parts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actors and recipients that the witness would give an act: all above even odds, else the likeliest if it is likely enough."""
    actors = tuple(n for n, p in parts.items() if p.actor > EVEN and p.actor >= p.recipient)
    best = max(parts, key=lambda n: parts[n].actor, default=None)
    if not actors and best is not None and parts[best].actor > max(ACTOR, parts[best].recipient):
        actors = (best,)
    rest = {n: p for n, p in parts.items() if n not in actors}
    recipients = tuple(n for n, p in rest.items() if p.recipient > EVEN)
    best = max(rest, key=lambda n: rest[n].recipient, default=None)
    if not recipients and best is not None and rest[best].recipient > RECIPIENT:
        recipients = (best,)
    return actors, recipients


def of_draft(belief: Belief, draft: Draft, at: int, parts: Parts, actors: Collection[str], recipients: Collection[str]) -> dict[str, float]:
    """The signs of a draft of the rules with these parties; `at` is its word, `parts` what is believed of the entities around it."""
    words = [i for i in {draft.trigger, *draft.words} if i in belief.shares]
    share = belief.shares[max(words, key=lambda i: belief.share(i, draft.type))]
    others = (float(s) for kind, s in zip(KINDS, share, strict=True) if kind not in ("none", draft.type))
    found = {"kind": odds(float(share[KINDS.index(draft.type)])) + 1, "none": odds(belief.shares[at][0])}
    return {f"witness {name}": value for name, value in {**found, "other": odds(max(others)) + 1, **_of_parties(parts, actors, recipients)}.items()}


def of_word(sheet: Sheet, belief: Belief, at: int, kind: str, parts: Parts, actors: Collection[str], recipients: Collection[str]) -> dict[str, float]:
    """The signs of an act that only the witness sees at a word."""
    token = sheet.tokens[at]
    found = {"kind": odds(belief.share(at, kind)) + 1, "none": odds(belief.shares[at][0]), f"pos {token.pos}": 1.0, f"type {kind}": 1.0}
    found["headline"] = float(sheet.sentence_of(at).block.kind == "headline")
    return {f"proposal {name}": value for name, value in {**found, **_of_parties(parts, actors, recipients)}.items() if value}


def _of_parties(parts: Parts, actors: Collection[str], recipients: Collection[str]) -> dict[str, float]:
    """How likely these parties are, and the likeliest that were passed over."""
    found: dict[str, float] = {}
    for role, mine, rivals in (
        ("actor", [parts[n].actor for n in actors if n in parts], [p.actor for n, p in parts.items() if n not in actors]),
        ("recipient", [parts[n].recipient for n in recipients if n in parts], [p.recipient for n, p in parts.items() if n not in recipients and n not in actors]),
    ):
        named = actors if role == "actor" else recipients
        found |= {role: odds(sum(mine) / len(mine) if mine else 0.05) + 1} if named else {f"no {role}": 1.0}
        found[f"{role} rival"] = odds(max(rivals, default=0.0)) + 1
    return found


def odds(share: float) -> float:
    """A quarter of the logarithm of the odds, held within what shares of .003 and .997 give."""
    held = min(max(float(share), 0.003), 0.997)
    return log(held / (1 - held)) / 4

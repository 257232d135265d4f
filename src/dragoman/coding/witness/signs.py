"""What the witness's belief says for and against an act as it is drafted: named signs for `coding/confidence.py`, and the parties it would give itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import log

from dragoman.coding.changed import changed
from dragoman.coding.confidence import how_found
from dragoman.coding.models import KINDS
from dragoman.coding.sheet import Draft
from dragoman.coding.witness.belief import Belief, Part

#: the likeliest entity is a party from these odds on, further ones only where they are all but sure
ACTOR, RECIPIENT, FURTHER = 0.15, 0.25, 0.75
Parts = Mapping[str, Part]
Parties = tuple[tuple[str, ...], tuple[str, ...]]


def parties(parts: Parts) -> Parties:
    """The actors and recipients that the witness would give an act: the likeliest of each role, and others that are all but sure."""
    acting = {n: p.actor for n, p in parts.items() if p.actor >= p.recipient}
    actors = _likely(acting, ACTOR)
    return actors, _likely({n: p.recipient for n, p in parts.items() if n not in actors}, RECIPIENT)


def _likely(shares: Mapping[str, float], least: float) -> tuple[str, ...]:
    best = max(shares, key=lambda n: shares[n], default=None)
    if best is None or shares[best] < least:
        return ()
    return tuple(n for n, share in shares.items() if n == best or share > FURTHER)


def of_draft(belief: Belief, draft: Draft, at: int, parts: Parts, actors: Collection[str], recipients: Collection[str]) -> dict[str, float]:
    """The signs of a draft of the rules with these parties; `at` is its word, `parts` what is believed of the entities around it."""
    words = [i for i in {draft.trigger, *draft.words} if i in belief.shares]
    share = belief.shares[max(words, key=lambda i: belief.share(i, draft.type))]
    others = (float(s) for kind, s in zip(KINDS, share, strict=True) if kind not in ("none", draft.type))
    found = {"kind": odds(float(share[KINDS.index(draft.type)])) + 1, "none": odds(belief.shares[at][0])}
    return {f"witness {name}": value for name, value in {**found, "other": odds(max(others)) + 1, **_of_parties(parts, actors, recipients)}.items()}


def of_word(belief: Belief, at: int, kind: str, parts: Parts, actors: Collection[str], recipients: Collection[str]) -> dict[str, float]:
    """The signs of an act that only the witness sees at a word."""
    sheet, token = belief.sheet, belief.sheet.tokens[at]
    found = {"kind": odds(belief.share(at, kind)) + 1, "none": odds(belief.shares[at][0]), f"pos {token.pos}": 1.0, f"type {kind}": 1.0}
    found["headline"] = float(sheet.sentence_of(at).block.kind == "headline")
    return {f"proposal {name}": value for name, value in {**found, **_of_parties(parts, actors, recipients)}.items() if value}


def of_slots(draft: Draft) -> dict[str, float]:
    """How the rules found the parties of an act that they do not code by themselves."""
    return {f"proposal {role} {how_found(draft, role)[0]}": 1.0 for role in ("actor", "recipient")}


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


def with_parties(draft: Draft, parts: Parts, actors: tuple[str, ...], recipients: tuple[str, ...]) -> Draft:
    """A draft with the parties that the witness gives it, each at the mention that speaks most for it."""
    reasons = [r for r in draft.reasons if r[0] not in ("actor", "recipient")]
    reasons += [("actor", f"the witness: {n} {parts[n].actor:.0%}") for n in actors] + [("recipient", f"the witness: {n} {parts[n].recipient:.0%}") for n in recipients]
    return changed(
        draft, actor=_codes(parts, actors), recipient=_codes(parts, recipients), reasons=tuple(reasons),
        actor_at=parts[actors[0]].mention.head if actors else None, recipient_at=parts[recipients[0]].mention.head if recipients else None,
    )  # fmt: skip


def _codes(parts: Parts, names: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of entities, each as its mention names it: *MLI:MIL* of the army."""
    return tuple(dict.fromkeys(next((code for code in parts[name].mention.codes if code.split(":")[0] == name), name) for name in names))

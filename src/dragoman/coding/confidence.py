"""How sure the coder is of an event, with the reasons: a sum of named signs, brought to a probability.

The signs are what the coder knows of its own doing (how each party was found, how demanding the trigger was); their weights are
learned by `bench/calibrate.py`, so that of the events with confidence .7 about seven in ten have the right category and parties.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from dragoman.coding.changed import changed
from dragoman.coding.sheet import Draft, Sheet
from dragoman.records import Refusal

NEEDS = ("drafts", "anchored")
GIVES = ("confidence",)

#: how a party was found, by the beginning of its reason
FOUND = (
    ("the other party", "passage"), ("subject's", "owner"), ("object's", "owner"), ("subject", "slot"), ("object", "slot"), ("agent", "slot"), ("by-phrase", "slot"), ("possessor", "slot"),
    ("after", "preposition"), ("behind", "behind"), ("in-object", "within"), ("in-subject", "within"), ("said of", "within"), ("in its clause", "clause"), ("who", "blame"),
)  # fmt: skip
#: an event of less confidence is not kept: of those, fewer than one in eight is right (bench/calibrate.py prints the choice)
LEAST = 0.12


def apply(sheet: Sheet) -> Sheet:
    """The sheet with a confidence and its reasons on every draft; those below `LEAST` go."""
    weights = sheet.packs.weights.get("confidence", {})
    sure = [_sure(sheet, d, weights) for d in sheet.drafts]
    kept = tuple(d for d in sure if d.confidence >= LEAST)
    refusals = tuple(_refused(sheet, d) for d in sure if d.confidence < LEAST)
    return sheet.having(drafts=kept, refusals=(*sheet.refusals, *refusals))


def _refused(sheet: Sheet, draft: Draft) -> Refusal:
    """What is said of a draft that is too doubtful to be kept."""
    start, end = sheet.tokens[draft.first].start, sheet.tokens[draft.last - 1].end
    told = f"{draft.type} {', '.join(draft.actor) or '–'} → {', '.join(draft.recipient) or '–'}"
    return Refusal("coding", sheet.article.id, f"characters {start}-{end} “{sheet.article.text[start:end]}”: {told} is too doubtful (confidence {draft.confidence:.2f}, kept from {LEAST})")


def signs(sheet: Sheet, draft: Draft) -> dict[str, float]:
    """The signs of a draft: name -> value; a sign that is not there is left out."""
    found = {"base": 1.0, f"type {draft.type}": 1.0, f"kind {draft.kind}": 1.0, f"status {draft.status}": 1.0, "tests": float(min(draft.weight, 4)), "words": float(min(len(draft.words), 4) - 1)}
    for role in ("actor", "recipient"):
        how, share = _found(draft, role)
        found[f"{role} {how}"] = 1.0
        if share is not None:
            found[f"{role} doubt"] = 1 - share
    found["loose"] = float(draft.loose)
    found["inside"] = float(draft.inside is not None)
    found["headline"] = float(sheet.sentence_of(draft.trigger).block.kind == "headline")
    found["many parties"] = float(len(draft.actor) + len(draft.recipient) > 3)
    found["pronoun"] = float(any("pronoun" in why for field, why in draft.reasons if field in ("actor", "recipient")))
    return {name: value for name, value in found.items() if value}


def _found(draft: Draft, role: str) -> tuple[str, float | None]:
    """How a party was found, and the share of the belief that it got among the passage's entities."""
    why = next((why for field, why in reversed(draft.reasons) if field == role), "")
    if not why:
        return "unsaid", None
    how = next((kind for start, kind in FOUND if why.startswith(start)), "other")
    return how, float(why.split("(")[1].split("%")[0]) / 100 if how == "passage" else None


def _sure(sheet: Sheet, draft: Draft, weights: Mapping[str, float]) -> Draft:
    found = {name: weights.get(name, 0.0) * value for name, value in signs(sheet, draft).items()}
    said = ", ".join(f"{name} {value:+.1f}" for name, value in found.items() if abs(value) >= 0.05)
    return changed(draft, confidence=1 / (1 + exp(-sum(found.values()))), reasons=(*draft.reasons, ("confidence", said or "no sign for or against")))

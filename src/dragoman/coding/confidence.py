"""How sure the coder is of an event, with the reasons: a sum of named signs, brought to a probability."""

from __future__ import annotations

from dataclasses import replace
from math import exp

from dragoman.coding.sheet import Draft, Sheet

NEEDS = ("drafts", "anchored")
GIVES = ("confidence",)

#: log-odds of each sign; fitted by bench/calibrate.py on the development sets
WEIGHTS = {"base": -0.4, "tests": 0.25, "actor": 0.5, "recipient": 0.5, "noun": -0.3, "headline": -0.4, "hypothetical": -0.4}


def apply(sheet: Sheet) -> Sheet:
    """The sheet with a confidence and its reasons on every draft."""
    return replace(sheet, drafts=tuple(_sure(sheet, d) for d in sheet.drafts))


def signs(sheet: Sheet, draft: Draft) -> dict[str, float]:
    """The signs of a draft: name -> value."""
    return {
        "base": 1.0,
        "tests": min(draft.weight, 4),
        "actor": float(bool(draft.actor)),
        "recipient": float(bool(draft.recipient)),
        "noun": float(draft.kind == "noun"),
        "headline": float(sheet.sentence_of(draft.trigger).block.kind == "headline"),
        "hypothetical": float(draft.status == "hypothetical"),
    }


def _sure(sheet: Sheet, draft: Draft) -> Draft:
    found = signs(sheet, draft)
    total = sum(WEIGHTS[name] * value for name, value in found.items())
    said = ", ".join(f"{name} {WEIGHTS[name] * value:+.1f}" for name, value in found.items() if value)
    return replace(draft, confidence=1 / (1 + exp(-total)), reasons=(*draft.reasons, ("confidence", said)))

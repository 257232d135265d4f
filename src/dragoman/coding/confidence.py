"""How sure the coder is of an event, with the reasons: a sum of named signs, brought to a probability.

The signs are what the coder knows of its own doing (how each party was found, how demanding the trigger was); their weights are
learned by `bench/calibrate.py`, so that of the events with confidence .7 about seven in ten have the right category and parties.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dragoman.coding.changed import changed
from dragoman.coding.refused import refused
from dragoman.coding.sheet import Draft, Sheet
from dragoman.packs.weights import probability

NEEDS = ("drafts", "anchored")
GIVES = ("confidence",)

#: how a party was found, by the beginning of its reason
FOUND = (
    ("the other party", "passage"), ("subject's", "owner"), ("object's", "owner"), ("subject", "slot"), ("object", "slot"), ("agent", "slot"), ("by-phrase", "slot"), ("possessor", "slot"),
    ("after", "preposition"), ("behind", "behind"), ("in-object", "within"), ("in-subject", "within"), ("said of", "within"), ("in its clause", "clause"), ("who", "blame"),
)  # fmt: skip
#: of how many characters the longest of these is
LONGEST = max(len(start) for start, _ in FOUND)
#: an event of less confidence is not kept: of those, about one in ten is right (bench/calibrate.py prints the choice)
LEAST = 0.08
#: an act whose doer is left open says the less: what it does say is kept from here
OPEN = 0.05
#: with a witness (models/weigh.py and bench/probes.py print the choice): of what the rules found, and of what it proposes alone
HEARD, PROPOSED = 0.2, 0.3


def apply(sheet: Sheet) -> Sheet:
    """The sheet with a confidence and its reasons on every draft; those that are too doubtful go."""
    judged = [_sure(sheet, d) for d in sheet.drafts]
    kept = tuple(d for d in judged if d.confidence >= least(d))
    refusals = tuple(refused(sheet, d, f"is too doubtful (confidence {d.confidence:.2f}, kept from {least(d)})") for d in judged if d.confidence < least(d))
    return sheet.having(drafts=kept, refusals=(*sheet.refusals, *refusals))


def least(draft: Draft) -> float:
    """The least confidence with which a draft is kept."""
    if draft.heard:
        return PROPOSED if proposed(draft) else HEARD
    return LEAST if draft.actor else OPEN


def proposed(draft: Draft) -> bool:
    """Whether the witness alone saw an act."""
    return any(name.startswith("proposal") for name, _ in draft.heard)


def signs(sheet: Sheet, draft: Draft) -> dict[str, float]:
    """The signs of a draft: name -> value; a sign that is not there is left out. What a witness said of it is among them."""
    heard = dict(draft.heard)
    if proposed(draft):
        return {"base": 1.0, "proposal": 1.0, **{name: value for name, value in heard.items() if value}}
    return {name: value for name, value in {**_own(sheet, draft, "witness parties" in heard), **heard}.items() if value}


def _own(sheet: Sheet, draft: Draft, given: bool) -> dict[str, float]:
    """The signs of the coder's own doing; `given` says that the parties are the witness's, not its own."""
    found = {"base": 1.0, f"type {draft.type}": 1.0, f"kind {draft.kind}": 1.0, f"status {draft.status}": 1.0, "tests": float(min(draft.weight, 4)), "words": float(min(len(draft.words), 4) - 1)}
    for role in () if given else ("actor", "recipient"):
        how, share = how_found(draft, role)
        found[f"{role} {how}"] = 1.0
        if share is not None:
            found[f"{role} doubt"] = 1 - share
    found |= of_word(sheet.packs.weights, sheet.article.lang, word(sheet, draft))
    found["loose"] = float(draft.loose)
    found["inside"] = float(draft.inside is not None)
    found["headline"] = float(sheet.sentence_of(draft.trigger).block.kind == "headline")
    found["many parties"] = float(len(draft.actor) + len(draft.recipient) > 3)
    found["pronoun"] = float(any("pronoun" in why for field, why in draft.reasons if field in ("actor", "recipient")))
    return found


def of_word(weights: Mapping[str, Mapping[str, float]], lang: str, word: str) -> dict[str, float]:
    """How much oftener than the other signs say acts of a word and category were right where they could be compared; or that they never were compared."""
    known = weights.get(table(lang), {}).get(word)
    return {"new word": 1.0} if known is None else {"word": known}


def table(lang: str) -> str:
    """The name of the weights of a language's words."""
    return f"words-{lang}"


def word(sheet: Sheet, draft: Draft) -> str:
    """The category of a draft and the lemma of its trigger, as the weights of words name it."""
    return f"{draft.type} {sheet.tokens[draft.trigger].lemma.lower()}"


def how_found(draft: Draft, role: str) -> tuple[str, float | None]:
    """How a party was found, and the share of the belief that it got among the passage's entities."""
    why = next((why for field, why in reversed(draft.reasons) if field == role), "")
    if not why:
        return "unsaid", None
    how = _way(why[:LONGEST])
    return how, float(why.split("(")[1].split("%")[0]) / 100 if how == "passage" else None


@cache
def _way(opening: str) -> str:
    """The way to find a party that a reason begins with."""
    return next((kind for start, kind in FOUND if opening.startswith(start)), "other")


def _terms(sheet: Sheet, draft: Draft) -> dict[str, float]:
    """What each sign adds; with a witness the weights are those that were learned with it."""
    weights = sheet.packs.weights.get("witness" if draft.heard else "confidence", {})
    return {name: weights.get(name, 0.0) * value for name, value in signs(sheet, draft).items()}


def sure(sheet: Sheet, draft: Draft) -> float:
    """How likely a draft is right."""
    return probability(_terms(sheet, draft).values())


def _sure(sheet: Sheet, draft: Draft) -> Draft:
    found = _terms(sheet, draft)
    said = ", ".join([f"{name} {value:+.1f}" for name, value in found.items() if abs(value) >= 0.05])
    return changed(draft, confidence=probability(found.values()), reasons=(*draft.reasons, ("confidence", said or "no sign for or against")))

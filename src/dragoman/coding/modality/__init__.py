"""What the text makes of each act: happened, planned, possible, denied; and the condition that it hangs on.

The future of a cooperative act is a promise, an own *will not* is a refusal (codebook.md 3, 4 and 9).
"""

from __future__ import annotations

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.modality.agenda import ahead, called, decided, in_diary, on_agenda
from dragoman.coding.modality.asides import ANSWERS
from dragoman.coding.modality.categories import CONDITIONED, HARMFUL, PROMISED, SAID
from dragoman.coding.modality.conditions import Condition, awaited, condition_of
from dragoman.coding.modality.denied import left_open
from dragoman.coding.modality.folding import because, folded, supplied
from dragoman.coding.modality.mood import mood_of
from dragoman.coding.modality.status import POSSIBLE, PURPOSE, REPORTED, Mood
from dragoman.coding.refused import refused
from dragoman.coding.sheet import Draft, Sheet

NEEDS = ("drafts",)
GIVES = ("status",)
#: connectives of conditions under which a harm is a threat, beside those that make an act only possible
MENACING = frozenset({"unless", "à moins que"})
#: how the status of an act under a condition is explained, and how an actor that its clause does not name
UNDER = "under the condition"


def apply(sheet: Sheet) -> Sheet:
    """The sheet with a status on every draft, and conditions; what stands under *if* and names no doer is a refusal."""
    threats = {sheet.tokens[d.trigger].sent for d in sheet.drafts if d.type == "THREATEN"}
    settled = [_settle(sheet, d, threats) for d in sheet.drafts]
    spans = [d.condition for d in settled if d.condition and d.type in CONDITIONED]
    told = [d for d in settled if not any(first <= d.trigger < last for first, last in spans)]
    judged = [(d, _no_act(sheet, d)) for d in told]
    refusals = tuple(refused(sheet, d, why) for d, why in judged if why)
    return sheet.having(drafts=tuple(d for d, why in judged if not why), refusals=(*sheet.refusals, *refusals))


def _no_act(sheet: Sheet, draft: Draft) -> str:
    """Why what stands in a condition, or is only meant, is no act; or nothing."""
    if _unnamed(draft):
        return "stands under a condition whose words do not name who does it"
    if _only_meant(sheet, draft):
        return "is only what another act is for"
    if draft.type == "REJECT" and left_open(sheet, sheet.tokens[draft.trigger]):
        return "is neither confirmed nor denied"
    return "only says until when another act will last" if awaited(sheet, draft) else ""


def _only_meant(sheet: Sheet, draft: Draft) -> bool:
    """*A dépêché un émissaire pour apaiser Riga*: in French the purpose of an act is no further one, unless somebody waits for it or has a time for it."""
    waiting = sheet.language.words("modality", "purposeful")
    if not waiting or draft.status != "hypothetical" or ("status", PURPOSE) not in draft.reasons:
        return False
    at = sheet.tokens[draft.trigger]
    for _ in range(4):
        if at.lemma in waiting:
            return False
        at = sheet.tokens[at.head]
    return True


def _unnamed(draft: Draft) -> bool:
    """Under *if* only the act of a party that the clause names is an event (codebook.md 9)."""
    under = any(field == "status" and why.startswith(UNDER) for field, why in draft.reasons)
    return under and (not draft.actor or supplied(draft))


def _settle(sheet: Sheet, draft: Draft, threats: set[int]) -> Draft:
    if draft.mood_at is not None and (answer := _answered(sheet, draft.mood_at)) is not None:  # *la Somalie, non*
        return folded(sheet, changed(draft, mood_at=None), answer)
    if draft.mood_at is not None:  # *will expel two diplomats, Latvia four*
        return changed(_settle(sheet, changed(draft, trigger=draft.mood_at, mood_at=None), threats), trigger=draft.trigger)
    mood = ahead(draft, decided(sheet, draft, called(sheet, draft, in_diary(sheet, draft, on_agenda(sheet, draft, mood_of(sheet, draft))))))
    condition = condition_of(sheet, draft)
    draft = changed(draft, condition=condition.span if condition and not condition.holds_act else None)
    if condition and condition.holds_act:
        return because(draft, "hypothetical", f"{UNDER} '{condition.word}'")
    if condition and mood.status == "actual" and draft.type not in SAID and condition.makes_hypothetical:
        return because(draft, "hypothetical", "its condition is not met yet")
    if condition and sheet.tokens[draft.trigger].sent not in threats and _menace(sheet, draft, mood, condition):
        return changed(because(draft, "actual", f"will be done under the condition '{condition.word}': a threat"), type="THREATEN", mode=HARMFUL.get(draft.type))
    if condition and mood.why == REPORTED and draft.type not in PROMISED | {"AGREE", "THREATEN"} and _unmet(sheet, condition):
        return because(draft, "hypothetical", f"would be done under the condition '{condition.word}'")
    return folded(sheet, draft, mood)


def _unmet(sheet: Sheet, condition: Condition) -> bool:
    """*Would refuse if it were asked*: a condition that only may come to be met; *unless* tells when an act would end."""
    words = sheet.language.words
    return condition.word in words("modality", "hypothetical_conditions") and condition.word not in words("modality", "negative_conditions")


def _answered(sheet: Sheet, at: int) -> Mood | None:
    """What a particle alone says of an act: *non*, *pas encore*, *si*."""
    token = sheet.tokens[at]
    if token.low in ANSWERS or token.low in sheet.language.words("modality", "negative_adverbs"):
        return Mood("actual" if ANSWERS.get(token.low) else "negated", f"answered by '{token.text}'")
    return None


def _to_be_feared(sheet: Sheet, mood: Mood, condition: Condition) -> bool:
    """*Will quit if*, *might tighten its sanctions unless*: what lies ahead, or may come unless somebody else does something."""
    return mood.status == "future" or (mood.why == POSSIBLE and condition.word in sheet.language.words("modality", "negative_conditions"))


def _acts(sheet: Sheet, at: int) -> bool:
    """*If a Polish reporter is not freed*: whether a word of a condition is not below what undergoes its verb."""
    while sheet.tokens[at].head != at and sheet.tokens[at].pos not in ("VERB", "AUX"):
        if sheet.tokens[at].dep == "subjpass":
            return False
        at = sheet.tokens[at].head
    return True


def _menace(sheet: Sheet, draft: Draft, mood: Mood, condition: Condition) -> bool:
    """*If the bloc fails us, we shall quit it*: a harm that will come under a condition which is not the doer's own is a threat; a suit, and what an outlet tells of another's plan, only lie ahead."""
    if draft.type not in HARMFUL or draft.kind != "verb" or not _to_be_feared(sheet, mood, condition) or mood.others or not (draft.actor and draft.recipient):
        return False
    if any(m.kind == "media" for m in sheet.mentions_in.get(sheet.tokens[draft.trigger].sent, ())):
        return False
    first, last = condition.span
    own = (m for m in sheet.mentions_in.get(sheet.tokens[draft.trigger].sent, ()) if first <= m.head < last and states(m.codes) <= states(draft.actor) and _acts(sheet, m.head))
    weak = condition.word in sheet.language.words("modality", "hypothetical_conditions") or condition.word in MENACING
    return weak and next(own, None) is None

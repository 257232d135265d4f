"""Who the text makes responsible for each claim (codebook.md 5)."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.attribution.sources import Source, sources
from dragoman.coding.changed import changed
from dragoman.coding.sheet import Draft, Sheet

NEEDS = ("drafts", "mentions", "status")
GIVES = ("speaker",)

#: the act of speaking is itself the event: its author is the actor
SAID = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
HEARSAY = "hearsay: the conditional of the press"


def apply(sheet: Sheet) -> Sheet:
    """The sheet with a speaker on each draft that has one."""
    found = sources(sheet)
    by_token = {d.trigger: d for d in sheet.drafts}
    return replace(sheet, drafts=tuple(_said(sheet, d, found, by_token) for d in sheet.drafts))


def _said(sheet: Sheet, draft: Draft, found: list[Source], by_token: dict[int, Draft]) -> Draft:
    above = by_token.get(draft.inside) if draft.inside is not None else None
    if above is not None and above.content == "claim" and above.actor and draft.trigger != above.trigger:
        return _with(draft, above.actor[0], above.actor_at, "content of the claim")
    for source in found:
        if source.covers(draft.trigger) and source.at != draft.trigger:
            if source.code and _own(draft, source.code):
                return draft
            return _with(draft, source.code, source.mention, source.why)
    if any(why == HEARSAY for _, why in draft.reasons):
        return _with(draft, "unattributed", None, HEARSAY)
    return draft


def _own(draft: Draft, code: str) -> bool:
    """What an actor says of its own act needs no speaker, unless it denies it or only floats it."""
    states = {c.split(":")[0] for c in draft.actor}
    return code.split(":")[0] in states and draft.status in ("actual", "future")


def _with(draft: Draft, code: str | None, at: int | None, why: str) -> Draft:
    return changed(draft, speaker=code, speaker_at=at, reasons=(*draft.reasons, ("speaker", why)))

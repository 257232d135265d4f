"""What is said of an act that was found and is not kept."""

from __future__ import annotations

from dragoman.coding.sheet import Draft, Sheet
from dragoman.records import Refusal


def refused(sheet: Sheet, draft: Draft, why: str) -> Refusal:
    """The refusal of a draft: where it stands, its words, category and parties, and why it is not kept."""
    start, end = sheet.tokens[draft.first].start, sheet.tokens[draft.last - 1].end
    told = f"{draft.type} {', '.join(draft.actor) or '–'} → {', '.join(draft.recipient) or '–'}"
    return Refusal("coding", sheet.article.id, f"characters {start}-{end} “{sheet.article.text[start:end]}”: {told} {why}")

"""Drafts that say again what another says, or that are only the content of a demand, a promise or a threat, go."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.changed import changed
from dragoman.coding.events.above import governor
from dragoman.coding.events.content import answered, is_content
from dragoman.coding.events.named import only_named
from dragoman.coding.events.recast import recast, unheard
from dragoman.coding.events.telling import telling
from dragoman.coding.sheet import Draft, Sheet


def prune(sheet: Sheet, drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts that stand, each with the trigger of the draft whose complement it stands in (`inside`)."""
    every = recast(sheet, {d.trigger: d for d in drafts})
    only = telling(sheet, every)
    by_token = {i: d for i, d in every.items() if i not in only}
    for made in by_token.values():
        if only_named(sheet, made, by_token) or unheard(sheet, made):
            continue
        above = governor(sheet, made, by_token)
        if above is None:
            yield made
        elif answered(above, made) or not is_content(sheet, above, made, by_token):
            yield changed(made, inside=above.trigger)

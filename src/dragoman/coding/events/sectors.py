"""The sector that an act itself gives its parties (codebook.md 9, Sector): who strikes is the army, who protests the people."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.events.roles import Finder
from dragoman.coding.sheet import Draft

#: categories in which people named by nationality alone are civilians
PEOPLE = frozenset({"COERCE", "ASSAULT", "PROTEST"})


def settle(finder: Finder, draft: Draft) -> Draft:
    """A draft with the sectors that its act implies."""
    actor, recipient = draft.actor, draft.recipient
    if draft.type == "PROTEST":
        actor = tuple(code if ":" in code and not code.endswith(":GOV") else f"{code.split(':')[0]}:CVL" for code in actor if len(code.split(":")[0]) == 3) or actor
        recipient = recipient or tuple(f"{code.split(':')[0]}:GOV" for code in actor if len(code.split(":")[0]) == 3)
    elif draft.type == "ASSAULT" and _armed(finder, draft):
        actor = tuple(f"{code}:MIL" if len(code) == 3 else code for code in actor)
    if draft.type in PEOPLE and _nationals(finder, draft.recipient_at):
        recipient = tuple(f"{code}:CVL" if len(code) == 3 else code for code in recipient)
    return replace(draft, actor=actor, recipient=recipient)


def _armed(finder: Finder, draft: Draft) -> bool:
    sheet = finder.sheet
    words = set(sheet.language.tables["actors"]["armed"]["words"])
    return sheet.tokens[draft.trigger].lemma in words or any(sheet.tokens[i].lemma in words for i in range(draft.first, draft.last))


def _nationals(finder: Finder, at: int | None) -> bool:
    """*Deux Français*, *the Georgians*: people by their nationality."""
    found = finder.by_token.get(at) if at is not None else None
    return found is not None and found.kind == "name" and found.why.startswith("demonym")

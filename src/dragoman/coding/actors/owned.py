"""Roles that belong to a body of people: *le commandant de Sangaris*, *the Houthis' spokesman*, *leur porte-parole*."""

from __future__ import annotations

from dragoman.coding.actors.posts import belongs
from dragoman.coding.sheet import Mention, Sheet

#: kinds of mentions whose chiefs and spokesmen are theirs
BODIES = frozenset({"unit", "group"})
#: sectors of those against or apart from a government, whose spokesmen are of them and not of it
APART = frozenset({"REB", "OPP", "PRM", "CRM", "BUS", "PTY", "LAB", "SOC", "REL", "JRN", "NGO"})


def of_body(sheet: Sheet, head: int, over: dict[int, list[Mention]]) -> tuple[str, ...]:
    """The codes of the unit or group that a role noun names its holder's, by what is named at each token; empty where none stands with it."""
    if sheet.tokens[head].lemma not in sheet.language.tables["actors"]["of_branch"]["words"]:
        return ()
    below = [c for c in sheet.children[head] if sheet.tokens[c].dep in ("poss", "compound") or (sheet.tokens[c].dep == "nmod" and belongs(sheet, c))]
    return next((m.codes for c in below for m in over.get(c, ()) if m.kind in BODIES and m.codes), ())


def own_sector(sheet: Sheet, head: int, owner: str, sector: str) -> str:
    """The sector of whom an owner has: *their spokesman*, said of insurgents, is one of them."""
    own = owner.partition(":")[2]
    return own if sector == "GOV" and own in APART and sheet.tokens[head].lemma in sheet.language.tables["actors"]["of_branch"]["words"] else sector

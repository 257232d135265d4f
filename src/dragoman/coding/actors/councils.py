"""Organs of a state that are called as those of the United Nations or of another state are: *le Conseil de sécurité nationale*."""

from __future__ import annotations

from dragoman.coding.sheet import Mention, Sheet

#: kinds of mentions whose organ it may be
OWNERS = frozenset({"name", "capital", "demonym", "place"})


def national(sheet: Sheet, mention: Mention, named: list[Mention]) -> bool:
    """*Le Conseil de sécurité et de défense soudanais*, *Seoul's National Security Council*: an organ's name with another owner is a state's own organ."""
    if mention.kind != "unit":
        return False
    if _owned_council(sheet, mention, named):
        return True
    after = [m for m in named if m.kind == "demonym" and 0 <= m.first - mention.last <= 3] if mention.codes[0].startswith("IGO-") else []
    return any(all(sheet.tokens[i].pos in ("ADP", "CCONJ", "NOUN", "ADJ", "DET", "PROPN") for i in range(mention.last, m.first)) and sheet.tokens[m.head].pos == "ADJ" for m in after)


def _owned_council(sheet: Sheet, mention: Mention, named: list[Mention]) -> bool:
    """*Le Conseil de sécurité nationale*, *Russia's Security Council*, *its security council*: whether the words beside an organ's name say that it is another's."""
    before = sheet.tokens[mention.first - 1].low if mention.first else ""
    behind = sheet.tokens[mention.last].low if mention.last < len(sheet.tokens) else ""
    if mention.codes[0].startswith("IGO-") and ("national" in (before, behind.removesuffix("e")) or before in sheet.language.words("language", "possessives")):
        return True
    beside = mention.first - 1 if before in ("'s", "'") else mention.first
    owners = [m for m in named if m.last == beside and m.kind in OWNERS and len(m.codes[0]) == 3] if sheet.language.code == "en" else []
    return any(m.codes[0] != mention.codes[0].split(":")[0] for m in owners)

"""Where a passage is set: the state whose towns, land or dateline the text places its acts in.

*The army*, *prosecutors*, *thousands* without a country are mostly those of that state, not of the foreign party named last.
"""

from __future__ import annotations

from dragoman.coding.predicates import case_of
from dragoman.coding.sheet import Mention, Sheet

#: how many tokens into the text a dateline begins, and the marks that end it
OPENING = 3
MARKS = frozenset({"—", "–", ":"})


def placed(sheet: Sheet, mention: Mention) -> str | None:
    """The state that a mention sets the scene in (*in Kidal*, *near the Polish border*, a dateline); None where it names a party."""
    if mention.kind not in ("place", "capital", "name") or len(mention.codes) != 1 or len(mention.codes[0]) != 3:
        return None
    if dateline(sheet, mention):
        return mention.codes[0]
    token = sheet.tokens[mention.head]
    told = mention.kind == "place" and token.dep in ("subj", "subjpass", "obj")
    within = (token.dep == "obl" or mention.kind == "place") and case_of(sheet, mention.head) in sheet.language.words("language", "within")
    return mention.codes[0] if told or within else None


def dateline(sheet: Sheet, mention: Mention) -> bool:
    """Whether a mention is the town that a report is sent from: *KINSHASA —*, *DOHA: *."""
    if mention.first >= OPENING or mention.kind == "name":
        return False
    behind = sheet.tokens[mention.last].text if mention.last < len(sheet.tokens) else ""
    word = sheet.tokens[mention.first].text
    return behind in MARKS or (word.isupper() and len(word) > 3 and behind != "/")

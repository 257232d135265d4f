"""Whether a verb tells of what will be or of what is."""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL
from dragoman.coding.sheet import Sheet, Token


def told_in(sheet: Sheet, i: int) -> str:
    """Whether a verb tells of what will be, by its form, its auxiliary or *aller* and *devoir* over it (`future`), or of what is (`present`); else empty."""
    token, table = sheet.tokens[i], sheet.language.tables["modality"]
    forms = [sheet.tokens[c] for c in sheet.children[i] if sheet.tokens[c].dep in ("aux", "auxpass", "cop")]
    if any(t.lemma == "avoir" for t in forms):
        return ""
    if token.form == "Inf" and token.dep == "xcomp":
        above = sheet.tokens[token.head]
        return "future" if above.lemma in table["future_modals"] and above.tense in ("Fut", "Pres", "Imp", "") else ""
    if any(t.tense == "Fut" or _shall(t) for t in (token, *forms)) or any(t.low in table["future_modals"] for t in forms):
        return "future"
    return "present" if token.form == "Fin" and token.tense == "Pres" and not forms else ""


def _shall(token: Token) -> bool:
    """*Enverrait*, *enverront*: a French future or conditional by its ending, whatever the model calls it."""
    low, stem = token.text.lower(), token.lemma[:-2]
    if token.pos not in VERBAL or not token.lemma.endswith(("er", "ir", "re", "oir")) or low in (stem + "a", stem + "ait", stem + "aient", stem + "ons", stem + "ez"):
        return False
    return low.endswith(("ra", "ront", "rai", "rons", "rez", "rait", "raient"))

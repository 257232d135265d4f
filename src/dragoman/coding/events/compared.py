"""Acts that another does too by a comparison: *a rompu avec Taïwan, tout comme les Salomon*, *à l'instar du Mali, le Burkina Faso a rompu*."""

from __future__ import annotations

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.gapped import start_of
from dragoman.coding.once import Words, once, split
from dragoman.coding.sheet import Draft, Mention, Sheet
from dragoman.packs import Language


def compares(sheet: Sheet, mention: Mention) -> bool:
    """*Tout comme Athènes*, *à l'instar du Mali*: whether such words stand before a name, and a mark before them and behind it."""
    first = start_of(sheet, mention)
    words = next((w for w in _comparing(sheet.language).get(sheet.lows[first - 1], ()) if sheet.lows[first - len(w) : first] == w), None) if first else None
    if words is None:
        return False
    opening = first - len(words)
    opened = opening == sheet.sentence_of(first).first or sheet.lows[opening - 1] in (",", "(", "—", "–")
    return opened and (mention.last == len(sheet.lows) or sheet.lows[mention.last] in (",", ".", ";", ")", ":", "et", "ou"))


@once
def _comparing(language: Language) -> dict[str, tuple[Words, ...]]:
    """The words of a comparison by their last one, the longest first."""
    listed = sorted((split(words) for words in language.tables["language"].get("likewise", {}).get("comparing", ())), key=len, reverse=True)
    return {last: tuple(words for words in listed if words[-1] == last) for last in {words[-1] for words in listed}}


def compared(finder: Finder, acts: list[Draft], mention: Mention) -> list[Draft]:
    """The acts, the nearest verb's also done by whom a comparison names: that before it, behind it where the comparison opens the sentence or parts the verb from its subject."""
    sheet = finder.sheet
    sentence = sheet.sentence_of(mention.head)
    verb = next((i for i in range(mention.first - 1, sentence.first - 1, -1) if tells(sheet, i)), None)
    verb = next((i for i in range(mention.last, sentence.last) if tells(sheet, i)), None) if verb is None else verb
    at = next((i for i, d in enumerate(acts) if d.trigger == verb and d.inside is None and d.actor), None)
    row = finder.rows.get(mention.head, (mention,))
    codes = tuple(c for m in row for c in m.codes)
    if at is None or states(codes) & states((*acts[at].actor, *acts[at].recipient)):
        return acts
    joined = changed(acts[at], actor=(*acts[at].actor, *codes), reasons=(*acts[at].reasons, ("actor", f"compared: {mention.why}")))
    return [*acts[:at], joined, *acts[at + 1 :]]


def tells(sheet: Sheet, i: int) -> bool:
    """Whether a verb is finite, by itself or by its auxiliary, and tells something of its own."""
    token = sheet.tokens[i]
    if token.pos != "VERB" or token.dep in ("ccomp", "acl", "advcl", "aux", "auxpass") or in_relative(sheet, i):
        return False
    return token.form == "Fin" or any(sheet.tokens[c].form == "Fin" and sheet.tokens[c].dep in ("aux", "auxpass") for c in sheet.children[i])


def in_relative(sheet: Sheet, at: int, top: int = -1) -> bool:
    """*Tuvalu, qui menace de boycotter la réunion, pourrait ...*: what is told in passing, below a word, is not what another does too."""
    while at != top and sheet.tokens[at].head != at:
        if sheet.tokens[at].dep == "relcl":
            return True
        at = sheet.tokens[at].head
    return False

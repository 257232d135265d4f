"""Where a sentence is set: *À Bamako, plusieurs mouvements ont dénoncé ...*. Institutions and people named without a country are of that state."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.actors.scene import away, beginning
from dragoman.coding.grammar import case_of
from dragoman.coding.sheet import Mention, Sheet

#: how far from the beginning of its sentence the place may stand that sets it, in tokens
FRONT = 5
#: how many sentences of its paragraph a setting holds for
HOLDS = 3
SETTING = frozenset({"name", "capital", "place", "seat", "modifier", "demonym"})


def setting(sheet: Sheet, at: int, named: Sequence[Mention]) -> str | None:
    """The state that the sentence of a token is set in, or one before it in its paragraph; None where none is told."""
    sent = sheet.tokens[at].sent
    block = sheet.sentences[sent].block
    for number in range(sent, max(-1, sent - HOLDS - 1), -1):
        if sheet.sentences[number].block != block:
            return None
        found = _told(sheet, number, named)
        if found is not None and at >= found.last:
            return found.codes[0].split(":")[0]
    return None


def _told(sheet: Sheet, sent: int, named: Sequence[Mention]) -> Mention | None:
    known = sheet.memo("setting")
    if sent not in known:
        first = sheet.sentences[sent].first
        front = beginning(named, first + 1, first + FRONT)
        known[sent] = next((m for m in front if _fronted(sheet, sent, m)), None)
    found: Mention | None = known[sent]
    return found


def _fronted(sheet: Sheet, sent: int, mention: Mention) -> bool:
    """Whether a mention is the place or the side at the front of a sentence: *à Bamako*, *au Mali*, *du côté malien*."""
    first = sheet.sentences[sent].first
    if not first < mention.first < first + FRONT or mention.kind not in SETTING or len(mention.codes) != 1 or len(mention.codes[0].split(":")[0]) != 3:
        return False
    before = [sheet.tokens[i] for i in range(first, mention.first)]
    if away(sheet, mention) or any(t.pos in ("VERB", "AUX") or t.text == "," for t in before):
        return False
    side = any(t.low in sheet.language.words("language", "sides") for t in before)
    return side or mention.kind != "modifier" and case_of(sheet, mention.head) in sheet.language.words("language", "settings")

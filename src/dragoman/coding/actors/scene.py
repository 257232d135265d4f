"""Where a passage is set: the state whose towns, land or dateline the text places its acts in.

*The army*, *prosecutors*, *thousands* without a country are mostly those of that state, not of the foreign party named last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from dragoman.coding.grammar import case_of
from dragoman.coding.match import matcher
from dragoman.coding.sheet import Mention, Sheet
from dragoman.packs.roster import fold

#: how many tokens into the text a dateline begins, and the marks that end it
OPENING = 3
MARKS = frozenset({"—", "–", ":"})
#: how many tokens before a place the words stand that make of people guests there, and what kinds of mention are places
VISIT = 6
PLACES = frozenset({"name", "capital", "place", "seat"})


def placed(sheet: Sheet, mention: Mention) -> str | None:
    """The state that a mention sets the scene in (*in Kidal*, *near the Polish border*, a dateline); None where it names a party."""
    if mention.kind not in ("place", "capital", "name") or len(mention.codes) != 1 or len(mention.codes[0]) != 3:
        return None
    if dateline(sheet, mention):
        return mention.codes[0]
    if away(sheet, mention):
        return None
    token = sheet.tokens[mention.head]
    told = mention.kind == "place" and token.dep in ("subj", "subjpass", "obj")
    case = case_of(sheet, mention.head)
    venue = mention.kind == "capital" and (token.dep != "obl" or case == "à")  # *une trêve conclue à Doha* is told of those who made it
    within = not venue and case in sheet.language.words("language", "within")
    return mention.codes[0] if told or within else None


def away(sheet: Sheet, mention: Mention) -> bool:
    """*In exile in Dakar*, *near the border with Libya*, *in The Hague*: a place whose own institutions are not meant by those without a country."""
    tokens, words = sheet.tokens, sheet.language.words
    first = sheet.sentence_of(mention.first).first
    before = "".join([f" {t.text.lower()}" for t in tokens[max(first, mention.first - VISIT) : mention.first] if t.pos != "DET" or t.text.lower() == "a"]) + " "
    if before.endswith(_spaced(words("language", "bordering"))) or any(phrase in before for phrase in _spaced(words("language", "guests"))):
        return True
    name = " ".join(t.text.lower() for t in tokens[mention.first : mention.last])
    return name in words("language", "venues") and case_of(sheet, mention.head) in words("language", "within")


@cache
def _spaced(phrases: frozenset[str]) -> tuple[str, ...]:
    """The phrases of a list, each between spaces."""
    return tuple(f" {phrase} " for phrase in phrases)


def beginning(named: Sequence[Mention], first: int, last: int) -> Sequence[Mention]:
    """Those of mentions in the order of the text that begin from a token on and before another."""
    return named[bisect_left(named, first, key=attrgetter("first")) : bisect_left(named, last, key=attrgetter("first"))]


def abroad(sheet: Sheet, at: int, named: Sequence[Mention]) -> frozenset[str]:
    """The states that the sentence of a token has named before it only as such a place."""
    near = beginning(named, sheet.sentence_of(at).first, at)
    return frozenset(code.split(":")[0] for m in near if m.kind in PLACES and away(sheet, m) for code in m.codes)


def dateline(sheet: Sheet, mention: Mention) -> bool:
    """Whether a mention is the town that a report is sent from: *KINSHASA —*, *DOHA: *."""
    if mention.first >= OPENING or mention.kind == "name":
        return False
    behind = sheet.tokens[mention.last].text if mention.last < len(sheet.tokens) else ""
    word = sheet.tokens[mention.first].text
    return behind in MARKS or (word.isupper() and len(word) > 3 and behind != "/")


def home(sheet: Sheet) -> str | None:
    """The state of the town that the report is sent from, which parsing has left out of its sentences; None where it names no one state."""
    known: dict[str, str | None] = sheet.memo("home")
    if "state" not in known:
        first = next((s for s in sheet.sentences if s.block.kind == "paragraph"), None)
        line = sheet.article.text[first.block.start : sheet.tokens[first.first].start] if first else ""
        hits = matcher(sheet.packs.roster, sheet.language.code).hits(line, fold(line), frozenset()) if line.strip() else []
        found = {a.code for hit in hits for a in hit.aliases[:1] if len(a.code) == 3}
        known["state"] = next(iter(found)) if len(found) == 1 else None
    return known["state"]


def scene_at(sheet: Sheet, at: int) -> str | None:
    """The state where the sentence of a token is set: that of the nearest place in it, else of the last before it."""
    known = sheet.memo("scenes")
    if "all" not in known:
        told = [(m, state) for m in sheet.mentions if (state := placed(sheet, m))]
        filed = home(sheet) or any(dateline(sheet, m) for m, _ in told)
        known["all"] = [(m.head, state) for m, state in told if not filed or m.kind != "capital" or dateline(sheet, m)]
    sentence = sheet.sentence_of(at)
    here = [(abs(i - at), state) for i, state in known["all"] if sentence.first <= i < sentence.last]
    return min(here)[1] if here else next((state for i, state in reversed(known["all"]) if i < sentence.first), home(sheet))

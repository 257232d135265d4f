"""Which two are meant where a text says *the two*, *les deux pays*, *both armies*."""

from __future__ import annotations

from dragoman.coding.actors.binding import doer_over
from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.grammar import case_of, conjuncts
from dragoman.coding.sheet import Mention, Sheet


def two_meant(sheet: Sheet, mention: Mention, memory: Discourse) -> tuple[str, ...]:
    """The two that the text has been speaking of, where two are known: others than who deals with them."""
    third = _dealing(sheet, mention, memory)
    groups = sheet.tokens[mention.head].lemma in sheet.language.words("language", "camps")
    return (memory.two(third, groups) if third else ()) or memory.two(groups=groups)


def _dealing(sheet: Sheet, mention: Mention, memory: Discourse) -> frozenset[str]:
    """*Bogota a appelé les deux parties à la retenue*: who deals with the two is neither of them, where two others are known."""
    token = sheet.tokens[mention.head]
    direct = token.dep in ("obj", "iobj") or (token.dep == "obl" and case_of(sheet, token.i) in ("à", "auprès", "with", "to", "between", "entre", "on"))
    doer = doer_over(sheet, token.head, mention.first) if direct else None
    joined = conjuncts(sheet, doer) if doer is not None else ()
    third = frozenset(code.split(":")[0] for m in memory.seen[-6:] if any(m.first <= i < m.last for i in joined) for code in m.codes)
    return third if third and len({s for s in memory.recent if not s.startswith("NGO")} - third) > 1 else frozenset()

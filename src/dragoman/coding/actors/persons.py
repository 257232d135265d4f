"""People by their names: beside a post, met before, or the holder of an office on the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.actors.referring import PERSON
from dragoman.coding.sheet import Mention, Sheet, Token


def person(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """A name that stood beside a role before, or stands beside one now."""
    surname = sheet.tokens[mention.last - 1].low
    codes = memory.people.get(surname) or _codes_beside(sheet, mention, memory)
    if not codes and mention.last - mention.first == 1:
        codes = by_surname(sheet, mention.first, memory)
    return replace(mention, codes=codes, why=f"{mention.why} met with a post") if codes else None


def by_surname(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*Le ministre Diop*: the office holder of that surname on that day, of a state that the text has named."""
    when = sheet.article.published or "9999"
    found = [
        a.code
        for a in sheet.packs.roster.surnames.get(sheet.tokens[at].low, ())
        if a.code.split(":")[0] in memory.count and (a.start or "") <= when and (a.end is None or when <= a.end)
    ]
    return tuple(dict.fromkeys(found)) if len(set(found)) == 1 else ()


def _codes_beside(sheet: Sheet, mention: Mention, memory: Discourse) -> tuple[str, ...]:
    """The codes of the role phrase that a name is an apposition of."""
    for head, codes in ((m.head, m.codes) for m in reversed(memory.seen[-3:])):
        inside = head in (sheet.tokens[mention.head].head, mention.head) or sheet.tokens[head].head == mention.head
        if inside and any(":" in c for c in codes) and abs(head - mention.head) < 14 and sheet.tokens[head].dep not in ("amod",):
            return codes
    return ()


def remember_person(sheet: Sheet, mention: Mention, memory: Discourse) -> None:
    """*Le ministre malien, Abdoulaye Diop*: from now on *Diop* is known; the roster's people too."""
    if mention.kind == "person":
        memory.people[sheet.tokens[mention.last - 1].low] = mention.codes
        for i in _role_words_beside(sheet, mention):
            memory.roles[sheet.tokens[i].lemma] = mention.codes
    elif mention.kind == "role":
        for token in _names_beside(sheet, mention):
            memory.people[token.low] = mention.codes


def _role_words_beside(sheet: Sheet, mention: Mention) -> Iterator[int]:
    table = sheet.language.sectors
    around = {sheet.tokens[mention.head].head, *sheet.children[mention.head], *range(max(0, mention.first - 2), mention.last)}
    yield from (i for i in around if sheet.tokens[i].lemma in table)


def _names_beside(sheet: Sheet, mention: Mention) -> Iterator[Token]:
    """The last words of person names in or right after a role phrase."""
    at = mention.last
    while at < len(sheet.tokens) and sheet.tokens[at].low in (",", "(") and at - mention.last < 1:
        at += 1
    stretch = [t for t in sheet.tokens[mention.first : mention.last] if t.ent in PERSON]
    while at < len(sheet.tokens) and sheet.tokens[at].ent in PERSON:
        stretch.append(sheet.tokens[at])
        at += 1
    if stretch and stretch[-1].text[:1].isupper():
        yield stretch[-1]

"""What the text has spoken of so far: the memory that references draw on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from dragoman.coding.actors.scene import beginning, dateline, placed
from dragoman.coding.codes import states
from dragoman.coding.grammar import case_of
from dragoman.coding.sheet import Mention, Sheet

#: kinds of mentions of whom *the former* and *the latter* are said
NAMED = frozenset({"name", "capital", "person", "group", "unit", "role"})
#: prepositions of what a subject deals with: it is not a part of it
BESIDE = frozenset({"sur", "contre", "avec", "vers", "envers", "on", "about", "against", "with", "over", "into", "towards", "toward", "around"})
#: what stands between what is said and the verb that says it
SAID = frozenset({",", "»", "”", '"', "–", "—"})
SUBJECTS = frozenset({"subj", "subjpass"})


@dataclass
class Discourse:
    """What the text has spoken of so far: the memory that references draw on."""

    people: dict[str, tuple[str, ...]] = field(default_factory=dict)
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    subjects: list[Mention] = field(default_factory=list)
    pair: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    couple: tuple[tuple[str, ...], ...] = ()
    count: Counter[str] = field(default_factory=Counter)
    named: list[Mention] = field(default_factory=list)
    seen: list[Mention] = field(default_factory=list)
    group: tuple[str, ...] = ()
    of_people: set[str] = field(default_factory=set)
    of_sector: dict[str, list[tuple[Mention, bool]]] = field(default_factory=dict)
    scene: str | None = None
    home: str | None = None

    def saw(self, sheet: Sheet, mention: Mention) -> None:
        """Remember a mention."""
        self._paired(sheet, mention)
        self.seen.append(mention)
        if mention.kind == "person":
            self.of_people |= states(mention.codes)
        self.group = mention.codes if mention.codes[0].startswith("REB-") else self.group
        if mention.role:
            self.roles[mention.role] = mention.codes
        for code in mention.codes:
            state = code.split(":")[0]
            if state in self.recent:
                self.recent.remove(state)
            self.recent.append(state)
            self.count[state] += 1
        subject = is_subject(sheet, mention.head) or _announced(sheet, mention) or _behind_said(sheet, mention)
        if subject:
            self.subjects.append(mention)
        for sector in {code.partition(":")[2] for code in mention.codes}:
            self.of_sector.setdefault(sector, []).append((mention, subject))

    @cached_property
    def over(self) -> dict[int, list[Mention]]:
        """What is named at each token."""
        found: dict[int, list[Mention]] = {}
        for mention in self.named:
            for i in range(mention.first, mention.last):
                found.setdefault(i, []).append(mention)
        return found

    def between(self, first: int, last: int) -> Sequence[Mention]:
        """What is named from a token on and begins before another."""
        return beginning(self.named, first, last)

    def since(self, first: int) -> list[Mention]:
        """What has been told of that reaches behind a token, in the order in which it was."""
        return [*takewhile(lambda m: m.last > first, reversed(self.seen))][::-1]

    def goes(self, sheet: Sheet, mention: Mention) -> None:
        """Remember where the passage is set; a report from one town is not moved by talks in another capital."""
        state = placed(sheet, mention)
        if state and dateline(sheet, mention):
            self.home = self.scene = state
        elif state and not (self.home and mention.kind == "capital"):
            self.scene = state

    def _paired(self, sheet: Sheet, mention: Mention) -> None:
        """Two states that stand coordinated are the ones that *both* will mean."""
        states = tuple(dict.fromkeys(code.split(":")[0] for code in mention.codes))
        above = sheet.tokens[mention.head].head
        other = next((m.codes for m in self.seen[-3:] if sheet.tokens[mention.head].dep == "conj" and m.head == above), ())
        hyphen = mention.first >= 2 and sheet.tokens[mention.first - 1].text in ("-", "–", "/")
        other = other or next((m.codes for m in self.seen[-1:] if hyphen and mention.first - 2 >= m.head >= mention.first - 3), ())
        if other and mention.kind in NAMED:
            self.couple = (other, mention.codes)
        both = tuple(dict.fromkeys((*(c.split(":")[0] for c in other), *states)))
        if len(both) == 2 and not _in_passing(sheet, mention):
            self.sides = both
            self.pair = self.pair if any(s.startswith(("REB", "NGO")) for s in both) else both

    def two(self, beside: frozenset[str] = frozenset(), groups: bool = False) -> tuple[str, ...]:
        """The two states, or with `groups` sides, that the text has been speaking of, none of them `beside`: coordinated ones, else those named most often, else last."""
        pair = self.sides if groups else self.pair
        if pair and beside.isdisjoint(pair):
            return pair
        left = [s for s in self.recent if s not in beside]
        known = [s for s in left if not s.startswith("NGO" if groups else ("REB", "NGO"))]
        known = left if beside and len(known) < 2 else known
        ranked = sorted(known, key=lambda s: (-self.count[s], -known.index(s)))[:2]
        return tuple(s for s in known if s in ranked)

    def other_than(self, owner: tuple[str, ...]) -> str | None:
        """The other state of the pair spoken of, where the owner is one of them; else the one named last before."""
        own = {code.split(":")[0] for code in owner}
        two = self.two()[::-1]
        pool = [s for s in (*(two if own & set(two) else ()), *reversed(self.recent)) if s not in own and not s.startswith(("REB", "NGO", "IGO"))]
        return pool[0] if pool else None


def _in_passing(sheet: Sheet, mention: Mention) -> bool:
    """*Fled to Niger and Burkina Faso*: states where something happens or goes are not the two that the text is about."""
    top = sheet.tokens[mention.head]
    while top.dep == "conj" and top.head != top.i:
        top = sheet.tokens[top.head]
    return case_of(sheet, top.i) in sheet.language.words("language", "passing")


def _announced(sheet: Sheet, mention: Mention) -> bool:
    """*Quant au Rwandais, il nie*, *as for Cairo, it denies*: whom a sentence announces is whom it goes on to speak of."""
    first = sheet.sentence_of(mention.head).first
    before = list(sheet.lows[first : mention.first])
    return before[:1] == ["quant"] and len(before) <= 3 or before[:2] == ["as", "for"] and len(before) <= 3


def _behind_said(sheet: Sheet, mention: Mention) -> bool:
    """*Lima paiera, promettait Donald Trump*: whether a name is that of who says what stands before, though the parser calls it an object."""
    verb = sheet.tokens[sheet.tokens[mention.head].head]
    first = min([verb.i, *(c for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("aux", "neg", "expl"))])
    behind = verb.i < mention.first and first > 0 and sheet.tokens[first - 1].text in SAID and sheet.tokens[mention.head].dep == "obj"
    return behind and verb.lemma in sheet.language.speaking and not any(sheet.tokens[c].dep in SUBJECTS for c in sheet.children[verb.i])


def is_subject(sheet: Sheet, at: int) -> bool:
    """Whether a token is, or belongs to, the subject of a clause or the agent of a passive."""
    token = sheet.tokens[at]
    while token.dep in ("conj", "appos", "flat", "compound", "nmod", "poss", "amod") and token.head != token.i:
        if token.dep == "nmod" and case_of(sheet, token.i) in BESIDE:
            return False  # *la commission d'enquête sur le Burundi*
        token = sheet.tokens[token.head]
    return token.dep in SUBJECTS or token.dep == "agent"

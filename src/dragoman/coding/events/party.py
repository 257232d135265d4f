"""The party that noun phrases name: themselves, else whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.coding.actors.posts import BRANCHES, sector_of
from dragoman.coding.codes import entities
from dragoman.coding.events.finder import Finder
from dragoman.coding.fixed import fixed
from dragoman.coding.grammar import conjuncts, kids
from dragoman.coding.sheet import Mention

#: sectors of people whom their own state acts on
PEOPLE = frozenset({"CVL", "OPP", "ELI", "JRN", "REF", "LAB", "REL", "EDU", "MED"})


@fixed()
class Role:
    """The entities that fill a role, where they stand, and how they were found."""

    codes: tuple[str, ...]
    at: int
    why: str

    @property
    def mutual(self) -> bool:
        """Whether these are the two sides of one relation: *entre Paris et Alger*."""
        return len(entities(self.codes)) > 1 and self.why.startswith(("after 'between'", "after 'entre'", "after 'among'"))


def role_of(mentions: Iterable[Mention], taken: frozenset[str], why: str) -> Role | None:
    """The role that the first of these mentions fill, those of the states `taken` passed over; None where none is left."""
    found = [m for m in mentions if taken.isdisjoint(entities(m.codes)) or (why == "object" and _own_people(m))]
    if not found:
        return None
    codes = tuple(dict.fromkeys(code for m in found for code in m.codes))
    return Role(codes, found[0].head, f"{why}: {found[0].why}") if codes else None


def _own_people(mention: Mention) -> bool:
    """A state's own people, whom it may act on: opponents, rebels, journalists, a former minister."""
    return mention.kind in ("role", "person") and all(c.partition(":")[2] in PEOPLE | {"REB"} for c in mention.codes)


def usable(mention: Mention, place: bool) -> bool:
    """Whether a mention may be a party where only `place` lets a place be one."""
    return mention.kind != "place" or place


def of_tokens(finder: Finder, tokens: Iterable[int], taken: frozenset[str], why: str, place: bool) -> Role | None:
    """The entities of noun phrases: themselves, else whose they are."""
    tokens = tuple(tokens)
    if not tokens:
        return None
    own = role_of((m for t in tokens for m in finder.phrase(t) if usable(m, place)), taken, why)
    said = (k for t in tokens for c in conjuncts(finder.sheet, t) for k in (c, *kids(finder.sheet, c, "appos")))  # *le général Diallo, chef de la junte malienne*
    return own or role_of((_member(finder, k, m) for k in said for m in finder.modifiers(k) if not _another(finder, k, m)), taken, f"{why}'s") or role_of((m for m in _behind_source(finder, tokens)), taken, f"{why}'s") or role_of(_authors(finder, tokens), taken, f"{why}'s author")


def _another(finder: Finder, noun: int, owner: Mention) -> bool:
    """*Its neighbour*, *ses pairs*, *the Malians' hosts*: who is called so is somebody else than whose he is."""
    sheet = finder.sheet
    owned = sheet.tokens[owner.head].dep in ("poss", "det", "nmod") or owner.why.startswith("the possessive")
    return owned and sheet.tokens[noun].lemma in sheet.language.words("language", "others")


def _authors(finder: Finder, tokens: Iterable[int]) -> Iterator[Mention]:
    """*A voté une résolution qui condamne le raid*: what a text says is the word of those who adopt or publish it."""
    sheet = finder.sheet
    for t in tokens:
        above = sheet.predicates.get(sheet.tokens[t].head)
        if above is None or above.kind != "verb" or t not in above.objects or sheet.tokens[t].lemma not in sheet.language.words("language", "documents"):
            continue
        if sheet.tokens[above.token].lemma in sheet.language.words("language", "authoring"):
            yield from (m for s in (*above.subjects, *above.agents) for m in finder.phrase(s))


def _behind_source(finder: Finder, tokens: Iterable[int]) -> Iterator[Mention]:
    """*Une source proche de la diplomatie algérienne*: people who have no name speak for whom they are close to."""
    sheet = finder.sheet
    for t in tokens:
        if sheet.tokens[t].lemma in sheet.language.words("speech", "close"):
            yield from (m for m in finder.inside(t) if m.kind not in ("place", "capital"))


def _member(finder: Finder, i: int, owner: Mention) -> Mention:
    """*Your police*, *our men*, *Jacob Zuma's supporters*: of the owner's state the people that the noun names."""
    if len(owner.codes) > 1 and owner.why.startswith("the words ") and all(len(code) == 3 for code in owner.codes):
        branch = sector_of(finder.sheet, i)
        return replace(owner, codes=tuple(f"{code}:{branch}" for code in owner.codes)) if branch in BRANCHES | PEOPLE else owner  # *the army chiefs of the two countries*
    sector = sector_of(finder.sheet, i) if (owner.why.startswith("the word ") or owner.kind == "person") and len(owner.codes) == 1 else None
    if owner.kind == "person" and sector not in PEOPLE | {"MIL", "COP", "PRM"}:
        return owner
    return replace(owner, codes=(f"{owner.codes[0].split(':')[0]}:{sector}",)) if sector and not owner.codes[0].startswith(("IGO-", "REB")) else owner

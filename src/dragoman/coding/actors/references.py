"""What refers back: short names, *the minister*, *son ambassadeur*, pronouns, *les deux pays*, *ce dernier*."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.actors.officials import official, owned
from dragoman.coding.actors.persons import person, remember_person
from dragoman.coding.actors.phrases import described, group_of, one_of_two, pair, several, twins
from dragoman.coding.actors.pronouns import possessive, pronoun
from dragoman.coding.actors.referring import people, pronouns, set_phrases
from dragoman.coding.actors.scene import home
from dragoman.coding.actors.speakers import first_person
from dragoman.coding.sheet import Mention, Sheet

ACTING = frozenset({"name", "capital", "person", "role", "unit", "group"})


def resolve(sheet: Sheet, mentions: list[Mention]) -> list[Mention]:
    """All mentions with codes: those that had none take them from what went before, or go."""
    covered = {i: m for m in mentions for i in range(m.first, m.last)}
    queue = sorted([*mentions, *people(sheet, covered), *set_phrases(sheet), *pronouns(sheet, covered)], key=lambda m: (m.first, m.last))
    memory = Discourse(named=mentions, home=home(sheet), scene=home(sheet))
    found: list[Mention] = []
    for mention in queue:
        known = mention if mention.codes and mention.kind not in ("form", "unnamed", "grouped", "several") else _refer(sheet, mention, memory, mentions)
        if known is None:
            continue
        found.append(known)
        memory.goes(sheet, known)
        if known.kind in ACTING and known.kind != "place":
            memory.saw(sheet, known)
            remember_person(sheet, known, memory)
        elif known.kind == "modifier":
            memory.saw(sheet, replace(known, role=""))
    return _widest(found)


def _widest(found: list[Mention]) -> list[Mention]:
    """Of mentions over the same head, the first; unnamed groups give way to named ones."""
    kept: dict[int, Mention] = {}
    for mention in found:
        before = kept.get(mention.head)
        if before is None or (before.kind in ("unnamed", "modifier", "media") and mention.kind not in ("unnamed", "modifier")):
            kept[mention.head] = mention
    return sorted(kept.values(), key=lambda m: (m.first, m.last))


def _refer(sheet: Sheet, mention: Mention, memory: Discourse, mentions: list[Mention]) -> Mention | None:
    """A mention without codes, with the codes of what it refers to; None where nothing fits."""
    if mention.kind == "first":
        return first_person(sheet, mention, memory, mentions)
    if mention.kind == "unnamed":
        return group_of(sheet, mention, memory)
    if mention.kind == "grouped":
        group = group_of(sheet, mention, memory)
        return group if group.kind == "group" else None
    maker = {"person": person, "role": official, "weak": owned, "pronoun": pronoun, "possessive": possessive, "both": pair, "latter": one_of_two, "form": described, "twins": twins, "several": several}[mention.kind]
    return maker(sheet, mention, memory)

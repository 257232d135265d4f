"""*The minister*, *the army*: role words without an owner, by the name with them, by what only some states have, by where they stand and by what was spoken of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from dragoman.coding.actors.binding import of_content
from dragoman.coding.actors.discourse import SUBJECTS, Discourse
from dragoman.coding.actors.persons import by_surname
from dragoman.coding.actors.posts import among
from dragoman.coding.actors.scene import abroad, placed
from dragoman.coding.actors.setting import setting
from dragoman.coding.grammar import case_of
from dragoman.coding.sheet import Mention, Sheet

#: how far behind an envoy the town may stand that he sits in or is summoned in
SEAT = 10
#: what stands before a noun that is known
POINTING = frozenset({"du", "des", "au", "aux", "le", "la", "les", "l'", "ce", "cet", "cette", "ces", "the", "this", "that", "these", "those"})


def known(mention: Mention, codes: Iterable[str], why: str) -> Mention:
    """A role word with the codes that it stands for."""
    return replace(mention, codes=tuple(codes), kind="role", why=f"{mention.why}{why}")


def _with_name(sheet: Sheet, mention: Mention, memory: Discourse, sector: str) -> Mention | None:
    """*Le ministre Diop*: the one of that name."""
    behind = next((t for t in sheet.tokens[mention.last : mention.last + 1] if t.text[:1].isupper() and t.sent == sheet.tokens[mention.head].sent), None)
    named = (memory.people.get(behind.low) or by_surname(sheet, behind.i, memory)) if behind is not None else ()
    return known(mention, named, f" with the name '{behind.text}'") if named and behind is not None else None


def _of_the_only(sheet: Sheet, mention: Mention, memory: Discourse, sector: str) -> Mention | None:
    """*The junta*, *le roi*: of the state spoken of that has such a thing."""
    holder = _only_of(sheet, mention.head, memory) if mention.kind == "role" and definite(sheet, mention.head) else None
    return known(mention, (f"{holder}:{sector}",), ", which only some states have") if holder else None


def _where_set(sheet: Sheet, mention: Mention, memory: Discourse, sector: str) -> Mention | None:
    """*À Lima, la police a ...*: of the state where the sentence is set."""
    place = setting(sheet, mention.head, memory.named)
    if place is None or mention.kind != "role" or sheet.tokens[mention.head].dep not in SUBJECTS or sector == "REB":
        return None
    return known(mention, (f"{place}:{sector}",), ", where the sentence is set")


def _named_before(sheet: Sheet, mention: Mention, memory: Discourse, sector: str) -> Mention | None:
    """*Le ministre*: whom the text has called so."""
    return known(mention, memory.roles[mention.role], " named before") if mention.role in memory.roles and definite(sheet, mention.head) else None


def _of_the_rebels(sheet: Sheet, mention: Mention, memory: Discourse, sector: str) -> Mention | None:
    """*The gunmen*: rebels of a group or of a state."""
    return _rebels(sheet, mention, memory) if sector == "REB" and mention.kind == "role" else None


def _spoken_of(sheet: Sheet, mention: Mention, memory: Discourse, sector: str) -> Mention | None:
    """*L'armée*, *the minister*: a word that takes up what was spoken of, by the last of that sector, else by the state last spoken of."""
    token = sheet.tokens[mention.head]
    if token.lemma not in sheet.language.tables["actors"]["anaphoric"]["words"] or mention.kind != "role" or not definite(sheet, mention.head):
        return None
    if memory.scene and token.lemma in among(sheet, "local"):
        return known(mention, (f"{memory.scene}:{sector}",), " of the state where it happens")
    if (speaks := of_content(sheet, mention.head, memory)) is not None:
        return known(mention, (part_of(speaks, sector),), ", of whom the words tell that are reported")
    if (someone := _the_one(sheet, mention, memory)) is not None:
        return known(mention, (f"{someone}:{sector}",), ", of whom the report tells")
    elsewhere = _seated(sheet, mention.head, memory) | _received(sheet, mention, memory) | (abroad(sheet, mention.head, memory.named) if token.lemma in among(sheet, "local") else frozenset())
    same = _last_of_sector(sheet, mention, memory, sector, elsewhere)
    state = same or tuple(f"{s}:{sector}" for s in [r for r in (*memory.recent, *_beside(sheet, mention, memory)) if r not in elsewhere][-1:] if len(s) == 3)
    return known(mention, state[:1], ", of the state spoken of") if state else None


def _the_one(sheet: Sheet, mention: Mention, memory: Discourse) -> str | None:
    """*DAKAR — ... Le ministre dément*: somebody's post is of the state that the report is sent from, else of the only one whose people have been named."""
    if mention.role in among(sheet, "institution") or sheet.tokens[mention.head].lemma in among(sheet, "accredited"):
        return None
    people = memory.of_people
    return memory.home or (next(iter(people)) if len(people) == 1 and len(next(iter(people))) == 3 else None)


def _last_of_sector(sheet: Sheet, mention: Mention, memory: Discourse, sector: str, elsewhere: frozenset[str]) -> tuple[str, ...]:
    """The codes of the last one told of a sector, subjects first; of what means somebody, a person rather than an organ."""
    of_sector = memory.of_sector.get(sector, [])
    spoke = (m for m, subject in reversed(of_sector) if subject and m.kind in ("role", "person") and sheet.tokens[mention.head].dep in SUBJECTS)
    told = [m for m in (*spoke, *(m for m, _ in reversed(of_sector))) if not {c.split(":")[0] for c in m.codes} & elsewhere]
    return next((m.codes for m in (_persons(sheet, mention, told) or told)), ())


def _beside(sheet: Sheet, mention: Mention, memory: Discourse) -> list[str]:
    """The states that are subjects before a role word in its sentence; of an object none."""
    token = sheet.tokens[mention.head]
    here = takewhile(lambda m: sheet.tokens[m.head].sent == token.sent, reversed(memory.subjects))
    before = [m.codes[0] for m in here if m.kind in ("name", "capital") and m.head < mention.head]
    return before[::-1] if token.dep != "obj" else []


def _persons(sheet: Sheet, mention: Mention, told: list[Mention]) -> list[Mention]:
    """*Le ministre*, *the envoy* mean somebody: of those told before, the people, not the organs."""
    organs = sheet.language.tables["actors"]["institution"]["words"]
    return [] if mention.role in organs else [m for m in told if m.kind == "person" or (m.kind == "role" and m.role not in organs)]


def _only_of(sheet: Sheet, head: int, memory: Discourse) -> str | None:
    """*The junta*, *le roi*: of the states that the text names, the one spoken of last that has such a thing, else the first that it goes on to name."""
    having = sheet.language.tables["actors"].get("only", {}).get(sheet.tokens[head].lemma, ())
    if not having:
        return None
    before = next((s for s in reversed(memory.recent) if s in having), None)
    return before or next((s for m in memory.named if m.first > head for code in m.codes if (s := code.split(":")[0]) in having), None)


def _rebels(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention:
    """*PKK gunmen*, *the rebels*: the group named with it or last, else those of the state where it happens, of doers also of the only state spoken of."""
    beside = next((m.codes for m in of_sentence(sheet, mention.head, memory) if m.codes[0].startswith("REB-") and (m.last == mention.first or sheet.tokens[m.head].head == mention.head)), None)
    if beside:
        return replace(mention, codes=beside, kind="group", why=f"{mention.why} of the group named with it")
    if memory.group and definite(sheet, mention.head):
        return replace(mention, codes=memory.group, kind="group", why=f"{mention.why}, the group named before")
    doer = sheet.tokens[mention.head].dep in ("subj", "agent")
    state = memory.scene or (fought_in(sheet, mention, memory) if doer else None)
    return replace(mention, codes=(f"{state}:REB",) if state else ("REB",), kind="role" if state else "unnamed")


def fought_in(sheet: Sheet, mention: Mention, memory: Discourse) -> str | None:
    """*Damascus broke off the operation: the rebels had fired*: the land that the sentence goes on to place them in, else the only state spoken of so far; of several none."""
    behind = (placed(sheet, m) for m in of_sentence(sheet, mention.head, memory) if m.first > mention.head)
    before = [s for s in memory.recent if len(s) == 3]
    return next((s for s in behind if s), None) or (before[0] if len(before) == 1 else None)


def of_sentence(sheet: Sheet, at: int, memory: Discourse) -> list[Mention]:
    """What is named in the sentence of a token, before it and behind."""
    sentence = sheet.sentence_of(at)
    return [m for m in memory.between(sentence.first, sentence.last) if m.codes]


def part_of(owner: str, sector: str) -> str:
    """The code of a part of an entity; a group's fighters or spokesmen are the group, a body's officials the body."""
    return owner if owner.startswith("REB") or (owner.startswith("IGO-") and sector == "GOV") else f"{owner}:{sector}"


def _seated(sheet: Sheet, head: int, memory: Discourse) -> frozenset[str]:
    """*L'ambassade à Abou Dhabi*, *l'ambassadeur a été convoqué à Bucarest*: the state where a mission sits is not the one that it belongs to."""
    if sheet.tokens[head].lemma not in sheet.language.tables["actors"]["accredited"]["words"]:
        return frozenset()
    locative = sheet.language.tables["language"]["locative"]
    near = (m for m in memory.between(head - SEAT, head + SEAT + 1) if 0 < m.head - head <= SEAT and sheet.tokens[m.head].sent == sheet.tokens[head].sent and m.kind in ("name", "capital", "place"))
    found = next((m for m in near if case_of(sheet, m.head) in locative), None)
    return frozenset(code.split(":")[0] for code in found.codes) if found else frozenset()


def _received(sheet: Sheet, mention: Mention, memory: Discourse) -> frozenset[str]:
    """*DAKAR — L'ambassade dément*: a mission is not of the state that the report is sent from."""
    mission = sheet.tokens[mention.head].lemma in among(sheet, "accredited") and mention.role in among(sheet, "institution")
    return frozenset({memory.home}) if mission and memory.home else frozenset()


def definite(sheet: Sheet, head: int) -> bool:
    """Whether a noun points at what is known: by its article, a demonstrative, or as a name."""
    words = {sheet.tokens[c].low for c in sheet.children[head] if sheet.tokens[c].dep in ("det", "poss", "case")}
    return bool(words & POINTING - {"des"}) or sheet.tokens[head].pos == "PROPN"


#: whose a role word without owner is, asked in this order
UNOWNED = (_with_name, _of_the_only, _where_set, _named_before, _of_the_rebels, _spoken_of)

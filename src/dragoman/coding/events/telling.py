"""Verbs that only introduce an act: those of promise and warning that tell whose word it is (*none was fired, the army swears*), those of answering that tell of how it was done (*retaliated by expelling three*)."""

from __future__ import annotations

from dragoman.coding.codes import states
from dragoman.coding.events.party import PEOPLE
from dragoman.coding.grammar import kids
from dragoman.coding.sheet import Draft, Sheet

#: what such a verb is where it is an act itself
VOICED = frozenset({"AGREE", "THREATEN", "REQUEST"})
#: acts that one promises not to do
HOSTILE = frozenset({"ACCUSE", "REJECT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def telling(sheet: Sheet, drafts: dict[int, Draft]) -> frozenset[int]:
    """The words of those drafts that only tell whose word another act is, or that it is an answer."""
    return _whose(sheet, drafts) | _answers(sheet, drafts)


def _answers(sheet: Sheet, drafts: dict[int, Draft]) -> frozenset[int]:
    """*A riposté en expulsant trois diplomates*: the verbs of answering below which stands how it was done, where that is an act."""
    verbs, by = (sheet.language.words("language", name) for name in ("replying", "by_doing"))
    answering = (i for i, d in drafts.items() if d.kind == "verb" and sheet.tokens[i].lemma in verbs)
    return frozenset(i for i in answering if any(i < c and c in drafts and any(sheet.tokens[k].low in by for k in kids(sheet, c, "mark", "case")) for c in sheet.children[i]))


def _whose(sheet: Sheet, drafts: dict[int, Draft]) -> frozenset[int]:
    verbs = sheet.language.words("language", "telling")
    voiced = (d for d in drafts.values() if d.type in VOICED and d.kind == "verb" and sheet.tokens[d.trigger].lemma in verbs)
    return frozenset(d.trigger for d in voiced if any(_tells(sheet, d, drafts[c]) for c in sheet.children[d.trigger] if c in drafts and sheet.tokens[c].dep == "ccomp"))


def _tells(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """Whether a verb's content is something hostile that is promised not to be done, or another's doing that a bystander foresees."""
    if made.kind != "verb":
        return False
    if above.type == "AGREE" and made.type in HOSTILE and any(sheet.tokens[c].dep == "neg" for c in sheet.children[made.trigger]):
        return True
    return made.trigger < above.trigger and bool(made.actor) and _bystander(above) and states(made.actor).isdisjoint(states(above.actor))


def _bystander(draft: Draft) -> bool:
    """Whether those who warn are no government: charities, the United Nations, people of no office."""
    return bool(draft.actor) and all(c.startswith(("NGO", "IGO-UN")) or c.partition(":")[2] in PEOPLE for c in draft.actor)

"""Acts that somebody does not do, told by a negated auxiliary alone: *Hungary did not*, *Budapest's has not*, *the Austrians will not*.

Only for languages that say in their pack which words stand so (`declining`); whoever did the act before, this one keeps from it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.gapped import undone_by
from dragoman.coding.sheet import Draft, Mention, Sheet

#: how far back, in tokens and in sentences, the act may stand
REACH, BACK = 45, 1
#: what is said to somebody in answer, and is not done or left undone by others
ANSWERS = frozenset({"THREATEN", "REJECT"})


def declined(finder: Finder, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with those that such an auxiliary tells, in the order of the text."""
    words = finder.sheet.language.words("language", "declining")
    if not drafts or not words:
        return tuple(drafts)
    acts = sorted(drafts, key=lambda d: d.trigger)
    taken = {d.trigger for d in acts}
    for token in finder.sheet.tokens:
        if token.low in words and token.i and token.i - 1 not in taken and _alone(finder.sheet, token.i - 1, token.i + 1):
            made = _made(finder, acts, token.i - 1)
            acts = sorted((*acts, made), key=lambda d: d.trigger) if made else acts
    return tuple(acts)


def _alone(sheet: Sheet, at: int, end: int) -> bool:
    """Whether the auxiliary at a place has no verb of its own, and its clause ends at `end`."""
    token, words = sheet.tokens[at], sheet.language.words
    if token.pos not in ("AUX", "VERB") or token.lemma not in words("language", "declining_auxiliaries") or token.dep in ("aux", "auxpass", "cop"):
        return False
    if any(low in words("language", "declining_never") for low in sheet.lows[max(sheet.sentence_of(at).first, at - 3) : at]):
        return False
    if end >= len(sheet.tokens) or sheet.tokens[end].sent != token.sent:
        return True
    timed = token.lemma != "be" and any(t.first == end for t in sheet.times_in.get(token.sent, ()))
    return timed or sheet.lows[end] in words("language", "declined_ends") or " ".join(sheet.lows[end : end + 2]) in words("language", "declined_ends")


def _made(finder: Finder, acts: Sequence[Draft], at: int) -> Draft | None:
    """The act told last, not done by the subject of an auxiliary."""
    sheet = finder.sheet
    doer = next((m for c in sheet.children[at] if c < at and sheet.tokens[c].dep in ("subj", "subjpass") and (m := finder.here(c)) and m.codes), None)
    told = _told(sheet, acts, at, doer) if doer and not _of_another(sheet, doer) else None
    if doer is None or told is None:
        return None
    codes = tuple(dict.fromkeys(c for m in finder.rows.get(doer.head, (doer,)) for c in m.codes))
    predicate, be = sheet.predicates.get(told.trigger), sheet.tokens[at].lemma == "be"
    undergone = predicate is not None and predicate.passive and be
    if be and not undergone and not _going_on(sheet, told.trigger):
        return None
    made = undone_by(told, doer, codes, undergone)
    return replace(made, trigger=at, first=doer.first, last=at + 2, words=(at,), mood_at=at + 1, kind="verb", inside=None) if made else None


def _of_another(sheet: Sheet, doer: Mention) -> bool:
    """*Its allies have not*: whether a possessive alone tells whose those are who keep from the act: they are not its owner."""
    return doer.kind in ("modifier", "pronoun") and sheet.tokens[doer.head].low in sheet.language.words("language", "possessives")


def _going_on(sheet: Sheet, at: int) -> bool:
    """*Is preparing a list; Berlin isn't*: whether a verb is told with *be* as what goes on."""
    return sheet.tokens[at].form == "Part" and sheet.tokens[at].tense == "Pres"


def _told(sheet: Sheet, acts: Sequence[Draft], at: int, doer: Mention) -> Draft | None:
    """The act that the doer keeps from: the nearest of another before its name; of an accusation what it is about; none where it was done to the doer, or asked of it."""
    near = acts[bisect_right(acts, at - REACH, key=_place) : bisect_left(acts, doer.first, key=_place)]
    near = [d for d in reversed(near) if sheet.tokens[d.trigger].sent >= sheet.tokens[at].sent - BACK]
    told = next((d for d in near if d.kind == "verb" and d.inside is None and d.actor), None)
    if told is not None and told.type == "ACCUSE":
        told = next((d for d in near if d.inside == told.trigger and d.actor), told)
    if told is None or told.type in ANSWERS:
        return None
    asked = told.type == "REQUEST" and sheet.tokens[doer.head].pos == "PRON"
    return None if asked or (not told.mutual and states(told.recipient) & states(doer.codes)) else told


def _place(draft: Draft) -> int:
    return draft.trigger

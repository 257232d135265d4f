"""Acts of others that French tells by a name alone: *Rome aussi*, *Stockholm non plus*, *la Somalie, non*, *l'Australie douze*, *et Minsk le sien*, *et Niamey celui de France*.

The words are in the pack of the language (`likewise`): `too` and `either` share the act told last as it was told, `no` and `yes` turn it round, `own` and numbers stand
for what was done. Whom a comparison names (*tout comme Athènes*) is one more of those who do the act that it stands beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.compared import compared, compares, in_relative, tells
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.gapped import left_out, start_of, without
from dragoman.coding.once import Phrases, by_words, once, split, standing
from dragoman.coding.remnant import again, counted, up_to_mark
from dragoman.coding.sheet import Draft, Mention, Sheet
from dragoman.packs import Language

#: kinds of mentions that may do such an act, and how far back, in tokens, its verb stands
DOERS = frozenset({"name", "capital", "group", "seat", "person", "unit", "role"})
REACH = 45
#: what such a clause ends with
ENDS = frozenset({".", ",", ";", ":", "!", "?", ")", "»", "”", "—", "–", "et", "mais", "tandis", "depuis", "ce", "dès", "a"})
OF = frozenset({"de", "du", "d'", "des"})
Ways = tuple[tuple[str, tuple[str, ...]], ...]


def alike(finder: Finder, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with those that such a name tells, in the order of the text."""
    sheet = finder.sheet
    if not drafts or not _ways(sheet.language):
        return tuple(drafts)
    acts = sorted(drafts, key=lambda d: d.trigger)
    taken = {d.trigger for d in acts}
    for mention in sheet.mentions:
        if mention.kind in DOERS and mention.codes and mention.head not in taken:
            acts = compared(finder, acts, mention) if compares(sheet, mention) else _told_by(finder, acts, mention)
    return tuple(sorted(acts, key=lambda d: d.trigger))


@once
def _ways(language: Language) -> Ways:
    """The particles, each with how it takes up an act, the longest first."""
    table = language.tables["language"].get("likewise", {})
    listed = ((way, split(words)) for way in ("too", "either", "no", "yes") for words in table.get(way, ()))
    return tuple(sorted(listed, key=lambda pair: -len(pair[1])))


@once
def _ways_by_words(language: Language) -> Phrases[str]:
    """How a particle takes up an act, by its words."""
    return by_words((words, way) for way, words in _ways(language))


def _told_by(finder: Finder, acts: list[Draft], mention: Mention) -> list[Draft]:
    """The acts with the one that a name tells by a particle or a rest behind it."""
    sheet = finder.sheet
    way, end = _particle(sheet, mention.last)
    row = finder.rows.get(mention.head, (mention,)) if way else (mention,)
    first = start_of(sheet, row[0])
    if row[-1] is not mention or not _opens(sheet, first) or (way and _has_verb(sheet, mention, end)):
        return acts
    codes = tuple(dict.fromkeys(c for m in row for c in m.codes))
    at = _last(sheet, acts, first, codes, 1 if way else 0)
    whom = () if at is None or way else _rest(finder, mention, acts[at])
    made = left_out(acts[at], mention, codes, whom) if at is not None and whom is not None else None
    if at is None or made is None:
        return acts
    told = _alone(without(acts[at], mention), mention)
    mood_at = _denying(sheet, mention.last, end) if way == "no" else end - 1 if way == "yes" else told.trigger
    made = replace(made, mood_at=mood_at, first=first, last=end if way else mention.last)
    return [*acts[:at], told, *acts[at + 1 :], made]


def _has_verb(sheet: Sheet, mention: Mention, end: int) -> bool:
    """*L'Iran, lui aussi, refoule*: whether a name that a particle follows has a verb all the same."""
    token = sheet.tokens[mention.head]
    return token.dep in ("subj", "subjpass") and sheet.tokens[token.head].i >= end and sheet.tokens[token.head].pos in ("VERB", "AUX")


def elliptic(finder: Finder) -> frozenset[int]:
    """The heads of the names that tell an act by a particle alone: they are no party of what stands before them."""
    sheet = finder.sheet
    if not _ways(sheet.language):
        return frozenset()
    named = (m for m in sheet.mentions if m.kind in DOERS and m.codes)
    return frozenset(m.head for m in named if (found := _particle(sheet, m.last))[0] and _opens(sheet, start_of(sheet, m)) and not _has_verb(sheet, m, found[1]))


def _opens(sheet: Sheet, first: int) -> bool:
    """Whether a noun phrase opens a clause."""
    return first == sheet.sentence_of(first).first or sheet.tokens[first - 1].low in sheet.language.words("language", "gap_before")


def _particle(sheet: Sheet, at: int) -> tuple[str, int]:
    """How a particle behind a name takes up an act, and where it ends; no way where none stands there. *Lui*, *quant à elle* may part them."""
    last, here = len(sheet.lows), at
    if here < last and sheet.lows[here] == ",":
        here += 1
    if here < last and sheet.lows[here] in sheet.language.words("language", "stressed"):
        here += 1
        if here < last and sheet.lows[here] == ",":
            here += 1
    found = standing(sheet, _ways_by_words(sheet.language), here) if here < last else []
    for words, way in sorted(found, key=lambda each: -len(each[0])):
        end = here + len(words)
        if sheet.tokens[end - 1].sent == sheet.tokens[at - 1].sent and (end == last or sheet.tokens[end].sent != sheet.tokens[at - 1].sent or _closes(sheet, end)):
            return (way, end) if here == at or sheet.lows[at] != "," or way in ("no", "yes", "either") or here > at + 1 else ("", at)
    return "", at


def _closes(sheet: Sheet, end: int) -> bool:
    """Whether a clause ends before a word, or only a time or a reason follows."""
    return sheet.lows[end] in ENDS or any(t.first == end for t in sheet.times_in.get(sheet.tokens[end].sent, ()))


def _denying(sheet: Sheet, at: int, end: int) -> int:
    """Where in a particle the word stands that denies."""
    negative = sheet.language.words("modality", "negative_adverbs")
    return next((i for i in range(at, end) if sheet.lows[i] in negative), end - 1)


def _last(sheet: Sheet, acts: Sequence[Draft], first: int, codes: Sequence[str], back: int) -> int | None:
    """Which act the clause before a place tells of somebody else: that of its last verb, or of what stands below it."""
    verb, own = _verb_before(sheet, first, back), states(codes)
    if verb is None:
        return None
    below = set(sheet.subtree(verb))
    near = (i for i in range(len(acts) - 1, -1, -1) if first - REACH < acts[i].trigger < first and (acts[i].trigger == verb or acts[i].trigger in below))
    fitting = [i for i in near if acts[i].inside is None and acts[i].actor and not states(acts[i].actor) & own and not in_relative(sheet, acts[i].trigger, verb)]
    return min(fitting, key=lambda i: (acts[i].trigger != verb, acts[i].kind != "verb"), default=None)


def _verb_before(sheet: Sheet, first: int, back: int) -> int | None:
    """The last verb of a clause of its own before a place, relatives and what is said apart; in the sentence before where `back` is one and the place's own has none."""
    sentence = sheet.sentence_of(first)
    found = next((i for i in range(first - 1, sentence.first - 1, -1) if tells(sheet, i)), None)
    if found is not None or not back or not sentence.first:
        return found
    before = sheet.sentence_of(sentence.first - 1).first
    return next((i for i in range(sentence.first - 1, before - 1, -1) if tells(sheet, i)), None)


def _rest(finder: Finder, mention: Mention, told: Draft) -> tuple[str, ...] | None:
    """Whom the rest of a clause behind a name says that the act was done to, empty for the same as before; None where no such rest stands there."""
    sheet = finder.sheet
    rest = up_to_mark(sheet.tokens, mention.last)
    if not rest or sheet.tokens[mention.first].sent != sheet.tokens[told.trigger].sent or any(t.pos in ("VERB", "AUX") for t in rest):
        return None
    lows = [t.low for t in rest]
    if " ".join(lows[:2]) in sheet.language.words("language", "gap_own"):
        return ()
    if counted(rest[0], sheet.language) and (len(rest) == 1 or again(rest, sheet.tokens[told.trigger + 1 : mention.first])):
        return ()
    if lows[0] in sheet.language.tables["language"]["stands"] and len(rest) > 1 and lows[1] in OF:
        named = next((m for t in rest[2:] if (m := finder.here(t.i))), None)
        return named.codes if named else None
    return None


def _alone(told: Draft, mention: Mention) -> Draft:
    """The act told, not done to who was only taken for the other side because nobody else was named."""
    supplied = any(field == "recipient" and why.startswith("the other party") for field, why in told.reasons)
    return changed(told, recipient=(), recipient_at=None) if supplied and told.recipient and states(told.recipient) <= states(mention.codes) else told

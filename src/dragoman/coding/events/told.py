"""What the clause is like that a verb behind it only tells whose word it is (`*aside`): it denies, or tells of somebody else than who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.actors.discourse import is_subject
from dragoman.coding.codes import states
from dragoman.coding.sheet import Mention, Sheet, Token

#: marks before which another clause ends
MARKS = frozenset({";", ":", "."})
#: how far behind the verb who speaks stands
SPEAKER = 5
#: within how many words before a finite verb stands the word that denies it
REACH = 4


def told(sheet: Sheet, verb: Token) -> Iterator[str]:
    """The kinds of an aside's verb: `*denying` (*Bamako ne retirera pas sa plainte, prévient ...*) where the words before it deny and no condition is beside them, `*foretold` (*Moscou pourrait riposter, prévient un courtier de Riga*) where they tell what another party does than the one that speaks, `*recounting` (*nous n'avons tué personne, répond ...*) where they tell what has been done."""
    first, last = _span(sheet, verb)
    denying, unless = (sheet.language.words("modality", key) for key in ("denying", "unless"))
    if not denying.isdisjoint(sheet.lows[first:last]) and _denied(sheet, first, last) and unless.isdisjoint(sheet.lows[first : sheet.sentence_of(verb.i).last]):
        yield "*denying"
    if any(t.form == "Part" and sheet.children_have(t.i, "aux") for t in sheet.tokens[first:last]):
        yield "*recounting"
    here = sheet.mentions_in.get(verb.sent, ())
    doer = next((m for m in reversed(here) if first <= m.head < last and m.codes and is_subject(sheet, m.head)), None)
    speaker = next((m for m in here if verb.i < m.first <= verb.i + SPEAKER and m.codes), None)
    if doer is not None and speaker is not None and _apart(doer, speaker):
        yield "*foretold"


def _denied(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the last finite verb of a stretch is denied."""
    words = sheet.language.words("modality", "before_denied")
    verb = next((i for i in range(last - 1, first, -1) if sheet.tokens[i].pos in ("VERB", "AUX") and sheet.tokens[i].form == "Fin"), None)
    return verb is not None and not words.isdisjoint(sheet.lows[max(first, verb - REACH) : verb])


def _span(sheet: Sheet, verb: Token) -> tuple[int, int]:
    """The words between the last mark before an aside, or the beginning of its sentence, and the aside."""
    last = next((i for i in range(verb.i - 1, sheet.sentence_of(verb.i).first, -1) if sheet.tokens[i].text in (",", "»")), verb.i)
    first = next((i + 1 for i in range(last - 1, sheet.sentence_of(verb.i).first, -1) if sheet.tokens[i].text in MARKS), sheet.sentence_of(verb.i).first)
    return first, last


def _apart(one: Mention, other: Mention) -> bool:
    """Whether two mentions name states or bodies and none in common."""
    return states(one.codes).isdisjoint(states(other.codes))

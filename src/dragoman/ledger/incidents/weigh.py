"""How much speaks for two tellings being of one happening: a sum over fields of log(m/u), each with its reason.

m is how often the field looks so among tellings of one happening, u among others that share parties and days (Fellegi and Sunter 1969).
The default weights were set by hand for events between states and checked on the bundled sample; any of them can be given anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from dragoman.ledger.incidents.telling import Telling, bounds

#: acts of which parties have no direction
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
#: categories that two readers may give to one act
SISTERS = (
    frozenset({"SANCTION", "REJECT"}), frozenset({"SANCTION", "COERCE"}), frozenset({"ASSAULT", "COERCE"}), frozenset({"ACCUSE", "REQUEST"}), frozenset({"ACCUSE", "THREATEN"}),
    frozenset({"REQUEST", "THREATEN"}), frozenset({"AGREE", "SUPPORT"}), frozenset({"CONCEDE", "RETREAT"}), frozenset({"CONCEDE", "AGREE"}), frozenset({"AID", "COOPERATE"}),
    frozenset({"SUPPORT", "CONSULT"}), frozenset({"ACCUSE", "REJECT"}),
)  # fmt: skip
WEIGHTS: Mapping[str, float] = {
    "same category": 0.8, "sister categories": -1.4, "other category": -5.0, "same mode": 0.7, "other mode": -1.6,
    "same parties": 0.5, "same parties, direction open": 0.4, "a party in common on both sides": -0.3, "opposite direction": -4.0, "other parties": -2.0,
    "same day": 1.8, "a day apart": 0.2, "two or three days apart": -1.2, "days apart": -6.0, "dates agree as far as they go": -1.0, "no date to compare": -1.5, "told weeks apart": -1.0,
    "same status": 0.2, "told and denied": -0.3, "planned and done": -4.0, "copies of one text": 3.5,
    "same words": 2.2, "near words": 0.9, "other words": -1.0, "same figures": 1.0, "other figures": -0.5, "same names": 0.6, "other names": -0.4, "same trigger": 0.9, "same speaker": 0.5,
}  # fmt: skip


@dataclass(frozen=True)
class Weight:
    """What speaks for two tellings being one: the sum, and each sign with its share of it."""

    total: float
    signs: tuple[tuple[str, float], ...]


#: the signs that were met, and their sums
_SUMS: dict[tuple[str, ...], Weight] = {}


def weigh(one: Telling, other: Telling, weights: Mapping[str, float] = WEIGHTS) -> Weight:
    """The weight of two tellings; above 0 they are likelier one happening than two."""
    return _summed(tuple(_signs(one, other)), weights if weights is not WEIGHTS else None)


def _summed(signs: tuple[str, ...], weights: Mapping[str, float] | None) -> Weight:
    """The sum of signs; there are few ways in which two tellings are alike, so each is summed once."""
    if weights is not None:
        return _sum(signs, weights)
    if (found := _SUMS.get(signs)) is None:
        found = _SUMS[signs] = _sum(signs, WEIGHTS)
    return found


def _sum(signs: tuple[str, ...], weights: Mapping[str, float]) -> Weight:
    rows = tuple((sign, weights.get(sign, 0.0)) for sign in signs)
    return Weight(sum(value for _, value in rows), rows)


def _signs(one: Telling, other: Telling) -> Iterator[str]:
    yield from _category(one, other)
    yield _parties(one, other)
    dates = _dates(one, other)
    yield dates
    if dates in ("dates agree as far as they go", "no date to compare") and _weeks_apart(one, other):
        yield "told weeks apart"
    yield from _standing(one, other)
    if one.group and one.group == other.group:
        yield "copies of one text"
    yield from _words(one, other)
    if one.event.speaker and one.event.speaker == other.event.speaker:
        yield "same speaker"


def _category(one: Telling, other: Telling) -> Iterator[str]:
    if one.event.type != other.event.type:
        yield "sister categories" if {one.event.type, other.event.type} in SISTERS else "other category"
        return
    yield "same category"
    if one.event.mode and other.event.mode:
        yield "same mode" if one.event.mode == other.event.mode else "other mode"


def _parties(one: Telling, other: Telling) -> str:
    if (one.actors, one.recipients) == (other.actors, other.recipients):
        return "same parties"
    loose = {one.event.type, other.event.type} <= MUTUAL or not (one.recipients and other.recipients)
    if loose and one.actors | one.recipients == other.actors | other.recipients:
        return "same parties, direction open"
    if loose and len((one.actors | one.recipients) & (other.actors | other.recipients)) > 1:
        return "a party in common on both sides"
    if one.actors & other.actors and one.recipients & other.recipients:
        return "a party in common on both sides"
    if one.actors & other.recipients and one.recipients & other.actors:
        return "opposite direction"
    return "other parties"


def _dates(one: Telling, other: Telling) -> str:
    if not (one.event.start or one.event.end) or not (other.event.start or other.event.end) or not one.days or not other.days:
        return "no date to compare"
    gap = max(one.days[0], other.days[0]) - min(one.days[1], other.days[1])
    if one.days[0] != one.days[1] or other.days[0] != other.days[1]:
        return "dates agree as far as they go" if gap <= 0 else "days apart"
    return "same day" if not gap else "a day apart" if gap == 1 else "two or three days apart" if gap <= 3 else "days apart"


def _weeks_apart(one: Telling, other: Telling) -> bool:
    """Whether two tellings without a day were published so far apart that each may mean its own day."""
    first, last = (bounds(t.source.published) if t.source.published else None for t in (one, other))
    return bool(first and last and abs(first[0] - last[0]) > 7)


def _standing(one: Telling, other: Telling) -> Iterator[str]:
    found = {one.event.status, other.event.status}
    if len(found) == 1:
        yield "same status"
    elif found == {"actual", "negated"}:
        yield "told and denied"
    else:
        yield "planned and done"


def _words(one: Telling, other: Telling) -> Iterator[str]:
    """What the sentences themselves say: their words within a language, figures and names across languages too."""
    if one.source.lang == other.source.lang:
        near = fuzz.token_set_ratio(one.sentence, other.sentence)
        yield "same words" if near >= 80 else "near words" if near >= 62 else "other words"
        if one.event.trigger.casefold()[:5] == other.event.trigger.casefold()[:5]:
            yield "same trigger"
    if one.figures and other.figures:
        yield "same figures" if one.figures & other.figures else "other figures"
    if one.names and other.names:
        yield "same names" if 3 * len(one.names & other.names) >= min(len(one.names), len(other.names)) else "other names"

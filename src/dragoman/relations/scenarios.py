"""What the press itself makes depend on something: conditional statements with the words of their condition, and whether a later act met it.

    met             a later act that happened is on the condition's matter, and its own word stands in the condition
    unclear         only one of the two; or the act is denied or not done yet; or the condition is that something is *not* done
    not met so far  no later act is near it. That is what was read and found, not that nothing was done

It is a finding aid: both quotes stand beside each other, and the reader judges.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.records import Incident, Reason
from dragoman.relations.matters import PERHAPS, SAME, Matter, near, stemmed
from dragoman.relations.signals import span

#: the reason of a state that no later act can change
NOT_DONE = "the condition is that something is not done: what is done later can only end it"
State = Literal["met", "not met so far", "unclear"]


@dataclass(frozen=True)
class Scenario:
    """An incident that hangs on a condition, the condition's words, its state, the incidents that bear on it, and why."""

    incident: str
    condition: str
    state: State
    by: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class _Later:
    """A later incident: how near its matter is to a condition's, and whether its own word stands in the condition."""

    incident: Incident
    nearness: float
    named: bool


def scenarios(
    incidents: Iterable[Incident], matters: Mapping[str, Matter], triggers: Mapping[str, str], langs: Mapping[str, Collection[str]], negative: Mapping[str, Collection[str]], issued: str
) -> list[Scenario]:
    """The conditional statements of a relation that were known on a day, the latest first.

    `matters` says what each incident is about, and under its id and `?` what its condition is about; `triggers` has the word that carries each;
    `negative` has, by language, the words that make of a condition that something is not done.
    """
    last = days[1] if (days := span(issued)) else 0
    told = [(known[1], i) for i in incidents if (known := span(i.told)) and known[1] <= last]
    found = []
    for day, each in told:
        if each.condition and each.status != "negated":
            later = [_later(each, i, matters, triggers) for known, i in told if known > day and _after(i, day)]
            inverse = _negated(each.condition, {word for lang in langs.get(each.id, ()) for word in negative.get(lang, ())})
            found.append((day, _scenario(each, later, inverse)))
    return [scenario for _, scenario in sorted(found, key=lambda row: (-row[0], row[1].incident))]


def _after(incident: Incident, day: int) -> bool:
    """Whether an incident may have been after a day: what has no day was told later, and may."""
    days = span(incident.start or incident.end)
    return days is None or days[1] > day


def _later(holder: Incident, incident: Incident, matters: Mapping[str, Matter], triggers: Mapping[str, str]) -> _Later:
    condition = matters.get(f"{holder.id}?", {})
    named = bool(stemmed(triggers.get(incident.id, "")) & condition.keys())
    return _Later(incident, near(condition, matters.get(incident.id, {})), named)


def _scenario(holder: Incident, later: Iterable[_Later], inverse: bool) -> Scenario:
    rows = list(later)
    near_ones = sorted((r for r in rows if r.nearness >= (PERHAPS if r.named else SAME)), key=lambda r: (-r.nearness, r.incident.id))
    whole = [r for r in near_ones if r.named and r.nearness >= SAME]
    done = [r for r in whole if r.incident.status == "actual" and not r.incident.denied_by]
    state: State = "met" if done and not inverse else "unclear" if near_ones or inverse else "not met so far"
    by = tuple(r.incident.id for r in (done if state == "met" else near_ones))
    return Scenario(holder.id, holder.condition or "", state, by, tuple(_why(rows, near_ones, whole, done, inverse)))


def _negated(condition: str, negative: Collection[str]) -> bool:
    """Whether a condition is that something is not done."""
    text = " ".join(condition.casefold().replace("’", "'").split())
    return any(word in text if "'" in word else re.search(rf"\b{re.escape(word)}\b", text) for word in negative)


def _why(rows: list[_Later], near_ones: list[_Later], whole: list[_Later], done: list[_Later], inverse: bool) -> Iterator[Reason]:
    if inverse:
        yield Reason("state", NOT_DONE)
    elif done:
        yield Reason("state", f"told later, on its matter ({done[0].nearness:.2f}) and in its own word")
    elif whole:
        yield Reason("state", f"what is on its matter is {'denied' if whole[0].incident.denied_by else whole[0].incident.status}")
    elif near_ones:
        yield Reason("state", f"near its matter ({near_ones[0].nearness:.2f}), {'in a word of its own' if near_ones[0].named else 'in other words'}")
    yield Reason("looked", f"{len(rows)} later incidents")

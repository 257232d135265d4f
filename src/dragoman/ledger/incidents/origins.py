"""How many independent sources an incident has: articles are one source if they are one text, credit one agency, or rest on one speaker."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.ledger.incidents.telling import Telling
from dragoman.records import Grade

#: speakers that are nobody in particular
NOBODY = frozenset({"unattributed"})
#: categories that an actor has no interest in owning to
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN", "REJECT", "ACCUSE"})
HARM = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})


def origins(tellings: Sequence[Telling]) -> dict[str, tuple[str, ...]]:
    """The independent origins of an incident, by name, each with the articles that rest on it."""
    above = list(range(len(tellings)))

    def top(i: int) -> int:
        while above[i] != i:
            i = above[i]
        return i

    known: dict[str, int] = {}
    for i, telling in enumerate(tellings):
        for key in _keys(telling):
            first = known.setdefault(key, i)
            above[max(top(i), top(first))] = min(top(i), top(first))
    joined: dict[int, list[Telling]] = {}
    for i, telling in enumerate(tellings):
        joined.setdefault(top(i), []).append(telling)
    return _named(list(joined.values()))


def _keys(telling: Telling) -> list[str]:
    """What makes two tellings rest on one source."""
    found = [f"article {telling.event.article}"]
    if telling.group:
        found.append(f"copies {telling.group}")
    if telling.credit:
        found.append(f"agency {telling.credit.casefold()}")
    if telling.source.outlet and not telling.credit:
        found.append(f"agency {telling.source.outlet.casefold()}")
    if telling.event.speaker and telling.event.speaker not in NOBODY:
        found.append(f"speaker {telling.event.speaker}")
    return found


def _named(joined: Sequence[Sequence[Telling]]) -> dict[str, tuple[str, ...]]:
    """Origins by the name of the agency, the speaker or the outlet; a name that two have is told apart by a number."""
    found: dict[str, tuple[str, ...]] = {}
    for tellings in joined:
        credits = sorted({t.credit for t in tellings if t.credit})
        speakers = {t.event.speaker for t in tellings}
        outlets = {t.source.outlet for t in tellings}
        spoken = next(iter(speakers)) if len(speakers) == 1 and len(outlets) > 1 else None
        name = credits[0] if credits else spoken or tellings[0].origin
        while name in found:
            name += "′"
        found[name] = tuple(sorted({t.event.article for t in tellings}))
    return found


def grade(tellings: Sequence[Telling], count: int) -> Grade:
    """How well an incident is attested: by two independent origins or more, or by both its sides or the one whom it tells against."""
    if count < 2 and not _admitted(tellings):
        return "single origin"
    sides = {side for t in tellings for side in _sides(t)}
    parties = frozenset().union(*(t.actors | t.recipients for t in tellings))
    if _admitted(tellings) or (count > 1 and len(sides & parties) > 1):
        return "corroborated across sides"
    return "corroborated"


def _sides(telling: Telling) -> set[str]:
    """Whose side tells it: the speaker's state, else the country of the outlet."""
    speaker = (telling.event.speaker or "").split(":")[0]
    return {side for side in (speaker or telling.country,) if side}


def _admitted(tellings: Sequence[Telling]) -> bool:
    """Whether who did harm says so: an admission against interest."""
    return any(t.event.type in HARM and t.event.status == "actual" and t.event.speaker and t.event.speaker.split(":")[0] in t.actors for t in tellings)

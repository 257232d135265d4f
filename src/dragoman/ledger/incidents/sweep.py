"""A whole ledger's tellings in groups between which no incident can lie, so that they are linked a group at a time and never all at once."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush

from dragoman.ledger.incidents.blocks import SLACK, kind_of, pairs_of
from dragoman.ledger.incidents.telling import BACK, Telling, bounds

#: later than any day
NEVER = 10**9
#: how far behind the day by which tellings come one of its group may lie: an undated act may be older than its article
REACH = BACK + 2 * SLACK
Key = tuple[object, str]
#: what joins the tellings of which analysts hold that some are together, whenever they come
HELD: Key = ("held", "")


@dataclass(eq=False)
class Group:
    """Tellings that share parties and days, directly or through others; `end` is the last day that one of them may have begun on."""

    members: list[Telling] = field(default_factory=list)
    keys: set[Key] = field(default_factory=set)
    end: int = 0


class Sweep:
    """The groups that are open on a day."""

    def __init__(self, bound: Container[str]) -> None:
        self._bound = bound
        self._at: dict[Key, Group] = {}
        self._ends: list[tuple[int, int, Group]] = []
        self._n = 0

    def take(self, telling: Telling) -> None:
        """Put a telling into the group of its parties, which puts groups together that it joins."""
        keys: set[Key] = {(pair, kind_of(telling)) for pair in pairs_of(telling)} if telling.days else {(telling.event.id, "alone")}
        if telling.event.id in self._bound:
            keys.add(HELD)
        met = list({id(g): g for key in keys if (g := self._at.get(key)) is not None}.values()) or [Group()]
        group = max(met, key=lambda g: len(g.members))
        for other in met:
            if other is not group:
                group.members += other.members
                group.keys |= other.keys
                group.end = max(group.end, other.end)
                self._at.update(dict.fromkeys(other.keys, group))
                other.members, other.keys = [], set()
        group.members.append(telling)
        group.keys |= keys
        self._at.update(dict.fromkeys(keys, group))
        group.end = max(group.end, NEVER if HELD in group.keys else telling.days[1] if telling.days else 0)
        self._n += 1
        heappush(self._ends, (group.end, self._n, group))

    def closed(self, day: int) -> Iterator[list[Telling]]:
        """The groups that ended before a day, each once."""
        while self._ends and self._ends[0][0] < day:
            end, _, group = heappop(self._ends)
            if group.members and group.end == end:
                yield group.members
                for key in group.keys:
                    del self._at[key]
                group.members, group.keys = [], set()


def groups(tellings: Iterable[Telling], bound: Container[str] = ()) -> Iterator[list[Telling]]:
    """The tellings in groups: whatever may be of one incident is in one of them. They must come by `order`; events in `bound` are all in one group."""
    sweep = Sweep(bound)
    for telling in tellings:
        yield from sweep.closed(order(telling) - REACH)
        sweep.take(telling)
    yield from sweep.closed(NEVER + 1)


def order(telling: Telling) -> int:
    """The day by which tellings are to come: the first that its date stands for, else that of its publication; those without come last."""
    told = telling.event.start or telling.event.end or telling.source.published
    days = bounds(told) if told else None
    return days[0] if days else NEVER

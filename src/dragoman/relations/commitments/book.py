"""The book of commitments: incidents come in by their days, each is held against what is open, and what it commits to is written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from heapq import heappop, heappush

from dragoman.records import Incident
from dragoman.relations.commitments.moves import BEARING, FULFILS, Matters, late, met, nearness
from dragoman.relations.commitments.records import KINDS, Commitment, Kind, commits, end_of, new, states
from dragoman.relations.matters import SAME
from dragoman.relations.signals import last_day, span


def ledger_of(incidents: Iterable[Incident], today: str, matters: Matters | None = None) -> list[Commitment]:
    """The commitments of incidents, each with its state on a day.

    `matters` says what each incident is about, and under its id and `?` what its condition is about; without it the kind of act alone decides.
    Incidents of one day are taken in an order of their own (what is promised before what is done), whatever the order they come in.
    """
    book = Book(matters)
    for incident in sorted((i for i in incidents if i.start and span(i.start) and i.start <= today), key=_place):
        book.hear(incident)
    book.close(today)
    return book.listed()


def _place(incident: Incident) -> tuple[str, bool, str]:
    return incident.start or "", incident.type not in KINDS, incident.id


class Book:
    """Commitments in the order in which they were made. Those that are open stand by kind and by the day on which they are given up, so that an incident
    is held against those alone that it can move."""

    def __init__(self, matters: Matters | None) -> None:
        self._found: list[Commitment] = []
        self._before: list[int] = []  # what had been told of the two when it was made
        self._matters = matters
        self._open: dict[Kind, list[int]] = {kind: [] for kind in FULFILS}
        self._ends: list[tuple[str, int]] = []
        self._told: Counter[frozenset[str]] = Counter()  # incidents so far, by the parties to them

    def hear(self, incident: Incident) -> None:
        """Take in an incident: what is given up by its day, what it moves, what it commits to."""
        self.close(incident.start or "")
        if incident.status in ("actual", "negated"):
            self._told[states(incident.actor) | states(incident.recipient)] += 1
            acts = states(incident.actor)
            for kind in (kind for kind, types in BEARING.items() if incident.type in types):
                for at in list(self._open[kind]):
                    known = self._found[at]
                    # what is active waits for its debtor, save to be waived
                    if known.id != incident.id and (known.state == "conditional" or incident.type == "CONCEDE" or not acts.isdisjoint(known.debtor)):
                        self._put(at, met(known, incident, self._matters))
        if commits(incident):
            self._enter(incident)

    def close(self, day: str) -> None:
        """Give up what has waited until a day without a report."""
        until = last_day(day)
        while self._ends and self._ends[0][0] < until:
            end, at = heappop(self._ends)
            known = self._found[at]
            if known.open and end == end_of(known.made, known.due):
                self._put(at, late(known, end))

    def _put(self, at: int, changed: Commitment) -> None:
        if not changed.open:
            self._open[changed.kind].remove(at)
            changed = replace(changed, heard=self._heard(changed) - self._before[at])
        self._found[at] = changed

    def listed(self) -> list[Commitment]:
        """All of them as they stand."""
        return [replace(c, heard=self._heard(c) - before) if c.open else c for c, before in zip(self._found, self._before, strict=True)]

    def _heard(self, known: Commitment) -> int:
        """How many incidents of the two there have been."""
        return sum(n for parties, n in self._told.items() if not parties.isdisjoint(known.debtor) and not parties.isdisjoint(known.creditor))

    def _enter(self, incident: Incident) -> None:
        """Put in what an incident commits to: as a new entry, or as one that is there and open, said again."""
        made = new(incident)
        like = (made.kind, made.debtor, made.creditor, bool(made.condition))
        for at in self._open[made.kind]:
            known = self._found[at]
            if (known.kind, known.debtor, known.creditor, bool(known.condition)) == like and nearness(known.id, made.id, self._matters) >= SAME:
                due = max(known.due, made.due) if made.explicit else known.due
                self._found[at] = replace(known, reaffirmed=(*known.reaffirmed, incident.id), due=due, explicit=known.explicit or made.explicit)
                heappush(self._ends, (end_of(known.made, due), at))
                return
        self._open[made.kind].append(len(self._found))
        heappush(self._ends, (end_of(made.made, made.due), len(self._found)))
        self._found.append(made)
        self._before.append(self._heard(made))

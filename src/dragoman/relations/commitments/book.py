"""The book of commitments: incidents come in by their days, each is held against what is open, and what it commits to is written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from heapq import heappop, heappush

from dragoman.records import Incident
from dragoman.relations.commitments.moves import BEARING, against_both, late, met
from dragoman.relations.commitments.records import KINDS, Commitment, commits, end_of, new
from dragoman.relations.matters import PERHAPS, SAME, Index, Matter
from dragoman.relations.signals import base, last_day, span

#: kinds of acts that can move any commitment
ANY_BEARING = frozenset().union(*BEARING.values())


def ledger_of(incidents: Iterable[Incident], today: str, matters: Mapping[str, Matter] | None = None) -> list[Commitment]:
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
    """Commitments in the order in which they were made. Those that are open stand by their matter and by the day on which they are given up, so that an
    incident is held against those alone that it can move."""

    def __init__(self, matters: Mapping[str, Matter] | None) -> None:
        self._found: list[Commitment] = []
        self._before: list[int] = []  # what had been told of the two when it was made
        self._matters = matters
        self._open: dict[int, None] = {}  # in the order in which they were made
        self._said, self._conditions = Index(), Index()
        self._ends: list[tuple[str, int]] = []
        self._told: Counter[frozenset[str]] = Counter()  # incidents so far, by the parties to them

    def hear(self, incident: Incident) -> None:
        """Take in an incident: what is given up by its day, what it moves, what it commits to."""
        self.close(incident.start or "")
        if incident.status in ("actual", "negated"):
            self._told[base(incident.actor) | base(incident.recipient)] += 1
            acts = base(incident.actor)
            for at, likeness in self._bearing(incident) if incident.type in ANY_BEARING else ():
                known = self._found[at]
                # what is active waits for its debtor, save to be waived
                awaited = known.state == "conditional" or incident.type == "CONCEDE" or not acts.isdisjoint(known.debtor)
                if awaited and incident.type in BEARING[known.kind] and known.id != incident.id:
                    self._put(at, met(known, incident, likeness))
        if commits(incident):
            self._enter(incident)

    def _bearing(self, incident: Incident) -> list[tuple[int, float | None]]:
        """The open commitments on which an incident may bear, each with how near it is in matter to them, or to their condition; None where nothing is known of matters."""
        if self._matters is None:
            return [(at, None) for at in self._open]
        matter = self._matter(incident.id)
        near = {at: likeness for at, likeness in self._said.near(matter, PERHAPS).items() if self._found[at].state == "active"} | self._conditions.near(matter, PERHAPS)
        if against_both(incident):
            return [(at, near.get(at, 0.0)) for at in self._open]
        return sorted(near.items())

    def close(self, day: str) -> None:
        """Give up what has waited until a day without a report."""
        until = last_day(day)
        while self._ends and self._ends[0][0] < until:
            end, at = heappop(self._ends)
            known = self._found[at]
            if known.open and end == end_of(known.made, known.due):
                self._put(at, late(known, end))

    def _put(self, at: int, changed: Commitment) -> None:
        """Write in what became of a commitment, and take it from where it is looked up no more."""
        if self._found[at].state == "conditional" and changed.state != "conditional":
            self._conditions.drop(at, self._matter(f"{changed.id}?"))
        if not changed.open:
            del self._open[at]
            self._said.drop(at, self._matter(changed.id))
            changed = replace(changed, heard=self._heard(changed) - self._before[at])
        self._found[at] = changed

    def _matter(self, name: str) -> Matter:
        return (self._matters or {}).get(name, {})

    def listed(self) -> list[Commitment]:
        """All of them as they stand."""
        return [replace(c, heard=self._heard(c) - before) if c.open else c for c, before in zip(self._found, self._before, strict=True)]

    def _heard(self, known: Commitment) -> int:
        """How many incidents of the two there have been."""
        return sum(n for parties, n in self._told.items() if not parties.isdisjoint(known.debtor) and not parties.isdisjoint(known.creditor))

    def _enter(self, incident: Incident) -> None:
        """Put in what an incident commits to: as a new entry, or as one that is there and open, said again."""
        made, at = new(incident), len(self._found)
        known = self._again(made)
        if known is not None:
            there = self._found[known]
            due = max(there.due, made.due) if made.explicit else there.due
            self._found[known] = replace(there, reaffirmed=(*there.reaffirmed, incident.id), due=due, explicit=there.explicit or made.explicit)
            heappush(self._ends, (end_of(there.made, due), known))
            return
        self._found.append(made)
        self._before.append(self._heard(made))
        self._open[at] = None
        self._said.add(at, self._matter(made.id))
        if made.state == "conditional":
            self._conditions.add(at, self._matter(f"{made.id}?"))
        heappush(self._ends, (end_of(made.made, made.due), at))

    def _again(self, made: Commitment) -> int | None:
        """The first open commitment that one says again, if there is any: of the same sides and kind and on its matter."""
        like = (made.kind, made.debtor, made.creditor, bool(made.condition))
        near = [*self._open] if self._matters is None else sorted(self._said.near(self._matter(made.id), SAME))
        return next((at for at in near if (c := self._found[at]) and (c.kind, c.debtor, c.creditor, bool(c.condition)) == like), None)

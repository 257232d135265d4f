"""The desk of a ledger that many readers ask at once: what one question costs much is answered from what was worked out before."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from dragoman.desk import Desk
from dragoman.faces.web.shelf import Shelf
from dragoman.ledger.book import Ledger
from dragoman.records import Dossier, Event, Outlet, Pair, Summary
from dragoman.relations.network import Network

T = TypeVar("T")
#: seconds of a processor that what all pairs share may take each time
CHEAP = 0.1
#: how many codings wait for a look at a time
QUEUE = 100
#: bytes that an event of a dossier takes with what is made of it, and that what all pages share takes
EVENT, SHARED = 5_000, 200_000


class ServedDesk(Desk):
    """A desk that remembers, on a shelf that it shares with the pages."""

    def __init__(self, ledger: Ledger, shelf: Shelf) -> None:
        super().__init__(ledger)
        self._shelf = shelf
        #: what another process makes of a question; None where it cannot
        self.helper: Callable[..., Any] | None = None
        self._worked: dict[str, tuple[str, Any, float]] = {}
        self._working = threading.RLock()

    @classmethod
    def over(cls, folder: Path, shelf: Shelf) -> ServedDesk:
        """The desk of the ledger in `folder`; LedgerError where there is none."""
        ledger = Ledger.open(folder)
        ledger.patient()
        return cls(ledger, shelf)

    def _once(self, name: str, work: Callable[[], T]) -> T:
        """What hangs on the ledger alone; where it is dear, what was worked out once for this desk: another takes its place before long."""
        stamp = self.stamp()
        with self._working:
            held = self._worked.get(name)
            if held is None or (held[0] != stamp and held[2] < CHEAP):
                begun = time.thread_time()
                held = self._worked[name] = (stamp, work(), time.thread_time() - begun)
        found: T = held[1]
        return found

    def given(self) -> dict[str, Any]:
        """What was worked out of the ledger alone, for a desk in another process."""
        with self._working:
            return {name: held[1] for name, held in self._worked.items()}

    def take(self, given: dict[str, Any]) -> None:
        """Take over what another process worked out."""
        stamp = self.stamp()
        with self._working:
            self._worked.update({name: (stamp, value, CHEAP) for name, value in given.items()})

    def renewed(self) -> ServedDesk:
        """A desk of the same ledger that knows nothing yet."""
        fresh = ServedDesk(self._ledger, self._shelf)
        fresh.helper = self.helper
        return fresh

    def pairs(self) -> list[Pair]:
        """Every two entities that an event joins, the richest first."""
        return self._shared_by_all("pairs", super().pairs)

    def row(self, a: str, b: str) -> Pair | None:
        """What the list of pairs says of two: their dossier stands as long as this does."""
        one, other = sorted((a, b))
        rows = self._shared_by_all("rows", lambda: {(p.a, p.b): p for p in self.pairs()})
        return rows.get((one, other))

    def summary(self) -> Summary:
        """What the ledger holds, in figures."""
        return self._shared_by_all("summary", super().summary)

    def outlets(self) -> list[Outlet]:
        """Every outlet with what was read of it."""
        return self._shared_by_all("outlets", super().outlets)

    def review(self, most: int = 20, among: int = 5000) -> list[Event]:
        """The events that are best looked at next."""
        return self._shared_by_all(("review", most, among), lambda: super(ServedDesk, self).review(most, among))

    def network(self, year: int) -> Network:
        """Who stood how with whom in a year: long to work out, and the same for all who ask."""

        def made() -> Network:
            found = self.helper("network", year) if self.helper else None
            return found if isinstance(found, Network) else super(ServedDesk, self).network(year)

        return self._shared_by_all(("network", year), made)

    def look(self) -> None:
        """Work out what the lists show of the whole ledger, so that the first reader does not wait for it."""
        for work in (self.summary, self.outlets, lambda: self.review(QUEUE)):
            work()

    def pair(self, a: str, b: str, since: str | None = None, until: str | None = None) -> Dossier:
        """All that is kept of two entities."""
        make = lambda: super(ServedDesk, self).pair(a, b, since, until)  # noqa: E731
        return self._shelf.of(("pair", a, b, since, until), self.corrected_of(a, b), self.row(a, b), make, lambda d: EVENT * (1 + len(d.events)))

    def _shared_by_all(self, name: object, make: Callable[[], T]) -> T:
        return self._shelf.of(("all", name), self.corrected_state(), self.stamp(), make, lambda _: SHARED)

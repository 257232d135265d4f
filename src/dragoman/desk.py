"""The read door: one method a question, so that every face gives the same answer.

Figures count events as told: one happening that three articles tell is three. Incidents, which count it once, come with the
ledger's memory of copies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.ledger.book import Ledger
from dragoman.ledger.runs import Run
from dragoman.records import Article, Characterisation, Coding, Dossier, Event, Pair, Source, Summary


class Desk:
    """The questions that a face may ask of one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @classmethod
    def open(cls, folder: Path | str) -> Desk:
        """The desk of the ledger in `folder`; LedgerError where there is none."""
        return cls(Ledger.open(folder))

    def pair(self, a: str, b: str, since: str | None = None, until: str | None = None) -> Dossier:
        """All that is kept of two entities, given by code. `since` and `until` are ISO dates of any precision, both included.

        An undated event lies in the period in which it was published.
        """
        if a == b:
            raise UsageError(f"a pair needs two different entities, found {a} twice; ask for one with 'show {a}'")
        return self._dossier(a, b, since, until)

    def state(self, a: str, since: str | None = None, until: str | None = None) -> Dossier:
        """All that is kept of one entity, given by code."""
        return self._dossier(a, None, since, until)

    def _dossier(self, a: str, b: str | None, since: str | None, until: str | None) -> Dossier:
        first, last = base(a), base(b) if b else None
        events = self._ledger.events(first, last, since, until)
        told = self._ledger.characterisations(first, last, since, until)
        return Dossier(
            first, last, since, until, tuple(events), tuple(told), self._sources(events, told),
            counts(e.type for e in events), counts(e.status for e in events),
            refusals=self._ledger.summary().refusals, fingerprints=self._ledger.fingerprints(),
        )  # fmt: skip

    def _sources(self, events: Sequence[Event], told: Sequence[Characterisation]) -> Mapping[str, Source]:
        return self._ledger.sources(sorted({e.article for e in events} | {c.article for c in told}))

    def event(self, id: str) -> tuple[Event, Source]:
        """One event and the article that tells it; UsageError where there is none of that id."""
        event = self._ledger.event(id)
        if event is None:
            raise UsageError(f"{id}: the ledger has no such event; 'dragoman show A B --json' lists those of a pair with their ids")
        return event, self._ledger.sources([event.article])[event.article]

    def article(self, id: str) -> tuple[Article, Coding]:
        """One article with its text and all that was coded in it; UsageError where there is none of that id."""
        article = self._ledger.article(id)
        if article is None:
            raise UsageError(f"{id}: the ledger has no such article")
        return article, self._ledger.coding(id)

    def pairs(self) -> list[Pair]:
        """Every two entities that an event joins, the richest first."""
        return self._ledger.pairs()

    def summary(self) -> Summary:
        """What the ledger holds, in figures."""
        return self._ledger.summary()

    def runs(self) -> list[Run]:
        """What each reading did, oldest first."""
        return self._ledger.runs()


def base(code: str) -> str:
    """The state, body or group of an entity: `MLI:MIL` is MLI."""
    return code.split(":", 1)[0]


def counts(values: Iterable[str]) -> dict[str, int]:
    """How often each value comes, the most frequent first, then by name."""
    return dict(sorted(Counter(values).items(), key=lambda found: (-found[1], found[0])))


def latest(events: Sequence[Event], limit: int | None) -> tuple[Event, ...]:
    """The last `limit` events of a list by date, in its order; undated ones come in only where dated ones do not fill it."""
    if limit is None or limit >= len(events):
        return tuple(events)
    dated = [e for e in events if e.start or e.end]
    undated = [e for e in events if not (e.start or e.end)]
    return (*dated[-limit:], *undated[: max(0, limit - len(dated))])

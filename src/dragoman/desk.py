"""The read door: one method a question, so that every face gives the same answer.

Figures count incidents: one happening that forty articles tell is one, and forty papers that copied one agency are one origin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.ledger.book import Ledger
from dragoman.ledger.copies import Agencies, Copied, copied
from dragoman.ledger.corrections.queue import queue
from dragoman.ledger.incidents import Telling, incidents
from dragoman.ledger.runs import Run
from dragoman.packs.press import load_press
from dragoman.records import Article, Characterisation, Coding, Dossier, Event, Incident, Outcome, Pair, Source, Summary


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
        sources = self._sources(events, told)
        copied = self._copies(events)
        found = self._incidents(events, sources, copied)
        return Dossier(
            first, last, since, until, tuple(events), tuple(told), sources, counts(i.type for i in found), counts(i.status for i in found),
            refusals=self._ledger.summary().refusals, fingerprints=self._ledger.fingerprints(), incidents=tuple(found), copies=tuple(copied.groups),
        )  # fmt: skip

    def _copies(self, events: Sequence[Event]) -> Copied:
        """Which of the articles that tell these events are one text, and whom each credits."""
        press = load_press()
        return copied(self._ledger.texts(sorted({e.article for e in events})), Agencies.of(press.agencies))

    def _incidents(self, events: Sequence[Event], sources: Mapping[str, Source], copied: Copied) -> list[Incident]:
        """The happenings that events tell, from articles that may be copies, with what analysts hold of them."""
        countries = load_press().countries
        tellings = [
            Telling(e, sources[e.article], copied.group.get(e.article), copied.credit.get(e.article), countries.get((sources[e.article].outlet or "").casefold())) for e in events
        ]
        together, apart = self._ledger.bound()
        return incidents(tellings, together=together, apart=apart)

    def corrections(self) -> list[Outcome]:
        """Every correction with what became of it over what the machine says now."""
        return self._ledger.outcomes()

    def review(self, most: int = 20) -> list[Event]:
        """The events that are best looked at next: least certain times most weight."""
        from dragoman.packs import load

        ontology = load().ontology
        return queue(self._ledger.events(), self._ledger.corrections(), lambda e: ontology.score(e.type, e.mode), most)

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

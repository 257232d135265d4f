"""Rounds of a watch: the feeds that are due are read, what is new goes into the ledger, and where a rule fires somebody is told.

The state is written after the ledger has the articles, never before: a kill between the two has pages fetched twice, and none lost.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from dragoman import flow
from dragoman.desk import Desk, base
from dragoman.documents.listing import Followed
from dragoman.errors import LedgerError
from dragoman.ledger.book import Ledger
from dragoman.ledger.disk import lock
from dragoman.net.client import Client
from dragoman.net.manners import Manners, site_of
from dragoman.options import FlowOptions, WatchOptions
from dragoman.records import Refusal
from dragoman.shards import worth_of
from dragoman.watch.deliver import Receiver
from dragoman.watch.gather import Gathered, Gatherer
from dragoman.watch.rules import Alert, Rules
from dragoman.watch.state import FeedState, load

#: sites that are asked at once; articles that are coded together; pairs that are looked at when a watch begins on a ledger
SITES, TOGETHER, BEGINNING = 8, flow.SHARD, 200
#: the longest that a watch sleeps, so that it hears a signal and a new day
NAP = 60.0


@dataclass
class Digest:
    """What a round came to. `failing` has feeds with why they could not be read; `wrong` what else went wrong."""

    read: int = 0
    unchanged: int = 0
    new: int = 0
    known: int = 0
    aside: int = 0
    events: int = 0
    failing: list[tuple[str, str]] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


class Watcher:
    """Watches feeds for a ledger; one at a time for each."""

    def __init__(
        self, feeds: Sequence[Followed], ledger: Ledger, options: WatchOptions, reading: FlowOptions, receiver: Receiver, make: flow.MakeCoder | None = None,
    ) -> None:  # fmt: skip
        self._feeds, self._ledger, self._options, self._reading, self._receiver, self._make = feeds, ledger, options, reading, receiver, make
        self._rules = Rules(options.rules, options.ahead)
        self._stop = threading.Event()
        self._state = load(ledger.folder)
        self._client = Client(f"dragoman/{flow.version()}", private=options.private)
        self._manners = Manners(self._client, options.pause, sleep=self._stop.wait)

    def rounds(self, *, once: bool = False) -> Iterator[Digest]:
        """The digest of each round in which a feed was due; with `once` of a single one."""
        place = self._ledger.folder / ".watch"
        place.mkdir(parents=True, exist_ok=True)
        try:
            with lock(place):
                while True:
                    if once or self._due():
                        yield self.round(early=once)
                    if once:
                        return
                    time.sleep(min(NAP, max(1.0, min((self._state.feed(f.url).due for f in self._feeds), default=0.0) - time.time())))
        finally:
            self._stop.set()

    def _due(self, early: bool = False) -> list[Followed]:
        """The feeds that are due now; `early` also those whose time has not come, but none that is left alone because it failed."""
        now = time.time()
        return [f for f in self._feeds if (known := self._state.feed(f.url)).due <= now or (early and not known.failures)]

    def round(self, *, early: bool = False) -> Digest:
        """Read the feeds that are due and keep what is new."""
        made = Digest()
        self._begin(made)
        waiting: list[Gathered] = []
        for gathered in self._gathered(self._due(early)):
            waiting.append(gathered)
            if sum(len(g.articles) for g in waiting) >= TOGETHER:
                self._keep(waiting, made)
                waiting = []
        self._keep(waiting, made)
        self._daily(made)
        if wrong := self._receiver.deliver(self._state):
            made.wrong.append(wrong)
        self._state.save(self._ledger.folder)
        return made

    def _gathered(self, due: Sequence[Followed]) -> Iterator[Gathered]:
        """What each feed gave, as it comes: sites side by side, the feeds of one site one after another."""
        worth = worth_of(self._reading.code)
        claimed = set(chain.from_iterable(known.seen for known in self._state.feeds.values()))
        gatherer = Gatherer(self._manners, self._reading.read, worth, self._options.every, self._options.most, self._stop.is_set, claimed)
        sites: dict[str, list[Followed]] = defaultdict(list)
        for feed in due:
            sites[site_of(feed.url)].append(feed)
        pool = ThreadPoolExecutor(SITES)
        try:
            running = [pool.submit(lambda feeds: [gatherer.gather(f, self._state.feed(f.url)) for f in feeds], feeds) for feeds in sites.values()]
            for done in as_completed(running):
                yield from done.result()
        except BaseException:
            self._stop.set()
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _keep(self, gathered: Sequence[Gathered], made: Digest) -> None:
        """Put articles into the ledger, then remember their entries; where the ledger cannot be written nothing is remembered and all is fetched again."""
        articles = [article for g in gathered for _, article in g.articles]
        try:
            if articles:
                run = flow.read([g.feed.url for g in gathered if g.articles], self._ledger, self._reading, source=lambda *_: iter(articles), make=self._make)
                made.refusals += run.refusals
                made.new, made.known, made.events = made.new + run.counts["new"], made.known + run.counts["known"], made.events + run.counts["events"]
        except LedgerError as error:
            made.wrong.append(str(error))
            for g in gathered:
                self._state.feed(g.feed.url).due = time.time() + self._options.every
            return
        for g in gathered:
            _count(g, made)
            self._state.feeds[g.feed.url] = _done(g)
        self._tell({article.id for article in articles}, made)
        self._state.save(self._ledger.folder)

    def _begin(self, made: Digest) -> None:
        """Note what a ledger tells already when a watch begins on it, so that only what is new is told; promises that are due are told."""
        if self._state.day or not self._ledger.parts():
            return
        desk = Desk(self._ledger)
        for pair in desk.pairs()[:BEGINNING]:
            self._alert(self._rules.of_pair(desk, (pair.a, pair.b), self._state, None, _today()), made)

    def _tell(self, articles: set[str], made: Digest) -> None:
        """The alerts that new articles give."""
        desk, touched = Desk(self._ledger), defaultdict[tuple[str, str], set[str]](set)
        for id in sorted(articles):
            for event in desk.coding(id).events:
                for pair in {(min(a, b), max(a, b)) for a in map(base, event.actor) for b in map(base, event.recipient) if a != b}:
                    touched[pair].add(event.id)
        for pair, fresh in sorted(touched.items()):
            self._alert(self._rules.of_pair(desk, pair, self._state, frozenset(fresh), _today()), made)

    def _daily(self, made: Digest) -> None:
        """Once a day, the promises whose day has come near since."""
        if self._state.day == _today():
            return
        self._state.day = _today()
        for key in sorted(self._state.promises):
            a, b = key.split(" ")
            self._alert(self._rules.due((a, b), self._state, self._state.day), made)

    def _alert(self, alerts: Sequence[Alert], made: Digest) -> None:
        made.alerts += alerts
        if self._receiver.file or self._receiver.webhook:
            self._state.waiting += [alert.json() for alert in alerts]


def _count(gathered: Gathered, made: Digest) -> None:
    made.read += not gathered.failed and not gathered.unchanged
    made.unchanged += gathered.unchanged
    made.aside += gathered.aside
    made.refusals += gathered.refused
    if gathered.failed:
        made.failing.append((gathered.feed.url, gathered.failed))
    if gathered.then.moved:
        made.moved.append((gathered.feed.url, gathered.then.moved))


def _done(gathered: Gathered) -> FeedState:
    """The state of a feed whose articles are kept."""
    gathered.then.seen += dict.fromkeys(name for name, _ in gathered.articles)
    for name, _ in gathered.articles:
        gathered.then.tries.pop(name, None)
    return gathered.then


def _today() -> str:
    return date.today().isoformat()

"""The write door: read, code, keep.

Articles go through in shards. A shard is kept whole or not at all, a bad article becomes a refusal, and Ctrl-C keeps what is whole.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice, repeat
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast
from urllib.parse import urlsplit

from dragoman import shards
from dragoman.engines import Engine, local, named
from dragoman.errors import DragomanError, LedgerError
from dragoman.options import CodeOptions, FlowOptions, ReadOptions
from dragoman.records import ASIDE, Article, Coding, Refusal, article_id
from dragoman.shards import Codes as Codes
from dragoman.shards import MakeCoder as MakeCoder
from dragoman.shards import Tally, worth_of
from dragoman.shards import coder as coder

if TYPE_CHECKING:  # the ledger brings DuckDB and pyarrow, a third of a second for who only codes
    from dragoman.ledger.book import Ledger
    from dragoman.ledger.keeping import Keep
    from dragoman.ledger.recoding import Changes
    from dragoman.ledger.runs import Run

log = logging.getLogger("dragoman")

#: articles a shard: large enough for the parser's batches, small enough to lose little to a kill
SHARD = 64
#: how far reading may run ahead, to know how many articles there are
AHEAD = 2000


_Item = TypeVar("_Item")
#: a file or folder, or an address of object storage
Place = str | Path
Reads = Callable[[Sequence[Place], ReadOptions], Iterator[Article | Refusal]]


@dataclass(frozen=True)
class Progress:
    """How far a reading is. `total` is None while it is not known."""

    done: int
    total: int | None
    events: int
    refusals: int


def documents(paths: Sequence[Place], options: ReadOptions, worth: Callable[[str], bool] | None = None) -> Iterator[Article | Refusal]:
    """What `documents` makes of files; imported when asked for, since the readers of formats are heavy."""
    from dragoman.documents.read import read

    return iter(read(paths, options, worth))


def document(text: str, options: ReadOptions, **given: str | None) -> Article | Refusal:
    """What `documents` makes of one text; `given` has what is known of it: lang, published, outlet, title, url, source."""
    from dragoman.documents.read import article_from_text

    made: Article | Refusal = article_from_text(text, **given, options=options)
    return made


def code(
    articles: Iterable[Article | Refusal], options: CodeOptions, *, processes: int = 1, make: MakeCoder | None = None
) -> Iterator[tuple[Article | Refusal, Coding | Refusal]]:
    """Each article with its coding, in order; a refusal comes out as it went in, and an article that cannot be coded as one."""
    work = partial(shards.coded, options=options, make=make or coder)
    for shard, results in local.run(work, _sharded(articles), shards.crashed, processes):
        yield from zip(shard, results, strict=True)


def read(
    paths: Sequence[str | Path],
    ledger: Ledger,
    options: FlowOptions,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    source: Reads | None = None,
    make: MakeCoder | None = None,
) -> Run:
    """Read files, and other ledgers, into a ledger and give the log of it. Articles that are kept already are not coded again."""
    from dragoman.ledger.bundle import is_ledger

    reading = _Reading([str(path) for path in paths], options, progress)
    others = [Path(path) for path in paths if is_ledger(Path(path))]
    files = [place(path) for path in paths if Path(path) not in others]
    engine = named(options.on, options.processes)
    found = source(files, options.read) if source else _found(files, options, engine)
    with ledger.writing():
        try:
            for other in others:
                ledger.merge(other)
            _keep(reading.fresh(found, ledger.known()), ledger, reading, engine, make or coder)
        except BaseException as error:
            _record_what_was_done(ledger, reading, interrupted=isinstance(error, KeyboardInterrupt))
            raise
        run = reading.run(interrupted=False)
        ledger.record(run)
        ledger.settle_if_due()
    return run


def again(ledger: Ledger, options: FlowOptions, *, progress: Callable[[Progress], None] = lambda _: None, make: MakeCoder | None = None) -> tuple[Changes, int]:
    """Code kept articles anew with the packs of today and give what changed, with how many could not be coded for want of their text.

    The old coding holds until the new one is whole; a run that was cut off is taken up where it stood.
    """
    from dragoman.ledger.recoding import Changes

    fingerprint, changes, done = (make or coder)(options.code).fingerprint, Changes(), 0
    work, engine = partial(shards.coded, options=options.code, make=make or coder), named(options.on, options.processes)
    with ledger.writing():
        ids, without = ledger.stale(fingerprint)
        texts = (tuple(ledger.texts(found)) for found in _sharded(ids))
        for shard, results in engine(work, texts, shards.crashed):
            coded = [(article, result) for article, result in zip(shard, results, strict=True) if isinstance(article, Article) and isinstance(result, Coding)]
            if coded:
                changes.note(*ledger.restage(coded, fingerprint))
            done += len(shard)
            progress(Progress(done, len(ids), changes.added + changes.altered + changes.same, done - len(coded)))
        ledger.swap()
    return changes, without


def place(path: Place) -> Place:
    """A path as what it names: an address of object storage stays a text, since a path would lose one of its slashes."""
    return path if isinstance(path, str) and "://" in path else Path(path)


def _found(files: Sequence[Place], options: FlowOptions, engine: Engine) -> Iterator[Article | Refusal]:
    """The articles of files in their order; on a cluster each file is a shard, so that its head need not read them all."""
    if options.on == "local" or Path("-") in files:
        yield from documents(files, options.read, worth_of(options.code))
        return
    from dragoman.documents.read import files as listed

    read_ = partial(shards.found_in, options=options.read, code=options.code)
    for file, (found, aside) in engine(read_, listed(files), shards.crashed_file):
        yield from found
        yield from repeat(Refusal(ASIDE, str(file), "names no two parties, or has nothing of politics"), aside)


def _keep(fresh: Iterator[Article], ledger: Ledger, reading: _Reading, engine: Engine, make: MakeCoder) -> None:
    """Code the articles; whoever codes a shard keeps it as a part, as soon as it is done."""
    options = reading.options
    work = partial(shards.kept, parts=(ledger.folder / "parts").resolve(), keep=cast("Keep", options.keep_text), options=options.code, make=make)
    for _, tally in engine(work, _sharded(fresh), shards.crashed_kept):
        reading.shard_done(tally)


def _record_what_was_done(ledger: Ledger, reading: _Reading, *, interrupted: bool) -> None:
    try:
        ledger.record(reading.run(interrupted=interrupted))
    except LedgerError as error:  # the first error is the one to tell: a disk that is full refuses this file too
        log.debug("the run could not be logged: %s", error)


class _Reading:
    """The counts of one reading while it goes on."""

    def __init__(self, inputs: Sequence[str], options: FlowOptions, progress: Callable[[Progress], None]) -> None:
        self.options = options
        self.fingerprint = ""
        self._inputs = tuple(inputs)
        self._progress = progress
        self._started = _now()
        self._counts: Counter[str] = Counter()
        self._refusals: list[Refusal] = []
        self._total: int | None = None

    def fresh(self, found: Iterator[Article | Refusal], known: frozenset[str]) -> Iterator[Article]:
        """The articles that are to be coded: within the period, each once, not kept already."""
        head = list(islice(found, AHEAD))
        self._total = len(head) if len(head) < AHEAD else None
        seen = set(known)
        for item in chain(head, found):
            if isinstance(item, Refusal):
                if item.step == ASIDE:  # of an archive nine in ten are: counted, and not listed one by one
                    self._counts["aside"] += 1
                else:
                    self._refuse(item)
                continue
            self._counts["articles"] += 1
            article = _named_by_host(item) if self.options.outlet_from_host else item
            if not _within(article, self.options):
                self._counts["outside"] += 1
            elif article.id in seen:
                self._counts["known"] += 1
            else:
                seen.add(article.id)
                yield article

    def _refuse(self, refusal: Refusal) -> None:
        if self.options.fail_fast:
            raise DragomanError(f"{refusal.where}: {refusal.reason} (stopped here, as --fail-fast asks)")
        self._refusals.append(refusal)

    def shard_done(self, tally: Tally) -> None:
        """Count a shard that is kept, and tell the face."""
        self.fingerprint = self.fingerprint or tally.fingerprint
        self._counts.update(new=tally.new, events=tally.events, characterisations=tally.characterisations)
        for refusal in tally.refusals:
            self._refuse(refusal)
        done = sum(self._counts[name] for name in ("new", "known", "outside", "aside")) + len(self._refusals)
        self._progress(Progress(done, self._total, self._counts["events"], len(self._refusals)))

    def run(self, *, interrupted: bool) -> Run:
        """What the reading came to."""
        from dragoman.ledger.runs import Run

        names = ("articles", "new", "known", "outside", "aside", "events", "characterisations")
        counts = {name: self._counts[name] for name in names} | {"refusals": len(self._refusals)}
        made = (version(), self.fingerprint, self._inputs, asdict(self.options))
        return Run(self._started, _now(), *made, counts, tuple(self._refusals), interrupted)


def _sharded(items: Iterable[_Item]) -> Iterator[tuple[_Item, ...]]:
    source = iter(items)
    while shard := tuple(islice(source, SHARD)):
        yield shard


def _named_by_host(article: Article) -> Article:
    """The article with the host of its address as outlet, where it names none."""
    host = urlsplit(article.url).hostname if article.url and not article.outlet else None
    if not host:
        return article
    outlet = host.removeprefix("www.")
    return replace(article, outlet=outlet, id=article_id(article.text, article.published, outlet))


def _within(article: Article, options: FlowOptions) -> bool:
    """Whether an article lies in the period asked for; one without a date does only where none is asked for."""
    if options.since is None and options.until is None:
        return True
    day = article.published or ""
    # "2026-02" stands for the whole month on either side, so compare at the coarser precision
    after = options.since is None or day[: len(options.since)] >= options.since[: len(day)]
    before = options.until is None or day[: len(options.until)] <= options.until[: len(day)]
    return bool(day) and after and before


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def version() -> str:
    """The version of dragoman that is running."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("dragoman")
    except PackageNotFoundError:
        return "0+source"

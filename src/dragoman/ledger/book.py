"""The ledger: what was read is added to it a shard at a time, and every question is answered from it.

    ledger/ledger.json   the version of the shapes        ledger/parts/   what was read, immutable
    ledger/runs/         what each reading did            ledger/.lock    who is writing
    ledger/corrections.jsonl   what analysts hold against the machine, replayed over every answer
    ledger/forecasts.jsonl     every forecast as it was issued

A process may read while another writes. A kill at any moment loses at most the shard in hand.
"""

from __future__ import annotations

import heapq
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.errors import LedgerError, NewerLedgerError
from dragoman.ledger import bundle, compaction, disk, forecasts, glimpses, parts, recoding, runs, searching, settled
from dragoman.ledger.copies import Copy, Sketch
from dragoman.ledger.copies.pairs import DAYS
from dragoman.ledger.corrections import lines, over
from dragoman.ledger.corrections.replay import Held, replay
from dragoman.ledger.incidents.telling import bounds
from dragoman.ledger.keeping import Keep, Print, printed
from dragoman.ledger.rows import VERSION, article_of, characterisation_of, event_of
from dragoman.ledger.runs import Run
from dragoman.options import Search
from dragoman.records import Article, Characterisation, Coding, Correction, Event, Forecast, Glimpse, Outcome, Outlet, Pair, Refusal, Source, Summary, record_id

if TYPE_CHECKING:
    import pyarrow as pa

    from dragoman.ledger.store import Store

#: bytes that each database of a ledger that is served may take
MEMORY = 240_000_000
#: pairs that are asked about together
PORTION = 6
#: an event of which no more is asked than how much a look at it is worth
NARROW: Mapping[str, Any] = {"context": (), "actor": (), "recipient": (), "trigger": "", "start": None, "end": None, "speaker": None, "condition": None}


class Ledger:
    """One ledger folder. `open` gives it; nothing is written before `writing`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept: set[str] | None = None
        self._stamped: tuple[Any, str] | None = None
        self._touched: tuple[Held, dict[tuple[str, str], str]] | None = None
        self._mended: tuple[Any, tuple[Held, frozenset[str], Mapping[str, Source]]] | None = None

    @classmethod
    def open(cls, folder: Path | str, *, create: bool = False) -> Ledger:
        """The ledger in `folder`. LedgerError where there is none, unless `create`; NewerLedgerError where a later dragoman made it."""
        path = Path(folder)
        _check_version(path, create)
        return cls(path)

    @cached_property
    def _store(self) -> Store:
        from dragoman.ledger.store import Store

        return Store(self.folder / "parts")

    @cached_property
    def _settled(self) -> settled.Settled:
        return settled.Settled(self.folder)

    # writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The sole right to write, and a folder that is ready for it."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise disk.sentence(error, self.folder) from error
        with disk.lock(self.folder):
            for place in (self.folder, self.folder / "parts", self.folder / "runs"):
                disk.sweep(place)
            if not (self.folder / "ledger.json").exists():
                disk.file_at_once(self.folder / "ledger.json", json.dumps({"version": VERSION}) + "\n")
            self._mend()
            self._kept = set(self.known())
            try:
                yield
            finally:
                self._kept = None

    def _mend(self) -> None:
        """Set damaged parts aside, and bring older ones to this version."""
        from dragoman.ledger import migrations

        self._store.refresh()
        for part in self._store.damaged:
            (self.folder / "set-aside").mkdir(exist_ok=True)
            part.rename(_free(self.folder / "set-aside" / part.name))
        if self._store.older and migrations.migrate(self.folder / "parts"):
            settled.unsettle(self.folder)
            disk.file_at_once(self.folder / "ledger.json", json.dumps({"version": VERSION}) + "\n")

    def damaged(self) -> list[str]:
        """What is wrong with the parts that are passed over."""
        self._store.refresh()
        return list(self._store.damaged.values())

    def set_aside(self) -> tuple[Path, ...]:
        """The damaged parts that were set aside."""
        return parts.listed(self.folder / "set-aside")

    def add(self, shard: Sequence[tuple[Article, Coding]], fingerprint: str, keep: Keep = "full") -> None:
        """Keep the articles of a shard that are new, as one part; of their text all, the quoted sentences, or none. To be called under `writing`."""
        if self._kept is None:
            raise LedgerError(f"{self.folder}: nothing can be added outside 'with ledger.writing()'")
        fresh = {article.id: (article, coding) for article, coding in shard if article.id not in self._kept}
        if fresh:
            parts.write(self.folder / "parts", tuple(fresh.values()), fingerprint, keep)
            self._kept.update(fresh)

    def stale(self, fingerprint: str) -> tuple[list[str], int]:
        """The articles whose coding is not by this coder and is not staged yet, and how many cannot be coded anew since their text is not kept."""
        rows = self._rows("stale", fingerprint=fingerprint)
        done = recoding.staged(self.folder / "again", fingerprint)
        return [row["id"] for row in rows if row["kept"] == "full" and row["id"] not in done], sum(row["kept"] != "full" for row in rows)

    def restage(self, shard: Sequence[tuple[Article, Coding]], fingerprint: str) -> tuple[list[Event], list[Event]]:
        """Stage the new coding of articles that are kept, and give their events before and after. To be called under `writing`."""
        (row,) = self._rows("generation")
        recoding.stage(self.folder / "again", shard, fingerprint, "full", row["generation"] + 1)
        before = [event_of(found) for found in self._rows("told_by", ids=[article.id for article, _ in shard])]
        return before, [event for _, coding in shard for event in coding.events]

    def swap(self) -> None:
        """Let the staged coding hold, now that it is whole, and drop the parts of which nothing holds any more. To be called under `writing`."""
        settled.unsettle(self.folder)
        recoding.swap(self.folder / "again", self.folder / "parts")
        self._store.refresh()
        held = set(self.table("holding").column("part").to_pylist())
        for part in parts.listed(self.folder / "parts"):
            if part.name not in held and part not in self._store.damaged:
                shutil.rmtree(part, ignore_errors=True)

    def compact(self) -> int:
        """Put small parts together and give how many are left. To be called under `writing`."""
        settled.unsettle(self.folder)
        left = compaction.compact(self._store, self.folder / "parts")
        if settled.due(self.folder):
            settled.settle(self._store, self.folder)
        return left

    def settle(self) -> None:
        """Work out what a large ledger answers fast."""
        with disk.lock(self.folder):
            settled.settle(self._store, self.folder)

    def settle_if_due(self) -> None:
        """The same, where enough has come that it is worth it. To be called under `writing`."""
        if settled.due(self.folder):
            settled.settle(self._store, self.folder)

    def pair_count(self) -> int:
        """How many pairs there are."""
        return len(self.pairs())

    def merge(self, other: Path) -> int:
        """Put another ledger, a folder or a file, into this one; gives the number of new parts. To be called under `writing`."""
        settled.unsettle(self.folder)
        number = bundle.merged(other, self.folder)
        self._mend()
        self._kept = set(self.known())
        return number

    def export(self, target: Path) -> int:
        """Write the whole ledger into one file and give its size."""
        return bundle.bundled(self.folder, target)

    def texts(self, ids: Sequence[str]) -> list[Article]:
        """These articles with what is kept of their text."""
        return self._texts(ids)

    def record(self, run: Run) -> Path:
        """Log a run and give the path of its file."""
        return runs.record(self.folder / "runs", run)

    # reading

    def known(self) -> frozenset[str]:
        """The ids of the articles that are kept."""
        return frozenset(self._store.ask("known").column("id").to_pylist())

    def parts(self) -> int:
        """How many parts the ledger has."""
        return len(parts.listed(self.folder / "parts"))

    def stamp(self) -> str:
        """What the ledger holds, as a short name: it changes when a part or a correction is added."""
        ground = (self.corrected_state(), parts.listed(self.folder / "parts"))
        if self._stamped is None or self._stamped[0] != ground:
            self._stamped = (ground, record_id("st", ground[0], *(part.name for part in ground[1])))
        return self._stamped[1]

    def corrected_state(self) -> int:
        """What the file of corrections is known by: it grows with each."""
        try:
            return (self.folder / lines.NAME).stat().st_size
        except OSError:
            return 0

    def patient(self) -> None:
        """Look for new parts no oftener than is cheap, since many ask; for a reader that serves others."""
        self._store.patient = True
        self._store.within(MEMORY)
        self._settled.within(MEMORY)

    def runs(self) -> list[Run]:
        """What each reading did, oldest first."""
        return runs.listed(self.folder / "runs")

    def table(self, question: str, **values: Any) -> pa.Table:
        """The answer to a question of `sql/`, as an Arrow table."""
        return self._store.ask(question, **values)

    def _rows(self, question: str, **values: Any) -> list[dict[str, Any]]:
        return self._store.rows(question, **values)

    def events(self, a: str | None = None, b: str | None = None, since: str | None = None, until: str | None = None, *, corrected: bool = True) -> list[Event]:
        """Events of a pair, of one entity, or all, by date, as they hold after corrections; `since` and `until` are ISO dates of any precision, both included."""
        said = self._told(a, b, since, until)
        if not corrected or not self.corrections():
            return said
        held, places, sources = self._over()
        mended = [e for e in held.events.values() if over.within(e, sources.get(e.article), a, b, since, until)]
        found = [*(e for e in said if e.article not in places), *mended]
        return over.in_order(found, self.sources(sorted({e.article for e in found})))

    def glimpse(self, a: str, b: str, since: str | None = None, until: str | None = None, types: Sequence[str] | None = None, most: int = 40) -> Glimpse:
        """A pair at a glimpse, as it holds after corrections: its events in a period, of some categories or all, counted, and the latest of them."""
        held, places, sources = self._over() if self.corrections() else (None, frozenset[str](), {})
        mended = [e for e in held.events.values() if over.within(e, sources.get(e.article), a, b, since, until) and (types is None or e.type in types)] if held else []
        values: dict[str, Any] = {"since": since, "until": until, "types": None if types is None else list(types), "but": sorted(places)}
        if self._settled.usable():
            counted, latest = self._settled.glimpsed(a, b, most=most, **values)
        else:
            counted, latest = self._rows("counted", a=a, b=b, **values), self._rows("latest", a=a, b=b, most=most, **values)
        return glimpses.glimpse(counted, latest, mended, sources, most)

    def corrected_of(self, a: str, b: str) -> str:
        """What the corrections that touch a pair are known by: another text when one of them is made or comes to something else; empty where there is none."""
        if not self.corrected_state():
            return ""
        held, places, _ = self._over()
        if self._touched is None or self._touched[0] is not held:
            said = [event_of(row) for row in self._rows("told_by", ids=sorted(places))]
            self._touched = (held, glimpses.touching(held.outcomes, [*said, *held.events.values()]))
        return self._touched[1].get((min(a, b), max(a, b)), "")

    def each(self, sources: Mapping[str, Source], since: str | None = None, until: str | None = None) -> Iterator[Event]:
        """All events of a period as they hold after corrections, one after another, by the first day that the date of each, or of its article, stands for; `sources` are those of all articles."""
        held, places, _ = self._over() if self.corrections() else (None, frozenset[str](), None)
        mended = [e for e in held.events.values() if over.within(e, sources.get(e.article), None, None, since, until)] if held else []
        said = (event_of(row) for row in self._store.each("tellings", since=since, until=until) if row["article"] not in places)

        def day(event: Event) -> str:
            return over.first(event.start or event.end or sources[event.article].published or over.UNDATED)

        return heapq.merge(said, sorted(mended, key=day), key=day)

    def _told(self, a: str | None, b: str | None, since: str | None, until: str | None) -> list[Event]:
        """What the parts say, from what is settled where it is of help."""
        if not (a and b) or not self._settled.usable():
            return [event_of(row) for row in _spent(self._rows("events", a=a, b=b, since=since, until=until))]
        return [event_of(row) for row in _spent(_by_date(*self._settled.events(a, b, since, until)))]

    def corrections(self) -> list[Correction]:
        """Every correction, in the order in which they were made."""
        return lines.listed(self.folder / lines.NAME)

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Add corrections; those that are there already change nothing."""
        with disk.lock(self.folder):
            known = {c.id for c in self.corrections()}
            lines.append(self.folder, [c for c in corrections if c.id not in known])

    def outcomes(self) -> list[Outcome]:
        """What became of each correction over what the machine says now."""
        return self._over()[0].outcomes

    def forecasts(self) -> list[Forecast]:
        """Every forecast that was kept, in the order in which they were issued."""
        return forecasts.listed(self.folder)

    def issue(self, issued: Sequence[Forecast]) -> None:
        """Keep forecasts; of one pair, kind, horizon and day the first holds."""
        with disk.lock(self.folder):
            forecasts.append(self.folder, issued)

    def acts(self, since: str, least: float = 0.0) -> list[dict[str, Any]]:
        """What every two entities did or said, as `a, b, type, status, start, published`, published since a day and coded at least so surely; one row for all that tell the same.

        This is what the machine said: corrections are left aside.
        """
        return self._rows("acts", since=since, least=least)

    def told(self, pairs: Sequence[tuple[str, str]], until: str, least: float) -> list[dict[str, Any]]:
        """What these pairs did and said, as `a, b, type, mode, status, start, outlets`, published by a day and coded at least so surely: a row for all that tell the same, with how many outlets do.

        This is what the machine said: corrections are left aside.
        """
        values = {"pairs": [f"{min(pair)} {max(pair)}" for pair in pairs], "until": until, "least": least}
        return self._settled.told(**values) if self._settled.usable() else self._rows("told", **values)

    def in_portions(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Sequence[tuple[str, str]]]:
        """Pairs that are best asked about together: few at a time where each is answered fast, so that their rows are not all held at once."""
        return [pairs[n : n + PORTION] for n in range(0, len(pairs), PORTION)] if self._settled.usable() else [pairs]

    def bound(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """The pairs of events that analysts hold to be of one happening, and of two."""
        if not self.corrections():
            return [], []
        held = self._over()[0]
        return held.together, held.apart

    def _over(self) -> tuple[Held, frozenset[str], Mapping[str, Source]]:
        """The events that hold in the articles that corrections touch; worked out again when a line or a part is added."""
        found = self.corrections()
        if not found:
            return replay((), ()), frozenset(), {}
        state = (tuple(c.id for c in found), parts.listed(self.folder / "parts"))
        if self._mended is None or self._mended[0] != state:
            sources = self._versions(found)
            told = lambda ids: [event_of(row) for row in self._rows("told_by", ids=list(ids))]  # noqa: E731
            held, places = over.held(found, told, self._said, sources)
            self._mended = (state, (held, places, sources))
        return self._mended[1]

    def _versions(self, corrections: Sequence[Correction]) -> Mapping[str, Source]:
        """The articles that corrections are about, and the other versions of each."""
        anchors = [c.anchor for c in corrections if c.anchor]
        ids = {a.article for a in anchors} | {e.article for c in corrections if not c.anchor and (e := self._said(c.target))}
        ids |= {e.article for c in corrections if c.op in over.BINDING and (e := self._said(str(c.after)))}
        rows = self._rows("versions", ids=sorted(ids), urls=sorted({a.url for a in anchors if a.url}))
        return {row["id"]: Source(**row) for row in rows}

    def _said(self, id: str) -> Event | None:
        if not self._settled.usable():
            return next(map(event_of, self._rows("event", id=id)), None)
        place = self._settled.event(id)
        rows = self._rows("event_in", id=id, article=place[0], part=place[1]) if place else self._settled.later("event", id=id)
        return next(map(event_of, rows or self._rows("event", id=id)), None)

    def machine(self, a: str | None = None, b: str | None = None, since: str | None = None, until: str | None = None) -> list[Event]:
        """What the machine says in the articles that corrections touch, of a pair, of one entity, or all."""
        if not self.corrections():
            return []
        _, places, sources = self._over()
        said = [event_of(row) for row in self._rows("told_by", ids=sorted(places))]
        return [e for e in said if over.within(e, sources.get(e.article), a, b, since, until)]

    def characterisations(
        self, a: str | None = None, b: str | None = None, since: str | None = None, until: str | None = None
    ) -> list[Characterisation]:
        """Characterisations of a pair, of one entity, or all, by date."""
        found = self._settled.characterised(a, b, since, until) if a and b and self._settled.usable() else None
        if found is None:
            return [characterisation_of(row) for row in self._rows("characterisations", a=a, b=b, since=since, until=until)]
        return [characterisation_of(row) for row in _by_date(*found)]

    def event(self, id: str) -> Event | None:
        """One event as it holds after corrections, or None."""
        if self.corrections():
            held, places, _ = self._over()
            found = held.events.get(held.names.get(id, id))
            if found is not None:
                return found
            said = self._said(id)
            return said if said is not None and said.article not in places else None
        return self._said(id)

    def found(self, search: Search, most: int, after: searching.Place | None = None) -> tuple[list[Event], int]:
        """The events that a search finds, the latest first: so many at the most behind a place; and how many there are in all."""
        held, places, sources = self._over() if self.corrections() else (None, frozenset[str](), {})
        mended = [e for e in held.events.values() if searching.fits(e, sources.get(e.article), search)] if held else []
        rows, total = self._found(searching.values(search, places, after, most))
        if after and total is None:
            total = self._found(searching.values(search, places, None, 1))[1]
        said = [((row["day"], row["id"]), event_of(row)) for row in rows]
        return searching.latest([*said, *((searching.place(e, sources), e) for e in mended)], after, most), (total or 0) + len(mended)

    def _found(self, values: dict[str, Any]) -> tuple[list[dict[str, Any]], int | None]:
        """The rows that a search finds in what the parts say, from what is settled where it is of help, and how many there are in all: known where each place where it looked gave some."""
        found = self._settled.found(**values) if self._settled.usable() else None
        held, later = found or ([], self._rows("found", **values))
        days = {row["id"]: row["day"] for row in held}
        rows = [row | {"day": days[row["id"]]} for row in self._store.some(list(days))]
        looked = (held, later) if found else (later,)
        return rows + later, sum(each[0]["total"] for each in looked if each) if all(looked) or not values["id"] else None

    def article(self, id: str) -> Article | None:
        """One article with its text, or None."""
        return next(map(article_of, self._rows("article", id=id, part=self._part(id))), None)

    def prints(self, ids: Sequence[str]) -> list[Copy]:
        """What the copies of these articles are known by."""
        found = self._settled.prints(ids) if self._settled.usable() else None
        return self._printed(found if found is not None else self._rows("prints", ids=list(ids)))

    def prints_near(self, published: str | None) -> list[Copy]:
        """What the copies of the articles that were published within days of a day are known by."""
        days = bounds(published) if published else None
        first, last = (date.fromordinal(days[0] - DAYS).isoformat(), date.fromordinal(days[1] + DAYS).isoformat()) if days else (None, None)
        found = self._settled.prints_near(first, last) if self._settled.usable() else None
        return self._printed(found if found is not None else self._rows("prints_near", first=first, last=last))

    def _printed(self, rows: Sequence[dict[str, Any]]) -> list[Copy]:
        lacking = {a.id: printed(a) for a in self._texts([row["id"] for row in rows if row["sketch"] is None])}
        return [_copy(row, lacking.get(row["id"])) for row in rows]

    def _texts(self, ids: Sequence[str]) -> list[Article]:
        return [article_of(row) for row in self._rows("texts", ids=list(ids))] if ids else []

    def _part(self, id: str) -> str | None:
        """The part from which an article is taken: the others need not be looked at."""
        return next((row["part"] for row in self._rows("part_of", id=id)), None)

    def articles(self) -> list[Article]:
        """Every article with its text, by date of publication."""
        return [article_of(row) for row in self._rows("articles")]

    def coding(self, id: str) -> Coding:
        """All that was coded in one article, in the order of its text."""
        article = next(iter(self.sources([id]).values()), None)
        part = self._part(id)
        events = tuple(map(event_of, self._rows("told_in", id=id, part=part)))
        if self.corrections() and id in self._over()[1]:
            mended = [e for e in self._over()[0].events.values() if e.article == id]
            events = tuple(sorted(mended, key=lambda e: e.quotes["trigger"].start))
        told = tuple(map(characterisation_of, self._rows("characterised_in", id=id, part=part)))
        return Coding(id, article.lang if article else "", events, told)

    def sources(self, ids: Sequence[str] | None = None) -> Mapping[str, Source]:
        """Articles without their text, by id: those named, or all."""
        found = {row["id"]: Source(**row) for row in self._rows("sources", ids=None if ids is None else list(ids))}
        # what came just now is known to the later parts first, as its events are
        lacking = [id for id in ids if id not in found] if ids is not None and self._settled.usable() else []
        return found | {row["id"]: Source(**row) for row in (self._settled.later("sources", ids=lacking) if lacking else ())}

    def doubtful(self, most: int) -> list[Event]:
        """The events that are coded least surely, as they hold after corrections; those that nobody corrected without their words and reasons, which `whole` adds."""
        said = [Event(**row, **NARROW) for row in self._rows("doubtful", most=most)]
        if not self.corrections():
            return said
        held, places, _ = self._over()
        return [*(e for e in said if e.article not in places), *held.events.values()]

    def whole(self, events: Sequence[Event]) -> list[Event]:
        """These events with their words and reasons."""
        found = {row["id"]: event_of(row) for row in self._store.some([e.id for e in events if not e.quotes])}
        return [found.get(e.id, e) for e in events]

    def outlets(self) -> list[Outlet]:
        """Every outlet with what was read of it."""
        return [Outlet(**{**row, "langs": tuple(row["langs"])}) for row in self._rows("outlets")]

    def articles_of(self, outlet: str | None, skip: int, most: int) -> list[Source]:
        """Articles of an outlet without their text, the latest first."""
        return [Source(**row) for row in self._rows("articles_of", outlet=outlet, skip=skip, most=most)]

    def pairs(self) -> list[Pair]:
        """Every two entities that an event joins, the richest first."""
        return [Pair(**row) for row in (self._settled.pairs() if self._settled.usable() else self._rows("pairs"))]

    def refusals(self) -> list[Refusal]:
        """What the coder left out of the articles that are kept."""
        return [Refusal(**row) for row in self._rows("refusals")]

    def fingerprints(self) -> tuple[str, ...]:
        """The coders that made what is kept."""
        return tuple(self.table("fingerprints").column("fingerprint").to_pylist())

    def last_published(self) -> str | None:
        """The date of the last article that was read."""
        (row,) = self._rows("last_published")
        found: str | None = row["last"]
        return found

    def read_on(self) -> list[tuple[str, int]]:
        """How many articles appeared on each day."""
        return [(row["day"], row["articles"]) for row in self._rows("read_on")]

    def read_by_week(self) -> list[tuple[str, str, str, int]]:
        """How many articles appeared by week (its Monday), outlet (empty where it is unknown) and language."""
        return [(row["week"], row["outlet"], row["lang"], row["articles"]) for row in self._rows("read_by_week")]

    def summary(self) -> Summary:
        """What the ledger holds, in figures."""
        (row,) = self._rows("summary")
        langs = {found["lang"]: found["articles"] for found in self._rows("langs")}
        return Summary(**row, langs=langs, pairs=len(self.pairs()), fingerprints=self.fingerprints())


def _spent(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows of a list, each let go when the next is asked for: those of a year are hundreds of megabytes, and what is made of them as many again."""
    rows.reverse()
    while rows:
        yield rows.pop()


def _by_date(held: list[dict[str, Any]], later: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is settled and what came later in one order."""
    return sorted(held + later, key=lambda r: (r["start"] or r["end"] or over.UNDATED, r["published"] or over.UNDATED, r["article"], r["ordinal"])) if later else held


def _copy(row: Mapping[str, Any], found: Print | None) -> Copy:
    """What an article's copies are known by; in a part of the first version, worked out from its text."""
    made = found or Print(Sketch(np.asarray(row["sketch"], np.uint32), row["bound"]), row["credited"])
    agency = bool(made.credit) and (made.credit or "").casefold() in (row["outlet"] or "").casefold()
    return Copy(row["id"], made.sketch, row["published"], row["outlet"], made.credit, agency)


def _free(path: Path) -> Path:
    """The path, or one like it that is free."""
    return next(p for n in range(10_000) if not (p := path if not n else path.with_name(f"{path.name}-{n}")).exists())


def _check_version(folder: Path, create: bool) -> None:
    """Refuse a folder that is no ledger, or one of a later version."""
    path = folder / "ledger.json"
    if folder.exists() and not folder.is_dir():
        raise LedgerError(f"{folder}: a ledger is a folder and this is a file; choose another with --ledger")
    if not path.exists():
        if create:
            return
        raise LedgerError(f"{folder}: there is no ledger here; make one with 'dragoman read PATH --ledger {folder}'")
    try:
        version = json.loads(path.read_text(encoding="utf-8"))["version"]
        newer = int(version) > VERSION
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise LedgerError(f"{path}: this file does not say the ledger's version ({error}); take it from a backup") from error
    if newer:
        raise NewerLedgerError(
            f"{folder}: this ledger has version {version}, newer than {VERSION}, which this dragoman reads; install a newer one"
        )

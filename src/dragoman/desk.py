"""The read door: one method a question, so that every face gives the same answer.

Figures count incidents: one happening that forty articles tell is one, and forty papers that copied one agency are one origin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from dragoman.errors import UsageError
from dragoman.ledger.book import Ledger
from dragoman.ledger.copies import Copied, copied
from dragoman.ledger.corrections.anchors import AROUND, anchored
from dragoman.ledger.corrections.fields import plain, standing, value_of
from dragoman.ledger.corrections.lines import listed, made
from dragoman.ledger.corrections.queue import queue
from dragoman.ledger.incidents import Telling, incidents
from dragoman.ledger.incidents.sweep import groups
from dragoman.ledger.runs import Run
from dragoman.options import Search
from dragoman.packs.ontology import Ontology
from dragoman.packs.press import load_press
from dragoman.quality import Share, precision
from dragoman.records import (
    Anchor,
    Article,
    Characterisation,
    Coding,
    CopyGroup,
    Correction,
    Dossier,
    Event,
    Glimpse,
    Happening,
    Incident,
    Outcome,
    Outlet,
    Pair,
    Source,
    Summary,
    coding_json,
    record_id,
)
from dragoman.relations.account import FITTING, day, pooled
from dragoman.relations.alignment import Alignment, alignment
from dragoman.relations.commitments import Commitment, ledger_of
from dragoman.relations.findings import Findings, findings
from dragoman.relations.network import Edge, Network, directed, network
from dragoman.relations.outlook import BACK, Outlook, acts_of, outlook
from dragoman.relations.pool import Act, act
from dragoman.relations.reading import CLAIM, LEVEL, about, as_told, languages, sure
from dragoman.relations.scenarios import Scenario, scenarios
from dragoman.relations.series import Variances
from dragoman.relations.signals import last_day, marks, span
from dragoman.relations.track import Track, forecasts, settled, track

Made = TypeVar("Made")


class Desk:
    """The questions that a face may ask of one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._shared: tuple[str, dict[str, Any]] = ("", {})

    @classmethod
    def open(cls, folder: Path | str) -> Desk:
        """The desk of the ledger in `folder`; LedgerError where there is none."""
        return cls(Ledger.open(folder))

    @property
    def folder(self) -> Path:
        """Where the ledger lies."""
        return self._ledger.folder

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
            refusals=self._once("refusals", lambda: self._ledger.summary().refusals), fingerprints=self._ledger.fingerprints(), incidents=tuple(found), copies=tuple(copied.groups),
        )  # fmt: skip

    def _copies(self, events: Sequence[Event]) -> Copied:
        """Which of the articles that tell these events are one text, and whom each credits."""
        return copied(self._ledger.prints(sorted({e.article for e in events})))

    def _incidents(self, events: Sequence[Event], sources: Mapping[str, Source], copied: Copied) -> list[Incident]:
        """The happenings that events tell, from articles that may be copies, with what analysts hold of them."""
        countries = load_press().countries
        tellings = [
            Telling(e, sources[e.article], copied.group.get(e.article), copied.credit.get(e.article), countries.get((sources[e.article].outlet or "").casefold())) for e in events
        ]
        together, apart = self._ledger.bound()
        return incidents(tellings, together=together, apart=apart)

    def happenings(self, pair: tuple[str, str] | None = None, since: str | None = None, until: str | None = None) -> Iterator[Happening]:
        """Each incident of a pair (by code), or of the whole ledger, with what tells it; by date, undated ones last.

        Those of a whole ledger come as they are linked, some thousands of events at a time, and by date among these.
        """
        if pair:
            events = self._ledger.events(base(pair[0]), base(pair[1]), since, until)
            yield from self._linked(events, self._sources(events, ()), self._copies(events))
            return
        sources, made, events = self._ledger.sources(), copied(self._ledger.prints_near(None)), []
        tellings = (Telling(e, sources[e.article]) for e in self._ledger.each(sources, since, until))
        for group in groups(tellings, {id for both in self._ledger.bound()[0] for id in both}):
            events += [t.event for t in group]
            if len(events) >= LINKED:
                yield from self._linked(events, sources, made)
                events = []
        yield from self._linked(events, sources, made)

    def _linked(self, events: Sequence[Event], sources: Mapping[str, Source], made: Copied) -> Iterator[Happening]:
        """The happenings that events tell, by date."""
        by_id = {e.id: e for e in events}
        for incident in self._incidents(events, sources, made):
            yield Happening(
                incident, tuple(by_id[id] for id in incident.events), {a: sources[a] for a in incident.articles}, {a: made.group[a] for a in incident.articles if a in made.group}
            )

    def machine(self, pair: tuple[str, str] | None = None, since: str | None = None, until: str | None = None) -> list[Event]:
        """What the machine says in the articles that corrections touch."""
        first, last = map(base, pair) if pair else (None, None)
        return self._ledger.machine(first, last, since, until)

    def commitments(self, dossier: Dossier) -> list[Commitment]:
        """The promises, demands and threats of a dossier as they stand after the last article that was read, without the rest of the findings."""
        last = last_day(self._ledger.last_published())
        return ledger_of(sure(dossier, CLAIM), last, about(dossier, _empty())) if last else []

    def findings(self, dossier: Dossier) -> Findings:
        """What a pair's dossier comes to: levels and turns, commitments, contradictions, what the press tells; as of the last article that was read."""
        ontology, score = _ontology(), _scale()
        last = day(max(at for at, _ in self._read)) if self._read else None
        scales = {"plover": score, **{name: ontology.on(name) for name in (*ontology.scales, "signs")}}
        return findings(dossier, score, self._pooled, today=last, scales=scales, empty=_empty(), read=self._read)

    def _once(self, name: str, work: Callable[[], Made]) -> Made:
        """What hangs on the ledger alone: worked out once, and anew when something was added to it, by whomever."""
        stamp = self._ledger.stamp()
        if self._shared[0] != stamp:
            self._shared = (stamp, {})
        known = self._shared[1]
        if name not in known:
            known[name] = work()
        found: Made = known[name]
        return found

    @property
    def _read(self) -> list[tuple[float, float]]:
        """How many articles appeared on which days, as ordinals."""
        return self._once("read", lambda: [(float(days[0]), float(n)) for day, n in self._ledger.read_on() if (days := span(day))])

    def reading(self, since: str | None = None, until: str | None = None) -> list[tuple[str, str, str, int]]:
        """How many articles were read, of any pair, by week (its Monday), outlet (empty where it is unknown) and language, within a period."""
        first, last = (span(since) or (0, 0))[0], (span(until) or (0, 10**7))[1]
        return [row for row in self._ledger.read_by_week() if (days := span(row[0])) and days[0] + 6 >= first and days[0] <= last]

    def actors(self, dossier: Dossier) -> tuple[Edge, ...]:
        """Who of a dossier did or said how much to whom, with their sectors: `a` acts and `b` is acted on."""
        return directed(sure(dossier, LEVEL), _scale(), _kinds())

    def alignment(self, state: str | Dossier, split: str | None = None) -> Alignment:
        """Whom a state (by code, or its dossier) draws closer to and whom it leaves from a day on; without one, from the middle of its incidents on."""
        if split is not None and span(split) is None:
            raise UsageError(f"the day that parts before from after must be a date (2024, 2024-05 or 2024-05-31), found '{split}'")
        dossier = self.state(state) if isinstance(state, str) else state
        return alignment(dossier.a, sure(dossier, LEVEL), _scale(), self._pooled, split, _kinds())

    def network(self, year: int) -> Network:
        """Who stood how with whom in a year, and the bodies whose members they were."""
        from dragoman.packs import load

        events = self._ledger.events(None, None, f"{year:04}", f"{year:04}")
        found = self._incidents(events, self._sources(events, ()), self._copies(events))
        return network(year, [i for i in found if i.confidence >= LEVEL], _scale(), load().roster.members, _kinds())

    def outlook(self, dossier: Dossier, today: str | None = None, *, keep: bool = False) -> Outlook:
        """What may come next between the two of a dossier, issued today or on the last day that was read, from what was published by then.

        `keep` adds it to the ledger's archive, to be scored when its windows are over; UsageError where the ledger was not read of late.
        """
        if dossier.b is None:
            raise UsageError("an outlook needs a pair: name a second entity")
        issued, now = self._issued(today), _today(today)
        told = sure(self._known(self._whole(dossier), issued), LEVEL)
        found = outlook((dossier.a, dossier.b), told, self._acts(issued), issued, _scale(), self._spread(issued))
        if keep and issued < _before(now, STALE):
            raise UsageError(f"the last article of this ledger is of {issued}: read newer ones first, since a forecast is kept before its window opens")
        if keep:
            self._ledger.issue(forecasts(found, event_code(self._ledger)))
        return found

    def scenarios(self, dossier: Dossier, today: str | None = None) -> list[Scenario]:
        """What the press makes depend on something in a dossier, and whether a later incident met it."""
        issued = self._issued(today)
        known = self._known(self._whole(dossier), issued)
        triggers = {e.id: e.trigger for e in known.events}
        return scenarios(sure(known, LEVEL), about(known, _empty()), {i.id: triggers.get(i.best, "") for i in known.incidents}, languages(known), _negations(), issued)

    def track_record(self) -> Track:
        """How good the forecasts in the archive were whose windows are over."""
        issued = self._ledger.forecasts()
        found = {(f.a, f.b) for f in issued}
        return track(settled(issued, {pair: acts_of(sure(self.pair(*pair), LEVEL)) for pair in sorted(found)}, self._ledger.last_published()))

    def _acts(self, issued: str) -> list[tuple[tuple[str, str], Act]]:
        """The acts of all pairs that were published in the years before a day."""
        return self._once(f"acts {issued}", lambda: [((row["a"], row["b"]), made) for row in self._ledger.acts(_before(issued, BACK), LEVEL) if (made := act(row["type"], row["status"], row["start"], row["published"]))])

    def _issued(self, today: str | None) -> str:
        """The day of issue: today, or the last day of publication where that is earlier; nobody has looked since."""
        last = last_day(self._ledger.last_published())
        return min(_today(today), last) if last else _today(today)

    def _whole(self, dossier: Dossier) -> Dossier:
        """The dossier of all times: what comes next does not hang on the period that is looked at."""
        return self._dossier(dossier.a, dossier.b, None, None) if dossier.since or dossier.until else dossier

    def _known(self, dossier: Dossier, issued: str) -> Dossier:
        """A dossier with the events that were published by a day, and the incidents that they make; what was published later makes none and joins none."""
        events = tuple(e for e in dossier.events if last_day(dossier.sources[e.article].published) <= issued)
        if len(events) == len(dossier.events):
            return dossier
        return replace(dossier, events=events, incidents=tuple(self._incidents(events, dossier.sources, self._copies(events))))

    @property
    def _pooled(self) -> Variances:
        """Noise and drift over the pairs of this ledger that have most to say."""
        return self._spread("9999")

    def _spread(self, until: str) -> Variances:
        """The same from what was published by a day."""
        everything = until >= last_day(self._ledger.last_published())
        return self._once(f"variances {'' if everything else until}", lambda: self._fitted(until))

    def _fitted(self, until: str) -> Variances:
        rich = [(p.a, p.b) for p in self.pairs()[:POOLED] if p.events >= FITTING]
        rows = [marks(acts, _scale()) for some in self._ledger.in_portions(sorted(rich)) for acts in as_told(self._ledger.told(some, until, LEVEL)).values()]
        return pooled([[m for m in row if m.deed is deed] for row in rows for deed in (False, True)])

    def corrections(self) -> list[Outcome]:
        """Every correction with what became of it over what the machine says now."""
        return self._ledger.outcomes()

    def corrections_of(self, dossier: Dossier) -> list[Outcome]:
        """The corrections that touch the events of a dossier, those that were rejected among them, and what took such a correction back."""
        said = self._ledger.events(dossier.a, dossier.b, dossier.since, dossier.until, corrected=False)
        touched = {e.id for e in (*dossier.events, *said)}
        outcomes = self.corrections()
        lines = {o.correction.id for o in outcomes if {o.event, o.correction.target} & touched}
        return [o for o in outcomes if o.correction.id in lines or (o.correction.op == "undo" and o.correction.target in lines)]

    def corrected(self, op: str, target: str, by: str, *, why: str | None = None, field: str | None = None, after: str | None = None) -> Correction:
        """A correction of an event that is there, anchored in its words; UsageError says what is wrong with it."""
        event, source = self.event(target)
        if field is not None:
            value_of(field, after, f"fix {op}")
            before = standing(event, field)
        else:
            before = event.type if op in ("confirm", "reject") else None
        if op in ("merge", "split") and after is not None:
            self.event(after)
        return made(_now(), by, op, event.id, why=why, field=field, before=before, after=after if field is None else plain(value_of(field, after)), anchor=anchored(event, source), code=event_code(self._ledger))

    def added(self, article: str, quote: str, by: str, *, why: str | None = None, fields: Mapping[str, str]) -> Correction:
        """A correction that adds an event from the words of an article."""
        told, _ = self.article(article)
        at = told.text.find(quote)
        if at < 0:
            raise UsageError(f"{article}: the article does not have the words “{quote}”; copy them from 'show {article} --json'")
        if "type" not in fields or "actor" not in fields:
            raise UsageError("'fix add' needs at least type=… and actor=…")
        values = {name: plain(value_of(name, value, "fix add")) for name, value in fields.items()}
        first, last = max(0, at - AROUND), min(len(told.text), at + len(quote) + AROUND)
        anchor = Anchor(told.id, at, at + len(quote), quote, told.text[first:at], told.text[at + len(quote) : last], told.url)
        name = record_id("ev", told.id, "added", at, quote, sorted(values.items()))
        return made(_now(), by, "add", name, why=why, after=values, anchor=anchor, code=event_code(self._ledger))

    def undone(self, target: str, by: str, *, why: str | None = None) -> Correction:
        """A correction that takes another one back; UsageError where there is none of that id."""
        if not any(c.id == target for c in self._ledger.corrections()):
            raise UsageError(f"{target}: there is no such correction; 'fix log' lists them")
        return made(_now(), by, "undo", target, why=why)

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Keep corrections."""
        self._ledger.correct(corrections)

    def imported(self, path: Path) -> int:
        """Add the corrections of a file that are not here yet, and give their number."""
        if not path.is_file():
            raise UsageError(f"{path}: there is no such file")
        known = {c.id for c in self._ledger.corrections()}
        fresh = [c for c in listed(path) if c.id not in known]
        self._ledger.correct(fresh)
        return len(fresh)

    def precision(self) -> dict[str, Share]:
        """Of the events that people looked at, the share that the machine had right, by its category."""
        return precision(self._ledger.outcomes(), {e.id: e for e in self.machine()})

    def gold(self) -> Iterator[dict[str, Any]]:
        """The articles of which every event has been looked at, as gold: id, lang, published, text and the events that hold."""
        outcomes = [o for o in self._ledger.outcomes() if o.result in ("applied", "already so")]
        looked = {o.event or o.correction.target for o in outcomes if o.correction.op in ("confirm", "set", "reject", "add")}
        for id in dict.fromkeys(o.correction.anchor.article for o in outcomes if o.correction.anchor):
            article, coding = self.article(id)
            if all(e.id in looked for e in coding.events):
                yield {"id": id, "lang": article.lang, "published": article.published, "text": article.text, **coding_json(coding)}

    def review(self, most: int = 20, among: int = 5000) -> list[Event]:
        """The events that are best looked at next: least certain times most weight, of the `among` that are coded least surely."""
        score = _scale()
        return self._ledger.whole(queue(self._ledger.doubtful(among), self._ledger.corrections(), lambda e: score(e.type, e.mode), most))

    def _sources(self, events: Sequence[Event], told: Sequence[Characterisation]) -> Mapping[str, Source]:
        return self._ledger.sources(sorted({e.article for e in events} | {c.article for c in told}))

    def event(self, id: str) -> tuple[Event, Source]:
        """One event and the article that tells it; UsageError where there is none of that id."""
        event = self._ledger.event(id)
        if event is None:
            raise UsageError(f"{id}: the ledger has no such event; 'dragoman show A B --json' lists those of a pair with their ids")
        return event, self._ledger.sources([event.article])[event.article]

    def found(self, search: Search, most: int = 50, after: tuple[str, str] | None = None) -> tuple[list[tuple[Event, Source]], int]:
        """The events that a search finds with where each is told, the latest first: so many at the most behind a day and an id; and how many there are in all."""
        events, total = self._ledger.found(search, most, after)
        sources = self._sources(events, ())
        return [(e, sources[e.article]) for e in events], total

    def sources(self, ids: Sequence[str]) -> Mapping[str, Source]:
        """What is known of these articles, by id; those that the ledger lacks are left out."""
        return self._ledger.sources(ids)

    def article(self, id: str) -> tuple[Article, Coding]:
        """One article with its text and all that was coded in it; UsageError where there is none of that id."""
        article = self._ledger.article(id)
        if article is None:
            raise UsageError(f"{id}: the ledger has no such article")
        return article, self._ledger.coding(id)

    def coding(self, id: str) -> Coding:
        """All that was coded in an article, as the machine says it; empty where the ledger lacks it."""
        return self._ledger.coding(id)

    def copies_of(self, id: str) -> tuple[CopyGroup | None, Mapping[str, Source]]:
        """The articles that are one text with this one, the first published first, with what is known of each; None where it has no copy."""
        source = self._ledger.sources([id]).get(id)
        if source is None:
            raise UsageError(f"{id}: the ledger has no such article")
        groups = copied(self._ledger.prints_near(source.published)).groups
        group = next((g for g in groups if id in g.articles), None)
        return group, self._ledger.sources(list(group.articles)) if group else {}

    def pairs(self) -> list[Pair]:
        """Every two entities that an event joins, the richest first."""
        return self._ledger.pairs()

    def outlets(self) -> list[Outlet]:
        """Every outlet with what was read of it, that of most articles first."""
        return self._ledger.outlets()

    def articles_of(self, outlet: str | None, skip: int = 0, most: int = 50) -> list[Source]:
        """The articles of an outlet, the latest first."""
        return self._ledger.articles_of(outlet, skip, most)

    def stamp(self) -> str:
        """What every answer rests on, as a short name that changes when articles are read or somebody corrects."""
        return self._ledger.stamp()

    def corrected_of(self, a: str, b: str) -> str:
        """What the corrections that touch a pair are known by: another text when somebody corrects an event of it."""
        return self._ledger.corrected_of(base(a), base(b))

    def glimpse(self, a: str, b: str, since: str | None = None, until: str | None = None, types: Sequence[str] | None = None, most: int = 40) -> tuple[Glimpse, Mapping[str, Source]]:
        """A pair at a glimpse, asked of the ledger at once: its events as they are told, not yet linked to incidents; and where the latest are told."""
        found = self._ledger.glimpse(base(a), base(b), since, until, types, most)
        return found, self._sources(found.latest, ())

    def corrected_state(self) -> int:
        """What the corrections are known by: another number when somebody corrects."""
        return self._ledger.corrected_state()

    def warm(self) -> None:
        """Work out ahead what the findings of all pairs share."""
        _ = self._pooled, self._read

    def incident(self, event: str) -> tuple[Dossier, Incident]:
        """The incident that an event tells, in the dossier of its two sides about that time; UsageError where there is no such event."""
        told, _ = self.event(event)
        sides = list(dict.fromkeys(base(code) for code in (*told.actor[:1], *told.recipient, *told.actor[1:])))
        dossier = self._dossier(sides[0], sides[1] if len(sides) > 1 else None, *about_then(told))
        found = dossier.incident_of(told.id)
        if found is None:
            raise UsageError(f"{event}: no incident of the ledger is told by this event")
        return dossier, found

    def summary(self) -> Summary:
        """What the ledger holds, in figures."""
        return self._ledger.summary()

    def runs(self) -> list[Run]:
        """What each reading did, oldest first."""
        return self._ledger.runs()


#: how many pairs, the richest first, the variances are fitted over; days after the last article for which a forecast is still kept
POOLED, STALE = 40, 7
#: how many events of a whole ledger are linked at once, and more where they hang together
LINKED = 20_000
#: how many days about an event those are looked for that tell the same incident
NEAR = 90


def _scale() -> Callable[[str, str | None], float | None]:
    """The scores of categories and modes."""
    return _ontology().score


def _kinds() -> Container[str]:
    """The codes that say what somebody is, not who: `REB` alone is no entity."""
    return _ontology().sectors


def _ontology() -> Ontology:
    """The categories with their scores and scales."""
    from dragoman.packs import load

    return load().ontology


def _empty() -> frozenset[str]:
    """The words that say nothing of a matter, in every language that is read."""
    from dragoman.packs import load

    return frozenset(word for language in load().languages.values() for word in language.words("matters", "empty"))


def _negations() -> dict[str, frozenset[str]]:
    """By language the words that make of a condition that something is not done."""
    from dragoman.packs import load

    return {code: lang.words("language", "negations") | lang.words("modality", "negative_conditions") for code, lang in load().languages.items()}


def _today(told: str | None) -> str:
    """A day as ISO, today's where none is given."""
    if told is not None and span(told) is None:
        raise UsageError(f"the day of an outlook must be a date such as 2026-02-05, found '{told}'")
    return last_day(told) if told else date.today().isoformat()


def _before(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days)).isoformat()


def event_code(ledger: Ledger) -> str | None:
    """The coder that made what a correction is about, as far as the ledger has one."""
    found = ledger.fingerprints()
    return found[-1] if found else None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def about_then(event: Event) -> tuple[str | None, str | None]:
    """The days about an event between which whatever tells the same lies; open where it has no date."""
    days = span(event.start or event.end)
    if not days:
        return None, None
    return date.fromordinal(max(1, int(days[0]) - NEAR)).isoformat(), date.fromordinal(min(date.max.toordinal(), int(days[1]) + NEAR)).isoformat()


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

"""A dossier in the terminal.

Colour is never alone: shapes say cooperation or conflict, and brackets mark the trigger where nothing can be bold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from dragoman.desk import latest
from dragoman.faces.cli.ahead import MOST as AHEAD
from dragoman.faces.cli.ahead import outlook_lines, state_of, track_lines
from dragoman.faces.cli.partners import alignment_lines, network_lines
from dragoman.faces.cli.standing import kept_line, over_time_line, standing_lines
from dragoman.faces.naming import Names, attested, cooperative, doubts
from dragoman.faces.quoting import clean, pieces
from dragoman.records import Characterisation, Dossier, Event, Incident, Source
from dragoman.relations.told import FEWEST

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.relations.alignment import Alignment
    from dragoman.relations.contradictions import Contradiction
    from dragoman.relations.findings import Findings
    from dragoman.relations.network import Network
    from dragoman.relations.outlook import Outlook
    from dragoman.relations.scenarios import Scenario
    from dragoman.relations.track import Track

#: how many contradictory pairs and commitments are shown; `--json` has all
MOST = 8
BARS = "▁▂▃▄▅▆▇█"
BLUE, ORANGE, DIM = "bold blue", "bold dark_orange", "dim"


class Page:
    """Prints records for people on one console."""

    def __init__(self, console: Console, names: Names) -> None:
        self._console = console
        self._names = names
        self._m = names.m

    def _print(self, text: Text | str = "", indent: int = 0) -> None:
        plain = not self._console.is_terminal  # in a pipe a line stays a line
        if plain:
            self._console.print(Text(" " * indent).append_text(Text(text) if isinstance(text, str) else text), soft_wrap=True)
        else:
            self._console.print(Padding(text, (0, 0, 0, indent)))

    def dossier(self, dossier: Dossier, limit: int | None = None, found: Findings | None = None, alignment: Alignment | None = None, network: Network | None = None) -> None:
        """The whole of a dossier: header, figures, how the relation stands or whom a state draws closer to, events by date, characterisations."""
        self._header(dossier)
        if not dossier.events and not dossier.characterisations:
            a, b = self._names.entity(dossier.a), self._names.entity(dossier.b or "")
            self._print(self._m("show.none", a=a, b=b) if dossier.b else self._m("show.none_of", a=a))
            return
        self._figures(dossier)
        leading = {i.id: e for i, e in zip(dossier.incidents, dossier.leading, strict=True)}
        for text, indent in standing_lines(found, leading, self._names) if found else ():
            self._print(text, indent=indent)
        for text, indent in alignment_lines(alignment, self._names) if alignment else ():
            self._print(text, indent=indent)
        for text, indent in network_lines(network, dossier.a, self._names) if network else ():
            self._print(text, indent=indent)
        shown = latest(dossier.leading, limit)
        self._title(self._m("show.events"))
        if len(shown) < len(dossier.leading):
            self._print(Text(self._m("show.earlier", n=len(dossier.leading) - len(shown)), DIM))
        by_best = {i.best: i for i in dossier.incidents}
        for event in shown:
            self.event(event, dossier.sources.get(event.article))
            if event.id in by_best:
                self._attested(by_best[event.id])
        if found and found.commitments:
            self._commitments(found, leading, dossier.sources)
        if found and found.contradictions:
            self._contradictions(dossier, found.contradictions, leading)
        if found and found.told:
            self._told(found)
        if dossier.characterisations:
            self._title(self._m("show.characterised"))
            for told in dossier.characterisations:
                self.characterisation(told, dossier.sources.get(told.article))
        self._print(Text(self._m("show.counted"), DIM))

    def _commitments(self, found: Findings, leading: Mapping[str, Event], sources: Mapping[str, Source]) -> None:
        """Promises, demands and threats, those with an outcome first, each with its quote and what speaks for its state."""
        rank = {"broken": 0, "kept": 1, "withdrawn": 2, "released": 2, "conditional": 3, "active": 4, "lapsed": 5, "expired": 6}
        rows = sorted(found.commitments, key=lambda c: (rank[c.state], c.kind != "promise", c.made, c.id))
        self._title(self._m("commitment.title"))
        self._print(kept_line(found.kept, self._names))
        if line := over_time_line(found, self._names):
            self._print(line)
        for each in rows[:MOST]:
            said = {"kind": self._m(f"commitment.{each.kind}"), "state": self._m(f"commitment.state.{each.kind}.{each.state}"), "due": self._m.date(each.due)}
            text = self._m("commitment.row" if each.open or each.explicit else "commitment.row_undated", **said)
            notes = [self._m(f"commitment.{note}") for note in ("claimed", "disputed", "late") if getattr(each, note)]
            if each.reaffirmed:
                notes.append(self._m("commitment.again", n=len(each.reaffirmed)))
            if each.state == "lapsed":
                notes.append(self._m("commitment.heard", n=each.heard))
            self._print(Text(" · ".join([text, *notes]), "bold"))
            for id in (each.id, *each.support, *each.against):
                self.event(leading[id], sources.get(leading[id].article))
        if len(rows) > MOST:
            self._print(Text(self._m("commitment.more", n=len(rows) - MOST), DIM))

    def _told(self, found: Findings) -> None:
        """What the press tells of the relation by time, beside what the incidents show."""
        self._title(self._m("told.title"))
        for each in found.told:
            days = [self._m.date(d) or "…" for d in dict.fromkeys((each.told.start, each.told.end))]
            when = self._m("told.present", day=days[0]) if each.told.present else " – ".join(days)
            verdict = {True: "agrees", False: "differs", None: "unclear"}[each.agrees]
            shown = self._m("told.few", n=each.n) if each.n < FEWEST else self._m(f"told.{verdict}", mean=f"{each.mean:+.1f}", n=each.n)
            self._print(f"{when}  {self._m(f'valence.{each.told.valence}')} ({self._m('told.by', n=len(each.told.by))}) · {shown}")

    def _contradictions(self, dossier: Dossier, found: Sequence[Contradiction], leading: Mapping[str, Event]) -> None:
        """Pairs of signals that belie each other, both with their quotes, the gravest first."""
        self._title(self._m("relation.contradictions"))
        for each in found[:MOST]:
            rows = [leading[name] for name in dict.fromkeys((each.one, each.other)) if name in leading]
            self._print(Text(self._m(f"relation.{each.rule}", name=each.name, days=each.days), "bold"))
            for event in rows:
                self.event(event, dossier.sources.get(event.article))
            if each.rule == "K1" and (incident := next((i for i in dossier.incidents if i.id == each.one), None)):
                self._attested(incident)
        if len(found) > MOST:
            self._print(Text(self._m("relation.more", n=len(found) - MOST), DIM))

    def ahead(self, dossier: Dossier, outlook: Outlook, scenarios: Sequence[Scenario], track: Track) -> None:
        """What may come next, with its baselines; what is announced; what hangs on something; and how good earlier forecasts were."""
        by_id, best = {i.id: i for i in dossier.incidents}, {e.id: e for e in dossier.events}
        self._title(self._m("outlook.title", day=self._m.date(outlook.issued)))
        for text, indent in outlook_lines(outlook, by_id, self._names):
            self._print(text, indent=indent)
        for text in track_lines(track, self._names, [c.probability for c in outlook.chances if c.probability is not None]):
            self._print(Text(text, DIM))
        if found := [best[by_id[name].best] for name in outlook.scheduled if name in by_id]:
            self._title(self._m("outlook.scheduled"))
            for event in found:
                self.event(event, dossier.sources.get(event.article))
        if shown := [s for s in scenarios if s.incident in by_id and by_id[s.incident].best in best]:
            self._title(self._m("outlook.scenarios"))
            for scenario in shown[:AHEAD]:
                event = best[by_id[scenario.incident].best]
                self.event(event, dossier.sources.get(event.article))
                self._print(Text(state_of(scenario, by_id, best, self._names), "bold"), indent=12)
            if len(shown) > AHEAD:
                self._print(Text(self._m("outlook.more", n=len(shown) - AHEAD), DIM))

    def _attested(self, incident: Incident) -> None:
        """What several articles make of one happening; nothing where one article tells it alone."""
        if len(incident.articles) > 1:
            self._print(Text(attested(incident, self._m), DIM), indent=12)
        for doubt in doubts(incident, self._names):
            self._print(Text(doubt, "italic"), indent=12)

    def _title(self, text: str) -> None:
        self._print()
        self._print(Text(text, "bold underline"))

    def _header(self, dossier: Dossier) -> None:
        sides = " ⇄ ".join(self._names.entity(code) for code in (dossier.a, dossier.b) if code)
        codes = " ".join(code for code in (dossier.a, dossier.b) if code)
        self._print(Text.assemble((sides, "bold"), (f"  ({codes})", DIM)))
        outlets = {source.outlet for source in dossier.sources.values() if source.outlet}
        counted = {"incidents": len(dossier.leading), "articles": len(dossier.sources), "outlets": len(outlets)}
        figures = [self._m(f"count.{name}", n=number) for name, number in counted.items()]
        days = sorted(day for e in dossier.events for day in (e.start, e.end) if day)
        if days:
            figures.insert(0, self._m("show.period", first=days[0], last=days[-1]))
        self._print(" · ".join(figures))

    def _figures(self, dossier: Dossier) -> None:
        categories = [f"{self._shape(kind)} {kind} {n}" for kind, n in dossier.by_category.items()]
        self._print(self._m("show.row", label=self._m("show.categories"), text="  ".join(categories)))
        statuses = [f"{self._m(f'status.{status}')} {n}" for status, n in dossier.by_status.items()]
        self._print(self._m("show.row", label=self._m("show.statuses"), text="  ".join(statuses)))
        if line := sparkline(dossier.leading):
            self._print(self._m("show.row", label=self._m("show.months"), text=line))
        if dossier.b is None:
            partners = self._partners(dossier)
            self._print(self._m("show.row", label=self._m("show.partners"), text=", ".join(partners)))

    def _partners(self, dossier: Dossier) -> list[str]:
        met = Counter(code for e in dossier.leading for code in {c.split(":")[0] for c in (*e.actor, *e.recipient)} if code != dossier.a)
        return [f"{self._names.entity(code)} {n}" for code, n in sorted(met.items(), key=lambda found: (-found[1], found[0]))[:12]]

    def _shape(self, kind: str) -> str:
        quad = self._names.quad(kind)
        return ("▲" if cooperative(quad) else "▼") if quad else "·"

    def event(self, event: Event, source: Source | None, *, full: bool = False) -> None:
        """One event: a line that says it, and its quote."""
        style = BLUE if cooperative(self._names.quad(event.type)) else ORANGE
        kind = f"{self._shape(event.type)} {event.type}" + (f"/{event.mode}" if event.mode else "")
        when = event.start if event.start == event.end or not event.end else f"{event.start or ''}/{event.end}"
        line = Text.assemble((f"{when or self._m('date.none'):<11}", "bold"), " ", (kind, style), "  ", self._roles(event))
        if event.status != "actual":
            line.append(f"  [{self._names.status(event)}]", "italic")
        if event.speaker:
            line.append(f"  {self._names.speaker(event.speaker)}", "italic")
        self._print(line)
        if event.condition:
            self._print(Text(self._m("show.condition", condition=clean(event.condition)), "italic"), indent=12)
        self._quote(event, source)
        if full:
            self._details(event)

    def _roles(self, event: Event) -> str:
        actors = self._names.entities(event.actor)
        return f"{actors} → {self._names.entities(event.recipient)}" if event.recipient else actors

    def _quote(self, told: Event | Characterisation, source: Source | None) -> None:
        bold = self._console.is_terminal and not self._console.no_color
        words = Text()
        for text, marked in pieces(told):
            words.append(text if bold or not marked else f"[{text}]", "bold underline" if marked else "")
        open_, close = self._m.quoted("\0", source.lang if source else self._m.lang).split("\0")
        where = ", ".join(clean(part) for part in ((source.outlet, source.published) if source else ()) if part)
        line = Text.assemble(open_, words, close) if words else Text()
        self._print(line.append(f" — {where}" if where else "", DIM).append(f"  {told.id}", DIM), indent=12)

    def _details(self, event: Event) -> None:
        labels = " / ".join(filter(None, (self._names.category(event.type), self._names.mode(event), *event.context)))
        self._print(f"{labels} · {self._names.status(event)} · {self._m('show.confidence', n=round(event.confidence, 2))}", indent=12)
        if event.reasons:
            self._print(Text(self._m("show.reasons"), "bold"), indent=12)
            for reason in event.reasons:
                self._print(f"{reason.field}: {clean(reason.why)}", indent=14)

    def characterisation(self, told: Characterisation, source: Source | None) -> None:
        """One characterisation: when, its tone, and its quote."""
        when = " – ".join(day for day in dict.fromkeys((told.start, told.end)) if day) or self._m("date.none")
        line = Text.assemble((f"{when:<11}", "bold"), f" {clean(told.label)}  ({self._m(f'valence.{told.valence}')})")
        if told.speaker:
            line.append(f"  {self._names.speaker(told.speaker)}", "italic")
        self._print(line)
        self._quote(told, source)


def sparkline(events: Sequence[Event]) -> str:
    """Dated events by month as a row of bars, from the first month to the last; by year where that is more than 48 months."""
    months = Counter(e.start[:7] for e in events if e.start and len(e.start) >= 7)
    if len(months) < 2:
        return ""
    row = _every_month(min(months), max(months))
    if len(row) > 48:
        months = Counter({year: sum(n for month, n in months.items() if month.startswith(year)) for year in {m[:4] for m in months}})
        row = [f"{year:04}" for year in range(int(min(months)), int(max(months)) + 1)]
    top = max(months.values())
    bars = "".join(BARS[min(7, (8 * months[at] - 1) // top)] if months[at] else " " for at in row)
    return f"{row[0]} {bars} {row[-1]}"


def _every_month(first: str, last: str) -> list[str]:
    at, stop = int(first[:4]) * 12 + int(first[5:7]) - 1, int(last[:4]) * 12 + int(last[5:7]) - 1
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(at, stop + 1)]

"""The figures of a pair and of a ledger, ready to be shown: what the desk answers, with names in the reader's language and links to where each incident opens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dragoman.desk import Desk
from dragoman.faces.charts import About, Figure
from dragoman.faces.charts.coverage import coverage
from dragoman.faces.charts.curve import curve
from dragoman.faces.charts.mirror import mirror
from dragoman.faces.charts.network import network
from dragoman.faces.charts.partners import partners
from dragoman.faces.charts.promises import promises
from dragoman.faces.charts.reliability import reliability
from dragoman.faces.naming import Names
from dragoman.faces.plain import plain
from dragoman.faces.quoting import clean
from dragoman.records import Dossier, Event
from dragoman.relations.alignment import Alignment, Panel

#: where an incident opens, by its id; None where it does not
Link = Callable[[str], str | None]


@dataclass(frozen=True)
class PairFigures:
    """The figures of one pair. `findings` is plain data (`faces/plain.py`); `link` gives where an incident opens, such as `#id` or the address of its page.

    Unless `quoted`, no word of the press is in them.
    """

    desk: Desk
    dossier: Dossier
    findings: Mapping[str, Any]
    names: Names
    link: Link = lambda _: None
    quoted: bool = True

    def level(self, of: str) -> Figure:
        """The curve of `words` or `deeds`."""
        return curve(self.findings[of], of, self.parties, self.names.m, self.about)

    def mirror(self) -> Figure:
        """Words and deeds, and what contradicts what."""
        return mirror(self.findings, self.parties, self.names.m, self.about)

    def promises(self) -> Figure:
        """Promises, demands and threats."""
        return promises(self.findings["commitments"], self.parties, self.names.m, self.about)

    def network(self) -> Figure:
        """Who of the two did what to whom."""
        edges = self.desk.actors(self.dossier)
        return network(edges, self.names.m("chart.network", parties=self.parties), self.names.m, {code: self.names.entity(code) for e in edges for code in (e.a, e.b)})

    def coverage(self) -> Figure:
        """What was read in the period, of any pair."""
        return reading(self.desk, self.names, self.dossier.since, self.dossier.until)

    @property
    def parties(self) -> str:
        """The two by name."""
        return " ⇄ ".join(self.names.entity(code) for code in (self.dossier.a, self.dossier.b) if code)

    @cached_property
    def about(self) -> Mapping[str, About]:
        """What each incident is, for its mark."""
        names, quoted = self.names, self.quoted
        # no ring: what holds a dossier goes with it
        return Abouts(self.dossier, corrected(self.desk), lambda event: told_short(event, names, quoted=quoted), self.link)


class Abouts(Mapping[str, About]):
    """What each incident of a pair is, worked out where it is asked for: of very many a drawing shows few."""

    def __init__(self, dossier: Dossier, fixed: frozenset[str], short: Callable[[Event], str], link: Link) -> None:
        self._short, self._link, self._fixed, self._made = short, link, fixed, dict[str, About]()
        self._told = {i.id: (i, e) for i, e in zip(dossier.incidents, dossier.leading, strict=True)}

    def __getitem__(self, id: str) -> About:
        if id not in self._made:
            incident, event = self._told[id]
            self._made[id] = About(self._short(event), len(incident.origins), not self._fixed.isdisjoint(incident.events), self._link(id))
        return self._made[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)

    def __contains__(self, id: object) -> bool:
        return id in self._told


def told_short(event: Event, names: Names, *, quoted: bool = True) -> str:
    """An event in a few words: what, by whom, towards whom, and the words that carry it."""
    whom = f" → {names.entities(event.recipient)}" if event.recipient else ""
    words = f" · {names.m.quoted(clean(event.trigger), names.m.lang)}" if quoted and event.trigger else ""
    return f"{names.category(event.type)} · {names.entities(event.actor)}{whom}{words}"


def corrected(desk: Desk) -> frozenset[str]:
    """The events that a person's correction changed, added or confirmed."""
    held = [o for o in desk.corrections() if o.result in ("applied", "already so")]
    return frozenset(o.event or o.correction.target for o in held if o.correction.op in ("set", "add", "confirm", "merge", "split"))


def reading(desk: Desk, names: Names, since: str | None = None, until: str | None = None) -> Figure:
    """The coverage strip of a ledger: what was read, by week and outlet."""
    weeks: Counter[tuple[str, str]] = Counter()
    for week, outlet, _, n in desk.reading(since, until):
        weeks[week, clean(outlet)] += n
    return coverage([(week, outlet, n) for (week, outlet), n in sorted(weeks.items())], names.m)


def in_year(desk: Desk, year: int, names: Names, link: Link = lambda _: None) -> Figure:
    """The network of a year; `link` gives where an entity opens."""
    edges = desk.network(year).edges
    codes = {code for e in edges for code in (e.a, e.b)}
    links = {code: to for code in codes if (to := link(code))}
    return network(edges, names.m("chart.network_year", year=str(year)), names.m, {code: names.entity(code) for code in codes}, links)


def moved(found: Alignment, of: str, names: Names, link: Link = lambda _: None) -> Figure:
    """The partners of a state before and after, in `words` or `deeds`; `link` gives where a partner opens."""
    rows = shifts(getattr(found, of))
    links = {r["partner"]: to for r in rows if (to := link(r["partner"]))}
    return partners(rows, names.entity(found.state), names.m, {r["partner"]: names.entity(r["partner"]) for r in rows}, links)


def shifts(panel: Panel) -> list[dict[str, Any]]:
    """The partners of a panel as rows: level before and after with their errors, None where there are too few."""
    rows = []
    for shift in panel.shifts:
        row: dict[str, Any] = {"partner": shift.partner, "n_before": shift.n[0], "n_after": shift.n[1], "before": None}
        if (c := shift.change) is not None:
            row |= {"before": c.before.mean, "before_error": c.before.error, "after": c.after.mean, "after_error": c.after.error}
            row |= {"difference": c.difference.mean, "error": c.difference.error, "closer": c.closer, "further": c.further}
        rows.append(plain(row))
    return rows


def record(desk: Desk, names: Names) -> Figure:
    """The reliability diagram of the forecasts that the ledger kept."""
    return reliability(desk.track_record(), names.m)

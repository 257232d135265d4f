"""When a watch speaks up: a new contradiction, a promise whose day is near, a relation that turned; each once, with the sentences that it rests on.

Incidents get other ids as more articles tell of them, so what was told is remembered by the events that it rested on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any

from dragoman.desk import Desk
from dragoman.records import Dossier, Event, Incident, record_id
from dragoman.relations.findings import Findings
from dragoman.relations.signals import first_day, last_day
from dragoman.watch.state import State

Told = dict[str, Any]
#: events by which an incident is remembered
KNOWN_BY = 8


@dataclass(frozen=True)
class Quoted:
    """A sentence that an alert rests on, and where it stands."""

    text: str
    event: str
    outlet: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True)
class Alert:
    """A rule that fired for a pair. `kind` and `facts` say what: the rule of the contradiction and the days between the two; due day, debtor and
    creditor of the promise; the days between which words or deeds turned, and by how much."""

    id: str
    rule: str
    pair: tuple[str, str]
    kind: str
    facts: Mapping[str, Any]
    quotes: tuple[Quoted, ...]
    at: str

    def json(self) -> dict[str, Any]:
        """The alert as plain data."""
        return asdict(self) | {"pair": list(self.pair), "facts": dict(self.facts)}


@dataclass(frozen=True)
class Rules:
    """The rules that are asked for. `ahead`: days before its due day that a promise is told of."""

    names: tuple[str, ...]
    ahead: int

    def of_pair(self, desk: Desk, pair: tuple[str, str], state: State, fresh: frozenset[str] | None, today: str) -> list[Alert]:
        """The alerts of a pair of which something new was read (`fresh`: the events). With None what there is already is noted and not told."""
        dossier = desk.pair(*pair)
        known = state.told.setdefault(_key(pair), [])
        found = list(_Look(dossier, desk.findings(dossier), today).all(fresh))
        state.promises[_key(pair)] = [told for told, _, _ in found if told["rule"] == "promise"]
        made = []
        for told, alert, new in found:
            if told["rule"] != "promise" and not _known(told, known):
                known.append(told)
                if new and told["rule"] in self.names:
                    made.append(alert)
        return made + self.due(pair, state, today)

    def due(self, pair: tuple[str, str], state: State, today: str) -> list[Alert]:
        """The alerts of promises of a pair whose day is near or was so lately, and which are open as far as was read."""
        if "promise" not in self.names:
            return []
        known, made = state.told.setdefault(_key(pair), []), []
        for told in state.promises.get(_key(pair), ()):
            left = (date.fromisoformat(last_day(told["due"])) - date.fromisoformat(today)).days
            if abs(left) <= self.ahead and not _known(told, known):
                known.append(told)
                made.append(_of(told, pair, today))
        return made


def _of(told: Told, pair: tuple[str, str], today: str) -> Alert:
    """The alert of a promise, out of what the state keeps of it."""
    return Alert(told["id"], "promise", pair, "due", told["facts"], tuple(Quoted(**quote) for quote in told["quotes"]), today)


@dataclass(frozen=True)
class _Look:
    """What a dossier and its findings give to tell of: what is to be remembered, the alert, and whether it hangs on what is new."""

    dossier: Dossier
    findings: Findings
    today: str

    def all(self, fresh: frozenset[str] | None) -> Iterator[tuple[Told, Alert, bool]]:
        by_id = {i.id: i for i in self.dossier.incidents}
        yield from self._contradictions(by_id, fresh or frozenset())
        yield from self._turns(by_id, fresh or frozenset())
        yield from self._promises(by_id)

    def _contradictions(self, by_id: Mapping[str, Incident], fresh: frozenset[str]) -> Iterator[tuple[Told, Alert, bool]]:
        for each in self.findings.contradictions:
            both = (by_id[each.one], by_id[each.other])
            told = {"rule": "contradiction", "kind": each.rule, "one": _events(both[0]), "other": _events(both[1])}
            yield told, self._alert("contradiction", each.rule, {"name": each.name, "days": each.days}, both[: 1 + (each.one != each.other)]), any(not fresh.isdisjoint(i.events) for i in both)

    def _turns(self, by_id: Mapping[str, Incident], fresh: frozenset[str]) -> Iterator[tuple[Told, Alert, bool]]:
        for name, channel in (("words", self.findings.relation.words), ("deeds", self.findings.relation.deeds)):
            for n, turn in enumerate(channel.segments.breaks if channel.segments else ()):
                first, last = channel.days_of(turn.at)
                by = [by_id[id] for id in channel.turning[n] if id in by_id]
                facts = {"first": first, "last": last, "step": round(turn.step, 2), "p": round(turn.p, 4)}
                yield {"rule": "phase", "kind": name, "first": first, "last": last}, self._alert("phase", name, facts, by), any(not fresh.isdisjoint(i.events) for i in by)

    def _promises(self, by_id: Mapping[str, Incident]) -> Iterator[tuple[Told, Alert, bool]]:
        """Promises with a day that they name; one that names none is not due on any."""
        for each in self.findings.commitments:
            if each.kind == "promise" and each.open and each.explicit and each.id in by_id:
                facts = {"due": each.due, "made": each.made, "debtor": list(each.debtor), "creditor": list(each.creditor), "condition": each.condition}
                alert = self._alert("promise", "due", facts, (by_id[each.id],))
                kept = {"rule": "promise", "kind": "due", "one": _events(by_id[each.id]), "other": _events(by_id[each.id]), "due": each.due, "id": alert.id}
                yield kept | {"facts": facts, "quotes": [asdict(quote) for quote in alert.quotes]}, alert, False

    def _alert(self, rule: str, kind: str, facts: Mapping[str, Any], incidents: Sequence[Incident]) -> Alert:
        pair = (self.dossier.a, self.dossier.b or "")
        name = record_id("al", rule, kind, *pair, *(i.best for i in incidents), facts.get("due", ""), facts.get("first", ""))
        return Alert(name, rule, pair, kind, facts, tuple(q for i in incidents if (q := self._quote(i)) is not None), self.today)

    @cached_property
    def _told(self) -> Mapping[str, Event]:
        """The events of the dossier by their ids, the first of each."""
        return {event.id: event for event in reversed(self.dossier.events)}

    def _quote(self, incident: Incident) -> Quoted | None:
        event = self._told.get(incident.best)
        if event is None or "sentence" not in event.quotes:
            return None
        source = self.dossier.sources[event.article]
        return Quoted(event.quotes["sentence"].text, event.id, source.outlet, source.published, source.url)


def _events(incident: Incident) -> list[str]:
    return sorted(incident.events)[:KNOWN_BY]


def _known(told: Told, known: Sequence[Told]) -> bool:
    """Whether this was told before: it shares an event on either side, or the days between which the relation turned."""
    return any(each["rule"] == told["rule"] and each["kind"] == told["kind"] and _same(each, told) for each in known)


def _same(one: Told, other: Told) -> bool:
    if one["rule"] == "phase":
        return bool(first_day(one["first"]) <= other["last"] and other["first"] <= one["last"])
    if one.get("due") != other.get("due"):
        return False
    return not set(one["one"]).isdisjoint(other["one"]) and not set(one["other"]).isdisjoint(other["other"])


def _key(pair: tuple[str, str]) -> str:
    return " ".join(sorted(pair))

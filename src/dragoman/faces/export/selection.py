"""What of a ledger is exported: its happenings, one after another, with the corrections and the words that may go out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from dragoman.desk import Desk
from dragoman.errors import UsageError
from dragoman.faces.answers.asking import entity
from dragoman.packs import Packs, load
from dragoman.records import Correction, Event, Happening, Source

#: corrections after which an event is the analyst's; a confirmation leaves it the machine's
CHANGES = ("set", "add", "merge", "split")


@dataclass(frozen=True)
class Choice:
    """What is exported: of one pair (codes) or all, within a period, told by so many independent origins at the least; with the words of the articles
    or none of them; with what the machine said beside what analysts hold, or without."""

    pair: tuple[str, str] | None = None
    since: str | None = None
    until: str | None = None
    min_sources: int = 1
    text: Literal["quote", "none"] = "quote"
    machine: bool = False


def choice(pair: Sequence[str] | None = None, since: str | None = None, until: str | None = None, min_sources: int = 1, text: str = "quote", machine: bool = False) -> Choice:
    """A choice from what a user typed: names or codes, dates of any precision; UsageError says what is wrong."""
    from dragoman.settings import day

    if text not in ("quote", "none"):
        raise UsageError(f"the text of an export is 'quote' or 'none', found {text!r}")
    if min_sources < 1:
        raise UsageError(f"an incident has one independent source at the least, found {min_sources}")
    codes = tuple(entity(name, load().roster) for name in pair) if pair else None
    if codes is not None and (len(codes) != 2 or codes[0] == codes[1]):
        raise UsageError("an export of a pair needs two different states or bodies")
    return Choice(codes, day(since, "since"), day(until, "until"), min_sources, "none" if text == "none" else "quote", machine)


class Selection:
    """The happenings of a choice. May be gone through more than once; gives the same each time as long as the ledger stays."""

    def __init__(self, desk: Desk, choice: Choice = Choice()) -> None:
        self.desk = desk
        self.choice = choice

    def __iter__(self) -> Iterator[Happening]:
        """The happenings, by date, undated ones last; without words where none may go out."""
        for found in self.desk.happenings(self.choice.pair, self.choice.since, self.choice.until):
            if len(found.incident.origins) >= self.choice.min_sources:
                yield found if self.quotes else _silent(found)

    @property
    def quotes(self) -> bool:
        """Whether words of the articles go out."""
        return self.choice.text == "quote"

    @cached_property
    def packs(self) -> Packs:
        """The names and codes of the world."""
        return load()

    @cached_property
    def last(self) -> str:
        """The day up to which the ledger was read: the only clock of an export."""
        from dragoman.relations.signals import last_day

        last = self.desk.summary().last
        return last_day(last) if last else "1970-01-01"

    @cached_property
    def coders(self) -> tuple[str, ...]:
        """The coders, code and packs, that made what is in the ledger."""
        return self.desk.summary().fingerprints

    @cached_property
    def corrections(self) -> Mapping[str, tuple[Correction, ...]]:
        """By event, the corrections that hold of it, in the order in which they were made."""
        found: dict[str, list[Correction]] = defaultdict(list)
        for outcome in self.desk.corrections():
            if outcome.result in ("applied", "already so") and outcome.correction.op not in ("undo", "note"):
                for id in {outcome.event or outcome.correction.target, *_other(outcome.correction)}:
                    found[id].append(outcome.correction)
        return {id: tuple(rows) for id, rows in found.items()}

    @cached_property
    def machine(self) -> Mapping[str, Event]:
        """By id, what the machine says in the articles that corrections touch; nothing where it was not asked for."""
        if not self.choice.machine:
            return {}
        return {e.id: e if self.quotes else _wordless(e) for e in self.desk.machine(self.choice.pair, self.choice.since, self.choice.until)}

    def coder(self, events: Sequence[Event], sources: Mapping[str, Source]) -> str:
        """Who made what is said of these events: the analysts who changed it, else the machine with its version."""
        people = [c.by for e in events for c in self.corrections.get(e.id, ()) if c.op in CHANGES]
        made = {s.coder for e in events if (s := sources.get(e.article)) and s.coder}
        return "; ".join(dict.fromkeys(people)) or " ".join(["machine", *sorted(made)])

    def correction_ids(self, events: Sequence[Event]) -> str:
        """The corrections of these events."""
        return "; ".join(dict.fromkeys(c.id for e in events for c in self.corrections.get(e.id, ())))


def _other(correction: Correction) -> tuple[str, ...]:
    """The other event of a correction that is about two."""
    return (str(correction.after),) if correction.op in ("merge", "split") and correction.after else ()


def _silent(found: Happening) -> Happening:
    """A happening without the words of its articles; where they stand stays."""
    return replace(found, incident=replace(found.incident, condition=None, reasons=()), events=tuple(map(_wordless, found.events)))


def _wordless(event: Event) -> Event:
    quotes = {role: replace(quote, text="") for role, quote in event.quotes.items()}
    return replace(event, trigger="", condition=None, quotes=quotes, reasons=tuple(r for r in event.reasons if r.field == "type"))


def differs(event: Event, machine: Event) -> dict[str, Any]:
    """What the machine says of an event where analysts hold something else."""
    fields = ("type", "mode", "context", "actor", "recipient", "start", "end", "status", "speaker", "condition")
    return {name: list(value) if isinstance(value := getattr(machine, name), tuple) else value for name in fields if getattr(machine, name) != getattr(event, name)}

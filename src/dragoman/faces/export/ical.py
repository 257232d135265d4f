"""Commitments and their deadlines as a calendar (RFC 5545), for Outlook and others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.faces.export.parties import joined as listed
from dragoman.faces.export.parties import party
from dragoman.faces.export.selection import Selection
from dragoman.faces.quoting import clean
from dragoman.records import Dossier, Happening
from dragoman.relations.commitments import Commitment
from dragoman.relations.commitments.records import commits
from dragoman.relations.signals import joined, last_day

if TYPE_CHECKING:
    from icalendar import Event as Entry


def write(selection: Selection, path: Path) -> None:
    """Write an all-day entry for each deadline: those that were stated, and, marked so, the year that is waited where none was and the outcome is open."""
    from icalendar import Calendar

    calendar = Calendar()
    for name, value in (("prodid", "-//dragoman//commitments//EN"), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH"), ("x-wr-calname", "dragoman")):
        calendar.add(name, value)
    for dossier, made in commitments(selection):
        calendar.add_component(_entry(made, dossier, selection))
    path.write_bytes(calendar.to_ical())


def commitments(selection: Selection) -> Iterator[tuple[Dossier, Commitment]]:
    """The commitments of the pair, or of all pairs, that have a day on which to look, each once, by that day."""
    found: dict[str, tuple[Dossier, Commitment]] = {}
    for dossier in _pairs(selection):
        found |= {c.id: (dossier, c) for c in selection.desk.commitments(dossier) if (c.explicit or c.open) and last_day(c.due)}
    yield from sorted(found.values(), key=lambda row: (row[1].due, row[1].id))


def _pairs(selection: Selection) -> Iterator[Dossier]:
    """The happenings of each two entities of which one promises, demands or threatens something."""
    by: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for found in selection:
        for pair in joined(found.incident):
            if selection.choice.pair is None or set(pair) == set(selection.choice.pair):
                by[pair].append(found)
    for (a, b), rows in sorted(by.items()):
        if any(commits(row.incident) for row in rows):
            yield Dossier(
                a, b, None, None, tuple(e for row in rows for e in row.events), (), {id: s for row in rows for id, s in row.sources.items()}, {}, {},
                incidents=tuple(row.incident for row in rows),
            )  # fmt: skip


def _entry(made: Commitment, dossier: Dossier, selection: Selection) -> Entry:
    from icalendar import Event as Entry

    due, entry = date.fromisoformat(last_day(made.due)), Entry()
    entry.add("uid", f"{made.id}@dragoman")
    entry.add("dtstamp", datetime.fromisoformat(selection.last).replace(tzinfo=UTC))
    entry.add("dtstart", due)
    entry.add("dtend", due + timedelta(1))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [made.kind, made.state, "deadline stated" if made.explicit else "no deadline stated"])
    entry.add("summary", f"{_names(made.debtor, selection)} → {_names(made.creditor, selection)}: {made.kind}, {made.state}" + ("" if made.explicit else " (no deadline stated)"))
    entry.add("description", "\n".join(_lines(made, dossier, selection)))
    return entry


def _names(codes: tuple[str, ...], selection: Selection) -> str:
    return listed(party(code, selection.packs).name for code in codes) or "–"


def _lines(made: Commitment, dossier: Dossier, selection: Selection) -> Iterator[str]:
    """When it was made, in which words, and what speaks for and against its being kept, each with its article."""
    yield f"Made {made.made}, due {made.due}" + ("" if made.explicit else ", the year that is waited where no deadline is stated")
    if made.condition and selection.quotes:
        yield f"If: {clean(made.condition)}"
    for title, ids in (("Said", (made.id, *made.reaffirmed)), ("For", made.support), ("Against", made.against)):
        yield from (f"{title}: {line}" for id in ids for line in _evidence(id, dossier, selection))


def _evidence(id: str, dossier: Dossier, selection: Selection) -> Iterator[str]:
    for incident in dossier.incidents:
        if incident.id == id:
            best = next(e for e in dossier.events if e.id == incident.best)
            source, quote = dossier.sources[best.article], best.quotes.get("sentence")
            words = f"“{clean(quote.text)}” " if quote and selection.quotes else ""
            yield f"{words}({', '.join(clean(part) for part in (source.outlet, source.published, source.url, id) if part)})"

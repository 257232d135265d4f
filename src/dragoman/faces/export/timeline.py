"""The incidents that are told as having happened as a story for TimelineJS: `events`, and the phases of a pair as `eras`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from dragoman.faces.export.parties import joined, party
from dragoman.faces.export.selection import Selection
from dragoman.faces.quoting import clean, pieces
from dragoman.records import Happening
from dragoman.relations.signals import last_day

#: the channels of a relation; the phases are those of the first that has some
CHANNELS = ("deeds", "words")


def write(selection: Selection, path: Path) -> None:
    """Write the JSON that TimelineJS takes. Its texts are HTML there, so all text of others is escaped."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write('{"title": ' + json.dumps({"text": {"headline": _title(selection), "text": f"<p>{escape(selection.last)}</p>"}}, ensure_ascii=False) + ',\n"events": [')
        between = "\n"
        for slide in _slides(selection):
            file.write(between + json.dumps(slide, ensure_ascii=False))
            between = ",\n"
        file.write('\n],\n"eras": ' + json.dumps(list(_eras(selection)), ensure_ascii=False) + "}\n")


def _title(selection: Selection) -> str:
    pair = selection.choice.pair
    return escape(" – ".join(party(code, selection.packs).name for code in pair)) if pair else "dragoman"


def _slides(selection: Selection) -> Iterator[dict[str, Any]]:
    """A slide for each incident that has a date."""
    for found in selection:
        incident = found.incident
        if incident.status != "actual" or not incident.start:
            continue
        category = selection.packs.ontology.categories[incident.type]
        actor, recipient = (joined(party(code, selection.packs).name for code in codes) for codes in (incident.actor, incident.recipient))
        slide = {
            "unique_id": incident.id, "start_date": date(incident.start), "group": "cooperation" if category.quad in (1, 2) else "conflict",
            "text": {"headline": escape(f"{actor} → {recipient or '–'}: {category.labels.get('en', incident.type)}"), "text": _text(found)},
        }  # fmt: skip
        if incident.end and incident.end > incident.start:
            slide["end_date"] = date(incident.end)
        yield slide


def date(iso: str) -> dict[str, int]:
    """An ISO date at its own precision."""
    return dict(zip(("year", "month", "day"), map(int, iso[:10].split("-"))))


def _text(found: Happening) -> str:
    """The sentence with its trigger marked, and where it stands; as HTML."""
    source, best = found.sources[found.best.article], found.best
    quote = "".join(f"<b>{escape(text)}</b>" if marked else escape(text) for text, marked in pieces(best)) if best.trigger else ""
    said = f'<blockquote lang="{escape(source.lang)}" dir="auto">{quote}</blockquote>' if quote else ""
    name = escape(clean(source.outlet or source.id))
    url = clean(source.url or "")
    where = f'<a href="{escape(url)}" rel="noopener noreferrer">{name}</a>' if url.startswith(("https://", "http://")) else name
    n = len(found.incident.origins)
    return f"{said}<p>{where}, {escape(source.published or '')}; {n} independent origin{'s' if n != 1 else ''}</p>"


def _eras(selection: Selection) -> Iterator[dict[str, Any]]:
    """The phases of the pair, each with its mean."""
    choice = selection.choice
    if choice.pair is None:
        return
    relation = selection.desk.findings(selection.desk.pair(*choice.pair, choice.since, choice.until)).relation
    for channel in (getattr(relation, name) for name in CHANNELS):
        if channel.segments is not None and len(channel.segments.phases) > 1:
            for n, phase in enumerate(channel.segments.phases, 1):
                first, last = (_day(channel.marks[at].day) for at in (phase.first, phase.last - 1))
                yield {"start_date": date(first), "end_date": date(last_day(last)), "text": {"headline": f"phase {n}: mean {phase.mean:+.1f}, {phase.n} incidents"}}
            return


def _day(at: float) -> str:
    from dragoman.relations.account import day

    return day(at)

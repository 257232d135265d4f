"""The calendar of commitments, as the icalendar library reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest

import fakes
from dragoman.desk import Desk
from dragoman.faces.export.ical import write
from dragoman.faces.export.selection import Selection, choice
from dragoman.ledger.book import Ledger
from dragoman.records import Coding


@pytest.fixture
def promised(tmp_path: Path) -> Desk:
    """A ledger with a promise by a day, one without a day, and a demand that somebody tries to smuggle an entry in with."""
    ledger = Ledger.open(tmp_path / "ledger", create=True)
    texts = ("Le Mali promet de rouvrir son ambassade d'ici au 30 juin.", "Le Mali promet une visite à Washington.", "Le Mali exige END:VEVENT\r\nBEGIN:VALARM\r\n; , \\ un retrait avant mars 2027." + " très" * 50)
    values = ({"start": "2026-02-02", "end": "2026-06-30"}, {"start": "2026-01-10", "end": "2026-01-10"}, {"start": "2026-02-01", "end": "2027-03", "condition": "si\r\nBEGIN:VALARM"})
    with ledger.writing():
        for n, (text, kind, value) in enumerate(zip(texts, ("AGREE", "AGREE", "REQUEST"), values, strict=True)):
            told = fakes.article(text, published=f"2026-02-0{n + 2}", outlet=f"Journal; {n}\r\n")
            ledger.add([(told, Coding(told.id, "fr", (fakes.event(told, kind, n, **value),)))], "fake+1")
    return Desk(ledger)


def test_entries(promised: Desk, exported: Callable[..., Path]) -> None:
    """Three entries on their days; what was stated and what was not is said; an article smuggles nothing in."""
    held = exported("ics", promised, pair=("MLI", "USA")).read_bytes()
    assert all(len(line) <= 75 for line in held.split(b"\r\n")) and held.endswith(b"END:VCALENDAR\r\n")
    entries = icalendar.Calendar.from_ical(held).walk("VEVENT")
    assert [e["DTSTART"].dt.isoformat() for e in entries] == ["2026-06-30", "2027-01-10", "2027-03-31"]
    assert [("no deadline stated" in e["CATEGORIES"].cats) for e in entries] == [False, True, False]
    assert len({e["UID"] for e in entries}) == 3 and not icalendar.Calendar.from_ical(held).walk("VALARM")
    assert "Mali → United States" in str(entries[0]["SUMMARY"]) and "“Le Mali promet de rouvrir" in str(entries[0]["DESCRIPTION"])
    assert all(e["DTSTAMP"].dt.date().isoformat() == "2026-02-04" for e in entries)


def test_all_pairs(promised: Desk, exported: Callable[..., Path]) -> None:
    """Without a pair, the same of all pairs, each once."""
    assert len(icalendar.Calendar.from_ical(exported("ics", promised).read_bytes()).walk("VEVENT")) == 3


def test_no_words(promised: Desk, tmp_path: Path) -> None:
    """Without text, where to read it and nothing of it."""
    write(Selection(promised, choice(text="none")), tmp_path / "x.ics")
    told = [str(e["DESCRIPTION"]) for e in icalendar.Calendar.from_ical((tmp_path / "x.ics").read_bytes()).walk("VEVENT")]
    assert all("Journal" in text and "promet" not in text and "exige" not in text and "VALARM" not in text for text in told)

"""The story for TimelineJS: dates at their precision, the phases, no markup of others."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dragoman.desk import Desk
from dragoman.faces.export.selection import Selection
from dragoman.faces.export.timeline import date


class Tags(HTMLParser):
    """The tags of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)


def test_slides(desk: Desk, exported: Callable[..., Path]) -> None:
    """A slide for each incident that happened on a date, with TimelineJS's fields; of tags only ours."""
    held = json.loads(exported("timeline", desk).read_text("utf-8"))
    dated = [h for h in Selection(desk) if h.incident.status == "actual" and h.incident.start]
    assert [slide["unique_id"] for slide in held["events"]] == [h.incident.id for h in dated] and set(held) == {"title", "events", "eras"}
    for slide, found in zip(held["events"], dated, strict=True):
        assert set(slide) <= {"unique_id", "start_date", "end_date", "group", "text"} and set(slide["text"]) == {"headline", "text"}
        assert slide["start_date"] == date(found.incident.start or "")
        tags = Tags()
        tags.feed(slide["text"]["headline"] + slide["text"]["text"])
        assert tags.seen <= {"blockquote", "b", "p", "a"}


@pytest.mark.parametrize(("iso", "parts"), [("2026", {"year": 2026}), ("2026-02", {"year": 2026, "month": 2}), ("2026-02-05", {"year": 2026, "month": 2, "day": 5})])
def test_dates(iso: str, parts: dict[str, int]) -> None:
    """A date is as exact as it is."""
    assert date(iso) == parts


def test_phases(sample: Desk, exported: Callable[..., Path]) -> None:
    """The eras of a pair are its phases, in order; without a pair there are none."""
    relation = sample.findings(sample.pair("DZA", "FRA")).relation
    phases = next((c.segments.phases for c in (relation.deeds, relation.words) if c.segments and len(c.segments.phases) > 1), ())
    eras = json.loads(exported("timeline", sample, pair=("DZA", "FRA")).read_text("utf-8"))["eras"]
    assert len(eras) == len(phases)
    assert json.loads(exported("timeline", sample).read_text("utf-8"))["eras"] == []

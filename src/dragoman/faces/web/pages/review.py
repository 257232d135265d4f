"""The review queue: one coding at a time, the most useful first, and what was decided last."""

from __future__ import annotations

from typing import Any

from dragoman.faces.web.asked import whole
from dragoman.faces.web.lines import line, row, whys
from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.pages.incident import marked
from dragoman.faces.web.served import QUEUE
from dragoman.records import event_json

#: how many decisions are shown beside the queue
LAST = 10
#: the keys of the buttons
KEYS = {"confirm": "a", "set": "e", "reject": "x"}


def review(visit: Visit) -> Page:
    """The card that is turned to: `at=3` is the third of the queue."""
    queue = visit.desk.review(QUEUE)
    at = min(whole(visit.query, "at", 1, QUEUE), max(len(queue), 1))
    event = queue[at - 1] if queue else None
    source = visit.desk.sources([event.article])[event.article] if event else None
    decided = [o for o in reversed(visit.desk.corrections()) if o.correction.op != "undo" and o.result != "undone"][:LAST]
    values: dict[str, Any] = {
        "line": line(event, source, visit.names) if event else None, "pieces": list(marked(event)) if event else [], "event": event, "at": at, "number": len(queue), "keys": KEYS,
        "decided": decided, "precision": visit.desk.precision().get(""), "reasons": whys(event.reasons, visit.m) if event else (),
    }  # fmt: skip

    def table() -> list[dict[str, object]]:
        sources = visit.desk.sources(sorted({e.article for e in queue}))
        return [row(line(e, sources[e.article], visit.names)) for e in queue]

    return Page("review.html", visit.m("web.nav.review"), values, table, lambda: {"queue": [event_json(e) for e in queue]})

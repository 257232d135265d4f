"""What the ledger rests on: its sources, its data to take away, the method by which it was made, and the corrections."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

from dragoman.faces.export.formats import FORMATS
from dragoman.faces.quoting import clean
from dragoman.faces.web.asked import LAST_PAGE, Wrong, text, whole
from dragoman.faces.web.page import Page, Visit
from dragoman.flow import version
from dragoman.ledger.corrections.lines import line
from dragoman.packs import load
from dragoman.records import Outcome

#: articles or corrections on a page
SHOWN = 50
#: pairs that are offered apart
PAIRS = 20


def sources(visit: Visit) -> Page:
    """The outlets with what was read of each; with `outlet=`, its articles."""
    found = visit.desk.outlets()
    asked, at = text(visit.query, "outlet"), whole(visit.query, "page", 1, LAST_PAGE)
    chosen = "outlet" in visit.query
    articles = visit.desk.articles_of(asked or None, (at - 1) * SHOWN, SHOWN) if chosen else []
    number = sum(o.articles for o in found if (o.outlet or "") == asked)
    values: dict[str, Any] = {"outlets": found, "chosen": chosen, "asked": asked, "articles": articles, "at": at, "pages": -(-number // SHOWN), "most": max((o.articles for o in found), default=1)}
    rows = [asdict(each) for each in (articles if chosen else found)]
    return Page("sources.html", visit.m("web.nav.sources"), values, lambda: rows, lambda: {"articles" if chosen else "outlets": rows})


def data(visit: Visit) -> Page:
    """What can be taken away, and how to go on with it elsewhere."""
    summary = visit.desk.summary()
    pairs = [(p, visit.names.entity(p.a), visit.names.entity(p.b)) for p in visit.desk.pairs()[:PAIRS]]
    asked = text(visit.query, "pair")
    if asked not in ("", *(f"{p.a}-{p.b}" for p, _, _ in pairs)):
        raise Wrong(404, "web.wrong.pair", name=asked[:60])
    formats = [(name, ".zip" if form.main else form.suffix) for name, form in FORMATS.items()]
    values = {"summary": summary, "pairs": pairs, "folder": str(visit.reading.folder.resolve()), "formats": formats, "asked": asked}
    return Page("data.html", visit.m("web.nav.data"), values, lambda: [{"a": p.a, "b": p.b, "events": p.events} for p, _, _ in pairs], lambda: asdict(summary))


def method(visit: Visit) -> Page:
    """How it was made, by which versions, and what it cannot say."""
    summary, ontology = visit.desk.summary(), load().ontology
    categories = [{"code": c.type, "label": c.labels.get(visit.m.lang, c.type), "meaning": c.meanings.get(visit.m.lang, ""), "quad": c.quad, "score": c.score} for c in ontology.categories.values()]
    categories.sort(key=lambda c: (c["quad"], -float(str(c["score"]))))
    values = {
        "summary": summary, "categories": categories, "version": version(), "python": sys.version.split()[0], "packs": load().fingerprint, "runs": visit.desk.runs()[::-1][:10],
        "langs": ", ".join(summary.langs), "precision": visit.desk.precision().get(""),
    }  # fmt: skip
    return Page("method.html", visit.m("web.nav.method"), values, lambda: categories, lambda: {"version": version(), "fingerprints": summary.fingerprints, "categories": categories})


def corrections(visit: Visit) -> Page:
    """Every correction with what became of it, the latest first."""
    found, at = visit.desk.corrections()[::-1], whole(visit.query, "page", 1, LAST_PAGE)
    values = {"rows": found[(at - 1) * SHOWN : at * SHOWN], "number": len(found), "at": at, "pages": -(-len(found) // SHOWN)}
    return Page("corrections.html", visit.m("web.corrections.title"), values, lambda: [_row(o) for o in found], lambda: {"corrections": [_row(o) for o in found]})


def _row(outcome: Outcome) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(line(outcome.correction))
    return told | {"result": outcome.result, "because": clean(outcome.why), "event": outcome.event}

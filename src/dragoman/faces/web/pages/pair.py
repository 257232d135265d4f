"""The page of a pair: how it stands and turned, what was done and said, promised, contradicted, told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.faces.naming import Names, cooperative
from dragoman.faces.plain import findings_json
from dragoman.faces.quoting import clean
from dragoman.faces.web.asked import LAST_PAGE, Filter, Wrong, text, whole
from dragoman.faces.web.lines import Lines, by_year, row
from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.pages.drawings import addresses, chosen, figures
from dragoman.faces.web.shelf import aside
from dragoman.records import Dossier, dossier_json
from dragoman.relations.commitments import Commitment
from dragoman.relations.contradictions import Contradiction
from dragoman.relations.findings import Findings

#: incidents on a page, partners that are named, promises or signals that are listed, rows of a table: their own pages and files have all
SHOWN, PARTNERS, LISTED, ROWS = 40, 12, 30, 320


def pair(visit: Visit) -> Page:
    """Two entities in a period, with the incidents of some quadrants and so many origins at least."""
    asked, dossier = chosen(visit)
    a, b = dossier.a, dossier.b or ""
    found, told = visit.reading.findings(dossier), Lines(dossier, visit.names)
    plain = findings_json(found)
    charts = figures(visit, lambda: (dossier, plain)) if told else {}
    promised, opposed = known_promises(found.commitments, told), known_signals(found.contradictions, told)
    values = {
        "a": a, "b": b, "dossier": dossier, "filter": asked, "figures": _figures(dossier, told, visit), "found": found, "empty": not told, "charts": charts, "drawings": addresses(visit, charts),
        "commitments": [promise(c, told) for c in promised[:LISTED]], "signals": [signal(c, told) for c in opposed[:LISTED]], "phases": phases(plain),
        "more": {"commitments": (len(promised), LISTED), "signals": (len(opposed), LISTED)}, "rows": ROWS, "whole": asked == Filter(),
        "told": told_phases(found, dossier, visit.names), "partners": partners(visit, a, b), "categories": _categories(dossier, visit.names), **_turned(visit, told),
    }  # fmt: skip
    title = visit.m("web.pair.title", a=visit.names.entity(a), b=visit.names.entity(b))
    return Page("pair.html", title, values, lambda: [row(each) for each in told], lambda: dossier_json(dossier) | {"findings": findings_json(found)}, 200 if told or asked != Filter() else 404)


def _turned(visit: Visit, told: Lines) -> dict[str, Any]:
    """The incidents of the page that is turned to, the latest first, under their years."""
    at, order = turned_to(visit)
    rows = sorted(told.incidents, key=lambda each: each.start or each.end or "", reverse=order == "last")
    shown = [told[each.id] for each in rows[(at - 1) * SHOWN : at * SHOWN]]
    return {"years": by_year(shown, visit.m("report.undated")), "at": at, "pages": -(-len(rows) // SHOWN), "order": order}


def turned_to(visit: Visit) -> tuple[int, str]:
    """Which page of the incidents is asked for, and whether the last or the first come first."""
    at, order = whole(visit.query, "page", 1, LAST_PAGE), text(visit.query, "order") or "last"
    if order not in ("last", "first"):
        raise Wrong(422, "web.wrong.sort", value=order)
    return at, order


def _figures(dossier: Dossier, told: Lines, visit: Visit) -> list[tuple[str, str, str]]:
    """Number, words and shape of each figure at the head of the page."""
    m, up = visit.m, sum(cooperative(visit.names.quad(each.type)) for each in told.incidents)
    outlets = {source.outlet for source in dossier.sources.values() if source.outlet}
    read = {e.article for e in dossier.events}
    counted = [("incidents", len(told)), ("articles", len(read)), ("outlets", len(outlets))]
    rows = [(m.number(n), m.counted(f"count.{name}", n), "") for name, n in counted]
    rows[1:1] = [(m.number(up), m("report.cooperation"), "up"), (m.number(len(told) - up), m("report.conflict"), "down")]
    return rows


def _categories(dossier: Dossier, names: Names) -> list[dict[str, Any]]:
    top = max(dossier.by_category.values(), default=1)
    return [{"kind": names.category(kind), "code": kind, "n": n, "up": names.quad(kind) in (1, 2), "share": round(100 * n / top)} for kind, n in dossier.by_category.items()]


def known_promises(found: Sequence[Commitment], told: Lines) -> list[Commitment]:
    """What was promised, demanded and threatened of which there is a line, the latest first."""
    return sorted((c for c in found if c.id in told), key=lambda c: c.made, reverse=True)


def promise(of: Commitment, told: Lines) -> dict[str, Any]:
    """A promise, demand or threat with the incidents for and against it."""
    return {"line": told[of.id], "of": of, **{side: [told[i] for i in getattr(of, side) if i in told] for side in ("support", "against", "maybe")}}


def known_signals(found: Sequence[Contradiction], told: Lines) -> list[Contradiction]:
    """The contradictions of whose incidents there are lines, the gravest first."""
    return [c for c in found if c.one in told and c.other in told]


def signal(of: Contradiction, told: Lines) -> dict[str, Any]:
    """Two incidents that contradict each other."""
    return {"of": of, "one": told[of.one], "other": told[of.other]}


def phases(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The phases of words and of deeds, with the turn that began each."""
    rows = []
    for name in ("words", "deeds"):
        channel = found[name]
        breaks = [None, *channel.get("breaks", ())]
        if len(channel.get("phases", ())) > 1:
            rows += [{"of": name, **phase, "turn": turn} for phase, turn in zip(channel["phases"], breaks, strict=False)]
    return rows


def told_phases(found: Findings, dossier: Dossier, names: Names) -> list[dict[str, Any]]:
    """What the press says of the relation itself, beside what the incidents show."""
    by_id = {c.id: c for c in dossier.characterisations}
    rows = []
    for each in found.told:
        first = by_id.get(each.told.by[0])
        if first is not None:
            source = dossier.sources.get(first.article)
            verdict = "few" if each.n < 5 else "unclear" if each.agrees is None else "agrees" if each.agrees else "differs"
            rows.append({"of": each, "verdict": verdict, "label": clean(first.label), "lang": source.lang if source else "", "article": first.article, "mean": f"{each.mean:+.1f}"})
    return rows


def partners(visit: Visit, a: str, b: str) -> list[dict[str, Any]]:
    """With whom else the two have to do, the richest first."""
    with aside():
        known = visit.desk.pairs()
    rows = [(p, a if a in (p.a, p.b) else b) for p in known if {p.a, p.b} & {a, b} and {p.a, p.b} != {a, b}]
    return [{"one": one, "other": p.b if p.a == one else p.a, "events": p.events} for p, one in rows[:PARTNERS]]

"""The page of a pair: how it stands and turned, what was done and said, promised, contradicted, told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from dragoman.desk import counts
from dragoman.faces.charts import Figure, drawn, spec
from dragoman.faces.figures import PairFigures
from dragoman.faces.messages import Messages
from dragoman.faces.naming import Names
from dragoman.faces.plain import findings_json
from dragoman.faces.quoting import clean
from dragoman.faces.web.asked import LAST_PAGE, Filter, Wrong, entity, filter_of, text, whole
from dragoman.faces.web.lines import Line, by_year, lines, row
from dragoman.faces.web.page import Page, Visit
from dragoman.packs import load
from dragoman.records import Dossier, dossier_json
from dragoman.relations.commitments import Commitment
from dragoman.relations.contradictions import Contradiction
from dragoman.relations.findings import Findings

#: what makes each figure of a pair
FIGURES: Mapping[str, Callable[[PairFigures], Figure]] = {"words": lambda of: of.level("words"), "deeds": lambda of: of.level("deeds"), "mirror": PairFigures.mirror, "promises": PairFigures.promises}
#: a figure and its drawing, which has nothing in it but shapes and escaped text
Drawn = tuple[Figure, Markup]
#: incidents on a page, partners that are named
SHOWN, PARTNERS = 40, 12


def pair(visit: Visit) -> Page:
    """Two entities in a period, with the incidents of some quadrants and so many origins at least."""
    asked, dossier = chosen(visit)
    a, b = dossier.a, dossier.b or ""
    found = visit.reading.findings(dossier)
    told = lines(dossier, visit.names)
    values = {
        "a": a, "b": b, "dossier": dossier, "filter": asked, "figures": _figures(dossier, told, visit.m), "found": found, "empty": not told,
        "drawings": charts(visit, dossier, found), "commitments": commitments(found.commitments, told), "signals": signals(found.contradictions, told), "phases": phases(found, visit.m),
        "told": told_phases(found, dossier, visit.names), "partners": _partners(visit, a, b), "categories": _categories(dossier, visit.names), **_turned(visit, told),
    }  # fmt: skip
    title = visit.m("web.pair.title", a=visit.names.entity(a), b=visit.names.entity(b))
    return Page("pair.html", title, values, lambda: [row(each) for each in told], lambda: dossier_json(dossier) | {"findings": findings_json(found)}, 200 if told or asked != Filter() else 404)


def chosen(visit: Visit) -> tuple[Filter, Dossier]:
    """The filter of a visit to a pair, and the dossier that it lets through."""
    roster = load().roster
    a, b = (entity(visit.path[name], roster) for name in ("a", "b"))
    if a == b:
        raise Wrong(404, "web.wrong.same", name=visit.names.entity(a))
    asked = filter_of(visit.query)
    return asked, filtered(visit.desk.pair(a, b, asked.since, asked.until), asked, visit.names)


def filtered(dossier: Dossier, asked: Filter, names: Names) -> Dossier:
    """The dossier with those incidents that a filter lets through; every figure of the page is then theirs."""
    if asked.all:
        return dossier
    kept = tuple(i for i in dossier.incidents if names.quad(i.type) in asked.quads and len(i.origins) >= asked.least)
    events = {id for i in kept for id in i.events}
    return replace(
        dossier, incidents=kept, events=tuple(e for e in dossier.events if e.id in events), by_category=counts(i.type for i in kept), by_status=counts(i.status for i in kept)
    )


def _turned(visit: Visit, told: Sequence[Line]) -> dict[str, Any]:
    """The incidents of the page that is turned to, the latest first, under their years."""
    at, order = whole(visit.query, "page", 1, LAST_PAGE), text(visit.query, "order") or "last"
    if order not in ("last", "first"):
        raise Wrong(422, "web.wrong.sort", value=order)
    rows = sorted(told, key=lambda each: each.iso, reverse=order == "last")
    shown = rows[(at - 1) * SHOWN : at * SHOWN]
    return {"years": by_year(shown, visit.m("report.undated")), "at": at, "pages": -(-len(rows) // SHOWN), "order": order}


def _figures(dossier: Dossier, told: Sequence[Line], m: Messages) -> list[tuple[str, str, str]]:
    """Number, words and shape of each figure at the head of the page."""
    up = sum(each.up for each in told)
    outlets = {source.outlet for source in dossier.sources.values() if source.outlet}
    read = {e.article for e in dossier.events}
    counted = [("incidents", len(told)), ("articles", len(read)), ("outlets", len(outlets))]
    rows = [(m.number(n), m.counted(f"count.{name}", n), "") for name, n in counted]
    rows[1:1] = [(m.number(up), m("report.cooperation"), "up"), (m.number(len(told) - up), m("report.conflict"), "down")]
    return rows


def _categories(dossier: Dossier, names: Names) -> list[dict[str, Any]]:
    top = max(dossier.by_category.values(), default=1)
    return [{"kind": names.category(kind), "code": kind, "n": n, "up": names.quad(kind) in (1, 2), "share": round(100 * n / top)} for kind, n in dossier.by_category.items()]


def charts(visit: Visit, dossier: Dossier, found: Findings) -> dict[str, Drawn]:
    """The figures of the page by name, each with its drawing; one is drawn anew only where what it shows has changed."""
    of = figures(visit, dossier, found)
    grounds = {"words": of.findings["words"], "deeds": of.findings["deeds"], "mirror": (of.findings["words"], of.findings["deeds"], of.findings["contradictions"]), "promises": of.findings["commitments"]}
    key = (visit.m.lang, dossier.a, dossier.b, dossier.since, dossier.until)
    return {name: visit.reading.kept((name, *key), (ground, of.about), lambda name=name: _drawn(name, FIGURES[name](of)), lambda d: 1 + len(d[1]) // 10_000) for name, ground in grounds.items()}  # type: ignore[misc]


def figures(visit: Visit, dossier: Dossier, found: Findings) -> PairFigures:
    """The figures of a pair, whose marks lead to the pages of their incidents."""
    best = {i.id: i.best for i in dossier.incidents}
    return PairFigures(visit.desk, dossier, findings_json(found), visit.names, lambda id: visit.to("incident", best[id]) if id in best else None)


def _drawn(name: str, figure: Figure) -> Drawn:
    return figure, Markup(drawn(figure, name))


def chart(visit: Visit) -> Page:
    """The spec of one figure of a pair, for the page to make it interactive."""
    name = visit.path["figure"]
    if name not in FIGURES:
        raise Wrong(404, "web.wrong.nowhere")
    _, dossier = chosen(visit)
    made = FIGURES[name](figures(visit, dossier, visit.reading.findings(dossier)))
    return Page("", name, {}, list, lambda: spec(made, "page"))


def commitments(found: Sequence[Commitment], told: Sequence[Line]) -> list[dict[str, Any]]:
    """What was promised, demanded, threatened, with the incidents for and against, the latest first."""
    by_id = {each.incident: each for each in told}
    rows = [
        {"line": by_id[c.id], "of": c, "support": [by_id[i] for i in c.support if i in by_id], "against": [by_id[i] for i in c.against if i in by_id], "maybe": [by_id[i] for i in c.maybe if i in by_id]}
        for c in found if c.id in by_id
    ]  # fmt: skip
    return sorted(rows, key=lambda each: each["of"].made, reverse=True)


def signals(found: Sequence[Contradiction], told: Sequence[Line]) -> list[dict[str, Any]]:
    """Pairs of incidents that contradict each other, the gravest first."""
    by_id = {each.incident: each for each in told}
    return [{"of": c, "one": by_id[c.one], "other": by_id[c.other]} for c in found if c.one in by_id and c.other in by_id]


def phases(found: Findings, m: Messages) -> list[dict[str, Any]]:
    """The phases of words and of deeds, with the turn that began each."""
    rows = []
    for name in ("words", "deeds"):
        channel = findings_json(found)[name]
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


def _partners(visit: Visit, a: str, b: str) -> list[dict[str, Any]]:
    """With whom else the two have to do, the richest first."""
    rows = [(p, a if a in (p.a, p.b) else b) for p in visit.desk.pairs() if {p.a, p.b} & {a, b} and {p.a, p.b} != {a, b}]
    return [{"one": one, "other": p.b if p.a == one else p.a, "events": p.events} for p, one in rows[:PARTNERS]]

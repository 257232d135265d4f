"""What is open and what contradicts over all relations: commitments and contradictory signals, the richest pairs first, as many as the reader wants to be gone through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dragoman.faces.naming import Names
from dragoman.faces.web.asked import LAST_PAGE, Wrong, text, whole
from dragoman.faces.web.gist import Gist
from dragoman.faces.web.lines import Line, lines
from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.pages.pair import commitments as promised
from dragoman.faces.web.pages.pair import signals as opposed
from dragoman.records import Dossier

#: how many more pairs are gone through at a time, the richest first; pairs that can be chosen by name; rows on a page; seconds that a page waits for what is still being worked out
PAIRS, NAMED, SHOWN, PATIENCE = 30, 200, 30, 2.0
KINDS = ("promise", "demand", "threat")
STATES = ("active", "conditional", "kept", "broken", "lapsed", "expired", "withdrawn", "released")
RULES = ("K1", "K2", "K3", "K4", "K5", "K6")
Rows = Callable[[Gist, list[Line]], list[dict[str, Any]]]


def commitments(visit: Visit) -> Page:
    """What was promised, demanded and threatened, the latest first, by pair, kind and state."""
    kind, state = _choice(visit, "kind", KINDS), _choice(visit, "state", STATES)
    rows, covered = _gathered(visit, lambda of, told: promised(of.commitments, told))
    rows = [r for r in rows if kind in ("", r["of"].kind) and state in ("", r["of"].state)]
    rows.sort(key=lambda r: str(r["of"].made), reverse=True)
    values = {"kind": kind, "state": state, "kinds": KINDS, "states": STATES, **_page(visit, rows), **covered}
    return Page("commitments.html", visit.m("web.nav.commitments"), values, lambda: [_commitment(r) for r in rows], lambda: {"commitments": [_commitment(r) for r in rows]})


def signals(visit: Visit) -> Page:
    """The contradictory signals, the gravest first, by pair and rule."""
    rule = _choice(visit, "rule", RULES)
    rows, covered = _gathered(visit, lambda of, told: opposed(of.contradictions, told))
    rows = [r for r in rows if rule in ("", r["of"].rule)]
    rows.sort(key=lambda r: -float(r["of"].severity))
    values = {"rule": rule, "rules": RULES, **_page(visit, rows), **covered}
    return Page("signals.html", visit.m("web.nav.signals"), values, lambda: [_signal(r) for r in rows], lambda: {"signals": [_signal(r) for r in rows]})


def _choice(visit: Visit, name: str, known: tuple[str, ...]) -> str:
    value = text(visit.query, name)
    if value and value not in known:
        raise Wrong(422, "web.wrong.choice", name=name, value=value[:60], known=", ".join(known))
    return value


def _page(visit: Visit, rows: list[dict[str, Any]]) -> dict[str, Any]:
    at = whole(visit.query, "page", 1, LAST_PAGE)
    return {"rows": rows[(at - 1) * SHOWN : at * SHOWN], "number": len(rows), "at": at, "pages": -(-len(rows) // SHOWN)}


def _gathered(visit: Visit, of: Rows) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The rows of so many of the richest pairs, or of the one that is asked for, with their names; and what was gone through of how many."""
    asked, known = text(visit.query, "pair"), visit.desk.pairs()
    most = whole(visit.query, "pairs", PAIRS, LAST_PAGE)
    wanted = [p for p in known if asked == f"{p.a}-{p.b}"] if asked else known[:most]
    if not wanted and known:
        raise Wrong(404, "web.wrong.pair", name=asked[:60])
    done = visit.reading.awaited(wanted, PATIENCE)
    rows = [row for each in done for row in _named(each.dossier, of(each, lines(each.dossier, visit.names)), visit.names)]
    named = [*known[:NAMED], *(p for p in wanted[:1] if p not in known[:NAMED])]
    more = None if asked or most >= len(known) else min(most + PAIRS, len(known))
    covered = {"pairs": [(f"{p.a}-{p.b}", f"{visit.names.entity(p.a)} ⇄ {visit.names.entity(p.b)}") for p in named], "waiting": len(wanted) - len(done)}
    return rows, covered | {"gone": len(done), "of": 1 if asked else len(known), "more": more}


def _named(dossier: Dossier, rows: list[dict[str, Any]], names: Names) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {**row, "pair": (dossier.a, dossier.b), "parties": f"{names.entity(dossier.a)} ⇄ {names.entity(dossier.b or '')}"}


def _commitment(row: dict[str, Any]) -> dict[str, Any]:
    c, line = row["of"], row["line"]
    told = {"id": line.id, "a": row["pair"][0], "b": row["pair"][1], "kind": c.kind, "debtor": c.debtor, "creditor": c.creditor, "made": c.made, "due": c.due, "state": c.state}
    return told | {"late": c.late, "disputed": c.disputed, "quote": "".join(t for t, _ in line.quote), **{key: [each.id for each in row[key]] for key in ("support", "against", "maybe")}}


def _signal(row: dict[str, Any]) -> dict[str, Any]:
    c, one, other = row["of"], row["one"], row["other"]
    told = {"rule": c.rule, "a": row["pair"][0], "b": row["pair"][1], "days": c.days, "severity": round(c.severity, 3), "one": one.id, "other": other.id}
    return told | {"one_quote": "".join(t for t, _ in one.quote), "other_quote": "".join(t for t, _ in other.quote)}

"""What is open and what contradicts over all relations: commitments and contradictory signals, the richest pairs first, as many as the reader wants to be gone through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from dragoman.faces.naming import Names
from dragoman.faces.web.asked import LAST_PAGE, Wrong, text, whole
from dragoman.faces.web.gist import Gist
from dragoman.faces.web.lines import Lines
from dragoman.faces.web.page import Page, Visit
from dragoman.faces.web.pages.pair import known_promises, known_signals, promise, signal
from dragoman.records import Dossier

#: how many more pairs are gone through at a time, the richest first; pairs that can be chosen by name; rows on a page; seconds that a page waits for what is still being worked out
PAIRS, NAMED, SHOWN, PATIENCE = 30, 200, 30, 2.0
#: pairs that a list goes through at the most: each has its own page
MOST = 300
KINDS = ("promise", "demand", "threat")
STATES = ("active", "conditional", "kept", "broken", "lapsed", "expired", "withdrawn", "released")
RULES = ("K1", "K2", "K3", "K4", "K5", "K6")
Of = Callable[[Gist, Lines], Sequence[Any]]
Shown = Callable[[Any, Lines], dict[str, Any]]


class Found(NamedTuple):
    """A commitment or a contradiction, the lines of its pair, and the pair."""

    of: Any
    told: Lines
    dossier: Dossier


def commitments(visit: Visit) -> Page:
    """What was promised, demanded and threatened, the latest first, by pair, kind and state."""
    kind, state = _choice(visit, "kind", KINDS), _choice(visit, "state", STATES)
    found, covered = _gathered(visit, lambda of, told: known_promises(of.commitments, told))
    kept = [f for f in found if kind in ("", f.of.kind) and state in ("", f.of.state)]
    kept.sort(key=lambda f: str(f.of.made), reverse=True)
    values = {"kind": kind, "state": state, "kinds": KINDS, "states": STATES, **_page(visit, kept, promise), **covered}

    def rows() -> list[dict[str, Any]]:
        return [_commitment(_row(f, promise, visit.names)) for f in kept]

    return Page("commitments.html", visit.m("web.nav.commitments"), values, rows, lambda: {"commitments": rows()})


def signals(visit: Visit) -> Page:
    """The contradictory signals, the gravest first, by pair and rule."""
    rule = _choice(visit, "rule", RULES)
    found, covered = _gathered(visit, lambda of, told: known_signals(of.contradictions, told))
    kept = [f for f in found if rule in ("", f.of.rule)]
    kept.sort(key=lambda f: -float(f.of.severity))
    values = {"rule": rule, "rules": RULES, **_page(visit, kept, signal), **covered}

    def rows() -> list[dict[str, Any]]:
        return [_signal(_row(f, signal, visit.names)) for f in kept]

    return Page("signals.html", visit.m("web.nav.signals"), values, rows, lambda: {"signals": rows()})


def _choice(visit: Visit, name: str, known: tuple[str, ...]) -> str:
    value = text(visit.query, name)
    if value and value not in known:
        raise Wrong(422, "web.wrong.choice", name=name, value=value[:60], known=", ".join(known))
    return value


def _page(visit: Visit, found: Sequence[Found], shown: Shown) -> dict[str, Any]:
    at = whole(visit.query, "page", 1, LAST_PAGE)
    return {"rows": [_row(f, shown, visit.names) for f in found[(at - 1) * SHOWN : at * SHOWN]], "number": len(found), "at": at, "pages": -(-len(found) // SHOWN)}


def _gathered(visit: Visit, of: Of) -> tuple[list[Found], dict[str, Any]]:
    """The findings of so many of the richest pairs, or of the one that is asked for, with their names; and what was gone through of how many."""
    asked, known = text(visit.query, "pair"), visit.desk.pairs()
    most = whole(visit.query, "pairs", PAIRS, MOST)
    wanted = [p for p in known if asked == f"{p.a}-{p.b}"] if asked else known[:most]
    if not wanted and known:
        raise Wrong(404, "web.wrong.pair", name=asked[:60])
    done = visit.reading.awaited(wanted, PATIENCE)
    found = [Found(each, told, gist.dossier) for gist in done for told in (Lines(gist.dossier, visit.names),) for each in of(gist, told)]
    named = [*known[:NAMED], *(p for p in wanted[:1] if p not in known[:NAMED])]
    more = None if asked or most >= min(MOST, len(known)) else min(most + PAIRS, MOST, len(known))
    covered = {"pairs": [(f"{p.a}-{p.b}", f"{visit.names.entity(p.a)} ⇄ {visit.names.entity(p.b)}") for p in named], "waiting": len(wanted) - len(done)}
    return found, covered | {"gone": len(done), "of": 1 if asked else len(known), "more": more}


def _row(found: Found, shown: Shown, names: Names) -> dict[str, Any]:
    """A finding with its lines and its pair; made of those alone that are shown."""
    dossier = found.dossier
    return {**shown(found.of, found.told), "pair": (dossier.a, dossier.b), "parties": f"{names.entity(dossier.a)} ⇄ {names.entity(dossier.b or '')}"}


def _commitment(row: dict[str, Any]) -> dict[str, Any]:
    c, line = row["of"], row["line"]
    told = {"id": line.id, "a": row["pair"][0], "b": row["pair"][1], "kind": c.kind, "debtor": c.debtor, "creditor": c.creditor, "made": c.made, "due": c.due, "state": c.state}
    return told | {"late": c.late, "disputed": c.disputed, "quote": "".join(t for t, _ in line.quote), **{key: [each.id for each in row[key]] for key in ("support", "against", "maybe")}}


def _signal(row: dict[str, Any]) -> dict[str, Any]:
    c, one, other = row["of"], row["one"], row["other"]
    told = {"rule": c.rule, "a": row["pair"][0], "b": row["pair"][1], "days": c.days, "severity": round(c.severity, 3), "one": one.id, "other": other.id}
    return told | {"one_quote": "".join(t for t, _ in one.quote), "other_quote": "".join(t for t, _ in other.quote)}

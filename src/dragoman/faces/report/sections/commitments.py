"""What was promised, demanded and threatened, until when, and what came of it, with the evidence for and against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.faces.report.lines import Line
from dragoman.faces.report.material import Material
from dragoman.faces.report.shown import shown
from dragoman.relations.commitments import Commitment

#: the fewest promises whose outcome is known for a share to be given
ENOUGH = 5
#: states in the order in which they are told: the outcome that is known first
ORDER = ("broken", "kept", "active", "conditional", "withdrawn", "released", "expired", "lapsed")


@dataclass(frozen=True)
class Owed:
    """A commitment as its row has it; `support` and `against` are numbers of sentences."""

    id: str
    line: Line
    kind: str
    who: str
    made: str
    due: str
    state: str
    sign: str
    notes: tuple[str, ...]
    number: tuple[int, ...]
    support: tuple[int, ...]
    against: tuple[int, ...]


def commitments(held: Material) -> dict[str, Any]:
    """The bars, the share of promises that were kept, and the rows."""
    found = sorted(held.found.commitments, key=lambda c: (ORDER.index(c.state), c.made, c.id))
    rows = [_owed(c, line, held) for c in found if (line := held.line(c.id))]
    return {"figure": shown(held.figures.promises(), "promises"), "rows": rows, "kept": _kept(held) if rows else ""}


def _owed(c: Commitment, line: Line, held: Material) -> Owed:
    m, names = held.names.m, held.names
    sign = {"kept": "up", "broken": "down"}.get(c.state, "")
    notes = [m(f"commitment.{name}") for name in ("claimed", "disputed", "late") if getattr(c, name)]
    notes += [m("commitment.again", n=len(c.reaffirmed))] if c.reaffirmed else []
    notes += [] if c.explicit else [m("report.implied")]
    return Owed(
        c.id, line, m(f"commitment.{c.kind}"), f"{names.entities(c.debtor)} → {names.entities(c.creditor)}", m.date(c.made), m.date(c.due),
        m(f"commitment.state.{c.kind}.{c.state}"), sign, tuple(notes), held.numbers(c.id), held.numbers(*c.support), held.numbers(*c.against),
    )  # fmt: skip


def _kept(held: Material) -> str:
    """The share of promises kept of those whose outcome is known; counts alone where these are too few."""
    m, kept = held.names.m, held.found.kept
    low, high = kept.bounds
    counted = {"kept": kept.kept, "known": kept.known, "unknown": kept.unknown}
    if kept.known < ENOUGH:
        return m("commitment.few", **counted) + "."
    return m("commitment.kept_share", share=m.percent(kept.share), low=m.percent(kept.low), high=m.percent(kept.high), least=m.percent(low), most=m.percent(high), **counted) + "."

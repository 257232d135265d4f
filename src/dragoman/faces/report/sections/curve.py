"""The level of words and of deeds, and what more is known of how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.faces.report.material import Material
from dragoman.faces.report.shown import shown
from dragoman.relations.account import day
from dragoman.relations.told import FEWEST as ENOUGH


def curve(held: Material) -> dict[str, Any]:
    """The two curves, the key to their signs under the last, and sentences on what a curve does not show."""
    figures = [shown(held.figures.level(name), f"curve-{name}") for name in ("words", "deeds")]
    return {"figures": figures, "keyed": next((f for f in figures[::-1] if f.svg), None), "says": list(_says(held)), "told": _told(held)}


def _told(held: Material) -> list[tuple[str, tuple[int, ...]]]:
    """The phases that the press itself tells, each beside the incidents within it, with the numbers of the sentences."""
    m, rows = held.names.m, []
    for b in held.found.told:
        span = m("told.present", day=m.date(b.told.start)) if b.told.present else m.span(b.told.start, b.told.end)
        beside = {None: "unclear", True: "agrees", False: "differs"}[b.agrees]
        says = m("told.few", n=b.n) if b.n < ENOUGH else m(f"told.{beside}", mean=m.signed(b.mean), n=b.n)
        numbers = tuple(held.lines[id].number for id in b.told.by if id in held.lines)
        rows.append((m("report.told", span=span, valence=m(f"valence.{b.told.valence}"), by=m("told.by", n=len(b.told.by)), says=says), numbers))
    return rows


def _says(held: Material) -> Iterator[str]:
    m, relation = held.names.m, held.found.relation
    for state, sides in relation.sides.items():
        levels = [(name, c.level) for name, c in zip(("words", "deeds"), sides, strict=True) if c.level is not None]
        if levels:
            text = m.listed([f"{m(f'relation.{name}').lower()} {m.signed(level.mean[-1])}" for name, level in levels])
            yield m("report.side", state=held.names.entity(state), text=text)
    for lead in relation.leads:
        first = "words" if lead.least > 0 else "deeds" if lead.most < 0 else "together"
        yield m(f"relation.lead_{first}", least=min(abs(lead.least), abs(lead.most)), most=max(abs(lead.least), abs(lead.most))) + "."
    if (apart := relation.discordance) is not None:
        yield m("report.apart", share=m.percent(apart.share), expected=m.percent(apart.expected), p=m.fixed(apart.p, 3))
    for b in relation.rate:
        yield m("report.rate", monthly=m.fixed(b.monthly, 1 if b.monthly >= 0.1 else 2), first=m.date(day(b.first)), last=m.date(day(b.last)), incidents=m("count.incidents", n=b.n))
    if held.found.unsure:
        yield m("relation.unsure", n=held.found.unsure) + "."

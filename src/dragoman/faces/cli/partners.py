"""Whom a state draws closer to, in lines for the terminal: partners before and after, realignments, and the number of partners by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.faces.naming import Names
from dragoman.faces.quoting import clean
from dragoman.relations.network import likeness

if TYPE_CHECKING:
    from dragoman.relations.alignment import Alignment, Change, Panel, Realignment
    from dragoman.relations.diversity import Diversity
    from dragoman.relations.network import Network

#: how many partners are named on a side of the table and in a row; `--json` has all
MOST = 6
SIGNS = {1: "▲", -1: "▼", 0: "·"}


def alignment_lines(alignment: Alignment, names: Names) -> Iterator[tuple[str, int]]:
    """Each line with how far it is set in; none where the state met nobody on a day that is known."""
    for name, panel in (("words", alignment.words), ("deeds", alignment.deeds)):
        if panel.shifts:
            yield names.m("alignment.title", label=names.m(f"relation.{name}"), day=names.m.date(alignment.split)), 0
            yield from ((text, 4) for text in _panel(panel, names))
    yield from ((text, 0) for text in _diversity(alignment.diversity, names))


def network_lines(network: Network, state: str, names: Names) -> Iterator[tuple[str, int]]:
    """Whom a state stood how with in a year, in words and in deeds, those with most incidents first; which states had ties like its own; in which bodies it met others."""
    yield names.m("network.title", year=f"{network.year:04}", state=names.entity(state)), 0
    for name, deeds in (("words", False), ("deeds", True)):
        rows = sorted((e for e in network.edges if state in (e.a, e.b) and e.deed is deeds), key=lambda e: (-e.n, e.a, e.b))
        told = [names.m("network.tie", sign=SIGNS[e.sign], partner=names.entity(e.b if e.a == state else e.a), mean=f"{e.mean:+.1f}", n=e.n) for e in rows[: 2 * MOST]]
        more = [names.m("network.more", n=len(rows) - len(told))] if len(rows) > len(told) else []
        yield names.m("show.row", label=names.m(f"relation.{name}"), text=" · ".join([*told, *more]) or "–"), 4
    alike = [(found.kappa, other, found.n) for other in network.nodes if other != state and (found := likeness(network.ties(state, deeds=False), network.ties(other, deeds=False))) and found.kappa is not None]
    if alike:
        best = sorted(alike, key=lambda row: (-row[0], row[1]))[:MOST]
        yield names.m("network.alike", text=" · ".join(f"{names.entity(other)} {kappa:+.2f} ({n})" for kappa, other, n in best)), 4
    if bodies := [names.entity(body) for body, members in network.bodies.items() if state in members]:
        yield names.m("network.bodies", text=", ".join(bodies)), 4


def _panel(panel: Panel, names: Names) -> Iterator[str]:
    known = [(s, s.change) for s in panel.shifts if s.change]
    shown = known if len(known) <= 2 * MOST else [*known[:MOST], *known[-MOST:]]
    for shift, change in shown:
        yield _change(names.entity(shift.partner), shift.n, change, names)
    if len(shown) < len(known):
        yield names.m("alignment.between", n=len(known) - len(shown))
    if few := [s for s in panel.shifts if not s.change]:
        more = f", … (+{len(few) - MOST})" if len(few) > MOST else ""
        yield names.m("alignment.few", n=len(few), names=", ".join(f"{names.entity(s.partner)} {s.n[0]}+{s.n[1]}" for s in few[:MOST]) + more)
    yield from (_realignment(r, names) for r in panel.realignments)
    if panel.looked_at and not panel.realignments:
        yield names.m("alignment.none", n=panel.looked_at)


def _change(partner: str, n: tuple[int, int], change: Change, names: Names) -> str:
    sign = "▲" if change.closer >= 0.8 else "▼" if change.further >= 0.8 else "·"
    figures = {"before": change.before.mean, "after": change.after.mean, "change": change.difference.mean}
    sure = {"closer": change.closer, "further": change.further}
    return names.m(
        "alignment.row", sign=sign, partner=partner, error=f"{change.difference.error:.1f}", n1=n[0], n2=n[1],
        **{name: f"{value:+.1f}" for name, value in figures.items()}, **{name: f"{share:.0%}" for name, share in sure.items()},
    )  # fmt: skip


def _realignment(found: Realignment, names: Names) -> str:
    line = names.m("alignment.turn", away=names.entity(found.away), towards=names.entity(found.towards), share=f"{found.probability:.0%}")
    return f"{line} {names.m('alignment.hangs', names=', '.join(map(clean, found.hangs_on)))}" if found.hangs_on else line


def _diversity(years: Sequence[Diversity], names: Names) -> Iterator[str]:
    """The years of which there is a number in one line, the others in another."""
    shown = [_year(d, d.effective, d.low, names) for d in years if d.effective is not None and d.low is not None]
    few = ", ".join(f"{d.year} ({d.n})" for d in years if d.effective is None)
    if shown:
        yield names.m("alignment.diversity", text=" · ".join(shown))
    if few:
        yield names.m("alignment.diversity_few", text=few)


def _year(year: Diversity, value: float, low: float, names: Names) -> str:
    high = f"{year.high:.1f}" if year.high is not None else "∞"
    return names.m("alignment.year", year=str(year.year), value=f"{value:.1f}", low=f"{low:.1f}", high=high, n=year.n)

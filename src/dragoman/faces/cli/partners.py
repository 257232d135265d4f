"""Whom a state draws closer to, in lines for the terminal: partners before and after, realignments, and the number of partners by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.faces.naming import Names
from dragoman.faces.quoting import clean

if TYPE_CHECKING:
    from dragoman.relations.alignment import Alignment, Change, Panel, Realignment
    from dragoman.relations.diversity import Diversity

#: how many partners are named on a side of the table and in a row; `--json` has all
MOST = 6


def alignment_lines(alignment: Alignment, names: Names) -> Iterator[tuple[str, int]]:
    """Each line with how far it is set in; none where the state met nobody on a day that is known."""
    for name, panel in (("words", alignment.words), ("deeds", alignment.deeds)):
        if panel.shifts:
            yield names.m("alignment.title", label=names.m(f"relation.{name}"), day=names.m.date(alignment.split)), 0
            yield from ((text, 4) for text in _panel(panel, names))
    yield from ((text, 0) for text in _diversity(alignment.diversity, names))


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

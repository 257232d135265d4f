"""What was read, by week and outlet, so that a time without reading is not taken for a time without events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from dragoman.faces.charts import alt
from dragoman.faces.charts.figure import Column, Figure, Row, figure
from dragoman.faces.charts.marks import WIDTH, data
from dragoman.faces.charts.theme import LIGHT

if TYPE_CHECKING:
    from dragoman.faces.charts.figure import Layers
    from dragoman.faces.messages import Messages

#: outlets that have a strip of their own, those read most; the others share one. The fewest articles of which a strip is drawn; cells across, at the most
MOST, FEWEST, ACROSS, ROW = 14, 2, 130, 22
#: weeks without an article of any outlet from which on a gap is named
GAP = 26


def coverage(read: Sequence[tuple[str, str, int]], m: Messages) -> Figure:
    """The figure of `(Monday of the week, outlet, articles)`, in the order of the weeks; an outlet without a name is an empty text."""
    title, total = m("chart.coverage"), sum(n for _, _, n in read)
    if total < FEWEST:
        return Figure(title, m("chart.few_articles", n=total))
    by_outlet: Counter[str] = Counter()
    for _, outlet, n in read:
        by_outlet[outlet] += n
    first, last = date.fromisoformat(min(w for w, _, _ in read)), date.fromisoformat(max(w for w, _, _ in read)) + timedelta(days=6)
    weeks, empty = ((last - first).days + 1) // 7, gaps(read)
    said = [m("chart.coverage_says", articles=m("count.articles", n=total), outlets=m("count.outlets", n=len(by_outlet)), first=m.date(first.isoformat()), last=m.date(last.isoformat()))]
    said += [m("chart.gaps_says", gaps=m("count.gaps", n=len(empty)), longest=m("count.weeks", n=max(n for _, _, n in empty)))] if empty else [m("chart.no_gap")]
    return figure(partial(_strips, read, by_outlet, -(-weeks // ACROSS), first, empty, m), title, " ".join(said), m, _columns(m), _table(by_outlet, read, empty, m), m("chart.coverage_key"))


def gaps(read: Sequence[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """The stretches of half a year and more without any article: first day, last day, weeks."""
    weeks = sorted({w for w, _, _ in read})
    found = []
    for one, other in zip(weeks, weeks[1:], strict=False):
        first, last = date.fromisoformat(one) + timedelta(days=7), date.fromisoformat(other) - timedelta(days=1)
        if ((last - first).days + 1) // 7 >= GAP:
            found.append((first.isoformat(), last.isoformat(), ((last - first).days + 1) // 7))
    return found


def _strips(read: Sequence[tuple[str, str, int]], by_outlet: Counter[str], every: int, begin: date, empty: Sequence[tuple[str, str, int]], m: Messages) -> Layers:
    """A strip an outlet, a cell for so many weeks, darker for more articles; stretches without any are hatched over all strips."""
    own = [outlet for outlet, _ in sorted(by_outlet.items(), key=lambda row: (-row[1], row[0]))[:MOST]]
    cells: Counter[tuple[int, str]] = Counter()
    for week, outlet, n in read:
        at = (date.fromisoformat(week) - begin).days // 7 // every
        cells[at, _named(outlet, m) if outlet in own else m("chart.others")] += n
    rows = [_cell(at, outlet, n, every, begin, m) for (at, outlet), n in sorted(cells.items())]
    names = [*(_named(outlet, m) for outlet in own), *([m("chart.others")] if len(by_outlet) > len(own) else [])]
    y = alt.Y("outlet:N", sort=names, title=None, axis=alt.Axis(labelLimit=190, domain=False, ticks=False))
    darkness = alt.Opacity("n:Q", scale=alt.Scale(type="sqrt", domain=[0, max(cells.values())], range=[0.25, 1]), legend=None)
    strips = alt.Chart(data(rows)).mark_rect(color=LIGHT.ink).encode(x=alt.X("first:T", title=None), x2="last:T", y=y, opacity=darkness, tooltip=[alt.Tooltip("says:N", title="")])
    blanks = alt.Chart(data([{"first": a, "last": b, "says": m("count.weeks", n=n)} for a, b, n in empty])).mark_rect(color=LIGHT.down, opacity=0.1)
    layers = [*([blanks.encode(x="first:T", x2="last:T", tooltip=[alt.Tooltip("says:N", title="")])] if empty else []), strips]
    return alt.layer(*layers).properties(width=WIDTH - 120, height=ROW * len(names))


def _cell(at: int, outlet: str, n: int, every: int, begin: date, m: Messages) -> dict[str, Any]:
    first = begin + timedelta(weeks=at * every)
    last = first + timedelta(weeks=every)
    says = m("chart.cell_says", outlet=outlet, articles=m("count.articles", n=n), first=m.date(first.isoformat()), last=m.date((last - timedelta(days=1)).isoformat()))
    return {"first": first.isoformat(), "last": last.isoformat(), "outlet": outlet, "n": n, "says": says}


def _named(outlet: str, m: Messages) -> str:
    return outlet or m("report.outlet_none")


def _columns(m: Messages) -> list[Column]:
    return [Column(m("chart.column.outlet")), Column(m("chart.column.articles"), True), Column(m("chart.column.from")), Column(m("chart.column.to"))]


def _table(by_outlet: Mapping[str, int], read: Sequence[tuple[str, str, int]], empty: Sequence[tuple[str, str, int]], m: Messages) -> list[Row]:
    weeks: dict[str, list[str]] = {}
    for week, outlet, _ in read:
        weeks.setdefault(outlet, []).append(week)
    end = {outlet: (date.fromisoformat(max(found)) + timedelta(days=6)).isoformat() for outlet, found in weeks.items()}
    total = Row((f"{m('chart.all')} ({m('count.outlets', n=len(by_outlet))})", m.number(sum(by_outlet.values())), m.date(min(w for w, _, _ in read)), m.date(max(end.values()))))
    ranked = sorted(by_outlet.items(), key=lambda row: (-row[1], row[0]))
    found = [Row((_named(outlet, m), m.number(n), m.date(min(weeks[outlet])), m.date(end[outlet]))) for outlet, n in ranked]
    blank = [Row((m("chart.gap", weeks=m("count.weeks", n=n)), m.number(0), m.date(first), m.date(last))) for first, last, n in empty]
    return [total, *found, *blank]

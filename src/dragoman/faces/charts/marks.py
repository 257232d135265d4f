"""What charts share: how an incident is drawn, the scale from conflict to cooperation, and rows as data."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.faces.charts import alt
from dragoman.faces.charts.theme import LIGHT

if TYPE_CHECKING:
    from dragoman.faces.charts.figure import Layers
    from dragoman.faces.messages import Messages

WIDTH, HEIGHT, ROW = 640, 280, 26
#: room for a mark at either end of time
MARGIN = 8
#: days of a drawing from which on its axis tells years, or months; how many times longer a few early incidents may make it
YEARS, MONTHS, SMUDGE = 1500, 100, 2.5
#: the scale from conflict to cooperation, the same for every pair
SCORE = {"domain": [-10, 10]}
#: cooperation, neither, conflict
SIDES = ("up", "even", "down")
#: incidents of one drawing at the most, and into how many stretches of time they are spread: more cannot be told apart
MOST, STRETCHES = 300, 60
SHAPES = ("triangle-up", "circle", "triangle-down")
COLOURS = (LIGHT.up, LIGHT.soft, LIGHT.down)


@dataclass(frozen=True)
class About:
    """What a chart says of an incident that its mark does not: its words, on how many independent origins it rests, whether a person corrected it, where it opens."""

    what: str
    origins: int = 1
    corrected: bool = False
    href: str | None = None


def dot(mark: Mapping[str, Any], about: Mapping[str, About], m: Messages) -> dict[str, Any]:
    """A mark as plain data, with what it says when it is pointed at."""
    told = about.get(mark["incident"], About(mark["incident"]))
    score = mark["score"]
    row = {
        "day": mark["day"], "first": mark["first"], "last": mark["last"], "score": score, "side": "up" if score > 0 else "down" if score < 0 else "even",
        "solid": told.origins > 1, "vague": mark["first"] != mark["last"], "corrected": told.corrected,
        "what": told.what, "when": when(mark, m), "scored": m.signed(score), "rests": m("count.origins", n=told.origins),
    }  # fmt: skip
    return row | ({"href": told.href} if told.href else {})


def when(mark: Mapping[str, Any], m: Messages) -> str:
    """The day of a mark, or the days between which it lies."""
    return m.date(mark["first"]) if mark["first"] == mark["last"] else m.span(mark["first"], mark["last"])


def drawn_from(days: Sequence[str]) -> str:
    """The day from which on time is drawn: the first, or where up to a tenth of the days lie so far before the others that these would be a smudge, the first of the others."""
    told = sorted(days)
    at = [date.fromisoformat(day).toordinal() for day in told]
    most = max(1, len(at) // 10) if len(at) > 2 else 0
    cuts = [n for n in range(1, most + 1) if (at[-1] - at[n]) * SMUDGE < at[-1] - at[n - 1]]
    return told[max(cuts, default=0)] if told else ""


def weightiest(marks: Sequence[Mapping[str, Any]], always: Container[str] = ()) -> list[Mapping[str, Any]]:
    """So many marks as a drawing can show, in their order: those of the incidents in `always`, then of each stretch of time those that weigh most; all where they are few."""
    if len(marks) <= MOST:
        return list(marks)
    days = [date.fromisoformat(mark["day"]).toordinal() for mark in marks]
    first, wide = min(days), (max(days) - min(days) + 1) / STRETCHES
    stretches: dict[int, list[int]] = {}
    for n in sorted(range(len(marks)), key=lambda n: (-marks[n]["weight"], -abs(marks[n]["score"]), marks[n]["incident"])):
        stretches.setdefault(int((days[n] - first) / wide), []).append(n)
    ranked = sorted((marks[n]["incident"] not in always, rank, -marks[n]["weight"], n) for found in stretches.values() for rank, n in enumerate(found))
    return [marks[n] for n in sorted(n for *_, n in ranked[:MOST])]


def fewer(shown: int, n: int, m: Messages) -> tuple[str, ...]:
    """A sentence on how many of all are drawn, where not all are."""
    return (m("chart.weightiest", shown=m.number(shown), n=m.number(n)),) if shown < n else ()


def across(first: str, last: str, *, exact: bool = False) -> Callable[[str], alt.X]:
    """The axis of time between two days, by the field that is set on it: years, or months with their years; `exact` ends the drawing at these days."""
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    axis = alt.Axis(format="%Y" if days > YEARS else "%b %Y" if days > MONTHS else "%d %b %Y", tickCount=min(8, max(2, days // 366)) if days > YEARS else 6, labelOverlap=True)
    scale = alt.Scale(domain=[_moment(first), _moment(last)]) if exact else alt.Scale(padding=MARGIN)
    return lambda field: alt.X(f"{field}:T", title=None, axis=axis, scale=scale)


def _moment(day: str) -> alt.DateTime:
    """A day as the grammar of charts has it."""
    year, month, date_ = map(int, day.split("-"))
    return alt.DateTime(year=year, month=month, date=date_)


def widened(first: str, last: str) -> tuple[str, str]:
    """Two days with room for a mark before the one and after the other."""
    one, other = (date.fromisoformat(day).toordinal() for day in (first, last))
    room = max(1, round((other - one) * MARGIN / WIDTH))
    return date.fromordinal(max(1, one - room)).isoformat(), date.fromordinal(min(date.max.toordinal(), other + room)).isoformat()


def dots(rows: Sequence[Mapping[str, Any]], x: Callable[[str], alt.X], y: alt.Y) -> list[Layers]:
    """Incidents: a triangle that points its way, filled from two independent origins on and hollow for one, on a bar where the day is vague, in a square where it was corrected."""
    base = alt.Chart(data(rows)).encode(y=y)
    signs = {"x": x("day"), "color": by_side(alt.Color, COLOURS), "shape": by_side(alt.Shape, SHAPES), "tooltip": pointed_at(), **opening(rows)}
    hollow = base.mark_point(size=46, strokeWidth=1.4, opacity=1, fill=LIGHT.paper).transform_filter("!datum.solid").encode(**signs)
    full = base.mark_point(size=60, opacity=1, filled=True).transform_filter("datum.solid").encode(**signs)
    bars = base.mark_rule(strokeWidth=3, opacity=0.45).transform_filter("datum.vague").encode(x=x("first"), x2="last:T", color=by_side(alt.Color, COLOURS))
    squares = base.mark_point(shape="square", size=190, strokeWidth=1, filled=False, color=LIGHT.ink).transform_filter("datum.corrected").encode(x=x("day"))
    return [*([bars] if any(r["vague"] for r in rows) else []), hollow, full, *([squares] if any(r["corrected"] for r in rows) else [])]


def by_side(channel: type[alt.Color] | type[alt.Shape], values: Sequence[str]) -> Any:
    """A colour or a shape for each side of zero: cooperation, neither, conflict."""
    return channel("side:N", scale=alt.Scale(domain=list(SIDES), range=list(values)), legend=None)


def opening(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The encoding by which a click opens what a mark stands for, where the rows say where that is."""
    return {"href": alt.Href("href:N")} if any("href" in row for row in rows) else {}


def pointed_at() -> list[alt.Tooltip]:
    """What an incident says when it is pointed at."""
    return [alt.Tooltip(f"{field}:N", title="") for field in ("what", "when", "scored", "rests")]


def score_axis(field: str, title: str) -> alt.Y:
    """The fixed axis of scores."""
    return alt.Y(f"{field}:Q", scale=SCORE, title=title, axis=alt.Axis(values=[-10, -5, 0, 5, 10], labelExpr="(datum.value > 0 ? '+' : '') + datum.label"))


def zero(y: Callable[[str], alt.Y]) -> Layers:
    """The line between conflict and cooperation, or between words and deeds."""
    return alt.Chart(data([{"zero": 0}])).mark_rule(color=LIGHT.soft, strokeWidth=1).encode(y=y("zero"))


def data(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Rows as the data of a chart, carried in it: nothing is fetched. A plain dict, since altair would hold every row of its own kind against the grammar; and a tuple, since it copies every list with each layer."""
    return {"values": tuple(dict(row) for row in rows)}

"""A precision-recall curve as SVG that can be read without colours: each set has its own dash, its figures stand in the description."""

from __future__ import annotations

from html import escape

#: title of a set -> (least confidence, recall, precision)
Points = dict[str, list[tuple[float, float, float]]]
WIDTH, HEIGHT, LEFT, TOP, SIDE = 640, 420, 60, 20, 340
#: colour and dash of each line; the colours differ in lightness too
LINES = (("#1b4f9c", "none"), ("#b3541e", "7 4"), ("#3d3d3d", "2 4"))
TICKS = (0, 0.2, 0.4, 0.6, 0.8, 1)


def drawn(points: Points) -> str:
    """The curve as one SVG document."""
    parts = [_axes(), *(_line(title, rows, n) for n, (title, rows) in enumerate(points.items()))]
    told = "; ".join(f"{title}: {_ends(rows)}" for title, rows in points.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d" font-family="sans-serif" font-size="13">\n'
        '<title id="t">Precision and recall of triples as the least confidence rises</title>\n'
        f'<desc id="d">{escape(told)}. Every point is in the table beside the drawing.</desc>\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _ends(rows: list[tuple[float, float, float]]) -> str:
    (_, recall, precision), (least, *last) = rows[0], rows[-1]
    return f"recall {recall:.2f} at precision {precision:.2f} with everything kept, {last[0]:.2f} at {last[1]:.2f} from confidence {least:.1f}"


def _at(recall: float, precision: float) -> tuple[float, float]:
    """Where a point lies on the drawing."""
    return round(LEFT + recall * SIDE * 1.2, 1), round(TOP + (1 - precision) * SIDE, 1)


def _axes() -> str:
    """Grid, numbers and names of both axes."""
    rows = []
    for tick in TICKS:
        x, y = _at(tick, tick)
        rows.append(f'<path d="M{x} {TOP}V{TOP + SIDE}M{LEFT} {y}H{_at(1, 0)[0]}" stroke="#d9d9d9"/>')
        rows.append(
            f'<text x="{x}" y="{TOP + SIDE + 18}" text-anchor="middle">{tick:g}</text><text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{tick:g}</text>'
        )
    rows.append(f'<text x="{_at(0.5, 0)[0]}" y="{TOP + SIDE + 40}" text-anchor="middle">recall of triples</text>')
    rows.append(f'<text transform="translate(18 {_at(0, 0.5)[1]}) rotate(-90)" text-anchor="middle">precision of triples</text>')
    return "\n".join(rows)


def _line(title: str, rows: list[tuple[float, float, float]], number: int) -> str:
    """One set: its line, a dot at each threshold, its name at the right with the same dash."""
    colour, dash = LINES[number % len(LINES)]
    places = [_at(recall, precision) for _, recall, precision in rows]
    path = "M" + "L".join(f"{x} {y}" for x, y in places)
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"><title>{escape(title)}, from {least:.1f}</title></circle>'
        for (x, y), (least, *_) in zip(places, rows, strict=True)
    )
    x, y = _at(1, 0)[0] + 16, TOP + 30 + 24 * number
    stroke = f'fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
    return f'<path d="{path}" {stroke}/>{dots}\n<path d="M{x} {y - 4}h28" {stroke}/><text x="{x + 36}" y="{y}">{escape(title)}</text>'

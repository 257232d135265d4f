"""Every chart says its numbers in words and in a table, is drawn the same each time, fetches nothing, and has colours that can be told apart."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date, timedelta
from functools import cache, partial
from html.parser import HTMLParser
from typing import Any

import pytest

from dragoman.faces.charts import About, Figure, drawn, spec
from dragoman.faces.charts.coverage import coverage, gaps
from dragoman.faces.charts.curve import curve
from dragoman.faces.charts.drawing import PLACE
from dragoman.faces.charts.figure import figure
from dragoman.faces.charts.marks import drawn_from
from dragoman.faces.charts.mirror import arc, mirror
from dragoman.faces.charts.network import network
from dragoman.faces.charts.partners import partners
from dragoman.faces.charts.promises import promises
from dragoman.faces.charts.reliability import reliability
from dragoman.faces.charts.theme import PALETTES, Theme, themed
from dragoman.faces.messages import Messages
from dragoman.relations.network import Edge
from dragoman.relations.scoring import bins
from dragoman.relations.scoring import reliability as parts
from dragoman.relations.track import Track
from fakes import HOSTILE

LANGS = ("fr", "en")
STATES = ("kept", "broken", "active", "conditional", "lapsed", "expired", "withdrawn", "released")


def marks(n: int, score: float) -> list[dict[str, Any]]:
    """One mark a month; every third is known to a month only."""
    days = [(date(2024, 1, 1) + timedelta(days=30 * k)).isoformat() for k in range(n)]
    ends = [(date(2024, 1, 1) + timedelta(days=30 * k + (20 if k % 3 == 0 else 0))).isoformat() for k in range(n)]
    return [{"incident": f"in_{score:+.0f}_{k}", "day": a, "first": a, "last": b, "score": score - 0.25 * k, "weight": 1.0} for k, (a, b) in enumerate(zip(days, ends, strict=True))]


def channel(n: int = 12, score: float = 4.0) -> dict[str, Any]:
    """A channel with a level, two phases and the turn between them."""
    told = marks(n, score)
    level = [{"day": m["day"], "mean": 1.5, "low50": 1.2, "high50": 1.8, "low80": 0.9, "high80": 2.1, "low95": 0.6, "high95": 2.4} for m in told]
    phases = [{"first": told[0]["day"], "last": told[4]["day"], "mean": 3.1, "error": 0.4, "n": 5}, {"first": told[5]["day"], "last": told[-1]["day"], "mean": -2.2, "error": None, "n": n - 5}]
    breaks = [{"between": [told[4]["day"], told[5]["day"]], "from": told[3]["day"], "to": told[6]["day"], "step": -5.3, "p": 0.004, "turning": []}]
    return {"n": n, "marks": told, "level": level, "phases": phases, "breaks": breaks, "shape": "step"}


def findings() -> dict[str, Any]:
    words, deeds = channel(12, 4.0), channel(9, -3.0)
    told = [("K4", words["marks"][1]["incident"], deeds["marks"][2]["incident"]), ("K1", words["marks"][3]["incident"], words["marks"][3]["incident"])]
    return {"words": words, "deeds": deeds, "contradictions": [{"rule": rule, "name": "", "one": one, "other": other, "days": 31, "severity": 1.0} for rule, one, other in told]}


def commitments() -> list[dict[str, Any]]:
    return [
        {"id": f"in_{n}", "kind": ("promise", "demand", "threat")[n % 3], "made": f"2024-0{n + 1}-03", "due": f"2025-0{n + 1}", "state": state, "steps": [{"day": f"2024-0{n + 1}-20"}]}
        for n, state in enumerate(STATES)
    ]


def about() -> dict[str, About]:
    ids = [m["incident"] for name in ("words", "deeds") for m in findings()[name]["marks"]] + [f"in_{n}" for n in range(len(STATES))]
    return {id: About(f"what {id}", 1 + n % 2, n % 5 == 0, f"#{id}") for n, id in enumerate(ids)}


def record() -> Track:
    stated = [0.05 + 0.1 * (n % 10) for n in range(60)]
    came = [float(n % 10 > 5) for n in range(60)]
    return Track(70, 10, 0, 60, int(sum(came)), 0.123, 0.24, parts(stated, came), tuple(bins(stated, came)))


@cache
def figures(lang: str) -> dict[str, Figure]:
    """One figure of each kind, with all that can be in it."""
    m = Messages(lang)
    rows = [{"partner": code, "n_before": 7, "n_after": 9, "before": 2.0 + n, "before_error": 0.5, "after": -1.0 * n, "after_error": 0.6, "difference": -2.0 - 2 * n} for n, code in enumerate(("MLI", "DZA"))]
    edges = [Edge("MLI", "USA", False, 12, 3.1), Edge("MLI", "USA", True, 4, -5.5), Edge("MLI", "FRA:MIL", True, 2, 0.2)]
    weeks = [("2024-01-01", "Le Pont", 3), ("2024-01-08", "The Quay", 1), ("2025-03-03", "", 2)]
    return {
        "curve": curve(channel(), "words", "A ⇄ B", m, about()), "mirror": mirror(findings(), "A ⇄ B", m, about()), "promises": promises(commitments(), "A ⇄ B", m, about()),
        "partners": partners([*rows, {"partner": "RUS", "n_before": 1, "n_after": 0, "before": None}], "Mali", m), "network": network(edges, "N", m, {"MLI": "Mali"}, {"MLI": "/x"}),
        "coverage": coverage(weeks, m), "reliability": reliability(record(), m),
    }  # fmt: skip


KINDS = tuple(figures("en"))


@pytest.fixture(scope="module")
def drawings() -> dict[tuple[str, str], str]:
    return {(lang, kind): drawn(figure, f"f-{kind}") for lang in LANGS for kind, figure in figures(lang).items()}


class Ids(HTMLParser):
    """Tags with their attributes, and the text within."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_drawn(drawings: dict[tuple[str, str], str], lang: str, kind: str) -> None:
    """An image with title and description; ids of its own; no address but those that were given."""
    svg, figure = drawings[lang, kind], figures(lang)[kind]
    tags = Ids(svg).tags
    assert tags[0][0] == "svg" and tags[0][1]["role"] == "img"
    assert tags[0][1]["aria-labelledby"] == f"f-{kind}-title" and tags[0][1]["aria-describedby"] == f"f-{kind}-desc"
    assert figure.title and figure.description and figure.key
    text = Ids(svg).text
    assert figure.title in text and figure.description in text
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids)) and all(str(id).startswith(f"f-{kind}-") for id in ids)
    assert not [attrs for _, attrs in tags if "href" in attrs]  # what can be tabbed to would be hidden in an image
    links = {attrs["xlink:href"] for _, attrs in tags if "xlink:href" in attrs}
    assert all(attrs["tabindex"] == "-1" for _, attrs in tags if "xlink:href" in attrs)
    assert links <= {a.href for a in about().values()} | {"/x"} and bool(links) is (kind in ("curve", "mirror", "promises", "network"))
    assert PLACE not in svg and "http" not in re.sub(r'xmlns(:xlink)?="http://www.w3.org/[^"]+"', "", svg)
    used = set(re.findall(r"url\(#([^)]+)\)", svg))
    assert used <= set(ids)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_table_has_the_numbers_of_the_description(lang: str, kind: str) -> None:
    """Whoever cannot see the chart finds each number of its description in its table, in cells as many as there are columns."""
    figure = figures(lang)[kind]
    table = " ".join(cell for row in figure.rows for cell in row.cells)
    said = re.sub(r"\u221210 \(.*?\+10 \([^)]*\)|95.100|95 chances sur 100|95 in 100", "", figure.description)
    numbers = re.findall(r"[+\u2212]?\d+(?:[.,]\d+)?", said)
    assert numbers and not [n for n in numbers if not re.search(rf"(?<![\d,.]){re.escape(n)}(?![\d])", table)]
    assert all(len(row.cells) == len(figure.columns) for row in figure.rows)


def test_drawn_the_same_each_time(drawings: dict[tuple[str, str], str]) -> None:
    """Whatever was drawn in between; Vega counts its names on."""
    assert all(drawn(figures("fr")[kind], f"f-{kind}") == drawings["fr", kind] for kind in ("curve", "mirror"))


def test_signs() -> None:
    """Up for cooperation, down for conflict; hollow for one origin, filled for two; a square where it was corrected, a bar where the day is vague."""
    told = figures("en")["curve"].chart.to_dict()
    rows = next(rows for rows in told["datasets"].values() if "solid" in rows[0])
    by_id = {row["href"][1:]: row for row in rows}
    assert [by_id[m["incident"]]["side"] for m in channel()["marks"]] == ["up" if m["score"] > 0 else "down" if m["score"] < 0 else "even" for m in channel()["marks"]]
    assert {(a.origins > 1) is by_id[id]["solid"] and a.corrected is by_id[id]["corrected"] for id, a in about().items() if id in by_id} == {True}
    assert [row["vague"] for row in rows[:4]] == [True, False, False, True]
    shapes = [layer["encoding"]["shape"]["scale"] for layer in told["layer"] if "shape" in layer["encoding"]]
    assert shapes and all(scale["range"] == ["triangle-up", "circle", "triangle-down"] for scale in shapes)


def test_spec() -> None:
    """The interactive spec is plain data as wide as its place, whose marks open and whose time can be dragged."""
    told = spec(figures("fr")["curve"], "dark")
    assert told is not None and told["width"] == "container" and "title" not in told
    assert sum("params" in layer for layer in told["layer"]) == 1
    assert any(layer["encoding"].get("href") for layer in told["layer"])
    assert PALETTES["dark"].up in str(told["layer"]) and PALETTES["light"].up not in str(told["layer"])


def test_themes_leave_data_alone() -> None:
    """A text that happens to be a colour stays as it is."""
    light = PALETTES["light"].up
    assert themed({"fill": light, "data": {"values": [{"x": light}]}}, "dark") == {"fill": PALETTES["dark"].up, "data": {"values": [{"x": light}]}}


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_contrast(theme: Theme) -> None:
    """Blue, orange and both inks have 4.5 to 1 on their paper (WCAG 1.4.3)."""
    palette = PALETTES[theme]
    paper = luminance(palette.paper)
    for name in ("up", "down", "ink", "soft"):
        colour = luminance(getattr(palette, name))
        assert (max(colour, paper) + 0.05) / (min(colour, paper) + 0.05) >= 4.5, name


def test_page_theme_falls_back_on_light() -> None:
    assert {each.name: getattr(PALETTES["page"], each.name) for each in fields(PALETTES["page"])} == {each.name: f"var(--{each.name}, {getattr(PALETTES['light'], each.name)})" for each in fields(PALETTES["light"])}


@pytest.mark.parametrize("lang", LANGS)
def test_too_few(lang: str) -> None:
    """Below the floor there is a sentence and no chart."""
    m = Messages(lang)
    few = {"n": 1, "marks": marks(1, 1.0)}
    found = [
        curve(few, "words", "A", m), mirror({"words": few, "deeds": {"n": 0, "marks": []}, "contradictions": []}, "A", m), promises([], "A", m), partners([], "A", m),
        network([Edge("A", "B", True, 1, 1.0)], "N", m), coverage([("2024-01-01", "x", 1)], m), reliability(Track(3, 0, 0, 3, 1), m),
    ]  # fmt: skip
    assert all(f.chart is None and f.description.endswith(".") and drawn(f, "x") == "" and spec(f) is None for f in found)


def test_hostile_text_is_text() -> None:
    """Markup in a name or a label is drawn as letters."""
    m = Messages("fr")
    name = HOSTILE.replace("\x1b", "").replace("\u202e", "")
    svg = drawn(network([Edge("A", "B", True, 3, 1.0), Edge("A", "B", False, 2, 1.0)], name, m, {"A": name}, {"A": "javascript:alert(1)"}), "h")
    tags = {tag for tag, _ in Ids(svg).tags}
    assert not tags & {"script", "img", "blockquote"}
    assert not {"onerror", "href", "xlink:href"} & {name for _, attrs in Ids(svg).tags for name in attrs}


def test_arc_bends_away_from_the_line() -> None:
    one, other = {"day": "2024-01-01", "height": 4.0}, {"day": "2024-03-01", "height": 3.0}
    points = arc(one, other)
    assert points[0] == ("2024-01-01", 4.0) and points[-1] == ("2024-03-01", 3.0)
    assert max(height for _, height in points) > 5 and all(-10 <= height <= 10 for _, height in points)


def test_early_days_do_not_squeeze_the_others() -> None:
    """A few days long before the others are left out of the drawing; days spread evenly, and few of them, are not."""
    late = [f"2024-{month:02}-01" for month in range(1, 13)]
    assert drawn_from(["1968-01-01", *late]) == "2024-01-01"
    assert drawn_from(late) == "2024-01-01"
    assert drawn_from(["1968-01-01", "2024-01-01"]) == "1968-01-01"
    assert drawn_from([]) == ""


def test_gaps() -> None:
    """Half a year without any article is a gap, whichever outlet was read before and after; less is none."""
    assert gaps([("2024-01-01", "a", 1), ("2024-05-06", "b", 1)]) == []
    assert gaps([("2024-01-01", "a", 1), ("2024-12-30", "b", 1)]) == [("2024-01-08", "2024-12-29", 51)]


def test_a_drawing_is_known_by_what_it_shows() -> None:
    """Other material, other words or another way of drawing is another drawing; what cannot be told apart is refused."""
    m = Messages("fr")

    def one(material: object) -> None: ...

    def other(material: object) -> None: ...

    def known(draw: object, material: object, lang: Messages = m) -> str:
        return figure(partial(draw, material), "t", "d", lang).print  # type: ignore[arg-type]

    assert known(one, [1, 2]) == known(one, [1, 2])
    assert len({known(one, [1]), known(other, [1]), known(one, {"a": 1}), known(one, {1, 2}), known(one, date(2026, 1, 2)), known(one, [1], Messages("en"))}) == 6
    with pytest.raises(TypeError):
        known(one, object())

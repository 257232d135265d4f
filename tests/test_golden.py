"""Whole articles, coded by hand by the codebook: the coder may not fall behind what it once found in them."""

from __future__ import annotations

import json
import re

import pytest

import golden
from dragoman.coding.chain import Coder
from dragoman.packs import load

PACKS = load()
ROWS = golden.load()
FLOORS = json.loads(golden.FLOORS.read_text("utf-8"))
#: an article of ten events: what one event more or less does to its figures
SLACK = 0.1
#: the mean of all articles moves less
MEAN_SLACK = 0.02


@pytest.fixture(scope="module")
def coded() -> dict[str, list[golden.Told]]:
    """The coder's events of each golden article."""
    return dict(zip([row["id"] for row in ROWS], golden.code(ROWS, Coder(PACKS)), strict=True))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_golden_article_is_coded_by_the_codebook(row: golden.Told) -> None:
    """Every event has a category, a mode and contexts of the ontology, words of the text, and a day that can be read."""
    for event in row["events"]:
        category = PACKS.ontology.categories[event["type"]]
        assert event["mode"] is None or event["mode"] in category.modes
        assert event["trigger"] in row["text"]
        assert event["condition"] is None or event["condition"] in row["text"]
        assert all(day is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day) for day in (event["start"], event["end"]))
        assert event["status"] in ("actual", "future", "hypothetical", "negated")
        assert event["actor"] or event["recipient"]
    assert all(c["label"] in row["text"] for c in row["characterisations"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_golden_article_stands_at_its_floor(row: golden.Told, coded: dict[str, list[golden.Told]]) -> None:
    """F1 of triples and of events is not below the floor; the events that are missed or too much are printed."""
    got = golden.figures(row["events"], coded[row["id"]])
    print(row["id"], got, *golden.misses(row["events"], coded[row["id"]]), sep="\n")
    assert all(got[key] >= FLOORS[row["id"]][key] - SLACK for key in got), (got, FLOORS[row["id"]])


def test_the_mean_of_the_golden_articles_stands_at_its_floor(coded: dict[str, list[golden.Told]]) -> None:
    """What one article loses another must win."""
    got = golden.mean([golden.figures(row["events"], coded[row["id"]]) for row in ROWS])
    assert all(got[key] >= FLOORS["mean"][key] - MEAN_SLACK for key in got), (got, FLOORS["mean"])


def test_figures_of_a_known_pair() -> None:
    """One of two events found, with its direction reversed where direction does not count."""
    gold = [{"type": "CONSULT", "actor": ["FRA", "DZA:GOV"], "recipient": []}, {"type": "SANCTION", "actor": ["FRA"], "recipient": ["DZA"]}]
    mine = [{"type": "CONSULT", "actor": ["DZA"], "recipient": ["FRA"]}, {"type": "SANCTION", "actor": ["DZA"], "recipient": ["FRA"]}]
    assert golden.figures(gold, mine) == {"triples": 0.5, "events": 1.0}

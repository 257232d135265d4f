"""A pair and a state as tables and charts: typed columns whatever is in them, charts that carry their data and say their numbers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import UsageError
from dragoman.faces.charts import drawn, png
from dragoman.faces.charts.partners import partners
from dragoman.faces.export.views import CHARTS, PairView
from dragoman.faces.messages import Messages
from dragoman.flow import read
from dragoman.ledger.book import Ledger
from dragoman.options import FlowOptions
from dragoman.packs import DATA


def kept(press: Path, folder: Path) -> Path:
    """A ledger of some press."""
    read([press], Ledger.open(folder / "ledger", create=True), FlowOptions())
    return folder / "ledger"


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> PairView:
    """Algeria and France in the bundled sample."""
    folder = kept(DATA / "sample", tmp_path_factory.mktemp("views"))
    return dragoman.open(folder).pair("DZA", "FRA")


def test_tables(pair: PairView) -> None:
    """Each table has its columns; the level lies within its bands; every id is an incident of the dossier."""
    ids = {i.id for i in pair.dossier.incidents}
    level = pair.level("words").rows(named=True)
    assert level
    assert all(row["low95"] <= row["low50"] <= row["mean"] <= row["high50"] <= row["high95"] for row in level)
    assert sum(row["n"] for row in pair.phases("words").rows(named=True)) == pair.findings["words"]["n"]
    assert {row["id"] for row in pair.commitments().rows(named=True)} <= ids
    assert {row[side] for row in pair.contradictions().rows(named=True) for side in ("one", "other")} <= ids
    assert pair.turns("deeds").columns == ["after", "before", "from", "to", "turning", "step", "p"]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("which", CHARTS)
def test_charts(pair: PairView, which: str, lang: str) -> None:
    """A chart has a title and a description and fetches nothing."""
    told = pair.chart(which, lang).to_dict()
    assert told["title"]
    assert told["description"]
    assert '"url"' not in json.dumps({name: part for name, part in told.items() if name != "datasets"})


def test_unknown_chart(pair: PairView) -> None:
    """Another chart is refused with the names of those that there are."""
    with pytest.raises(UsageError, match="mirror"):
        pair.chart("pie")


def test_too_few_events(tmp_path: Path) -> None:
    """A pair with few events has empty tables with their columns, and a sentence where a chart would be."""
    told = tmp_path / "one.txt"
    told.write_text("Le président malien a reçu lundi à Bamako l'ambassadeur du Sénégal. Le Mali et le Sénégal ont signé mardi un accord de pêche.", "utf-8")
    few = dragoman.open(kept(told, tmp_path)).pair("MLI", "SEN")
    assert few.level("words").rows() == []
    assert few.level("words").columns[:2] == ["day", "mean"]
    with pytest.raises(UsageError, match="too few"):
        few.chart("words")
    assert "too few" in few.figure("words").description


def test_partners() -> None:
    """Dumbbells of partners, as an image too; none is a sentence."""
    row = {"partner": "MLI", "n_before": 9, "n_after": 8, "before": 2.0, "before_error": 1.0, "after": -3.0, "after_error": 0.5, "difference": -5.0}
    assert png(partners([row], "USA", Messages("fr")))[:4] == b"\x89PNG"
    none = partners([], "USA", Messages("en"))
    assert (none.chart, drawn(none, "x"), none.description) == (None, "", "No partner has enough incidents before and after.")

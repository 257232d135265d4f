"""POLECAT's 40 columns, as pandas and R read them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from dragoman.desk import Desk
from dragoman.faces.export.polecat import COLUMNS
from dragoman.faces.export.selection import Selection


def test_columns(desk: Desk, exported: Callable[..., Path]) -> None:
    """Forty columns by name, a row for each incident that is told as having happened, in one line each; days, scores and quadrants of their types."""
    path = exported("polecat", desk)
    table = pd.read_csv(path, sep="\t")
    happened = [h for h in Selection(desk) if h.incident.status == "actual"]
    assert tuple(table.columns) == COLUMNS and len(COLUMNS) == 40
    assert list(table["Event ID"]) == [h.incident.id for h in happened]
    assert len(path.read_text("utf-8").split("\n")) == len(happened) + 2
    assert table["Intensity"].between(-10, 10).all() and table["Quad Code"].isin([1, 2, 3, 4]).all()
    assert pd.to_datetime(table["Event Date"], format="%Y-%m-%d").notna().sum() == sum(bool(h.incident.start or h.incident.end or h.incident.told) for h in happened)


def test_codes(hostile: Desk, exported: Callable[..., Path]) -> None:
    """States have ISO and COW codes and a sector where they are part of one; several are joined; who has no code has none."""
    rows = pd.read_csv(exported("polecat", hostile), sep="\t", keep_default_na=False).to_dict("records")
    several = next(r for r in rows if "; " in r["Actor Name"])
    assert several["Actor Country"] == "MLI; USA" and several["Actor COW"] == "432; 2" and several["Recipient Name"] == "None"
    group = next(r for r in rows if r["Actor Sectors"] == "REB" and r["Actor Country"] == "None")
    assert group["Recipient Country"] == "FRA" and group["Recipient Sectors"] == "MIL; CVL"

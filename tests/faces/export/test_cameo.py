"""The rows of ICEWS and GDELT, as pandas reads them: CAMEO roots, two parties a row."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from dragoman.desk import Desk
from dragoman.faces.export import gdelt, icews
from dragoman.faces.export.dyads import pairs
from dragoman.faces.export.selection import Selection
from dragoman.packs import load


def test_roots() -> None:
    """Every category and mode has a root of CAMEO's twenty, cooperation or conflict as PLOVER has it, but for appeals, which CAMEO holds for cooperation."""
    cameo, categories = load().ontology.cameo, load().ontology.categories
    for kind, category in categories.items():
        for mode in (None, *category.modes):
            root = cameo.root(kind, mode)
            assert root == "02" or (cameo.roots[root]["quad"] > 2) == (category.quad > 2)
            assert 1 <= int(root) <= 20
    assert (cameo.root("REQUEST", "assist"), cameo.root("REQUEST", "yield"), cameo.root("ACCUSE", "investigate"), cameo.root("ASSAULT", "drone")) == ("02", "10", "09", "19")
    assert all(mode in categories[kind].modes for kind, modes in cameo.mode.items() for mode in modes)


def _dyads(desk: Desk) -> int:
    return sum(len(pairs(h.incident.actor, h.incident.recipient)) for h in Selection(desk) if h.incident.status == "actual")


def test_icews(desk: Desk, exported: Callable[..., Path]) -> None:
    """Twenty columns, a row for each two parties, with numbers for ids, days, and three digits of CAMEO."""
    table = pd.read_csv(exported("icews", desk), sep="\t", dtype={"CAMEO Code": str})
    assert tuple(table.columns) == icews.COLUMNS and len(icews.COLUMNS) == 20
    assert len(table) == _dyads(desk) and table["Event ID"].is_unique and table["Event ID"].dtype == "int64"
    assert table["CAMEO Code"].str.fullmatch(r"\d\d0").all() and table["Intensity"].between(-10, 10).all()
    assert pd.to_datetime(table["Event Date"].dropna(), format="%Y-%m-%d").notna().all()


def test_gdelt(desk: Desk, exported: Callable[..., Path]) -> None:
    """61 and 16 columns without header or quoting; mentions join events; each event has as many mentions as it counts."""
    folder = exported("gdelt", desk)
    events, mentions = (pd.read_csv(folder / name, sep="\t", header=None, names=fields, quoting=csv.QUOTE_NONE) for name, fields in zip(gdelt.NAMES, (gdelt.EVENTS, gdelt.MENTIONS)))
    assert (len(gdelt.EVENTS), len(gdelt.MENTIONS), len(set(gdelt.EVENTS))) == (61, 16, 61)
    for name, fields in zip(gdelt.NAMES, (gdelt.EVENTS, gdelt.MENTIONS)):
        assert {line.count("\t") + 1 for line in (folder / name).read_text("utf-8").splitlines()} == {len(fields)}
    assert len(events) == _dyads(desk) and events["GlobalEventID"].is_unique
    assert mentions.groupby("GlobalEventID").size().to_dict() == events.set_index("GlobalEventID")["NumMentions"].to_dict()
    assert events["QuadClass"].isin([1, 2, 3, 4]).all() and events["GoldsteinScale"].between(-10, 10).all()
    assert (events["Day"].dropna() // 100 == events["MonthYear"].dropna()).all() and (events["MonthYear"].dropna() // 100 == events["Year"].dropna()).all()
    assert mentions["Confidence"].between(10, 100).all() and (mentions["ActionCharOffset"] >= 0).all()


def test_actors(hostile: Desk, exported: Callable[..., Path]) -> None:
    """Codes of actors: country and type, a group's own; three that meet are three rows of two."""
    table = pd.read_csv(exported("gdelt", hostile) / gdelt.NAMES[0], sep="\t", header=None, names=gdelt.EVENTS, quoting=csv.QUOTE_NONE, keep_default_na=False)
    codes = set(table["Actor1Code"]) | set(table["Actor2Code"])
    assert {"MLI", "USAGOV", "JNIMREB", "REB", "UNMIL", "FRACVL"} <= codes
    assert sum(table["EventRootCode"].astype(str) == "4") == 3

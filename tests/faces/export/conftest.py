"""Two ledgers to export: some of the bundled sample, corrected, and one of hostile values; and every way to an export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import fakes
from dragoman.desk import Desk
from dragoman.faces.export import deliver
from dragoman.faces.export.selection import Selection, choice
from dragoman.flow import read
from dragoman.ledger.book import Ledger
from dragoman.options import FlowOptions
from dragoman.packs import DATA
from dragoman.records import Article, Block, Coding, article_id

#: texts that have broken exports of others: formulas, quotes, separators, both writing directions, markup, what XML forbids, long ones
HOSTILE = (
    "=cmd|' /C calc'!A0 dit le Mali",
    "+1+1 « a dit »\tMali\n\"tabulé\"",
    "-2+3;DROP TABLE events;-- Mali",
    "@SUM(A1:A9) Mali",
    "'=1+1 Mali",
    "قال الرئيس \u202eMali\u202c \x0b\x1b[31m",
    "<script>alert(1)</script> & ]]> <Mali> {latex} \\cmd % # $ _ ^ ~",
    "long " * 10_000 + "Mali",
    "END:VEVENT\r\nBEGIN:VALARM\r\nMali, Niger; Tchad\\",
    "😀 \U0001f1f2\U0001f1f1 Mali \u2028 \u2029 \ufffe",
)
#: what an event may lack or have much of
ODD: tuple[dict[str, Any], ...] = (
    {},
    {"recipient": ()},
    {"start": None, "end": None},
    {"start": "2012", "end": None},
    {"start": "2026-01", "end": "2026-03"},
    {"start": None, "end": "2026-12-31", "kind": "AGREE"},
    {"actor": ("MLI", "USA", "REB-JNIM"), "recipient": (), "kind": "CONSULT"},
    {"actor": ("REB",), "recipient": ("IGO-UN:MIL", "FRA:CVL")},
    {"status": "negated"},
    {"status": "future", "kind": "SANCTION", "mode": "expel", "condition": "=si tu oses", "speaker": "=Le Journal"},
)


def hostile_article(n: int, text: str) -> Article:
    """An article whose every text is hostile."""
    outlet, title, day = (None, None, None) if n == 3 else (text[:200], text[:300], f"2026-02-{n + 1:02}")
    return Article(article_id(text, day, outlet), text, "fr" if n % 2 else "en", day, outlet, title, f"https://x.example/?q={text[:60]}", text[:20], text[:40], (Block("paragraph", 0, len(text)),))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of a ledger whose every value is odd."""
    ledger = Ledger.open(tmp_path_factory.mktemp("hostile") / "ledger", create=True)
    told = [hostile_article(n, text) for n, text in enumerate(HOSTILE)]
    shard = []
    for n, (article, odd) in enumerate(zip(told, ODD, strict=True)):
        values = dict(odd)
        shard.append((article, Coding(article.id, article.lang, (fakes.event(article, values.pop("kind", "ACCUSE"), n, **values),))))
    with ledger.writing():
        ledger.add(shard, "fake+1")
    return Desk(ledger)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of nine months of the bundled sample, in which an analyst changed one event between Algeria and France and rejected another."""
    ledger = Ledger.open(tmp_path_factory.mktemp("sample") / "ledger", create=True)
    read(sorted((DATA / "sample").glob("2025-0*")), ledger, FlowOptions())
    desk = Desk(ledger)
    changed, rejected = desk.pair("DZA", "FRA").events[:2]
    desk.correct([desk.corrected("set", changed.id, "=a.benali", field="type", after="THREATEN", why="menace"), desk.corrected("reject", rejected.id, "b.diop", why="aucun fait")])
    return desk


@pytest.fixture
def exported(tmp_path: Path) -> Callable[..., Path]:
    """An export in a format: the file, or the folder of its files."""

    def made(name: str, desk: Desk, **chosen: Any) -> Path:
        form = deliver.format_of(name)
        target = tmp_path / (name if form.main else f"{name}{form.suffix}")
        deliver.export(name, Selection(desk, choice(**chosen)), target)
        return target

    return made


@pytest.fixture(params=["sample", "hostile"])
def desk(request: pytest.FixtureRequest) -> Desk:
    """Each of the two ledgers."""
    found: Desk = request.getfixturevalue(request.param)
    return found

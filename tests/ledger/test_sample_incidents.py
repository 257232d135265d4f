"""On the bundled sample: every planted copy, denial and corroboration is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.coding.chain import Coder
from dragoman.desk import Desk
from dragoman.documents.read import read
from dragoman.ledger.book import Ledger
from dragoman.ledger.copies import copied
from dragoman.options import ReadOptions
from dragoman.packs import DATA
from dragoman.records import Article, Dossier, Incident

#: the dispatches of wire.jsonl that newspapers took over, by day, with those that printed them
COPIES = {
    "2012-03-26": {"2012-03-27-l-echo-des-lagunes-aide-americaine.txt", "2012-03-27-le-courrier-du-fleuve-suspension-aide.html"},
    "2023-07-17": {"2023-07-18-the-bosphorus-ledger-russia-quits.txt", "2023-07-18-the-harbour-chronicle-grain-expiry.html"},
    "2023-07-24": {"2023-07-25-the-harbour-chronicle-sanctions-officers.html", "2023-07-25-the-meridian-post-treasury-list.txt"},
    "2025-10-12": {"2025-10-13-l-echo-des-lagunes-mali-caution.txt", "2025-10-13-la-tribune-des-sables-dix-mille-dollars.html", "2025-10-13-le-courrier-du-fleuve-visas.html"},
}


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [a for a in read([DATA / "sample"], ReadOptions()) if isinstance(a, Article)]


@pytest.fixture(scope="module")
def desk(articles: list[Article], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("sample") / "ledger"
    ledger = Ledger.open(folder, create=True)
    with ledger.writing():
        ledger.add(list(zip(articles, Coder().code_all(articles), strict=True)), "sample")
    yield Desk.open(folder)


def test_every_planted_copy(articles: list[Article], desk: Desk) -> None:
    """The four dispatches with the papers that printed them, the agency first, and nothing else, are copies."""
    found = copied(desk._ledger.prints([a.id for a in articles]))
    by_id = {a.id: a for a in articles}
    groups = {}
    for group in found.groups:
        first, *others = (by_id[i] for i in group.articles)
        groups[first.published] = {Path(a.source or "").name for a in others}
    assert groups == COPIES
    assert {g.origin for g in found.groups} == {"Portulan"}


def _with(dossier: Dossier, *days: str) -> list[Incident]:
    """The incidents of a dossier that are told of one of these days or months."""
    return [i for i in dossier.incidents if i.start in days]


def test_copies_do_not_corroborate(desk: Desk) -> None:
    """What only the papers that took over one dispatch tell has one origin."""
    (suspended,) = [i for i in _with(desk.pair("USA", "MLI"), "2012-03-26") if i.type == "SANCTION"]
    assert len(suspended.articles) >= 3
    assert list(suspended.origins) == ["Portulan"]


def test_planted_corroboration(desk: Desk) -> None:
    """The telephone call of 31 March 2025 is told by a French and by an English paper: one incident, two origins."""
    calls = [i for i in _with(desk.pair("FRA", "DZA"), "2025-03-31") if i.type == "CONSULT"]
    assert any(len(i.origins) >= 2 and i.grade != "single origin" for i in calls)


def test_planted_denial(desk: Desk) -> None:
    """Bamako's denial about the instructors is kept as one, with who denies."""
    denied = [e for e in desk.state("MLI").events if e.status == "negated" or e.type == "REJECT"]
    assert any(e.start and e.start.startswith("2021-12") for e in denied)

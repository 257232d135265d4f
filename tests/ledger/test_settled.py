"""What is settled answers as the parts do; what comes later is beside it, and a part that comes twice is one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.ledger import parts
from dragoman.ledger.book import Ledger
from dragoman.records import Coding
from fakes import article, characterisation, event

STORIES = [article(f"Bamako reçoit l'ambassadeur pour la {n}e fois, dit la radio qui le sait de bonne source.", published=f"2026-02-{n:02}") for n in range(1, 10)]
COPY = article(STORIES[0].text, published="2026-02-01", outlet="La Digue")


def _added(ledger: Ledger, told: list[Any], fingerprint: str = "fake+1") -> None:
    with ledger.writing():
        ledger.add([(each, Coding(each.id, "fr", (event(each), event(each, "AGREE", 1, recipient=("FRA",))), (characterisation(each),))) for each in told], fingerprint)


def _answers(ledger: Ledger) -> dict[str, Any]:
    """What a ledger says of everything that can be settled."""
    ids = [told.id for told in (*STORIES, COPY)]
    prints: Callable[[list[Any]], Any] = lambda found: [(c.id, c.published, c.outlet, c.credit, c.sketch.hashes.tolist(), c.sketch.bound) for c in found]  # noqa: E731
    return {
        "events": [ledger.events(*pair) for pair in (("MLI", "USA"), ("FRA", "MLI"))], "period": ledger.events("USA", "MLI", "2026-02-03", "2026-02-04"),
        "characterisations": [ledger.characterisations("USA", "MLI"), ledger.characterisations("MLI", "USA", "2019", "2021"), ledger.characterisations("MLI", "FRA")],
        "prints": prints(ledger.prints(ids)), "near": [prints(ledger.prints_near(day)) for day in ("2026-02-08", None)], "sources": ledger.sources(ids), "pairs": ledger.pairs(),
        "glimpses": [ledger.glimpse("MLI", "USA"), ledger.glimpse("MLI", "FRA", "2026-02-03", "2026-02-08", ["AGREE"], 2), ledger.glimpse("MLI", "FRA", types=["AID"])],
        "one": [(ledger.event(event(told).id), ledger.article(told.id), ledger.coding(told.id)) for told in STORIES], "none": (ledger.event("ev_0"), ledger.article("ar_0"), ledger.coding("ar_0")),
        "doubtful": ledger.whole(ledger.doubtful(5)), "known": ledger.known(),
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ledger = Ledger.open(tmp_path / "ledger", create=True)
    _added(ledger, STORIES[:6])
    return ledger.folder


@pytest.mark.parametrize("settled", [0, 1, 2], ids=["the first part", "two of three", "all"])
def test_settled_says_what_the_parts_say(folder: Path, settled: int) -> None:
    """Whether a part was settled, came before the first question, or between two."""
    reader, plain = Ledger.open(folder), Ledger.open(folder, create=True)
    for n, told in enumerate((STORIES[6:8], [STORIES[8], COPY])):
        if n == settled:
            Ledger.open(folder).settle()
            _answers(reader)
        _added(Ledger.open(folder), told)
        _answers(reader)
    if settled == 2:
        Ledger.open(folder).settle()
    found = _answers(reader)
    shutil.rmtree(folder / "settled")
    assert found == _answers(plain) and len(found["known"]) == 10
    assert found["events"][0] and found["characterisations"][0] and not found["characterisations"][2] and found["none"][:2] == (None, None)


def test_an_article_that_comes_twice(folder: Path) -> None:
    """The part that was coded last holds, though it came while the ledger was being asked; what is settled is then left aside."""
    ledger = Ledger.open(folder)
    ledger.settle()
    before = ledger.events("MLI", "USA")
    told = STORIES[0]
    parts.write(folder / "parts", [(told, Coding(told.id, "fr", (event(told, "ASSAULT"),)))], "fake+2", generation=1)
    after = ledger.events("MLI", "USA")
    assert len(after) == len(before) and {e.type for e in after if e.article == told.id} == {"ASSAULT"}
    assert [e.type for e in ledger.coding(told.id).events] == ["ASSAULT"] and ledger.event(event(told).id) is None
    assert len(ledger.known()) == 6


def test_parts_that_go(folder: Path) -> None:
    """Parts that are put together or taken away while the ledger is asked are found as they are then."""
    ledger = Ledger.open(folder)
    ledger.settle()
    _added(Ledger.open(folder), STORIES[6:8])
    _added(Ledger.open(folder), STORIES[8:])
    before = _answers(ledger)
    with (other := Ledger.open(folder)).writing():
        other.compact()
    assert ledger.parts() == 1 and _answers(ledger) == before


def test_who_still_reads_by_the_prints_of_before(folder: Path) -> None:
    """Sketches that were opened before the ledger was settled anew stay those of their articles."""
    Ledger.open(folder).settle()
    reader, ids = Ledger.open(folder), [told.id for told in STORIES[:6]]
    reader.prints(ids)
    before = reader._settled._prints
    assert before is not None
    then = [(row["id"], row["sketch"].tolist()) for row in before.of(ids)]
    _added(Ledger.open(folder), [article("Tout autre chose est arrivé à Gao, loin de là, et personne ne l'avait dit.", published="2025-01-01")])
    Ledger.open(folder).settle()
    assert reader.prints(ids) and reader._settled._prints is not before
    assert [(row["id"], row["sketch"].tolist()) for row in before.of(ids)] == then

"""The write door: what is whole is kept, what is bad is refused, nothing is done twice."""

from pathlib import Path

import pytest

from dragoman import flow
from dragoman.errors import DragomanError
from dragoman.ledger.book import Ledger
from dragoman.ledger.runs import Run
from dragoman.options import CodeOptions, FlowOptions
from dragoman.records import Coding, Refusal
from fakes import FakeCoder, article, documents, make
from made import response


@pytest.fixture
def press(tmp_path: Path) -> Path:
    path = tmp_path / "press.txt"
    path.write_text("\n".join(f"Article {n} de la série." for n in range(150)), encoding="utf-8")
    return path


PLAIN = FlowOptions()


def read(press: Path, folder: Path, options: FlowOptions = PLAIN, **more: object) -> tuple[Run, Ledger]:
    ledger = Ledger.open(folder, create=True)
    return flow.read([press], ledger, options, source=documents, **({"make": make} | more)), ledger


def test_read_twice(press: Path, tmp_path: Path) -> None:
    """The second time nothing is new and nothing changes."""
    first, ledger = read(press, tmp_path / "ledger")
    parts = sorted(p.name for p in (tmp_path / "ledger" / "parts").iterdir())
    second, _ = read(press, tmp_path / "ledger")

    assert (first.counts["new"], first.counts["known"], first.counts["events"]) == (150, 0, 150)
    assert (second.counts["new"], second.counts["known"]) == (0, 150)
    assert parts == sorted(p.name for p in (tmp_path / "ledger" / "parts").iterdir())
    assert len(ledger.runs()) == 2
    assert ledger.runs()[0].fingerprint == "fake+1"


def test_bad_article(press: Path, tmp_path: Path) -> None:
    """An article that breaks the coder is refused alone; it is tried again the next time."""
    press.write_text("Un.\nBOOM.\nDeux.\n\nTrois.", encoding="utf-8")

    run, ledger = read(press, tmp_path / "ledger")

    assert ledger.summary().articles == 3
    assert [r.step for r in run.refusals] == ["read", "code"]
    assert "ValueError: this text breaks the coder" in run.refusals[1].reason
    assert list(run.refusals) == list(ledger.runs()[0].refusals)


def test_fail_fast(press: Path, tmp_path: Path) -> None:
    """With fail_fast the first refusal ends the run."""
    press.write_text("Un.\n\nDeux.", encoding="utf-8")

    with pytest.raises(DragomanError, match="fail-fast"):
        read(press, tmp_path / "ledger", FlowOptions(fail_fast=True))


def test_interruption_keeps_whole_shards(press: Path, tmp_path: Path) -> None:
    """Ctrl-C keeps the shards that are done, logs the run as interrupted, and the same command goes on from there."""

    class Interrupted(FakeCoder):
        def code_all(self, articles):  # type: ignore[no-untyped-def]
            for told in articles:
                if "Article 100 " in told.text:
                    raise KeyboardInterrupt
                yield from super().code_all([told])

    with pytest.raises(KeyboardInterrupt):
        read(press, tmp_path / "ledger", make=lambda options: Interrupted())
    ledger = Ledger.open(tmp_path / "ledger")
    assert ledger.summary().articles == flow.SHARD
    assert [run.interrupted for run in ledger.runs()] == [True]

    run, ledger = read(press, tmp_path / "ledger")
    assert (run.counts["new"], ledger.summary().articles) == (150 - flow.SHARD, 150)


def test_processes_make_no_difference(press: Path, tmp_path: Path) -> None:
    """One process and two keep the same parts, byte for byte."""
    read(press, tmp_path / "one")
    read(press, tmp_path / "two", FlowOptions(processes=2))

    one, two = ({p.relative_to(f): p.read_bytes() for p in (f / "parts").rglob("*.parquet")} for f in (tmp_path / "one", tmp_path / "two"))
    assert one == two


def test_period_and_host(press: Path, tmp_path: Path) -> None:
    """Articles outside the period are counted, not kept; an outlet can come from the address."""
    made = [article("Un.", published="2026-01-05", outlet=None), article("Deux.", published="2026-02"), article("Trois.", published=None)]
    ledger = Ledger.open(tmp_path / "ledger", create=True)
    options = FlowOptions(until="2026-01-31", outlet_from_host=True)

    run = flow.read(["x"], ledger, options, source=lambda paths, options: iter(made), make=make)

    assert (run.counts["new"], run.counts["outside"]) == (1, 2)
    assert [a.outlet for a in ledger.articles()] == ["pont.example"]


def test_code_keeps_order() -> None:
    """One result for each item, in order, refusals among them."""
    items = [article("Un."), Refusal("read", "x", "no text"), article("BOOM"), article("Deux.")]

    results = [result for _, result in flow.code(items, CodeOptions(), make=make)]

    assert [Coding, Refusal, Refusal, Coding] == [type(r) for r in results]
    assert items[1] == results[1]


def test_progress(press: Path, tmp_path: Path) -> None:
    """The face hears of each shard, with the total."""
    heard: list[flow.Progress] = []
    read(press, tmp_path / "ledger", progress=heard.append)

    assert [(p.done, p.total) for p in heard] == [(64, 150), (128, 150), (150, 150)]


def test_pages_of_an_archive_that_name_nobody_are_set_aside(tmp_path: Path) -> None:
    """Nine pages about other things and one about two states: one is coded, nine are counted; without the fast path all are."""
    page = "<html><head><title>{0}</title></head><body><article><p>{1}</p><p>{1}</p></article></body></html>"
    about = ["La bibliothèque municipale ouvrira le dimanche, a dit la mairie; les habitants en sont contents."] * 9 + ["Le Mali a rappelé son ambassadeur à Paris, a annoncé le ministère des Affaires étrangères lundi."]
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(response(f"https://fleuve.example/{n}", page.format(f"Page {n}", text).encode()) for n, text in enumerate(about)))

    fast, slow = (
        flow.read([path], Ledger.open(tmp_path / name, create=True), FlowOptions(code=CodeOptions(fast=fast), outlet_from_host=True), make=make) for name, fast in (("fast", True), ("slow", False))
    )
    assert (fast.counts["aside"], fast.counts["new"]) == (9, 1)
    assert (slow.counts["aside"], slow.counts["new"]) == (0, 10)

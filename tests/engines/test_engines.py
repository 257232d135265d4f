"""All engines keep the same parts; a shard that kills its worker is set aside and named, whichever engine it is. Ray is an extra: without it its tests say that they skip."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dragoman import flow
from dragoman.engines import named, spelt
from dragoman.errors import UsageError
from dragoman.ledger.book import Ledger
from dragoman.ledger.disk import ASIDE
from dragoman.ledger.runs import Run
from dragoman.options import CodeOptions, FlowOptions
from dragoman.records import Article, Coding
from fakes import FakeCoder, make

LOCAL = FlowOptions(processes=2)
RAY = FlowOptions(processes=2, on="ray")


@pytest.fixture(scope="module")
def cluster() -> None:
    """Ray on this machine, whose workers find this tree and these tests."""
    ray = pytest.importorskip("ray", reason="Ray is an extra: pip install 'dragoman[ray]' -c constraints-ray.txt")
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=100_000_000)
    yield
    ray.shutdown()


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Files whose articles cross the borders of shards, one of them empty and one said twice."""
    folder = tmp_path / "press"
    folder.mkdir()
    for n in range(8):
        lines = "\n\n".join(f"Le Mali a rappelé son ambassadeur à Paris pour la {n * 20 + k}e fois lundi." for k in range(20))
        (folder / f"{n}.jsonl").write_text("".join(f'{{"id": "{n}", "text": "{line}", "published": "2026-02-05", "outlet": "Le Fleuve"}}\n' for line in lines.split("\n\n")), "utf-8")
    (folder / "8.txt").write_text("", "utf-8")
    (folder / "9.jsonl").write_text((folder / "0.jsonl").read_text("utf-8"), "utf-8")
    return folder


def kept(folder: Path) -> dict[str, bytes]:
    """The parts of a ledger, byte for byte; what a killed writer left behind is none, and no reader looks at it."""
    parts = sorted(p for p in (folder / "parts").rglob("*.parquet") if not p.parent.name.startswith(ASIDE))
    return {str(p.relative_to(folder)): p.read_bytes() for p in parts}


def read(press: Path, folder: Path, options: FlowOptions, made: flow.MakeCoder = make) -> Run:
    return flow.read([press], Ledger.open(folder, create=True), options, make=made)


class Killing(FakeCoder):
    """A coder that ends its process at one article; at the first time only, where a file is to remember that."""

    def __init__(self, once: Path | None) -> None:
        self.once = once

    def code_all(self, articles: Iterable[Article]) -> Iterator[Coding]:
        for told in articles:
            if " 70e" in told.text and not (self.once and self.once.exists()):
                if self.once:
                    self.once.touch()
                os._exit(1)
            yield from super().code_all([told])


def killing(options: CodeOptions) -> Killing:
    return Killing(None)


def killing_once(options: CodeOptions) -> Killing:
    return Killing(Path(os.environ["KILLED"]))


def killed_shard(press: Path, tmp_path: Path, options: FlowOptions) -> None:
    run = read(press, tmp_path / "ledger", options, killing)
    assert (run.counts["new"], len(run.refusals)) == (160 - flow.SHARD, flow.SHARD + 1)
    assert "killed a worker twice" in run.refusals[-1].reason and "jsonl" in run.refusals[-1].where

    again = read(press, tmp_path / "ledger", options)
    assert (again.counts["new"], again.counts["known"]) == (flow.SHARD, 160 + 20 - flow.SHARD)


def lost_worker(press: Path, tmp_path: Path, options: FlowOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    run = read(press, tmp_path / "ledger", options, killing_once)
    assert (run.counts["new"], len(run.refusals)) == (160, 1)
    assert Path(os.environ["KILLED"]).exists()
    read(press, tmp_path / "calm", FlowOptions())
    assert kept(tmp_path / "ledger") == kept(tmp_path / "calm")


def test_a_shard_that_kills_a_process(press: Path, tmp_path: Path) -> None:
    """The run ends, the shard's articles are named, and a better coder reads them the next time."""
    killed_shard(press, tmp_path, LOCAL)


def test_a_process_that_is_lost(press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost and nothing twice: the parts are those of a calm run."""
    monkeypatch.setenv("KILLED", str(tmp_path / "killed"))
    lost_worker(press, tmp_path, LOCAL, monkeypatch)


def test_ray_keeps_what_one_process_keeps(press: Path, tmp_path: Path, cluster: None) -> None:
    """The same parts, counts and refusals."""
    one, two = (read(press, tmp_path / name, options) for name, options in (("one", FlowOptions()), ("two", RAY)))
    assert dict(one.counts) == dict(two.counts) and one.refusals == two.refusals
    assert kept(tmp_path / "one") == kept(tmp_path / "two") != {}


def test_a_shard_that_kills_a_worker_of_ray(press: Path, tmp_path: Path, cluster: None) -> None:
    killed_shard(press, tmp_path, RAY)


def test_a_worker_of_ray_that_is_lost(press: Path, tmp_path: Path, cluster: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its process ends in the midst of a shard: the run is whole, with the parts of a calm one."""
    place = Path("/tmp") / f"dragoman-killed-{os.getpid()}"
    monkeypatch.setattr(sys.modules[__name__], "killing_once", _killing_at(place))
    monkeypatch.setenv("KILLED", str(place))
    try:
        lost_worker(press, tmp_path, RAY, monkeypatch)
    finally:
        place.unlink(missing_ok=True)


class _killing_at:
    """A maker of coders that takes its file along: the workers of a cluster began before the test."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __call__(self, options: CodeOptions) -> Killing:
        return Killing(self.place)


@pytest.mark.parametrize(("text", "found"), [("local:2", ("local", 2)), ("local", ("local", None)), ("ray:4", ("ray", 4)), ("ray", ("ray", None)), ("ray://head:10001", ("ray://head:10001", None))])
def test_engines_by_name(text: str, found: tuple[str, int | None]) -> None:
    assert spelt(text) == found


@pytest.mark.parametrize("text", ["cloud", "local:none", "local:0", "ray:-1"])
def test_no_engine(text: str) -> None:
    with pytest.raises(UsageError, match="is no engine"):
        spelt(text)


def test_ray_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, a sentence that says how to have it."""
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"dragoman\[ray\]"):
        list(named("ray", 2)(len, [(1,)], len))

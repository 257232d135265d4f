"""The sample's ledger, read once, and clients that ask its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.coding.chain import Coder
from dragoman.documents.read import read
from dragoman.faces.web.app import create
from dragoman.faces.web.guards import Options
from dragoman.ledger.book import Ledger
from dragoman.options import ReadOptions
from dragoman.packs import DATA
from dragoman.records import Article

HOME = "http://127.0.0.1:8377"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample's ledger. To be read only: `fresh` gives one to write in."""
    articles = [a for a in read([DATA / "sample"], ReadOptions()) if isinstance(a, Article)]
    folder = tmp_path_factory.mktemp("sample") / "ledger"
    ledger = Ledger.open(folder, create=True)
    with ledger.writing():
        ledger.add(list(zip(articles, Coder().code_all(articles), strict=True)), "sample")
    return folder


@pytest.fixture
def fresh(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample's ledger that a test may write in."""
    return Path(shutil.copytree(sample, tmp_path / "ledger"))


@pytest.fixture(scope="session")
def client(sample: Path) -> Iterator[TestClient]:
    """A client of the sample's pages."""
    with TestClient(create(sample, Options(by="tester")), base_url=HOME, raise_server_exceptions=False) as made:
        yield made

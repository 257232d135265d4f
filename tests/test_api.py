"""The Python API: one text coded, a ledger as data frames."""

from pathlib import Path

import pytest

import dragoman
import fakes
from dragoman import flow
from dragoman.errors import InputError, LedgerError, UsageError
from dragoman.ledger.book import Ledger
from dragoman.options import FlowOptions


@pytest.fixture(autouse=True)
def faked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model and no reader of formats."""
    monkeypatch.setattr(flow, "coder", fakes.make)
    monkeypatch.setattr(flow, "document", fakes.document)


def test_code() -> None:
    """A text gives a coding whose quotes are the text's."""
    coding = dragoman.code("Le Mali a reçu l'envoyé.", published="2026-02-05")

    assert [event.quotes["sentence"].text for event in coding.events] == ["Le Mali a reçu l'envoyé."]


def test_code_of_nothing() -> None:
    """A text that cannot be coded is an error in one sentence; so is a date that does not exist."""
    with pytest.raises(InputError, match="there is no text"):
        dragoman.code("  ")
    with pytest.raises(UsageError, match="published must be a date"):
        dragoman.code("Un fait.", published="2026-02-30")


def test_open(tmp_path: Path) -> None:
    """The tables of a ledger are data frames."""
    press = tmp_path / "press.txt"
    press.write_text("Le Mali a reçu l'envoyé.\nUn autre fait.", encoding="utf-8")
    flow.read([press], Ledger.open(tmp_path / "ledger", create=True), FlowOptions(), source=fakes.documents, make=fakes.make)
    account = dragoman.open(tmp_path / "ledger")

    events = account.events(pair=("Mali", "US"), since="2026-02")
    assert len(events) == 2
    assert {"type", "actor", "recipient", "status", "quote", "score", "quad", "outlet"} <= set(events.columns)
    assert events["score"].to_list() == [2.5, 2.5]
    assert len(events.to_pandas()) == 2
    assert len(account.events(until="2025")) == 0
    assert len(account.articles()) == 2
    assert account.pairs()["events"].to_list() == [2]
    assert len(account.characterisations()) == 0
    assert len(account.dossier("Mali", "USA").events) == 2


def test_export(tmp_path: Path) -> None:
    """A ledger is exported in one line; events are kept by how many independent origins tell of them."""
    press = tmp_path / "press.txt"
    press.write_text("Le Mali a reçu l'envoyé.", encoding="utf-8")
    flow.read([press], Ledger.open(tmp_path / "ledger", create=True), FlowOptions(), source=fakes.documents, make=fakes.make)
    account = dragoman.open(tmp_path / "ledger")

    (made,) = account.export("polecat", tmp_path / "events.tsv", pair=("Mali", "USA"))
    assert len(made.read_text("utf-8").splitlines()) == 2
    assert len(account.events(pair=("Mali", "USA"), min_independent=1)) == 1
    assert len(account.events(min_independent=2)) == 0


def test_open_nothing(tmp_path: Path) -> None:
    """A folder without a ledger is a sentence, and a wrong country too."""
    with pytest.raises(LedgerError, match="there is no ledger here"):
        dragoman.open(tmp_path)

"""`check export FILE`: every export is found to be of its format; a wrong column or value is named by its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from dragoman.desk import Desk
from dragoman.errors import InputError, UsageError
from dragoman.faces.cli import app
from dragoman.faces.export.formats import FORMATS
from dragoman.faces.export.verify import examined

runner = CliRunner()


@pytest.mark.parametrize("name", FORMATS)
def test_own(name: str, desk: Desk, exported: Callable[..., Path]) -> None:
    """What is exported is as its format wants it."""
    found, n = examined(exported(name, desk))
    assert found.split(" ")[0] == name and n >= 0


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("polecat", lambda s: s.replace("Event Type", "Type", 1), "column 3 must be 'Event Type' and is 'Type'"),
        ("polecat", lambda s: s.replace("\tACCUSE\t", "\tBLAME\t", 1), "'BLAME' is none that Event Type can have"),
        ("icews", lambda s: s.replace("Latitude\t", "", 1), "must be 'Latitude'"),
        ("plover", lambda s: s.replace('"event": "ACCUSE"', '"event": "BLAME"', 1), "no category 'BLAME'"),
        ("plover", lambda s: s + "{\n", "no event"),
        ("graphml", lambda s: s.replace('target="', 'target="x', 1), "is no node"),
        ("gexf", lambda s: s.replace("</gexf>", ""), "no XML"),
        ("stix", lambda s: s.replace('"spec_version": "2.1", ', "", 1), "object 1: it has no spec_version"),
        ("jsonld", lambda s: s.replace('"@graph"', '"graph"'), "neither"),
        ("timeline", lambda s: s.replace('"unique_id"', '"id"', 1), "event 1: it has no unique_id"),
        ("csl", lambda s: s.replace('"type"', '"kind"', 1), "item 1: it has no type"),
        ("bibtex", lambda s: s.replace("}", "", 1), "braces"),
    ],
)
def test_broken(name: str, change: Callable[[str], str], told: str, sample: Desk, exported: Callable[..., Path]) -> None:
    """What was broken is named."""
    path = exported(name, sample)
    broken = change(path.read_text("utf-8"))
    assert broken != path.read_text("utf-8")
    path.write_text(broken, "utf-8")
    with pytest.raises(InputError, match=told):
        examined(path)


def test_broken_tables(sample: Desk, exported: Callable[..., Path], tmp_path: Path) -> None:
    """A value of another type, a row of another length, a formula, another file by that name."""
    path = exported("csv", sample) / "events.csv"
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join([lines[0], lines[1].replace(",day,", ",day,", 1).replace("in_", "in_", 1) + ",one more", *lines[2:]]), "utf-8")
    with pytest.raises(InputError, match="row 1: there are"):
        examined(path)
    book = openpyxl.load_workbook(made := exported("xlsx", sample))
    book["events"]["B2"] = "=1+1"
    book.save(made)
    with pytest.raises(InputError, match="there is a formula"):
        examined(made)
    for suffix in (".xlsx", ".parquet", ".json", ".ics", ".gexf"):
        (tmp_path / f"no{suffix}").write_text("nothing of the kind")
        with pytest.raises(InputError):
            examined(tmp_path / f"no{suffix}")
    with pytest.raises(UsageError, match="ends in"):
        examined(tmp_path / "x.docx")


def test_saved_by_excel(sample: Desk, exported: Callable[..., Path]) -> None:
    """A workbook that another program saved, with its texts in a list of their own, is one still."""
    path = exported("xlsx", sample)
    openpyxl.load_workbook(path).save(path)
    assert examined(path)[0] == "xlsx"


def test_polecat_of_others(tmp_path: Path, sample: Desk, exported: Callable[..., Path]) -> None:
    """The other name that loaders of POLECAT know for the intensity is known here."""
    path = exported("polecat", sample)
    path.write_text(path.read_text("utf-8").replace("\tIntensity\t", "\tEvent Intensity\t", 1), "utf-8")
    assert examined(path)[0] == "polecat"


def test_check(sample: Desk, exported: Callable[..., Path], tmp_path: Path) -> None:
    """The verb says it in one sentence, in both languages; what is wrong is exit code 1, no file exit code 2."""
    path = exported("polecat", sample)
    for lang in ("fr", "en"):
        done = runner.invoke(app, ["check", "export", str(path), "--lang", lang])
        assert done.exit_code == 0 and "polecat" in done.stdout and done.stdout.count("\n") == 1
    path.write_text("a\tb\n")
    done = runner.invoke(app, ["check", "export", str(path)])
    assert done.exit_code == 1 and done.stderr.count("\n") == 1
    assert runner.invoke(app, ["check", "export"]).exit_code == 2
    assert runner.invoke(app, ["check", "export", str(tmp_path / "none.tsv")]).exit_code == 1

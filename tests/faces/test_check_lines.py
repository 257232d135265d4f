"""`check packs` tells an expert which example line failed, where it stands, and why; `--min-confidence` keeps what is sure enough."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman import packs
from dragoman.faces.cli import app
from dragoman.packs.language import Line

ROOT = Path(__file__).resolve().parent.parent.parent
LINES = (
    Line("Lima a expulsé lundi l'ambassadeur du Japon.", ("SANCTION/expel PER -> JPN",), "SANCTION", "fr/sanction.toml line 1"),
    Line("Lima a expulsé lundi l'ambassadeur du Japon.", ("SANCTION/expel PER -> CHL [future]",), "SANCTION", "fr/sanction.toml line 2"),
    Line("Lima a expulsé lundi l'ambassadeur du Japon.", (), "SANCTION", "fr/sanction.toml line 3"),
    Line("Le roi du Maroc collectionne les timbres.", ("SANCTION MAR -> FRA",), "SANCTION", "fr/sanction.toml line 4"),
    Line("Le Pérou a coupé une orange.", ("SANCTION/discontinue PER -> JPN",), "SANCTION", "fr/sanction.toml line 5"),
)
runner = CliRunner()


@pytest.fixture
def five(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packs whose only lines are five, the first of them right."""
    real = packs.load()
    french = replace(real.languages["fr"], lines=LINES)
    monkeypatch.setattr(packs, "load", lambda: replace(real, languages={"fr": french}))
    monkeypatch.chdir(ROOT)


def test_failing_lines_say_where_and_why(five: None) -> None:
    """Each failure has its file and row, what was wanted and came, the trigger that fired or that none did."""
    result = runner.invoke(app, ["check", "packs", "--json"])
    assert result.exit_code == 1
    wrong, extra, silent, unfit = json.loads(result.stdout)["failures"]

    for number, fault in enumerate((wrong, extra, silent, unfit), 2):
        path, row = fault["place"].split(":")
        rows = (ROOT / path).read_text("utf-8").splitlines()
        assert rows[int(row) - 1] == "[[line]]"
        assert sum(r == "[[line]]" for r in rows[: int(row)]) == number
    assert wrong["wanted"] == ["SANCTION/expel PER -> CHL [future]"]
    fired = re.fullmatch(r"SANCTION/expel PER -> JPN\S* \[actual\]  by (\S+):(\d+) on “a expulsé”", wrong["got"][0])
    assert fired and (ROOT / fired[1]).read_text("utf-8").splitlines()[int(fired[2]) - 1] == "[[trigger]]"
    assert "recipient CHL, not JPN" in wrong["why"][0] and "status future, not actual" in wrong["why"][0]
    assert extra["why"] == ["more events of SANCTION came than the line lists"]
    assert silent["got"] == [] and "none of SANCTION in 'fr' has a word of this sentence" in silent["why"][0]
    assert any("“couper”, but it wants " in why for why in unfit["why"])


def test_failing_lines_are_printed_for_people(five: None) -> None:
    """The same on lines of text, the sentence first."""
    out = runner.invoke(app, ["check", "packs", "--lang", "en"]).stdout

    assert re.search(r"sanction\.toml:\d+: Le roi du Maroc collectionne les timbres\.\n  wanted SANCTION MAR -> FRA\n  got    nothing\n  why ", out)
    assert out.rstrip().endswith("4 example lines fail")


def test_min_confidence_keeps_what_is_sure_enough(tmp_path: Path) -> None:
    """Events below the number go, those above stay as they were."""
    path = tmp_path / "a.jsonl"
    text = "Lima a expulsé lundi l'ambassadeur du Japon. Selon des observateurs, le Tchad aurait critiqué le Maroc."
    path.write_text(json.dumps({"id": "a", "text": text, "lang": "fr"}), "utf-8")

    def events(*flags: str) -> list[dict[str, object]]:
        return json.loads(runner.invoke(app, ["code", str(path), *flags]).stdout)["events"]

    whole = events()
    least = sorted(float(str(e["confidence"])) for e in whole)
    assert len(whole) == 2 and events("--min-confidence", "0") == whole
    assert events("--min-confidence", str((least[0] + least[1]) / 2)) == [e for e in whole if e["confidence"] == least[1]]
    assert events("--min-confidence", "1") == []


@pytest.mark.parametrize("value", ["2", "-1", "nan", "half", "0,5", ""])
def test_a_bad_confidence_is_one_sentence(value: str, tmp_path: Path) -> None:
    """Exit code 2 and one sentence that names the flag and what was found."""
    (tmp_path / "a.txt").write_text("Lima a expulsé l'ambassadeur du Japon.", "utf-8")
    for verb in ("code", "read"):
        result = runner.invoke(app, [verb, str(tmp_path / "a.txt"), f"--min-confidence={value}"])
        assert result.exit_code == 2
        assert result.stderr.strip() == f"dragoman: --min-confidence must be a number from 0 to 1, found {value!r}"

"""The verbs: what they print, their exit codes, and their manners with bad input."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import fakes
from dragoman import flow
from dragoman.faces.cli import app

runner = CliRunner()


@pytest.fixture(autouse=True)
def faked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No model and no reader of formats; English, an empty working folder."""
    monkeypatch.setattr(flow, "coder", fakes.make)
    monkeypatch.setattr(flow, "documents", fakes.documents)
    monkeypatch.setattr(flow, "document", fakes.document)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("DRAGOMAN_LEDGER", raising=False)
    monkeypatch.chdir(tmp_path)


def press(text: str = "Le Mali a reçu l'envoyé.\nUn autre fait.") -> str:
    Path("press.txt").write_text(text, encoding="utf-8")
    return "press.txt"


def run(*args: str, code: int = 0, **more: object) -> tuple[str, str]:
    result = runner.invoke(app, list(args), **more)
    assert code == result.exit_code, (result.output, result.exception)
    return result.stdout, result.stderr


def test_read_then_show() -> None:
    """What is read can be shown, by name, ISO code or COW number."""
    out, _ = run("read", press())
    assert "New articles: 2" in out
    for names in (("MLI", "USA"), ("mali", "États-Unis"), ("ML", "us"), ("432", "2")):
        out, _ = run("show", *names)
        assert "Mali ⇄ United States" in out
        assert "▲ CONSULT  Mali → United States" in out
        assert "«\u00a0[Le] Mali a reçu l'envoyé.\u00a0»" in out
    rows = json.loads(run("show", "MLI", "USA", "--json")[0])
    assert len(rows["events"]) == 2
    assert rows["counted"] == "incidents"
    out, _ = run("show", rows["events"][0]["id"], "--lang", "fr")
    assert "confiance" in out
    assert rows["events"][0]["id"] in run("show", rows["events"][0]["article"])[0]


def test_alignment_of_a_state() -> None:
    """One state's partners before and after a day: a level where there is enough, the counts where there is too little; in JSON too."""
    lines = [f"Le Mali a reçu l'envoyé numéro {n}." for n in range(12)]
    run("read", press("\n".join(lines)))
    out, _ = run("show", "MLI", "--split", "2020")
    assert "Words: before and after 1 January 2020" in out
    assert "1 partner with too few events: United States 0+" in out
    found = json.loads(run("show", "MLI", "--split", "2020", "--json")[0])["alignment"]
    assert found["split"] == "2020-01-01"
    assert found["words"]["shifts"][0]["partner"] == "USA"
    assert "alignment" not in json.loads(run("show", "MLI", "USA", "--json")[0])
    run("show", "MLI", "--split", "2020-02-31", code=2)


def test_read_with_refusals() -> None:
    """A file that is not there is a sentence on stderr and exit code 1; the others go on."""
    out, err = run("read", press(), "nowhere.txt", code=1)

    assert "New articles: 2" in out
    assert "skipped: nowhere.txt: there is no such file" in err


def test_dry_run_keeps_nothing() -> None:
    """--dry-run reads and leaves no folder."""
    out, _ = run("read", press(), "--dry-run")

    assert "Readable articles: 2" in out
    assert not Path("ledger").exists()


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("show", "Malli", "USA"), 2, "no state or body"),
        (("show", "MLI", "USA"), 1, "there is no ledger here"),
        (("show", "MLI", "USA", "--since", "2026-02-31"), 2, "--since"),
        (("show", "MLI", "USA", "--limit", "0"), 2, ""),
        (("show",), 2, ""),
        (("read", "press.txt", "--published", "hier"), 2, "2026-02-05"),
        (("read", "press.txt", "--lang", "de"), 2, "fr, en"),
        (("read", "press.txt", "--on", "mars:2"), 2, "is no engine"),
        (("check", "things"), 2, "nothing that can be checked"),
        (("nothing",), 2, ""),
    ],
)
def test_wrong_usage(args: tuple[str, ...], code: int, words: str) -> None:
    """One sentence, the right exit code, no traceback."""
    press()
    if "--since" in args:
        run("read", "press.txt")
    _, err = run(*args, code=code)

    assert words in err
    assert "Traceback" not in err


def test_newer_ledger() -> None:
    """Exit code 3 for a ledger of a later version."""
    Path("ledger").mkdir()
    Path("ledger/ledger.json").write_text('{"version": 99}')

    for args in (("show", "MLI", "USA"), ("read", press()), ("report", "MLI", "USA"), ("check",)):
        assert "version 99" in run(*args, code=3)[1]


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 130, and the command to go on."""

    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(fakes.FakeCoder, "code_all", interrupt)
    monkeypatch.setattr(sys, "argv", ["dragoman", "read", "my press.txt"])

    assert "dragoman read 'my press.txt'" in run("read", press(), code=130)[1]


def test_code_is_a_filter() -> None:
    """One line out for each line in, in order, ids kept; bad lines say why and the others go on."""
    lines = [
        '{"id": "a", "text": "Un fait."}', "not json", '{"id": 7, "text": "Deux faits.", "published": "2026-02-05"}', '{"id": "no text"}',
        "[1]", '{"id": "b", "text": 3}', "", '{"id": "c", "text": "BOOM"}', '{"id": "d", "text": "x \\ud800 y"}', '{"id": "e", "text": ""}',
    ]  # fmt: skip
    out, err = run("code", "-", input="\n".join(lines), code=1)
    rows = [json.loads(line) for line in out.splitlines()]

    assert [row["id"] for row in rows] == ["a", 2, 7, "no text", 5, "b", "c", "d", "e"]
    assert [row["id"] for row in rows if "events" in row] == ["a", 7, "d"]
    assert {"lang", "events", "characterisations", "refusals"} <= set(rows[0])
    assert "-, line 2: this line is not JSON" in err
    assert len(err.splitlines()) == 6


def test_code_of_files() -> None:
    """A text file's id is its stem; a JSON lines file keeps its ids; text on standard input is one text."""
    press("Un fait.")
    Path("more.jsonl").write_text('\ufeff{"id": "j", "text": "Deux faits."}\n', encoding="utf-8")

    out, _ = run("code", "press.txt", "more.jsonl", "--published", "2026-02-05", "--outlet", "Le Pont")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["press", "j"]
    assert [json.loads(line)["id"] for line in run("code", "-", input="Un fait.\nEt un autre.")[0].splitlines()] == ["-"]
    assert run("code", "-", input="")[0] == ""


def test_report() -> None:
    """The report lands where it is asked for."""
    run("read", press())

    assert "Rapport écrit\u00a0: x.html" in run("report", "Mali", "USA", "-o", "x.html", "--lang", "fr")[0]
    assert "États-Unis" in Path("x.html").read_text(encoding="utf-8")
    assert "<!doctype html>" in run("report", "Mali", "USA", "-o", "-")[0]
    Path("folder").mkdir()
    assert "cannot be written" in run("report", "Mali", "USA", "-o", "folder", code=2)[1]


def test_check() -> None:
    """Health as text and as JSON."""
    run("read", press())

    assert "Ledger ledger: 2 articles, 2 events as told" in run("check")[0]
    assert json.loads(run("check", "--json")[0])["packs"]["categories"] == 16


def test_nothing_heavy_at_start() -> None:
    """Help and `import dragoman` load none of the heavy libraries."""
    script = "import sys, dragoman, dragoman.faces.cli; print([m for m in ('spacy', 'pyarrow', 'duckdb', 'numpy', 'jinja2', 'babel') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_unexpected_error(tmp_path: Path) -> None:
    """A mistake of ours is a sentence too; -v has the traceback."""
    script = "import sys; from dragoman.faces import cli; from dragoman.faces.cli import common; common.MORE.verbose = {}; sys.excepthook = cli._sentence; 1 / 0"
    for verbose in (False, True):
        done = subprocess.run([sys.executable, "-c", script.format(verbose)], capture_output=True, text=True, check=False)
        assert "unexpected ZeroDivisionError" in done.stderr
        assert verbose == ("Traceback" in done.stderr)


def one_event() -> str:
    """The id of an event in a ledger that was just read."""
    run("read", press())
    return str(json.loads(run("show", "MLI", "USA", "--json")[0])["events"][0]["id"])


def test_fix_and_undo() -> None:
    """A correction shows at once, is in the log, and can be taken back; `check corrections` counts it."""
    event = one_event()
    out, _ = run("fix", "set", event, "type=sanction", "start=2026-02", "--why", "the text says so", "--by", "a.benali")
    ids = [word for word in out.split() if word.startswith("co_")]
    assert len(ids) == 2
    assert "SANCTION" in run("show", "MLI", "USA")[0]
    assert "applied: type: CONSULT → SANCTION" in run("fix", "log")[0]
    assert json.loads(run("check", "corrections", "--json")[0])["CONSULT"]["n"] == 1
    run("fix", "undo", ids[0], "--by", "a.benali")
    assert "SANCTION" not in run("show", "MLI", "USA")[0]
    assert [row["result"] for row in json.loads(run("fix", "log", "--json")[0])] == ["undone", "applied", "applied"]


def test_fix_review_and_import() -> None:
    """The queue lists what nobody has looked at; another's lines are added once."""
    event = one_event()
    assert event in run("fix", "review", "--json")[0]
    run("fix", "confirm", event)
    assert event not in run("fix", "review", "--json")[0]
    Path("other.jsonl").write_text(Path("ledger/corrections.jsonl").read_text())
    assert "0 corrections added" in run("fix", "import", "other.jsonl")[0]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("set", "EVENT", "type"), "FIELD=VALUE"),
        (("set", "EVENT", "actor=Mali"), "is no entity"),
        (("set", "ev_none", "type=AID"), "no such event"),
        (("undo", "co_none"), "no such correction"),
        (("dance", "EVENT"), "no operation"),
        (("merge", "EVENT"), "two events"),
        (("add", "EVENT"), "--quote"),
        (("import", "none.jsonl"), "no such file"),
        (("reject",), "needs to know"),
    ],
)
def test_fix_wrong(args: tuple[str, ...], said: str) -> None:
    """A command that lacks something says what, and nothing is written."""
    event = one_event()
    _, err = run("fix", *(event if a == "EVENT" else a for a in args), code=2)
    assert said in err
    assert not Path("ledger/corrections.jsonl").exists()


def test_one_file_and_back() -> None:
    """A ledger goes into a file and back into another one; a file of another name is refused in a sentence."""
    one_event()
    run("export", "-o", "all.dragoman")
    run("read", "all.dragoman", "--ledger", "other")
    assert run("show", "MLI", "USA")[0] == run("show", "MLI", "USA", "--ledger", "other")[0]
    assert ".dragoman" in run("export", "-o", "all.zip", code=2)[1]


def test_outlook_kept_and_shown() -> None:
    """What may come next stands below a pair, with base rates alone where there is too little; --keep needs a press of late, and nothing is kept without it."""
    run("read", press(), "--published", "2026-02-05")
    out, _ = run("show", "MLI", "USA")
    assert "What may come next, as of 5 February 2026" in out
    assert "too few for figures" in out
    row = json.loads(run("show", "MLI", "USA", "--json")[0])
    assert row["outlook"]["n"] == 1
    assert row["track"]["issued"] == 0
    assert "Ce qui peut suivre" in run("show", "MLI", "USA", "--lang", "fr")[0]
    assert "read newer ones" in run("show", "MLI", "USA", "--keep", code=2)[1]
    assert not Path("ledger/forecasts.jsonl").exists()


def test_again_and_compact() -> None:
    """What is kept is coded anew, and what changed is said; parts are put together."""
    one_event()
    out, _ = run("read", "--again", "--compact")
    assert "2 events as before, 0 altered" in out or "0 events as before, 0 altered" in out
    assert "The ledger has 1 part" in out
    assert "needs something to read" in run("read", code=2)[1]
    assert "no, quotes or full" in run("read", press(), "--keep-text", "some", code=2)[1]

"""`check`: whether all is well: models, versions, packs, ledger, and the packs' own example lines."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.faces.cli.common import (
    SKIPPED,
    JsonFlag,
    LangFlag,
    LedgerFlag,
    PlainFlag,
    QuietFlag,
    VerboseFlag,
    guarded,
    ledger_path,
    messages,
    put,
    put_json,
    settings,
)

if TYPE_CHECKING:
    from dragoman.faces.messages import Messages
    from dragoman.packs import Packs

#: libraries whose version decides what comes out
LIBRARIES = ("spacy", "trafilatura", "duckdb", "pyarrow", "babel")


@guarded
def check(
    what: Annotated[str | None, typer.Argument(metavar="packs|corrections|export", help="'packs' runs the example lines of the language packs; 'corrections' tells how right the machine was where people looked; 'export FILE' whether a file has the columns and types of its format.")] = None,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="With 'export': the file, or the folder of its files.")] = None,
    gold: Annotated[Path | None, typer.Option("--gold", metavar="FILE", help="With 'corrections': write the articles that were looked at whole as gold (JSON lines).")] = None,
    ledger: LedgerFlag = None,
    lang: LangFlag = None,
    quiet: QuietFlag = False,
    verbose: VerboseFlag = False,
    no_color: PlainFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Say whether all that dragoman needs is there, and what the ledger holds."""
    from dragoman.errors import UsageError
    from dragoman.packs import load

    if what not in (None, "packs", "corrections", "export"):
        raise UsageError(f"'check {what}' is nothing that can be checked; there are 'check', 'check packs', 'check corrections' and 'check export FILE'")
    if (what == "export") != (file is not None):
        raise UsageError("'check export' looks into one file or folder that was exported: 'check export FILE'")
    held = settings(ledger=ledger, lang=lang)
    m = messages(held.lang)
    if file is not None:
        _export(file, m, as_json)
        return
    if what == "packs":
        _packs(load(), m, as_json)
        return
    if what == "corrections":
        _corrections(ledger_path(held), m, gold, as_json)
        return
    found = health(load(), ledger_path(held))
    if as_json:
        put_json(found)
    else:
        _print(found, m)
    if None in found["models"].values():
        raise typer.Exit(SKIPPED)


def health(packs: Packs, folder: Path) -> dict[str, Any]:
    """Versions, models, the size of the packs and the state of the ledger, as plain data."""
    from dragoman.flow import version

    names = packs.roster.names
    return {
        "version": version(),
        "python": platform.python_version(),
        "libraries": {name: _installed(name) for name in LIBRARIES},
        "models": {language.model: _installed(language.model) for language in packs.languages.values()},
        "packs": {
            "fingerprint": packs.fingerprint,
            "categories": len(packs.ontology.categories),
            "states": sum("-" not in code and ":" not in code for code in names),
            "bodies": sum(code.startswith("IGO-") for code in names),
            "groups": sum("REB" in code for code in names),
        },
        "languages": {code: {"triggers": len(pack.triggers), "lines": len(pack.lines)} for code, pack in packs.languages.items()},
        "ledger": _ledger(folder),
        "free_mb": _free(folder),
    }


def _installed(name: str) -> str | None:
    from importlib.metadata import version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _ledger(folder: Path) -> dict[str, Any]:
    from dragoman.ledger.book import Ledger

    if not (folder / "ledger.json").exists():
        return {"path": str(folder), "there": False}
    book = Ledger.open(folder)
    holds = book.summary()
    figures = {"articles": holds.articles, "events": holds.events, "parts": book.parts(), "runs": len(book.runs()), "corrections": len(book.corrections()), "damaged": book.damaged()}
    return {"path": str(folder), "there": True, **figures}


def _free(folder: Path) -> int:
    import shutil

    place = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    return shutil.disk_usage(place).free // 1_000_000


def _print(found: dict[str, Any], m: Messages) -> None:
    put(m("check.version", version=found["version"], python=found["python"]))
    put("  ".join(f"{name} {number or m('check.missing')}" for name, number in found["libraries"].items()))
    put(f"{m('check.models')}: " + "  ".join(f"{name} {number or m('check.missing')}" for name, number in found["models"].items()))
    put(m("check.packs", **{name: found["packs"][name] for name in ("states", "bodies", "groups", "categories")}))
    for code, pack in found["languages"].items():
        put(m("check.language", lang=code, **pack))
    holds = found["ledger"]
    if holds["there"]:
        figures = {name: m(f"count.{name}", n=holds[name]) for name in ("articles", "events")}
        put(m("check.ledger", ledger=holds["path"], parts=holds["parts"], **figures))
        if holds["corrections"]:
            put(m("check.corrections", n=holds["corrections"]))
        for what in holds["damaged"]:
            put(m("check.damaged", what=what))
    else:
        put(m("check.no_ledger", ledger=holds["path"]))
    put(m("check.disk", n=found["free_mb"]))


def _corrections(folder: Path, m: Messages, gold: Path | None, as_json: bool) -> None:
    """Precision by category from what people looked at, and their work as gold."""
    import json

    from dragoman.desk import Desk

    desk = Desk.open(folder)
    shares = desk.precision()
    if gold is not None:
        gold.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in desk.gold()), "utf-8", "surrogatepass")
    if as_json:
        put_json({kind or "all": {"right": s.right, "n": s.n, "share": round(s.share, 4), "low": round(s.low, 4), "high": round(s.high, 4)} for kind, s in shares.items()})
        return
    put(m("fix.sample") if shares else m("fix.none"))
    for kind, s in shares.items():
        name = "few" if s.few else "precision"
        put(m(f"fix.{name}", category=kind or "Σ", right=s.right, n=s.n, share=f"{s.share:.0%}", low=f"{s.low:.0%}", high=f"{s.high:.0%}"))


def _export(file: Path, m: Messages, as_json: bool) -> None:
    """Say that a file has the columns and types of its format; what is wrong is an error."""
    from dragoman.faces.export.verify import examined

    name, n = examined(file)
    if as_json:
        put_json({"file": str(file), "format": name, "rows": n})
    else:
        put(m("export.checked", path=file, format=name, n=n))


def _packs(packs: Packs, m: Messages, as_json: bool) -> None:
    """Run the example lines of the packs; of each that fails, say where it stands and why."""
    from dragoman.coding.chain import Coder
    from dragoman.coding.lines import check as run_lines
    from dragoman.faces.cli.lines import faults

    coder = Coder(packs)
    failed = faults(packs, coder, run_lines(packs, coder))
    if as_json:
        put_json({"failures": [fault.json() for fault in failed]})
    elif failed:
        put("\n".join([*map(str, failed), m("check.lines_bad", n=len(failed))]))
    else:
        put(m("check.lines_ok", n=sum(len(pack.lines) for pack in packs.languages.values())))
    if failed:
        raise typer.Exit(SKIPPED)

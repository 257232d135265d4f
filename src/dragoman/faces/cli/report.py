"""`report`: the dossier of a pair as one self-contained page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.faces.cli.common import (
    JsonFlag,
    LangFlag,
    LedgerFlag,
    PlainFlag,
    QuietFlag,
    SinceFlag,
    UntilFlag,
    VerboseFlag,
    entity,
    guarded,
    ledger_path,
    messages,
    put,
    put_json,
    settings,
)


@guarded
def report(
    a: Annotated[str, typer.Argument(metavar="A", help="A state or body: name, ISO code or COW number.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Where to (default A-B.html).")] = None,
    since: SinceFlag = None,
    until: UntilFlag = None,
    author: Annotated[str | None, typer.Option("--author", metavar="NAME", help="Who signs the report.")] = None,
    ledger: LedgerFlag = None,
    lang: LangFlag = None,
    quiet: QuietFlag = False,
    verbose: VerboseFlag = False,
    no_color: PlainFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Write the report of a pair: one HTML page that needs no network, no script and no other file."""
    from dragoman.desk import Desk
    from dragoman.faces.report import page
    from dragoman.packs import load
    from dragoman.settings import day

    held = settings(ledger=ledger, lang=lang)
    packs = load()
    first, second = entity(a, packs.roster), entity(b, packs.roster)
    desk = Desk.open(ledger_path(held))
    dossier = desk.pair(first, second, day(since, "--since"), day(until, "--until"))
    text = page(dossier, packs, messages(held.lang), author=author)
    if output == "-":
        put(text)
        return
    path = Path(output or f"{first}-{second}.html")
    write(path, text)
    if as_json:
        put_json({"report": str(path), "events": len(dossier.events)})
    elif not quiet:
        put(messages(held.lang)("report.written", path=path))


def write(path: Path, text: str) -> None:
    """Write a page; UsageError where the place does not take it."""
    from dragoman.errors import UsageError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: the report cannot be written there ({error.strerror}); name another file with -o") from error

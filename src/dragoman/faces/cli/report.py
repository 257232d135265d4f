"""`report`: the dossier of a pair as one self-contained page, for a screen or on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from dragoman.faces.report import Options


@guarded
def report(
    a: Annotated[str, typer.Argument(metavar="A", help="A state or body: name, ISO code or COW number.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Where to: x.html or x.pdf (default A-B.html); - prints HTML.")] = None,
    since: SinceFlag = None,
    until: UntilFlag = None,
    author: Annotated[str | None, typer.Option("--author", metavar="NAME", help="Who signs the report.")] = None,
    sections: Annotated[str | None, typer.Option("--sections", metavar="NAMES", help="Print these alone: points, curve, timeline, commitments, signals, network, sources, limits, method, evidence, corrections, data.")] = None,
    text: Annotated[str, typer.Option("--text", metavar="none|quote", help="Quote the sentences of the press, or leave them out of a copy that is published.")] = "quote",
    ledger: LedgerFlag = None,
    lang: LangFlag = None,
    quiet: QuietFlag = False,
    verbose: VerboseFlag = False,
    no_color: PlainFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Write the report of a pair: one page that needs no network, no script and no other file, as HTML or as PDF."""
    from dragoman.desk import Desk
    from dragoman.faces.naming import Names
    from dragoman.faces.report import page
    from dragoman.packs import load
    from dragoman.settings import day

    held = settings(ledger=ledger, lang=lang)
    packs, wanted = load(), asked(author, sections, text)
    first, second = entity(a, packs.roster), entity(b, packs.roster)
    path = Path(output or f"{first}-{second}.html")
    desk = Desk.open(ledger_path(held))
    dossier = desk.pair(first, second, day(since, "--since"), day(until, "--until"))
    made = page(desk, dossier, Names(packs, messages(held.lang)), wanted)
    if output == "-":
        put(made)
        return
    write(path, made)
    if as_json:
        put_json({"report": str(path), "events": len(dossier.events)})
    elif not quiet:
        put(messages(held.lang)("report.written", path=path))


def asked(author: str | None, sections: str | None, text: str) -> Options:
    """What the flags ask for; UsageError says what is wrong with them."""
    from dragoman.errors import UsageError
    from dragoman.faces.report import Options
    from dragoman.faces.report.sections import chosen

    if text not in ("none", "quote"):
        raise UsageError(f"--text is none or quote, found '{text}'")
    names = tuple(name.strip() for name in (sections or "").split(",") if name.strip())
    chosen(names)
    return Options(author, "none" if text == "none" else "quote", names)


def write(path: Path, text: str) -> None:
    """Write a page, as PDF where the name ends so; UsageError where the place does not take it."""
    from dragoman.errors import UsageError
    from dragoman.faces.report.pdf import printed

    data = printed(text) if path.suffix.lower() == ".pdf" else text.encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{path}: the report cannot be written there ({error.strerror}); name another file with -o") from error

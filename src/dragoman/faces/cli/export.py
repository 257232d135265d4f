"""`export`: the account in a format of others, or a whole ledger in one file, which `read` takes back."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.faces.cli.common import LangFlag, LedgerFlag, QuietFlag, SinceFlag, UntilFlag, VerboseFlag, guarded, ledger_path, messages, put, settings

if TYPE_CHECKING:
    from dragoman.faces.export.selection import Selection


@guarded
def export(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR|FILE|-", help="Where to: a file, a folder, or - for standard output. A whole ledger's ends in .dragoman.")],
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="FORMAT", help="csv, tsv, xlsx, parquet, polecat, plover, icews, gdelt, graphml, gexf, ics, timeline, bibtex, csl, jsonld, stix. Without it, the whole ledger."),
    ] = None,
    pair: Annotated[tuple[str, str] | None, typer.Option("--pair", metavar="A B", help="Only what two states or bodies did to each other.")] = None,
    since: SinceFlag = None,
    until: UntilFlag = None,
    min_sources: Annotated[int, typer.Option("--min-sources", metavar="N", help="Only incidents of so many independent origins or more.")] = 1,
    text: Annotated[str, typer.Option("--text", metavar="none|quote", help="With the sentences of the articles, or without any of their words.")] = "quote",
    machine: Annotated[bool, typer.Option("--include-machine", help="Add what the machine said before it was corrected.")] = False,
    ledger: LedgerFlag = None,
    lang: LangFlag = None,
    quiet: QuietFlag = False,
    verbose: VerboseFlag = False,
) -> None:
    """Write what the ledger holds in a format of others (--to), or the whole ledger into one file that `read FILE` puts into another."""
    held = settings(ledger=ledger, lang=lang)
    m = messages(held.lang)
    if to is None:
        size = _whole(ledger_path(held), output, bool(pair or since or until or machine) or min_sources != 1 or text != "quote")
        if not quiet:
            put(m("read.exported", path=output, size=size))
        return
    from dragoman.desk import Desk
    from dragoman.faces.export import deliver
    from dragoman.faces.export.selection import Selection, choice

    selection = Selection(Desk.open(ledger_path(held)), choice(pair, since, until, min_sources, text, machine))
    if str(output) == "-":
        return _printed(to, selection)
    paths = deliver.export(to, selection, output)
    if not quiet:
        put(m("export.written", n=len(paths), paths=", ".join(map(str, paths))))


def _printed(to: str, selection: Selection) -> None:
    """The one file of an export on standard output; of several, the main one."""
    from dragoman.faces.export import deliver

    form = deliver.format_of(to, selection)
    with deliver.written(to, selection) as made, (made / form.main if form.main else made).open("rb") as file:
        sys.stdout.flush()
        shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _whole(folder: Path, output: Path, chosen: bool) -> int:
    """Write a whole ledger into one file and give its size."""
    from dragoman.errors import UsageError
    from dragoman.faces.export.formats import FORMATS
    from dragoman.ledger.book import Ledger
    from dragoman.ledger.bundle import SUFFIX

    if chosen:
        raise UsageError(f"what is chosen of a ledger needs a format: --to {'|'.join(FORMATS)}")
    if output.suffix != SUFFIX:
        raise UsageError(f"{output}: the name of a ledger in a file ends in {SUFFIX}; write -o {output.with_suffix(SUFFIX)}, or name a format with --to")
    return Ledger.open(folder).export(output)

"""`export`: a whole ledger in one file, which `read` takes back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.faces.cli.common import LangFlag, LedgerFlag, QuietFlag, VerboseFlag, guarded, ledger_path, messages, put, settings


@guarded
def export(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The file to write; its name ends in .dragoman.")],
    ledger: LedgerFlag = None,
    lang: LangFlag = None,
    quiet: QuietFlag = False,
    verbose: VerboseFlag = False,
) -> None:
    """Write the whole ledger into one file: parts, corrections, runs. `read FILE` puts it into another ledger."""
    from dragoman.errors import UsageError
    from dragoman.ledger.book import Ledger
    from dragoman.ledger.bundle import SUFFIX

    held = settings(ledger=ledger, lang=lang)
    if output.suffix != SUFFIX:
        raise UsageError(f"{output}: the name of a ledger in a file ends in {SUFFIX}; write -o {output.with_suffix(SUFFIX)}")
    size = Ledger.open(ledger_path(held)).export(output)
    if not quiet:
        put(messages(held.lang)("read.exported", path=output, size=size))

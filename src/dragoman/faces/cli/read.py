"""`read`: files into the ledger."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.faces.cli.common import (
    INTERRUPTED,
    SKIPPED,
    ConfidenceFlag,
    FastFlag,
    JsonFlag,
    LanguagesFlag,
    LedgerFlag,
    OutletFlag,
    PlainFlag,
    ProcessesFlag,
    PublishedFlag,
    QuietFlag,
    SinceFlag,
    UntilFlag,
    VerboseFlag,
    WitnessFlag,
    command_again,
    console,
    guarded,
    ledger_path,
    messages,
    put,
    put_json,
    say,
    settings,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.faces.messages import Messages
    from dragoman.ledger.runs import Run
    from dragoman.options import FlowOptions
    from dragoman.records import Event, Refusal

#: refusals that are printed; all of them are in the run's file
SHOWN = 20


@guarded
def read(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH…", help="Files, folders, zips, other ledgers, addresses of object storage (s3://…); '-' is standard input.")] = None,
    lang: LanguagesFlag = None,
    published: PublishedFlag = None,
    outlet: OutletFlag = None,
    outlet_from: Annotated[str | None, typer.Option("--outlet-from", metavar="host", help="Name outlets by their host.")] = None,
    since: SinceFlag = None,
    until: UntilFlag = None,
    processes: ProcessesFlag = None,
    on: Annotated[str | None, typer.Option("--on", metavar="ENGINE", help="Where it is done: local:N, ray:N on this machine, ray://host:port on a cluster.")] = None,
    min_confidence: ConfidenceFlag = None,
    fast: FastFlag = None,
    witness: WitnessFlag = None,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first file that cannot be read.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read the files and keep nothing.")] = False,
    keep_text: Annotated[str, typer.Option("--keep-text", metavar="no|quotes|full", help="What is kept of each text; quotes are kept in any case.")] = "full",
    again: Annotated[bool, typer.Option("--again", help="Code what is kept anew with the packs of today, and say what changed.")] = False,
    compact: Annotated[bool, typer.Option("--compact", help="Put the small parts of the ledger together.")] = False,
    ledger: LedgerFlag = None,
    quiet: QuietFlag = False,
    verbose: VerboseFlag = False,
    no_color: PlainFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Read articles into the ledger. What is there already is not read again, so the same command goes on after an interruption."""
    from dragoman.errors import UsageError
    from dragoman.settings import day

    held = settings(
        languages=lang, published=published, outlet=outlet, min_confidence=min_confidence, fast=fast, witness=witness, ledger=ledger, **_engine(on, processes)
    )
    options = held.flow_options(
        since=day(since, "--since"), until=day(until, "--until"), outlet_from_host=_by_host(outlet_from), fail_fast=fail_fast, keep_text=_kept(keep_text)
    )
    m = messages(held.lang)
    if again or compact:
        _over(ledger_path(held), options, m, again, compact, quiet=quiet, no_color=no_color, as_json=as_json)
        if not paths:
            return
    if not paths:
        raise UsageError("'read' needs something to read: files, folders, zips, or '-' for standard input")
    if dry_run:
        _dry(paths, options, m, quiet)
        return
    run = keep(paths, ledger_path(held), options, m, quiet=quiet, no_color=no_color)
    if as_json:
        put_json({"ledger": str(ledger_path(held)), "counts": dict(run.counts), "refusals": [vars_of(r) for r in run.refusals]})
    else:
        put(m("read.done", **{name: run.counts[name] for name in ("new", "known", "events", "refusals")}))
        if run.counts["aside"]:
            put(m("read.aside", n=run.counts["aside"]))
    if run.refusals:
        raise typer.Exit(SKIPPED)


def _over(folder: Path, options: FlowOptions, m: Messages, again: bool, compact: bool, *, quiet: bool, no_color: bool, as_json: bool) -> None:
    """Code anew what is kept, and put parts together."""
    from dragoman import flow
    from dragoman.faces.cli.progress import bar
    from dragoman.ledger.book import Ledger

    book = Ledger.open(folder)
    if again:
        with bar(console(no_color, stderr=True), m, quiet=quiet) as progress:
            changes, without = flow.again(book, options, progress=progress)
        counts = {name: getattr(changes, name) for name in ("added", "gone", "altered", "same")}
        if as_json:
            put_json(counts | {"without_text": without})
        else:
            put(m("read.again", **counts))
            for kind, before, after in changes.shown[:SHOWN]:
                put("  " + m(f"read.{kind}", before=_told(before), after=_told(after)))
        if without:
            say(m("read.without", n=without))
    if compact:
        with book.writing():
            put(m("read.compacted", n=book.compact()))


def _told(event: Event | None) -> str:
    """An event in a few words."""
    return "" if event is None else f"{event.type} {', '.join(event.actor)} → {', '.join(event.recipient) or '–'} [{event.status}] {event.start or ''} “{event.trigger}”"


def _kept(text: str) -> str:
    from dragoman.errors import UsageError

    if text not in ("no", "quotes", "full"):
        raise UsageError(f"--keep-text must be no, quotes or full, found '{text}'")
    return text


def keep(paths: Sequence[str], folder: Path, options: FlowOptions, m: Messages, *, quiet: bool, no_color: bool) -> Run:
    """Read into the ledger of a folder, with a progress bar, and say what was refused."""
    from dragoman import flow
    from dragoman.faces.cli.progress import bar
    from dragoman.ledger.book import Ledger

    book = Ledger.open(folder, create=True)
    try:
        with bar(console(no_color, stderr=True), m, quiet=quiet) as progress:
            run = flow.read(paths, book, options, progress=progress)
    except KeyboardInterrupt:
        say(m("read.interrupted", command=command_again()))
        raise typer.Exit(INTERRUPTED) from None
    tell(run.refusals, m, str(folder / "runs"))
    return run


def tell(refusals: Sequence[Refusal], m: Messages, log: str) -> None:
    """The first refusals on stderr, and where the others are."""
    for refusal in islice(refusals, SHOWN):
        say(m("read.refused", where=refusal.where, reason=refusal.reason))
    if len(refusals) > SHOWN:
        say(m("read.more", n=len(refusals) - SHOWN, path=log))


def vars_of(refusal: Refusal) -> dict[str, str]:
    """A refusal as plain data."""
    return {"step": refusal.step, "where": refusal.where, "reason": refusal.reason}


def _dry(paths: Sequence[str], options: FlowOptions, m: Messages, quiet: bool) -> None:
    from dragoman import flow
    from dragoman.records import Refusal

    refusals: list[Refusal] = []
    articles = 0
    for item in flow.documents([flow.place(path) for path in paths], options.read):
        if isinstance(item, Refusal):
            refusals.append(item)
        else:
            articles += 1
    tell(refusals, m, "--json")
    if not quiet:
        put(m("read.dry", articles=articles, refusals=len(refusals)))
    if refusals:
        raise typer.Exit(SKIPPED)


def _engine(on: str | None, processes: int | None) -> dict[str, str | int | None]:
    """The engine and its number of workers, out of `local:2` and `--processes`."""
    from dragoman.engines import spelt

    name, number = spelt(on) if on else (None, None)
    return {"on": name, "processes": processes or number}


def _by_host(text: str | None) -> bool:
    from dragoman.errors import UsageError

    if text not in (None, "host"):
        raise UsageError(f"--outlet-from can be 'host' alone, found '{text}'")
    return text is not None

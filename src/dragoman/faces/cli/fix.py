"""`fix`: corrections. Each is a line that is added, never an edit; `fix log` says what became of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.errors import UsageError
from dragoman.faces.cli.common import (
    JsonFlag,
    LangFlag,
    LedgerFlag,
    PlainFlag,
    QuietFlag,
    VerboseFlag,
    console,
    guarded,
    ledger_path,
    messages,
    put,
    put_json,
    settings,
)  # fmt: skip

if TYPE_CHECKING:
    from dragoman.desk import Desk
    from dragoman.faces.messages import Messages
    from dragoman.records import Correction, Outcome

RESULTS = {"applied": "applied", "already so": "already", "orphan": "orphan", "conflict": "conflict", "undone": "taken", "unknown": "unknown"}
ACTS = "confirm, set, reject, add, merge, split, note, undo, log, import, review"


@guarded
def fix(
    act: Annotated[str, typer.Argument(metavar="OP", help=f"One of: {ACTS}.")],
    what: Annotated[list[str] | None, typer.Argument(metavar="[EVENT|ARTICLE|FILE] [FIELD=VALUE]…", help="What it is about: ev_…, ar_…, co_… or a file of corrections.")] = None,
    why: Annotated[str | None, typer.Option("--why", help="The reason, kept with the correction.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who corrects (default: git's user.name, else the login).")] = None,
    quote: Annotated[str | None, typer.Option("--quote", help="With add: the words of the article that carry the act.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="With review: how many events.")] = 20,
    ledger: LedgerFlag = None,
    lang: LangFlag = None,
    quiet: QuietFlag = False,
    verbose: VerboseFlag = False,
    no_color: PlainFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Correct what the machine coded: `fix reject EVENT`, `fix set EVENT type=THREATEN`, `fix merge EVENT EVENT`, `fix undo CO`, `fix log`, `fix review`."""
    from dragoman.desk import Desk

    held = settings(ledger=ledger, lang=lang)
    m, desk, args = messages(held.lang), Desk.open(ledger_path(held)), what or []
    if act == "log":
        _log(desk, m, as_json)
    elif act == "import":
        _import(desk, args, m)
    elif act == "review":
        _review(desk, limit, by, m, no_color, as_json)
    else:
        made = corrections(desk, act, args, by or author(), why, quote)
        desk.correct(made)
        for correction in made:
            put_json(_row(correction)) if as_json else put(m("fix.kept" if act != "undo" else "fix.undone", op=act, id=correction.id if act != "undo" else correction.target))


def author() -> str:
    """Who corrects where nobody says: git's user.name, else the login."""
    import getpass
    import subprocess

    try:
        named = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=5, check=False).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        named = ""
    return named or getpass.getuser()


def corrections(desk: Desk, act: str, args: list[str], by: str, why: str | None, quote: str | None) -> list[Correction]:
    """The lines that a command asks for; UsageError says what it lacks."""
    if not args:
        raise UsageError(f"'fix {act}' needs to know what it is about: the id of an event (ev_…), which 'show --json' and 'show ev_…' give")
    if act in ("confirm", "reject", "note"):
        return [desk.corrected(act, target, by, why=why) for target in args]
    if act == "set":
        return [desk.corrected("set", args[0], by, why=why, field=field, after=value) for field, value in _pairs(args[1:])]
    if act in ("merge", "split"):
        if len(args) < 2:
            raise UsageError(f"'fix {act}' needs two events or more")
        return [desk.corrected(act, args[0], by, why=why, after=other) for other in args[1:]]
    if act == "add":
        if not quote:
            raise UsageError("'fix add' needs --quote: the words of the article that carry the act")
        return [desk.added(args[0], quote, by, why=why, fields=dict(_pairs(args[1:])))]
    if act == "undo":
        return [desk.undone(target, by, why=why) for target in args]
    raise UsageError(f"'fix {act}' is no operation; there are {ACTS}")


def _pairs(args: list[str]) -> list[tuple[str, str]]:
    pairs = [tuple(arg.split("=", 1)) for arg in args]
    bad = next((arg for arg, pair in zip(args, pairs, strict=True) if len(pair) != 2), None)
    if bad is not None or not pairs:
        raise UsageError(f"'{bad or ''}' is no FIELD=VALUE; write for example type=THREATEN actor=MLI:GOV start=2026-02-05")
    return [(pair[0].strip(), pair[1].strip()) for pair in pairs]


def _row(correction: Correction) -> dict[str, Any]:
    import json

    from dragoman.ledger.corrections.lines import line

    row: dict[str, Any] = json.loads(line(correction))
    return row


def _log(desk: Desk, m: Messages, as_json: bool) -> None:
    """Every correction with its outcome."""
    outcomes = desk.corrections()
    if as_json:
        put_json([_row(o.correction) | {"result": o.result, "because": o.why, "event": o.event} for o in outcomes])
        return
    for o in outcomes:
        put(m("fix.row", at=o.correction.at[:16], by=o.correction.by, op=o.correction.op, what=_what(o), result=m(f"fix.{RESULTS[o.result]}"), why=o.why) + f"  {o.correction.id}")
    if not outcomes:
        put(m("fix.none"))


def _what(outcome: Outcome) -> str:
    correction = outcome.correction
    words = f" “{correction.anchor.exact}”" if correction.anchor else ""
    return f"{correction.target}{f' {correction.field}' if correction.field else ''}{words}"


def _import(desk: Desk, args: list[str], m: Messages) -> None:
    """Another analyst's lines, each once."""
    if not args:
        raise UsageError("'fix import' needs the corrections.jsonl of another ledger")
    added = sum(desk.imported(Path(arg)) for arg in args)
    put(m("fix.imported", n=added))


def _review(desk: Desk, limit: int, by: str | None, m: Messages, no_color: bool, as_json: bool) -> None:
    """The queue: one event after the other, with a key each; without a terminal, as a list."""
    import sys

    from dragoman.faces.cli.terminal import Page
    from dragoman.faces.naming import Names
    from dragoman.packs import load
    from dragoman.records import event_json

    events = desk.review(limit)
    if as_json:
        put_json([event_json(e) for e in events])
        return
    page = Page(console(no_color), Names(load(), m))
    put(m("fix.queue") if events else m("fix.nothing"))
    for event in events:
        page.event(event, desk.event(event.id)[1], full=sys.stdin.isatty())
        if sys.stdin.isatty() and not _asked(desk, event.id, by or author(), m):
            return


def _asked(desk: Desk, event: str, by: str, m: Messages) -> bool:
    """What the analyst says of one event; False to stop."""
    put(m("fix.ask"))
    key = typer.getchar().lower()
    if key in ("a", "x"):
        desk.correct([desk.corrected("confirm" if key == "a" else "reject", event, by)])
    return key not in ("q", "\x03", "\x04", "\x1b")

"""The command line: one verb a file. Nothing heavy is imported before a verb runs, so that help is quick."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Annotated

import typer

from dragoman.faces.cli import check, code, demo, export, fix, read, report, serve, show, watch
from dragoman.faces.cli.common import MORE

VERBS: dict[str, Callable[..., None]] = {
    "demo": demo.demo,
    "code": code.code,
    "read": read.read,
    "watch": watch.watch,
    "show": show.show,
    "serve": serve.serve,
    "report": report.report,
    "export": export.export,
    "fix": fix.fix,
    "check": check.check,
}

#: when cycles are looked for: packs and models are a million objects that stay, and at Python's own marks a seventh of the start goes into counting them again
SELDOM = (50_000, 10, 10)

app = typer.Typer(
    name="dragoman",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads the press about relations between states: who did, said, promised what, to whom, when, according to whom.",
    epilog="Exit codes: 0 done, 1 done with some files skipped, 2 wrong usage, 3 ledger of a newer version, 130 interrupted.",
)
for _name, _verb in VERBS.items():
    app.command(_name)(_verb)


def _version(asked: bool) -> None:
    if asked:
        from dragoman.flow import version

        print(f"dragoman {version()}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Reads the press about relations between states: who did, said, promised what, to whom, when, according to whom."""


def _sentence(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What a mistake of ours looks like: a sentence, and the traceback for who asks with -v."""
    if MORE.verbose:
        sys.__excepthook__(kind, error, trace)
    print(f"dragoman: unexpected {kind.__name__}: {error}; run again with -v for the details", file=sys.stderr)


def main() -> None:
    """The console script."""
    sys.excepthook = _sentence
    gc.set_threshold(*SELDOM)
    logging.basicConfig(format="%(message)s", level=logging.ERROR)
    app(prog_name="dragoman")

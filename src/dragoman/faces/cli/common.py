"""What all verbs share: their common flags, how errors become sentences and exit codes, and how text gets out."""

from __future__ import annotations

import functools
import logging
import os
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec, TypeVar

import typer

from dragoman.errors import DragomanError, NewerLedgerError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.faces.messages import Messages
    from dragoman.packs import Roster
    from dragoman.settings import Settings

DONE, SKIPPED, USAGE, NEWER, INTERRUPTED = 0, 1, 2, 3, 130

P = ParamSpec("P")
R = TypeVar("R")

LedgerFlag = Annotated[str | None, typer.Option("--ledger", metavar="DIR", help="Folder of the ledger (default ./ledger).")]
LangFlag = Annotated[str | None, typer.Option("--lang", metavar="fr|en", help="Language of what is printed (default: the locale's).")]
QuietFlag = Annotated[bool, typer.Option("-q", "--quiet", help="No progress and no advice.")]
VerboseFlag = Annotated[bool, typer.Option("-v", "--verbose", help="Say more; tracebacks for errors.")]
PlainFlag = Annotated[bool, typer.Option("--no-color", help="No colours (also NO_COLOR).")]
JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON.")]
SinceFlag = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this date on: 2026-02-05, 2026-02 or 2026.")]
UntilFlag = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this date, included.")]
PublishedFlag = Annotated[str | None, typer.Option("--published", metavar="DATE", help="Date of publication, whatever the files say.")]
OutletFlag = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Outlet, in place of what the files say.")]
ProcessesFlag = Annotated[int | None, typer.Option("--processes", metavar="N", help="How many processes code at once (default 1).")]
ConfidenceFlag = Annotated[str | None, typer.Option("--min-confidence", metavar="0..1", help="Leave out events below this confidence.")]
FastFlag = Annotated[bool | None, typer.Option("--fast/--no-fast", help="Parse only what names two parties or more (default), or all of every text.")]
WitnessFlag = Annotated[
    str | None, typer.Option("--witness", metavar="off|on|llm", help="Who reads beside the rules: nobody, the model in the package (default), or an endpoint of yours too (DRAGOMAN_LLM_URL, _MODEL, _KEY).")
]
LanguagesFlag = Annotated[str | None, typer.Option("--lang", metavar="fr,en", help="Languages that are read; others are skipped.")]


@dataclass
class More:
    """Whether details were asked for. The hook for unexpected errors has no other way to know."""

    verbose: bool = False


MORE = More()


def guarded(verb: Callable[P, R]) -> Callable[P, R]:
    """The verb, with its errors as sentences on stderr and its exit codes."""

    @functools.wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        MORE.verbose = bool(kwargs.get("verbose"))
        logging.getLogger("dragoman").setLevel(logging.DEBUG if MORE.verbose else logging.ERROR)
        try:
            return verb(*args, **kwargs)
        except DragomanError as error:
            if MORE.verbose:
                logging.getLogger("dragoman").exception("%s", error)
            say(f"dragoman: {error}")
            raise typer.Exit(exit_code(error)) from error
        except KeyboardInterrupt as error:
            say(f"dragoman: interrupted; to go on: {command_again()}")
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:  # the reader of our output has gone, as `head` does: nothing is wrong
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from error

    return run


def exit_code(error: DragomanError) -> int:
    """The exit code that an error stands for."""
    if isinstance(error, UsageError):
        return USAGE
    return NEWER if isinstance(error, NewerLedgerError) else SKIPPED


def command_again() -> str:
    """The command that was given, to be typed again."""
    return shlex.join(["dragoman", *sys.argv[1:]])


def say(text: str) -> None:
    """One line on stderr."""
    from dragoman.faces.quoting import clean

    print(clean(text), file=sys.stderr, flush=True)


def put(text: str) -> None:
    """One line on stdout, in UTF-8 whatever the locale."""
    data = f"{text}\n".encode("utf-8", "replace")
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(data.decode())
    else:
        sys.stdout.flush()
        stream.write(data)
        stream.flush()


def put_json(value: Any) -> None:
    """A value as one line of JSON on stdout. Characters that UTF-8 cannot hold are written as escapes."""
    import json

    text = json.dumps(value, ensure_ascii=False)
    put(text if _encodes(text) else json.dumps(value))


def _encodes(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)


def settings(**flags: Any) -> Settings:
    """The settings that hold, flags on top."""
    from dragoman.settings import load

    return load(flags)


def messages(lang: str) -> Messages:
    """The words of the interface."""
    from dragoman.faces.messages import Messages

    return Messages(lang)


def console(no_color: bool, *, stderr: bool = False) -> Console:
    """Where a verb prints for people; lines are wrapped to a terminal's width and left whole in a pipe."""
    from rich.console import Console

    return Console(stderr=stderr, no_color=no_color or None, highlight=False, emoji=False, markup=False)


def roster() -> Roster:
    """The names of states, bodies and groups."""
    from dragoman.packs import load

    return load().roster


def entity(text: str, known: Roster) -> str:
    """The code of what a user typed: a name in either language, an ISO code, a COW number; UsageError suggests the nearest."""
    from dragoman.faces.answers.asking import entity

    return entity(text, known)


def ledger_path(settings: Settings) -> Path:
    """The ledger's folder."""
    return Path(settings.ledger).expanduser()

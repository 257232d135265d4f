"""`serve`: the page of a ledger, on this machine alone unless it is asked for otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.faces.cli.common import LangFlag, LedgerFlag, PlainFlag, QuietFlag, VerboseFlag, guarded, ledger_path, messages, put, say, settings

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from dragoman.faces.messages import Messages

HOST, PORT = "127.0.0.1", 8377
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@guarded
def serve(
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="Where to listen; 0 takes a free one.")] = PORT,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = True,
    read_only: Annotated[bool, typer.Option("--read-only", help="Take no corrections.")] = False,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Listen on another address than this machine's own; needs --token.")] = HOST,
    token: Annotated[str | None, typer.Option("--token", metavar="WORD", help="What every visitor must know, 16 characters or more.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who corrects (default: git's user.name, else the login).")] = None,
    mcp: Annotated[bool, typer.Option("--mcp", help="Speak MCP on stdin and stdout instead, for a language model.")] = False,
    allow_write: Annotated[bool, typer.Option("--allow-write", help="With --mcp: let the model propose corrections.")] = False,
    ledger: LedgerFlag = None,
    lang: LangFlag = None,
    quiet: QuietFlag = False,
    verbose: VerboseFlag = False,
    no_color: PlainFlag = False,
) -> None:
    """Serve the page of a ledger on http://127.0.0.1:8377, with its data as JSON and CSV, until Ctrl-C."""
    held = settings(ledger=ledger, lang=lang)
    if allow_write and not mcp:
        raise UsageError("--allow-write goes with --mcp; the page takes corrections unless it is --read-only")
    if mcp:
        from dragoman.faces.mcp import serve_mcp

        return serve_mcp(ledger_path(held), allow_write, held.lang)
    run(ledger_path(held), messages(held.lang), port=port, opened=open_, read_only=read_only, host=host, token=token, by=by, quiet=quiet)


def run(
    folder: Path, m: Messages, *, path: str = "", port: int = PORT, opened: bool = True, read_only: bool = False,
    host: str = HOST, token: str | None = None, by: str | None = None, quiet: bool = False,
) -> None:  # fmt: skip
    """Serve a ledger until it is interrupted; `path` is the page that is opened first."""
    from dragoman.faces.cli.fix import author
    from dragoman.faces.web.app import create, listen
    from dragoman.faces.web.guards import LOOPBACK as NAMES
    from dragoman.faces.web.guards import Options

    _allowed(host, token)
    listening = _bound(host, port)
    app = create(folder, Options(read_only, token, tuple(dict.fromkeys((*NAMES, _written(host)))), by or author()), beside=True)
    address = f"http://{_written(host)}:{listening.getsockname()[1]}/{m.lang}/{path}{f'?token={token}' if token else ''}"
    put(f"{m('serve.at', address=address)}")
    if opened:
        _open(address)
    listen(app, listening)
    if not quiet:
        say(m("serve.done"))


def _allowed(host: str, token: str | None) -> None:
    """Beyond this machine nothing is served without a token."""
    if token is not None and (len(token) < 16 or not token.isascii() or not all(c.isalnum() or c in "-_" for c in token)):
        raise UsageError("--token must have 16 characters or more: letters, digits, - and _ alone; make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(24))'")
    if host not in LOOPBACK and token is None:
        raise UsageError(f"--host {host} would show this ledger to other machines: give a --token that its readers must know, or leave --host out")


def _bound(host: str, port: int) -> socket.socket:
    """The socket to listen on; UsageError where it cannot be had."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise UsageError(f"{host}, port {port}: cannot listen there ({error.strerror or error}); another dragoman may be running, or choose another with --port") from error
    return made


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _open(address: str) -> None:
    """Open the browser a moment later, when the page is served."""
    import threading
    import webbrowser

    threading.Timer(0.8, webbrowser.open, [address]).start()

"""`demo`: the bundled sample, read, summed up, and its richest pair."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.faces.cli.common import (
    JsonFlag,
    LangFlag,
    LedgerFlag,
    PlainFlag,
    ProcessesFlag,
    QuietFlag,
    VerboseFlag,
    console,
    guarded,
    messages,
    put,
    put_json,
    say,
    settings,
)
from dragoman.faces.cli.serve import PORT

if TYPE_CHECKING:
    from dragoman.desk import Desk
    from dragoman.faces.messages import Messages
    from dragoman.packs import Packs
    from dragoman.records import Dossier, Pair

#: the last events of the richest pair that are printed
SHOWN = 8


@guarded
def demo(
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Serve and open no page; print where the report lies.")] = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="Where the page is served; 0 takes a free one.")] = PORT,
    processes: ProcessesFlag = None,
    ledger: LedgerFlag = None,
    lang: LangFlag = None,
    quiet: QuietFlag = False,
    verbose: VerboseFlag = False,
    no_color: PlainFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Read the bundled sample of press and open the page of its richest pair. The second time is quick: what was read is kept in the cache folder."""
    from dragoman.desk import Desk
    from dragoman.errors import InputError
    from dragoman.faces.cli.read import keep
    from dragoman.packs import DATA, load

    held = settings(lang=lang, processes=processes)
    m, packs = messages(held.lang), load()
    sample = DATA / "sample"
    if not sample.is_dir() or not any(sample.iterdir()):
        raise InputError(m("demo.empty", path=sample))
    folder = Path(ledger).expanduser() if ledger else _cache() / f"demo-{packs.fingerprint}"
    if not quiet:
        say(m("demo.reading"))
    keep([str(sample)], folder, held.flow_options(), m, quiet=quiet, no_color=no_color)
    desk = Desk.open(folder)
    if as_json:
        put_json(_plain(desk, folder))
        return
    _summary(desk, m)
    pairs = [pair for pair in desk.pairs() if _between_states(pair, packs)]
    if pairs:
        _richest(desk, pairs[0], packs, m, folder, no_color=no_color)
    _next(m, folder, pairs)
    if not no_browser:
        from dragoman.faces.cli.serve import run

        put("")
        run(folder, m, path=f"pair/{pairs[0].a}/{pairs[0].b}" if pairs else "", port=port, quiet=quiet)


def _cache() -> Path:
    """The user's cache folder for dragoman."""
    own = os.environ.get("XDG_CACHE_HOME")
    return (Path(own) if own else Path.home() / ".cache") / "dragoman"


def _between_states(pair: Pair, packs: Packs) -> bool:
    return all(code in packs.roster.iso2 for code in (pair.a, pair.b))


def _plain(desk: Desk, folder: Path) -> dict[str, object]:
    holds = desk.summary()
    pairs = [{"a": p.a, "b": p.b, "events": p.events} for p in desk.pairs()[:20]]
    return {"ledger": str(folder), "articles": holds.articles, "events": holds.events, "counted": "events as told", "pairs": pairs}


def _summary(desk: Desk, m: Messages) -> None:
    holds = desk.summary()
    langs = ", ".join(f"{m.number(n)} {lang}" for lang, n in holds.langs.items())
    figures = {"outlets": holds.outlets, "events": holds.events, "characterisations": holds.characterisations, "pairs": holds.pairs}
    put(f"{m('count.articles', n=holds.articles)} ({langs}) · " + " · ".join(m(f"count.{name}", n=n) for name, n in figures.items()))


def _richest(desk: Desk, pair: Pair, packs: Packs, m: Messages, folder: Path, *, no_color: bool) -> None:
    """The last events of the pair in the terminal, and its report beside the ledger."""
    from dragoman.faces.cli.report import write
    from dragoman.faces.cli.terminal import Page
    from dragoman.faces.naming import Names
    from dragoman.faces.report import page

    names = Names(packs, m)
    put("")
    put(m("demo.richest", a=names.entity(pair.a), b=names.entity(pair.b)))
    dossier: Dossier = desk.pair(pair.a, pair.b)
    Page(console(no_color), names).dossier(dossier, SHOWN)
    path = folder / f"{pair.a}-{pair.b}.{m.lang}.html"
    write(path, page(desk, dossier, names))
    put("")
    put(m("demo.report", path=path))


def _next(m: Messages, folder: Path, pairs: list[Pair]) -> None:
    put(f"{m('demo.next')}:")
    for pair in pairs[:3]:
        put(f"  dragoman show {pair.a} {pair.b} --ledger {folder}")
    put("  dragoman read ~/articles/")

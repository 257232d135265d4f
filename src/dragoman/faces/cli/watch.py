"""`watch`: feeds into the ledger, for ever, and a word where a rule fires."""

from __future__ import annotations

import signal
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.faces.cli.common import (
    ConfidenceFlag,
    FastFlag,
    JsonFlag,
    LangFlag,
    LedgerFlag,
    PlainFlag,
    QuietFlag,
    VerboseFlag,
    WitnessFlag,
    guarded,
    ledger_path,
    messages,
    put,
    put_json,
    say,
    settings,
)

if TYPE_CHECKING:
    from dragoman.documents.listing import Followed
    from dragoman.faces.naming import Names
    from dragoman.watch.rules import Alert
    from dragoman.watch.watcher import Digest


@guarded
def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEEDS…", help="OPML files, or addresses of feeds and site maps.")],
    once: Annotated[bool, typer.Option("--once", help="One round, and end: for cron.")] = False,
    every: Annotated[float, typer.Option("--every", min=1, metavar="MINUTES", help="Between two looks at a feed.")] = 15,
    most: Annotated[int, typer.Option("--most", min=1, metavar="N", help="Pages of one feed in a round.")] = 30,
    pause: Annotated[float, typer.Option("--pause", min=0, metavar="SECONDS", help="Between two pages of one host; what the host asks for, if longer.")] = 1,
    alerts: Annotated[Path | None, typer.Option("--alerts", metavar="FILE", help="Write a line of JSON here for each alert.")] = None,
    webhook: Annotated[str | None, typer.Option("--webhook", metavar="URL", help="Post each alert here as JSON.")] = None,
    tell: Annotated[str | None, typer.Option("--tell", metavar="RULES", help="Which alerts: contradiction,promise,phase (default: all), or none.")] = None,
    ahead: Annotated[int, typer.Option("--ahead", min=0, metavar="DAYS", help="How long before its day a promise is told of.")] = 7,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Fetch from this machine and private nets too.")] = False,
    min_confidence: ConfidenceFlag = None,
    fast: FastFlag = None,
    witness: WitnessFlag = None,
    ledger: LedgerFlag = None,
    lang: LangFlag = None,
    quiet: QuietFlag = False,
    verbose: VerboseFlag = False,
    no_color: PlainFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Read feeds for ever, politely: new articles go into the ledger, and alerts tell of contradictions, promises that are due, and relations that turn."""
    from dragoman.faces.naming import Names
    from dragoman.ledger.book import Ledger
    from dragoman.options import RULES, WatchOptions
    from dragoman.packs import load
    from dragoman.watch.deliver import Receiver
    from dragoman.watch.watcher import Watcher

    held = settings(ledger=ledger, lang=lang, min_confidence=min_confidence, fast=fast, witness=witness)
    options = WatchOptions(every * 60, pause, most, ahead, allow_private, RULES if tell is None else _rules(tell))
    listed, names = [feed for each in feeds for feed in _followed(each)], Names(load(), messages(held.lang))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    watcher = Watcher(listed, Ledger.open(ledger_path(held), create=True), options, held.flow_options(), Receiver(alerts, webhook))
    if not (quiet or once or as_json):
        say(names.m("watch.begun", n=len(listed)))
    try:
        for digest in watcher.rounds(once=once):
            put_json(_json(digest)) if as_json else _show(digest, names, quiet)
    except KeyboardInterrupt:
        say(names.m("watch.ended"))


def _followed(text: str) -> list[Followed]:
    """The feeds that an argument names; UsageError where there is no such file."""
    from dragoman.documents.listing import Followed, followed
    from dragoman.errors import InputError, UsageError

    if text.startswith(("http://", "https://")):
        return [Followed(text)]
    try:
        return followed(Path(text).read_bytes(), text)
    except OSError as error:
        raise UsageError(f"{text}: this list of feeds cannot be read ({error.strerror}); give an OPML file, or the address of a feed with http:// or https://") from error
    except InputError as error:
        raise UsageError(str(error)) from error


def _rules(text: str) -> tuple[str, ...]:
    from dragoman.errors import UsageError
    from dragoman.options import RULES

    names = tuple(name.strip() for name in text.split(",") if name.strip() not in ("", "none"))
    if wrong := [name for name in names if name not in RULES]:
        raise UsageError(f"--tell knows {', '.join(RULES)} and none, found '{wrong[0]}'")
    return names


def _json(digest: Digest) -> dict[str, Any]:
    return asdict(digest) | {"alerts": [alert.json() for alert in digest.alerts]}


def _show(digest: Digest, names: Names, quiet: bool) -> None:
    """A round on one line, what went wrong on stderr, and each alert with its sentences."""
    m = names.m
    if not quiet:
        counts = {name: getattr(digest, name) for name in ("unchanged", "new", "known", "aside")}
        now = datetime.now().strftime("%Y-%m-%d %H:%M")
        put(m("watch.round", at=now, feeds=m("watch.feeds", n=digest.read), failing=len(digest.failing), events=m("count.events", n=digest.events), **counts))
    for why in [*(why for _, why in digest.failing), *digest.wrong]:
        say(m("watch.failing", why=why))
    for url, to in digest.moved:
        say(m("watch.moved", url=url, to=to))
    for refusal in digest.refusals:
        say(m("watch.failing", why=refusal.reason))
    for alert in digest.alerts:
        _tell(alert, names)


def _tell(alert: Alert, names: Names) -> None:
    from dragoman.faces.quoting import clean

    put(names.m(f"watch.{alert.rule}", pair=" ⇄ ".join(map(names.entity, alert.pair)), **_said(alert, names)))
    for quote in alert.quotes:
        put(names.m("watch.quote", text=clean(quote.text), where=", ".join(clean(part) for part in (quote.outlet, quote.published, quote.url) if part)))


def _said(alert: Alert, names: Names) -> dict[str, str]:
    """What the sentence of an alert says besides the pair."""
    m, facts = names.m, alert.facts
    if alert.rule == "contradiction":
        return {"says": m(f"relation.{alert.kind}", days=facts["days"])}
    days = {key: m.date(facts[key]) for key in ("due", "first", "last") if key in facts}
    if alert.rule == "promise":
        return days | {key: names.entities(facts[key]) for key in ("debtor", "creditor")}
    return days | {"kind": m(f"relation.{alert.kind}").lower(), "step": m.signed(facts["step"])}

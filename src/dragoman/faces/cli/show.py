"""`show`: a pair, a state, one event or one article, in the terminal."""

from __future__ import annotations

from dataclasses import asdict, replace
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
    console,
    entity,
    guarded,
    ledger_path,
    messages,
    put,
    put_json,
    settings,
)

if TYPE_CHECKING:
    from dragoman.desk import Desk
    from dragoman.faces.cli.terminal import Page
    from dragoman.faces.messages import Messages
    from dragoman.records import Dossier


@guarded
def show(
    a: Annotated[str, typer.Argument(metavar="A", help="A state or body (name, ISO or COW code), an event (ev_…) or article (ar_…).")],
    b: Annotated[str | None, typer.Argument(metavar="B", help="The other side of the pair.")] = None,
    since: SinceFlag = None,
    until: UntilFlag = None,
    split: Annotated[str | None, typer.Option("--split", metavar="DATE", help="Of one state: the day that parts before from after, for whom it draws closer to.")] = None,
    year: Annotated[int | None, typer.Option("--year", min=1, max=9999, metavar="YEAR", help="Of one state: whom it stood how with in that year, beside all other ties of the year in --json.")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Of a pair: keep its outlook in the ledger, to be scored when its time is over.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="The last N events only.")] = None,
    ledger: LedgerFlag = None,
    lang: LangFlag = None,
    quiet: QuietFlag = False,
    verbose: VerboseFlag = False,
    no_color: PlainFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """Show what the ledger holds of two states: figures, events by date with their quotes, characterisations."""
    from dragoman.desk import Desk
    from dragoman.faces.cli.terminal import Page
    from dragoman.faces.naming import Names
    from dragoman.packs import load
    from dragoman.settings import day

    held = settings(ledger=ledger, lang=lang)
    m = messages(held.lang)
    packs = load()
    # a wrong name is told before a missing ledger: it is the first thing that the user typed
    codes = [] if a.startswith(("ev_", "ar_")) else [entity(text, packs.roster) for text in (a, b) if text is not None]
    desk = Desk.open(ledger_path(held))
    page = Page(console(no_color), Names(packs, m))
    if a.startswith("ev_"):
        _event(desk, a, page, as_json)
    elif a.startswith("ar_"):
        _article(desk, a, page, m, as_json)
    else:
        period = (day(since, "--since"), day(until, "--until"))
        dossier = desk.pair(codes[0], codes[1], *period) if len(codes) == 2 else desk.state(codes[0], *period)
        _dossier(desk, dossier, page, limit, as_json, day(split, "--split"), keep, year)


def _dossier(desk: Desk, dossier: Dossier, page: Page, limit: int | None, as_json: bool, split: str | None, keep: bool, year: int | None) -> None:
    alignment = None if dossier.b else desk.alignment(dossier, split)
    found = desk.findings(dossier) if dossier.b else None
    ahead = (desk.outlook(dossier, keep=keep), desk.scenarios(dossier), desk.track_record()) if dossier.b else None
    network = desk.network(year) if year and not dossier.b else None
    if as_json:
        from dragoman.desk import latest
        from dragoman.faces.plain import findings_json
        from dragoman.records import dossier_json

        row = dossier_json(replace(dossier, events=latest(dossier.events, limit)))
        row |= {"outlook": asdict(ahead[0]), "scenarios": [asdict(s) for s in ahead[1]], "track": asdict(ahead[2])} if ahead else {}
        put_json(row | ({"alignment": asdict(alignment)} if alignment else {}) | ({"network": asdict(network)} if network else {}) | ({"findings": findings_json(found)} if found else {}))
        return
    page.dossier(dossier, limit, found, alignment, network)
    if ahead:
        page.ahead(dossier, *ahead)


def _event(desk: Desk, id: str, page: Page, as_json: bool) -> None:
    event, source = desk.event(id)
    if as_json:
        from dragoman.records import told_json

        put_json(told_json(event, source))
    else:
        page.event(event, source, full=True)


def _article(desk: Desk, id: str, page: Page, m: Messages, as_json: bool) -> None:
    from dragoman.faces.quoting import clean
    from dragoman.records import Source, coding_json

    article, coding = desk.article(id)
    if as_json:
        about = {key: getattr(article, key) for key in ("id", "lang", "published", "outlet", "title", "url", "text")}
        group, _ = desk.copies_of(id)
        put_json(about | coding_json(coding) | {"copies": list(group.articles) if group else [], "origin": group.origin if group else None})
        return
    put(" · ".join(clean(part) for part in (article.title, article.outlet, article.published, article.url, article.id) if part))
    put(m("count.events", n=len(coding.events)))
    group, others = desk.copies_of(id)
    if group:
        texts = [" ".join(clean(part) for part in (s.outlet, s.published, s.id) if part) for i in group.articles for s in (others[i],)]
        put(m("show.copies", first=texts[0], others="; ".join(texts[1:]), origin=clean(group.origin)))
    source = Source(article.id, article.lang, article.published, article.outlet)
    for event in coding.events:
        page.event(event, source)
    for told in coding.characterisations:
        page.characterisation(told, source)

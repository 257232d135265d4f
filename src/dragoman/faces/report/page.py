"""A dossier as a page: each record as the texts that the template prints. The template escapes all; nothing here is markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dragoman.faces.messages import Messages
from dragoman.faces.naming import Names, attested, cooperative, doubts
from dragoman.faces.quoting import clean, pieces
from dragoman.faces.report.timeline import timeline
from dragoman.packs import Packs
from dragoman.records import Characterisation, Dossier, Event, Source

HERE = Path(__file__).parent
UNSURE = 0.5


@dataclass(frozen=True)
class Line:
    """One event or characterisation as the template prints it. `lang` is that of the quotation."""

    number: int
    id: str
    when: str
    iso: str
    kind: str
    mode: str
    quad: str
    cooperative: bool
    actors: str
    recipients: str
    status: str
    notes: tuple[str, ...]
    quote: tuple[tuple[str, bool], ...]
    lang: str
    where: str
    article: str
    confidence: str
    unsure: bool


def page(dossier: Dossier, packs: Packs, m: Messages, author: str | None = None) -> str:
    """The report of a dossier in the language of `m`, as one HTML page. The same dossier gives the same page."""
    names = Names(packs, m)
    folder = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    lines = [_event(n, event, dossier.sources.get(event.article), names) for n, event in enumerate(dossier.events, 1)]
    lines = _attested(lines, dossier, names)
    leading = {e.id for e in dossier.leading}
    told = [_told(len(lines) + n, c, dossier.sources.get(c.article), names) for n, c in enumerate(dossier.characterisations, 1)]
    return folder.get_template("page.html").render(
        m=m, lang=m.lang, style=(HERE / "style.css").read_text(encoding="utf-8"), dossier=dossier, author=clean(author) if author else None,
        title=m("report.title", a=names.entity(dossier.a), b=names.entity(dossier.b or "")),
        period=_period(dossier, m), figures=_figures(dossier, names), shares=_shares(dossier, names), curve=timeline(dossier.leading, names),
        years=_by_year(dossier, [line for line in lines if line.id in leading], m), told=told, evidence=[*lines, *told], sources=[_source(s, m) for s in dossier.sources.values()],
        limits=_limits(dossier, m), fingerprints=", ".join(dossier.fingerprints), version=_version(),
    )  # fmt: skip


def _attested(lines: list[Line], dossier: Dossier, names: Names) -> list[Line]:
    """The lines that tell an incident best, with how it is attested and what is disputed of it."""
    by_best = {i.best: i for i in dossier.incidents}
    notes = {i.best: (*((attested(i, names.m),) if len(i.articles) > 1 else ()), *doubts(i, names)) for i in by_best.values()}
    return [replace(line, notes=(*line.notes, *notes.get(line.id, ()))) for line in lines]


def _event(number: int, event: Event, source: Source | None, names: Names) -> Line:
    m, quad = names.m, names.quad(event.type)
    notes = [names.speaker(event.speaker)] if event.speaker else []
    notes += [m("show.condition", condition=clean(event.condition))] if event.condition else []
    return Line(
        number, event.id, m.span(event.start, event.end), event.start or event.end or "", names.category(event.type), names.mode(event),
        m("report.material" if quad in (2, 4) else "report.verbal"), cooperative(quad), names.entities(event.actor),
        names.entities(event.recipient) if event.recipient else "", "" if event.status == "actual" else names.status(event), tuple(notes),
        tuple(pieces(event)), source.lang if source else "", _where(source, m), event.article,
        m("report.confidence", n=round(event.confidence, 2)), event.confidence < UNSURE,
    )  # fmt: skip


def _told(number: int, told: Characterisation, source: Source | None, names: Names) -> Line:
    m = names.m
    notes = (names.speaker(told.speaker),) if told.speaker else ()
    return Line(
        number, told.id, m.span(told.start, told.end), told.start or told.end or "", clean(told.label), "", "",
        told.valence in ("good", "warming"),
        names.entities(told.parties), "", m(f"valence.{told.valence}"), notes, tuple(pieces(told)), source.lang if source else "",
        _where(source, m), told.article, "", False,
    )  # fmt: skip


def _where(source: Source | None, m: Messages) -> str:
    if source is None:
        return m("report.outlet_none")
    return ", ".join(filter(None, (clean(source.outlet or m("report.outlet_none")), m.date(source.published))))


def _by_year(dossier: Dossier, lines: list[Line], m: Messages) -> list[tuple[str, list[Line]]]:
    """Events under their years, in the order in which they come; the undated at the end."""
    years: dict[str, list[Line]] = {}
    for line in lines:
        years.setdefault(line.iso[:4] or m("report.undated"), []).append(line)
    return list(years.items())


def _period(dossier: Dossier, m: Messages) -> str:
    days = sorted(day for e in dossier.events for day in (e.start, e.end) if day)
    first, last = dossier.since or (days[0] if days else None), dossier.until or (days[-1] if days else None)
    return m.span(first, last)


def _figures(dossier: Dossier, names: Names) -> list[tuple[str, str, str]]:
    """Number, words and shape of each figure at the head of the page."""
    m = names.m
    outlets = {source.outlet for source in dossier.sources.values() if source.outlet}
    up = sum(cooperative(names.quad(e.type)) for e in dossier.leading)
    counted = {"incidents": len(dossier.leading), "articles": len(dossier.sources), "outlets": len(outlets)}
    rows = [(m.number(n), _words(m(f"count.{name}", n=n)), "") for name, n in counted.items()]
    rows[1:1] = [(m.number(up), m("report.cooperation"), "up"), (m.number(len(dossier.leading) - up), m("report.conflict"), "down")]
    return rows


def _words(counted: str) -> str:
    """A count without its number."""
    return re.sub(r"^[\d.,\s\u202f\u00a0]+", "", counted)


def _shares(dossier: Dossier, names: Names) -> list[dict[str, Any]]:
    top = max(dossier.by_category.values(), default=1)
    return [_share(kind, n, top, names) for kind, n in dossier.by_category.items()]


def _share(kind: str, n: int, top: int, names: Names) -> dict[str, Any]:
    up = cooperative(names.quad(kind))
    return {"kind": names.category(kind), "code": kind, "n": names.m.number(n), "up": up, "percent": round(100 * n / top, 1)}


def _source(source: Source, m: Messages) -> dict[str, str]:
    # an address is printed without its scheme and is no link: nothing on the page leads outside
    url = re.sub(r"^[a-z][a-z0-9+.-]*:/*", "", clean(source.url or ""), flags=re.IGNORECASE)
    return {
        "id": source.id, "outlet": clean(source.outlet or m("report.outlet_none")), "title": clean(source.title or ""), "lang": source.lang,
        "published": m.date(source.published), "url": url,
    }  # fmt: skip


def _limits(dossier: Dossier, m: Messages) -> list[str]:
    """What the page cannot say, in sentences."""
    outlets = {source.outlet for source in dossier.sources.values() if source.outlet}
    langs = ", ".join(sorted({source.lang for source in dossier.sources.values()}))
    said = [m("report.limit_articles", articles=m("count.articles", n=len(dossier.sources)), outlets=m("count.outlets", n=len(outlets)))]
    said.append(m("report.limit_counts"))
    if langs:
        said.append(m("report.limit_langs", langs=langs))
    if len(outlets) == 1:
        said.append(m("report.limit_single"))
    counted = {
        "uncertain": sum(e.confidence < UNSURE for e in dossier.events),
        "undated": sum(not (e.start or e.end) for e in dossier.events),
        "refused": dossier.refusals,
    }
    return said + [m(f"report.limit_{name}", n=n) for name, n in counted.items() if n]


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("dragoman")
    except PackageNotFoundError:
        return ""

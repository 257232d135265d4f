"""The whole report as one page: the sections that were chosen, each from its template, with how to cite it and what it is known by."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dragoman.desk import Desk
from dragoman.faces.naming import Names
from dragoman.faces.quoting import clean
from dragoman.faces.report.material import Material, Options
from dragoman.faces.report.sections import SECTIONS, chosen
from dragoman.records import Dossier, dossier_json

TEMPLATES = Path(__file__).parent / "templates"


def page(desk: Desk, dossier: Dossier, names: Names, options: Options | None = None) -> str:
    """The report of a pair in the language of `names`, as one HTML page. The same dossier and options give the same bytes; UsageError where a section is not known."""
    held = Material(desk, dossier, names, options or Options())
    parts = [(name, SECTIONS[name](held)) for name in chosen(held.options.sections)]
    folder = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made: str = folder.get_template("page.html").render(m=names.m, lang=names.m.lang, style=_style(), parts=parts, named={name for name, _ in parts}, **_head(held))
    return made


def _head(held: Material) -> dict[str, Any]:
    """What stands above the sections."""
    m, dossier = held.names.m, held.dossier
    pair = m("report.title", a=held.names.entity(dossier.a), b=held.names.entity(dossier.b or ""))
    period, known = _period(dossier, held), fingerprint(held)
    author = clean(held.options.author) if held.options.author else ""
    cite = {"title": m.quoted(pair, m.lang), "period": period, "version": version(), "fingerprint": known, "read": _read(held)}
    return {
        "title": pair, "period": period, "author": author, "fingerprint": known, "version": version(), "read": _read(held),
        "cite": m("report.cite_by", author=author, **cite) if author else m("report.cite", **cite), "articles": m("count.articles", n=len(dossier.sources)),
    }  # fmt: skip


def _period(dossier: Dossier, held: Material) -> str:
    days = sorted(day for e in dossier.events for day in (e.start, e.end) if day)
    first, last = dossier.since or (days[0] if days else None), dossier.until or (days[-1] if days else None)
    return held.names.m.span(first, last)


def _read(held: Material) -> str:
    """The day of the last article that was read: what came later nobody can know."""
    return held.names.m.date(held.desk.summary().last)


def fingerprint(held: Material) -> str:
    """What the report is known by: twelve signs over all that it is made from."""
    corrections = [(o.correction.id, o.result) for o in held.outcomes]
    told = [dossier_json(held.dossier), held.plain, corrections, held.names.m.lang, version(), held.options.text, held.options.sections, held.options.author]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]


def _style() -> str:
    return (TEMPLATES / "style.css").read_text(encoding="utf-8")


def version() -> str:
    """The version of this program, empty where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("dragoman")
    except PackageNotFoundError:
        return ""
